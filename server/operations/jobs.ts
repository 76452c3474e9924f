import { forgetKeys } from '../data/idempotency/forget-keys.ts';
import type { Planes } from '../data/orm/planes.ts';
import type { Log } from '../logger.ts';
import { endTrials } from '../platform/clinics/lifecycle.ts';
import { warnOfLimits } from '../platform/usage/limit-warnings.ts';

/** What is due by the clock; each may run in several processes at once and does its work once. */
const jobs: Record<string, (planes: Planes) => Promise<unknown>> = { endTrials, forgetKeys, warnOfLimits };

const EVERY_MS = 60_000;

/** Runs the jobs every minute until it is stopped, which waits for what is under way. */
export const startJobs = (planes: Planes, log: Log, everyMs = EVERY_MS): { stop(): Promise<void> } => {
  let round: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (const [job, work] of Object.entries(jobs)) {
      try {
        await work(planes);
      } catch (error) {
        // No message: it may quote a value.
        log.error(
          { job, type: error instanceof Error ? error.constructor.name : typeof error },
          'A job failed',
        );
      }
    }
  };
  const timer = setInterval(() => {
    round ??= run().finally(() => (round = null));
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
};
