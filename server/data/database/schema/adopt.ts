import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';
import { bringUp } from './bring-up.ts';
import { differencesIn, report } from './differences.ts';

const ours = "('clinic', 'identity', 'platform', 'security')";

/**
 * Takes over a database that holds tables of ours but no record of migrations (DB-8): when it is what the first of them
 * would have left, they are recorded as run, and the rest can follow. Otherwise a StartupError tells the differences, and
 * the caller's transaction, in which all of this happens, is rolled back.
 */
export const adopt = async (orm: MikroORM, em: SqlEntityManager): Promise<void> => {
  if (!(await holdsTables(em)) || (await orm.migrator.getExecuted()).length > 0) return;
  const storage = orm.migrator.getStorage();
  const names = (await orm.migrator.getPending()).map(migration => migration.name);
  const transaction = em.getTransactionContext();
  for (const name of names) await storage.logMigration({ name }, transaction);
  let closest: string[] | null = null;
  for (const name of names.toReversed()) {
    await em.execute('savepoint adopting');
    const differences = await bringUp(orm, em).then(
      () => differencesIn(orm, em),
      () => null,
    );
    await em.execute('rollback to savepoint adopting');
    if (differences?.length === 0) return;
    if (differences && (!closest || differences.length < closest.length)) closest = differences;
    await storage.unlogMigration({ name }, transaction);
  }
  throw new StartupError(
    `This database holds tables of MedFlow, but no record of migrations, and they are not what the migrations make.\n${report(
      closest ?? ['The tables fit no state that the migrations lead through.'],
    )}`,
  );
};

const holdsTables = async (em: SqlEntityManager): Promise<boolean> => {
  const tables = await em.execute<unknown[]>(
    `select from pg_class where relkind in ('r', 'p') and relname not in ('migrations', 'functions')
      and relnamespace in (select oid from pg_namespace where nspname in ${ours})`,
  );
  return tables.length > 0;
};
