import { MikroORM } from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';
import { ormOptions } from '../../orm/config.ts';
import { installationContextKey } from '../../orm/planes.ts';
import type { Entities } from '../../records/scoping.ts';
import type { Database } from '../connection/database.ts';
import { adopt } from './adopt.ts';
import { withBriefLocks } from './brief-locks.ts';
import { bringUp } from './bring-up.ts';
import { contextPads } from './context-pads.ts';
import { differencesIn, report } from './differences.ts';
import { replaceFormer } from './former-migrations.ts';
import { bringsSealedLetters, openFormerSecrets, sealFormerSecrets } from './former-secrets.ts';
import { changedFunctions, createMissing, dropFunctions } from './functions.ts';
import { dropJobTables, pendingJobTables } from './job-tables.ts';
import { unsealAll } from './unseal-all.ts';
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
 * its migrations were recorded is adopted, if it fits. Answers the migrations and the files of functions applied.
 */
export const migrateUp = (database: Database, entities: Entities, name = database.name): Promise<string[]> =>
  asOwner(database, entities, name, orm =>
    withBriefLocks(orm, async em => {
      const isFormer = await replaceFormer(orm, em);
      await adopt(orm, em);
      const applied = await bringUp(orm, em).catch((error: Error) => {
        throw isFormer ? notWhatItWas([error.message]) : error;
      });
      if (applied.some(name => bringsSealedLetters.test(name))) await openFormerSecrets(em, database.root);
      const key = installationContextKey(database.root);
      const { inner, outer } = contextPads(key.secret);
      await em.execute(
        'insert into security.context_keys (id, inner_pad, outer_pad) values (?, ?, ?) on conflict do nothing',
        [key.id, inner, outer],
      );
      const differences = isFormer ? await differencesIn(orm, em) : [];
      if (differences.length > 0) throw notWhatItWas(differences);
      const findings = applied.length > 0 ? await verifyIntegrity(sql => em.execute(sql)) : [];
      if (findings.length > 0)
        throw new StartupError(`The migrations were taken back: ${findings.map(f => f.sentence).join(' ')}`);
      return applied;
    }),
  );

const notWhatItWas = (differences: string[]): StartupError =>
  new StartupError(
    `This database was made by an earlier MedFlow, and is not what its migrations make.\n${report(differences)}`,
  );

/** Before these, columns were plain that are sealed since. */
const bringsVault = /_sealed_(?:texts|values|letters|names)$/;

/** Takes back the last migration, or all down to (not including) `to`; 0 takes back everything. */
export const migrateDown = (
  database: Database,
  entities: Entities,
  name = database.name,
  to?: string | 0,
): Promise<string[]> =>
  asOwner(database, entities, name, orm =>
    withBriefLocks(orm, async em => {
      const transaction = em.getTransactionContext();
      const before = await orm.migrator.getExecuted();
      await createMissing(em);
      const from =
        to === undefined ? before.length - 1 : to === 0 ? 0 : before.findIndex(({ name }) => name === to) + 1;
      const takesBack = (brings: RegExp) => before.slice(from).some(({ name }) => brings.test(name));
      if (takesBack(bringsVault)) await unsealAll(em, database.vault);
      if (takesBack(bringsSealedLetters)) await sealFormerSecrets(em, database.root);
      const reverted = await orm.migrator.down({ transaction, ...(to !== undefined && { to }) });
      // Functions and the queue of jobs are of no migration: they stay as they are until the last table is gone.
      if (reverted.length === before.length) {
        await dropFunctions(em);
        await dropJobTables(em);
      }
      return reverted.map(migration => migration.name);
    }),
  );

/** Names of the migrations, the files of functions, and the tables of the queue of jobs that this database still lacks. */
export const pendingMigrations = (
  database: Database,
  entities: Entities,
  name = database.name,
): Promise<string[]> =>
  asOwner(database, entities, name, async orm => {
    const migrations = await orm.migrator.getPending();
    const em = orm.em.fork();
    const functions = await changedFunctions(em);
    return [
      ...migrations.map(({ name }) => name),
      ...functions.map(({ file }) => file),
      ...(await pendingJobTables(em)),
    ];
  });

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
