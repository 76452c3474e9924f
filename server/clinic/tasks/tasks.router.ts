import { NewTask, TaskChange, TaskMove, TaskQuery, TaskStep } from '../../../shared/clinic/tasks.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { listTasks } from './list-tasks.ts';
import { moveTask, stepTask } from './step-task.ts';
import { Task } from './task.entity.ts';
import { oneWithRelations, patientsOf, TaskAnswer, TasksAnswer } from './task-view.ts';
import { addTask, changeTask } from './write-task.ts';

const bounded = { withinFacilities: true };

/** What somebody of the clinic is to do (WRK-2). */
export const tasks = router({
  list: allowed('tasks:read', 'GET /tasks', TaskQuery, TasksAnswer, { readsPatients: true }).query(
    async ({ ctx: { em, caller }, input }) => {
      const page = await listTasks(em, input, caller.clinic.timeZone);
      recordAccess(em, patientsOf(page.items));
      return page;
    },
  ),

  get: allowed('tasks:read', 'GET /tasks/{id}', ById, TaskAnswer, { readsPatients: true }).query(
    async ({ ctx: { em, caller }, input }) => {
      const task = await em.findOneOrFail(Task, { id: input.id });
      const listed = await oneWithRelations(em, task, caller.clinic.timeZone);
      recordAccess(em, patientsOf([listed]));
      return listed;
    },
  ),

  create: allowed('tasks:write', 'POST /tasks', NewTask, TaskAnswer, bounded).mutation(
    async ({ ctx: { em, caller }, input }) =>
      oneWithRelations(em, await addTask(em, input), caller.clinic.timeZone),
  ),

  update: allowed('tasks:write', 'PATCH /tasks/{id}', TaskChange, TaskAnswer, bounded).mutation(
    async ({ ctx: { em, caller }, input: { id, version, ...change } }) => {
      const task = await findVersion(em, Task, { id, version });
      await changeTask(em, task, change);
      return oneWithRelations(em, task, caller.clinic.timeZone);
    },
  ),

  /** Begins it, ends it, calls it off, or takes any of that back. */
  step: allowed('tasks:write', 'POST /tasks/{id}/step', TaskStep, TaskAnswer, bounded).mutation(
    async ({ ctx: { em, caller }, input: { id, version, status } }) => {
      const task = await findVersion(em, Task, { id, version });
      await stepTask(em, task, { status, timeZone: caller.clinic.timeZone });
      return oneWithRelations(em, task, caller.clinic.timeZone);
    },
  ),

  /** From one place of the board to another, which changes no other task (RQ34). */
  move: allowed('tasks:write', 'POST /tasks/{id}/move', TaskMove, TaskAnswer, bounded).mutation(
    async ({ ctx: { em, caller }, input: { id, version, ...to } }) => {
      const task = await findVersion(em, Task, { id, version });
      await moveTask(em, task, { ...to, timeZone: caller.clinic.timeZone });
      return oneWithRelations(em, task, caller.clinic.timeZone);
    },
  ),

  trash: allowed('tasks:write', 'DELETE /tasks/{id}', ByVersion, Gone, bounded).mutation(trashOf(Task)),

  restore: allowed('tasks:write', 'POST /tasks/{id}/restore', ById, TaskAnswer, bounded).mutation(
    async ({ ctx: { em, caller }, input }) =>
      oneWithRelations(em, await restoreFromTrash(em, Task, input.id), caller.clinic.timeZone),
  ),
});
