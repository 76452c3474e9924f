import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { runMedflow } from '../../server/cli/program.ts';
import { type Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { startHere } from '../fixtures/start-here.ts';

/** Holds the server of this folder, so that no command has to start and stop it anew. */
let held: Database;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medflow-cli-'));
  Object.assign(process.env, {
    ...{ MEDFLOW_DATA_DIR: folder, NODE_ENV: 'development', DATABASE_URL: '' },
    MEDFLOW_SECRET: 'Zk3v9QpW8mN2xB7tY5rL1cD4fG6hJ0sA',
    MEDFLOW_VAULT_KEY: 'mZ4tR8wQ2xK6vB1nJ5hP9sD3fG7cL0yA',
  });
  held = await openDatabase(readEnv(), { flags: ['fsync=off'] });
});

afterAll(async () => {
  await held.close();
  process.env = before;
  await rm(folder, { recursive: true, force: true });
});

/** What a command prints and how it ends. */
const run = async (...args: string[]) => {
  const lines = { out: [] as string[], error: [] as string[] };
  const out = vi.spyOn(console, 'log').mockImplementation(line => lines.out.push(String(line)));
  const error = vi.spyOn(console, 'error').mockImplementation(line => lines.error.push(String(line)));
  const help = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation(text => Boolean(lines.out.push(String(text))));
  const usage = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation(text => Boolean(lines.error.push(String(text))));
  try {
    const code = await runMedflow(args);
    return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
  } finally {
    for (const spy of [out, error, help, usage]) spy.mockRestore();
    process.exitCode = 0;
  }
};

const json = async (...args: string[]): Promise<unknown> => {
  const { code, out, error } = await run(...args, '--json');
  expect({ args, code, error }).toEqual({ args, code: 0, error: '' });
  return JSON.parse(out);
};

test('DEV-3: what is not understood ends with 2 and says where to look', async () => {
  expect(await run('no-such-command')).toMatchObject({ code: 2, error: expect.stringContaining('--help') });
  expect(await run('db', 'url', '--role', 'nobody')).toMatchObject({ code: 2 });
  expect(JSON.parse((await run('db', 'down', '--to', 'A B', '--json')).error)).toHaveProperty('error');
});

test('DEV-3: every command explains itself', async () => {
  for (const command of [
    'start',
    'doctor',
    'db',
    'seed',
    'demo',
    'clinic',
    'user',
    'flag',
    'bench',
    'proof',
  ]) {
    const { code, out } = await run(command, '--help');
    expect({ command, code }).toEqual({ command, code: 0 });
    expect(out).toContain(`medflow ${command}`);
  }
});

test('DEV-3: without a command it shows what there is, and with DEBUG=1 the failure itself', async () => {
  expect(await run()).toMatchObject({ code: 2, error: expect.stringContaining('Usage: medflow') });
  process.env.DEBUG = '1';

  const { error } = await run('clinic', 'list');
  delete process.env.DEBUG;
  expect(error).toMatch(/^The database is not set up[^]*^StartupError: The database/m);
});

test('DEV-3 DB-3 DB-8: a database is created, migrated, checked and taken back from the command line', async () => {
  const early = await run('demo', 'logins');
  expect(early).toMatchObject({ code: 1, error: expect.stringContaining('db create') });
  expect(await json('db', 'create')).toMatchObject({ database: 'medflow', excesses: [] });
  const pending = await json('db', 'pending');
  expect(pending).toContain('20261128000100_security');
  expect(await json('db', 'up')).toEqual(pending);
  expect(await json('db', 'up')).toEqual([]);
  expect(await json('db', 'verify')).toMatchObject({ ok: true, findings: [] });
  expect(await json('db', 'report')).toMatchObject({
    statements: { byMean: expect.any(Array) },
    indexes: { doubled: [], invalid: [] },
  });
  expect((await run('db', 'report')).out).toMatch(
    /^Statements that took the most time since [^]*clinics_plan_index +on platform.clinics +8 kB +for the foreign key clinics_plan_foreign/,
  );
  expect(await json('db', 'generate', '--name', 'nothing')).toEqual({ file: null });
  expect(await json('db', 'down')).toHaveLength(1);
  expect(await run('clinic', 'list')).toMatchObject({ code: 1, error: expect.stringContaining('db up') });
  expect(await run('db', 'up')).toMatchObject({ code: 0 });
  expect(await json('db', 'down', '--to', '0')).not.toHaveLength(0);
  expect(await json('db', 'up')).toEqual(pending);
  expect(await run('clinic', 'list')).toMatchObject({ code: 0, out: 'There is no clinic yet.' });
  expect((await run('db', 'pending')).out).toBe('Nothing is pending.');
});

