import { Group } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import type { Entry, EntryKind } from '../../../shared/clinic/money-reports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { paymentMethods, rateInWords } from '../invoices/invoice-words.ts';
import { DatevButton } from '../list-exports/DatevButton.tsx';
import { ExportButton } from '../list-exports/ExportButton.tsx';

const kinds: Record<EntryKind, string> = {
  invoice: t('Invoice'),
  credit_note: t('Credit note'),
  payment: t('Payment'),
  refund: t('Refund'),
  expense: t('Expense'),
  expense_reversal: t('Expense taken back'),
  expense_payment: t('Payment of an expense'),
  expense_refund: t('Money back from an expense'),
};

const columnsIn = ({ money, date }: Formats): Column<Entry>[] => [
  {
    accessor: 'reference',
    title: t('Entry'),
    cellsClassName: 'main-column',
    render: ({ reference, kind, method }) => (
      <TwoLines
        title={reference}
        note={[kinds[kind], method && paymentMethods[method]].filter(Boolean).join(' · ')}
      />
    ),
  },
  { accessor: 'day', title: t('Day'), cellsClassName: 'numeric nowrap', render: ({ day }) => date(day) },
  {
    accessor: 'document',
    title: t('Invoice or expense'),
    visibleMediaQuery: onWideScreens,
    render: ({ document, invoiceId, expenseId }) =>
      invoiceId ? (
        <AnchorLink to="/invoices" search={{ open: invoiceId }} size="sm">
          {document}
        </AnchorLink>
      ) : (
        <AnchorLink to="/expenses" search={{ open: expenseId ?? undefined }} size="sm">
          {document}
        </AnchorLink>
      ),
  },
  {
    accessor: 'taxes',
    title: t('Tax'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    visibleMediaQuery: onWideScreens,
    render: ({ taxes, currency }) =>
      taxes
        .filter(({ tax }) => tax !== 0)
        .map(({ taxRate, tax }) => `${rateInWords(taxRate)}: ${money(tax, currency)}`)
        .join(', '),
  },
  {
    accessor: 'amount',
    title: t('Amount'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ amount, currency }) => money(amount, currency),
  },
];

/** Each document, day by day; what it adds to what the clinic is owed less what it owes has its sign. */
export const Ledger = ({ span }: { span: { from: string; to: string } }) => (
  <>
    <Group gap="xs" mb="md">
      <ExportButton ask={() => trpc.listExports.ledger.mutate(span)} />
      <DatevButton span={span} />
    </Group>
    <RecordTable
      label={t('Ledger')}
      pages={usePages(api.moneyReports.entries, span)}
      columns={columnsIn(useFormats())}
      empty={
        <EmptyState icon={IconReportMoney} title={t('Nothing was entered in these days')}>
          {t('Choose other days above. Invoices and credit notes count by the day of issuing.')}
        </EmptyState>
      }
    />
  </>
);
