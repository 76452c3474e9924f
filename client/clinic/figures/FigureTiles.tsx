import { Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import type { Figures, RevenueIn } from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { shareOf } from './shares.ts';

type Props = {
  figures: Figures;
  /** Left out where it is not theirs to see; undefined while it is not known. */
  revenue?: RevenueIn[] | undefined;
  withRevenue: boolean;
};
type Tile = { label: string; value: string | undefined; note: string };

export const FigureTiles = ({ figures, revenue, withRevenue }: Props) => {
  const { number, percent, wholeMoney } = useFormats();
  const { bookings, completed, cancelled, noShows, bookedMinutes, openMinutes, lateCancelHours } = figures;
  const hours = (minutes: number) => number(Math.round(minutes / 60));
  const [own, ...others] = revenue ?? [];
  const share = (part: number, of: number) => {
    const known = shareOf(part, of);
    return known === undefined ? '–' : percent(known);
  };
  const tiles: Tile[] = [
    {
      label: t('Bookings'),
      value: number(bookings),
      note: t('{completed} completed, {cancelled} cancelled', {
        completed: number(completed),
        cancelled: number(cancelled),
      }),
    },
    {
      label: t('Utilisation'),
      value: share(bookedMinutes, openMinutes),
      note: t('{booked} of {open} open hours booked', {
        booked: hours(bookedMinutes),
        open: hours(openMinutes),
      }),
    },
    {
      label: t('No-show rate'),
      value: share(noShows, noShows + completed),
      note:
        lateCancelHours > 0
          ? t('{count} did not come, or cancelled late', { count: number(noShows) })
          : t('{count} did not come', { count: number(noShows) }),
    },
    ...(withRevenue
      ? [
          {
            label: t('Revenue'),
            value: own && wholeMoney(own.amount, own.currency),
            note:
              others
                .map(({ amount, currency }) => t('and {amount}', { amount: wholeMoney(amount, currency) }))
                .join(' ') || t('of completed bookings'),
          },
        ]
      : []),
  ];

  return (
    <SimpleGrid cols={{ base: 2, md: tiles.length }} spacing={{ base: 'xs', sm: 'md' }} mb="md">
      {tiles.map(({ label, value, note }) => (
        <Paper key={label} p={{ base: 'sm', sm: 'md' }} className="tile">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          {value === undefined ? (
            <Skeleton h={38} w={90} aria-busy="true" />
          ) : (
            <Text className="tile-value numeric">{value}</Text>
          )}
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
};
