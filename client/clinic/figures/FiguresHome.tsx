import { Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { type FiguresSpan, figuresSpanOf } from './figures-span.ts';
import { SpanBar } from './SpanBar.tsx';

const Charts = lazy(async () => ({ default: (await import('./Charts.tsx')).Charts }));
const RevenueCharts = lazy(async () => ({ default: (await import('./RevenueCharts.tsx')).RevenueCharts }));

const tilesSkeleton = (
  <SimpleGrid cols={{ base: 2, md: 4 }} mb="md" aria-busy="true">
    {['bookings', 'utilisation', 'no-shows', 'revenue'].map(tile => (
      <Skeleton key={tile} h={112} />
    ))}
  </SimpleGrid>
);

/** The clinic in figures, for whoever leads it; without money for whoever checks it (FD12), or where it shows that to nobody. */
export const FiguresHome = () => {
  const may = useMay();
  const { today, weekStartsOn } = useFormats();
  const search = useSearch({ from: '/clinic/' });
  const { data, isPending } = useQuery(api.settings.get.queryOptions(undefined, { staleTime: 300_000 }));
  if (isPending) return tilesSkeleton;
  const { figuresSpan: usual, showRevenue } = data?.analytics.values ?? unset;
  const span = figuresSpanOf(search, { today: today(), weekStartsOn, usual });
  const withRevenue = showRevenue && may('revenue:read');
  return (
    <>
      <SpanBar span={span} />
      <Loaded key={`${span.from} ${span.to} ${span.per}`} span={span} withRevenue={withRevenue} />
    </>
  );
};

/** Where it cannot be found out; the server tells nobody what they may not see. */
const unset = { figuresSpan: '12-weeks', showRevenue: true } as const;

const AGAIN_MS = 120_000;

const Loaded = ({ span, withRevenue }: { span: FiguresSpan; withRevenue: boolean }) => {
  const figures = useQuery(api.dashboard.figures.queryOptions(span, { refetchInterval: AGAIN_MS }));
  const revenue = useQuery(
    api.dashboard.revenue.queryOptions(span, { enabled: withRevenue, refetchInterval: AGAIN_MS }),
  );
  const chartsSkeleton = <Skeleton h={420} aria-busy="true" />;
  const again = () => void Promise.all([figures.refetch(), withRevenue && revenue.refetch()]);

  if (!figures.data && figures.error) return <ErrorState error={figures.error} onRetry={again} />;
  if (!figures.data)
    return (
      <>
        {tilesSkeleton}
        {chartsSkeleton}
      </>
    );
  if (figures.data.bookings + figures.data.cancelled === 0)
    return (
      <Paper>
        <EmptyState icon={IconChartBar} title={t('Nothing was booked in these days')}>
          {t('Choose other days above. Bookings count by the day on which they begin.')}
        </EmptyState>
      </Paper>
    );
  const items = revenue.data?.items;
  return (
    <>
      <FigureTiles figures={figures.data} revenue={items} withRevenue={withRevenue && !revenue.error} />
      <Suspense fallback={chartsSkeleton}>
        <Stack gap="md">
          <Charts figures={figures.data} per={span.per} />
          {withRevenue && !items && revenue.error && <ErrorState error={revenue.error} onRetry={again} />}
          {withRevenue && !items && !revenue.error && chartsSkeleton}
          {items?.map(each => (
            <RevenueCharts key={each.currency} revenue={each} per={span.per} isOnly={items.length === 1} />
          ))}
        </Stack>
      </Suspense>
    </>
  );
};
