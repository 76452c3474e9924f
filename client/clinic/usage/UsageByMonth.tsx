import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Paper, Title, VisuallyHidden } from '@mantine/core';
import type { UsageReport } from '../../../shared/clinic/usage.ts';
import { useFormats } from '../../session.tsx';

type Props = { title: string; months: UsageReport['months']; what: 'bookings' | 'apiCalls'; color: string };

/** Twelve months as a picture for the eye; the same numbers stand in a hidden table. */
export const UsageByMonth = ({ title, months, what, color }: Props) => {
  const { number, month } = useFormats();
  const data = months.map(row => ({ label: month(row.month), count: row[what] }));

  return (
    <Paper p="md">
      <Title order={2} size="h5" mb="sm">
        {title}
      </Title>
      <div aria-hidden="true">
        <BarChart
          h={180}
          data={data}
          dataKey="label"
          tickLine="none"
          gridAxis="x"
          maxBarWidth={22}
          xAxisProps={{ interval: 'equidistantPreserveStart', tickMargin: 8 }}
          yAxisProps={{
            width: 48,
            tickCount: 5,
            interval: 0,
            allowDecimals: false,
            domain: [0, most => Math.max(4, most)],
          }}
          valueFormatter={number}
          barChartProps={{ accessibilityLayer: false, margin: { top: 8 } }}
          series={[{ name: 'count', label: title, color }]}
        />
      </div>
      <VisuallyHidden>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Number</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Paper>
  );
};
