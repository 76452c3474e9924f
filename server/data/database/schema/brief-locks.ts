import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';
import { codeOf } from '../connection/connect.ts';

/** Advisory lock of a database: whoever migrates it waits for whoever does so already. */
const MIGRATING = 7_306_864;

/** Everybody who comes later waits behind a migration that waits for a table; so it does not for longer than this (M2). */
const PATIENCE_S = 2;

const LOCK_NOT_AVAILABLE = '55P03';

/** Runs `work` in a transaction, alone with this database's migrations; one that waits too long for a table is taken back. */
export const withBriefLocks = async <T>(
  orm: MikroORM,
  work: (em: SqlEntityManager) => Promise<T>,
): Promise<T> => {
  try {
    return await orm.em.transactional(async em => {
      await em.execute('select pg_advisory_xact_lock(?)', [MIGRATING]);
      await em.execute(`set local lock_timeout = '${PATIENCE_S}s'`);
      return work(em);
    });
  } catch (error) {
    if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    const held = await heldTables(orm);
    throw new StartupError(
      `The migrations were taken back: a table they change was in use for more than ${PATIENCE_S} s, and everybody else would have had to wait behind them. Nothing was changed. In use now: ${held || 'none any more'}. Please run them again when less is going on; docs/migrations.md says how to find who holds a table.`,
      { cause: error },
    );
  }
};

/** Which tables others hold, and by which processes of the database; roles that may not see what is run there see this. */
const heldTables = async (orm: MikroORM): Promise<string> => {
  const rows = await orm.em.fork().execute<{ held: string | null }[]>(`
    select string_agg(holders, '; ' order by holders) as held from (
      select format('%s by process %s', c.oid::regclass, string_agg(distinct a.pid || ' of ' || a.usename, ', ')) as holders
      from pg_locks l join pg_stat_activity a using (pid) join pg_class c on c.oid = l.relation
      where l.granted and a.datname = current_database() and a.pid <> pg_backend_pid() and c.relkind = 'r'
        and c.relnamespace::regnamespace::text in ('clinic', 'identity', 'platform', 'jobs', 'security')
      group by c.oid limit 10) found`);
  return rows[0]?.held ?? '';
};
