import type { Database } from '../../data/database/open-database.ts';
import { createScratch, dropDatabase } from '../../data/database/schema/bootstrap.ts';
import { migrateUp } from '../../data/database/schema/migrations.ts';

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
