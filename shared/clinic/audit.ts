import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Id, Instant, page, paging } from '../scalars.ts';

/** LIT-7 fixes these words; other software looks for them. */
export const AuditAction = z.enum([
  'CREATE',
  'UPDATE',
  'DELETE',
  'RESTORE',
  'READ',
  'LOGIN',
  'LOGIN_FAILED',
  'LOGOUT',
  'SWITCH_TENANT',
  'CROSS_TENANT_ACCESS_ATTEMPT',
  'PERMISSION_DENIED',
  'RLS_VIOLATION',
  'EXPORT',
  'IMPORT',
]);
export type AuditAction = z.infer<typeof AuditAction>;

const filters = {
  /** The kind of record, such as `Booking`. */
  entity: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/)
    .optional(),
  entityId: Id.optional(),
  actorId: Id.optional(),
  action: AuditAction.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
};

const inOrder = <Query extends z.ZodType<{ from?: Date | undefined; to?: Date | undefined }>>(query: Query) =>
  query.refine(({ from, to }) => !from || !to || to > from, {
    error: t('The end must lie after the start.'),
    path: ['to'],
  });

export const AuditQuery = inOrder(z.strictObject({ ...paging, ...filters }));

/** All of a list, however many pages it has. */
export const EntriesToExport = inOrder(z.strictObject(filters));

/** Old and new value of a field; a protected health field is named with both left out. */
const FieldChange = z.object({
  from: z.unknown().optional(),
  to: z.unknown().optional(),
  protected: z.boolean().optional(),
});

export const AuditEntry = z.object({
  id: z.uuid(),
  at: AnswerInstant,
  action: AuditAction,
  entity: z.string(),
  entityId: z.uuid().nullable().default(null),
  actor: z.object({ id: z.uuid().nullable().default(null), name: z.string() }),
  changes: z.record(z.string(), FieldChange),
  procedure: z.string().nullable().default(null),
  requestId: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
  /** The support grant that an operator acted under. */
  grantId: z.uuid().nullable().default(null),
});
export type AuditEntry = z.output<typeof AuditEntry>;
export const AuditPage = page(AuditEntry);

export const RecordTimelineQuery = z.strictObject({
  ...paging,
  entity: z.string().regex(/^[A-Za-z]{1,60}$/),
  id: Id,
});

/** How far the clinic's trails are sealed (AUD-4). */
export const SealedTrail = z.object({
  seals: z.int(),
  /** When the last entry was written that is in a seal; null before the first. */
  until: AnswerInstant.nullable(),
});
