import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, withConnection } from '../../server/data/database/connection/connect.ts';
import { type Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap } from '../../server/data/database/roles/bootstrap.ts';
import { migrateUp } from '../../server/data/database/schema/migrations.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { type Child, endAll, freePort, ready, run, npmStart as start } from '../http/npm-start.ts';
import { cookiesOf, send } from '../http/send.ts';
import { WAITED_FOR } from '../world/waiting.ts';

const PASSWORD = 'a long enough password';
/** Nobody serves at the socket, or at the port where there is none. */
const NO_DATABASE = /There is no socket|Nothing listens/;
const owner = { email: 'owner@start.test', firstName: 'Olive', lastName: 'Owner', password: PASSWORD };

let home: string;
let dataDir: string;
let database: Database;

/** What `npm start` runs, on this file's data folder. */
const npmStart = (more: Record<string, string> = {}) => start({ MEDFLOW_DATA_DIR: dataDir, ...more });

/** As the operating system does when memory runs out: at once, and the whole group. */
const kill = async ({ process: started, code }: Child) => {
  process.kill(-(started.pid ?? 0), 'SIGKILL');
  await code;
};

const ask = (child: Child, path: string, method = 'GET', body?: unknown, cookie = '', agent?: Agent) =>
  send(child.port, { host: 'start.localhost', path, method, headers: cookie ? { cookie } : {}, body, agent });

const signIn = async (child: Child): Promise<string> => {
  const { email, password } = owner;
  const answer = await ask(child, '/api/v1/session', 'POST', { email, password });
  return cookiesOf(answer);
};

let numbered = 0;
const admit = (child: Child, cookie: string, identifier = `S-${++numbered}`, agent?: Agent) => {
  const patient = { firstName: 'Under', lastName: 'Load', identifier };
  return ask(child, '/api/v1/patients', 'POST', patient, cookie, agent);
};
const found = async (child: Child, cookie: string, identifier: string): Promise<number> => {
  const answer = await ask(child, `/api/v1/patients?search=${identifier}`, 'GET', undefined, cookie);
  return JSON.parse(answer.text).items.filter(
    (item: { identifier: string }) => item.identifier === identifier,
  ).length;
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'medflow-test-'));
  dataDir = await mkdtemp(join(tmpdir(), 'medflow-test-'));
  database = await openDatabase(readEnv({ NODE_ENV: 'test', MEDFLOW_DATA_DIR: dataDir }));
  await bootstrap(database);
  await migrateUp(database, entities);
  await using planes = await openPlanes(database, entities, database.name, { poolMax: 3 });
  await provision(planes, { slug: 'start', name: 'Start', timeZone: 'UTC', owner });
  await database.close();
});

afterAll(async () => {
  await endAll();
  for (const folder of [home, dataDir]) await rm(folder, { recursive: true, force: true });
});

/** The superuser's connection to the server of the data folder, whoever runs it. */
const adminConnection = () => database.connection('admin');

