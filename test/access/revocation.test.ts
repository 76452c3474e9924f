import { expect, test } from 'vitest';
import type { Withholdable } from '../../shared/permissions.ts';
import { cookiesOf, type Raw, said } from '../http/send.ts';
import { openProcess } from '../http/server-process.ts';
import { consoleAs, operator } from '../world/console.ts';
import { as, clinic, hostOf, member, PASSWORD, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');
const [here, there] = [await openProcess(), await openProcess()];
type Process = typeof here;

let addresses = 0;
const api = (
  { ask }: Process,
  of: TestClinic,
  route: string,
  headers: Record<string, string>,
  body?: unknown,
) => {
  const [method = 'GET', path] = route.split(' ');
  const from = `10.7.${addresses >> 8}.${addresses++ & 255}`;
  return ask({
    ...{ host: hostOf(of), path: `/api/v1${path}`, method, body },
    headers: { 'x-forwarded-for': from, ...headers },
  });
};
const signedIn = async (of: TestClinic, email = of.ownerEmail) => {
  const answer = await api(here, of, 'POST /session', {}, { email, password: PASSWORD });
  return { cookie: cookiesOf(answer) };
};
/** So that both processes remember whoever calls. */
const remembered = async (look: (at: Process) => Promise<Raw>) => {
  for (const at of [here, there]) expect(await look(at)).toMatchObject({ status: 200 });
};

const ROUNDS = 5;

test('K25 IDN-2: another role and a deactivation count at the next call, in every process', async () => {
  const of = await clinic();
  const owner = await signedIn(of);
  for (let round = 0; round < ROUNDS; round++) {
    const { id, email } = await member(of, 'staff');
    const staff = await signedIn(of, email);
    const look = (at: Process) => api(at, of, 'GET /patients', staff);
    await remembered(look);
    const change = async (at: Process, body: object) => {
      const { version } = said(await api(at, of, `GET /users/${id}`, owner));
      expect(await api(at, of, `PATCH /users/${id}`, owner, { version, ...body })).toMatchObject({
        status: 200,
      });
    };
    await change(here, { role: 'auditor' });
    expect([await look(there), await look(here)]).toMatchObject([{ status: 403 }, { status: 403 }]);
    await change(there, { role: 'staff' });
    await remembered(look);
    await change(here, { status: 'inactive' });
    expect([await look(there), await look(here)]).toMatchObject([{ status: 403 }, { status: 403 }]);
  }
});

test('K25 IDN-3: a session that ended, or got another token, is over at the next call, in every process', async () => {
  const of = await clinic();
  for (let round = 0; round < ROUNDS; round++) {
    const [one, other] = [await signedIn(of), await signedIn(of)];
    const look = (at: Process, who = one) => api(at, of, 'GET /session', who);
    await remembered(look);
    const again = await api(there, of, 'POST /session/confirm', one, { password: PASSWORD });
    expect(again).toMatchObject({ status: 200 });
    expect(await look(here)).toMatchObject({ status: 401 });
    const renewed = { cookie: cookiesOf(again) };
    await remembered(at => look(at, renewed));
    await remembered(at => look(at, other));
    expect(await api(here, of, 'POST /sessions/end-others', renewed)).toMatchObject({ status: 200 });
    expect(await look(there, other)).toMatchObject({ status: 401 });
    expect(await api(there, of, 'DELETE /session', renewed)).toMatchObject({ status: 200 });
    expect(await look(here, renewed)).toMatchObject({ status: 401 });
  }
});

test('K25 IDN-6: a token that was revoked is worthless at the next call, in every process', async () => {
  const of = await clinic();
  const owner = await signedIn(of);
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = { name: 'Robot', role: 'staff', scopes: ['patients:read'], addresses: [] };
    const { id, token } = said(await api(here, of, 'POST /tokens', owner, wanted));
    const look = (at: Process) => api(at, of, 'GET /patients', { authorization: `Bearer ${token}` });
    await remembered(look);
    expect(await api(here, of, `DELETE /tokens/${id}`, owner)).toMatchObject({ status: 200 });
    expect(await look(there)).toMatchObject({ status: 401 });
  }
});