test('DB-8 M1: db check takes a scratch database up, down and up, and finds no difference', async () => {
  expect(await json('db', 'check')).toEqual({ drift: '', findings: [] });
});

test('TEN-9: db verify fails and names a policy that was dropped, and rows of no clinic', async () => {
  const admin = new pg.Client({ connectionString: (await run('db', 'url', '--role', 'admin')).out });
  await admin.connect();
  try {
    await admin.query('drop policy tenant_isolation on clinic.facilities');
    await admin.query(
      `insert into clinic.facilities (tenant_id, name, kind, time_zone) values (gen_random_uuid(), 'x', 'clinic', 'UTC')`,
    );
    const { code, out } = await run('db', 'verify');
    expect(code).toBe(1);
    expect(out).toContain('Table facilities has no tenant_isolation policy');
    expect(out).toContain('Table facilities holds 1 rows of no known clinic.');
  } finally {
    const own = (whose: string) => `(tenant_id = (select security.${whose}_tenant()))`;
    await admin.query(
      `create policy tenant_isolation on clinic.facilities using ${own('current')} with check ${own('writable')}`,
    );
    await admin.query(
      'set session_replication_role = replica; delete from clinic.facilities; delete from clinic.audit_entries',
    );
    await admin.end();
  }
});

test('DEV-3: the printed URL opens the database as that role, over verified TLS', async () => {
  const { out } = await run('db', 'url', '--role', 'app');
  const app = new pg.Client({ connectionString: out });
  await app.connect();
  const { rows } = await app.query('select current_user, ssl from pg_stat_ssl where pid = pg_backend_pid()');
  expect(rows).toEqual([{ current_user: 'medflow_app', ssl: true }]);
  await app.end();
});

test('TEN-2: a clinic is opened once, and its owner invited', async () => {
  const open = (slug: string) =>
    run(
      'clinic',
      'open',
      '--slug',
      slug,
      '--name',
      'Test Clinic',
      '--time-zone',
      'Europe/Berlin',
      '--owner-email',
      'o@test.example',
      '--owner-first-name',
      'O',
      '--owner-last-name',
      'P',
    );
  expect((await open('test-clinic')).out).toMatch(
    /open at test-clinic\.localhost\.\no@test\.example is invited as its owner[^]*\/accept-invitation#\S{43}/,
  );
  expect(await open('test-clinic')).toMatchObject({
    code: 1,
    error: expect.stringContaining('Another clinic already has this web address.'),
  });
  expect(await open('admin')).toMatchObject({ code: 1, error: expect.stringContaining('reserved') });
});

test('IDN-1 IDN-2: people are invited and let in again by links that are printed once', async () => {
  const names = ['--first-name', 'Ida', '--last-name', 'Undine'];
  const invite = ['user', 'invite', '--clinic', 'test-clinic', '--email', 'Ida@test.example', ...names];
  expect(await json(...invite, '--role', 'staff')).toEqual({
    ...{ clinic: 'test-clinic', email: 'ida@test.example' },
    link: expect.stringMatching(/^http:\/\/test-clinic\.localhost:\d+\/accept-invitation#[\w-]{43}$/),
  });
  expect(await run(...invite, '--role', 'staff')).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('This person is invited already.') },
  });
  expect(await json(...invite, '--role', 'staff', '--again')).toMatchObject({ email: 'ida@test.example' });
  expect(await run(...invite, '--role', 'boss')).toMatchObject({
    code: 1,
    error: expect.stringContaining('role'),
  });
  await using planes = await openPlanes(held, entities, held.name, { poolMax: 3 });
  const owner = { email: 'o@joined.test', firstName: 'O', lastName: 'P', password: 'a long enough password' };
  await provision(planes, { slug: 'joined', name: 'Joined', timeZone: 'UTC', owner });
  const reset = ['user', 'reset-password', '--email'];
  expect(await json(...reset, 'O@joined.test')).toEqual({
    ...{ clinic: 'joined', email: 'o@joined.test' },
    link: expect.stringMatching(/^http:\/\/joined\.localhost:\d+\/reset-password#[\w-]{43}\/[^/]+%40[^/]+$/),
  });
  expect(await run(...reset, 'o@joined.test', '--clinic', 'nowhere')).toMatchObject({ code: 1 });
  const remove = ['user', 'remove-second-factor', '--email'];
  expect(await json(...remove, 'O@joined.test')).toEqual({ email: 'o@joined.test' });
  expect(await run(...remove, 'nobody@test.example')).toMatchObject({ code: 1 });
  expect(await run(...reset, 'o@joined.test', '--clinic', 'test-clinic')).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('is a member of no clinic at test-clinic.') },
  });
  expect(await run(...reset, 'nobody@test.example')).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('There is no account of nobody@test.example.') },
  });
});

