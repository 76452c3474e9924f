import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useMay } from '../../session.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { BookingList } from '../bookings/BookingList.tsx';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';

type Props = { patientId: string };

/** The contract answers 42 days at a time. */
const windowDays = 42;

export const PatientBookings = ({ patientId }: Props) => {
  const formats = useFormats();
  const may = useMay();
  const [from, setFrom] = useState(() => addDays(formats.today(), -14));
  const to = addDays(from, windowDays);
  const { bookings, failure, retry } = useBookingsBetween({ from, to, patientId });

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {formats.date(from)} to {formats.date(addDays(to, -1))}
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconChevronLeft size={14} aria-hidden />}
            onClick={() => setFrom(addDays(from, -windowDays))}
          >
            Earlier
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconChevronRight size={14} aria-hidden />}
            onClick={() => setFrom(addDays(from, windowDays))}
          >
            Later
          </Button>
        </Group>
      </Group>
      {failure && <ErrorState error={failure} onRetry={retry} />}
      {!bookings && !failure && <Skeleton h={160} aria-busy="true" />}
      {bookings && bookings.length > 0 && <BookingList bookings={bookings} withDate withoutPatient />}
      {bookings?.length === 0 && (
        <EmptyState
          icon={IconCalendarOff}
          title="No booking in these weeks"
          action={
            may('bookings:write') && (
              <ButtonLink to="/calendar" search={{ book: patientId }} variant="light" mt="sm">
                Book an appointment
              </ButtonLink>
            )
          }
        />
      )}
    </Stack>
  );
};
