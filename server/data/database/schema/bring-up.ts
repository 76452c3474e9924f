import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { narrowRights, stopCounting } from './columns.ts';
import { applyFunctions, createMissing } from './functions.ts';
import { applyJobTables } from './job-tables.ts';

/**
 * Everything that makes the schema of today out of whatever is recorded, in the caller's transaction: functions that lack,
 * the migrations that are pending, the functions whose text changed, what each column asks for, then the tables of the queue of
 * jobs. Answers what was applied.
 */
export const bringUp = async (orm: MikroORM, em: SqlEntityManager): Promise<string[]> => {
  await createMissing(em);
  const applied = await orm.migrator.up({ transaction: em.getTransactionContext() });
  const functions = await applyFunctions(em);
  await narrowRights(em);
  await stopCounting(em);
  const jobTables = await applyJobTables(em);
  return [...applied.map(({ name }) => name), ...functions, ...jobTables];
};
