import { Code } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { JobRun } from '../../../shared/platform/jobs.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { jobNames, jobStates } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';

export const jobRunColumns: DataTableColumn<JobRun>[] = [
  {
    accessor: 'dueAt',
    title: 'Due',
    cellsClassName: 'nowrap',
    render: ({ dueAt }) => consoleFormats.moment(dueAt),
  },
  {
    accessor: 'job',
    title: 'What',
    cellsClassName: 'main-column',
    render: ({ job }) => jobNames[job] ?? job,
  },
  { accessor: 'state', title: 'Result', render: ({ state }) => <Status {...jobStates[state]} /> },
  {
    accessor: 'retries',
    title: 'Tried again',
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'numeric',
    render: ({ retries, mostRetries }) => (retries > 0 ? `${retries} of ${mostRetries}` : ''),
  },
  {
    accessor: 'fault',
    title: 'What went wrong',
    visibleMediaQuery: onWideScreens,
    render: ({ fault }) => fault && <Code>{fault}</Code>,
  },
  {
    accessor: 'endedAt',
    title: 'Ended',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ endedAt }) => endedAt && consoleFormats.moment(endedAt),
  },
];
