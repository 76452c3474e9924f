import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, ById, Count, Id, Instant, page, paging, recordFields, Whole } from '../scalars.ts';
import { fileName } from './file-name.ts';

/** What a file may have at most; below what a scanner takes unless it is told otherwise (25 MB). */
export const MOST_BYTES = 20_000_000;
/** Bytes of a file that are sent at once. */
export const PART_BYTES = 360_000;
/** Files of one request, of one record of compliance or of one expense, those in the trash left out. */
export const MOST_FILES = 50;
/** How long a link to a file opens it. Nothing that a link is signed with ends before (RQ17). */
export const LINK_MINUTES = 5;
/** How long a file in the trash can be brought back; its bytes are gone then. */
export const TRASH_DAYS = 30;

/**
 * `sending` until all of it is there, `waiting` until somebody has said what it is: `clean`, `infected`, `refused` for what it is, or
 * `withheld` as nobody could look into it. Only what is clean is ever opened.
 */
export const AttachmentStatus = z.enum(['sending', 'waiting', 'clean', 'infected', 'refused', 'withheld']);
export type AttachmentStatus = z.output<typeof AttachmentStatus>;

/** What a file is by its content; neither its name nor the browser that sends it is asked. */
export const FileKind = z.enum(['png', 'jpeg', 'gif', 'webp', 'pdf', 'text']);
export type FileKind = z.output<typeof FileKind>;

/** Why it waits longer, or is never opened. */
export const AttachmentReason = z.enum([
  ...(['scanner', 'kind', 'broken', 'pixels', 'malware'] as const),
  ...(['tooLarge', 'limits', 'locked', 'unreadable'] as const),
]);
export type AttachmentReason = z.output<typeof AttachmentReason>;

/** What a file hangs on: a request, a record of compliance that it proves, or an expense whose receipt it is. */
const owner = { requestId: Id.optional(), complianceRecordId: Id.optional(), expenseId: Id.optional() };
export type FileOwner = { [Key in keyof typeof owner]?: string | undefined };
const hangsOnOne = ({ requestId, complianceRecordId, expenseId }: FileOwner) =>
  [requestId, complianceRecordId, expenseId].filter(Boolean).length === 1;
const hangsOnNone = {
  error: t('A file hangs on a request, on a record of compliance or on an expense.'),
  path: ['complianceRecordId'],
};

const tooLarge = () =>
  t('This file is too large. Please attach at most {megabytes} MB.', { megabytes: MOST_BYTES / 1_000_000 });

/** Announces a file before any of it is sent. */
export const NewAttachment = z
  .strictObject({
    ...owner,
    /** What the file is called where it comes from; a path before it is cut off. */
    name: z
      .string()
      .max(10_000)
      .refine(name => name.isWellFormed() && !name.includes('\0'), {
        error: t('This text holds characters that cannot be stored.'),
      })
      .transform(name => fileName(name) || t('File without a name')),
    /** Bytes of the file. */
    size: z.int().min(1, t('This file is empty.')).max(MOST_BYTES, { error: tooLarge }),
  })
  .refine(hangsOnOne, hangsOnNone);

/** The next bytes of an announced file, in base64. */
export const AttachmentPart = z.strictObject({
  ...ById.shape,
  position: Whole(0, 1000),
  bytes: z
    .base64(t('Please send bytes in base64.'))
    .max(Math.ceil(PART_BYTES / 3) * 4, t('This part is too large.')),
});

/** The oldest first. */
export const AttachmentQuery = z.strictObject({ ...paging, ...owner }).refine(hangsOnOne, hangsOnNone);

export const Attachment = z.object({
  ...recordFields,
  requestId: z.uuid().nullable(),
  complianceRecordId: z.uuid().nullable(),
  expenseId: z.uuid().nullable(),
  name: z.string(),
  size: z.int(),
  status: AttachmentStatus,
  kind: FileKind.nullable().default(null),
  reason: AttachmentReason.nullable().default(null),
  /** What a scanner calls what it found. */
  finding: z.string().nullable().default(null),
  hasPreview: z.boolean(),
  /** Another file there with the same bytes. */
  sameAs: z.uuid().nullable().default(null),
  /** Who attached it. */
  author: z.string(),
});
export type Attachment = z.output<typeof Attachment>;
export const AttachmentPage = page(Attachment);

/** The file as it came, or a small picture of it that was drawn anew. */
export const FileView = z.enum(['original', 'preview']);
export type FileView = z.output<typeof FileView>;

export const AttachmentLinkQuery = z.strictObject({ ...ById.shape, view: FileView.default('original') });
/** Opens the file for whoever asked, and for nobody else. */
export const AttachmentLink = z.object({
  path: z.string(),
  until: AnswerInstant,
  signature: z.string(),
});

/** Some bytes of a file, by a link that has not ended. */
export const AttachmentBytesQuery = z.strictObject({
  ...ById.shape,
  view: FileView,
  position: Count(0, 1000),
  until: Instant,
  signature: z.string().max(100),
});
export const AttachmentBytes = z.object({
  name: z.string(),
  type: z.string(),
  size: z.int(),
  bytes: z.string(),
  isLast: z.boolean(),
});
