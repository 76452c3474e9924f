import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Database } from '../database/database.ts';
import type { Log } from '../http/logger.ts';
import { statementLog } from '../http/slow-queries.ts';
import { deriveKey } from '../secrets.ts';
import { type ContextKey, contextKey } from '../tenancy/context.ts';
import { ormOptions } from './config.ts';
import { clinicEntities, identityEntities, platformEntities } from './entities.ts';

/** The three planes, each on a role and a small pool of its own, and the key that signs clinic contexts. */
export interface Planes extends AsyncDisposable {
  clinic: MikroORM;
  identity: MikroORM;
  platform: MikroORM;
  contextKey: ContextKey;
}

export interface PlaneOptions {
  /** Connections for all planes together (DB-6). */
  poolMax: number;
  /** Where slow statements and lost connections are told. */
  log?: Log;
}

const PURPOSE = 'clinic context';

/** The context key of this installation; migrations deposit it where `security.current_tenant()` reads it. */
export const installationContextKey = (root: Buffer): ContextKey => contextKey(deriveKey(root, PURPOSE));

export const openPlanes = async (
  database: Database,
  name: string,
  { poolMax, log }: PlaneOptions,
): Promise<Planes> => {
  const identityMax = Math.max(1, Math.floor(poolMax / 5));
  const clinicMax = Math.max(1, poolMax - identityMax - 1);
  const open = (role: 'app' | 'identity' | 'platform', entities: Options['entities'], max: number) =>
    new MikroORM(
      ormOptions(database.connection(role, name), {
        name: role,
        entities,
        max,
        logger: log && statementLog(log),
      }),
    );
  const planes = {
    clinic: open('app', clinicEntities, clinicMax),
    identity: open('identity', identityEntities, identityMax),
    platform: open('platform', platformEntities, 1),
  };
  return {
    ...planes,
    contextKey: installationContextKey(database.root),
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(planes).map(orm => orm.close(true)));
    },
  };
};