test('DEV-2 DEV-3 PHI-2: demo clinics are made, listed with their logins and removed again', async () => {
  expect(await run('demo', 'logins')).toMatchObject({
    code: 0,
    out: expect.stringContaining('no demo clinics yet'),
  });
  expect(await json('seed', '--only', 'users')).toMatchObject({ mode: 'incremental' });
  const logins = (await json('demo', 'logins')) as Record<string, string>[];
  // Five roles in each of three clinics, and the operator.
  expect(logins).toHaveLength(16);
  expect(logins[0]).toMatchObject({
    slug: expect.any(String),
    url: expect.stringMatching(/^http:\/\/\w+\.localhost:\d+$/),
    role: 'owner',
    email: expect.stringContaining('@'),
    password: expect.any(String),
  });
  expect((await run('demo', 'logins')).out.split('\n')).toHaveLength(16);
  expect((await run('seed', '--only', 'users')).out).toMatch(/nothing was missing/);

  process.env.PORT = '0'; // any that is free
  const started = await startHere('--dev');
  delete process.env.PORT;
  const welcome = started.said();
  expect(await started.stop()).toEqual({ code: 0, complaints: [] });
  for (const { email, password } of logins) expect(welcome).toMatch(new RegExp(`${email} +${password}`));
  const clinics = logins.flatMap(({ clinic, url }) =>
    clinic ? [`${clinic}   ${url?.replace(/\d+$/, '')}`] : [],
  );
  expect(clinics.filter(line => !welcome.includes(line))).toEqual([]);
  expect(new Set(clinics).size).toBe(3);
  expect(welcome).toMatch(/Console +http:\/\/platform\.localhost:\d+ +\S+@medflow\.demo/);
  expect(welcome).toContain(join(folder, 'medflow.log'));
  expect(welcome).not.toContain('Opening three demo clinics');

  const verified = z.array(z.object({ slug: z.string(), seals: z.int(), faults: z.array(z.string()) }));
  const trails = verified.parse(await json('audit', 'verify'));
  expect(trails.length).toBeGreaterThanOrEqual(3);
  expect(trails.flatMap(({ faults }) => faults)).toEqual([]);
  expect(await run('audit', 'verify', 'nowhere')).toMatchObject({
    code: 1,
    error: expect.stringContaining('There is no clinic at "nowhere".'),
  });
  const [first] = z.array(z.object({ id: z.string(), slug: z.string() })).parse(await json('clinic', 'list'));
  const anchors = join(folder, 'elsewhere.jsonl');
  const head = { at: new Date().toISOString(), clinic: first?.id, number: 999, hash: 'f00d' };
  await writeFile(anchors, `${JSON.stringify(head)}\n`);
  expect(await run('audit', 'verify', `${first?.slug}`, '--anchors', anchors)).toMatchObject({
    code: 1,
    out: expect.stringContaining(`${first?.slug}: Seal 999, which was anchored on ${head.at}, is gone.`),
  });

  // PHI-2: their keys, and the next one of one of them.
  expect((await run('keys', 'list', 'sunrise')).out).toMatch(/sunrise +1 +\d{4}-\d\d-\d\d +in use/);
  expect(await run('keys', 'rotate')).toMatchObject({
    code: 1,
    error: expect.stringContaining('Name one clinic, or all of them with --all.'),
  });
  expect(await run('keys', 'rotate', 'nowhere')).toMatchObject({ code: 1 });
  expect(await json('keys', 'rotate', 'sunrise')).toEqual([{ slug: 'sunrise', version: 2 }]);
  expect((await run('keys', 'rotate', '--all')).out).toContain('sunrise seals with key 3 from now on');
  const keys = z.array(z.object({ slug: z.string(), version: z.int(), drainedAt: z.string().nullable() }));
  const ofSunrise = keys.parse(await json('keys', 'list')).filter(({ slug }) => slug === 'sunrise');
  expect(ofSunrise.map(({ version }) => version)).toEqual([1, 2, 3]);

  expect(await run('seed', '--remove')).toMatchObject({ code: 0 });
  expect(await json('demo', 'logins')).toEqual([]);
  expect(await run('seed', '--full', '--reset')).toMatchObject({ code: 2 });
});

test('IDN-7 DEV-3: the tables of the guides are those of the code', async () => {
  expect(await json('docs')).toEqual({ changed: false });
});

test('DB-1 DEV-3: the doctor finds this installation well', async () => {
  expect(await json('doctor')).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ check: 'roles', state: 'ok' }),
      expect.objectContaining({ check: 'promised times', state: 'ok' }),
    ]),
  });
});

