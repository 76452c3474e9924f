import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';

/** What a release or a share of a feature is taken back for (LIT-14); each has its row in docs/deployment.md. */
export const RollBackTrigger = z.enum([
  'isolation',
  'integrity',
  'vault',
  'trail',
  'errors',
  'slower',
  'signIn',
  'connections',
]);
export type RollBackTrigger = z.infer<typeof RollBackTrigger>;

/**
 * Where each begins, for the console and for the rules of Prometheus alike. Shares are in percent; fewer calls than
 * `leastCalls`, or sign-ins than `leastTries`, tell nothing: one failure among three calls is no release gone wrong.
 */
export const rollBackLimits = {
  errors: { above: 5, minutes: 5, leastCalls: 20 },
  slower: { above: 50, minutes: 10, leastCalls: 20 },
  signIn: { leastTries: 5, minutes: 5 },
  connections: { above: 0, minutes: 5 },
} as const;

export const RollBackReading = z.object({
  trigger: RollBackTrigger,
  /** Alerts that are open, a share in percent, sign-ins that went well, or calls that waited all the time; null while it is not measured. */
  value: z.number().nullable(),
  isCrossed: z.boolean(),
});
export type RollBackReading = z.output<typeof RollBackReading>;

export const RollBackView = z.object({ at: AnswerInstant, readings: z.array(RollBackReading) });
