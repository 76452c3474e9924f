import { Badge, Button, Group, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ConsoleGrant } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { GrantCard } from '../../clinic/support/GrantCard.tsx';
import { grantScopes, grantStatuses } from '../../clinic/support/support-words.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onNarrowScreens } from '../../ui/theme/narrow-screens.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats } from '../connection/operator.ts';

type Props = { clinicId?: string };

/** Support grants of one clinic, or of all, newest first; the own live ones can be used and ended. */
export const GrantsTable = ({ clinicId }: Props) => {
  const filters = { clinicId };
  const pages = usePages(consoleApi.grants.list, filters);
  return (
    <RecordTable
      label={t('Support access')}
      pages={pages}
      columns={clinicId ? columns.filter(({ accessor }) => accessor !== 'clinic.name') : columns}
      empty={
        <EmptyState icon={IconKey} title={t('No access was ever asked for')}>
          {t('Open a clinic and ask for access there.')}
        </EmptyState>
      }
    />
  );
};

const columns: Column<ConsoleGrant>[] = [
  {
    accessor: 'reason',
    title: t('Reason'),
    cellsClassName: 'main-column',
    visibleMediaQuery: onWideScreens,
    render: ({ reason, ticket, emergency }) => (
      <>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={600} truncate title={reason}>
            {reason}
          </Text>
          {emergency && (
            <Badge size="xs" color="red.9" flex="none">
              {t('Emergency')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {ticket}
        </Text>
      </>
    ),
  },
  { accessor: 'clinic.name', title: t('Clinic'), visibleMediaQuery: onWideScreens, cellsClassName: 'nowrap' },
  {
    accessor: 'operator',
    title: t('Asked by'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ operator, createdAt }) => (
      <>
        <Text size="sm">{operator}</Text>
        <Text size="xs" c="dimmed">
          {consoleFormats.moment(createdAt)}
        </Text>
      </>
    ),
  },
  {
    accessor: 'scope',
    title: t('May'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ scope }) => grantScopes[scope],
  },
  {
    accessor: 'status',
    title: t('Status'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ status, expiresAt }) => (
      <>
        <Status {...grantStatuses[status]} />
        {status === 'live' && expiresAt && (
          <Text size="xs" c="dimmed">
            {t('until {time}', { time: consoleFormats.time(expiresAt) })}
          </Text>
        )}
      </>
    ),
  },
  {
    accessor: 'own',
    title: '',
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: grant => <GrantActions grant={grant} />,
  },
  {
    accessor: 'ticket',
    title: t('Request'),
    visibleMediaQuery: onNarrowScreens,
    render: grant => (
      <GrantCard grant={grant} time={consoleFormats.time} where={grant.clinic.name}>
        <GrantActions grant={grant} />
      </GrantCard>
    ),
  },
];

const GrantActions = ({ grant: { id, own, status } }: { grant: ConsoleGrant }) => {
  const open = useMutation(
    consoleApi.grants.open.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: tellFailure,
    }),
  );
  const end = useMutation(consoleApi.grants.end.mutationOptions({ onError: tellFailure }));
  if (!own || !['live', 'requested'].includes(status)) return null;
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {status === 'live' && (
        <Button size="compact-sm" loading={open.isPending} onClick={() => open.mutate({ id })}>
          {t('Enter')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" loading={end.isPending} onClick={() => end.mutate({ id })}>
        {status === 'live' ? t('End') : t('Take back')}
      </Button>
    </Group>
  );
};
