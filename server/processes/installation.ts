import { randomUUID } from 'node:crypto';
import { Facility } from '../clinic/facilities/facility.entity.ts';
import type { Database } from '../data/database/connection/database.ts';
import { openDatabase } from '../data/database/open-database.ts';
import { bootstrap } from '../data/database/roles/bootstrap.ts';
import { expectRoles } from '../data/database/roles/expect-roles.ts';
import { migrateUp, pendingMigrations } from '../data/database/schema/migrations.ts';
import { expectRedis } from '../data/open-redis.ts';
import { asActor } from '../data/orm/as-actor.ts';
import { openPlanes, type Planes } from '../data/orm/planes.ts';
import { systemActor } from '../data/records/actor.ts';
import { entities } from '../entities.ts';
import type { Env } from '../env.ts';
import { isRightsViolation } from '../errors.ts';
import type { Log } from '../logger.ts';
import { integrityFaults } from '../operations/integrity.ts';
import { expectKeys } from '../platform/keys/expect-keys.ts';
import { StartupError } from '../startup-error.ts';

/** What every process of a MedFlow stands on. */
export interface Installation {
  env: Env;
  log: Log;
  database: Database;
  planes: Planes;
  close(): Promise<void>;
}

interface Opening {
  log: Log;
  /** Tells a person what is happening. */
  say?: (sentence: string) => void;
  /** Connections of this process at most. */
  poolMax?: number;
  /** Whether another process of the group has brought the schema up to date and checked it. */
  isPrepared?: boolean;
}

/**
 * Opens the database, with a schema that is the one this code was written for; refuses, in words, when schema or roles do
 * not keep their promises.
 */
export const openInstallation = async (
  env: Env,
  { log, say = () => undefined, poolMax = env.poolMax, isPrepared = false }: Opening,
): Promise<Installation> => {
  const database = await openDatabase(env, { onProgress: say });
  try {
    if (!isPrepared) await prepareSchema(env, database, say);
    const planes = await openPlanes(database, entities, database.name, {
      ...{ poolMax, runsJobs: env.cronJobs && !isPrepared, keyGeneration: env.tenantKeyGeneration, log },
    });
    const close = async () => {
      await planes[Symbol.asyncDispose]();
      await database.close();
    };
    const asItShouldBe = async () => {
      await Promise.all([verifyContextKey(planes), planes.changes.start(), expectRedis(planes.redis)]);
      if (!isPrepared) await expectKeys(planes);
    };
    await asItShouldBe().catch(async (error: unknown) => {
      await planes[Symbol.asyncDispose]();
      throw error;
    });
    return { env, log, database, planes, close };
  } catch (error) {
    await database.close();
    throw error;
  }
};

/** In production the schema changes only when someone says so; everywhere else it follows the code. */
const prepareSchema = async (
  env: Env,
  database: Database,
  say: (sentence: string) => void,
): Promise<void> => {
  if (env.mode !== 'production') {
    await bootstrap(database);
    const applied = await migrateUp(database, entities);
    if (applied.length > 0) say(`Brought the schema up to date (${applied.length} migrations)`);
  } else {
    await expectRoles(database);
    const pending = await pendingMigrations(database, entities);
    if (pending.length > 0)
      throw new StartupError(
        `${pending.length} migrations or functions are not deployed. Run: npm run medflow -- db up`,
      );
  }
  const faults = await integrityFaults(database);
  if (faults.length === 0) return;
  const told = faults.slice(0, MOST_TOLD).map(({ sentence }) => sentence);
  const others = faults.length - told.length;
  if (others > 0) told.push(`And ${others} more; "npm run medflow -- db verify" tells all of them.`);
  throw new StartupError(`MedFlow does not start like this: ${told.join(' ')}`);
};

/** Whoever reads it wants to know where to begin. */
const MOST_TOLD = 10;

/** A key the database does not know would refuse every call; better to say so now. */
const verifyContextKey = async (planes: Planes): Promise<void> => {
  const nobody = systemActor(randomUUID(), 'start');
  try {
    await asActor(planes, nobody, em => em.findOne(Facility, {}), { readOnly: true });
  } catch (error) {
    if (!isRightsViolation(error)) throw error;
    throw new StartupError(
      'The database does not know the key that signs clinic contexts: MEDFLOW_SECRET is another one than at the last migration. With the right one, run: npm run medflow -- db up',
    );
  }
};
