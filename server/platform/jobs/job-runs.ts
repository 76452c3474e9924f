import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { JobState } from '../../../shared/platform/jobs.ts';
import { fromCursor, type Order } from '../../data/lists/page.ts';

/** By the millisecond, which is as much as a cursor keeps. */
const DUE = "date_trunc('milliseconds', created_on)";

export const newestRuns: Order = {
  columns: [
    { column: DUE, property: 'dueAt' },
    { column: 'id', property: 'id' },
  ],
  descending: true,
};

/** How a run went, by what the queue keeps of it. */
const OUTCOME = `case when output ->> 'paused' = 'true' then 'skipped' else state::text end as state,
       started_on as "startedAt", completed_on as "endedAt", (output ->> 'clinics')::int as clinics,
       coalesce(output ->> 'message', output -> 'value' ->> 'message') as fault`;

const Row = z.object({
  ...{ id: z.string(), job: z.string(), state: JobState, fault: z.string().nullable() },
  ...{ retries: z.int(), mostRetries: z.int(), dueAt: z.coerce.date() },
  ...{ startedAt: z.coerce.date().nullable(), endedAt: z.coerce.date().nullable() },
  clinics: z.int().nullable(),
});

interface Filters {
  cursor?: string | undefined;
  limit: number;
  job?: string | undefined;
  failed?: boolean | undefined;
}

/** The runs that match, one more than asked for; what the queue does for itself is left out. */
export const matchingRuns = async (em: SqlEntityManager, filters: Filters) => {
  const { job, failed, limit } = filters;
  const [after] = fromCursor(newestRuns, filters);
  const rows = await em.execute(
    `select id, name as job, retry_count as retries, retry_limit as "mostRetries", ${DUE} as "dueAt", ${OUTCOME}
     from jobs.job where name not like '\\_\\_pgboss%' and (?::text is null or name = ?)
       and (not ? or state in ('failed', 'retry') or retry_count > 0)
       ${after ? `and ${after.sql}` : ''}
     order by ${DUE} desc, id desc limit ${limit + 1}`,
    [job ?? null, job ?? null, failed ?? false, ...(after?.params ?? [])],
  );
  return z.array(Row).parse(rows);
};

const Kind = z.object({
  ...{
    job: z.string(),
    cron: z.string(),
    pausedAt: z.coerce.date().nullable(),
    pausedBy: z.string().nullable(),
  },
  ...{ isWanted: z.boolean(), failed: z.coerce.number() },
  last: Row.pick({ state: true, startedAt: true, endedAt: true, fault: true, clinics: true }).nullable(),
});

/** Every kind of job that some server has announced, with how it went last. */
export const jobKinds = async (em: SqlEntityManager) =>
  z.array(Kind).parse(
    await em.execute(
      `select s.name as job, s.cron, o.paused_at as "pausedAt", p.name as "pausedBy",
         coalesce(o.wanted_at is not null, false) as "isWanted",
         (select count(*) from jobs.job where name = s.name and state = 'failed'
           and completed_on > now() - interval '1 day') as failed,
         (select to_json(newest) from (select ${OUTCOME} from jobs.job where name = s.name
           and state not in ('created', 'cancelled') and coalesce(output ->> 'paused', '') <> 'true'
           order by created_on desc limit 1) newest) as last
       from jobs.schedule s left join platform.job_orders o on o.job = s.name
       left join platform.operators p on p.id = o.paused_by order by s.name`,
    ),
  );
