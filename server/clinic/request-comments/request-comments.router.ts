import type { z } from 'zod';
import {
  RequestComment as Contract,
  NewRequestComment,
  RequestCommentChange,
  RequestCommentPage,
  RequestCommentQuery,
} from '../../../shared/clinic/request-comments.ts';
import { ById } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import { namesOf } from '../users/names.ts';
import { formerOf, RequestComment } from './request-comment.entity.ts';
import { writeComment } from './write-comment.ts';

const reading = { readsPatients: true };
const bounded = { withinFacilities: true };

const listed = listOf(RequestComment, sortedBy(['createdAt']), {
  fields: ['id', 'createdAt'],
  where: ({ requestId }: z.output<typeof RequestCommentQuery>) => ({ request_id: requestId }),
});

const shown = async (em: ClinicEm, comments: RequestComment[]): Promise<z.input<typeof Contract>[]> => {
  const me = actorOf(em).userId;
  const nameOf = await namesOf(
    em,
    comments.map(({ createdBy }) => createdBy),
  );
  return comments.map(comment => {
    const { request, patient: _, ...fields } = comment;
    return {
      ...fields,
      requestId: request.id,
      author: comment.side === 'clinic' ? nameOf(comment.createdBy) : null,
      isOwn: comment.side === 'clinic' && comment.createdBy === me,
      answersId: comment.answersId ?? null,
      former: formerOf(comment),
    };
  });
};

const shownOne = async (em: ClinicEm, comment: RequestComment): Promise<z.input<typeof Contract>> => {
  // Its version is known then.
  await em.flush();
  recordAccess(em, [comment.patient.id]);
  const [one] = await shown(em, [comment]);
  if (!one) throw new Error('What was asked for is not answered.');
  return one;
};

/** What is written to requests, for the clinic alone or for the patient as well. */
export const requestComments = router({
  list: allowed(
    'requests:read',
    'GET /request-comments',
    RequestCommentQuery,
    RequestCommentPage,
    reading,
  ).query(async call => {
    const { em } = call.ctx;
    const request = await em.findOneOrFail(ServiceRequest, { id: call.input.requestId });
    recordAccess(em, [request.patient.id]);
    const { items, nextCursor } = await listed(call);
    const comments = await em.find(
      RequestComment,
      { id: { $in: items.map(({ id }) => id) } },
      { orderBy: { createdAt: 'asc', id: 'asc' } },
    );
    return { items: await shown(em, comments), nextCursor };
  }),

  get: allowed('requests:read', 'GET /request-comments/{id}', ById, Contract, reading).query(
    async ({ ctx: { em }, input }) => shownOne(em, await em.findOneOrFail(RequestComment, { id: input.id })),
  ),

  write: allowed('requests:write', 'POST /request-comments', NewRequestComment, Contract, bounded).mutation(
    async ({ ctx: { em }, input }) => shownOne(em, await writeComment(em, input)),
  ),

  /** Only who wrote it, and never silently: what it said stays to be read. */
  correct: allowed(
    'requests:write',
    'PATCH /request-comments/{id}',
    RequestCommentChange,
    Contract,
    bounded,
  ).mutation(async ({ ctx: { em }, input: { id, version, text } }) => {
    const comment = await findVersion(em, RequestComment, { id, version });
    comment.correct(text, actorOf(em).userId);
    return shownOne(em, comment);
  }),
});
