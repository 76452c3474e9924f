import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { above, below, between } from '../../../shared/clinic/places.ts';
import type { TaskMove, TaskStatus } from '../../../shared/clinic/tasks.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { User } from '../users/user.entity.ts';
import { makeNext } from './make-next.ts';
import { Task } from './task.entity.ts';

/** Says how far a task is. */
export const stepTask = async (
  em: ClinicEm,
  task: Task,
  { status, timeZone }: { status: TaskStatus; timeZone: string },
): Promise<void> => {
  const { userId } = actorOf(em);
  task.step(status, userId ? await em.findOneOrFail(User, { id: userId }) : null);
  if (status === 'done') await makeNext(em, task, `${Temporal.Now.plainDateISO(timeZone)}`);
};

/** The first of a column that lies below a place, or the uppermost of all. */
const nextIn = async (
  em: ClinicEm,
  task: Task,
  { status, under }: { status: TaskStatus; under?: string },
) => {
  const where = { status, id: { $ne: task.id }, ...(under && { place: { $lt: under } }) };
  const [next] = await em.find(Task, where, { orderBy: { place: 'desc', id: 'desc' }, limit: 1 });
  return next?.place;
};

/** Puts a task below another one, or above all of a column: the place between its neighbours is its own (RQ34). */
export const moveTask = async (
  em: ClinicEm,
  task: Task,
  { status, belowTaskId, timeZone }: Omit<z.output<typeof TaskMove>, 'id' | 'version'> & { timeZone: string },
): Promise<void> => {
  const upper = belowTaskId ? await em.findOneOrFail(Task, { id: belowTaskId }) : undefined;
  if (upper && (upper === task || upper.status !== status))
    throw new Refusal('The task above it was moved meanwhile. Please look again.');
  if (task.status !== status) await stepTask(em, task, { status, timeZone });
  const lower = await nextIn(em, task, { status, ...(upper && { under: upper.place }) });
  task.place = upper ? (lower ? between(lower, upper.place) : below(upper.place)) : above(lower);
};
