import { z } from 'zod';
import { AnswerInstant, Flag, Id, page, paging } from '../scalars.ts';

/** LIT-6 fixes the first four names; Prometheus knows the same troubles by them (deploy/prometheus/alerts.yml). */
export const AlertName = z.enum([
  'CrossTenantAccessAttempt',
  'MissingTenantContext',
  'RLSViolation',
  'TenantCookieFailure',
  'EmergencyAccess',
  'IntegrityFault',
  'TrailFault',
  'VaultFault',
  'BackupFailed',
]);
export type AlertName = z.infer<typeof AlertName>;

export const AlertsQuery = z.strictObject({ ...paging, open: Flag.optional() });

export const AlertView = z.object({
  id: z.uuid(),
  name: AlertName,
  subject: z.string(),
  clinic: z.string().nullable(),
  severity: z.enum(['critical', 'warning']),
  count: z.int(),
  createdAt: AnswerInstant,
  lastAt: AnswerInstant,
  acknowledgedAt: AnswerInstant.nullable().default(null),
  acknowledgedBy: z.string().nullable().default(null),
});
export type AlertView = z.output<typeof AlertView>;
export const AlertsPage = page(AlertView);

export const AcknowledgeAlert = z.strictObject({ id: Id });
