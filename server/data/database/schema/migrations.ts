import { MikroORM } from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';
import { ormOptions } from '../../orm/config.ts';
import { installationContextKey } from '../../orm/planes.ts';
import type { Entities } from '../../records/scoping.ts';
import type { Database } from '../connection/database.ts';
import { adopt } from './adopt.ts';
import { verifyIntegrity } from './verify.ts';

/** Works on the schema as `medflow_owner`, over a connection of its own. */
const asOwner = async <T>(
  database: Database,
  entities: Entities,
  name: string,
  work: (orm: MikroORM) => Promise<T>,
  { snapshot = false } = {},
): Promise<T> => {
  const orm = new MikroORM(
    ormOptions(database.connection('owner', name), {
      name: 'owner',
      entities: [...new Set([...entities.clinic, ...entities.identity, ...entities.platform])],
      global: entities.global,
      max: 2,
      snapshot,
    }),
  );
  try {
    return await work(orm);
  } finally {
    await orm.close(true);
  }
};

/**
 * Brings the schema up to date in one transaction, deposits the key that contexts are signed with, and checks the
 * integrity of the result (TEN-9); when the check finds anything, nothing of it remains. A schema that was there before
 * its migrations were recorded is adopted, if it fits. Answers the names applied.
 */
export const migrateUp = (
  database: Database,
  entities: Entities,
  name = database.name,
  to?: string,
): Promise<string[]> =>
  asOwner(database, entities, name, orm =>
    orm.em.transactional(async em => {
      await adopt(orm, em);
      const transaction = em.getTransactionContext();
      const applied = await orm.migrator.up({ transaction, ...(to && { to }) });
      const run = (sql: string) => em.execute(sql);
      const key = installationContextKey(database.root);
      await em.execute(
        'insert into security.context_keys (id, secret) values (?, ?) on conflict do nothing',
        [key.id, key.secret],
      );
      const findings = applied.length > 0 && !to ? await verifyIntegrity(run) : [];
      if (findings.length > 0)
        throw new StartupError(`The migrations were taken back: ${findings.map(f => f.sentence).join(' ')}`);
      return applied.map(migration => migration.name);
    }),
  );

/** Takes back the last migration, or all down to (not including) `to`; 0 takes back everything. */
export const migrateDown = (
  database: Database,
  entities: Entities,
  name = database.name,
  to?: string | 0,
): Promise<string[]> =>
  asOwner(database, entities, name, async orm => {
    const reverted = await orm.migrator.down(to === undefined ? {} : { to });
    return reverted.map(migration => migration.name);
  });

/** Names of the migrations that this database still lacks. */
export const pendingMigrations = (
  database: Database,
  entities: Entities,
  name = database.name,
): Promise<string[]> =>
  asOwner(database, entities, name, async orm =>
    (await orm.migrator.getPending()).map(migration => migration.name),
  );

/** The SQL that would make the database equal to the entities; empty when they agree. */
export const schemaDrift = (database: Database, entities: Entities, name = database.name): Promise<string> =>
  asOwner(database, entities, name, async orm =>
    (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim(),
  );

/** Writes the migration that the entities ask for, compared with the committed snapshot; null when there is none. */
export const generateMigration = (
  database: Database,
  entities: Entities,
  migrationName: string,
): Promise<string | null> =>
  asOwner(
    database,
    entities,
    database.name,
    async orm => {
      const { fileName } = await orm.migrator.create(undefined, false, false, migrationName);
      return fileName || null;
    },
    { snapshot: true },
  );
