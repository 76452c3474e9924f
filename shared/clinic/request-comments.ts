import { z } from 'zod';
import { AnswerInstant, Id, page, paging, recordFields, Text, Version } from '../scalars.ts';
import { RequestSide } from './service-requests.ts';

/** Who may read it: the clinic alone, or the patient as well. It is never changed. */
export const CommentAudience = z.enum(['internal', 'public']);
export type CommentAudience = z.output<typeof CommentAudience>;

/** How often one is corrected at most. */
export const MOST_EDITS = 20;

export const NewRequestComment = z.strictObject({
  requestId: Id,
  audience: CommentAudience,
  text: Text(4000),
  /** What it answers, whose audience it keeps. */
  answersId: Id.optional(),
});
export const RequestCommentChange = z.strictObject({ id: Id, version: Version, text: Text(4000) });
/** The oldest first. */
export const RequestCommentQuery = z.strictObject({ ...paging, requestId: Id });

export const RequestComment = z.object({
  ...recordFields,
  requestId: z.uuid(),
  side: RequestSide,
  audience: CommentAudience,
  /** Null is the patient. */
  author: z.string().nullable(),
  isOwn: z.boolean(),
  text: z.string(),
  answersId: z.uuid().nullable(),
  /** What it said before, the oldest first. */
  former: z.array(z.object({ text: z.string(), until: AnswerInstant })),
});
export type RequestComment = z.output<typeof RequestComment>;
export const RequestCommentPage = page(RequestComment);

/** As the patient reads it; who of the clinic wrote is not told. */
export const PortalComment = z.object({
  id: z.uuid(),
  at: AnswerInstant,
  side: RequestSide,
  text: z.string(),
  isEdited: z.boolean(),
});
export const PortalCommentQuery = z.strictObject({ ...paging, id: Id });
export const PortalCommentPage = page(PortalComment);
export const PortalNewComment = z.strictObject({ id: Id, text: Text(4000) });
