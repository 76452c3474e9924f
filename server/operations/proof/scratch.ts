import type { Database } from '../../data/database/connection/database.ts';
import { createScratch, dropDatabase } from '../../data/database/roles/bootstrap.ts';
import { migrateUp } from '../../data/database/schema/migrations.ts';
import type { Entities } from '../../data/records/scoping.ts';

/** Runs `work` on a migrated, empty database beside the live one, which is gone afterwards, whatever happens. */
export const onScratch = async <T>(
  database: Database,
  entities: Entities,
  work: (name: string) => Promise<T>,
): Promise<T> => {
  const name = `medflow_proof_${process.pid}`;
  await createScratch(database, name);
  try {
    await migrateUp(database, entities, name);
    return await work(name);
  } finally {
    await dropDatabase(database, name);
  }
};
