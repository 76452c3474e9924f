import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Billed } from '../../../shared/clinic/money-reports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { BarsWithTable } from '../../ui/charts/BarsWithTable.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { paymentMethods } from '../invoices/invoice-words.ts';
import { ReportTable } from './ReportTable.tsx';

type Span = { from: string; to: string };

/** What was asked for less what was taken back, and what came in, each by its own day (MY29). */
export const BilledReport = ({ span }: { span: Span }) => {
  const { data, error, refetch } = useQuery(api.moneyReports.billed.queryOptions(span));
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={420} aria-busy="true" />;
  return (
    <Stack gap="md">
      {data.items.map(billed => (
        <InCurrency key={billed.currency} billed={billed} isOnly={data.items.length === 1} />
      ))}
    </Stack>
  );
};

const InCurrency = ({ billed, isOnly }: { billed: Billed; isOnly: boolean }) => {
  const { money, wholeMoney, month } = useFormats();
  const { currency, months } = billed;
  const title = (words: string) => (isOnly ? words : `${words}, ${currency}`);
  const amounts = (...minor: number[]) => minor.map(each => money(each, currency));
  const asked = ({ net, tax, total }: { net: number; tax: number; total: number }) =>
    amounts(net, tax, total);
  const moved = ({ received, refunded }: { received: number; refunded: number }) =>
    amounts(received, -refunded || 0);
  const askedColumns = [t('Without tax'), t('Tax'), t('Total')];
  const sum = { label: t('All together'), cells: asked(billed) };
  return (
    <>
      {months.length > 1 && (
        <BarsWithTable
          title={title(t('Billed and received by month'))}
          of={t('Month')}
          bars={months.map(({ month: of, total, received, refunded }) => ({
            ...{ label: month(of), total, received: received - refunded },
          }))}
          series={[
            { name: 'total', label: t('Billed'), color: 'var(--chart-revenue)' },
            { name: 'received', label: t('Received'), color: 'var(--mantine-color-gray-5)' },
          ]}
          withLegend
          valueFormatter={amount => wholeMoney(amount, currency)}
          h={240}
          yAxisProps={{ width: 72 }}
        />
      )}
      <ReportTable
        title={title(t('By month'))}
        note={t('Credit notes are taken off in their own month.')}
        of={t('Month')}
        columns={[...askedColumns, t('Received'), t('Given back')]}
        rows={months.map(row => ({
          key: row.month,
          label: month(row.month),
          cells: [...asked(row), ...moved(row)],
        }))}
        sum={{ ...sum, cells: [...sum.cells, ...moved(billed)] }}
      />
      <ReportTable
        title={title(t('By practitioner'))}
        of={t('Practitioner')}
        columns={askedColumns}
        rows={billed.byPractitioner.map(({ practitioner, ...row }) => ({
          ...{ key: practitioner?.id ?? '', label: practitioner?.name ?? t('Of nobody'), cells: asked(row) },
        }))}
        sum={sum}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <ReportTable
          title={title(t('By service'))}
          of={t('Service')}
          columns={askedColumns}
          rows={billed.byService.map(({ service, ...row }) => ({
            ...{ key: service?.id ?? '', label: service?.name ?? t('Of no service'), cells: asked(row) },
          }))}
          sum={sum}
        />
        <ReportTable
          title={title(t('By way of paying'))}
          of={t('Paid by')}
          columns={[t('Received'), t('Given back')]}
          rows={billed.byMethod.map(row => ({
            ...{ key: row.method, label: paymentMethods[row.method], cells: moved(row) },
          }))}
          sum={{ label: t('All together'), cells: moved(billed) }}
        />
      </SimpleGrid>
    </>
  );
};
