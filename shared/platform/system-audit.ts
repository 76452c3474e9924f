import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Id, Instant, page, paging } from '../scalars.ts';

const filters = {
  /** Such as `plan.change`, or the beginning of several, such as `plan`. */
  action: z
    .string()
    .regex(/^[a-zA-Z.]{1,60}$/, t('Please use letters and dots.'))
    .optional(),
  operatorId: Id.optional(),
  clinicId: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
};

export const SystemAuditQuery = z.strictObject({ ...paging, ...filters });
export const SystemAuditExport = z.strictObject(filters);

export const SystemEntryView = z.object({
  id: z.uuid(),
  createdAt: AnswerInstant,
  action: z.string(),
  actor: z.string(),
  entity: z.string(),
  entityId: z.string().nullable().default(null),
  clinic: z.string().nullable(),
  changes: z.record(z.string(), z.object({ from: z.unknown().optional(), to: z.unknown().optional() })),
  reason: z.string().nullable().default(null),
  requestId: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
});
export type SystemEntryView = z.output<typeof SystemEntryView>;
export const SystemAuditPage = page(SystemEntryView);

/** The first 10,000 entries that match, as RFC 4180 has them. */
export const CsvFile = z.object({ csv: z.string() });
