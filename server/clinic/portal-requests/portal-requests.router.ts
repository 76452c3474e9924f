import {
  PortalComment,
  PortalCommentPage,
  PortalCommentQuery,
  PortalNewComment,
} from '../../../shared/clinic/request-comments.ts';
import {
  PortalNewRequest,
  PortalServiceRequest,
  PortalServiceRequestPage,
  PortalServiceRequests,
  ServiceRequestStep,
} from '../../../shared/clinic/service-requests.ts';
import type { CallContext } from '../../api/call-context.ts';
import { open, router } from '../../api/trpc.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { asPatient, type Portal } from '../portal/portal-door.ts';
import { askOwn, callOffOwn, ownComments, ownRequests, writeOwnComment } from './own-requests.ts';

/** Reads as the patient who is signed in. */
const read = <T>(ctx: CallContext, name: string, look: (em: ClinicEm, own: Portal) => Promise<T>) =>
  asPatient(ctx, `portalRequests.${name}`, own =>
    asActor(ctx.planes, own.actor, em => look(em, own), { readOnly: true }),
  );

/** What patients ask the clinic for in the portal (WRK-1). No call takes the id of a patient: that is the session's (D3). */
export const portalRequests = router({
  list: open('GET /portal/requests', PortalServiceRequests, PortalServiceRequestPage).query(
    ({ ctx, input }) => read(ctx, 'list', (em, own) => ownRequests(em, own, input)),
  ),

  ask: open('POST /portal/requests', PortalNewRequest, PortalServiceRequest).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portalRequests.ask', own => askOwn(ctx, own, input)),
  ),

  callOff: open('POST /portal/requests/{id}/call-off', ServiceRequestStep, PortalServiceRequest).mutation(
    ({ ctx, input }) => asPatient(ctx, 'portalRequests.callOff', own => callOffOwn(ctx, own, input)),
  ),

  comments: open('GET /portal/requests/{id}/comments', PortalCommentQuery, PortalCommentPage).query(
    ({ ctx, input }) => read(ctx, 'comments', (em, own) => ownComments(em, own, input)),
  ),

  write: open('POST /portal/requests/{id}/comments', PortalNewComment, PortalComment).mutation(
    ({ ctx, input }) => asPatient(ctx, 'portalRequests.write', own => writeOwnComment(ctx, own, input)),
  ),
});
