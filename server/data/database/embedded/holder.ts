import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { StartupError } from '../../../startup-error.ts';
import { codeOf, connect } from '../connection/connect.ts';
import { type Cluster, startServer, stopServer } from './cluster.ts';
import { choosePort, disown, isFree, ownerOf, readPostmaster, removeEmpty } from './postmaster.ts';

/** Our share in the running server. */
export type Holder = { readonly port: number; close(): Promise<void> };

type Admin = (port: number) => pg.ClientConfig;

/** Advisory lock of the `postgres` database: shared by every MedFlow process, exclusive for the one that stops. */
const lock = 7_306_861;
const retryMs = 200;

/**
 * Joins the server of this folder, starting it when it does not run, and keeps it up while we hold it.
 * A killed process loses its connection and so its share: nothing has to be cleaned up after it.
 */
export async function hold(cluster: Cluster, admin: Admin, say: (sentence: string) => void): Promise<Holder> {
  const state = { closing: false };
  let recovery: Promise<void> = Promise.resolve();
  let { client, port } = await join(cluster, admin);
  const recover = async (): Promise<void> => {
    say('The database was lost; starting it again.');
    while (!state.closing) {
      try {
        ({ client, port } = await join(cluster, admin, { port, abandoned: () => state.closing }));
        watch();
        return say('The database is back.');
      } catch (error) {
        if (!state.closing) say(String(error));
      }
    }
  };
  const watch = (): void => {
    client.once('end', () => {
      if (!state.closing) recovery = recover();
    });
  };
  watch();
  return {
    get port() {
      return port;
    },
    async close() {
      if (state.closing) return;
      state.closing = true;
      await recovery;
      const running = await readPostmaster(cluster);
      if (running && (await isLast(client))) await stopServer(cluster, running.pid);
      await client.end();
    },
  };
}

/** Connected and holding a share; loops because other processes may start or stop the server meanwhile. */
async function join(
  cluster: Cluster,
  admin: Admin,
  again?: { port: number; abandoned: () => boolean },
): Promise<{ client: pg.Client; port: number }> {
  const deadline = Date.now() + 60_000;
  let failure: unknown = new StartupError(
    `The database server did not get ready within a minute; see ${cluster.log}.`,
  );
  for (; ; await delay(retryMs)) {
    const found = await readPostmaster(cluster);
    if (found) {
      const client = await takeShare(admin(found.port));
      if (client) return { client, port: found.port };
    }
    if (again?.abandoned()) throw new StartupError('The database is no longer wanted.');
    if (Date.now() > deadline) throw failure;
    const owner = found ? await ownerOf(cluster, found.pid) : 'nobody';
    if (owner === 'server') continue; // it is starting up or shutting down
    if (found && owner === 'stranger') await disown(cluster, found.pid);
    await removeEmpty(cluster);
    // Pools were told the port: after a crash the server comes back on the same one.
    if (again && !(await isFree(again.port))) continue;
    try {
      await startServer(cluster, again?.port ?? (await choosePort(cluster)));
    } catch (error) {
      failure = error; // somebody else may have been quicker: look again
    }
  }
}

const passing = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'];

/** Undefined when the server is not there, not ready, or about to be stopped. */
async function takeShare(config: pg.ClientConfig): Promise<pg.Client | undefined> {
  try {
    const client = await connect(config);
    const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as shared', [lock]);
    if (rows[0].shared) return client;
    await client.end();
    return undefined;
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new StartupError(
        'The data folder was created with another secret. Start MedFlow with the MEDFLOW_SECRET it was created with, or choose a new folder with MEDFLOW_DATA_DIR.',
      );
    }
    if (passing.includes(codeOf(error)) || wasCut(error)) return undefined;
    throw error;
  }
}

const wasCut = (error: unknown) => /terminated|ended|hang up|not queryable/i.test(String(error));

/** Whoever gets the exclusive lock is alone, and newcomers wait until the server is gone. */
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [lock]);
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [lock]);
    return rows[0].alone;
  } catch {
    return false; // the server is gone, so there is nothing to stop
  }
}
