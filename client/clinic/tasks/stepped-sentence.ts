import type { Task, TaskRow, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { taskStatuses } from './task-words.ts';

/** What became of a task, and when the next one is due (RQ31). */
export const steppedSentence = (
  { title, repeat }: TaskRow,
  { next }: Task,
  status: TaskStatus,
  date: (day: string) => string,
): string =>
  status === 'done' && repeat && next
    ? t('{name} is done. The next one is due on {date}.', { name: title, date: date(next.dueOn) })
    : t('{name}: {status}', { name: title, status: taskStatuses[status].label });
