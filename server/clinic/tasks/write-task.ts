import type { z } from 'zod';
import type { NewTask, TaskChange } from '../../../shared/clinic/tasks.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { User } from '../users/user.entity.ts';
import { Task } from './task.entity.ts';
import { addItems } from './write-item.ts';

const patientOf = (em: ClinicEm, id: string | null) => (id ? em.findOneOrFail(Patient, { id }) : null);
const bookingOf = (em: ClinicEm, id: string | null) => (id ? em.findOneOrFail(Booking, { id }) : null);

/** Whoever cannot sign in any more does nothing either. */
const assigneeOf = async (em: ClinicEm, id: string | null): Promise<User | null> => {
  if (!id) return null;
  const user = await em.findOneOrFail(User, { id });
  if (user.status !== 'active')
    throw new Refusal('{name} is not active, so nothing can be given to them.', { name: user.fullName() });
  return user;
};

export const addTask = async (
  em: ClinicEm,
  { assigneeId, patientId, bookingId, items, repeat, dueOn, ...fields }: z.output<typeof NewTask>,
): Promise<Task> => {
  const task = em.create(Task, {
    ...fields,
    assignee: await assigneeOf(em, assigneeId),
    aboutPatient: await patientOf(em, patientId),
    aboutBooking: await bookingOf(em, bookingId),
  });
  task.plan(repeat, dueOn);
  addItems(em, task, items);
  return task;
};

/** Who has it already may keep it, whether they are active or not. */
export const changeTask = async (
  em: ClinicEm,
  task: Task,
  {
    assigneeId,
    patientId,
    bookingId,
    repeat,
    dueOn,
    ...fields
  }: Omit<z.output<typeof TaskChange>, 'id' | 'version'>,
): Promise<void> => {
  task.plan(
    repeat === undefined ? task.repeat() : repeat,
    dueOn === undefined ? (task.dueOn ?? null) : dueOn,
  );
  em.assign(task, {
    ...fields,
    ...(assigneeId !== undefined &&
      assigneeId !== (task.assignee?.id ?? null) && { assignee: await assigneeOf(em, assigneeId) }),
    ...(patientId !== undefined && { aboutPatient: await patientOf(em, patientId) }),
    ...(bookingId !== undefined && { aboutBooking: await bookingOf(em, bookingId) }),
  });
  if (task.aboutPatient && task.aboutBooking)
    throw new Refusal('A task is about a patient or about a booking.');
};
