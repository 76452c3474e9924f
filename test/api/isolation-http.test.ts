import { expect, test } from 'vitest';
import type { Role } from '../../shared/permissions.ts';
import { openDoor } from '../http/front-door.ts';
import {
  admit,
  bookable,
  clinic,
  cookieOf,
  hostOf,
  slot,
  sqlAs,
  type TestClinic,
  tokenOf,
} from '../world/world.ts';

const door = await openDoor();
type Ask = Parameters<typeof door.knock>[0];

/** Knocks at a clinic's door with the session of one of its owners, unless it is somebody else's or nobody's. */
const knock = async (
  at: TestClinic,
  path: string,
  { session = { of: at }, ...ask }: Partial<Ask> & { session?: { of: TestClinic; role?: Role } | null } = {},
) => {
  const cookie = session && { cookie: await cookieOf(session.of, session.role) };
  const answer = await door.knock({ ...ask, host: hostOf(at), path, headers: { ...cookie, ...ask.headers } });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.text) as unknown };
};

const actionsIn = async ({ id }: TestClinic): Promise<string[]> => {
  const { rows } = await (await sqlAs('admin')).query(
    'select action from clinic.audit_entries where tenant_id = $1',
    [id],
  );
  return rows.map(row => row.action);
};
const clinicId = (body: unknown) => Object(body).clinic?.id;

test('T2 TEN-4 LIT-3: a session at another clinic’s door is refused, and both clinics learn of it', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  for (const path of ['/api/v1/patients', '/api/v1/session', '/trpc/patients.list?input=%7B%7D']) {
    const { status, body } = await knock(theirs, path, { session: { of: ours } });
    expect(status).toBe(403);
    expect(JSON.stringify(body)).toContain('tenant mismatch');
    expect(JSON.stringify(body)).not.toContain(theirs.id);
  }
  const attempts = (actions: string[]) => actions.filter(action => action === 'CROSS_TENANT_ACCESS_ATTEMPT');
  expect(attempts(await actionsIn(ours))).toHaveLength(3);
  expect(attempts(await actionsIn(theirs))).toHaveLength(3);
});

test('T3 TEN-4: a forwarded host from a peer that is not trusted opens no other door', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const forwarded = (of: TestClinic) => ({ headers: { 'x-forwarded-host': `${of.slug}.localhost` } });
  const session = { of: ours };
  expect(await knock(theirs, '/api/v1/session', { ...forwarded(ours), session })).toMatchObject({
    status: 403,
  });
  expect(clinicId((await knock(ours, '/api/v1/session', { ...forwarded(theirs), session })).body)).toBe(
    ours.id,
  );
});

test('T4 TEN-4: a session token that was tampered with is nobody’s', async () => {
  const ours = await clinic();
  const token = await tokenOf(ours);
  const flipped = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
  for (const forged of [flipped, token.slice(0, -1), `${token}x`, '', 'null', token.toUpperCase()]) {
    const headers = { cookie: `medflow=${forged}` };
    expect(await knock(ours, '/api/v1/session', { headers, session: null })).toMatchObject({ status: 401 });
  }
});

test('T12: one batch with an own and a foreign record answers each for itself', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const [own, foreign] = [await admit(ours), await admit(theirs)];
  const input = encodeURIComponent(
    JSON.stringify({ 0: { id: own.id }, 1: { id: foreign.id }, 2: { id: own.id } }),
  );
  const path = `/trpc/patients.get,patients.get,patients.get?batch=1&input=${input}`;
  const { body } = await knock(ours, path);
  expect(body).toMatchObject([
    { result: { data: { id: own.id } } },
    { error: { data: { httpStatus: 404 } } },
    { result: { data: { id: own.id } } },
  ]);
  expect(JSON.stringify(body)).not.toContain(foreign.lastName);
});

test('T5 LIT-4: another clinic’s record is errorBoundary, to the byte, like one that never was', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const foreign = await admit(theirs);
  const askedFor = async (id: string) => {
    const { status, body } = await knock(ours, `/api/v1/patients/${id}`);
    return { status, body: { ...Object(body), requestId: null } };
  };
  const answer = await askedFor(foreign.id);
  expect(answer.status).toBe(404);
  expect(answer).toEqual(await askedFor(crypto.randomUUID()));
});

test('T14: no answer may be kept, and none can be asked for again by its tag', async () => {
  const ours = await clinic();
  for (const path of ['/api/v1/patients', '/trpc/patients.list?input=%7B%7D', '/api/v1/session']) {
    const { status, headers } = await knock(ours, path, { headers: { 'if-none-match': '*' } });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('etag');
    expect(headers).not.toHaveProperty('last-modified');
  }
});

test('T17 TEN-2: a suspended clinic is closed to live sessions at their next call', async () => {
  const ours = await clinic();
  expect(await knock(ours, '/api/v1/patients')).toMatchObject({ status: 200 });
  await (await sqlAs('admin')).query("update platform.clinics set status = 'suspended' where id = $1", [
    ours.id,
  ]);
  expect(await knock(ours, '/api/v1/patients')).toMatchObject({ status: 403 });
});

test('LIT-4: each kind of refusal has its status', async () => {
  const { clinic: ours, caller, links, patient } = await bookable();
  const theirs = await clinic();
  const at = `/api/v1/patients/${patient.id}`;
  const change = { version: patient.version, notes: 'x' };
  const booking = { ...links, startsAt: slot(9) };
  await caller.bookings.book(booking);
  const post = (body: unknown) => ({ method: 'POST', body }) as const;
  const patch = (body: unknown) => ({ method: 'PATCH', body }) as const;
  const statuses = {
    'not signed in': await knock(ours, at, { session: null }),
    'a session of another clinic': await knock(ours, at, { session: { of: theirs } }),
    'a role that may not': await knock(ours, at, { session: { of: ours, role: 'auditor' } }),
    'a record of another clinic': await knock(theirs, at),
    'an unknown key': await knock(ours, at, patch({ ...change, tenantId: theirs.id })),
    'an id that is none': await knock(ours, '/api/v1/patients/1'),
    'a change': await knock(ours, at, patch(change)),
    'a stale change': await knock(ours, at, patch(change)),
    'a slot that is taken': await knock(ours, '/api/v1/bookings', post(booking)),
  };
  expect(Object.fromEntries(Object.entries(statuses).map(([what, { status }]) => [what, status]))).toEqual({
    'not signed in': 401,
    'a session of another clinic': 403,
    'a role that may not': 403,
    'a record of another clinic': 404,
    'an unknown key': 400,
    'an id that is none': 400,
    'a change': 200,
    'a stale change': 409,
    'a slot that is taken': 409,
  });
});