test('LIT-3 DB-5: in production nothing is seeded and no URL is printed', async () => {
  process.env.NODE_ENV = 'production';
  try {
    expect(await run('seed')).toMatchObject({
      code: 1,
      error: 'Seeding is not allowed in production environment',
    });
    expect(await run('db', 'url')).toMatchObject({
      code: 1,
      error: expect.stringContaining('In production no URL'),
    });
    expect(await run('demo', 'logins')).toMatchObject({
      code: 0,
      out: 'There are no demo clinics in production.',
    });
  } finally {
    process.env.NODE_ENV = 'development';
  }
});

test('DEV-3 TEN-2 TEN-3 AUD-5: a clinic is led through its life from the command line', async () => {
  const opened = ['--slug', 'clifton', '--name', 'Clifton', '--time-zone', 'Europe/London'];
  const owner = ['--owner-email', 'o@clifton.test', '--owner-first-name', 'O', '--owner-last-name', 'Wen'];
  await json('clinic', 'open', ...opened, ...owner, '--plan', 'starter');
  expect(await json('clinic', 'show', 'clifton')).toMatchObject({
    ...{ status: 'trial', plan: 'starter' },
    usage: expect.arrayContaining([{ metric: 'users', used: 0, limit: 10 }]),
  });
  const why = ['--reason', 'as agreed'];
  expect(await json('clinic', 'plan', 'clifton', 'professional', ...why)).toMatchObject({
    plan: 'professional',
  });
  expect(
    await json('clinic', 'package', 'clifton', '--without', 'mails:read,mails:write', ...why),
  ).toMatchObject({
    withheld: ['mails:read', 'mails:write'],
  });
  expect((await run('clinic', 'package', 'clifton', ...why)).out).toMatch(/includes everything now/);
  expect(await run('clinic', 'package', 'clifton', '--without', 'users:write', ...why)).toMatchObject({
    ...{ code: 1, error: expect.stringMatching(/^What can be left out is: .*tokens:write/m) },
  });
  expect((await run('clinic', 'show', 'clifton')).out).toMatch(/^health +\d+ of 100[^]*any number$/m);
  for (const [step, status] of [
    ['past-due', 'past_due'],
    ['reactivate', 'active'],
    ['suspend', 'suspended'],
    ['close', 'closing'],
  ] as const)
    expect(await json('clinic', step, 'clifton', ...why)).toMatchObject({ slug: 'clifton', status });
  expect(await run('clinic', 'erase', 'clifton', ...why)).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('can be erased from') },
  });
  expect(await run('clinic', 'suspend', 'clifton')).toMatchObject({ code: 2 });
  expect(await run('clinic', 'show', 'nowhere')).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('There is no clinic at "nowhere"') },
  });
  expect((await run('clinic', 'list')).out).toMatch(/^clifton +closing +professional +Clifton$/m);
});

test('DEV-3 OPS-6: features are rolled out from the command line', async () => {
  expect(await json('flag', 'list')).toMatchObject([{ key: 'maintenance' }, { key: 'read_only' }]);
  const set = ['flag', 'set', 'beta'];
  expect(await run(...set, '--on')).toMatchObject({ code: 1, error: expect.stringContaining('Describe it') });
  const made = await json(
    ...set,
    '--description',
    'New',
    '--on',
    '--percentage',
    '20',
    '--on-for',
    'clifton',
  );
  expect(made).toMatchObject({ key: 'beta', enabled: true, percentage: 20, onFor: [expect.any(String)] });
  expect(await json(...set, '--off', '--off-for', 'clifton')).toMatchObject({
    ...{ enabled: false, percentage: 20, offFor: [expect.any(String)] },
  });
  for (const wrong of [
    ['--percentage', 'x'],
    ['--on', '--off'],
    ['--on-for', 'nowhere'],
  ])
    expect(await run(...set, ...wrong)).toMatchObject({ code: 1 });
});

test('DEV-3 IDN-7: operators are made and listed from the command line, in a role that there is', async () => {
  const make = ['operator', 'create', '--email', 'opal@medflow.test', '--name', 'Opal', '--role'];
  expect(await run(...make, 'nobody')).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('The role must be one of admin') },
  });
  const listed = async () => (await json('operator', 'list')) as { email: string; role: string }[];
  expect((await listed()).map(({ email }) => email)).not.toContain('opal@medflow.test');

  const made = await json(...make, 'support');

  expect(made).toMatchObject({ role: 'support', password: expect.stringMatching(/^[\w-]{20}$/) });
  expect(await listed()).toContainEqual(
    expect.objectContaining({ email: 'opal@medflow.test', role: 'support' }),
  );
  expect((await run('operator', 'list')).out).toContain('opal@medflow.test  Opal');
});
