import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import { above, below, between } from '../../../shared/clinic/places.ts';
import { MOST_ITEMS, type NewTaskItem } from '../../../shared/clinic/task-items.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Task } from './task.entity.ts';
import { TaskItem } from './task-item.entity.ts';

/** The lines of a task, in their order. */
export const itemsOf = (em: ClinicEm, taskId: string): Promise<TaskItem[]> =>
  em.find(TaskItem, { task: { id: taskId } }, { orderBy: { place: 'asc', id: 'asc' } });

/** Of a task in the trash nothing is changed (RQ27). */
export const ofLiveTask = async (em: ClinicEm, item: TaskItem): Promise<TaskItem> => {
  await em.findOneOrFail(Task, { id: item.task.id });
  await em.populate([item], ['doneBy'], { filters: { live: false } });
  return item;
};

/** Puts a line below all others, one after another where several are added at once. */
export const addItem = async (
  em: ClinicEm,
  { taskId, text }: z.output<typeof NewTaskItem>,
): Promise<TaskItem> => {
  const task = await em.findOneOrFail(Task, { id: taskId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const last = (await itemsOf(em, taskId)).at(-1);
  const item = em.create(TaskItem, { task, text, place: above(last?.place) });
  await expectRoom(em, item);
  return item;
};

/** The lines of a task that is made just now. */
export const addItems = (em: ClinicEm, task: Task, lines: string[]): void => {
  for (const [n, text] of lines.entries()) em.create(TaskItem, { task, text, place: String(n + 1) });
};

/** Refuses a line too many. */
export const expectRoom = async (em: ClinicEm, item: TaskItem): Promise<void> => {
  const others = (await itemsOf(em, item.task.id)).filter(({ id }) => id !== item.id);
  if (others.length >= MOST_ITEMS)
    throw new Refusal('A checklist has {most} lines at most.', { most: MOST_ITEMS });
};

/** Puts a line below another one of its task, or before all. */
export const moveItem = async (em: ClinicEm, item: TaskItem, belowItemId: string | null): Promise<void> => {
  const others = (await itemsOf(em, item.task.id)).filter(({ id }) => id !== item.id);
  const upper = belowItemId
    ? await em.findOneOrFail(TaskItem, { id: belowItemId, task: item.task })
    : undefined;
  const at = upper ? others.indexOf(upper) : -1;
  const lower = others[at + 1];
  if (upper && lower) item.place = between(upper.place, lower.place);
  else if (upper) item.place = above(upper.place);
  else if (lower) item.place = below(lower.place);
};
