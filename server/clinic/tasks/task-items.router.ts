import { LockMode } from '@mikro-orm/core';
import {
  NewTaskItem,
  TaskItemChange,
  TaskItemMove,
  TaskItemTick,
} from '../../../shared/clinic/task-items.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { User } from '../users/user.entity.ts';
import { TaskItem } from './task-item.entity.ts';
import { ItemAnswer } from './task-view.ts';
import { addItem, expectRoom, moveItem, ofLiveTask } from './write-item.ts';

const bounded = { withinFacilities: true };

/** The lines of checklists, which `tasks.get` answers with their task (RQ35). */
export const taskItems = router({
  add: allowed('tasks:write', 'POST /task-items', NewTaskItem, ItemAnswer, bounded).mutation(
    ({ ctx: { em }, input }) => addItem(em, input),
  ),

  rename: allowed('tasks:write', 'PATCH /task-items/{id}', TaskItemChange, ItemAnswer, bounded).mutation(
    async ({ ctx: { em }, input: { id, version, text } }) => {
      const item = await ofLiveTask(em, await findVersion(em, TaskItem, { id, version }));
      item.text = text;
      return item;
    },
  ),

  /** Takes no version: who ticks a line has decided nothing about its words, its place or the others. */
  tick: allowed('tasks:write', 'POST /task-items/{id}/tick', TaskItemTick, ItemAnswer, bounded).mutation(
    async ({ ctx: { em }, input: { id, isDone } }) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const item = await ofLiveTask(em, await em.findOneOrFail(TaskItem, { id }, { lockMode }));
      const { userId } = actorOf(em);
      item.tick(isDone, userId ? await em.findOneOrFail(User, { id: userId }) : null);
      return item;
    },
  ),

  move: allowed('tasks:write', 'POST /task-items/{id}/move', TaskItemMove, ItemAnswer, bounded).mutation(
    async ({ ctx: { em }, input: { id, version, belowItemId } }) => {
      const item = await ofLiveTask(em, await findVersion(em, TaskItem, { id, version }));
      await moveItem(em, item, belowItemId);
      return item;
    },
  ),

  trash: allowed('tasks:write', 'DELETE /task-items/{id}', ByVersion, Gone, bounded).mutation(
    trashOf(TaskItem),
  ),

  restore: allowed('tasks:write', 'POST /task-items/{id}/restore', ById, ItemAnswer, bounded).mutation(
    restoreOf(TaskItem, async (item, { em }) => expectRoom(em, await ofLiveTask(em, item))),
  ),
});
