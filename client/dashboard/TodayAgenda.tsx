import { Group, Paper, ScrollArea, Skeleton, Title } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { BookingList } from '../bookings/BookingList.tsx';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';
import { useFormats } from '../session.tsx';
import { addDays } from '../ui/clinic-time.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { AnchorLink } from '../ui/links.tsx';

export const TodayAgenda = () => {
  const today = useFormats().today();
  const { data, error, refetch } = useBookingsBetween({ from: today, to: addDays(today, 1) });
  const bookings = data?.filter(({ status }) => status !== 'cancelled');

  return (
    <Paper p="md" h="100%">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          Today
        </Title>
        <AnchorLink to="/calendar" size="sm">
          Calendar
        </AnchorLink>
      </Group>
      {!bookings && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!bookings && !error && <Skeleton h={320} aria-busy="true" />}
      {bookings && bookings.length > 0 && (
        <ScrollArea.Autosize
          mah={480}
          mx={-8}
          viewportProps={{ tabIndex: 0, 'aria-label': 'Bookings of today' }}
        >
          <BookingList bookings={bookings} />
        </ScrollArea.Autosize>
      )}
      {bookings?.length === 0 && <EmptyState icon={IconCalendarOff} title="Nothing is booked today" />}
    </Paper>
  );
};
