import {
  BookingsToCome,
  CancellationOfAll,
  Counted,
  HandOver,
  PillarOfBookings,
} from '../../../shared/clinic/dependent-bookings.ts';
import { allowed, authorized } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { bookingsToCome } from '../dependents/bookings-to-come.ts';
import { handOver } from './hand-over.ts';
import { pillarOf, toComeOf } from './to-come-of.ts';

/** What to do about bookings to come when what they hang on goes (K9). */
export const dependentBookings = {
  dependingOn: authorized(
    'bookings:read',
    'GET /bookings/depending-on',
    PillarOfBookings,
    BookingsToCome,
  ).query(async ({ ctx: { planes, actor }, input }) => {
    await asActor(planes, actor, em => pillarOf(em, input), { readOnly: true });
    return bookingsToCome(planes, actor, input.kind, input.id);
  }),

  /** All of them or none; of those at facilities that the actor is not bound to nothing is touched. */
  handOver: allowed('bookings:write', 'POST /bookings/hand-over', HandOver, Counted, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => ({ count: await handOver(em, input) })),

  /** All of them or none; of those at facilities that the actor is not bound to nothing is touched. */
  cancelAll: allowed('bookings:write', 'POST /bookings/cancel-all', CancellationOfAll, Counted, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { kind, id, reason } }) => {
    const bookings = await toComeOf(em, kind, await pillarOf(em, { kind, id }));
    for (const booking of bookings) booking.cancel(reason);
    return { count: bookings.length };
  }),
};
