import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { BarsWithTable } from '../../ui/charts/BarsWithTable.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { eventKinds } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';

type Props = { by: 'hour' | 'day' };

/** What was refused over time. */
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
    <BarsWithTable
      title={by === 'hour' ? t('The last 24 hours') : t('The last four weeks')}
      caption={t('Security events over time')}
      of={t('From')}
      bars={steps}
      series={[
        { name: 'attacks', label: t('Critical'), color: 'var(--chart-no-show)' },
        { name: 'other', label: t('Other'), color: 'var(--chart-booked)' },
      ]}
      mb="md"
      type="stacked"
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      xAxisProps={{ interval: 'equidistantPreserveStart', minTickGap: 24, tickMargin: 8 }}
      yAxisProps={{ width: 32, allowDecimals: false, domain: [0, most => Math.max(4, most)] }}
    />
  );
};
