import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';

/** The schema that the queue of jobs has to itself; pg-boss knows it by this name. */
export const JOBS_SCHEMA = 'jobs';

/** The tables as the pg-boss of package.json wants them, by its own count; `jobs.test.ts` compares the two. */
export const JOB_TABLES_VERSION = 43;

/** How lists of what was applied or is missing name it. */
const NAME = `pg-boss ${JOB_TABLES_VERSION}`;

/** Nothing that a job was asked for or answered is shown beyond this: operators see what ran, and how it went. */
const SHOWN = `id, name, state, retry_limit, retry_count, start_after, created_on, started_on, completed_on, output`;

/** What each role may do with the queue, given anew with each run: `medflow_jobs` works it, operators look at it. */
const rightsSql = `
  revoke all on all tables in schema ${JOBS_SCHEMA} from medflow_jobs, medflow_platform, medflow_backup;
  grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to medflow_jobs;
  grant execute on all functions in schema ${JOBS_SCHEMA} to medflow_jobs;
  grant select (${SHOWN}) on ${JOBS_SCHEMA}.job to medflow_platform;
  grant select on ${JOBS_SCHEMA}.schedule to medflow_platform;
  grant select on all tables in schema ${JOBS_SCHEMA} to medflow_backup`;

/**
 * Makes the tables of the queue, or brings them to what this code's pg-boss asks for, in the caller's transaction: the role
 * that runs jobs may not (OPS-2). Answers what was applied.
 */
export const applyJobTables = async (em: SqlEntityManager): Promise<string[]> => {
  const found = await versionOf(em);
  if (found === JOB_TABLES_VERSION) return [];
  if (found !== null && found > JOB_TABLES_VERSION)
    throw new StartupError(
      `The queue of jobs was made by a later MedFlow (pg-boss ${found}, this one knows ${JOB_TABLES_VERSION}). Nothing was changed.`,
    );
  const { getConstructionPlans, getMigrationPlans } = await import('pg-boss');
  const plans =
    found === null
      ? getConstructionPlans(JOBS_SCHEMA, { createSchema: false })
      : getMigrationPlans(JOBS_SCHEMA, found);
  await em.execute(withinTransaction(plans));
  await em.execute(rightsSql);
  return [NAME];
};

/** What the tables of the queue lack. */
export const pendingJobTables = async (em: SqlEntityManager): Promise<string[]> =>
  (await versionOf(em)) === JOB_TABLES_VERSION ? [] : [NAME];

/** Takes the tables away with everything in them; the schema and who may look into it are the bootstrap's. */
export const dropJobTables = (em: SqlEntityManager): Promise<unknown> =>
  em.execute(`do $$
    declare
      part record;
    begin
      for part in
        select format('drop table if exists %s cascade', oid::regclass) as sql, 1 as turn from pg_class
          where relnamespace = '${JOBS_SCHEMA}'::regnamespace and relkind in ('r', 'p')
        union all select format('drop function %s', oid::regprocedure), 2 from pg_proc
          where pronamespace = '${JOBS_SCHEMA}'::regnamespace
        union all select format('drop type %s', oid::regtype), 3 from pg_type
          where typnamespace = '${JOBS_SCHEMA}'::regnamespace and typtype = 'e'
        order by turn
      loop
        execute part.sql;
      end loop;
    end $$`);

const versionOf = async (em: SqlEntityManager): Promise<number | null> => {
  const [table] = await em.execute<{ is: boolean }[]>(
    `select to_regclass('${JOBS_SCHEMA}.version') is not null as is`,
  );
  if (!table?.is) return null;
  const [row] = await em.execute<{ version: number }[]>(`select version from ${JOBS_SCHEMA}.version`);
  return row?.version ?? null;
};

/** pg-boss brings a transaction of its own. */
const withinTransaction = (plans: string): string =>
  plans.replace(/^\s*begin;/i, '').replace(/commit;\s*$/i, '');
