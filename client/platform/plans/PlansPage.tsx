import { Text } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import type { PlanView } from '../../../shared/platform/console-clinics.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { PlanForm } from './PlanForm.tsx';

const limit = (value: number | null) => (value === null ? 'no limit' : consoleFormats.number(value));

const columns: DataTableColumn<PlanView>[] = [
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

export const PlansPage = () => (
  <RecordPage
    title="Plans"
    description="What clinics may use, and what they pay for it"
    titles={{ new: 'New plan', edit: 'Edit the plan' }}
    mayWrite={useOperatorMay()('plans:write')}
    pages={usePages(consoleApi.plans.list, undefined)}
    idAccessor="code"
    columns={columns}
    Form={PlanForm}
    empty={{ icon: IconTags, title: 'There is no plan' }}
  />
);
