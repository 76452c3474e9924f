import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type {
  PortalComment,
  PortalCommentPage,
  PortalCommentQuery,
  PortalNewComment,
} from '../../../shared/clinic/request-comments.ts';
import type {
  PortalNewRequest,
  PortalServiceRequest,
  PortalServiceRequestPage,
  PortalServiceRequests,
  ServiceRequestStep,
} from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { CallContext } from '../../api/call-context.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal, TryLater } from '../../errors.ts';
import type { Door } from '../public-booking/visitor-door.ts';
import { formerOf, RequestComment } from '../request-comments/request-comment.entity.ts';
import { ownRequestState } from '../service-requests/own-request-state.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import { askFor } from '../service-requests/write-request.ts';

/** A patient who is signed in to the portal, as whom these run. */
interface Own extends Door {
  patient: { id: string };
}

/** What one patient may ask and write, far more than anybody reads in an hour; and all of a clinic's, however many they are (D10). */
const ofPatient = { name: 'portal-requests', points: 20, seconds: 3600 };
const ofClinic = { name: 'portal-requests-clinic', points: 1000, seconds: 3600 };

const expectRequests = (door: Door): { mayWrite: boolean } => {
  const state = ownRequestState(door);
  if (!state)
    throw new TRPCError({ code: 'NOT_FOUND', message: t('This clinic takes no requests in its portal.') });
  return state;
};

/** Writes as the patient, unless too much was written already. */
const writing = async <T>(ctx: CallContext, own: Own, work: (em: ClinicEm) => Promise<T>): Promise<T> => {
  if (!expectRequests(own).mayWrite)
    throw new Refusal('This clinic takes no requests at the moment. Please call the clinic.');
  const { clinic, patient } = own;
  const ofOne = await ctx.limits.take(ofPatient, `${clinic.id} ${patient.id}`);
  if (ofOne.isOver) throw new TryLater('You have written many messages.', ofOne.resetSeconds);
  const ofAll = await ctx.limits.take(ofClinic, clinic.id);
  if (ofAll.isOver) throw new TryLater('This page is used too much at the moment.', ofAll.resetSeconds);
  return asActor(ctx.planes, own.actor, work);
};

const shown = (request: ServiceRequest): z.input<typeof PortalServiceRequest> => {
  const { service, createdAt, ...fields } = request;
  return {
    ...fields,
    askedAt: createdAt,
    service: service ? { id: service.id, name: service.getEntity().name } : null,
  };
};

const shownOne = async (em: ClinicEm, request: ServiceRequest) => {
  await em.flush();
  await em.populate([request], ['service'], { filters: { live: false } });
  return shown(request);
};

const listed = listOf(ServiceRequest, sortedBy(['createdAt'], { descending: true }), {
  fields: ['id', 'createdAt'],
  where: ({ patientId }: z.output<typeof PortalServiceRequests> & { patientId: string }) => ({
    patient_id: patientId,
  }),
});

/** What the patient asked for, the newest first. The database shows no other one (D3). */
export const ownRequests = async (
  em: ClinicEm,
  own: Own,
  input: z.output<typeof PortalServiceRequests>,
): Promise<z.input<typeof PortalServiceRequestPage>> => {
  expectRequests(own);
  const { clinic: caller, patient } = own;
  const { items, nextCursor } = await listed({
    ctx: { em, caller: { clinic: caller } },
    input: { ...input, patientId: patient.id },
  });
  const requests = await em.find(
    ServiceRequest,
    { id: { $in: items.map(({ id }) => id) } },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
  await em.populate(requests, ['service'], { filters: { live: false } });
  return { items: requests.map(shown), nextCursor };
};

/** Asks for something in the patient's own name: the database lets nobody else be named (D3). */
export const askOwn = (ctx: CallContext, own: Own, wish: z.output<typeof PortalNewRequest>) =>
  writing(ctx, own, async em => {
    const whole = { ...wish, patientId: own.patient.id, priority: 'usual' as const };
    return shownOne(em, await askFor(em, whole, 'patient'));
  });

/** Says that it is needed no more, while nothing is booked for it. */
export const callOffOwn = (
  ctx: CallContext,
  own: Own,
  { id, version, reason }: z.output<typeof ServiceRequestStep>,
) =>
  writing(ctx, own, async em => {
    const request = await findVersion(em, ServiceRequest, { id, version });
    if (request.status === 'scheduled')
      throw new Refusal('Something is booked for this request already. Please cancel the appointment.');
    request.callOff({ by: null, reason, isOfPatient: true });
    return shownOne(em, request);
  });

const comments = listOf(RequestComment, sortedBy(['createdAt']), {
  fields: ['id', 'createdAt'],
  where: ({ id }: z.output<typeof PortalCommentQuery>) => ({ request_id: id }),
});

const commentOf = (comment: RequestComment): z.input<typeof PortalComment> => {
  const { id, createdAt: at, side, text } = comment;
  return { id, at, side, text, isEdited: formerOf(comment).length > 0 };
};

/** What is written to a request of theirs, but for what is internal, which is no row to them (RQ19). */
export const ownComments = async (
  em: ClinicEm,
  own: Own,
  input: z.output<typeof PortalCommentQuery>,
): Promise<z.input<typeof PortalCommentPage>> => {
  expectRequests(own);
  await em.findOneOrFail(ServiceRequest, { id: input.id });
  const { items, nextCursor } = await comments({ ctx: { em, caller: { clinic: own.clinic } }, input });
  const found = await em.find(
    RequestComment,
    { id: { $in: items.map(({ id }) => id) } },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
  return { items: found.map(commentOf), nextCursor };
};

/** Writes to it; its status stays, and somebody of the clinic has to look (RQ25). */
export const writeOwnComment = (
  ctx: CallContext,
  own: Own,
  { id, text }: z.output<typeof PortalNewComment>,
) =>
  writing(ctx, own, async em => {
    const request = await em.findOneOrFail(ServiceRequest, { id });
    const { patient } = request;
    const comment = em.create(RequestComment, {
      request,
      patient,
      text,
      audience: 'public',
      side: 'patient',
    });
    request.unread = true;
    await em.flush();
    return commentOf(comment);
  });
