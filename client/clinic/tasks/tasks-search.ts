import { z } from 'zod';
import { TaskPriority, TaskState } from '../../../shared/clinic/tasks.ts';
import { Id } from '../../../shared/scalars.ts';
import { OpenRecord } from '../../ui/tables/open-record.ts';

export const TasksSearch = z.object({
  state: TaskState.optional().catch(undefined),
  /** As a list, unless the board is asked for. */
  view: z.literal('board').optional().catch(undefined),
  mine: z.stringbool().or(z.boolean()).optional().catch(undefined),
  assigneeId: Id.optional().catch(undefined),
  /** The task that is open, or `new`. */
  open: OpenRecord,
  priority: TaskPriority.optional().catch(undefined),
});
