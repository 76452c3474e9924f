import {
  BookingsToCome,
  CancellationOfAll,
  HandOver,
  PillarOfBookings,
  StepOfAll,
  TakeBackAll,
  TakenBackAll,
} from '../../../shared/clinic/dependent-bookings.ts';
import { allowed, authorized, inTransaction } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { bookingsToCome } from '../dependents/bookings-to-come.ts';
import { namedStep } from '../dependents/step-of-all.ts';
import { handOver } from './hand-over.ts';
import { takeBackAll, takenAgain } from './take-back-all.ts';
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
  handOver: allowed('bookings:write', 'POST /bookings/hand-over', HandOver, StepOfAll, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => namedStep(em, await handOver(em, input))),

  /** All of them or none; of those at facilities that the actor is not bound to nothing is touched. */
  cancelAll: allowed('bookings:write', 'POST /bookings/cancel-all', CancellationOfAll, StepOfAll, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { kind, id, reason } }) => {
    const bookings = await toComeOf(em, kind, await pillarOf(em, { kind, id }));
    for (const booking of bookings) booking.cancel(reason);
    return namedStep(em, bookings.length);
  }),

  /** Takes either of them back within a day: what can be, and says of what cannot be why it stays. */
  takeBackAll: authorized('bookings:write', 'POST /bookings/take-back-all', TakeBackAll, TakenBackAll, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) => next({ ctx: { taken: await takenAgain(ctx, input) } }))
    .use(inTransaction)
    .mutation(({ ctx: { em, taken }, input }) => takeBackAll(em, input, taken)),
};
