import type { PgBoss } from 'pg-boss';
import type { Database } from '../../data/database/connection/database.ts';
import { JOBS_SCHEMA } from '../../data/database/schema/job-tables.ts';
import type { Log } from '../../logger.ts';

interface Parts {
  database: Database;
  name?: string;
  log: Log;
}

/** Whoever is taken for dead is looked for so often, and so is what is due. */
const LOOK_SECONDS = 10;

/**
 * The queue of jobs, as the role that may do nothing else, over one connection of the process's own (DB-6). Its tables are
 * there already: only `medflow_owner` makes them. Loaded once something is to be run, for no start waits for it.
 */
export const openQueue = async ({ database, name, log }: Parts): Promise<PgBoss> => {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    ...database.connection('jobs', name),
    ...{ schema: JOBS_SCHEMA, migrate: false, createSchema: false, max: 1 },
    ...{ superviseIntervalSeconds: LOOK_SECONDS, monitorIntervalSeconds: LOOK_SECONDS },
    cronMonitorIntervalSeconds: LOOK_SECONDS,
    ...{ maintenanceIntervalSeconds: 3600, flowIntervalSeconds: 3600 },
    // Both need more rights than this role has; PostgreSQL's own vacuum is enough for so few rows.
    ...{ reindex: false, monitorVacuum: false, persistWarnings: false },
  });
  boss.on('error', ({ name }) => log.warn({ type: name }, 'The queue of jobs met an error; it goes on'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'The queue of jobs warns'));
  return boss;
};
