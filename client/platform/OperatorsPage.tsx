import { Button, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { DataTableColumn } from 'mantine-datatable';
import type { OperatorView } from '../../shared/operators.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { tellFailure } from '../ui/offer-undo.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { Status } from '../ui/Status.tsx';
import { usePages } from '../ui/use-pages.ts';
import { onWideScreens } from '../ui/wide-screens.ts';
import { confirmedOperator } from './confirmed-operator.ts';
import { consoleApi, operate } from './console-api.ts';
import { operatorRoles } from './console-words.ts';
import { useOperator, useOperatorMay } from './operator.ts';

export const OperatorsPage = () => {
  const pages = usePages(consoleApi.operators.list.queryKey({}), (cursor, signal) =>
    operate.operators.list.query({ cursor }, { signal }),
  );
  return (
    <>
      <PageHeader
        title="Operators"
        description="The people who run this installation. New ones are made on the server: medflow operator create"
      />
      <RecordTable
        label="Operators"
        pages={pages}
        columns={columns}
        empty={<EmptyState icon={IconUsersGroup} title="There is no operator" />}
      />
    </>
  );
};

const columns: DataTableColumn<OperatorView>[] = [
  {
    accessor: 'name',
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
  { accessor: 'role', visibleMediaQuery: onWideScreens, render: ({ role }) => operatorRoles[role] },
  {
    accessor: 'status',
    render: ({ status }) => (
      <Status
        label={status === 'active' ? 'Active' : 'Inactive'}
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
      aria-label={`${next === 'active' ? 'Activate' : 'Deactivate'} ${name}`}
      onClick={() => void change()}
    >
      {next === 'active' ? 'Activate' : 'Deactivate'}
    </Button>
  );
};
