import { Code, Menu } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import type { JobRun } from '../../../shared/platform/jobs.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { jobNames, jobStates } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';
import { duration } from './duration.ts';
import type { JobOrders } from './use-job-orders.ts';

export const jobRunColumns = (orders: JobOrders | null): Column<JobRun>[] => [
  {
    accessor: 'dueAt',
    title: t('Due'),
    cellsClassName: 'nowrap',
    render: ({ dueAt }) => consoleFormats.moment(dueAt),
  },
  {
    accessor: 'job',
    title: t('What'),
    cellsClassName: 'main-column',
    render: ({ job }) => jobNames[job] ?? job,
  },
  { accessor: 'state', title: t('Result'), render: ({ state }) => <Status {...jobStates[state]} /> },
  {
    accessor: 'retries',
    title: t('Tried again'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'numeric',
    render: ({ retries, mostRetries }) =>
      retries > 0 ? t('{retries} of {mostRetries}', { retries, mostRetries }) : '',
  },
  {
    accessor: 'fault',
    title: t('What went wrong'),
    visibleMediaQuery: onWideScreens,
    render: ({ fault }) => fault && <Code>{fault}</Code>,
  },
  {
    accessor: 'startedAt',
    title: t('Took'),
    visibleMediaQuery: onWideScreens,
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: duration,
  },
  {
    accessor: 'clinics',
    title: t('Clinics'),
    visibleMediaQuery: onWideScreens,
    textAlign: 'right',
    cellsClassName: 'numeric',
  },
  ...(orders
    ? [
        actionsColumn<JobRun>(
          ({ job }) => jobNames[job] ?? job,
          ({ job, state }) =>
            state === 'failed' && (
              <Menu.Item
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
                onClick={() => orders.run(job)}
              >
                {t('Run again')}
              </Menu.Item>
            ),
        ),
      ]
    : []),
];
