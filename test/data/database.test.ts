import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine } from '../../server/cli/commands/doctor.ts';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { type Database } from '../../server/data/database/connection/database.ts';
import { parseDatabaseUrl } from '../../server/data/database/connection/database-url.ts';
import { roleSettings } from '../../server/data/database/connection/roles.ts';
import { disown, isFree, ownerOf, readPostmaster } from '../../server/data/database/embedded/postmaster.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap, dropDatabase } from '../../server/data/database/roles/bootstrap.ts';
import { extensions } from '../../server/data/database/roles/bootstrap-sql.ts';
import { verifyRights } from '../../server/data/database/roles/rights.ts';
import { readSettings } from '../../server/data/database/schema/settings.ts';
import { readEnv, variableNames } from '../../server/env.ts';
import { deriveKey, rootSecret } from '../../server/secrets.ts';

const fast = ['fsync=off', 'shared_buffers=16MB'];
const folders: string[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'medflow-test-'));
  folders.push(made);
  return made;
}

const envIn = (dataDir: string, more: Record<string, string> = {}) =>
  readEnv({ MEDFLOW_DATA_DIR: dataDir, NODE_ENV: 'test', ...more });

const run = (database: Database, role: Parameters<Database['connection']>[0], sql: string, name?: string) =>
  withConnection(database.connection(role, name), async client => (await client.query(sql)).rows);

async function eventually<T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** A number that no process can have. */
const NOBODY = 2_147_483_646;

const pidOf = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);

/** Another MedFlow process that opens the same data folder and stays until it is killed. */
async function otherProcess(dataDir: string) {
  const program = `
    import { openDatabase } from './server/data/database/open-database.ts';
    import { readEnv } from './server/env.ts';
    await openDatabase(readEnv({ MEDFLOW_DATA_DIR: process.argv[1] }), { flags: ['fsync=off', 'shared_buffers=16MB'] });
    console.log('open');`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, dataDir], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true, force: true });
});

