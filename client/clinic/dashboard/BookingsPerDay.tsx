import type { Figures } from '../../../shared/clinic/dashboard.ts';
import { useFormats } from '../../session.tsx';
import { BarsWithTable } from '../../ui/charts/BarsWithTable.tsx';

type Props = { figures: Figures };

/** Two weeks back and two ahead. */
export const BookingsPerDay = ({ figures }: Props) => {
  const { shortDate } = useFormats();

  return (
    <BarsWithTable
      title="Bookings per day"
      of="Day"
      bars={figures.bookingsPerDay.map(day => ({ ...day, label: shortDate(day.date) }))}
      series={[
        { name: 'booked', label: 'Booked', color: 'var(--chart-booked)' },
        { name: 'cancelled', label: 'Cancelled', color: 'var(--chart-cancelled)' },
        { name: 'noShow', label: 'No-show', color: 'var(--chart-no-show)' },
      ]}
      h={220}
      type="stacked"
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      xAxisProps={{ interval: 6, tickMargin: 8 }}
      yAxisProps={{
        width: 32,
        tickCount: 5,
        interval: 0,
        domain: [0, most => Math.max(4, Math.ceil(most / 4) * 4)],
      }}
      referenceLines={[
        {
          x: shortDate(figures.today),
          label: 'Today',
          labelPosition: 'insideTopLeft',
          color: 'var(--mantine-color-dimmed)',
        },
      ]}
    />
  );
};
