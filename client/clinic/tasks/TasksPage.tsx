import { Checkbox, Menu, SegmentedControl } from '@mantine/core';
import { IconCheck, IconChecklist, IconPencil, IconPlayerPlay, IconTrash, IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TaskRow, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { useUserOptions } from '../members/use-user-options.ts';
import { useTrash } from '../records/use-trash.ts';
import { columnQuery, TaskBoard } from './TaskBoard.tsx';
import { TaskDetails } from './TaskForm.tsx';
import { taskColumns } from './task-columns.tsx';
import { taskName, taskPriorities, taskStates } from './task-words.ts';
import { useStep } from './use-step.ts';

const icon = { size: 16, 'aria-hidden': true } as const;

/** What can be said of a task: only what it is not already. */
const steps: { to: TaskStatus; label: string; icon: typeof IconCheck }[] = [
  { to: 'todo', label: t('Put back to do'), icon: IconChecklist },
  { to: 'doing', label: t('Begin task'), icon: IconPlayerPlay },
  { to: 'done', label: t('Mark as done'), icon: IconCheck },
  { to: 'off', label: t('Call off'), icon: IconX },
];

/** What is to be done in the clinic, due first before all others (WRK-2). */
export const TasksPage = () => {
  const { view, open, ...filters } = useSearch({ from: '/clinic/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const may = useMay();
  const mayWrite = may('tasks:write');
  const trash = useTrash(null, trpc.tasks, taskName);
  const step = useStep();
  const choose = (change: Partial<typeof filters & { view: typeof view }>) =>
    void navigate({ search: { view, ...filters, ...change }, replace: true });
  const pages = usePages(api.tasks.list, view ? columnQuery('todo', filters) : filters);
  const [edited, edit] = useOpenRecord<TaskRow>({
    ...{ open, rows: pages.items, get: id => trpc.tasks.get.query({ id }) },
    onOpen: next => void navigate({ search: { view, ...filters, open: next }, replace: !next }),
  });
  const menu = (task: TaskRow) => (
    <>
      {steps
        .filter(({ to }) => to !== task.status)
        .map(({ to, label, icon: Icon }) => (
          <Menu.Item key={to} leftSection={<Icon {...icon} />} onClick={() => step(task, to)}>
            {label}
          </Menu.Item>
        ))}
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => edit(task)}>
        {t('Edit')}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => trash.moveToTrash(task)}>
        {t('Move to trash')}
      </Menu.Item>
    </>
  );
  const actions = actionsColumn<TaskRow>(taskName, menu);
  const columns = taskColumns(useFormats());

  return (
    <RecordPage
      title={t('Tasks')}
      description={t('What somebody here is to do, by when and for whom')}
      titles={{ new: t('New task'), edit: t('Edit task') }}
      mayWrite={mayWrite}
      edited={[edited, edit]}
      pages={pages}
      view={
        view && (
          <TaskBoard
            {...{ filters, mayWrite, onOpen: edit }}
            renderMenu={task => (
              <RowMenu label={t('Actions for {name}', { name: taskName(task) })}>{menu(task)}</RowMenu>
            )}
          />
        )
      }
      exportButton={
        may('patients:export') && <ExportButton ask={() => trpc.listExports.tasks.mutate(filters)} />
      }
      columns={mayWrite ? [...columns, actions] : columns}
      Form={TaskDetails}
      empty={{
        icon: IconChecklist,
        title: t('No task here'),
        children: t('A task says what is to be done, by whom and until when.'),
      }}
    >
      <FilterBar
        active={[filters.state, filters.mine, filters.assigneeId, filters.priority].filter(Boolean).length}
      >
        <SegmentedControl
          aria-label={t('How tasks are shown')}
          value={view ?? 'list'}
          onChange={chosen => choose({ view: chosen === 'board' ? 'board' : undefined })}
          data={[
            { value: 'list', label: t('List') },
            { value: 'board', label: t('Board') },
          ]}
        />
        {!view && (
          <FilterSelect
            label={t('Which tasks')}
            any={taskStates.open}
            options={optionsOf(taskStates)}
            value={filters.state}
            onChange={state => choose({ state })}
          />
        )}
        <FilterSelect
          label={t('Who does it')}
          any={t('Whoever does it')}
          searchable
          options={useUserOptions()}
          value={filters.assigneeId}
          onChange={assigneeId => choose({ assigneeId })}
        />
        <FilterSelect
          label={t('Priority')}
          any={t('Any priority')}
          options={optionsOf(taskPriorities)}
          value={filters.priority}
          onChange={priority => choose({ priority })}
        />
        <Checkbox
          label={t('Only mine')}
          checked={filters.mine ?? false}
          onChange={({ currentTarget }) => choose({ mine: currentTarget.checked || undefined })}
        />
      </FilterBar>
    </RecordPage>
  );
};
