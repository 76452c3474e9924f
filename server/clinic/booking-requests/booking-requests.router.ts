import type { z } from 'zod';
import {
  BookingRequestAcceptance,
  type BookingRequestByVersion,
  BookingRequestCount,
  BookingRequestDecline,
  BookingRequestMatches,
  BookingRequestQuery,
  openStatuses,
} from '../../../shared/clinic/booking-requests.ts';
import { ById, Nothing } from '../../../shared/scalars.ts';
import { allowed, authorized, expectAllowed, inTransaction, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { BookingRequest } from './booking-request.entity.ts';
import { acceptRequest, declineRequest } from './decide.ts';
import {
  BookingRequestAnswer,
  BookingRequestListAnswer,
  listRequests,
  withRelations,
} from './request-view.ts';
import { whoMayBeMeant } from './visitors.ts';

const within = { withinFacilities: true };

const found = (em: ClinicEm, input: z.output<typeof BookingRequestByVersion>) =>
  findVersion(em, BookingRequest, input);

const answered = async (em: ClinicEm, request: BookingRequest): Promise<BookingRequest> => {
  await withRelations(em, [request]);
  return request;
};

/** What was asked for on the clinic's page, for the desk to give it to a patient or to decline it. */
export const bookingRequests = router({
  list: allowed(
    'bookings:read',
    'GET /booking-requests',
    BookingRequestQuery,
    BookingRequestListAnswer,
  ).query(({ ctx: { em }, input }) => listRequests(em, input)),

  get: allowed('bookings:read', 'GET /booking-requests/{id}', ById, BookingRequestAnswer).query(
    async ({ ctx: { em }, input }) => answered(em, await em.findOneOrFail(BookingRequest, input)),
  ),

  count: allowed('bookings:read', 'GET /booking-request-count', Nothing, BookingRequestCount).query(
    async ({ ctx: { em } }) => ({
      open: await em
        .createQueryBuilder(BookingRequest, 'r')
        .where({ status: { $in: [...openStatuses] }, deletedAt: null })
        .getCount(),
    }),
  ),

  /** Who may be meant, by what was typed (FD8). */
  matches: allowed('patients:read', 'GET /booking-requests/{id}/matches', ById, BookingRequestMatches, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) =>
    whoMayBeMeant(em, await em.findOneOrFail(BookingRequest, input)),
  ),

  /** Gives it to a patient, or, without `patientId`, to a new one. */
  accept: authorized(
    'bookings:write',
    'POST /booking-requests/{id}/accept',
    BookingRequestAcceptance,
    BookingRequestAnswer,
    within,
  )
    .use(async ({ ctx, input, next }) => {
      if (input.patientId === undefined) await expectAllowed(ctx, 'patients:write', true, within);
      return next();
    })
    .use(inTransaction)
    .mutation(async ({ ctx: { em, caller }, input }) => {
      const request = await found(em, input);
      await acceptRequest(em, request, input, caller.clinic);
      return answered(em, request);
    }),

  decline: allowed(
    'bookings:write',
    'POST /booking-requests/{id}/decline',
    BookingRequestDecline,
    BookingRequestAnswer,
    within,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    const request = await found(em, input);
    await declineRequest(em, request, input.reason, caller.clinic);
    return answered(em, request);
  }),
});
