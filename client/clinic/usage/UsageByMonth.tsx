import type { UsageReport } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { BarsWithTable } from '../../ui/charts/BarsWithTable.tsx';

type Props = { title: string; months: UsageReport['months']; what: 'bookings' | 'apiCalls'; color: string };

/** Twelve months. */
export const UsageByMonth = ({ title, months, what, color }: Props) => {
  const { number, month } = useFormats();

  return (
    <BarsWithTable
      title={title}
      of={t('Month')}
      bars={months.map(row => ({ label: month(row.month), count: row[what] }))}
      series={[{ name: 'count', label: title, color }]}
      valueFormatter={number}
      xAxisProps={{ interval: 'equidistantPreserveStart', tickMargin: 8 }}
      yAxisProps={{
        width: 48,
        tickCount: 5,
        interval: 0,
        allowDecimals: false,
        domain: [0, most => Math.max(4, most)],
      }}
    />
  );
};