describe('the server MedFlow brings along', () => {
  let dataDir: string;
  let database: Database;

  beforeAll(async () => {
    dataDir = await folder();
    database = await openDatabase(envIn(dataDir));
    await bootstrap(database);
  });

  afterAll(() => database.close());

  test('DB-1: runs with the shipped settings, in UTF-8 and UTC', async () => {
    const settings = await withConnection(database.connection('admin'), readSettings);
    expect(settings.filter(({ wanted, actual }) => wanted !== actual)).toEqual([]);
    expect(
      await run(database, 'app', "select current_setting('server_version_num')::int / 10000 as v"),
    ).toEqual([{ v: 18 }]);
  });

  test('DB-2: has every extension, and names sort as people expect', async () => {
    const created = await run(database, 'admin', 'select extname from pg_extension');
    expect(created.map(row => row.extname)).toEqual(expect.arrayContaining(extensions));
    const names = await run(
      database,
      'app',
      "select n from unnest('{Zoe,Ángel,anna,Émile,Eva}'::text[]) n order by n",
    );
    expect(names.map(row => row.n)).toEqual(['Ángel', 'anna', 'Émile', 'Eva', 'Zoe']);
  });

  const whence = `select ssl, inet_client_addr() is null as local from pg_stat_ssl where pid = pg_backend_pid()`;

  test('DB-4: over TCP talks TLS only, with a certificate that is checked', async () => {
    const overTcp = async (more: pg.ClientConfig = {}) => {
      const { hostname: host, port } = new URL(database.url('app'));
      const { rows } = await withConnection(
        { ...database.connection('app'), host, port: Number(port), ...more },
        client => client.query(whence),
      );
      return rows;
    };
    const ca = await readFile(join(dataDir, 'postgres-ca.crt'), 'utf8');
    expect(await overTcp({ ssl: { ca } })).toEqual([{ ssl: true, local: false }]);
    await expect(overTcp({ ssl: false })).rejects.toThrow(/pg_hba.conf has no line/);
    await expect(overTcp({ ssl: true })).rejects.toThrow(/cannot be trusted/);
  });

  test('DB-4: is reached by a Unix socket with a password, in a folder that nobody else may enter', async () => {
    expect(await run(database, 'app', whence)).toEqual([{ ssl: false, local: true }]);
    const { host, ...config } = database.connection('app');
    expect((await stat(host ?? '')).mode & 0o077).toBe(0);
    const wrong = withConnection({ ...config, host, password: 'wrong' }, async () => undefined);
    await expect(wrong).rejects.toThrow(/refused the password of medflow_app/);
  });

  test('DB-4: where the data folder is too deep for a Unix socket, it is reached by TLS instead', async () => {
    const made = await folder();
    // Root's server runs as somebody else, who must be able to get through.
    await chmod(made, 0o711);
    const deep = join(made, 'a-folder-with-a-long-name'.repeat(4));
    // What somebody who was killed while making the server left behind.
    const draft = join(deep, `postgres.new-${NOBODY}-0a1b2c3d`);
    await mkdir(draft, { recursive: true });
    const there = await openDatabase(envIn(deep));
    try {
      await bootstrap(there);
      expect(await run(there, 'app', whence)).toEqual([{ ssl: true, local: false }]);
      await expect(stat(draft)).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      await there.close();
    }
  });

  test('DB-3: each component role logs in with its own password, and a wrong one is refused in words', async () => {
    for (const role of ['owner', 'app', 'identity', 'platform', 'backup'] as const) {
      expect(await run(database, role, 'select current_user as name')).toEqual([{ name: `medflow_${role}` }]);
    }
    const wrong = { ...database.connection('app'), password: database.connection('owner').password };
    const refusal = withConnection(wrong, async () => undefined);
    await expect(refusal).rejects.toThrow(/refused the password of medflow_app/);
    await expect(refusal).rejects.not.toThrow(String(wrong.password));
  });

  test('DB-3: the URL that is handed out works as it is', async () => {
    const client = new pg.Client({ connectionString: database.url('owner') });
    await client.connect();
    expect((await client.query('select current_user as name')).rows).toEqual([{ name: 'medflow_owner' }]);
    await client.end();
  });

  test('DB-3: the roles hold no more than their duty needs', async () => {
    expect(await verifyRights(database)).toEqual([]);
    await run(
      database,
      'owner',
      `create table clinic.probe (id int primary key); create table identity.probe (id int primary key);
       create table security.probe (id int primary key);
       create function clinic.probe_of() returns int language sql return 1`,
    );
    expect(await verifyRights(database)).toEqual([]);
    await run(database, 'app', 'insert into clinic.probe values (1)');
    await run(database, 'identity', 'insert into identity.probe values (1)');
    expect(
      await run(database, 'backup', 'select p.id from clinic.probe p join identity.probe using (id)'),
    ).toEqual([{ id: 1 }]);
    for (const [role, sql] of [
      ['app', 'delete from clinic.probe'],
      ['app', 'truncate clinic.probe'],
      ['app', 'select from identity.probe'],
      ['app', 'select from security.probe'],
      ['app', 'select clinic.probe_of()'],
      ['app', 'create table clinic.mine ()'],
      ['app', 'create table public.mine ()'],
      ['app', 'create temp table mine ()'],
      ['app', 'set role medflow_owner'],
      ['app', 'set log_min_error_statement = error'],
      ['identity', 'select from clinic.probe'],
      ['platform', 'select from identity.probe'],
      ['backup', 'update clinic.probe set id = 2'],
      ['owner', 'create role intruder'],
    ] as const) {
      await expect(run(database, role, sql), `${role}: ${sql}`).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('DB-3: rights that somebody added are named', async () => {
    await run(
      database,
      'admin',
      'grant medflow_owner to medflow_app; grant delete on clinic.probe to medflow_app',
    );
    await run(
      database,
      'admin',
      'alter role medflow_identity bypassrls; grant usage on schema identity to medflow_app',
    );
    expect(await verifyRights(database)).toEqual(
      expect.arrayContaining([
        'medflow_app is a member of medflow_owner.',
        'medflow_app may delete clinic.probe.',
        'medflow_app sees the schema identity.',
        'medflow_identity may bypass row-level security.',
      ]),
    );
    await run(
      database,
      'admin',
      'revoke medflow_owner from medflow_app; revoke delete on clinic.probe from medflow_app',
    );
    await run(database, 'admin', 'revoke usage on schema identity from medflow_app');
    await bootstrap(database);
    expect(await verifyRights(database)).toEqual([]);
  });

  test('DB-3: a second bootstrap changes nothing', async () => {
    const state = () =>
      run(
        database,
        'admin',
        `select array(select r::text from pg_authid r order by 1) as roles, array(select s::text from pg_db_role_setting s order by 1) as settings,
           array(select m::text from pg_auth_members m order by 1) as members, array(select n::text from pg_namespace n order by 1) as schemas,
           array(select a::text from pg_default_acl a order by 1) as defaults, array(select e::text from pg_extension e order by 1) as extensions,
           (select datacl::text from pg_database where datname = 'medflow') as connects`,
      );
    const before = await state();
    await Promise.all([bootstrap(database), bootstrap(database)]);
    expect(await state()).toEqual(before);
  });

  test('DB-3: roles that serve requests neither log nor show what they run', async () => {
    for (const role of ['app', 'identity', 'platform'] as const) {
      const rows = await run(
        database,
        role,
        `select name, current_setting(name) as value from unnest('{${Object.keys(roleSettings)}}'::text[]) name`,
      );
      expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual(roleSettings);
    }
  });

  test('DB-3: a further database can be made and dropped', async () => {
    await bootstrap(database, 'scratch');
    expect(await verifyRights(database, 'scratch')).toEqual([]);
    await dropDatabase(database, 'scratch');
    await expect(run(database, 'app', 'select', 'scratch')).rejects.toThrow(/no database scratch/);
    await expect(dropDatabase(database, 'medflow')).rejects.toThrow(/in use/);
  });

  test('DB-5: no password reaches the log or a readable file', async () => {
    const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).not.toContain(database.connection('app').password);
    for (const file of ['secret', 'postgres.log', 'postgres/server.pem', 'postgres/postgresql.conf']) {
      expect((await stat(join(dataDir, file))).mode & 0o077, file).toBe(0);
    }
  });

  test('DB-4: an external server is used as DATABASE_URL says, and its faults are told in words', async () => {
    const open = (url: string, more = {}) => openDatabase(envIn(dataDir, { DATABASE_URL: url, ...more }));
    const url = database.url('admin', 'medflow');
    const external = await open(url);
    expect(external).toMatchObject({ kind: 'external', name: 'medflow' });
    expect(await run(external, 'app', 'select current_user as name')).toEqual([{ name: 'medflow_app' }]);
    expect(external.url('app')).toBe(external.url('app', 'medflow'));
    await bootstrap(external);
    await external.close();

    const { port } = database.connection('admin');
    const password = String(database.connection('admin').password);
    const fault = async (faulty: string, more = {}) => {
      const error = await open(faulty, more).then(
        () => undefined,
        (reason: Error) => reason,
      );
      expect(error?.name).toBe('StartupError');
      expect(error?.message).not.toContain(password);
      return error?.message;
    };
    expect(await fault(url.replace(password, 'wrong'))).toMatch(/refused the password of postgres/);
    expect(await fault(url.replace('/medflow?', '/absent?'))).toMatch(/no database absent .* db create/);
    expect(await fault(url.replace(String(port), '1'))).toMatch(/Nothing listens/);
    expect(await fault(url.replace('localhost', 'nowhere.invalid'))).toMatch(/cannot be resolved/);
    expect(await fault(url.replace('verify-full', 'disable'))).toMatch(/no line for us/);
    expect(await fault(url.replace('verify-full', 'sure'))).toMatch(/unknown sslmode/);
    expect(await fault(url.replace(/&sslrootcert=.*/, ''))).toMatch(/cannot be trusted/);
    expect(await fault(url.replace(password, '%zz'))).toMatch(/percent-encoding/);
    const production = {
      ...{ NODE_ENV: 'production', MEDFLOW_SECRET: 'q8Zr2mVw5kXt9LpB3nHs7JdF6gYc4TaE' },
      MEDFLOW_VAULT_KEY: 'mZ4tR8wQ2xK6vB1nJ5hP9sD3fG7cL0yA',
    };
    expect(
      await fault(url.replace('verify-full', 'require').replace(/&sslrootcert=.*/, ''), production),
    ).toMatch(/must verify the server/);
  });

  test('DB-8: a database that an external server lacks yet may be missing where it is about to be created', async () => {
    const url = database.url('admin', 'medflow').replace('/medflow?', '/created_later?');
    const created = await openDatabase(envIn(dataDir, { DATABASE_URL: url }), { mayBeMissing: true });
    await bootstrap(created);
    expect(await verifyRights(created)).toEqual([]);
    await dropDatabase(database, 'created_later');
  });

  test('DB-4 DEV-3: doctor tells the faults of an external server, and what they mean there', async () => {
    const url = database.url('admin', 'medflow');
    const text = async (more: Record<string, string> = {}) => {
      const MEDFLOW_SECRET = (await readFile(join(dataDir, 'secret'), 'utf8')).trim();
      const env = envIn(join(dataDir, 'absent'), { DATABASE_URL: url, MEDFLOW_SECRET, ...more });
      return examine({ env, say: () => undefined });
    };
    await run(database, 'admin', "alter database medflow set work_mem = '8MB'");
    const found = await text();
    expect(found.failed).toBe(false);
    expect(found.text).toMatch(/warn +data folder +\S+absent \(ENOENT\) \(wanted writable\)/);
    expect(found.text).toMatch(/warn +setting work_mem +8MB \(wanted 4MB\)/);
    await run(database, 'admin', 'alter database medflow reset work_mem');
    const other = await text({ MEDFLOW_SECRET: 'another secret of sufficient length' });
    expect(other.failed).toBe(true);
    expect(other.text).toMatch(
      /fail +database +The database server .* refused the password of medflow_app\. /,
    );
    const nowhere = await text({ DATABASE_URL: url.replace('localhost', 'nowhere.invalid') });
    expect(nowhere.text).toMatch(/fail +database +The name of .* cannot be resolved.* \(wanted reachable\)/);
  });

  test('DB-3: an admin who is no superuser is told what is missing', async () => {
    const external = await openDatabase(envIn(dataDir, { DATABASE_URL: database.url('owner') }));
    await bootstrap(external);
    // Hosted servers may not let anybody into the database postgres.
    await run(database, 'admin', 'revoke connect on database postgres from public');
    await bootstrap(external);
    await run(database, 'admin', 'grant connect on database postgres to public');
    await expect(bootstrap(external, 'elsewhere')).rejects.toThrow(
      /medflow_owner, .* no superuser .* database elsewhere/,
    );
  });

  test('DB-6: a server that dies comes back on the same port, without anybody doing anything', async () => {
    const { port } = database.connection('app');
    process.kill(await pidOf(dataDir), 'SIGKILL');
    const rows = await eventually(
      () => run(database, 'app', 'select id from clinic.probe').catch(() => undefined),
      seen => seen !== undefined,
    );
    expect(rows).toEqual([{ id: 1 }]);
    expect(database.connection('app').port).toBe(port);
  });
});

describe('the command line', () => {
  const medflow = async (dataDir: string, args: string[], more: Record<string, string> = {}) => {
    const entry = join(import.meta.dirname, '../../server/cli/medflow.mjs');
    const env = { PATH: String(process.env.PATH), MEDFLOW_DATA_DIR: dataDir, ...more };
    const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', chunk => (said.out += chunk));
    child.stderr.on('data', chunk => (said.err += chunk));
    const [code] = await once(child, 'close');
    return { code, ...said };
  };

  test('DEV-3: doctor finds nothing on a fresh folder after db create, and says what a change broke', async () => {
    const dataDir = await folder();
    const database = await openDatabase(envIn(dataDir), { flags: ['work_mem=8MB'] });
    const say = () => undefined;
    const actual = async () => (await examine({ env: envIn(dataDir), say })).text;
    expect(await actual()).toMatch(/fail +database +There is no database medflow .* db create/);
    expect(await medflow(dataDir, ['db', 'create', '--json'])).toMatchObject({ code: 0, err: '' });
    expect(await actual()).toMatch(/fail +setting work_mem +8MB \(wanted 4MB\)/);
    await run(database, 'admin', 'alter role medflow_app createdb; drop extension unaccent');
    const broken = await examine({ env: envIn(dataDir), say });
    expect(broken.failed).toBe(true);
    expect(broken.text).toMatch(
      /fail +extension unaccent +missing[^]*fail +roles +medflow_app may create databases/,
    );
    const { code, out } = await medflow(dataDir, ['db', 'url', '--role', 'owner']);
    expect({ code, out }).toEqual({ code: 0, out: `${database.url('owner')}\n` });
    await database.close();
  });

  test('DEV-3: faults are one sentence on stderr with the right exit code', async () => {
    const dataDir = await folder();
    expect(await medflow(dataDir, ['dance'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^unknown command 'dance'.*\n$/),
    });
    expect(await medflow(dataDir, ['db', 'url', '--role', 'nobody'])).toMatchObject({ code: 2, out: '' });
    const secret = {
      ...{ NODE_ENV: 'production', MEDFLOW_SECRET: 'q8Zr2mVw5kXt9LpB3nHs7JdF6gYc4TaE' },
      MEDFLOW_VAULT_KEY: 'mZ4tR8wQ2xK6vB1nJ5hP9sD3fG7cL0yA',
    };
    const refused = await medflow(dataDir, ['db', 'url', '--json'], secret);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(refused.err).error).toMatch(/In production no URL is printed/);
    expect(await medflow(dataDir, ['--help'])).toMatchObject({ code: 0, err: '' });
  });
});

describe('several processes on one data folder', () => {
  test('DB-6: parallel starts meet on one server, and the last one out stops it', async () => {
    const env = envIn(await folder());
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => openDatabase(env, { flags: fast })));
    const ports = [first, second, third].map(database => database?.connection('admin').port);
    expect(new Set(ports).size).toBe(1);
    await first?.close();
    await second?.close();
    await run(third as Database, 'admin', 'select', 'postgres');
    await third?.close();
    expect(await pidOf(env.dataDir)).toBe(0);
  });

  test('DB-6: the server of a killed process is adopted, and its share is gone', async () => {
    const dataDir = await folder();
    const killed = await otherProcess(dataDir);
    const pid = await pidOf(dataDir);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const database = await openDatabase(envIn(dataDir));
    expect(await pidOf(dataDir)).toBe(pid);
    await eventually(
      () => run(database, 'admin', "select from pg_locks where locktype = 'advisory'", 'postgres'),
      locks => locks.length === 1,
    );
    await database.close();
    await database.close(); // once is enough
    expect(await pidOf(dataDir)).toBe(0);

    // A number that now belongs to another process, as after a reboot or in a new container.
    await writeFile(
      join(dataDir, 'postgres/postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n1\n1\n\nlocalhost\n`,
    );
    await truncate(join(dataDir, 'postgres.log'), 10_000_001);
    const recovered = await openDatabase(envIn(dataDir), { flags: fast });
    expect(await pidOf(dataDir)).not.toBe(process.pid);
    await recovered.close();
    // Its server was killed in the moment in which it made the file.
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), '');
    await (await openDatabase(envIn(dataDir), { flags: fast })).close();
    // AP12: a log that has grown large makes room for another.
    expect((await stat(join(dataDir, 'postgres.log.1'))).size).toBe(10_000_001);
    expect((await stat(join(dataDir, 'postgres.log'))).size).toBeLessThan(10_000_001);

    await expect(
      openDatabase(envIn(dataDir, { MEDFLOW_SECRET: 'another secret of sufficient length' })),
    ).rejects.toThrow(/another secret/);
  });

  test('DB-6: of a server that another process started meanwhile, the pid file is left alone', async () => {
    const made = await folder();
    const file = join(made, 'postmaster.pid');
    const cluster = { folder: made };
    expect(await readPostmaster(cluster)).toBeUndefined();
    await disown(cluster, 4711); // there is nothing to disown
    await writeFile(file, `${process.pid}\n${made}\n1\n5432\n`);
    await disown(cluster, 4711);
    expect(await readPostmaster(cluster)).toEqual({ pid: process.pid, port: 5432 });
    await disown(cluster, process.pid);
    expect(await readPostmaster(cluster)).toEqual({ pid: NOBODY, port: 5432 });
    expect(await ownerOf(cluster, NOBODY)).toBe('nobody');
    expect(await ownerOf(cluster, process.pid)).toBe('stranger');
  });

  test('DB-6: a port that is taken on one of the two loopback addresses is not free', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const server = createServer().listen(0, host);
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      expect(await isFree(port), host).toBe(false);
      server.close();
      await once(server, 'close');
      expect(await isFree(port), host).toBe(true);
    }
  });

  test('DB-5: flags that are no settings, and a folder of another PostgreSQL, are refused in words', async () => {
    const env = envIn(await folder());
    await expect(openDatabase(env, { flags: ["work_mem=4MB' -c x=y"] })).rejects.toThrow(
      /is not a setting=value/,
    );
    await mkdir(join(env.dataDir, 'postgres'));
    await writeFile(join(env.dataDir, 'postgres/PG_VERSION'), '17\n');
    await expect(openDatabase(env)).rejects.toThrow(/was written by PostgreSQL 17, .* brings version 18/);
  });

  test('DB-5: a data folder that cannot be used is named', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    const given = { MEDFLOW_SECRET: 'x'.repeat(32), MEDFLOW_VAULT_KEY: 'y'.repeat(32) };
    await expect(openDatabase(envIn(join(file, 'data'), given))).rejects.toThrow(
      /cannot be written \(ENOTDIR\)/,
    );
    await expect(openDatabase(envIn(join(file, 'data')))).rejects.toThrow(/neither read nor created/);
  });

  test.runIf(process.getuid?.() === 0)(
    'DB-5: root is told which folder hides the data from the server',
    async () => {
      const hidden = await folder(); // mkdtemp makes it 0700
      await mkdir(join(hidden, 'data'));
      await expect(openDatabase(envIn(join(hidden, 'data')))).rejects.toThrow(
        new RegExp(`cannot enter ${hidden},`),
      );
    },
  );
});

