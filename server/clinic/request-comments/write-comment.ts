import type { z } from 'zod';
import type { NewRequestComment } from '../../../shared/clinic/request-comments.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import { RequestComment } from './request-comment.entity.ts';

/** Writes to a request for the clinic; what is public is an answer to who asked. */
export const writeComment = async (
  em: ClinicEm,
  { requestId, audience, text, answersId }: z.output<typeof NewRequestComment>,
): Promise<RequestComment> => {
  const request = await em.findOneOrFail(ServiceRequest, { id: requestId });
  const answers = answersId ? await em.findOneOrFail(RequestComment, { id: answersId, request }) : null;
  // An answer to an internal one is internal, wherever it is written (RQ21).
  if (answers?.audience === 'internal' && audience === 'public')
    throw new Refusal('An answer to an internal comment is internal.');
  const { patient } = request;
  const comment = em.create(RequestComment, { request, patient, audience, text, answersId, side: 'clinic' });
  if (audience === 'public') request.answer();
  return comment;
};
