import {
  type AbstractSqlConnection,
  DatabaseSchema,
  type MikroORM,
  type SqlEntityManager,
} from '@mikro-orm/postgresql';
import { verifyIntegrity } from './verify.ts';

/** As many differences as a person reads. */
const TOLD = 20;

/** What the database lacks or has too much, compared with the entities and the promises about them. */
export const differencesIn = async (orm: MikroORM, em: SqlEntityManager): Promise<string[]> => {
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

/** The same for a person. */
export const report = (differences: string[]): string =>
  [
    'Nothing was changed. To be equal it would take:',
    ...differences.slice(0, TOLD),
    ...(differences.length > TOLD ? [`… and ${differences.length - TOLD} more.`] : []),
  ].join('\n');
