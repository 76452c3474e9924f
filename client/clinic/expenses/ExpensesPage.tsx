import { IconCashBanknote } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Expense } from '../../../shared/clinic/expenses.ts';
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
import { FacilityFilter } from '../facilities/FacilityFilter.tsx';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExpenseDrawer } from './ExpenseDrawer.tsx';
import { ExpenseSums } from './ExpenseSums.tsx';
import { expenseCategories, expenseStatuses, standingOf } from './expense-words.ts';
import { daysOf, monthsUpTo } from './expenses-search.ts';

/** Months that can be chosen. */
const MONTHS = 24;

const columnsIn = ({ money, date }: Formats): Column<Expense>[] => [
  {
    accessor: 'payee',
    title: t('Payee'),
    cellsClassName: 'main-column',
    render: ({ payee, category, reference }) => (
      <TwoLines title={payee} note={[expenseCategories[category], reference].filter(Boolean).join(' · ')} />
    ),
  },
  {
    accessor: 'status',
    title: t('Status'),
    cellsClassName: 'phone-wrapped',
    render: expense => <Status {...standingOf(expense)} />,
  },
  {
    accessor: 'spentOn',
    title: t('Day'),
    cellsClassName: 'numeric nowrap',
    visibleMediaQuery: onWideScreens,
    render: ({ spentOn }) => date(spentOn),
  },
  {
    accessor: 'author',
    title: t('Submitted by'),
    visibleMediaQuery: onWideScreens,
    render: ({ author, facility }) => <TwoLines title={author} note={facility?.name} />,
  },
  {
    accessor: 'total',
    title: t('Total'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ total, currency }) => money(total, currency),
  },
];

/** What the clinic spends, and what became of it (FIN-1). */
export const ExpensesPage = () => {
  const { open, month, ...search } = useSearch({ from: '/clinic/expenses' });
  const navigate = useNavigate({ from: '/expenses' });
  const may = useMay();
  const formats = useFormats();
  const filters = { ...search, ...daysOf(month) };
  const pages = usePages(api.expenses.list, filters);
  const edited = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.expenses.get.query({ id }) },
    onOpen: next => void navigate({ search: { ...search, month, open: next }, replace: !next }),
  });
  const choose = (change: Partial<typeof search & { month: typeof month }>) =>
    void navigate({ search: { ...search, month, ...change }, replace: true });
  const narrowing = [search.status, search.category, month, search.facilityId].filter(Boolean).length;

  return (
    <RecordPage
      title={t('Expenses')}
      description={
        may('expenses:approve')
          ? t('What the clinic spends: one person submits it, another one approves it')
          : t('What you spent for the clinic: hand it in here, and somebody else approves it')
      }
      titles={{ new: t('New expense'), edit: t('Expense') }}
      mayWrite={may('expenses:write')}
      pages={pages}
      edited={edited}
      columns={columnsIn(formats)}
      Form={ExpenseDrawer}
      exportButton={
        may('expenses:approve') && <ExportButton ask={() => trpc.listExports.expenses.mutate(filters)} />
      }
      empty={{
        icon: IconCashBanknote,
        title: t('No expenses here'),
        children: narrowing
          ? t('Choose other filters above.')
          : t('Enter what a receipt says, and submit it. It is paid once somebody else approved it.'),
      }}
    >
      <FilterBar active={narrowing}>
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(expenseStatuses)}
          value={search.status}
          onChange={status => choose({ status })}
        />
        <FilterSelect
          label={t('Category')}
          any={t('Any category')}
          options={optionsOf(expenseCategories)}
          value={search.category}
          onChange={category => choose({ category })}
        />
        <FilterSelect
          label={t('Month')}
          any={t('Any month')}
          searchable
          options={monthsUpTo(formats.today(), MONTHS).map(value => ({ value, label: formats.month(value) }))}
          value={month}
          onChange={chosen => choose({ month: chosen })}
        />
        <FacilityFilter value={search.facilityId} onChange={facilityId => choose({ facilityId })} />
      </FilterBar>
      <ExpenseSums filters={filters} isNarrowed={narrowing > 0} />
    </RecordPage>
  );
};
