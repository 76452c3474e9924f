import { Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { RankedBars } from '../figures/RankedBars.tsx';
import { requestKinds, requestStatuses } from './request-words.ts';

const DAYS = 90;

/** What was asked for in the last three months, and how long people waited for the first answer. */
export const RequestFiguresPanel = () => {
  const { today, number } = useFormats();
  const to = today();
  const { data } = useQuery(api.serviceRequests.figures.queryOptions({ from: addDays(to, -DAYS), to }));
  if (!data) return null;
  const hours = (minutes: number | null) =>
    minutes === null ? '–' : t('{count} h', { count: number(Math.round(minutes / 6) / 10) });
  const row = (key: string, label: string, value: number) => ({ key, label, value, text: number(value) });
  return (
    <Stack gap="md" mb="lg" component="section" aria-label={t('Requests of the last 90 days')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {[
          { label: t('Half are answered within'), value: data.medianMinutes },
          { label: t('Nine of ten are answered within'), value: data.ninthMinutes },
        ].map(({ label, value }) => (
          <Paper key={label} withBorder p="md">
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text size="xl" fw={600} className="numeric">
              {hours(value)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        <RankedBars
          title={t('By status')}
          rows={data.byStatus.map(({ status, count }) => row(status, requestStatuses[status].label, count))}
        />
        <RankedBars
          title={t('By kind')}
          rows={data.byKind.map(({ kind, count }) => row(kind, requestKinds[kind], count))}
        />
        <RankedBars
          title={t('By service')}
          rows={data.byService
            .slice(0, 12)
            .map(({ service, count }) =>
              row(service?.id ?? 'none', service?.name ?? t('None in particular'), count),
            )}
        />
      </SimpleGrid>
    </Stack>
  );
};
