import { Text } from '@mantine/core';
import type { TaskRow } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { taskPriorities, taskStatuses } from './task-words.ts';

export const Due = ({ task: { dueOn, isOverdue }, date }: { task: TaskRow; date: Formats['date'] }) => {
  if (!dueOn) return <>{t('Without a day')}</>;
  if (!isOverdue) return <>{date(dueOn)}</>;
  return (
    <Text span inherit c="var(--mantine-color-error)" fw={600}>
      {t('Overdue since {date}', { date: date(dueOn) })}
    </Text>
  );
};

/** What else there is to know of a task at a glance. */
export const notesOf = ({ priority, patient, repeat, lines, linesDone }: TaskRow): string =>
  [
    ...(priority === 'usual' ? [] : [taskPriorities[priority]]),
    ...(patient ? [patient.name] : []),
    ...(repeat ? [t('Comes again')] : []),
    ...(lines > 0 ? [t('{done} of {lines} done', { done: linesDone, lines })] : []),
  ].join(' · ');

/** What is to be done, by whom, until when and how far it is. */
export const taskColumns = ({ date }: Formats): Column<TaskRow>[] => [
  {
    accessor: 'title',
    title: t('Task'),
    cellsClassName: 'main-column',
    render: task => <TwoLines title={task.title} note={notesOf(task)} />,
  },
  {
    accessor: 'assignee',
    title: t('Who does it'),
    visibleMediaQuery: onWideScreens,
    render: ({ assignee }) => assignee?.name ?? t('Nobody yet'),
  },
  {
    accessor: 'dueOn',
    title: t('Due on'),
    render: task => <Due task={task} date={date} />,
  },
  {
    accessor: 'status',
    title: t('Status'),
    visibleMediaQuery: onWideScreens,
    render: ({ status, overAt, overBy }) =>
      overAt ? (
        <TwoLines
          title={taskStatuses[status].label}
          note={[date(overAt), ...(overBy ? [overBy.name] : [])].join(', ')}
        />
      ) : (
        <Status {...taskStatuses[status]} />
      ),
  },
];
