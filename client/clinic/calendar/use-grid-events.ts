import type { ScheduleEventData } from '@mantine/schedule';
import { useMemo } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';

/** Bookings as the grid wants them, and the way back; the cancelled ones have left their place. */
export const useGridEvents = (bookings: BookingRow[]) => {
  const { toWall } = useFormats();
  const practitioners = usePractitionerOptions();

  const events = useMemo(
    () =>
      bookings
        .filter(({ status }) => status !== 'cancelled')
        .map(
          (booking): ScheduleEventData => ({
            id: booking.id,
            title: booking.patient.name,
            start: toWall(booking.startsAt),
            end: toWall(booking.endsAt),
            color: booking.service.color,
            resourceId: booking.practitioner.id,
          }),
        ),
    [bookings, toWall],
  );

  const byId = useMemo(() => new Map(bookings.map(booking => [booking.id, booking])), [bookings]);

  // Somebody who has left the clinic may still have bookings on this day.
  const resources = useMemo(() => {
    const former = bookings.map(({ practitioner }) => [practitioner.id, practitioner.name] as const);
    const names = new Map([...former, ...practitioners.map(({ value, label }) => [value, label] as const)]);
    return [...names].map(([id, label]) => ({ id, label }));
  }, [practitioners, bookings]);

  return { events, resources, bookingOf: (event: ScheduleEventData) => byId.get(String(event.id)) };
};
