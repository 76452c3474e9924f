import { Button, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import type { OperatorView } from '../../../shared/platform/operators.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { operatorRoles } from '../connection/console-words.ts';
import { useOperator, useOperatorMay } from '../connection/operator.ts';
import { confirmedOperator } from './confirmed-operator.ts';

export const OperatorsPage = () => {
  const pages = usePages(consoleApi.operators.list, {});
  return (
    <>
      <PageHeader
        title={t('Operators')}
        description={t(
          'The people who run this installation. New ones are made on the server: medflow operator create',
        )}
      />
      <RecordTable
        label={t('Operators')}
        pages={pages}
        columns={columns}
        empty={<EmptyState icon={IconUsersGroup} title={t('There is no operator')} />}
      />
    </>
  );
};

const columns: Column<OperatorView>[] = [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ name, email }) => (
      <>
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {email}
        </Text>
      </>
    ),
  },
  {
    accessor: 'role',
    title: t('Role'),
    visibleMediaQuery: onWideScreens,
    render: ({ role }) => operatorRoles[role],
  },
  {
    accessor: 'status',
    title: t('Status'),
    render: ({ status }) => (
      <Status
        label={status === 'active' ? t('Active') : t('Inactive')}
        tone={status === 'active' ? 'good' : 'quiet'}
      />
    ),
  },
  { accessor: 'id', title: '', textAlign: 'right', render: row => <StatusButton operator={row} /> },
];

const StatusButton = ({ operator: { id, name, status } }: { operator: OperatorView }) => {
  const mayWrite = useOperatorMay()('operators:write');
  const { operator: self } = useOperator();
  const set = useMutation(consoleApi.operators.setStatus.mutationOptions());
  if (!mayWrite || id === self.id) return null;
  const next = status === 'active' ? 'inactive' : 'active';
  const change = () => confirmedOperator(() => set.mutateAsync({ id, status: next })).catch(tellFailure);
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={set.isPending}
      aria-label={t(next === 'active' ? 'Activate {name}' : 'Deactivate {name}', { name })}
      onClick={() => void change()}
    >
      {t(next === 'active' ? 'Activate' : 'Deactivate')}
    </Button>
  );
};
