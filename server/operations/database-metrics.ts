import { setTimeout as wait } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import { z } from 'zod';
import { inPlatform } from '../data/orm/in-platform.ts';
import type { Planes } from '../data/orm/planes.ts';

const Reading = z.object({
  deadlocks: z.coerce.number(),
  unsaved: z.number(),
  waiting: z.coerce.number(),
  idle: z.number(),
  functions: z.array(z.object({ name: z.string(), calls: z.number(), seconds: z.number() })),
  jobs: z.array(z.object({ job: z.string(), state: z.string(), count: z.number() })),
});
type Reading = z.output<typeof Reading>;

/** Figures that the database keeps of itself; those of functions only where `track_functions` says so. */
const look = `with ended as (select name, max(completed_on) as at from jobs.job where state = 'completed' group by name)
select
  (select deadlocks from pg_stat_database where datname = current_database()) as deadlocks,
  (select count(*) from pg_locks where not granted) as waiting,
  (select count(*)::int from platform.clinics c
    where c.status <> 'erased' and c.created_at < now() - interval '26 hours' and not exists (
      select from platform.backups b
      where b.clinic_id = c.id and b.failure is null and b.finished_at > now() - interval '26 hours'
    )) as unsaved,
  (select greatest(0, extract(epoch from now()
    - coalesce((select max(at) from ended), (select min(created_at) from platform.clinics), now())))::float8) as idle,
  (select coalesce(json_agg(json_build_object('name', funcname, 'calls', calls, 'seconds', self_time / 1000)), '[]')
    from pg_stat_user_functions where schemaname = 'security') as functions,
  (select coalesce(json_agg(found), '[]') from (
    select name as job, state::text, count(*) as count from jobs.job left join ended using (name)
    where name not like '\\_\\_pgboss%' and (state in ('created', 'retry', 'active')
      or state = 'failed' and completed_on > least(now() - interval '1 hour', coalesce(at, '-infinity'))) group by 1, 2
  ) found) as jobs`;

/** Whoever scrapes gives up sooner than a statement does. */
const WITHIN_MS = 2000;
/** All figures of a scrape come from one look. */
const GOOD_FOR_MS = 1000;

interface Look {
  isUp: boolean;
  /** What was read last: a figure that is not known is not zero, which would end alerts, and be a restart of what is counted. */
  known: Reading | null;
}

const reader = (planes: Planes) => {
  let known: Reading | null = null;
  let latest: { at: number; look: Promise<Look> } | undefined;
  const read = () =>
    inPlatform(planes, async em => z.tuple([Reading]).parse(await em.execute(look))[0], { readOnly: true });
  const lookOnce = async (): Promise<Look> => {
    const reading = await Promise.race([read().catch(() => null), wait(WITHIN_MS, null, { ref: false })]);
    known = reading ?? known;
    return { isUp: reading !== null, known };
  };
  return (): Promise<Look> => {
    if (!latest || Date.now() - latest.at > GOOD_FOR_MS) latest = { at: Date.now(), look: lookOnce() };
    return latest.look;
  };
};

/**
 * Adds what the database knows of itself: locks, deadlocks, the time that row-level security takes, jobs (OPS-3, DB-7). Each
 * process of a group reads the same, so the largest figure is the figure, not the sum.
 */
export const addDatabaseMetrics = (registry: Registry, planes: Planes): void => {
  const reading = reader(planes);
  const common = { registers: [registry], aggregator: 'max' as const };
  const gauge = (name: string, help: string, valueOf: (found: Look) => number) =>
    new Gauge({
      ...{ name, help, ...common },
      async collect() {
        this.set(valueOf(await reading()));
      },
    });
  const ofFunctions = (name: string, help: string, field: 'calls' | 'seconds') =>
    new Counter({
      ...{ name, help, labelNames: ['function'], ...common },
      async collect() {
        const functions = (await reading()).known?.functions;
        this.reset();
        for (const found of functions ?? []) this.inc({ function: found.name }, found[field]);
      },
    });
  gauge('medflow_database_up', '1 while the database answers.', ({ isUp }) => (isUp ? 1 : 0));
  gauge('medflow_lock_waits', 'Statements that wait for a lock.', ({ known }) => known?.waiting ?? 0);
  gauge(
    'medflow_clinics_without_backup',
    'Clinics that were there for a day and whose last good backup is older than 26 hours (OPS-4).',
    ({ known }) => known?.unsaved ?? 0,
  );
  gauge(
    'medflow_jobs_idle_seconds',
    'How long ago a job ended well, of which some run each minute.',
    ({ known }) => known?.idle ?? 0,
  );
  ofFunctions('medflow_rls_seconds_total', 'Time in the functions of row-level security.', 'seconds');
  ofFunctions('medflow_rls_calls_total', 'Calls of the functions of row-level security.', 'calls');
  Object.seal(
    new Counter({
      ...{ name: 'medflow_deadlocks_total', help: 'Transactions that a deadlock ended.', ...common },
      async collect() {
        const { known } = await reading();
        this.reset();
        this.inc(known?.deadlocks ?? 0);
      },
    }),
  );
  Object.seal(
    new Gauge({
      name: 'medflow_job_runs',
      help: 'Runs of each job by state: created, retry, active; failed within the last hour, or since the job ended well last.',
      labelNames: ['job', 'state'],
      ...common,
      async collect() {
        const runs = (await reading()).known?.jobs;
        this.reset();
        for (const { job, state, count } of runs ?? []) this.set({ job, state }, count);
      },
    }),
  );
};
