import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Spent } from '../../../shared/clinic/money-reports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { expenseCategories } from '../expenses/expense-words.ts';
import { ReportTable } from './ReportTable.tsx';

type Span = { from: string; to: string };
type Sums = { net: number; tax: number; total: number };

/** What was approved, by the days of the receipts, less what was taken back, and what was paid, by its own day. */
export const SpentReport = ({ span }: { span: Span }) => {
  const { data, error, refetch } = useQuery(api.moneyReports.spent.queryOptions(span));
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={420} aria-busy="true" />;
  return (
    <Stack gap="md">
      {data.items.map(spent => (
        <InCurrency key={spent.currency} spent={spent} isOnly={data.items.length === 1} until={span.to} />
      ))}
    </Stack>
  );
};

type Props = { spent: Spent; isOnly: boolean; until: string };

const InCurrency = ({ spent, isOnly, until }: Props) => {
  const { money, month, date } = useFormats();
  const { currency, months, paid, unpaid } = spent;
  const title = (words: string) => (isOnly ? words : `${words}, ${currency}`);
  const amounts = (...minor: number[]) => minor.map(each => money(each, currency));
  const cells = ({ net, tax, total }: Sums) => amounts(net, tax, total);
  const columns = [t('Without tax'), t('Tax'), t('Total')];
  const sum = { label: t('All together'), cells: cells(spent) };
  return (
    <>
      <ReportTable
        title={title(t('Spent by month'))}
        note={t('Approved expenses count on the day of their receipt. Not paid on {day}: {amount}', {
          day: date(until),
          amount: money(unpaid, currency),
        })}
        of={t('Month')}
        columns={[...columns, t('Paid')]}
        rows={months.map(row => ({
          ...{ key: row.month, label: month(row.month), cells: [...cells(row), ...amounts(row.paid)] },
        }))}
        sum={{ ...sum, cells: [...sum.cells, ...amounts(paid)] }}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <ReportTable
          title={title(t('Spent by category'))}
          of={t('Category')}
          columns={columns}
          rows={spent.byCategory.map(({ category, ...row }) => ({
            ...{ key: category, label: expenseCategories[category], cells: cells(row) },
          }))}
          sum={sum}
        />
        <ReportTable
          title={title(t('Spent by facility'))}
          of={t('Facility')}
          columns={columns}
          rows={spent.byFacility.map(({ facility, ...row }) => ({
            ...{ key: facility?.id ?? '', label: facility?.name ?? t('The whole clinic'), cells: cells(row) },
          }))}
          sum={sum}
        />
      </SimpleGrid>
    </>
  );
};
