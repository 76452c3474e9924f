import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Paper, Skeleton, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { eventKinds } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';

type Props = { by: 'hour' | 'day' };

/** What was refused over time. The picture is for the eye; the same numbers stand in a hidden table. */
export const SecurityChart = ({ by }: Props) => {
  const { data, error, refetch } = useQuery(
    consoleApi.securityEvents.chart.queryOptions({ by }, { refetchInterval: 60_000 }),
  );
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton h={220} mb="md" aria-busy="true" />
    );
  const label = by === 'hour' ? consoleFormats.time : consoleFormats.day;
  const grave = new Set(
    Object.entries(eventKinds).flatMap(([kind, { tone }]) => (tone === 'bad' ? kind : [])),
  );
  const steps = data.steps.map(({ from, counts, total }) => {
    const attacks = Object.entries(counts).reduce((sum, [kind, n]) => sum + (grave.has(kind) ? n : 0), 0);
    return { label: label(from), attacks, other: total - attacks };
  });

  return (
    <Paper p="md" mb="md">
      <Title order={2} size="h5" mb="sm">
        {by === 'hour' ? 'The last 24 hours' : 'The last four weeks'}
      </Title>
      <div aria-hidden="true">
        <BarChart
          h={180}
          data={steps}
          dataKey="label"
          type="stacked"
          withLegend
          legendProps={{ verticalAlign: 'bottom' }}
          tickLine="none"
          gridAxis="x"
          maxBarWidth={22}
          xAxisProps={{ interval: 'equidistantPreserveStart', minTickGap: 24, tickMargin: 8 }}
          yAxisProps={{ width: 32, allowDecimals: false, domain: [0, most => Math.max(4, most)] }}
          barChartProps={{ accessibilityLayer: false }}
          series={[
            { name: 'attacks', label: 'Grave', color: 'var(--chart-no-show)' },
            { name: 'other', label: 'Other', color: 'var(--chart-booked)' },
          ]}
        />
      </div>
      <VisuallyHidden>
        <table>
          <caption>Security events over time</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Grave</th>
              <th scope="col">Other</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ label, attacks, other }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{attacks}</td>
                <td>{other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Paper>
  );
};
