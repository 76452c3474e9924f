import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Paper, Title, VisuallyHidden } from '@mantine/core';
import type { Figures } from '../../../shared/clinic/dashboard.ts';
import { useFormats } from '../../session.tsx';

type Props = { figures: Figures };

/** Two weeks back and two ahead. The picture is for the eye; the same numbers stand in a hidden table. */
export const BookingsPerDay = ({ figures }: Props) => {
  const { shortDate } = useFormats();
  const days = figures.bookingsPerDay.map(day => ({ ...day, label: shortDate(day.date) }));

  return (
    <Paper p="md">
      <Title order={2} size="h5" mb="sm">
        Bookings per day
      </Title>
      <div aria-hidden="true">
        <BarChart
          h={220}
          data={days}
          dataKey="label"
          type="stacked"
          withLegend
          legendProps={{ verticalAlign: 'bottom' }}
          tickLine="none"
          gridAxis="x"
          maxBarWidth={22}
          xAxisProps={{ interval: 6, tickMargin: 8 }}
          yAxisProps={{
            width: 32,
            tickCount: 5,
            interval: 0,
            domain: [0, most => Math.max(4, Math.ceil(most / 4) * 4)],
          }}
          barChartProps={{ accessibilityLayer: false, margin: { top: 8 } }}
          referenceLines={[
            {
              x: shortDate(figures.today),
              label: 'Today',
              labelPosition: 'insideTopLeft',
              color: 'var(--mantine-color-dimmed)',
            },
          ]}
          series={[
            { name: 'booked', label: 'Booked', color: 'var(--chart-booked)' },
            { name: 'cancelled', label: 'Cancelled', color: 'var(--chart-cancelled)' },
            { name: 'noShow', label: 'No-show', color: 'var(--chart-no-show)' },
          ]}
        />
      </div>
      <VisuallyHidden>
        <table>
          <caption>Bookings per day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Booked</th>
              <th scope="col">Cancelled</th>
              <th scope="col">No-show</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, label, booked, cancelled, noShow }) => (
              <tr key={date}>
                <th scope="row">{label}</th>
                <td>{booked}</td>
                <td>{cancelled}</td>
                <td>{noShow}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Paper>
  );
};