test('K25 R5 T17: a suspension and its end count at the next call, in every process', async () => {
  const of = await clinic();
  const owner = await signedIn(of);
  const look = (at: Process) => api(at, of, 'GET /patients', owner);
  const desk = await consoleAs(await operator());
  const take = async (step: 'suspend' | 'reactivate') => {
    await desk.clinics.takeStep({ step, clinicId: of.id, reason: 'test' });
    // The console of this test is a process that does not listen, so nobody waits for it to be heard.
    await here.planes.changes.heard();
  };
  for (let round = 0; round < ROUNDS; round++) {
    await remembered(look);
    await take('suspend');
    expect([await look(there), await look(here)]).toMatchObject([{ status: 403 }, { status: 403 }]);
    await take('reactivate');
  }
});

test('K25 TEN-13: another package counts at the next call, in every process', async () => {
  const of = await clinic();
  const owner = await signedIn(of);
  const look = (at: Process) => api(at, of, 'GET /patients', owner);
  const desk = await consoleAs(await operator());
  const leaveOut = async (withheld: Withholdable[]) => {
    await desk.clinics.changePackage({ withheld, clinicId: of.id, reason: 'test' });
    await here.planes.changes.heard();
  };
  for (let round = 0; round < ROUNDS; round++) {
    await remembered(look);
    await leaveOut(['patients:read']);
    expect([await look(there), await look(here)]).toMatchObject([{ status: 403 }, { status: 403 }]);
    await leaveOut([]);
  }
});

test('K25 IDN-4: a clinic that asks for a second factor asks at the next call, in every process', async () => {
  const of = await clinic();
  const owner = await signedIn(of);
  const { email } = await member(of, 'staff');
  const staff = await signedIn(of, email);
  await remembered(at => api(at, of, 'GET /patients', staff));
  const { security } = said(await api(here, of, 'GET /settings', owner)) as { security: { version: number } };
  const body = { version: security.version, requireSecondFactor: true };
  expect(await api(here, of, 'PATCH /settings/security', owner, body)).toMatchObject({ status: 200 });
  expect(said(await api(there, of, 'GET /patients', staff))).toMatchObject({ needs: 'second-factor' });
});

test('K25: what somebody changed in SQL is heard of as well', async () => {
  const of = await clinic();
  const owner = await signedIn(of);
  const look = (at: Process) => api(at, of, 'GET /session', owner);
  await remembered(look);
  await admin.query('update identity.sessions set revoked_at = now() where tenant_id = $1', [of.id]);
  await here.planes.changes.heard();
  expect([await look(there), await look(here)]).toMatchObject([{ status: 401 }, { status: 401 }]);
});

const listeners = () =>
  admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'medflow listener' and datname = current_database()`,
  );

test('K25: while changes cannot be heard of nothing is believed, and later again', async () => {
  const of = await clinic();
  const { email } = await member(of, 'staff');
  const staff = await signedIn(of, email);
  const look = (at: Process) => api(at, of, 'GET /patients', staff);
  await remembered(look);
  const before = (await listeners()).rows;
  expect(before).toHaveLength(2);
  expect(here.planes.changes.caches.now).toBeDefined();
  // A listener that was cut off must not go on with what it believes.
  await admin.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [
    before.map(({ pid }) => pid),
  ]);
  await expect.poll(() => here.planes.changes.caches.now).toBeUndefined();
  await admin.query(`update identity.sessions set revoked_at = now() where tenant_id = $1`, [of.id]);
  expect([await look(there), await look(here)]).toMatchObject([{ status: 401 }, { status: 401 }]);
  await expect.poll(async () => (await listeners()).rowCount).toBe(2);
  await expect.poll(() => there.planes.changes.caches.now).toBeDefined();
});

test('K25: what is told of a change names nobody, so SQL in one clinic learns nothing of another', async () => {
  const of = await clinic();
  const heard: string[] = [];
  const app = await sqlAs('app');
  app.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await app.query('listen medflow_beliefs');
  const { id } = await member(of, 'staff');
  const caller = await as(of);
  const { version } = await caller.users.get({ id });
  await caller.users.update({ id, version, role: 'auditor' });
  await app.query('select');
  expect(heard.length).toBeGreaterThan(0);
  for (const payload of heard) expect(payload).toMatch(/^(?:[0-9a-f]{32})?$/);
});
