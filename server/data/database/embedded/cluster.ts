import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectRoot } from '../../../env.ts';
import { shift } from '../../../rotating-file.ts';
import { StartupError } from '../../../startup-error.ts';
import { scramVerifier } from '../connection/roles.ts';
import type { Binaries } from './binaries.ts';
import { localCertificate } from './certificate.ts';
import { isRunning, readPostmaster } from './postmaster.ts';
import type { SystemUser } from './system-user.ts';

const run = promisify(execFile);

/** One PostgreSQL data folder of ours and the programs that run it. */
export type Cluster = {
  dataDir: string;
  folder: string;
  log: string;
  /** The certificate as clients read it. */
  ca: string;
  binaries: Binaries;
  user: SystemUser;
  root: Buffer;
  /** Extra settings, `name=value`, for this start alone. */
  flags: string[];
};

/** Bytes that the path of a Unix socket may have: the least of Linux (107) and macOS (103). */
const LONGEST_SOCKET = 103;

/**
 * The folder of the Unix socket, which is that of the data: nobody but the server's user may enter it, and root.
 * Undefined where its path would be too long for a socket.
 */
export function socketFolder({ folder }: Pick<Cluster, 'folder'>): string | undefined {
  return Buffer.byteLength(join(folder, '.s.PGSQL.65535')) <= LONGEST_SOCKET ? folder : undefined;
}

/** The server's log is begun anew at a start that finds it larger than this. */
const LARGE_LOG = 10_000_000;
const LOGS_KEPT = 4;

/** Creates the data folder of the server unless there is one. */
export async function initialise(cluster: Cluster): Promise<boolean> {
  if (await exists(join(cluster.folder, 'PG_VERSION'))) return false;
  await sweepDrafts(cluster);
  // Made aside and renamed: an interrupted or parallel run never leaves half a cluster in place.
  const draft = `${cluster.folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const verifier = `${draft}.verifier`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await give(cluster, draft);
    await write(cluster, verifier, scramVerifier(cluster.root, 'postgres'));
    await initdb(cluster, draft, verifier);
    const { key, cert } = await localCertificate();
    await write(cluster, join(draft, 'server.pem'), key + cert);
    await rename(draft, cluster.folder);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    await rm(verifier, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
  return true;
}

/** Lays the certificate out where clients can read it: the server's own copy holds the key as well. */
export async function publishCertificate(cluster: Cluster): Promise<void> {
  const pem = await readFile(join(cluster.folder, 'server.pem'), 'utf8');
  await writeAtOnce(cluster.ca, pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')), 0o644);
}

/** Starts the server on `port` and returns once it answers. */
export async function startServer(cluster: Cluster, port: number): Promise<void> {
  await configure(cluster);
  if (await isLarge(cluster.log)) shift(cluster.log, LOGS_KEPT);
  await (await open(cluster.log, 'a', 0o600)).close();
  await give(cluster, cluster.log);
  const options = [`-p ${port}`, ...cluster.flags.map(flag => `-c ${flag}`)].join(' ');
  const start = ['start', '-w', '-s', '-t', '60', '-D', cluster.folder, '-l', cluster.log, '-o', options];
  await program(cluster, cluster.binaries.pgCtl, start);
}

/** Stops the server; open connections are ended, committed work is safe. */
export async function stopServer(cluster: Cluster, pid: number): Promise<void> {
  await program(cluster, cluster.binaries.pgCtl, ['stop', '-W', '-s', '-m', 'fast', '-D', cluster.folder]);
  // pg_ctl would wait for the pid file to vanish and miss that, when another process starts the next server at once.
  const deadline = Date.now() + 60_000;
  while (isRunning(pid) && (await readPostmaster(cluster))?.pid === pid) {
    if (Date.now() > deadline)
      throw new StartupError(`The database server does not stop; see ${cluster.log}.`);
    await delay(20);
  }
}

/** What processes that were killed halfway through left behind. */
async function sweepDrafts({ dataDir }: Cluster): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const maker = Number(name.match(/^postgres\.new-(\d+)-/)?.[1] ?? 0);
    if (maker > 0 && !isRunning(maker)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function initdb(cluster: Cluster, folder: string, verifier: string): Promise<void> {
  // The C library still classifies characters for pg_trgm, and only a UTF-8 locale knows letters with accents.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const place = ['-D', folder, '-U', 'postgres', `--pwfile=${verifier}`, '-A', 'scram-sha-256'];
  const text = ['-E', 'UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=und'];
  await program(cluster, cluster.binaries.initdb, [...place, ...text, '--no-instructions']);
}

/** What depends on this machine; everything else is the file that production uses too. */
async function configure(cluster: Cluster): Promise<void> {
  const shipped = join(projectRoot, 'deploy/postgres');
  const lines = [
    '# Rewritten by MedFlow at each start.',
    `include ${quoted(join(shipped, 'postgresql.conf'))}`,
    `hba_file = ${quoted(join(shipped, 'pg_hba.conf'))}`,
    "listen_addresses = 'localhost'",
    `unix_socket_directories = ${quoted(socketFolder(cluster) ?? '')}`,
    'unix_socket_permissions = 0700',
    "ssl_cert_file = 'server.pem'",
    "ssl_key_file = 'server.pem'",
  ];
  await write(cluster, join(cluster.folder, 'postgresql.conf'), `${lines.join('\n')}\n`);
}

async function program(cluster: Cluster, file: string, args: string[]): Promise<void> {
  // A bare environment: PGPORT, LC_ALL or LD_LIBRARY_PATH of the caller must not change what is built.
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  try {
    await run(file, args, { env, cwd: cluster.dataDir, ...cluster.user });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim() || (cause as Error).message;
    throw new StartupError(`PostgreSQL could not do its part (${args[0]}): ${said} See ${cluster.log}.`, {
      cause,
    });
  }
}

async function write(cluster: Cluster, file: string, text: string): Promise<void> {
  await writeAtOnce(file, text, 0o600, cluster);
}

/** Readers see the old or the new content, never half of it. */
async function writeAtOnce(file: string, text: string, mode: number, owner?: Cluster): Promise<void> {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(draft, text, { mode });
    await chmod(draft, mode);
    if (owner) await give(owner, draft);
    await rename(draft, file);
  } finally {
    // A start is tried again and again on a disk that is full, and would leave one each time.
    await rm(draft, { force: true });
  }
}

async function give({ user }: Cluster, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const isTaken = (error: unknown) =>
  ['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code));

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function isLarge(path: string): Promise<boolean> {
  return (await exists(path)) && (await stat(path)).size > LARGE_LOG;
}
