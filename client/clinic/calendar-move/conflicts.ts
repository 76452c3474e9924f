import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { isOpen } from '../bookings/booking-words.ts';
import type { MoveRequest } from '../bookings/use-move-booking.tsx';

/** What of the bookings on the screen a move would meet: the practitioner and the patient have one at a time. */
export const conflictsOf = (
  { booking, startsAt, endsAt, practitionerId = booking.practitioner.id }: MoveRequest,
  bookings: BookingRow[],
): BookingRow[] => {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  return bookings.filter(
    other =>
      other.id !== booking.id &&
      isOpen(other.status) &&
      (other.practitioner.id === practitionerId || other.patient.id === booking.patient.id) &&
      Date.parse(other.startsAt) < end &&
      Date.parse(other.endsAt) > start,
  );
};

/** Says whom it would meet, and when. */
export const conflictWords = (
  conflicts: BookingRow[],
  booking: BookingRow,
  span: (from: string, to: string) => string,
): string | undefined => {
  const [first, ...others] = conflicts;
  if (!first) return undefined;
  const time = span(first.startsAt, first.endsAt);
  const who =
    first.patient.id === booking.patient.id
      ? `${booking.patient.name} with ${first.practitioner.name}`
      : first.patient.name;
  return `Overlaps ${who}, ${time}${others.length > 0 ? ` and ${others.length} more` : ''}`;
};
