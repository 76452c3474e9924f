import { createScratch, dropDatabase } from '../../database/bootstrap.ts';
import type { Database } from '../../database/database.ts';
import { migrateUp } from '../../database/migrations.ts';

/** Runs `work` on a migrated, empty database beside the live one, which is gone afterwards, whatever happens. */
export const onScratch = async <T>(database: Database, work: (name: string) => Promise<T>): Promise<T> => {
  const name = `medflow_proof_${process.pid}`;
  await createScratch(database, name);
  try {
    await migrateUp(database, name);
    return await work(name);
  } finally {
    await dropDatabase(database, name);
  }
};
