import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { TaskItem as ItemContract } from '../../../shared/clinic/task-items.ts';
import { Task as Contract, TaskPage, type TaskRow } from '../../../shared/clinic/tasks.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { notedPatient } from '../bookings/booking-view.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { User } from '../users/user.entity.ts';
import { Task } from './task.entity.ts';
import { TaskItem } from './task-item.entity.ts';

/** A task with all that an answer names, and the day that it is in the clinic. */
export interface Listed {
  task: Task;
  items: TaskItem[];
  next: Task | undefined;
  today: string;
}

const evenGone = { filters: { live: false } };

/** Loads what answers tell of tasks, trashed relations included. */
export const withRelations = async (em: ClinicEm, tasks: Task[], timeZone: string): Promise<Listed[]> => {
  await em.populate(tasks, ['assignee', 'overBy', 'aboutBooking'], evenGone);
  // Looked up apart, because populating would drop the reference to a patient whom the reader may not see.
  const ids = tasks.flatMap(({ aboutPatient }) => (aboutPatient ? [aboutPatient.id] : []));
  await em.find(Patient, { id: { $in: ids } }, evenGone);
  const items = await em.find(
    TaskItem,
    { task: { id: { $in: tasks.map(({ id }) => id) } } },
    { orderBy: { place: 'asc', id: 'asc' } },
  );
  await em.populate(items, ['doneBy'], evenGone);
  const nexts = await em.find(Task, { formerId: { $in: tasks.map(({ id }) => id) } });
  const byTask = Map.groupBy(items, ({ task }) => task.id);
  const today = `${Temporal.Now.plainDateISO(timeZone)}`;
  return tasks.map(task => ({
    ...{ task, items: byTask.get(task.id) ?? [], today },
    next: nexts.find(({ formerId }) => formerId === task.id),
  }));
};

/** The same of one task. */
export const oneWithRelations = async (em: ClinicEm, task: Task, timeZone: string): Promise<Listed> => {
  // Its version is known then, and so are its lines.
  await em.flush();
  const [listed] = await withRelations(em, [task], timeZone);
  return listed ?? { task, items: [], next: undefined, today: '' };
};

/** Whose record an answer tells of. */
export const patientsOf = (tasks: Listed[]): string[] =>
  tasks.flatMap(({ task: { aboutPatient } }) => (aboutPatient ? [aboutPatient.id] : []));

const personOf = (user: User) => ({ id: user.id, name: user.fullName() });

const itemOf = ({ task, doneBy, ...fields }: TaskItem): z.input<typeof ItemContract> => ({
  ...fields,
  taskId: task.id,
  doneBy: doneBy ? personOf(doneBy.getEntity()) : null,
});

export const answerOf = ({ task, items, next, today }: Listed): z.input<typeof Contract> => {
  const { assignee, overBy, aboutPatient, aboutBooking, dueOn, ...fields } = task;
  const booking = aboutBooking?.getEntity();
  return {
    ...fields,
    dueOn,
    isOverdue: task.isOpen() && Boolean(dueOn && dueOn < today),
    assignee: assignee ? personOf(assignee.getEntity()) : null,
    overBy: overBy ? personOf(overBy.getEntity()) : null,
    patient: aboutPatient ? notedPatient(aboutPatient) : null,
    booking: booking ? { id: booking.id, startsAt: booking.startsAt } : null,
    repeat: task.repeat(),
    next: next?.dueOn ? { id: next.id, dueOn: next.dueOn } : null,
    lines: items.length,
    linesDone: items.filter(({ doneAt }) => doneAt).length,
    items: items.map(itemOf),
  };
};

export const ItemAnswer = z.instanceof(TaskItem).transform(itemOf).pipe(ItemContract);
export const TaskAnswer = z.custom<Listed>().transform(answerOf).pipe(Contract);
export const TasksAnswer = z
  .custom<{ items: Listed[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({
    items: items.map((one): z.input<typeof TaskRow> => answerOf(one)),
    nextCursor,
  }))
  .pipe(TaskPage);
