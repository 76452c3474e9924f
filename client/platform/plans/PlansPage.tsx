import { Text } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import type { PlanView } from '../../../shared/platform/console-clinics.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { PlanForm } from './PlanForm.tsx';

const limit = (value: number | null) => (value === null ? t('no limit') : consoleFormats.number(value));

const columns: Column<PlanView>[] = [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ name }) => (
      <Text size="sm" fw={600} truncate>
        {name}
      </Text>
    ),
  },
  {
    accessor: 'price',
    title: t('A month'),
    textAlign: 'right',
    cellsClassName: 'nowrap',
    render: ({ price, currency }) => consoleFormats.money(price, currency),
  },
  {
    accessor: 'clinics',
    title: t('Clinics'),
    textAlign: 'right',
    render: ({ clinics }) => consoleFormats.number(clinics),
  },
  {
    accessor: 'trialDays',
    title: t('Trial days'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
  },
  {
    accessor: 'maxUsers',
    title: t('Members'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: ({ maxUsers }) => limit(maxUsers),
  },
  {
    accessor: 'maxPatients',
    title: t('Patients'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: ({ maxPatients }) => limit(maxPatients),
  },
  {
    accessor: 'maxBookingsPerMonth',
    title: t('Bookings a month'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    render: ({ maxBookingsPerMonth }) => limit(maxBookingsPerMonth),
  },
];

export const PlansPage = () => (
  <RecordPage
    title={t('Plans')}
    description={t('What clinics may use, and what they pay for it')}
    titles={{ new: t('New plan'), edit: t('Edit the plan') }}
    mayWrite={useOperatorMay()('plans:write')}
    pages={usePages(consoleApi.plans.list, undefined)}
    idAccessor="code"
    columns={columns}
    Form={PlanForm}
    empty={{ icon: IconTags, title: t('There is no plan') }}
  />
);
