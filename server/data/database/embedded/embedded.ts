import { access, chmod, constants, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import type { Env } from '../../../env.ts';
import { StartupError } from '../../../startup-error.ts';
import type { DatabaseServer, OpenOptions } from '../connection/database.ts';
import { loginOf, passwordOf, type RoleName } from '../connection/roles.ts';
import { startOptionsOf } from '../roles/bootstrap-sql.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, initialise, publishCertificate, socketFolder } from './cluster.ts';
import { hold } from './holder.ts';
import { assertReachable, serverUser } from './system-user.ts';

/** The server in our own data folder, started unless another MedFlow process already did. */
export async function openEmbedded(env: Env, root: Buffer, options: OpenOptions): Promise<DatabaseServer> {
  const cluster = await prepare(env, root, options.flags ?? []);
  const say = options.onProgress ?? (() => undefined);
  say('Preparing the database');
  if (await initialise(cluster)) say('Created a new database server');
  await assertSameVersion(cluster);
  await publishCertificate(cluster);
  const ca = await readFile(cluster.ca, 'utf8');
  const login = (role: RoleName | 'admin') => (role === 'admin' ? 'postgres' : loginOf(role));
  const admin = (port: number): ClientConfig => ({
    host: 'localhost',
    port,
    user: 'postgres',
    password: passwordOf(root, 'postgres'),
    database: 'postgres',
    ssl: { ca },
    application_name: 'medflow-holder',
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
  });
  const holder = await hold(cluster, admin, say);
  // A Unix socket is what a third less of the time goes into than TLS; programs of others get a URL over TCP.
  const socket = socketFolder(cluster);
  const connection: DatabaseServer['connection'] = (role, database = 'medflow') => ({
    ...admin(holder.port),
    ...(socket !== undefined && { host: socket, ssl: false }),
    user: login(role),
    password: passwordOf(root, login(role)),
    database,
    application_name: `medflow-${role}`,
    ...startOptionsOf(role),
  });
  say('The database is running');
  return {
    kind: 'embedded',
    name: 'medflow',
    dataDir: env.dataDir,
    root,
    connection,
    pooled: connection,
    url: (role, database = 'medflow') =>
      `postgresql://${login(role)}:${passwordOf(root, login(role))}@localhost:${holder.port}/${encodeURIComponent(database)}` +
      `?sslmode=verify-full&sslrootcert=${encodeURIComponent(cluster.ca)}`,
    close: () => holder.close(),
  };
}

async function prepare(env: Env, root: Buffer, flags: string[]): Promise<Cluster> {
  for (const flag of flags) {
    if (!/^[a-z_.]+=[\w.]+$/.test(flag))
      throw new StartupError(`"${flag}" is not a setting=value of PostgreSQL.`);
  }
  const folder = join(env.dataDir, 'postgres');
  const [binaries, user] = [await findBinaries(), await serverUser(folder)];
  await makeDataDir(env.dataDir, user !== undefined);
  await assertReachable(user, binaries.folder, 'the PostgreSQL that npm installed');
  await assertReachable(user, env.dataDir, 'the data folder');
  return {
    dataDir: env.dataDir,
    folder,
    log: join(env.dataDir, 'postgres.log'),
    ca: join(env.dataDir, 'postgres-ca.crt'),
    binaries,
    user,
    root,
    flags,
  };
}

async function makeDataDir(dataDir: string, asRoot: boolean): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    // Entering is enough for the server's user; listing our files is not its business.
    if (asRoot) await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new StartupError(
      `The data folder ${dataDir} cannot be written (${code}). Choose another with MEDFLOW_DATA_DIR.`,
      { cause },
    );
  }
}

async function assertSameVersion(cluster: Cluster): Promise<void> {
  const version = (await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== '18') {
    throw new StartupError(
      `The data folder ${cluster.dataDir} was written by PostgreSQL ${version}, and this MedFlow brings version 18. ` +
        'Restore a backup into a new data folder.',
    );
  }
}
