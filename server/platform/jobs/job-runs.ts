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

const Row = z.object({
  ...{ id: z.string(), job: z.string(), state: JobState, fault: z.string().nullable() },
  ...{ retries: z.int(), mostRetries: z.int(), dueAt: z.coerce.date() },
  ...{ startedAt: z.coerce.date().nullable(), endedAt: z.coerce.date().nullable() },
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
    `select id, name as job, state::text, retry_count as retries, retry_limit as "mostRetries", ${DUE} as "dueAt",
       started_on as "startedAt", completed_on as "endedAt",
       coalesce(output ->> 'message', output -> 'value' ->> 'message') as fault
     from jobs.job where name not like '\\_\\_pgboss%' and (?::text is null or name = ?)
       and (not ? or state in ('failed', 'retry') or retry_count > 0)
       ${after ? `and ${after.sql}` : ''}
     order by ${DUE} desc, id desc limit ${limit + 1}`,
    [job ?? null, job ?? null, failed ?? false, ...(after?.params ?? [])],
  );
  return z.array(Row).parse(rows);
};

export const jobSchedules = async (em: SqlEntityManager) =>
  z
    .array(z.object({ job: z.string(), cron: z.string() }))
    .parse(await em.execute('select name as job, cron from jobs.schedule order by name'));
