import { Button, Text } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { useState } from 'react';
import type { PlanView } from '../../../shared/platform/console-clinics.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi, operate } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { PlanForm } from './PlanForm.tsx';

type Row = PlanView & { id: string };

const limit = (value: number | null) => (value === null ? 'no limit' : consoleFormats.number(value));

const columns: DataTableColumn<Row>[] = [
  {
    accessor: 'name',
    cellsClassName: 'main-column',
    render: ({ name }) => (
      <Text size="sm" fw={600} truncate>
        {name}
      </Text>
    ),
  },
  {
    accessor: 'price',
    title: 'A month',
    textAlign: 'right',
    cellsClassName: 'nowrap',
    render: ({ price, currency }) => consoleFormats.money(price, currency),
  },
  { accessor: 'clinics', textAlign: 'right', render: ({ clinics }) => consoleFormats.number(clinics) },
  {
    accessor: 'trialDays',
    title: 'Trial days',
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
  },
  {
    accessor: 'maxUsers',
    title: 'Members',
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: ({ maxUsers }) => limit(maxUsers),
  },
  {
    accessor: 'maxPatients',
    title: 'Patients',
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: ({ maxPatients }) => limit(maxPatients),
  },
  {
    accessor: 'maxBookingsPerMonth',
    title: 'Bookings a month',
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: ({ maxBookingsPerMonth }) => limit(maxBookingsPerMonth),
  },
];

export const PlansPage = () => {
  const mayWrite = useOperatorMay()('plans:write');
  const [edited, setEdited] = useState<PlanView | 'new'>();
  const close = () => setEdited(undefined);
  const pages = usePages<Row>(consoleApi.plans.list.queryKey(), async (_cursor, signal) => {
    const { items } = await operate.plans.list.query(undefined, { signal });
    return { items: items.map(plan => ({ ...plan, id: plan.code })), nextCursor: null };
  });

  return (
    <>
      <PageHeader title="Plans" description="What clinics may use, and what they pay for it">
        {mayWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            New plan
          </Button>
        )}
      </PageHeader>
      <RecordTable
        label="Plans"
        pages={pages}
        columns={columns}
        onOpen={mayWrite ? setEdited : undefined}
        empty={<EmptyState icon={IconTags} title="There is no plan" />}
      />
      <FormDialog
        opened={edited !== undefined}
        onClose={close}
        title={edited === 'new' ? 'New plan' : 'Edit the plan'}
      >
        {edited && <PlanForm plan={edited === 'new' ? undefined : edited} onClose={close} />}
      </FormDialog>
    </>
  );
};
