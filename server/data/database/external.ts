import type { ClientConfig } from 'pg';
import type { Env } from '../../env.ts';
import { StartupError } from '../../startup-error.ts';
import { codeOf, connect } from './connection/connect.ts';
import type { Database, DatabaseServer, OpenOptions } from './connection/database.ts';
import { type Address, parseDatabaseUrl, urlOf } from './connection/database-url.ts';
import { loginOf, passwordOf } from './connection/roles.ts';
import { startOptionsOf } from './roles/bootstrap-sql.ts';

/** The server of DATABASE_URL: nothing is started, its own user is only used to bootstrap. */
export async function openExternal(
  env: Env,
  url: string,
  root: Buffer,
  options: OpenOptions,
): Promise<DatabaseServer> {
  const address = parseDatabaseUrl(url);
  if (env.mode === 'production') assertVerifiedTls(address);
  options.onProgress?.(`Connecting to the database server at ${address.host}`);
  const login = (role: Parameters<Database['url']>[0]) =>
    role === 'admin'
      ? { user: address.user, password: address.password }
      : { user: loginOf(role), password: passwordOf(root, loginOf(role)) };
  let ssl = address.ssl;
  const connection: Database['connection'] = (role, database = address.database) => ({
    host: address.host,
    port: address.port,
    ...login(role),
    database,
    ssl,
    application_name: `medflow-${role}`,
    ...startOptionsOf(role),
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
  });
  const elsewhere = { isVerified: env.mode === 'production', connection };
  const pooled = env.poolerUrl && at(env.poolerUrl, 'DATABASE_POOLER_URL', elsewhere);
  const replica = env.replicaUrl && at(env.replicaUrl, 'DATABASE_REPLICA_URL', elsewhere);
  try {
    await assertUsable(connection('admin'));
  } catch (error) {
    if (address.tls === 'prefer' && /offers no TLS/.test(String(error))) {
      ssl = false; // only outside production, and doctor says so
      await assertUsable(connection('admin')).catch(acceptMissing(options));
    } else acceptMissing(options)(error);
  }
  return {
    kind: 'external',
    name: address.database,
    root,
    connection,
    pooled: pooled || connection,
    replica: replica || undefined,
    url: (role, database = address.database) => urlOf(address, login(role), database),
    close: async () => undefined,
  };
}

/**
 * The same role, password and database at another address, that of a pooler or replica. A pooler keeps the names of databases, and
 * sends no start-up options on.
 */
function at(
  url: string,
  variable: string,
  { isVerified, connection }: { isVerified: boolean; connection: Database['connection'] },
): Database['pooled'] {
  const address = parseDatabaseUrl(url, variable);
  if (isVerified) assertVerifiedTls(address, variable);
  const { host, port, ssl } = address;
  return (role, database) => ({ ...connection(role, database), host, port, ssl });
}

function assertVerifiedTls({ tls, isSocket }: Address, variable = 'DATABASE_URL'): void {
  if (isSocket || tls === 'verify-full' || tls === 'verify-ca') return;
  throw new StartupError(
    `In production ${variable} must verify the server: add sslmode=verify-full (and sslrootcert for an authority of your own), or use a Unix socket.`,
  );
}

async function assertUsable(config: ClientConfig): Promise<void> {
  const client = await connect(config);
  try {
    const { rows } = await client.query('show server_version_num');
    const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (version < 15) {
      throw new StartupError(
        `MedFlow needs PostgreSQL 15 or newer; DATABASE_URL leads to version ${version}.`,
      );
    }
  } finally {
    await client.end();
  }
}

function acceptMissing({ mayBeMissing }: OpenOptions): (error: unknown) => void {
  return error => {
    if (codeOf(error) !== '3D000') throw error;
    if (!mayBeMissing && error instanceof StartupError) {
      throw new StartupError(`${error.message} Create it with: npm run medflow -- db create`, {
        cause: error.cause,
      });
    }
  };
}
