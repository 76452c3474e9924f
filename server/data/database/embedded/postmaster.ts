import { open, readFile, readlink, realpath, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';

/** The folder of a server's data. */
type Place = Pick<Cluster, 'folder'>;

/** What postmaster.pid says about a server on this folder: it may be running, starting, stopping or dead. */
export async function readPostmaster(cluster: Place): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await textOf(join(cluster.folder, 'postmaster.pid')))?.split('\n');
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * Whose that process is. After a reboot or in a new container the number may belong to somebody else, and a
 * container without an init keeps the dead as zombies: PostgreSQL would refuse to start in both cases.
 */
export async function ownerOf(cluster: Place, pid: number): Promise<'server' | 'stranger' | 'nobody'> {
  if (!isRunning(pid)) return 'nobody';
  if (process.platform !== 'linux') return 'server';
  // A postmaster works inside its data folder; in a container root may not see that and knows the name only.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(absent('EACCES', 'EPERM'));
  const isServer =
    cwd === null
      ? /\(postgres\) [^ZX]/.test((await textOf(`/proc/${pid}/stat`)) ?? '')
      : cwd === (await realpath(cluster.folder));
  return isServer ? 'server' : 'stranger';
}

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Makes postmaster.pid name a process that cannot exist. It is not removed, because PostgreSQL learns from it
 * whether backends of the dead server still write; and it is changed in place, so that the file of a server
 * started meanwhile is never touched.
 */
export async function disown(cluster: Place, pid: number): Promise<void> {
  const impossible = 2_147_483_646;
  const file = await open(join(cluster.folder, 'postmaster.pid'), 'r+').catch(absent());
  if (!file) return;
  try {
    const [first, ...rest] = (await file.readFile('utf8')).split('\n');
    if (Number(first) !== pid) return;
    await file.truncate(0);
    await file.write([impossible, ...rest].join('\n'), 0);
  } finally {
    await file.close();
  }
}

/** A server that starts writes into its file as soon as it has made it. */
const WRITTEN_WITHIN_MS = 2000;

/**
 * Removes a postmaster.pid that says nothing: its server was killed in the moment in which it made the file, before it touched anything
 * else, and PostgreSQL would refuse to start for ever.
 */
export async function removeEmpty(cluster: Place): Promise<void> {
  const file = join(cluster.folder, 'postmaster.pid');
  const found = await stat(file).catch(absent());
  if (found?.size === 0 && Date.now() - found.mtimeMs > WRITTEN_WITHIN_MS) await rm(file, { force: true });
}

/** The port of the last start while it is free, so that noted URLs stay true; otherwise any free one. */
export async function choosePort(cluster: Place): Promise<number> {
  const options = await textOf(join(cluster.folder, 'postmaster.opts'));
  const last = Number(options?.match(/"-p" "(\d+)"/)?.[1] ?? 0);
  return last > 0 && (await isFree(last)) ? last : freePort();
}

/** Free on both loopback addresses: on one alone, `localhost` could lead to somebody else. */
export async function isFree(port: number): Promise<boolean> {
  const v4 = await tryListen(port, '127.0.0.1');
  const v6 = await tryListen(port, '::1');
  return typeof v4 === 'number' && v6 !== 'taken';
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = await tryListen(0, '127.0.0.1');
    if (typeof port === 'number' && (await isFree(port))) return port;
  }
}

function tryListen(port: number, host: string): Promise<number | 'taken' | 'absent'> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? 'absent' : 'taken'),
    );
    server.listen(port, host, () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });
}

function textOf(file: string): Promise<string | undefined | null> {
  return readFile(file, 'utf8').catch(absent());
}

/** undefined when there is no such file, null when one of `codes` keeps us from it. */
function absent(...codes: string[]) {
  return (error: NodeJS.ErrnoException): undefined | null => {
    if (error.code === 'ENOENT') return undefined;
    if (codes.includes(String(error.code))) return null;
    throw error;
  };
}
