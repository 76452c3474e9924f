import { SimpleGrid, Stack } from '@mantine/core';
import type { Figures, Period } from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { BarsWithTable } from '../../ui/charts/BarsWithTable.tsx';
import { RankedBars } from './RankedBars.tsx';
import { shareOf } from './shares.ts';

type Props = { figures: Figures; per: Period };

export const periodWords: Record<Period, string> = { day: t('Day'), week: t('Week from'), month: t('Month') };

/** As many as a list shows before it is a table. */
const most = 12;

type Used = { bookedMinutes: number; openMinutes: number };

/** Bookings and no-shows over time, and how much of the open hours is booked, by whom and where. */
export const Charts = ({ figures, per }: Props) => {
  const { number, percent, month, shortDate } = useFormats();
  const hours = (minutes: number) => number(Math.round(minutes / 6) / 10);
  const label = (date: string) => (per === 'month' ? month(date.slice(0, 7)) : shortDate(date));
  const target = figures.targetUtilisation / 100;
  const aim = target > 0 ? { mark: target, note: t('Aimed at: {share}', { share: percent(target) }) } : {};
  const used = ({ bookedMinutes, openMinutes }: Used) => {
    const share = shareOf(bookedMinutes, openMinutes);
    return {
      value: share ?? 0,
      text:
        share === undefined
          ? t('{booked} h, no hours open', { booked: hours(bookedMinutes) })
          : t('{share} of {open} h', { share: percent(share), open: hours(openMinutes) }),
    };
  };
  const bars = figures.periods.map(({ from, bookings, cancelled, noShows }) => ({
    label: label(from),
    ...{ came: bookings - noShows, cancelled, noShows },
  }));

  return (
    <Stack gap="md">
      <BarsWithTable
        title={t('Bookings over time')}
        of={periodWords[per]}
        bars={bars}
        series={[
          { name: 'came', label: t('Booked'), color: 'var(--chart-booked)' },
          { name: 'cancelled', label: t('Cancelled'), color: 'var(--chart-cancelled)' },
          { name: 'noShows', label: t('No-show'), color: 'var(--chart-no-show)' },
        ]}
        h={220}
        type="stacked"
        withLegend
        legendProps={{ verticalAlign: 'bottom' }}
        xAxisProps={{ interval: 'preserveStartEnd', tickMargin: 8 }}
        yAxisProps={{ width: 40, allowDecimals: false }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <RankedBars
          title={t('Utilisation by practitioner')}
          full={1}
          {...aim}
          rows={figures.byPractitioner
            .slice(0, most)
            .map(row => ({ key: row.practitioner.id, label: row.practitioner.name, ...used(row) }))}
        />
        <RankedBars
          title={t('Utilisation by facility')}
          full={1}
          {...aim}
          rows={figures.byFacility
            .slice(0, most)
            .map(row => ({ key: row.facility.id, label: row.facility.name, ...used(row) }))}
        />
        <RankedBars
          title={t('No-shows by practitioner')}
          rows={figures.byPractitioner
            .filter(({ noShows }) => noShows > 0)
            .sort((a, b) => b.noShows - a.noShows)
            .slice(0, most)
            .map(({ practitioner, noShows, completed }) => ({
              ...{ key: practitioner.id, label: practitioner.name, value: noShows },
              text: `${number(noShows)} (${percent(noShows / (noShows + completed))})`,
              color: 'var(--chart-no-show)',
            }))}
        />
        <RankedBars
          title={t('Bookings by service')}
          rows={figures.byService.slice(0, most).map(({ service, bookings }) => ({
            ...{ key: service.id, label: service.name, value: bookings, text: number(bookings) },
            color: `var(--mantine-color-${service.color}-6)`,
          }))}
        />
      </SimpleGrid>
    </Stack>
  );
};
