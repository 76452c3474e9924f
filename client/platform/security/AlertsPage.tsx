import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import type { AlertView } from '../../../shared/platform/alerts.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { AlertsSearch } from '../connection/console-searches.ts';
import { alertNames } from '../connection/console-words.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';

export const AlertsPage = () => {
  const { show } = useSearch({ from: '/console/desk/alerts' });
  const navigate = useNavigate({ from: '/console/alerts' });
  const filters = show === 'open' ? { open: true } : {};
  const pages = usePages(consoleApi.alerts.list, filters);

  return (
    <>
      <PageHeader
        title={t('Alerts')}
        description={t('What somebody must look at; told once, and counted while it is open')}
      >
        <SegmentedControl
          aria-label={t('Which alerts')}
          size="xs"
          value={show}
          onChange={value => void navigate({ search: AlertsSearch.parse({ show: value }), replace: true })}
          data={[
            { value: 'open', label: t('{kind, select, state {Open} other {Open}}', { kind: 'state' }) },
            { value: 'all', label: t('All') },
          ]}
        />
      </PageHeader>
      <RecordTable
        label={t('Alerts')}
        pages={pages}
        columns={columns}
        empty={
          <EmptyState icon={IconBellCheck} title={t('Nothing to look at')}>
            {t('No alert is open.')}
          </EmptyState>
        }
      />
    </>
  );
};

const columns: Column<AlertView>[] = [
  {
    accessor: 'name',
    title: t('What'),
    cellsClassName: 'main-column',
    render: ({ name, clinic, subject }) => (
      <>
        <Text size="sm" fw={600} style={{ whiteSpace: 'normal' }}>
          {alertNames[name]}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {clinic ?? subject} · {name}
        </Text>
      </>
    ),
  },
  {
    accessor: 'severity',
    title: t('Severity'),
    visibleMediaQuery: onWideScreens,
    render: ({ severity }) => (
      <Status
        label={severity === 'critical' ? t('Critical') : t('Warning')}
        tone={severity === 'critical' ? 'bad' : 'waiting'}
      />
    ),
  },
  {
    accessor: 'count',
    title: t('Times'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'numeric',
  },
  {
    accessor: 'lastAt',
    title: t('Last'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ lastAt }) => consoleFormats.moment(lastAt),
  },
  {
    accessor: 'acknowledgedAt',
    title: '',
    textAlign: 'right',
    render: alert => <Acknowledge alert={alert} />,
  },
];

const Acknowledge = ({ alert: { id, name, acknowledgedBy, acknowledgedAt } }: { alert: AlertView }) => {
  const mayWrite = useOperatorMay()('alerts:acknowledge');
  const acknowledge = useMutation(consoleApi.alerts.acknowledge.mutationOptions({ onError: tellFailure }));
  if (acknowledgedAt)
    return (
      <Text size="xs" c="dimmed">
        {acknowledgedBy}, {consoleFormats.moment(acknowledgedAt)}
      </Text>
    );
  if (!mayWrite) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t('Acknowledge {name}', { name })}
      loading={acknowledge.isPending}
      onClick={() => acknowledge.mutate({ id })}
    >
      {t('Acknowledge')}
    </Button>
  );
};