describe('npm start', () => {
  test('F5 R2: told to stop under load, it finishes what is under way, loses nothing and stops the database', async () => {
    const child = await ready(await npmStart());
    const cookie = await signIn(child);
    const [acknowledged, unanswered]: [string[], string[]] = [[], []];
    const strange: unknown[] = [];
    let going = true;
    // Three keep their connection, as browsers and proxies do.
    const clients = Array.from({ length: 6 }, async (_, n) => {
      const agent = n < 3 ? new Agent({ keepAlive: true, maxSockets: 1 }) : undefined;
      while (going) {
        const identifier = `S-${++numbered}`;
        const status = await admit(child, cookie, identifier, agent).then(
          answer => answer.status,
          (error: NodeJS.ErrnoException) => error.code,
        );
        if (status === 200) acknowledged.push(identifier);
        else if (status === 'ECONNRESET' || status === 503) unanswered.push(identifier);
        else if (status !== 'ECONNREFUSED') strange.push(status);
        going &&= status !== 'ECONNREFUSED';
      }
      agent?.destroy();
    });
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(20);
    const admin = await connect(adminConnection());
    admin.on('error', () => undefined); // the server it talks to is about to stop
    await admin.query('begin');
    await admin.query('lock table clinic.services in share row exclusive mode');
    const service = { name: 'Under way', slug: 'x', durationMinutes: 30, price: 0, currency: 'EUR' };
    const underWay = ask(child, '/api/v1/services', 'POST', service, cookie);
    const waiting = async () => {
      const sql = `select count(*)::int ${WAITED_FOR} and relation = 'clinic.services'::regclass`;
      return (await withConnection(adminConnection(), client => client.query(sql))).rows[0].count;
    };
    await expect.poll(waiting, { interval: 20 }).toBe(1);
    child.process.kill('SIGTERM');
    const refused = () =>
      ask(child, '/healthz').then(
        () => 'answered',
        (error: NodeJS.ErrnoException) => error.code,
      );
    await expect.poll(refused, { timeout: 5000, interval: 20 }).toBe('ECONNREFUSED');
    await admin.query('rollback');
    expect(await underWay).toMatchObject({ status: 200 });
    expect(await child.code).toBe(0);
    expect(child.said()).toMatch(/Stopped\s*$/);
    expect(child.complained()).toBe('');
    going = false;
    await Promise.all(clients);
    expect(strange).toEqual([]);
    await expect(connect(adminConnection())).rejects.toThrow(NO_DATABASE);
    const again = await ready(await npmStart());
    const session = await signIn(again);
    for (const identifier of acknowledged)
      expect(await found(again, session, identifier), identifier).toBe(1);
    for (const identifier of unanswered) expect(await found(again, session, identifier), identifier).toBe(0);
    again.process.kill('SIGTERM');
    expect(await again.code).toBe(0);
  }, 120_000);

  test('F1: killed outright, with its database or without, it starts again with everything that was acknowledged', async () => {
    const postmaster = async () =>
      Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
    let cookie = '';
    for (const withDatabase of [false, true]) {
      const child = await ready(await npmStart());
      cookie ||= await signIn(child);
      const identifier = `K-${++numbered}`;
      expect(await admit(child, cookie, identifier)).toMatchObject({ status: 200 });
      if (withDatabase) process.kill(await postmaster(), 'SIGKILL');
      await kill(child);
      const again = await ready(await npmStart());
      // The session outlives both of them, too.
      expect(await found(again, cookie, identifier)).toBe(1);
      again.process.kill('SIGTERM');
      expect(await again.code).toBe(0);
    }
  }, 120_000);

  test('F5: told to stop while it still starts, it stops all the same, and its database with it', async () => {
    const child = await npmStart();
    await expect.poll(child.said, { timeout: 60_000, interval: 5 }).toContain('Preparing the database');
    child.process.kill('SIGTERM');
    expect(await child.code).toBe(0);
    await expect(connect(adminConnection())).rejects.toThrow(NO_DATABASE);
  }, 120_000);

  test.each(['npm start', 'node server/cli/medflow.mjs start'])(
    'R6: SIGTERM to the process of "%s" ends server and database',
    async command => {
      const child = await ready(await run(command.split(' '), { MEDFLOW_DATA_DIR: dataDir }));
      child.process.kill('SIGTERM');
      const refused = () => ask(child, '/healthz').then(() => '', Object);
      await expect.poll(refused, { timeout: 30_000, interval: 50 }).toMatchObject({ code: 'ECONNREFUSED' });
      const gone = () => connect(adminConnection()).then(client => client.end(), String);
      await expect.poll(gone, { timeout: 30_000, interval: 50 }).toMatch(NO_DATABASE);
    },
    120_000,
  );

  test('OPS-9 DB-6: more processes than the database has connections for are refused in words', async () => {
    const child = await npmStart({ MEDFLOW_PROCESSES: '64' });
    expect(await child.code).toBe(1);
    expect(child.complained()).toMatch(
      /not enough connections for 64 processes of 10 each: lower MEDFLOW_PROCESSES to \d/,
    );
  }, 60_000);

  test('AP2: on a schema that does not keep its promises it does not start, and says which', async () => {
    const held = await openDatabase(readEnv({ NODE_ENV: 'test', MEDFLOW_DATA_DIR: dataDir }));
    const admin = await connect(held.connection('admin'));
    const { rows } = await admin.query(
      "select qual, with_check from pg_policies where tablename = 'patients' and policyname = 'tenant_isolation'",
    );
    const become = (using: string, check: string) =>
      admin.query(`alter policy tenant_isolation on clinic.patients using (${using}) with check (${check})`);
    await become('true', 'true');
    await admin.query('alter table clinic.bookings no force row level security');
    const child = await npmStart();
    expect(await child.code).toBe(1);
    expect(child.complained()).toMatch(
      /^MedFlow does not start like this: .*bookings.*patients|patients.*bookings/,
    );
    await admin.query('alter table clinic.bookings force row level security');
    await become(rows[0].qual, rows[0].with_check);
    await admin.end();
    await held.close();
  }, 60_000);

  test('DB-6: two starts at once on one data folder both serve, and the database stops with the last', async () => {
    const both = await Promise.all([npmStart(), npmStart()]);
    const [first, second] = await Promise.all([ready(both[0]), ready(both[1])]);
    const cookie = await signIn(first);
    const identifier = `B-${++numbered}`;
    expect(await admit(first, cookie, identifier)).toMatchObject({ status: 200 });
    expect(await found(second, cookie, identifier)).toBe(1);
    first.process.kill('SIGTERM');
    expect(await first.code).toBe(0);
    expect(await found(second, cookie, identifier)).toBe(1);
    second.process.kill('SIGINT');
    expect(await second.code).toBe(0);
    await expect(connect(adminConnection())).rejects.toThrow(NO_DATABASE);
  }, 120_000);

  test('DB-5: what keeps it from starting is said in one sentence, without a stack, and with an exit code', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const address = busy.address();
    const taken = String(typeof address === 'object' && address ? address.port : 0);
    await writeFile(join(home, 'file'), 'no folder');
    const unreachable = `postgresql://medflow:topsecretword@127.0.0.1:${await freePort()}/medflow`;
    const secret = 'kB7x-Qw92-vLp0-zRt5-mNc8-yHd3-sFg6-jXa1';
    const faults: [Record<string, string>, RegExp][] = [
      [{ PORT: taken }, new RegExp(`^Port ${taken} is in use\\..*PORT=`)],
      [{ PORT: 'http' }, /PORT must be a whole number/],
      [{ MEDFLOW_DATA_DIR: join(home, 'file/data') }, /data folder .*file\/data.*ENOTDIR/],
      [{ DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must begin with postgresql:\/\//],
      [
        { DATABASE_URL: unreachable, MEDFLOW_SECRET: secret },
        /^Nothing listens where the database server at 127\.0\.0\.1/,
      ],
      [{ NODE_ENV: 'production' }, /MEDFLOW_SECRET is required in production/],
      [{ NODE_ENV: 'production', MEDFLOW_SECRET: 'changeme changeme changeme changeme' }, /guessable/],
    ];
    const outcomes = await Promise.all(
      faults.map(async ([more, sentence]) => {
        const child = await npmStart(more);
        return { code: await child.code, complaint: child.complained().trim(), sentence };
      }),
    );
    busy.close();
    for (const { code, complaint, sentence } of outcomes) {
      expect(complaint).toMatch(sentence);
      expect(code, complaint).toBe(1);
      expect(complaint).not.toMatch(/^\s+at |node_modules|topsecretword|changeme/m);
    }
  }, 60_000);
});
