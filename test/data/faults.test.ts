import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { foldedNumber } from '../../server/clinic/patients/terms/folded-number.ts';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap } from '../../server/data/database/roles/bootstrap.ts';
import { pendingMigrations } from '../../server/data/database/schema/migrations.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { type Running, start } from '../../server/main.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { cookiesOf, send } from '../http/send.ts';
import { killDatabase } from '../world/kill-database.ts';
import { WAITED_FOR } from '../world/waiting.ts';

/** A MedFlow of its own, with a database that may be killed. */
const PASSWORD = 'a long enough password';
const owner = { email: 'owner@faults.test', firstName: 'Olive', lastName: 'Owner', password: PASSWORD };
const folders: string[] = [];
let running: Running;
let clinic: ClinicFacts;
let cookie: string;

const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'medflow-test-'));
  folders.push(made);
  return made;
};
const environment = (dataDir: string, more: Record<string, string> = {}) =>
  readEnv({ NODE_ENV: 'test', MEDFLOW_DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '0', ...more });
const productionOf = async (dataDir: string) => {
  const secretIn = async (name: string) => (await readFile(join(dataDir, name), 'utf8')).trim();
  return environment(dataDir, {
    NODE_ENV: 'production',
    MEDFLOW_SECRET: await secretIn('secret'),
    MEDFLOW_VAULT_KEY: await secretIn('vault-key'),
    MEDFLOW_DOMAIN: 'medflow.test',
  });
};

beforeAll(async () => {
  running = await start(environment(await folder()), { pages: (_req, _res, next) => next() });
  clinic = await provision(running.planes, { slug: 'faults', name: 'Faults', timeZone: 'UTC', owner });
  const { email, password } = owner;
  const answer = await ask('/api/v1/session', 'POST', { email, password });
  cookie = cookiesOf(answer);
});

afterAll(async () => {
  await running.stop();
  for (const made of folders) await rm(made, { recursive: true, force: true });
});

const ask = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
  send(running.port, {
    ...{ host: 'faults.localhost', path, method, body },
    headers: { ...headers, ...(cookie && { cookie }) },
  });

const admin = <T>(sql: string): Promise<T[]> =>
  withConnection(running.database.connection('admin'), async client => (await client.query(sql)).rows);

/** The identifiers of all patients that are stored. */
const identifiers = async (): Promise<Set<string | null | undefined>> => {
  const patients = await asActor(
    running.planes,
    systemActor(clinic.id, 'test'),
    em => em.find(Patient, {}, { filters: { live: false } }),
    { readOnly: true },
  );
  return new Set(patients.map(({ identifier }) => identifier));
};

let numbered = 0;
interface Try {
  identifier: string;
  begun: number;
  ended: number;
  status: number;
  /** Whether the answer was that nobody knows. */
  isUnknown: boolean;
}
/** Admits one patient and remembers what was answered; a connection that is cut is no answer. */
const admit = async (): Promise<Try> => {
  const identifier = `F-${++numbered}`;
  const begun = Date.now();
  const body = { firstName: 'Under', lastName: 'Load', identifier };
  const { status, text } = await ask('/api/v1/patients', 'POST', body);
  return { identifier, begun, ended: Date.now(), status, isUnknown: /"outcome":"unknown"/.test(text) };
};

/** Eight members of staff who admit patients without a pause until they are told to stop. */
const load = () => {
  const tries: Try[] = [];
  const enough = new AbortController();
  const workers = Array.from({ length: 8 }, async () => {
    while (!enough.signal.aborted) tries.push(await admit());
  });
  const stop = async () => {
    enough.abort();
    await Promise.all(workers);
  };
  return { tries, stop };
};

