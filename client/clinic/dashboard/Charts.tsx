import { SimpleGrid, Stack } from '@mantine/core';
import type { Figures } from '../../../shared/clinic/dashboard.ts';
import { useFormats } from '../../session.tsx';
import { BookingsPerDay } from './BookingsPerDay.tsx';
import { RankedBars } from './RankedBars.tsx';

type Props = { figures: Figures };

export const Charts = ({ figures }: Props) => {
  const { number } = useFormats();
  return (
    <Stack gap="md">
      <BookingsPerDay figures={figures} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <RankedBars
          title="Booked hours this week"
          rows={figures.hoursThisWeek.map(({ practitioner, hours }) => ({
            label: practitioner,
            value: hours,
            text: `${number(hours)} h`,
          }))}
        />
        <RankedBars
          title="Most booked services, 30 days"
          rows={figures.topServices.map(({ service, color, bookings }) => ({
            label: service,
            value: bookings,
            text: number(bookings),
            color: `var(--mantine-color-${color}-6)`,
          }))}
        />
      </SimpleGrid>
    </Stack>
  );
};
