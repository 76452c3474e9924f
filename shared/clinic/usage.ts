import { z } from 'zod';
import { ClinicStatus } from '../clinics.ts';
import { AnswerInstant } from '../scalars.ts';

/** What is counted of a clinic's plan. */
export const Metric = z.enum(['users', 'patients', 'bookings', 'api_calls']);
export type Metric = z.infer<typeof Metric>;

/** What the clinic uses of its plan; bookings and API calls count by the month, which begins at midnight UTC. */
export const UsageReport = z.object({
  plan: z.object({ name: z.string(), price: z.int(), currency: z.string() }),
  status: ClinicStatus,
  trialEndsAt: AnswerInstant.nullable(),
  /** Until then a closing clinic can be read. */
  closesAt: AnswerInstant.nullable(),
  /** A limit of null is none. */
  metrics: z.array(z.object({ metric: Metric, used: z.int(), limit: z.int().nullable() })),
  /** The last twelve months, the current one last. */
  months: z.array(z.object({ month: z.string(), bookings: z.int(), apiCalls: z.int() })),
});
export type UsageReport = z.output<typeof UsageReport>;

/** From here on people are warned, in percent of the limit. */
const NEARLY = 80;

/** How far a limit is used up. */
export const strainOf = ({
  used,
  limit,
}: {
  used: number;
  limit: number | null;
}): 'none' | 'nearly' | 'full' => {
  if (limit === null || used * 100 < limit * NEARLY) return 'none';
  return used >= limit ? 'full' : 'nearly';
};
