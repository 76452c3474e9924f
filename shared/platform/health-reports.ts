import { z } from 'zod';
import { AnswerInstant, Id, page, paging } from '../scalars.ts';

/** LIT-9 fixes these words. */
export const HealthState = z.enum(['HEALTHY', 'AT_RISK']);
export type HealthState = z.infer<typeof HealthState>;

/** Of one clinic all its weeks; else the newest week of each. */
export const HealthReportsQuery = z.strictObject({
  ...paging,
  clinicId: Id.optional(),
  state: HealthState.optional(),
});

/** How a week of a clinic went, in numbers that name nobody. */
export const HealthReport = z.object({
  id: z.uuid(),
  clinicId: z.uuid(),
  clinic: z.string().nullable(),
  createdAt: AnswerInstant,
  /** The Monday, in UTC, of the week in which it was written; it is about the seven days before. */
  week: z.iso.date(),
  state: HealthState,
  /** Of 100 points. */
  score: z.int(),
  activeMembers: z.int(),
  crossTenantAttempts: z.int(),
  rlsViolations: z.int(),
});
export type HealthReport = z.output<typeof HealthReport>;
export const HealthReportsPage = page(HealthReport);
