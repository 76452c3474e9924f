import { z } from 'zod';
import { AnswerInstant, Id, page, paging, Version } from '../scalars.ts';

/** The kind of a record, such as `Booking`. */
const Entity = z.string().regex(/^[A-Za-z]{1,60}$/);
const FieldName = z.string().regex(/^[A-Za-z]{1,60}$/);

export const BackedUpKindsQuery = z.strictObject({ backupId: Id });

/** The kinds of records that can be looked at in a backup and put back one by one, and how many there were. */
export const BackedUpKinds = z.object({
  takenAt: AnswerInstant,
  kinds: z.array(z.object({ entity: z.string(), rows: z.int() })),
});

export const BackedUpQuery = z.strictObject({
  ...paging,
  backupId: Id,
  entity: Entity,
  /** Part of what the record is called, or of the name of its patient. */
  search: z.string().trim().max(100).optional(),
});

/** How a record of a backup is today: in the trash it waits to be taken out of there, and what is gone was removed for ever. */
export const BackedUpState = z.enum(['same', 'changed', 'trashed', 'gone']);
export type BackedUpState = z.output<typeof BackedUpState>;

const Subject = {
  id: z.uuid(),
  /** What the record called itself in the backup, if it has a name. */
  name: z.string().nullable(),
  /** When it begins, where it has a time. */
  at: z.string().nullable(),
  /** What its patient is called today; null where there is none. */
  patient: z.string().nullable(),
  state: BackedUpState,
};

/** One that is not what it was. */
const BackedUpRow = z.object({
  ...Subject,
  /** The fields that differ. */
  fields: z.array(z.string()),
});
export type BackedUpRow = z.output<typeof BackedUpRow>;
export const BackedUpPage = page(BackedUpRow);

export const BackedUpRecordQuery = z.strictObject({ backupId: Id, entity: Entity, entityId: Id });

const BackedUpField = z.object({
  name: z.string(),
  was: z.unknown().optional(),
  /** Null where the record is gone. */
  is: z.unknown().optional(),
  isSame: z.boolean(),
  /** Others that are put back along with it, because they make sense together only. */
  with: z.array(z.string()),
  /** False where it was written once, or is decided elsewhere. */
  mayPutBack: z.boolean(),
});
export type BackedUpField = z.output<typeof BackedUpField>;

export const BackedUpRecord = z.object({
  ...Subject,
  /** Of the record as it is now; null where it is gone. */
  version: z.int().nullable(),
  updatedAt: AnswerInstant.nullable(),
  /** Whether it can be made again, where it is gone. */
  mayMakeAgain: z.boolean(),
  fields: z.array(BackedUpField),
});
export type BackedUpRecord = z.output<typeof BackedUpRecord>;

export const PuttingBack = z.strictObject({
  backupId: Id,
  entity: Entity,
  entityId: Id,
  /** The version that was looked at; null where the record was gone. */
  version: Version.nullable(),
  /** The fields to put back; all that differ where none is named. */
  fields: z.array(FieldName).min(1).max(100).optional(),
});
export type PuttingBack = z.output<typeof PuttingBack>;

export const PutBack = z.object({
  id: z.uuid(),
  version: z.int(),
  fields: z.array(z.string()),
  /** What was there before, sealed, so that it can be put back in turn for an hour; null where that is too much. */
  undo: z.string().nullable(),
});
export type PutBack = z.output<typeof PutBack>;

/** In letters. */
export const LONGEST_UNDO = 10_000;

export const UndoingPutBack = z.strictObject({
  undo: z
    .string()
    .max(LONGEST_UNDO)
    .regex(/^[\w-]+$/),
});
export const UndonePutBack = z.object({ id: z.uuid(), version: z.int() });
