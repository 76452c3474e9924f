import { z } from 'zod';
import { AnswerInstant, Id, Line, Named, orNone, recordFields, Version } from '../scalars.ts';

/** Lines that one task has at most. */
export const MOST_ITEMS = 100;

export const NewTaskItem = z.strictObject({ taskId: Id, text: Line(200) });
/** What it says, and nothing else: ticks that others made meanwhile stay (RQ35). */
export const TaskItemChange = z.strictObject({ id: Id, version: Version, text: Line(200) });
/** Says what it is to be, whatever it was: of two who tick it, the second changes nothing. */
export const TaskItemTick = z.strictObject({ id: Id, isDone: z.boolean() });
/** Puts it below another line of the same task; without one, before all others. */
export const TaskItemMove = z.strictObject({ id: Id, version: Version, belowItemId: orNone(Id) });

/** A line of the checklist of a task. */
export const TaskItem = z.object({
  ...recordFields,
  taskId: z.uuid(),
  text: z.string(),
  /** When it was ticked, and by whom. */
  doneAt: AnswerInstant.nullable().default(null),
  doneBy: Named.nullable(),
});
export type TaskItem = z.output<typeof TaskItem>;
