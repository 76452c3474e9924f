import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { withConnection } from '../server/data/database/connection/connect.ts';
import type { Database } from '../server/data/database/connection/database.ts';
import { openDatabase } from '../server/data/database/open-database.ts';
import { bootstrap, dropDatabase } from '../server/data/database/roles/bootstrap.ts';
import { migrateUp } from '../server/data/database/schema/migrations.ts';
import { entities } from '../server/entities.ts';
import { projectRoot, readEnv } from '../server/env.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Environment of the server that all test files share. */
    environment: Record<string, string>;
    /** A migrated, empty database that each test file clones. */
    template: string;
  }
}

/**
 * One real PostgreSQL for all test files: the embedded one, or the one of DATABASE_URL. Files clone a migrated
 * template, so each has a database of its own and none has to clean up after another.
 */
export default async ({ provide }: TestProject) => {
  const environment = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    // Whoever leaves a server as the last one takes the keys along, so that each server has a folder of its own.
    MEDFLOW_DATA_DIR: join(
      projectRoot,
      process.env.DATABASE_URL ? '.medflow/test-elsewhere' : '.medflow/test',
    ),
    ...(process.env.REDIS_URL && {
      REDIS_URL: process.env.REDIS_URL,
      // For processes that tests start: which authority signed its certificate.
      NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS ?? '',
    }),
    ...(process.env.DATABASE_URL && {
      DATABASE_URL: process.env.DATABASE_URL,
      ...(process.env.DATABASE_POOLER_URL && { DATABASE_POOLER_URL: process.env.DATABASE_POOLER_URL }),
      MEDFLOW_SECRET: process.env.MEDFLOW_SECRET ?? 'a secret of the test suite, worth nothing',
    }),
  };
  // Nothing in here must survive a power cut, and a test that crashes the server turns fsync on for itself.
  const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const database = await openDatabase(readEnv(environment), { flags, mayBeMissing: true });
  const template = `template_${process.pid}`;
  await bootstrap(database, template);
  await migrateUp(database, entities, template);
  provide('environment', environment);
  provide('template', template);
  return async () => {
    const clones = await withConnection(database.connection('admin', 'postgres'), async client => {
      const { rows } = await client.query<{ datname: string }>(
        'select datname from pg_database where datname ~ $1',
        [`^${template}(_|$)`],
      );
      return rows.map(row => row.datname);
    });
    for (const name of clones) await dropDatabase(database, name);
    if (!(await isInUse(database)))
      await rm(join(environment.MEDFLOW_DATA_DIR, 'keys'), { recursive: true, force: true });
    await database.close();
  };
};

/** Whether another run stands on the same server, whose clinics have their keys in the same folder. */
const isInUse = (database: Database): Promise<boolean> =>
  withConnection(database.connection('admin', 'postgres'), async client => {
    const { rowCount } = await client.query(
      `select from pg_database where datname ~ '^template_[0-9]' limit 1`,
    );
    return rowCount !== 0;
  });
