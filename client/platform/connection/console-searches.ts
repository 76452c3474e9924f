import { z } from 'zod';
import { ClinicStatus } from '../../../shared/clinics.ts';
import { SecurityEventKind } from '../../../shared/platform/security-events.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const word = z.string().max(100);

export const ClinicsSearch = z.object({
  search: optional(word),
  status: optional(ClinicStatus),
  plan: optional(word),
});

export const SystemAuditSearch = z.object({
  action: optional(z.string().regex(/^[a-zA-Z.]{1,60}$/)),
  operatorId: optional(z.uuid()),
  clinicId: optional(z.uuid()),
  from: optional(z.string().refine(isDate)),
  to: optional(z.string().refine(isDate)),
});

export const SecuritySearch = z.object({
  by: z.enum(['hour', 'day']).catch('hour').default('hour'),
  kind: optional(SecurityEventKind),
  clinicId: optional(z.uuid()),
});

export type SecuritySearch = z.output<typeof SecuritySearch>;

export const ProofSearch = z.object({ proof: optional(z.uuid()) });

export const JobsSearch = z.object({
  show: z.enum(['kinds', 'all', 'failed']).catch('kinds').default('kinds'),
  job: optional(z.string().regex(/^\w{1,60}$/)),
});

export type JobsSearch = z.output<typeof JobsSearch>;

export const HealthReportsSearch = z.object({
  show: z.enum(['all', 'at-risk']).catch('all').default('all'),
  /** Whose weeks are looked at. */
  clinicId: optional(z.uuid()),
});
export type HealthReportsSearch = z.output<typeof HealthReportsSearch>;

export const AlertsSearch = z.object({ show: z.enum(['open', 'all']).catch('open').default('open') });
