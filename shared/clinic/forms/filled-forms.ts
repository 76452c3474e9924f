import { z } from 'zod';
import { AnswerInstant, Flag, Id, page, paging, recordFields, Text, Whole } from '../../scalars.ts';
import { AnswerValue } from './answers.ts';
import { AnyDefinition, FormKey, SigningRole, VersionNumber } from './definition.ts';

/** `locked` by somebody, for a reason; `signed` by all who must. */
export const FilledFormStatus = z.enum(['open', 'locked', 'signed']);
export type FilledFormStatus = z.output<typeof FilledFormStatus>;

/** Counts every answer that was ever given to a form, so it says exactly what somebody saw. */
const Revision = Whole(0, 2_000_000_000);

export const NewFilledForm = z.strictObject({ patientId: Id, formId: Id });
export const FilledFormQuery = z.strictObject({
  ...paging,
  patientId: Id,
  trashed: Flag.default(false),
});

/** One field, and the revision of it that was on the screen: 0 where it had no answer (FM28). */
export const NewAnswer = z.strictObject({
  id: Id,
  field: FormKey,
  value: AnswerValue,
  base: Revision.default(0),
});

/** What becomes of a rival, named by its revision: it takes the place of the answer, or is put aside (FM29). */
export const RivalSettlement = z.strictObject({
  id: Id,
  field: FormKey,
  revision: Revision,
  take: z.boolean(),
});

export const AnswerHistoryQuery = z.strictObject({ ...paging, id: Id, field: FormKey });

/** By the revision that was read, so that nobody signs what they have not seen (FM52). */
export const FormSigning = z.strictObject({ id: Id, revision: Revision });
export const FormLocking = z.strictObject({ id: Id, reason: Text(500) });
export const FormMove = z.strictObject({ id: Id, number: VersionNumber });
export const NewFormComment = z.strictObject({ id: Id, field: FormKey, text: Text(2000) });
export const CommentSettlement = z.strictObject({ id: Id, comment: Id });

const By = { by: z.string().nullable(), at: AnswerInstant };

export const FormAnswer = z.object({
  field: z.string(),
  revision: z.int(),
  value: AnswerValue,
  /** The version of the form that it was given to. */
  number: z.int(),
  ...By,
});
export type FormAnswer = z.output<typeof FormAnswer>;

/** What became of one save: the answer as it is now, and the rivals that stand beside it. Of this field alone (FM31). */
export const SavedAnswer = z.object({
  outcome: z.enum(['saved', 'same', 'rival']),
  field: z.string(),
  answer: FormAnswer.nullable(),
  rivals: z.array(FormAnswer),
  revision: z.int(),
});
export type SavedAnswer = z.output<typeof SavedAnswer>;

export const FormStepKind = z.enum(['signed', 'locked', 'unlocked', 'moved']);
const FormStep = z.object({
  id: z.uuid(),
  kind: FormStepKind,
  role: SigningRole.nullable().default(null),
  revision: z.int(),
  reason: z.string().nullable().default(null),
  /** Of a signature: whether it is of the answers as they are (FM48). */
  counts: z.boolean(),
  ...By,
});

const FormComment = z.object({
  id: z.uuid(),
  field: z.string(),
  text: z.string(),
  settledAt: AnswerInstant.nullable().default(null),
  ...By,
});

const FilledFormRow = z.object({
  ...recordFields,
  patientId: z.uuid(),
  formId: z.uuid(),
  name: z.string(),
  /** The version that it is filled in with, which stays although a newer one is published (FM2). */
  number: z.int(),
  status: FilledFormStatus,
  revision: z.int(),
});

export const FilledFormPage = page(FilledFormRow);

export const FilledForm = FilledFormRow.extend({
  latest: z.int(),
  /** The placement that it tells of; null where it is of none, or that lies in the trash. */
  placementId: z.uuid().nullable().default(null),
  definition: AnyDefinition,
  answers: z.array(FormAnswer),
  rivals: z.array(FormAnswer),
  steps: z.array(FormStep),
  comments: z.array(FormComment),
  contributors: z.array(z.object({ by: z.string().nullable(), answers: z.int(), at: AnswerInstant })),
  /** Fields that were changed since the last signature that there was (FM47); null where nobody has signed yet. */
  changedSince: z.array(z.string()).nullable(),
});
export type FilledForm = z.output<typeof FilledForm>;

export const AnswerPage = page(FormAnswer);