describe('what the operator decides', () => {
  test('DB-5: defaults are enough for development', () => {
    expect(readEnv({})).toMatchObject({
      mode: 'development',
      port: 3000,
      host: 'localhost',
      poolMax: 10,
      trustProxy: [],
    });
  });

  test('DB-5: every fault is told at once, in words and without values', () => {
    const faulty = {
      NODE_ENV: 'prod',
      PORT: '99999',
      MEDFLOW_POOL_MAX: '50',
      MEDFLOW_SECRET: 'hunter2',
      DATABASE_URL: 'mysql://root:hunter2@db',
    };
    expect(() => readEnv(faulty)).toThrow(
      /NODE_ENV[^]*PORT[^]*MEDFLOW_SECRET[^]*DATABASE_URL[^]*MEDFLOW_POOL_MAX/,
    );
    expect(() => readEnv(faulty)).not.toThrow(/hunter2|99999/);
  });

  test('DB-5: production wants a secret that nobody can guess', () => {
    expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(/MEDFLOW_SECRET is required/);
    expect(() => readEnv({ NODE_ENV: 'production', MEDFLOW_SECRET: 'a'.repeat(40) })).toThrow(/guessable/);
    expect(() =>
      readEnv({ NODE_ENV: 'production', MEDFLOW_SECRET: 'change-me-change-me-change-me-please' }),
    ).toThrow(/guessable/);
  });

  test('PHI-2 E6: production wants a root key of its own for the vault, which nobody can guess', () => {
    const secret = 'q8Zr2mVw5kXt9LpB3nHs7JdF6gYc4TaE';
    const startWith = (key?: string) => () =>
      readEnv({ NODE_ENV: 'production', MEDFLOW_SECRET: secret, ...(key && { MEDFLOW_VAULT_KEY: key }) });
    expect(startWith()).toThrow(/MEDFLOW_VAULT_KEY is required in production/);
    expect(startWith('mZ4tR8wQ2xK6')).toThrow(/MEDFLOW_VAULT_KEY must have at least 32 characters/);
    expect(startWith('default-default-default-default-x')).toThrow(
      /MEDFLOW_VAULT_KEY is a default or guessable/,
    );
    expect(startWith(secret)).toThrow(/MEDFLOW_VAULT_KEY must be another secret than MEDFLOW_SECRET/);
    expect(startWith('mZ4tR8wQ2xK6vB1nJ5hP9sD3fG7cL0yA')).not.toThrow();
  });

  test('DB-5: a secret may come from a file', async () => {
    const file = join(await folder(), 'secret');
    await writeFile(file, 'a secret that lies in a file, 42 letters\n');
    expect(readEnv({ MEDFLOW_SECRET_FILE: file }).secret).toBe('a secret that lies in a file, 42 letters');
    expect(() => readEnv({ MEDFLOW_SECRET_FILE: '/absent' })).toThrow(
      /MEDFLOW_SECRET_FILE names a file that cannot be read/,
    );
    expect(() => readEnv({ MEDFLOW_SECRET_FILE: file, MEDFLOW_SECRET: 'x'.repeat(32) })).toThrow(/both set/);
  });

  test('DB-5: .env.example explains every variable and no other', async () => {
    const text = await readFile(join(import.meta.dirname, '../../.env.example'), 'utf8');
    const explained = [...text.matchAll(/^([A-Z\d_]+)=/gm)].map(match => match[1]);
    expect(new Set(explained)).toEqual(new Set(variableNames));
  });

  test('DB-5: the generated secret is the same for all, private, and every purpose has its own key', async () => {
    const env = envIn(await folder());
    const secrets = await Promise.all([1, 2, 3, 4].map(() => rootSecret(env)));
    expect(new Set(secrets.map(String)).size).toBe(1);
    expect((await stat(join(env.dataDir, 'secret'))).mode & 0o777).toBe(0o600);
    const root = secrets[0] as Buffer;
    expect(deriveKey(root, 'a')).toHaveLength(32);
    expect(deriveKey(root, 'a')).not.toEqual(deriveKey(root, 'b'));
    await expect(rootSecret({ ...env, mode: 'production' })).rejects.toThrow(/required in production/);
  });

  test.each([
    [
      'postgresql://u:p%40ss@db.example:6432/clinic?sslmode=verify-full',
      {
        host: 'db.example',
        port: 6432,
        password: 'p@ss',
        database: 'clinic',
        tls: 'verify-full',
        isSocket: false,
      },
    ],
    [
      'postgres://u@/clinic?host=/run/postgresql',
      { host: '/run/postgresql', database: 'clinic', isSocket: true, ssl: false },
    ],
    ['postgresql://u@%2Fvar%2Frun/clinic', { host: '/var/run', isSocket: true }],
    ['postgresql://u@[::1]:5433', { host: '::1', port: 5433, database: 'u', tls: 'prefer' }],
  ])('DB-4: %s is read as psql reads it', (url, parts) => {
    expect(parseDatabaseUrl(url)).toMatchObject(parts);
  });
});
