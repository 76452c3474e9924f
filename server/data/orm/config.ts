import { Migrator } from '@mikro-orm/migrations';
import type { Options } from '@mikro-orm/postgresql';
import type { ClientConfig } from 'pg';
import { type EntityList, enforceScoping, indexRelations } from '../records/scoping.ts';
import type { Vault } from '../vault/vault.ts';
import { ChangeLog } from './change-log.ts';
import { FewMessagesPostgreSqlDriver, type Timed } from './connection/driver.ts';
import { sealingDriver } from './connection/sealing-driver.ts';

export interface OrmSettings {
  /** Distinct for each plane: MikroORM finds the running transaction by this name, and must never find another plane's. */
  name: string;
  entities: EntityList;
  /** Those among them that belong to no clinic. */
  global: EntityList;
  /** Connections of this plane at most. */
  max: number;
  logger?: Options['loggerFactory'];
  /** What seals health data; without it, none is read or written. */
  vault?: Vault;
  timed?: Timed;
  /** Whether migrations are diffed against the committed snapshot. */
  snapshot?: boolean;
}

/** Statements longer than this are told (DB-7). */
const SLOW_MS = 100;

/** What every connection to the database shares, whichever plane it serves. */
export const ormOptions = (
  connection: ClientConfig,
  { name, entities, global, max, logger, vault, timed, snapshot = false }: OrmSettings,
): Options => ({
  driver: vault ? sealingDriver(vault, timed) : FewMessagesPostgreSqlDriver,
  contextName: name,
  entities: [...entities],
  dbName: connection.database ?? 'medflow',
  driverOptions: {
    ...connection,
    min: Math.min(1, max),
    max,
    idleTimeoutMillis: 30_000,
    application_name: 'medflow',
  },
  discovery: {
    onMetadata: meta => enforceScoping(meta, global),
    afterDiscovered: storage => [...storage].forEach(indexRelations),
    warnWhenNoEntities: false,
  },
  subscribers: [new ChangeLog()],
  // Otherwise every query joins each referenced table to look for trashed parents.
  autoJoinRefsForFilters: false,
  forceUtcTimezone: true,
  ignoreDeprecations: true,
  // The default logger prints statements, which hold literals: only shapes may leave the process.
  ...(logger ? { loggerFactory: logger, slowQueryThreshold: SLOW_MS } : { debug: false }),
  extensions: [Migrator],
  migrations: {
    path: `${import.meta.dirname}/../../../migrations`,
    tableName: 'security.migrations',
    // Only `generate` writes the snapshot: otherwise each run would rewrite it from the live database.
    snapshot,
    snapshotName: 'schema-snapshot',
    emit: 'ts',
    silent: true,
    transactional: true,
    allOrNothing: true,
    fileName: (timestamp, name) => `${timestamp}_${name}`,
  },
  schemaGenerator: { ignoreSchema: ['security', 'public', 'jobs'], disableForeignKeys: false },
});
