import { z } from 'zod';
import { AnswerInstant, Id, page, paging } from '../scalars.ts';
import { SecurityEventKind } from './security-events.ts';

export const SecurityEventsQuery = z.strictObject({
  ...paging,
  kind: SecurityEventKind.optional(),
  clinicId: Id.optional(),
});

export const SecurityEventView = z.object({
  id: z.uuid(),
  createdAt: AnswerInstant,
  kind: SecurityEventKind,
  clinic: z.string().nullable(),
  fromClinic: z.string().nullable(),
  accountId: z.uuid().nullable().default(null),
  procedure: z.string().nullable().default(null),
  requestId: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
});
export type SecurityEventView = z.output<typeof SecurityEventView>;
export const SecurityEventsPage = page(SecurityEventView);

/** The last day by hours, or the last four weeks by days. */
export const SecurityChartQuery = z.strictObject({ by: z.enum(['hour', 'day']) });

export const SecurityChart = z.object({
  /** Beginnings of the hours or UTC days, oldest first, with how much happened in each. */
  steps: z.array(
    z.object({ from: AnswerInstant, counts: z.partialRecord(SecurityEventKind, z.int()), total: z.int() }),
  ),
});
export type SecurityChart = z.output<typeof SecurityChart>;
