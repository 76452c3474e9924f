import type { z } from 'zod';
import {
  NewServiceRequest,
  RequestFigures,
  RequestFiguresQuery,
  ServiceRequestBooking,
  ServiceRequestByVersion,
  ServiceRequestChange,
  ServiceRequestCount,
  ServiceRequestDone,
  ServiceRequestQuery,
  ServiceRequestSeries,
  ServiceRequestStep,
} from '../../../shared/clinic/service-requests.ts';
import { ById, ByVersion, Gone, Nothing } from '../../../shared/scalars.ts';
import type { Route } from '../../api/procedure-meta.ts';
import { allowed, authorized, expectAllowed, inTransaction, router } from '../../api/trpc.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { isOverlap } from '../../errors.ts';
import { offeringOtherTimes } from '../bookings/free-times/other-times.ts';
import { wishesOf } from '../series/book-series.ts';
import { namingDates } from '../series/refused-series.ts';
import { bookRequest, bookRequestSeries, wishedBooking, wishedSeries } from './book-request.ts';
import { listRequests } from './list-requests.ts';
import { requestFigures } from './request-figures.ts';
import { ServiceRequest } from './service-request.entity.ts';
import { ServiceRequestAnswer, ServiceRequestListAnswer, shownOne } from './service-request-view.ts';
import { askFor, changeRequest } from './write-request.ts';

const reading = { readsPatients: true };
const bounded = { withinFacilities: true };

const COUNTS = `select count(*) filter (where status = 'new')::int as new, count(*) filter (where unread)::int as unread
  from clinic.service_requests where deleted_at is null and (status = 'new' or unread)`;

type Stepped = z.output<typeof ServiceRequestByVersion> & { reason?: string | null };

/** A step of a request that somebody of the clinic takes. */
const step = (
  route: Route,
  input: z.ZodObject & z.ZodType<Stepped>,
  take: (request: ServiceRequest, step: { by: string | null; reason: string | null }) => void,
) =>
  allowed('requests:write', route, input, ServiceRequestAnswer, bounded).mutation(
    async ({ ctx: { em }, input: asked }) => {
      const { reason = null, ...version }: Stepped = asked;
      const request = await findVersion(em, ServiceRequest, version);
      take(request, { by: actorOf(em).userId, reason });
      return shownOne(em, request);
    },
  );

/** Looks again, once the transaction that failed is over. */
const looking = <T>(
  ctx: Pick<Parameters<typeof namingDates>[1], 'planes' | 'actor'>,
  look: (em: ClinicEm) => Promise<T>,
) => asActor(ctx.planes, ctx.actor, look, { readOnly: true });

/** Work that is asked of the clinic, such as a prescription, a letter or a treatment that comes again (WRK-1). */
export const serviceRequests = router({
  list: allowed(
    'requests:read',
    'GET /service-requests',
    ServiceRequestQuery,
    ServiceRequestListAnswer,
    reading,
  ).query(async call => {
    const page = await listRequests(call);
    recordAccess(
      call.ctx.em,
      page.items.map(({ request }) => request.patient.id),
    );
    return page;
  }),

  get: allowed('requests:read', 'GET /service-requests/{id}', ById, ServiceRequestAnswer, reading).query(
    async ({ ctx: { em }, input }) => {
      const request = await em.findOneOrFail(ServiceRequest, { id: input.id });
      recordAccess(em, [request.patient.id]);
      return shownOne(em, request);
    },
  ),

  count: allowed('requests:read', 'GET /service-request-count', Nothing, ServiceRequestCount).query(
    ({ ctx: { em } }) => oneInClinic(em, ServiceRequestCount, COUNTS),
  ),

  figures: allowed(
    'requests:read',
    'GET /service-request-figures',
    RequestFiguresQuery,
    RequestFigures,
  ).query(({ ctx: { em, caller }, input }) => requestFigures(em, input, caller.clinic.timeZone)),

  create: allowed(
    'requests:write',
    'POST /service-requests',
    NewServiceRequest,
    ServiceRequestAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) => shownOne(em, await askFor(em, input, 'clinic'))),

  update: allowed(
    'requests:write',
    'PATCH /service-requests/{id}',
    ServiceRequestChange,
    ServiceRequestAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input: { id, version, ...change } }) => {
    const request = await findVersion(em, ServiceRequest, { id, version });
    await changeRequest(em, request, change);
    return shownOne(em, request);
  }),

  accept: step('POST /service-requests/{id}/accept', ServiceRequestByVersion, (r, by) => r.accept(by)),
  refuse: step('POST /service-requests/{id}/refuse', ServiceRequestStep, (r, by) => r.refuse(by)),
  callOff: step('POST /service-requests/{id}/call-off', ServiceRequestStep, (r, by) => r.callOff(by)),
  finish: step('POST /service-requests/{id}/finish', ServiceRequestDone, (r, by) => r.finish(by)),
  reopen: step('POST /service-requests/{id}/reopen', ServiceRequestDone, (r, by) => r.reopen(by)),
  /** What the patient wrote last needs no answer. */
  markRead: step('POST /service-requests/{id}/read', ServiceRequestByVersion, r => {
    r.unread = false;
  }),

  /** Books it; when the time was taken meanwhile, the answer offers others. */
  book: authorized(
    'requests:write',
    'POST /service-requests/{id}/book',
    ServiceRequestBooking,
    ServiceRequestAnswer,
    bounded,
  )
    .use(async ({ ctx, input, next }) => {
      await expectAllowed(ctx, 'bookings:write', true, bounded);
      const result = await next();
      if (result.ok || !isOverlap(result.error)) return result;
      return offeringOtherTimes(result, ctx, await looking(ctx, em => wishedBooking(em, input)));
    })
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => shownOne(em, await bookRequest(em, input))),

  /** Books all dates of a rule but those to skip, or none; `series.preview` tells them before. */
  bookSeries: authorized(
    'requests:write',
    'POST /service-requests/{id}/book-series',
    ServiceRequestSeries,
    ServiceRequestAnswer,
    bounded,
  )
    .use(async ({ ctx, input, next }) => {
      await expectAllowed(ctx, 'bookings:write', true, bounded);
      return namingDates(await next(), ctx, async () => ({
        wishes: await looking(ctx, async em => wishesOf(em, await wishedSeries(em, input))),
      }));
    })
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => shownOne(em, await bookRequestSeries(em, input))),

  trash: allowed('requests:write', 'DELETE /service-requests/{id}', ByVersion, Gone, bounded).mutation(
    trashOf(ServiceRequest),
  ),

  restore: allowed(
    'requests:write',
    'POST /service-requests/{id}/restore',
    ById,
    ServiceRequestAnswer,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) =>
    shownOne(em, await restoreFromTrash(em, ServiceRequest, input.id)),
  ),
});
