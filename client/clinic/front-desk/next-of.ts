import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { isOpen } from '../bookings/booking-words.ts';
import { waitingOf } from './desk-day.ts';

/** Who is in the room; else who has waited longest; else who is expected next. */
export const nextOf = (bookings: BookingRow[]): BookingRow | undefined =>
  bookings.find(({ status }) => status === 'in_room') ??
  waitingOf(bookings)[0] ??
  bookings.find(({ status }) => isOpen(status));
