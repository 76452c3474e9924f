import type { Task, TaskPriority, TaskState, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const taskStatuses = {
  todo: { label: t('To do'), tone: 'waiting' },
  doing: { label: t('Being done'), tone: 'busy' },
  done: { label: t('Done'), tone: 'good' },
  off: { label: t('Called off'), tone: 'quiet' },
} as const satisfies Record<TaskStatus, object>;

export const taskPriorities: Record<TaskPriority, string> = {
  urgent: t('Urgent task'),
  usual: t('Usual'),
  low: t('Can wait'),
};

export const taskStates: Record<TaskState, string> = {
  open: t('To do and being done'),
  overdue: t('Overdue'),
  over: t('Done and called off'),
  all: t('All tasks'),
};

export const taskName = ({ title }: Pick<Task, 'title'>): string => title;
