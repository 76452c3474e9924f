import { Switch } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { InvoiceRow } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import type { Column } from '../../ui/tables/column.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { InvoiceDrawer } from './InvoiceDrawer.tsx';
import { invoiceStates } from './invoice-words.ts';

const columnsIn = ({ money, date }: Formats): Column<InvoiceRow>[] => [
  {
    accessor: 'patient',
    title: t('Invoice'),
    cellsClassName: 'main-column',
    render: ({ patient, reference }) => (
      <TwoLines title={patient.name} note={reference ?? t('No number yet')} />
    ),
  },
  { accessor: 'state', title: t('State'), render: ({ state }) => <Status {...invoiceStates[state]} /> },
  {
    accessor: 'dueOn',
    title: t('Due'),
    cellsClassName: 'numeric nowrap',
    visibleMediaQuery: onWideScreens,
    render: ({ dueOn }) => dueOn && date(dueOn),
  },
  {
    accessor: 'total',
    title: t('Total'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    visibleMediaQuery: onWideScreens,
    render: ({ total, currency }) => money(total, currency),
  },
  {
    accessor: 'balance',
    title: t('Still due'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ state, balance, currency }) => state !== 'draft' && money(balance, currency),
  },
];

/** What patients were asked for and paid (FIN-1). */
export const InvoicesPage = () => {
  const { open, ...filters } = useSearch({ from: '/clinic/invoices' });
  const navigate = useNavigate({ from: '/invoices' });
  const may = useMay();
  const pages = usePages(api.invoices.list, filters);
  const edited = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.invoices.get.query({ id }) },
    onOpen: next => void navigate({ search: { ...filters, open: next }, replace: !next }),
  });

  return (
    <RecordPage
      title={t('Invoices')}
      description={t('What patients were asked for, and what was paid')}
      titles={{ new: t('New invoice'), edit: t('Invoice') }}
      mayWrite={may('billing:write')}
      pages={pages}
      edited={edited}
      columns={columnsIn(useFormats())}
      Form={InvoiceDrawer}
      exportButton={
        may('patients:export') && <ExportButton ask={() => trpc.listExports.invoices.mutate(filters)} />
      }
      empty={{
        icon: IconFileInvoice,
        title: t('No invoices here'),
        children: t('Write one for a patient, or bill a visit from its booking.'),
      }}
    >
      <FilterBar active={[filters.state, filters.overdue].filter(Boolean).length}>
        <FilterSelect
          label={t('State')}
          any={t('Any state')}
          options={optionsOf(invoiceStates)}
          value={filters.state}
          onChange={state => void navigate({ search: { ...filters, state }, replace: true })}
        />
        <Switch
          label={t('Overdue only')}
          checked={filters.overdue ?? false}
          onChange={({ currentTarget: { checked } }) =>
            void navigate({ search: { ...filters, overdue: checked || undefined }, replace: true })
          }
        />
      </FilterBar>
    </RecordPage>
  );
};
