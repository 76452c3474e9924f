import {
  BookingByVersion,
  BookingChange,
  BookingForAnother,
  BookingPage,
  BookingQuery,
  BookingsOfPatient,
  Cancellation,
  Move,
  NewBooking,
  Overbooking,
  PatientTotals,
  TakingBack,
} from '../../../shared/clinic/bookings.ts';
import { FreeSlotQuery, FreeSlots } from '../../../shared/clinic/free-slots.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ById } from '../../../shared/scalars.ts';
import type { Route } from '../../api/procedure-meta.ts';
import { allowed, authorized, inTransaction, router } from '../../api/trpc.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Patient } from '../patients/patient.entity.ts';
import { book } from './book.ts';
import { Booking } from './booking/booking.entity.ts';
import { listBookings } from './booking-list.ts';
import { BookingAnswer, withRelations } from './booking-view.ts';
import { dependentBookings } from './dependent-bookings.ts';
import { edit } from './edit.ts';
import { freeSlotPage } from './free-times/free-slots.ts';
import { offeringOtherTimes } from './free-times/other-times.ts';
import { holds } from './holds.ts';
import { moveTo } from './move.ts';
import { patientTotals } from './patient-totals.ts';
import { expectBookableAgain } from './within-hours.ts';

const overbooked = () => ({
  kind: 'overbooked' as const,
  sentence: t('The practitioner has another booking at this time.'),
});

/** One step in the life of a booking, decided on the version the user saw. */
const step = (route: Route, act: (booking: Booking) => void) =>
  allowed('bookings:write', route, BookingByVersion, BookingAnswer, { withinFacilities: true }).mutation(
    async ({ ctx: { em }, input }) => {
      const booking = await findVersion(em, Booking, input);
      act(booking);
      return withRelations(em, booking);
    },
  );

export const bookings = router({
  ...dependentBookings,
  ...holds,

  list: allowed('bookings:read', 'GET /bookings', BookingQuery, BookingPage, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const page = await listBookings(em, input);
      recordAccess(
        em,
        page.items.map(booking => booking.patient.id),
      );
      return page;
    },
  ),

  get: allowed('bookings:read', 'GET /bookings/{id}', ById, BookingAnswer, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const booking = await em.findOneOrFail(Booking, { id: input.id });
      recordAccess(em, [booking.patient.id]);
      return withRelations(em, booking);
    },
  ),

  /** A patient's bookings in numbers, for whoever reads the list of them. */
  totals: allowed(
    'bookings:read',
    'GET /patients/{patientId}/booking-totals',
    BookingsOfPatient,
    PatientTotals,
    { readsPatients: true },
  ).query(async ({ ctx: { em }, input: { patientId } }) => {
    await em.findOneOrFail(Patient, { id: patientId }, { filters: { live: false } });
    recordAccess(em, [patientId]);
    return patientTotals(em, patientId);
  }),

  freeSlots: authorized('bookings:read', 'GET /free-slots', FreeSlotQuery, FreeSlots).query(
    ({ ctx: { planes, actor }, input }) => freeSlotPage(planes, actor, { ...input, notBefore: new Date() }),
  ),

  /** Books a slot; when another call took it meanwhile, the answer offers the next free times. */
  book: authorized('bookings:write', 'POST /bookings', NewBooking, BookingAnswer, { withinFacilities: true })
    .use(async ({ ctx, input, next }) => offeringOtherTimes(await next(), ctx, input))
    .use(inTransaction)
    .mutation(({ ctx: { em }, input }) => book(em, input)),

  /** Books beside what the practitioner has at that time: for a reason, by whoever may, and shown as such. */
  overbook: allowed('bookings:overbook', 'POST /bookings/overbook', Overbooking, BookingAnswer, {
    withinFacilities: true,
  }).mutation(({ ctx: { em }, input }) => book(em, input, { warnings: [overbooked()] })),

  confirm: step('POST /bookings/{id}/confirm', booking => booking.confirm()),
  checkIn: step('POST /bookings/{id}/check-in', booking => booking.checkIn()),
  begin: step('POST /bookings/{id}/begin', booking => booking.begin()),
  complete: step('POST /bookings/{id}/complete', booking => booking.complete()),
  markNoShow: step('POST /bookings/{id}/no-show', booking => booking.markNoShow()),

  cancel: allowed('bookings:write', 'POST /bookings/{id}/cancel', Cancellation, BookingAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const booking = await findVersion(em, Booking, input);
    booking.cancel(input.reason);
    return withRelations(em, booking);
  }),

  /** Takes back the last step; when the time it had given up was taken meanwhile, the answer offers others (FD3). */
  takeBack: authorized('bookings:write', 'POST /bookings/{id}/take-back', TakingBack, BookingAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) => offeringOtherTimes(await next(), ctx, input))
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => {
      const booking = await withRelations(em, await findVersion(em, Booking, input));
      const isOver = booking.isOver();
      booking.takeBack();
      // It claims its time again, by the rules of a new one; what is past is only put right.
      if (isOver && booking.endsAt > new Date()) await expectBookableAgain(em, booking, input.despite);
      return booking;
    }),

  /** Edits what of a booking can be edited in place; a longer one may meet the next, and the answer then offers others (FD13). */
  update: authorized('bookings:write', 'PATCH /bookings/{id}', BookingChange, BookingAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) => offeringOtherTimes(await next(), ctx, input))
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => {
      const booking = await findVersion(em, Booking, input);
      await edit(em, booking, input, { isAlone: true });
      return withRelations(em, booking);
    }),

  /** Gives a booking that was made for the wrong patient to the right one, at its time and place (P10). */
  giveTo: allowed('bookings:write', 'POST /bookings/{id}/patient', BookingForAnother, BookingAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { patientId, ...version } }) => {
    const booking = await findVersion(em, Booking, version);
    booking.giveTo(await em.findOneOrFail(Patient, { id: patientId }));
    return withRelations(em, booking);
  }),

  /** Moves a booking; when the new time was taken meanwhile, the answer offers others. */
  move: authorized('bookings:write', 'POST /bookings/{id}/move', Move, BookingAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) => offeringOtherTimes(await next(), ctx, input))
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => {
      const booking = await findVersion(em, Booking, input);
      await moveTo(em, booking, input);
      return withRelations(em, booking);
    }),
});
