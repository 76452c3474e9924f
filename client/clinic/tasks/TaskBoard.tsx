import { Box, Skeleton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type TaskRow, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { BoardCard } from './BoardCard.tsx';
import { taskStatuses } from './task-words.ts';
import { useBoardMove } from './use-board-move.ts';

type Filters = {
  mine?: boolean | undefined;
  assigneeId?: string | undefined;
  priority?: TaskRow['priority'] | undefined;
};

/** What is asked for a column: all that stands in it, as people put it. */
export const columnQuery = (status: TaskStatus, { mine, assigneeId, priority }: Filters) => ({
  ...{ mine, assigneeId, priority, status },
  ...{ state: 'all' as const, order: 'place' as const },
});

type Props = {
  filters: Filters;
  mayWrite: boolean;
  onOpen: (task: TaskRow) => void;
  renderMenu: (task: TaskRow) => ReactNode;
};

/** Tasks in a column for each state, moved by mouse, finger or keys. */
export const TaskBoard = ({ filters, mayWrite, onOpen, renderMenu }: Props) => {
  const { date } = useFormats();
  const pages = {
    todo: usePages(api.tasks.list, columnQuery('todo', filters)),
    doing: usePages(api.tasks.list, columnQuery('doing', filters)),
    done: usePages(api.tasks.list, columnQuery('done', filters)),
    off: usePages(api.tasks.list, columnQuery('off', filters)),
  };
  const { columns, carried, take, press } = useBoardMove({
    todo: pages.todo.items ?? [],
    doing: pages.doing.items ?? [],
    done: pages.done.items ?? [],
    off: pages.off.items ?? [],
  });
  return (
    <>
      <output className="move-bar" aria-live="assertive" aria-atomic>
        {carried?.by === 'keys' && (
          <span>
            {t('{name}: {status}, place {place} of {places}. Enter puts it there, Escape takes it back.', {
              ...{ name: carried.task.title, status: taskStatuses[carried.spot.status].label },
              ...{ place: carried.spot.index + 1, places: columns[carried.spot.status].length },
            })}
          </span>
        )}
      </output>
      <Box component="section" className="board" aria-label={t('Board of tasks')} tabIndex={0}>
        {TaskStatus.options.map(status => (
          <section
            key={status}
            className="board-column"
            data-column={status}
            aria-labelledby={`column-${status}`}
          >
            <Title order={2} size="h5" id={`column-${status}`}>
              {taskStatuses[status].label}
            </Title>
            {pages[status].error && (
              <ErrorState error={pages[status].error} onRetry={() => void pages[status].refetch()} />
            )}
            {pages[status].isPending && (
              <Skeleton h={72} aria-busy="true" aria-label={t('The tasks are loading')} />
            )}
            {pages[status].isSuccess && columns[status].length === 0 && (
              <Text size="sm" c="dimmed">
                {t('No task here')}
              </Text>
            )}
            <ol className="bare-list board-cards">
              {columns[status].map(task => (
                <BoardCard
                  key={task.id}
                  {...{ task, date }}
                  isCarried={carried?.task.id === task.id}
                  onOpen={() => onOpen(task)}
                  onTake={mayWrite ? event => take(event, task) : undefined}
                  onPress={mayWrite ? event => press(event, task) : undefined}
                  menu={mayWrite && renderMenu(task)}
                />
              ))}
            </ol>
            {pages[status].hasNextPage && <LoadMore pages={pages[status]} />}
          </section>
        ))}
      </Box>
    </>
  );
};
