import type { z } from 'zod';
import {
  WaitingRequestAcceptance,
  type WaitingRequestByVersion,
  WaitingRequestCount,
  WaitingRequestDecline,
  WaitingRequestMatches,
  WaitingRequestQuery,
} from '../../../shared/clinic/waiting-requests.ts';
import { ById, Nothing } from '../../../shared/scalars.ts';
import { allowed, authorized, expectAllowed, inTransaction, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { whoMayBeMeant } from '../booking-requests/visitors.ts';
import { acceptWish, declineWish } from './decide-wish.ts';
import { WaitingRequest } from './waiting-request.entity.ts';
import {
  answered,
  WaitingRequestAnswer,
  WaitingRequestListAnswer,
  withRelations,
} from './waiting-request-view.ts';

const within = { withinFacilities: true };

const found = (em: ClinicEm, input: z.output<typeof WaitingRequestByVersion>) =>
  findVersion(em, WaitingRequest, input);

const listed = listOf(WaitingRequest, sortedBy(['createdAt']), {
  fields: ['id', 'createdAt'],
  where: ({ status }: z.output<typeof WaitingRequestQuery>) => ({ status }),
});

/** Who wants to wait, by the clinic's page, for the desk to put them on the waiting list as a patient or to decline it (D19). */
export const waitingRequests = router({
  list: allowed(
    'bookings:read',
    'GET /waiting-requests',
    WaitingRequestQuery,
    WaitingRequestListAnswer,
  ).query(async call => {
    const { em } = call.ctx;
    const { items, nextCursor } = await listed(call);
    const ids = items.map(({ id }) => id);
    const requests = await em.find(WaitingRequest, { id: { $in: ids } });
    requests.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    return { items: await withRelations(em, requests), nextCursor };
  }),

  get: allowed('bookings:read', 'GET /waiting-requests/{id}', ById, WaitingRequestAnswer).query(
    async ({ ctx: { em }, input }) => answered(em, await em.findOneOrFail(WaitingRequest, input)),
  ),

  count: allowed('bookings:read', 'GET /waiting-request-count', Nothing, WaitingRequestCount).query(
    async ({ ctx: { em } }) => ({
      open: await em
        .createQueryBuilder(WaitingRequest, 'r')
        .where({ status: 'waiting', deletedAt: null })
        .getCount(),
    }),
  ),

  /** Who may be meant, by what was typed (FD8). */
  matches: allowed('patients:read', 'GET /waiting-requests/{id}/matches', ById, WaitingRequestMatches, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) =>
    whoMayBeMeant(em, await em.findOneOrFail(WaitingRequest, input)),
  ),

  /** Puts a patient on the waiting list for it, or, without `patientId`, a new one. */
  accept: authorized(
    'bookings:write',
    'POST /waiting-requests/{id}/accept',
    WaitingRequestAcceptance,
    WaitingRequestAnswer,
    within,
  )
    .use(async ({ ctx, input, next }) => {
      if (input.patientId === undefined) await expectAllowed(ctx, 'patients:write', true, within);
      return next();
    })
    .use(inTransaction)
    .mutation(async ({ ctx: { em, caller }, input }) => {
      const request = await found(em, input);
      await acceptWish(em, request, input, caller.clinic.timeZone);
      return answered(em, request);
    }),

  decline: allowed(
    'bookings:write',
    'POST /waiting-requests/{id}/decline',
    WaitingRequestDecline,
    WaitingRequestAnswer,
    within,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    const request = await found(em, input);
    await declineWish(em, request, input.reason, caller.clinic);
    return answered(em, request);
  }),
});
