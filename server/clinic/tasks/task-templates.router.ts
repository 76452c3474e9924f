import {
  TaskTemplate as Contract,
  NewTaskTemplate,
  TaskTemplateChange,
  TaskTemplatePage,
  TaskTemplateQuery,
} from '../../../shared/clinic/task-templates.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { TaskTemplate } from './task-template.entity.ts';

/** What tasks begin with (WRK-2). Whoever gives out tasks uses them; whoever leads the clinic keeps them. */
export const taskTemplates = router({
  list: allowed('tasks:read', 'GET /task-templates', TaskTemplateQuery, TaskTemplatePage).query(
    listOf(TaskTemplate, sortedBy(['title'])),
  ),

  get: allowed('tasks:read', 'GET /task-templates/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(TaskTemplate, { id: input.id }),
  ),

  create: allowed('templates:write', 'POST /task-templates', NewTaskTemplate, Contract).mutation(
    async ({ ctx: { em }, input }) => em.create(TaskTemplate, input),
  ),

  update: allowed('templates:write', 'PATCH /task-templates/{id}', TaskTemplateChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...fields } }) =>
      em.assign(await findVersion(em, TaskTemplate, { id, version }), fields),
  ),

  trash: allowed('templates:write', 'DELETE /task-templates/{id}', ByVersion, Gone).mutation(
    trashOf(TaskTemplate),
  ),

  restore: allowed('templates:write', 'POST /task-templates/{id}/restore', ById, Contract).mutation(
    restoreOf(TaskTemplate),
  ),
});
