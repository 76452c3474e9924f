import { Code, Menu, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import type { JobKind } from '../../../shared/platform/jobs.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { jobNames, jobStates } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';
import { duration } from './duration.ts';
import { scheduleWords } from './schedule-words.ts';
import type { JobOrders } from './use-job-orders.ts';

/** Each kind of job with how it went last, and what may be wanted of it. */
export const jobKindColumns = (orders: JobOrders | null): Column<JobKind>[] => [
  {
    accessor: 'job',
    title: t('What'),
    cellsClassName: 'main-column',
    render: ({ job, cron }) => (
      <>
        <Text size="sm" fw={600} style={{ whiteSpace: 'normal' }}>
          {jobNames[job] ?? job}
        </Text>
        <Text size="xs" c="dimmed">
          {scheduleWords(cron)}
        </Text>
      </>
    ),
  },
  { accessor: 'last', title: t('Result'), render: kind => <State kind={kind} /> },
  {
    accessor: 'last.endedAt',
    title: t('Last run'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ last }) => last?.startedAt && consoleFormats.moment(last.startedAt),
  },
  {
    accessor: 'last.startedAt',
    title: t('Took'),
    visibleMediaQuery: onWideScreens,
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ last }) => last && duration(last),
  },
  {
    accessor: 'last.clinics',
    title: t('Clinics'),
    visibleMediaQuery: onWideScreens,
    textAlign: 'right',
    cellsClassName: 'numeric',
    render: ({ last }) => last?.clinics,
  },
  {
    accessor: 'failed',
    title: t('Failed today'),
    visibleMediaQuery: onWideScreens,
    render: ({ failed, last }) =>
      failed > 0 && (
        <>
          {consoleFormats.number(failed)} {last?.fault && <Code>{last.fault}</Code>}
        </>
      ),
  },
  ...(orders
    ? [
        actionsColumn<JobKind>(
          ({ job }) => jobNames[job] ?? job,
          ({ job, pausedAt }) =>
            pausedAt ? (
              <Menu.Item
                leftSection={<IconPlayerSkipForward size={16} aria-hidden />}
                onClick={() => orders.pause(job, false)}
              >
                {t('Go on')}
              </Menu.Item>
            ) : (
              <>
                <Menu.Item
                  leftSection={<IconPlayerPlay size={16} aria-hidden />}
                  onClick={() => orders.run(job)}
                >
                  {t('Run now')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconPlayerPause size={16} aria-hidden />}
                  onClick={() => orders.pause(job, true)}
                >
                  {t('Pause')}
                </Menu.Item>
              </>
            ),
        ),
      ]
    : []),
];

const State = ({ kind: { pausedAt, pausedBy, isWanted, last } }: { kind: JobKind }) => {
  if (pausedAt)
    return (
      <>
        <Status label={t('Paused')} tone="waiting" />
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'normal' }}>
          {pausedBy}, {consoleFormats.moment(pausedAt)}
        </Text>
      </>
    );
  if (isWanted) return <Status label={t('About to run')} tone="busy" />;
  return last ? <Status {...jobStates[last.state]} /> : <Status label={t('Not yet')} tone="quiet" />;
};
