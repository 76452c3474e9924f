import { Grid, SimpleGrid, Skeleton } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { OnboardingCard } from '../onboarding/OnboardingCard.tsx';
import { LimitBanner } from '../usage/LimitBanner.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { TodayAgenda } from './TodayAgenda.tsx';

const Charts = lazy(() => import('./Charts.tsx').then(({ Charts }) => ({ default: Charts })));

export const DashboardPage = () => {
  const { user } = useSession();
  const formats = useFormats();
  const may = useMay();
  const { data, error, refetch } = useQuery(
    api.dashboard.figures.queryOptions(undefined, { refetchInterval: 120_000 }),
  );
  const chartsSkeleton = <Skeleton h={420} aria-busy="true" />;

  return (
    <>
      <PageHeader title={`Good day, ${user.name}`} description={formats.longDate(formats.today())}>
        {may('bookings:write') && (
          <ButtonLink
            to="/calendar"
            search={{ book: 'new' }}
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
          >
            New booking
          </ButtonLink>
        )}
      </PageHeader>
      <LimitBanner />
      <OnboardingCard />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <SimpleGrid cols={{ base: 2, md: 4 }} mb="md" aria-busy="true">
          {['today', 'patients', 'no-shows', 'revenue'].map(tile => (
            <Skeleton key={tile} h={112} />
          ))}
        </SimpleGrid>
      )}
      {data && <FigureTiles figures={data} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: may('bookings:read') ? 8 : 12 }}>
          {data ? (
            <Suspense fallback={chartsSkeleton}>
              <Charts figures={data} />
            </Suspense>
          ) : (
            !error && chartsSkeleton
          )}
        </Grid.Col>
        {may('bookings:read') && (
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <TodayAgenda />
          </Grid.Col>
        )}
      </Grid>
    </>
  );
};
