import { uidOf } from '../ics/booking-uid.ts';
import { type CalendarEvent, calendarText } from '../ics/write-calendar.ts';
import type { FeedBooking } from './feed-bookings.ts';

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letter, with all that belongs to it. */
const initialOf = (name: string | null): string => {
  const [first] = letters.segment((name ?? '').trim());
  return first ? `${first.segment.toUpperCase()}.` : '';
};

/** What stands in the calendar: nothing of what somebody comes for, and of who comes the initials at most (S35). */
const titleOf = ({ patientFirst, patientLast }: FeedBooking, initials: boolean): string =>
  (initials && `${initialOf(patientFirst)} ${initialOf(patientLast)}`.trim()) || 'Booked';

/** The calendar of a feed. The same bookings make the same text, so that programs are told when nothing changed. */
export const feedCalendar = (
  { name, tenantId, initials }: { name: string; tenantId: string; initials: boolean },
  bookings: FeedBooking[],
): string => {
  const events = bookings.map(
    (booking): CalendarEvent => ({
      uid: uidOf({ id: booking.id, tenantId }),
      sequence: booking.version,
      changedAt: booking.updatedAt,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      summary: titleOf(booking, initials),
      location: [booking.roomName, booking.facilityName].filter(Boolean).join(', '),
      status: booking.status === 'pending' ? 'TENTATIVE' : 'CONFIRMED',
    }),
  );
  return calendarText({ method: 'PUBLISH', name, refresh: 'PT1H', events });
};
