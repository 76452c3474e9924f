import { DomainProver } from '../access/clinics/domain-prover.ts';
import { forgetKeys } from '../data/idempotency/forget-keys.ts';
import type { Planes } from '../data/orm/planes.ts';
import type { Env } from '../env.ts';
import { kindOf, toApiError } from '../errors.ts';
import type { Log } from '../logger.ts';
import { endTrials } from '../platform/clinics/lifecycle.ts';
import { warnOfLimits } from '../platform/usage/limit-warnings.ts';
import { onTrail } from '../work-trail.ts';
import { forgetLimits, removeExpired } from './remove-expired.ts';

interface Job {
  work: (planes: Planes, env: JobEnv) => Promise<unknown>;
  /** The hour in UTC from which on it is due, once a day; each minute unless it is said. */
  dailyAt?: number;
}

type JobEnv = Pick<Env, 'dnsServers'>;

/** What is due by the clock; each may run in several processes at once and does its work once. */
const jobs: Record<string, Job> = {
  endTrials: { work: endTrials },
  forgetKeys: { work: forgetKeys },
  forgetLimits: { work: forgetLimits },
  warnOfLimits: { work: warnOfLimits },
  // LIT-9. A server that slept through the hour makes up for it.
  removeExpired: { work: removeExpired, dailyAt: 2 },
  checkDomains: { work: (planes, { dnsServers }) => new DomainProver(planes, dnsServers).checkDue() },
};

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether a daily job is due: its hour has come since it ran last. */
export const isDue = (dailyAt: number, lastAt: number | undefined, now: number): boolean => {
  const hour = new Date(now).setUTCHours(dailyAt, 0, 0, 0);
  const latest = hour <= now ? hour : hour - DAY_MS;
  return lastAt === undefined || lastAt < latest;
};

/** Runs the jobs every minute until it is stopped, which waits for what is under way. */
export const startJobs = (
  planes: Planes,
  log: Log,
  env: JobEnv,
  everyMs = EVERY_MS,
): { stop(): Promise<void> } => {
  const lastAt = new Map<string, number>();
  let round: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (const [job, { work, dailyAt }] of Object.entries(jobs)) {
      const now = Date.now();
      if (dailyAt !== undefined && !isDue(dailyAt, lastAt.get(job), now)) continue;
      try {
        await onTrail({ job }, () => work(planes, env));
        lastAt.set(job, now);
      } catch (error) {
        log.error({ job, ...kindOf(toApiError(error)) }, 'A job failed');
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
