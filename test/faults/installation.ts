import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { afterAll } from 'vitest';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { readPostmaster } from '../../server/data/database/embedded/postmaster.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap } from '../../server/data/database/roles/bootstrap.ts';
import { migrateUp } from '../../server/data/database/schema/migrations.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { run } from '../http/npm-start.ts';
import { cookiesOf, send } from '../http/send.ts';

const PASSWORD = 'a long enough password';
const owner = { email: 'owner@faults.test', firstName: 'Olive', lastName: 'Owner', password: PASSWORD };
const RETRY_MS = 50;

/** What a command of the command line answers, in JSON; throws what it complains of. */
export const medflowIn =
  (environment: Record<string, string>) =>
  async (...args: string[]): Promise<unknown> => {
    const child = await run([process.execPath, 'server/cli/medflow.mjs', ...args, '--json'], environment);
    if ((await child.code) !== 0) throw new Error(`${child.said()}${child.complained()}`);
    return JSON.parse(child.said());
  };

export type Installation = Awaited<ReturnType<typeof install>>;

/**
 * A MedFlow in a folder of its own, unless another place is named, with a clinic whose plan knows no limit. Its database writes
 * as in production (fsync), and nobody holds it: it runs while a server of the folder does.
 */
export const install = async (places: { MEDFLOW_DATA_DIR?: string; MEDFLOW_BACKUP_DIR?: string } = {}) => {
  const dataDir = places.MEDFLOW_DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'medflow-faults-')));
  if (!places.MEDFLOW_DATA_DIR) afterAll(() => rm(dataDir, { recursive: true, force: true }));
  const environment = { NODE_ENV: 'test', LOG_LEVEL: 'silent', MEDFLOW_DATA_DIR: dataDir, ...places };
  const database = await openDatabase(readEnv(environment));
  await bootstrap(database);
  await migrateUp(database, entities);
  {
    await using planes = await openPlanes(database, entities, database.name, { poolMax: 4 });
    const plan = 'professional';
    await provision(planes, { slug: 'faults', name: 'Faults', timeZone: 'UTC', owner, plan });
  }
  await database.close();

  /** The superuser's, whoever has started the server and wherever. */
  const admin = async (): Promise<ClientConfig> => ({
    ...database.connection('admin'),
    port: (await readPostmaster({ folder: join(dataDir, 'postgres') }))?.port,
  });
  return {
    dataDir,
    environment,
    admin,
    /** Asks the database, as soon as it answers. */
    sql: async <Row extends object>(statement: string): Promise<Row[]> => {
      for (const until = Date.now() + 60_000; ; await wait(RETRY_MS)) {
        try {
          return await withConnection(await admin(), async client => (await client.query(statement)).rows);
        } catch (error) {
          if (Date.now() > until) throw error;
        }
      }
    },
    medflow: medflowIn(environment),
  };
};

/** A call at a server of the clinic. */
export const ask = (
  port: number,
  path: string,
  {
    method = 'GET',
    body,
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
) => send(port, { host: 'faults.localhost', path: `/api/v1/${path}`, method, body, headers });

export const signIn = async (port: number): Promise<string> => {
  const { email, password } = owner;
  return cookiesOf(await ask(port, 'session', { method: 'POST', body: { email, password } }));
};
