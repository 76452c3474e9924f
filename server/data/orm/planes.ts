import { MikroORM } from '@mikro-orm/postgresql';
import type { Redis } from 'ioredis';
import type { ClientConfig } from 'pg';
import type { Counter, Histogram } from 'prom-client';
import type { Log } from '../../logger.ts';
import { createReportCounter, createStatementTimes } from '../../metrics.ts';
import { deriveKey } from '../../secrets.ts';
import { ChangeListener } from '../caches/change-listener.ts';
import type { Database } from '../database/connection/database.ts';
import { LiveChanges } from '../live/live-changes.ts';
import { liveChannel } from '../live/live-channel.ts';
import { openRedis } from '../open-redis.ts';
import type { Entities, EntityList } from '../records/scoping.ts';
import { Replica } from '../replica/replica.ts';
import type { Vault } from '../vault/vault.ts';
import { ormOptions } from './config.ts';
import { startUpOptions } from './connection/as-new.ts';
import { proofKey, type SignatureKeys, signatureKeys } from './signature-keys.ts';
import { type ContextKey, contextKey } from './signed-context.ts';
import { statementLog } from './slow-statements.ts';

/** The three planes, each on a role and a small pool of its own, and the keys that sign what they are asked. */
export interface Planes extends AsyncDisposable {
  clinic: MikroORM;
  identity: MikroORM;
  platform: MikroORM;
  /** Reads reports of clinics elsewhere, where there is a replica. */
  replica: Replica | undefined;
  /** Reports while there is one, by who answered them, as `/metrics` tells it. */
  reports: Counter<'outcome'>;
  contextKey: ContextKey;
  /** Hears of changes in access, and says what may be remembered; does nothing until it is started. */
  changes: ChangeListener;
  /** Tells those who follow a clinic what of its bookings changed, as long as `changes` is started. */
  live: LiveChanges;
  /** How long statements took, as `/metrics` tells it. */
  statementTimes: Histogram<'plane'>;
  /** How many calls can work in clinics at a time. */
  clinicConnections: number;
  /** Counts instead of the database, where one is configured. */
  redis: Redis | undefined;
  /** The keys that sign which clinic a session is for. */
  signatureKeys: SignatureKeys;
  /** Seals the secrets of second factors and hashes recovery codes. */
  factorKey: Buffer;
  /** Seals the secrets that sign webhooks. */
  webhookKey: Buffer;
  /** Seals the answers that are kept for changes sent again. */
  answerKey: Buffer;
  /** Makes the values by which clinics prove their domains. */
  domainKey: Buffer;
  /** Signs the reports of `medflow proof`. */
  proofKey: Buffer;
  /** Signs the seals of the trails. */
  sealKey: Buffer;
  /** The keys that health data is sealed with. */
  vault: Vault;
}

export interface PlaneOptions {
  /** Connections of the process (DB-6): one for each plane at least, and one more where it runs jobs. */
  poolMax: number;
  /** Whether one of them is left to the queue of jobs. */
  runsJobs?: boolean;
  /** Which of the keys of tenant signatures signs; the next one when keys are rotated. */
  keyGeneration?: number;
  /** Other keys than those of the installation, for clinics that are no real ones. */
  vault?: Vault;
  /** Where slow statements and lost connections are told. */
  log?: Log;
}

/** With fewer connections than this none is left to listen on, and each call asks the database. */
const LEAST_TO_LISTEN = 4;

const PURPOSE = 'clinic context';

/** The context key of this installation; migrations deposit it where `security.current_tenant()` reads it. */
export const installationContextKey = (root: Buffer): ContextKey => contextKey(deriveKey(root, PURPOSE));

/** How many of the connections of a process each plane gets, whoever listens for changes, and the queue of jobs where it is worked. */
export const sharesOf = (
  poolMax: number,
  runsJobs = false,
): Record<'clinic' | 'identity' | 'platform' | 'listener' | 'jobs', number> => {
  const jobs = runsJobs ? 1 : 0;
  const rest = poolMax - jobs;
  const identity = Math.max(1, Math.floor(poolMax / 5));
  const platform = rest > 4 ? 2 : 1;
  const listener = rest >= LEAST_TO_LISTEN ? 1 : 0;
  return { clinic: rest - identity - platform - listener, identity, platform, listener, jobs };
};

export const openPlanes = async (
  database: Database,
  entities: Entities,
  name: string,
  { poolMax, runsJobs = false, keyGeneration = 1, vault = database.vault, log }: PlaneOptions,
): Promise<Planes> => {
  const shares = sharesOf(poolMax, runsJobs);
  if (shares.clinic < 1)
    throw new Error('Three planes need 3 connections at least, and the queue of jobs one more.');
  const statementTimes = createStatementTimes();
  const reports = createReportCounter();
  const open = (
    plane: 'clinic' | 'identity' | 'platform' | 'replica',
    own: EntityList,
    max: number,
    connection: ClientConfig,
  ) =>
    new MikroORM(
      ormOptions(
        { ...connection, options: startUpOptions },
        {
          name: plane,
          entities: own,
          global: entities.global,
          ...{ max, vault, timed: seconds => statementTimes.observe({ plane }, seconds) },
          logger: log && statementLog(log),
        },
      ),
    );
  const planes = {
    clinic: open('clinic', entities.clinic, shares.clinic, database.pooled('app', name)),
    identity: open('identity', entities.identity, shares.identity, database.pooled('identity', name)),
    platform: open('platform', entities.platform, shares.platform, database.pooled('platform', name)),
  };
  const redis = await openRedis(database, name, log);
  // As many as work in clinics at a time, and one that looks how far it is.
  const replica =
    database.replica &&
    open('replica', entities.clinic, shares.clinic + 1, {
      ...database.replica('app', name),
      // Whoever would wait longer is answered by the primary.
      connectionTimeoutMillis: 2000,
    });
  const key = installationContextKey(database.root);
  const live = new LiveChanges(liveChannel(key.secret));
  const changes = new ChangeListener({
    alsoHears: live,
    connection: () => database.connection('identity', name),
    isAllowed: shares.listener > 0,
    notify: (channel, payload) =>
      planes.identity.em.getConnection().execute('select pg_notify(?, ?)', [channel, payload]),
    log,
  });
  return {
    ...planes,
    ...{ changes, live, redis, vault, statementTimes, reports },
    replica: replica && new Replica({ replica, primary: planes.clinic, reports }),
    clinicConnections: shares.clinic,
    contextKey: key,
    signatureKeys: signatureKeys(database.root, keyGeneration),
    factorKey: deriveKey(database.root, 'second factor'),
    webhookKey: deriveKey(database.root, 'webhook'),
    answerKey: deriveKey(database.root, 'answers'),
    domainKey: deriveKey(database.root, 'domain proof'),
    proofKey: proofKey(database.root),
    sealKey: deriveKey(database.root, 'trail seals'),
    async [Symbol.asyncDispose]() {
      await changes.stop();
      redis?.disconnect();
      const all = [...Object.values(planes), ...(replica ? [replica] : [])];
      await Promise.all(all.map(orm => orm.close(true)));
    },
  };
};
