import type { BookingStatus } from '../../../shared/clinic/bookings.ts';
import { DAY, MINUTE } from '../../../shared/durations.ts';

/** What chance has in store for an appointment, each 0..1. */
export interface Fate {
  /** Cancelled, missed or kept. */
  turn: number;
  /** Whether it is confirmed yet. */
  firm: number;
  /** Whether the patient comes early. */
  punctual: number;
}

/** The status an appointment would have by `now`. */
export const statusFor = (
  fate: Fate,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  now: Date,
): BookingStatus => {
  if (fate.turn < 0.08) return 'cancelled';
  // Someone who is late is given a quarter of an hour before they count as not having come.
  const missed = fate.turn < 0.13 && +now - +startsAt > 15 * MINUTE;
  if (missed) return 'no_show';
  if (endsAt <= now) return 'completed';
  if (startsAt <= now) return fate.turn < 0.13 ? 'confirmed' : 'in_room';
  if (+startsAt - +now < 25 * MINUTE && fate.punctual < 0.7) return 'arrived';
  const daysAhead = (+startsAt - +now) / DAY;
  return fate.firm < 0.9 - Math.min(0.6, daysAhead / 60) ? 'confirmed' : 'pending';
};
