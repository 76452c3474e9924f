import type pg from 'pg';
import { StartupError } from '../../../startup-error.ts';
import { codeOf, connect, withConnection } from '../connection/connect.ts';
import type { Database } from '../connection/database.ts';
import { loginOf, roleNames, scramVerifier } from '../connection/roles.ts';
import { extensions, privilegesSql, rolesSql, schemas } from './bootstrap-sql.ts';

/** Advisory lock: roles belong to the whole server, so bootstraps of two databases exclude each other. */
const lock = 7_306_862;

/**
 * Roles, database, extensions, schemas and default rights, as the admin of `database`. Run again, it changes
 * nothing. An admin who is no superuser may only find everything in place; otherwise a StartupError says what lacks.
 */
export async function bootstrap(database: Database, name: string = database.name): Promise<void> {
  const server = await connectToServer(database, name);
  try {
    await server.query('select pg_advisory_lock($1)', [lock]);
    if (!(await isSuperuser(server))) return await assertNothingMissing(server, database, name);
    await setUpRoles(server, database.root);
    await createDatabase(server, name);
    await withConnection(database.connection('admin', name), client => furnish(client, name));
  } finally {
    await server.end();
  }
}

/** The roles as they should be, settings and passwords included; false where the admin is no superuser and may not. */
export async function restoreRoles(database: Database): Promise<boolean> {
  const server = await connectToServer(database, database.name);
  try {
    await server.query('select pg_advisory_lock($1)', [lock]);
    if (!(await isSuperuser(server))) return false;
    await setUpRoles(server, database.root);
    return true;
  } finally {
    await server.end();
  }
}

async function setUpRoles(server: pg.Client, root: Buffer): Promise<void> {
  await server.query(rolesSql);
  for (const role of roleNames) await setPassword(server, root, loginOf(role));
}

/**
 * A database beside the one in use, for the roles as they are: what is being judged must not be mended on the way.
 * Throws a StartupError when the admin may not create one.
 */
export async function createScratch(database: Database, name: string): Promise<void> {
  const server = await connectToServer(database, database.name);
  try {
    if (!(await isSuperuser(server))) {
      const { user } = database.connection('admin');
      throw new StartupError(
        `${user}, the user of DATABASE_URL, is no superuser and so cannot create a scratch database. ` +
          'Name a superuser there for this run; "medflow proof --catalogue-only" does without.',
      );
    }
    await createDatabase(server, name);
    await withConnection(database.connection('admin', name), client => furnish(client, name));
  } finally {
    await server.end();
  }
}

/** Whether the admin of this installation may make a scratch database. */
export async function mayCreateScratch(database: Database): Promise<boolean> {
  const server = await connectToServer(database, database.name);
  try {
    return await isSuperuser(server);
  } finally {
    await server.end();
  }
}

/** Removes a scratch database and ends whoever still uses it. */
export async function dropDatabase(database: Database, name: string): Promise<void> {
  if (name === database.name) throw new StartupError(`${name} is the database in use and is not dropped.`);
  await withConnection(database.connection('admin', 'postgres'), client =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}

/** Hosted servers may lack the `postgres` database; then the target must exist already. */
async function connectToServer(database: Database, name: string): Promise<pg.Client> {
  try {
    return await connect(database.connection('admin', 'postgres'));
  } catch (error) {
    if (codeOf(error) === '3D000' || codeOf(error) === '42501')
      return connect(database.connection('admin', name));
    throw error;
  }
}

async function isSuperuser(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  return rows[0].rolsuper;
}

async function setPassword(client: pg.Client, root: Buffer, login: string): Promise<void> {
  const verifier = scramVerifier(root, login);
  const { rowCount } = await client.query(
    'select from pg_authid where rolname = $1 and rolpassword is not distinct from $2',
    [login, verifier],
  );
  if (rowCount === 0) await client.query(`alter role ${login} password ${client.escapeLiteral(verifier)}`);
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  // ICU sorts names as people expect, whatever locales the machine happens to have.
  await client.query(
    `create database ${client.escapeIdentifier(name)} owner medflow_owner template template0
       encoding 'UTF8' locale_provider icu icu_locale 'und'`,
  );
}

async function furnish(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query('show server_encoding');
  if (rows[0].server_encoding !== 'UTF8') {
    throw new StartupError(`The database ${name} stores ${rows[0].server_encoding}; MedFlow needs UTF8.`);
  }
  await client.query(privilegesSql(client.escapeIdentifier(name)));
}

async function assertNothingMissing(client: pg.Client, database: Database, name: string): Promise<void> {
  const { rows: roles } = await client.query('select rolname from pg_roles');
  const there = new Set(roles.map(row => row.rolname));
  const missing = ['medflow', ...roleNames.map(loginOf)]
    .filter(role => !there.has(role))
    .map(role => `role ${role}`);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (!rowCount) missing.push(`database ${name}`);
  else {
    const present = await withConnection(database.connection('admin', name), target =>
      target.query('select extname as name from pg_extension union all select nspname from pg_namespace'),
    );
    const names = new Set(present.rows.map(row => row.name));
    missing.push(...extensions.filter(name => !names.has(name)).map(name => `extension ${name}`));
    missing.push(...schemas.filter(name => !names.has(name)).map(name => `schema ${name}`));
  }
  if (missing.length === 0) return;
  const { user } = database.connection('admin');
  throw new StartupError(
    `${user}, the user of DATABASE_URL, is no superuser and so cannot create what is missing: ${missing.join(', ')}. ` +
      'Run "npm run medflow -- db create" once with a superuser in DATABASE_URL and the same MEDFLOW_SECRET.',
  );
}
