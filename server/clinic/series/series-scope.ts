import { Refusal } from '../../errors.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';

/** Nobody has come yet, and it has not begun. */
const isToCome = ({ status, startsAt }: Booking, now: Date): boolean =>
  (status === 'pending' || status === 'confirmed') && startsAt > now;

/** Those of a series that are still to come, all or from one of its dates on; what has begun or is over is left alone (S19). */
export const toComeFrom = (bookings: Booking[], from: string | undefined, now = new Date()): Booking[] => {
  const toCome = bookings.filter(
    booking => isToCome(booking, now) && (!from || String(booking.seriesDate) >= from),
  );
  if (toCome.length === 0) throw new Refusal('None of these bookings is still to come.');
  return toCome;
};
