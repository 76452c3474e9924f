import { randomBytes } from 'node:crypto';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { type Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap, dropDatabase } from '../../server/data/database/roles/bootstrap.ts';
import { migrateUp } from '../../server/data/database/schema/migrations.ts';
import { entities } from '../../server/entities.ts';
import type { Env } from '../../server/env.ts';

export interface Scratch {
  database: Database;
  name: string;
}

/** Runs `work` on a migrated database of its own, which is gone afterwards whatever happened. */
export const onScratch = async <T>(
  env: Env,
  say: (sentence: string) => void,
  work: (scratch: Scratch) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase(env, { onProgress: say, mayBeMissing: true });
  const name = `medflow_bench_${randomBytes(4).toString('hex')}`;
  try {
    for (const left of await leftovers(database)) await dropDatabase(database, left);
    await bootstrap(database, name);
    await migrateUp(database, entities, name);
    return await work({ database, name });
  } finally {
    await dropDatabase(database, name);
    await database.close();
  }
};

/** What runs that were killed could not drop: scratch databases that nobody is connected to. */
const leftovers = (database: Database): Promise<string[]> =>
  withConnection(database.connection('admin', 'postgres'), async client => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^medflow_bench_[0-9a-f]{8}$'
         and not exists (select from pg_stat_activity a where a.datname = pg_database.datname)`,
    );
    return rows.map(({ name }) => name);
  });
