import { z } from 'zod';
import { Count, Flag, Id, Line, OptionalText, page, paging, recordFields, Version } from '../scalars.ts';
import { MOST_ITEMS } from './task-items.ts';
import { TaskPriority } from './tasks.ts';

const fields = {
  /** What the task is called, and by what the list is sorted. */
  title: Line(200),
  details: OptionalText(4000),
  priority: TaskPriority,
  /** It is due so many days after it is given out; without a number it has no day. */
  dueInDays: Count(0, 366).nullable(),
  /** Lines of its checklist, in their order. */
  items: z.array(Line(200)).max(MOST_ITEMS),
};

/** What a task begins with. It is copied when it is used, so that changing it later changes no task (RQ35). */
export const NewTaskTemplate = z.strictObject({
  ...fields,
  priority: fields.priority.default('usual'),
  dueInDays: fields.dueInDays.default(null),
  items: fields.items.default([]),
});
export const TaskTemplateChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
});
export const TaskTemplateQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });

export const TaskTemplate = z.object({
  ...recordFields,
  title: z.string(),
  details: z.string().nullable().default(null),
  priority: TaskPriority,
  dueInDays: z.int().nullable().default(null),
  items: z.array(z.string()),
});
export type TaskTemplate = z.output<typeof TaskTemplate>;
export const TaskTemplatePage = page(TaskTemplate);
