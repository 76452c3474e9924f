import { SimpleGrid, Stack } from '@mantine/core';
import type { Period, RevenueIn } from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { BarsWithTable } from '../../ui/charts/BarsWithTable.tsx';
import { periodWords } from './Charts.tsx';
import { RankedBars } from './RankedBars.tsx';

type Props = { revenue: RevenueIn; per: Period; isOnly: boolean };
const most = 12;

/** Revenue over time, by practitioner and by service, in one currency. */
export const RevenueCharts = ({ revenue, per, isOnly }: Props) => {
  const { month, shortDate, wholeMoney } = useFormats();
  const { currency } = revenue;
  const money = (amount: number) => wholeMoney(amount, currency);
  const title = (words: string) => (isOnly ? words : `${words}, ${currency}`);
  const label = (date: string) => (per === 'month' ? month(date.slice(0, 7)) : shortDate(date));
  return (
    <Stack gap="md">
      <BarsWithTable
        title={title(t('Revenue over time'))}
        of={periodWords[per]}
        bars={revenue.periods.map(({ from, amount }) => ({ label: label(from), amount }))}
        series={[{ name: 'amount', label: t('Revenue'), color: 'var(--chart-revenue)' }]}
        valueFormatter={money}
        h={200}
        xAxisProps={{ interval: 'preserveStartEnd', tickMargin: 8 }}
        yAxisProps={{ width: 72 }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <RankedBars
          title={title(t('Revenue by practitioner'))}
          rows={revenue.byPractitioner.slice(0, most).map(({ practitioner, amount }) => ({
            ...{ key: practitioner.id, label: practitioner.name, value: amount, text: money(amount) },
            color: 'var(--chart-revenue)',
          }))}
        />
        <RankedBars
          title={title(t('Revenue by service'))}
          rows={revenue.byService.slice(0, most).map(({ service, amount }) => ({
            ...{ key: service.id, label: service.name, value: amount, text: money(amount) },
            color: `var(--mantine-color-${service.color}-6)`,
          }))}
        />
      </SimpleGrid>
    </Stack>
  );
};
