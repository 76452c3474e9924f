import { LiveEvent, LiveQuery } from '../../../shared/clinic/live.ts';
import { followed } from '../../api/followed.ts';
import { router } from '../../api/trpc.ts';
import { bookingStream } from './booking-stream.ts';

export const live = router({
  /** Which bookings change, as they do (FD6), and with whom something is written (G1). */
  bookings: followed('bookings:read', LiveQuery, LiveEvent, bookingStream),
});
