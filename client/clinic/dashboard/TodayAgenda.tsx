import { Button, Group, Paper, ScrollArea, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarOff, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { BookingList } from '../bookings/BookingList.tsx';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';

/** Whoever has just left may still be at the desk, so the last of the finished stay in sight. */
const lastFinished = 2;

/** What is still to be done today, the overdue included; what is over is folded away above it. */
export const TodayAgenda = () => {
  const today = useFormats().today();
  const { bookings: data, failure, retry } = useBookingsBetween({ from: today, to: addDays(today, 1) });
  const [isUnfolded, { toggle }] = useDisclosure();
  const bookings = data?.filter(({ status }) => status !== 'cancelled') ?? [];
  const isOver = ({ status }: BookingRow) => status === 'completed' || status === 'no_show';
  const over = bookings.filter(isOver);
  const ahead = bookings.filter(booking => !isOver(booking));
  const foldable = over.length - lastFinished;
  const folded = isUnfolded || foldable < 1 ? 0 : foldable;

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
      {failure && <ErrorState error={failure} onRetry={retry} />}
      {!data && !failure && <Skeleton h={320} aria-busy="true" />}
      {foldable > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          fullWidth
          aria-expanded={isUnfolded}
          rightSection={
            isUnfolded ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />
          }
          onClick={toggle}
        >
          {isUnfolded ? 'Show fewer' : `${foldable} earlier`}
        </Button>
      )}
      {bookings.length > 0 && (
        <ScrollArea.Autosize
          mah={480}
          mx={-8}
          viewportProps={{ tabIndex: 0, 'aria-label': 'Bookings of today' }}
        >
          <BookingList bookings={[...over.slice(folded), ...ahead]} />
        </ScrollArea.Autosize>
      )}
      {data && bookings.length > 0 && ahead.length === 0 && (
        <Text size="sm" c="dimmed" ta="center" py="md">
          Nothing else is booked today.
        </Text>
      )}
      {data && bookings.length === 0 && <EmptyState icon={IconCalendarOff} title="Nothing is booked today" />}
    </Paper>
  );
};
