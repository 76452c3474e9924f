import { Grid, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { PlanCard } from './PlanCard.tsx';
import { UsageBar } from './UsageBar.tsx';

const UsageByMonth = lazy(() =>
  import('./UsageByMonth.tsx').then(({ UsageByMonth }) => ({ default: UsageByMonth })),
);

export const UsagePage = () => {
  const { data, error, refetch } = useQuery(api.usage.report.queryOptions());
  const hasCalls = data?.months.some(({ apiCalls }) => apiCalls > 0);

  return (
    <>
      <PageHeader
        title={t('Plan and usage')}
        description={t('What this clinic may use, and how much of it is used')}
      />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={420} aria-busy="true" />}
      {data && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 5 }}>
            <PlanCard report={data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Paper p="md" h="100%">
              <Title order={2} size="h5" mb="sm">
                {t('In use')}
              </Title>
              <Stack gap="md" component="ul" className="plain-list">
                {data.metrics.map(row => (
                  <UsageBar key={row.metric} {...row} />
                ))}
              </Stack>
              <Text size="xs" c="dimmed" mt="md">
                {t(
                  'Months begin at midnight UTC. For another plan, please write to those who run MedFlow for you.',
                )}
              </Text>
            </Paper>
          </Grid.Col>
          <Suspense fallback={<Skeleton h={240} aria-busy="true" />}>
            <Grid.Col span={{ base: 12, md: hasCalls ? 6 : 12 }}>
              <UsageByMonth
                title={t('Bookings made per month')}
                months={data.months}
                what="bookings"
                color="var(--chart-booked)"
              />
            </Grid.Col>
            {hasCalls && (
              <Grid.Col span={{ base: 12, md: 6 }}>
                <UsageByMonth
                  title={t('API calls per month')}
                  months={data.months}
                  what="apiCalls"
                  color="var(--chart-no-show)"
                />
              </Grid.Col>
            )}
          </Suspense>
        </Grid>
      )}
    </>
  );
};