test('F1 DB-6: a database that is killed under load loses nothing that was acknowledged and comes back by itself', async () => {
  const { tries, stop } = load();
  const answered = (status: number) => tries.filter(each => each.status === status);
  await expect.poll(() => answered(200).length, { timeout: 20_000 }).toBeGreaterThan(40);
  const killed = Date.now();
  await killDatabase(running.database.dataDir ?? '');
  await expect.poll(async () => (await ask('/readyz')).status, { timeout: 10_000, interval: 20 }).toBe(503);
  expect(await ask('/healthz')).toMatchObject({ status: 200 });
  await expect.poll(async () => (await ask('/readyz')).status, { timeout: 60_000, interval: 100 }).toBe(200);
  expect(Date.now() - killed).toBeLessThan(60_000);
  const before = answered(200).length;
  await expect.poll(() => answered(200).length, { timeout: 20_000 }).toBeGreaterThan(before + 40);
  await stop();
  expect(tries.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  // How many of these are told that nothing was saved, and how many wait and are tried again, is chance.
  expect(tries.filter(({ begun, ended }) => begun < killed && killed < ended).length).toBeGreaterThan(0);
  const stored = await identifiers();
  expect(answered(200).filter(({ identifier }) => !stored.has(identifier))).toEqual([]);
  // Whoever is told that nothing was saved can rely on it (AP1).
  expect(answered(503).filter(each => stored.has(each.identifier) && !each.isUnknown)).toEqual([]);
  const [halves] = await admin<{ count: number }>(
    `select count(*)::int from clinic.patients p where
       not exists (select from clinic.audit_entries a where a.entity_id = p.id and a.action = 'CREATE')
       or not exists (select from clinic.patient_terms t where t.patient_id = p.id)`,
  );
  expect(halves?.count).toBe(0);
}, 120_000);

test('F1: when the database cannot come back yet, calls say so, nothing is saved, and one call after is fine', async () => {
  await admin('alter role medflow_app nologin');
  await admin("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'medflow_app'");
  const refused = await admit();
  expect(refused.status).toBeGreaterThanOrEqual(500);
  await admin('alter role medflow_app login');
  await expect.poll(async () => (await admit()).status, { timeout: 20_000 }).toBe(200);
  expect(await identifiers()).not.toContain(refused.identifier);
});

test('F1: a call whose connection is cut while it waits is told that nothing was saved', async () => {
  await withConnection(running.database.connection('admin'), async client => {
    await client.query('begin');
    await client.query('lock table clinic.patients in exclusive mode');
    const waiting = admit();
    const cut = async () =>
      (
        await admin<{ pid: number }>(
          `select pid ${WAITED_FOR} and relation = 'clinic.patients'::regclass and pg_terminate_backend(pid)`,
        )
      ).length;
    await expect.poll(cut, { timeout: 5000, interval: 20 }).toBe(1);
    const { status, identifier } = await waiting;
    expect(status).toBe(503);
    await client.query('rollback');
    expect(await identifiers()).not.toContain(identifier);
  });
  expect(await admit()).toMatchObject({ status: 200 });
});

type Cut = (those?: string) => Promise<number>;

/** With a standby that never comes, a commit is on disk and waits to be told so; `work` cuts those of calls off. */
const withCommitsUnheard = async (work: (cut: Cut) => Promise<void>): Promise<void> => {
  // What the other planes write on the way there, such as the budget of calls, goes on.
  const cut: Cut = async (those = 'pg_terminate_backend(pid)') =>
    (
      await admin<{ usename: string }>(`select usename from pg_stat_activity where wait_event = 'SyncRep'
        and case usename when 'medflow_app' then ${those} else pg_cancel_backend(pid) end`)
    ).filter(({ usename }) => usename === 'medflow_app').length;
  await admin("alter system set synchronous_standby_names = 'nobody'");
  await admin('select pg_reload_conf()');
  try {
    await work(cut);
  } finally {
    await admin('set synchronous_commit = off; alter role medflow_app login');
    await admin('alter system reset synchronous_standby_names');
    await admin('select pg_reload_conf()');
  }
};
const patience = { timeout: 10_000, interval: 20 };

const storedAs = async (identifier: string) => {
  const ring = running.planes.vault.keyringOf(clinic.id);
  return admin(`select from clinic.patients where number_key = '${ring.token(foldedNumber(identifier))}'`);
};

test('AP1 R1 F3: a change whose commit is cut off is looked up, and answered as what it is: saved', async () => {
  const body = { firstName: 'Un', lastName: 'Heard', identifier: `F-${++numbered}` };
  await withCommitsUnheard(async cut => {
    const unheard = ask('/api/v1/patients', 'POST', body);
    await expect.poll(() => cut(), patience).toBe(1);
    const { status, text } = await unheard;
    expect({ status, saved: JSON.parse(text) }).toMatchObject({ status: 200, saved: body });
  });
  expect(await storedAs(body.identifier)).toHaveLength(1);
});

test('AP1 OPS-8 F3: what cannot be looked up is told to be unknown, and sent again with its key it is saved once', async () => {
  const body = { firstName: 'Un', lastName: 'Known', identifier: `F-${++numbered}` };
  const again = () => ask('/api/v1/patients', 'POST', body, { 'idempotency-key': 'the-same' });
  await withCommitsUnheard(async cut => {
    const unheard = again();
    await expect.poll(() => cut('true'), patience).toBe(1);
    await admin('set synchronous_commit = off; alter role medflow_app nologin');
    await admin("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'medflow_app'");
    await expect.poll(() => cut(), patience).toBe(0);
    const { status, text } = await unheard;
    expect({ status, ...JSON.parse(text) }).toMatchObject({
      ...{ status: 503, outcome: 'unknown', isRepeatable: true },
      message: 'It is not known whether this was saved. Please look before you try again.',
    });
  });
  await expect.poll(async () => (await again()).status, patience).toBe(200);
  expect(await again()).toMatchObject({ status: 200, headers: { 'idempotent-replayed': 'true' } });
  expect(await storedAs(body.identifier)).toHaveLength(1);
});

test('AP1 F3: a commit that is cut off before it is done is told to be what it is: nothing was saved', async () => {
  await admin(`create function clinic.dawdle() returns trigger language plpgsql security definer as $$
    begin perform pg_advisory_xact_lock(4711); return null; end $$`);
  await admin(`create constraint trigger dawdle after insert on clinic.patients deferrable initially deferred
    for each row execute function clinic.dawdle()`);
  try {
    await withConnection(running.database.connection('admin'), async client => {
      await client.query('select pg_advisory_lock(4711)');
      const cutOff = admit();
      const cut = async () =>
        (await admin(`select pg_terminate_backend(pid) ${WAITED_FOR} and locktype = 'advisory'`)).length;
      await expect.poll(() => cut(), patience).toBe(1);
      const { status, identifier, isUnknown } = await cutOff;
      expect({ status, isUnknown }).toEqual({ status: 503, isUnknown: false });
      expect(await storedAs(identifier)).toEqual([]);
    });
  } finally {
    await admin('drop trigger dawdle on clinic.patients; drop function clinic.dawdle()');
  }
  expect(await admit()).toMatchObject({ status: 200 });
});

test('F2 OPS-3: while every connection is busy, calls wait, and the metrics show how many', async () => {
  await withConnection(running.database.connection('admin'), async client => {
    await client.query('begin');
    await client.query('lock table clinic.services in access exclusive mode');
    const waiting = Array.from({ length: 15 }, () => ask('/api/v1/services'));
    const queue = async () => {
      const { text } = await send(running.port, { host: 'localhost', path: '/metrics' });
      return Number(text.match(/^medflow_calls_waiting (\d+)$/m)?.[1]);
    };
    await expect.poll(queue, { timeout: 4000, interval: 20 }).toBeGreaterThan(5);
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
    await client.query('rollback');
    const answers = await Promise.all(waiting);
    expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
    expect(await queue()).toBe(0);
  });
});

test('DB-6 DB-9: two servers on one data folder serve side by side, and stopping one leaves the other its database', async () => {
  const second = await start(environment(running.database.dataDir ?? ''), {
    pages: (_req, _res, next) => next(),
  });
  const there = { host: 'faults.localhost', path: '/api/v1/session', headers: { cookie } };
  expect(await send(second.port, there)).toMatchObject({ status: 200 });
  await second.stop();
  await expect(send(second.port, there)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(await ask('/api/v1/session')).toMatchObject({ status: 200 });
  expect(clinic.slug).toBe('faults');
});

test('DB-3: a role with more rights than its duty needs keeps a production server from starting', async () => {
  const production = await productionOf(running.database.dataDir ?? '');
  const begin = () => start(production, { pages: (_req, _res, next) => next() });
  const excesses: [string, string, RegExp][] = [
    [
      'alter role medflow_app bypassrls',
      'alter role medflow_app nobypassrls',
      /medflow_app may bypass row-level/,
    ],
    [
      'grant delete on clinic.patients to medflow_app',
      'revoke delete on clinic.patients from medflow_app',
      /medflow_app may delete clinic\.patients/,
    ],
  ];
  for (const [grant, revoke, sentence] of excesses) {
    await admin(grant);
    await expect(begin()).rejects.toThrow(sentence);
    await admin(revoke);
  }
  const fine = await begin();
  await fine.stop();
});

test('DB-8: migrations that are not deployed keep a production server from starting, and are not applied by it', async () => {
  const dataDir = await folder();
  const database = await openDatabase(environment(dataDir), { flags: ['fsync=off'] });
  try {
    await bootstrap(database);
    const pending = (await pendingMigrations(database, entities)).length;
    expect(pending).toBeGreaterThan(0);
    await expect(start(await productionOf(dataDir))).rejects.toThrow(
      `${pending} migrations or functions are not deployed. Run: npm run medflow -- db up`,
    );
    expect(await pendingMigrations(database, entities)).toHaveLength(pending);
  } finally {
    await database.close();
  }
});
