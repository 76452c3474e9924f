import { setTimeout as wait } from 'node:timers/promises';
import type { PgBoss, Job as Run } from 'pg-boss';
import { z } from 'zod';
import { clinicsWithWork } from '../../access/clinics/clinics-with-work.ts';
import type { Database } from '../../data/database/connection/database.ts';
import type { Log } from '../../logger.ts';
import { pausedJobs, takeWanted } from '../../platform/jobs/job-orders.ts';
import { onTrail } from '../../work-trail.ts';
import { JobFailed } from './job-failed.ts';
import { type Job, type JobContext, jobs } from './jobs.ts';
import { openQueue } from './open-queue.ts';

export interface JobParts extends Omit<JobContext, 'signal'> {
  database: Database;
  /** Another database than the configured one. */
  name?: string;
  log: Log;
  /** What is due by the clock; everything unless a test has its own. */
  due?: Record<string, Job>;
}

/** Handlers that are under way get so long to end; whatever has not ended is run again by whoever comes next. */
const DRAIN_MS = 8000;
/** How long a queue that did not open is left alone. */
const AGAIN_AFTER_MS = 5000;
/** How often it is seen to that schedules do not wait for a clock that was ahead. */
const CLOCK_EVERY_MS = 10_000;
/** How often each queue is looked at. */
const EVERY_SECONDS = 5;

/** A job that has been running for so long hangs: it is given up, and tried again. */
const LONGEST_SECONDS = 3600;
/** A worker that says nothing for so long is taken for dead, and its job for another's (S42). */
const HEARTBEAT_SECONDS = 15;
const DAY_SECONDS = 86_400;

const queueOptions = ({ cron }: Job) => ({
  // What is due again while it is queued or under way, in whichever process, is not queued a second time.
  policy: 'exclusive',
  ...{ retryLimit: 3, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  ...{ expireInSeconds: LONGEST_SECONDS, heartbeatSeconds: HEARTBEAT_SECONDS },
  // Runs are shown to operators until then; what runs each minute would fill the table.
  deleteAfterSeconds: cron.startsWith('*') ? DAY_SECONDS : 30 * DAY_SECONDS,
});

/**
 * Runs what is due by the clock until it is stopped, which waits for what is under way. Any number of processes may: each
 * run is one process's. Nobody waits for the queue to open, and while the database is away it is tried again.
 */
export const startJobs = (parts: JobParts): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const opened = untilOpen(parts, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      const boss = await opened;
      await boss?.stop({ timeout: DRAIN_MS });
    },
  };
};

const untilOpen = async (parts: JobParts, signal: AbortSignal): Promise<PgBoss | undefined> => {
  while (!signal.aborted) {
    const boss = await openQueue(parts);
    try {
      await boss.start();
      await forgetTheFuture(boss);
      for (const [name, job] of Object.entries(parts.due ?? jobs))
        await register(boss, name, job, parts, signal);
      watchTheClock(boss, parts.log, signal);
      watchForAwaited(boss, parts, signal);
      return boss;
    } catch (error) {
      parts.log.error({ type: (error as Error).name }, 'The queue of jobs could not be opened; trying again');
      await boss.stop({ graceful: false });
      await wait(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
};

/** What the clock was due last at, where it was ahead then and was put back: nothing would be due until it gets there again (F7). */
const forgetTheFuture = (boss: PgBoss): Promise<unknown> =>
  boss.getDb().executeSql('update jobs.version set cron_on = null where cron_on > now()');

/** Does so for as long as this process works, as nobody who puts a clock right thinks of the servers that went by it. */
const watchTheClock = (boss: PgBoss, log: Log, signal: AbortSignal): void => {
  if (signal.aborted) return;
  const look = () =>
    forgetTheFuture(boss).catch((error: Error) =>
      log.warn({ type: error.name }, 'The clock of the jobs could not be looked at; trying again'),
    );
  const watch = setInterval(look, CLOCK_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(watch), { once: true });
};

/** How often it is asked what somebody waits for; one statement, however many clinics there are. */
const AWAITED_EVERY_MS = 2000;

/**
 * Queues what somebody waits for, and what operators want to run, as soon as it is seen; while it is queued or under way it is not
 * queued again.
 */
const watchForAwaited = (boss: PgBoss, { planes, log, due = jobs }: JobParts, signal: AbortSignal): void => {
  const awaited = Object.entries(due).flatMap(([name, { awaited: work }]) => (work ? [{ name, work }] : []));
  if (signal.aborted) return;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      for (const name of await takeWanted(planes, Object.keys(due))) await boss.send(name);
      const paused = await pausedJobs(planes);
      for (const { name, work } of awaited)
        if (!paused.has(name) && (await clinicsWithWork(planes, work)).length > 0) await boss.send(name);
    } catch (error) {
      log.warn({ type: (error as Error).name }, 'It could not be seen what is waited for; trying again');
    } finally {
      looking = false;
    }
  };
  const watch = setInterval(() => void look(), AWAITED_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(watch), { once: true });
};

/** The same whoever does it, and however often: a queue, when it is due, and this process as one that works it (S42). */
const register = async (
  boss: PgBoss,
  name: string,
  job: Job,
  parts: JobParts,
  signal: AbortSignal,
): Promise<void> => {
  const { policy, ...options } = queueOptions(job);
  await boss.createQueue(name, { policy, ...options });
  await boss.updateQueue(name, options);
  await boss.schedule(name, job.cron, null, { missed: 'once' });
  await boss.work(
    name,
    { pollingIntervalSeconds: job.awaited ? 1 : EVERY_SECONDS },
    runOf(name, job, parts, signal),
  );
};

/** What the queue keeps of a run that went well: counts, and nothing else that a job may answer. */
const Kept = z.object({ clinics: z.int() });

/** Fails with the kind of what went wrong and nothing else: errors quote what they were about, and the queue is read by operators. */
const runOf =
  (name: string, job: Job, { planes, env, log }: JobParts, stopping: AbortSignal) =>
  ([run]: Run[]): Promise<object | undefined> =>
    onTrail({ job: name }, async () => {
      const signal = run?.signal ? AbortSignal.any([run.signal, stopping]) : stopping;
      try {
        if ((await pausedJobs(planes)).has(name)) return { paused: true };
        return Kept.safeParse(await job.work({ planes, env, signal })).data;
      } catch (error) {
        const failure = new JobFailed(error);
        if (stopping.aborted) log.info({ job: name }, 'A job was interrupted and will be run again');
        else log.error({ job: name, ...failure.kind }, 'A job failed');
        throw failure;
      }
    });
