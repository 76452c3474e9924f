import {
  type AbstractSqlConnection,
  DatabaseSchema,
  type MikroORM,
  type SqlEntityManager,
} from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';
import { verifyIntegrity } from './verify.ts';

const ours = "('clinic', 'identity', 'platform', 'security')";
/** As many differences as a person reads. */
const TOLD = 20;

/**
 * Takes over a database that holds tables of ours but no record of migrations (DB-8): when it is what the first of them
 * would have left, they are recorded as run, and the rest can follow. Otherwise a StartupError tells the differences, and
 * the caller's transaction, in which all of this happens, is rolled back.
 */
export const adopt = async (orm: MikroORM, em: SqlEntityManager): Promise<void> => {
  if (!(await holdsTables(em)) || (await orm.migrator.getExecuted()).length > 0) return;
  const storage = orm.migrator.getStorage();
  const names = (await orm.migrator.getPending()).map(migration => migration.name);
  const record = async (count: number) => {
    for (const name of names.slice(0, count))
      await storage.logMigration({ name }, em.getTransactionContext());
  };
  let closest: string[] | null = null;
  for (let count = names.length; count > 0; count--) {
    await em.execute('savepoint adopting');
    const differences = await record(count)
      .then(() => orm.migrator.up({ transaction: em.getTransactionContext() }))
      .then(
        () => differencesIn(orm, em),
        () => null,
      );
    await em.execute('rollback to savepoint adopting');
    if (differences?.length === 0) return record(count);
    if (differences && (!closest || differences.length < closest.length)) closest = differences;
  }
  throw new StartupError(report(closest ?? ['The tables fit no state that the migrations lead through.']));
};

const holdsTables = async (em: SqlEntityManager): Promise<boolean> => {
  const tables = await em.execute<unknown[]>(
    `select from pg_class where relkind in ('r', 'p') and relname <> 'migrations'
      and relnamespace in (select oid from pg_namespace where nspname in ${ours})`,
  );
  return tables.length > 0;
};

/** What the database lacks or has too much, compared with the entities and the promises about them. */
const differencesIn = async (orm: MikroORM, em: SqlEntityManager): Promise<string[]> => {
  const schemas = ['clinic', 'identity', 'platform'];
  const fromSchema = await DatabaseSchema.create(
    connectionWithin(orm, em),
    orm.em.getPlatform(),
    orm.config,
    undefined,
    schemas,
  );
  const drift = await orm.schema.getUpdateSchemaSQL({ wrap: false, fromSchema });
  const findings = await verifyIntegrity(sql => em.execute(sql));
  return [...drift.split('\n').filter(line => line.trim()), ...findings.map(({ sentence }) => sentence)];
};

/** Handing over the transaction is not enough: MikroORM would read the triggers from outside of it. */
const connectionWithin = (orm: MikroORM, em: SqlEntityManager): AbstractSqlConnection => {
  const connection = orm.em.getConnection();
  const execute: typeof connection.execute = (sql, params, method) =>
    connection.execute(sql, params, method, em.getTransactionContext());
  return Object.create(connection, { execute: { value: execute } });
};

const report = (differences: string[]): string =>
  [
    'This database holds tables of MedFlow, but no record of migrations, and they are not what the migrations make.',
    'Nothing was changed. To be equal it would take:',
    ...differences.slice(0, TOLD),
    ...(differences.length > TOLD ? [`… and ${differences.length - TOLD} more.`] : []),
  ].join('\n');
