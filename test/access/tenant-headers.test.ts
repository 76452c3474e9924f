import { expect, test } from 'vitest';
import { openClinicless } from '../../server/access/sessions/clinicless-session.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import { operator, platformHost } from '../world/console.ts';
import { as, clinic, cookieOf, hostOf, member, planes, sqlAs, type TestClinic } from '../world/world.ts';

const { knock } = await openDoor();
const admin = await sqlAs('admin');

type Headers = Record<string, string | string[]>;

const mismatches = async (): Promise<number> => {
  const { text } = await knock({ host: 'localhost', path: '/metrics' });
  return Number(/^tenant_mismatch_errors_total (\d+)$/m.exec(text)?.[1]);
};

const auditOf = async (of: TestClinic, requestId: unknown) => {
  const { rows } = await admin.query(
    'select action, actor_id as actor, reason, changes from clinic.audit_entries where tenant_id = $1 and request_id = $2',
    [of.id, requestId],
  );
  return rows;
};

/** Every way to name a clinic that somebody thought of. */
const namings = (of: TestClinic, own: TestClinic): Headers[] => [
  { 'x-tenant-id': of.id },
  { 'X-Tenant-ID': of.id.toUpperCase() },
  { 'X-Tenant': of.slug },
  { 'x-TENANT-slug': of.slug },
  { 'X-Forwarded-Tenant': of.id },
  { 'x-forwarded-tenant-slug': of.slug },
  { x_tenant_id: of.id },
  { 'x-tenant-id': [own.id, of.id] },
  { 'x-tenant-id': `${own.id}, ${of.id}` },
  { 'x-tenant-id': own.id, 'x-tenant': of.slug },
];

test('T1 AP14: a header that names another clinic than the session’s is refused, counted, and told to both', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const cookie = await cookieOf(ours);
  const before = await mismatches();
  const all = namings(theirs, ours);
  for (const path of ['/api/v1/session', '/trpc/session.current'])
    for (const headers of all) {
      const answer = await knock({ host: hostOf(ours), path, headers: { cookie, ...headers } });
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(answer.text).toContain('tenant mismatch');
      expect(answer.text).not.toMatch(new RegExp(`${theirs.id}|${theirs.slug}|${theirs.name}`));
      const requestId = answer.headers['x-request-id'];
      for (const of of [ours, theirs])
        expect(await auditOf(of, requestId)).toMatchObject([{ action: 'CROSS_TENANT_ACCESS_ATTEMPT' }]);
      const { rows } = await admin.query(
        'select kind, tenant_id, from_tenant_id from platform.security_events where request_id = $1',
        [requestId],
      );
      expect(rows).toEqual([
        { kind: 'CROSS_TENANT_ACCESS_ATTEMPT', tenant_id: theirs.id, from_tenant_id: ours.id },
      ]);
    }
  expect((await mismatches()) - before).toBe(2 * all.length);
});

test('T1 AP14: the own clinic may be named, and without a session a name means nothing', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const cookie = await cookieOf(ours);
  const own: Headers[] = [
    ...namings(ours, ours),
    { 'x-tenant-id': '' },
    { 'x-tenant-id': ' , ' },
    { 'x-tenant-id': [ours.id, ours.slug] },
  ];
  for (const headers of own) {
    const answer = await knock({
      host: hostOf(ours),
      path: '/api/v1/session',
      headers: { cookie, ...headers },
    });
    expect(said(answer), JSON.stringify(headers)).toMatchObject({ clinic: { id: ours.id } });
  }
  for (const headers of namings(theirs, ours)) {
    const door = await knock({ host: hostOf(ours), path: '/api/v1/front-door', headers });
    expect(said(door)).toMatchObject({ clinic: { name: ours.name } });
    expect(await knock({ host: hostOf(ours), path: '/api/v1/session', headers })).toMatchObject({
      status: 401,
    });
  }
});

test('T1 AP14: what names no clinic at all disagrees as well, and nobody else learns of it', async () => {
  const ours = await clinic();
  const cookie = await cookieOf(ours);
  for (const name of ['nobody', crypto.randomUUID(), "' or 1=1", '*', `${ours.slug}.localhost`]) {
    const headers = { cookie, 'x-tenant-id': name };
    const answer = await knock({ host: hostOf(ours), path: '/api/v1/session', headers });
    expect(answer.status, name).toBe(403);
    const entries = await auditOf(ours, answer.headers['x-request-id']);
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(name);
  }
});

test('T1 AP14 IDN-6: a token is held to the clinic it is for, too', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const wish = { name: 'Laboratory', role: 'staff', scopes: ['patients:read'] } as const;
  const { token } = await (await as(ours)).tokens.create({ ...wish, scopes: [...wish.scopes] });
  const bearing = (headers: Headers) =>
    knock({
      ...{ host: hostOf(ours), path: '/api/v1/patients' },
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  for (const headers of namings(theirs, ours)) {
    const answer = await bearing(headers);
    expect(answer.status, JSON.stringify(headers)).toBe(403);
    expect(said(answer)).toMatchObject({ message: 'tenant mismatch' });
    const requestId = answer.headers['x-request-id'];
    expect(await auditOf(ours, requestId)).toMatchObject([{ actor: expect.any(String) }]);
    expect(await auditOf(theirs, requestId)).toMatchObject([{ actor: null }]);
  }
  expect(await bearing({ 'x-tenant-id': ours.id })).toMatchObject({ status: 200 });
});

test('T1 AP14: at the console and at the apex a session is for no clinic, so none may be named', async () => {
  const theirs = await clinic();
  const { accountId } = await operator();
  const { accountId: ownerId } = await member(theirs, 'staff');
  const rest = { secondFactorAt: null, address: null, userAgent: 'test' };
  const sessions = [
    [
      await openClinicless(planes, { kind: 'platform', accountId, ...rest }),
      platformHost,
      '/trpc/clinics.list',
    ],
    [
      await openClinicless(planes, { kind: 'apex', accountId: ownerId, ...rest }),
      'localhost',
      '/trpc/session.clinics',
    ],
  ];
  for (const [token, host = '', path = ''] of sessions) {
    const asked = (headers: Headers) =>
      knock({ host, path: `${path}?input=%7B%7D`, headers: { cookie: `medflow=${token}`, ...headers } });
    expect(await asked({}), host).toMatchObject({ status: 200 });
    const answer = await asked({ 'x-tenant-id': theirs.id });
    expect(answer.status, host).toBe(403);
    expect(answer.text).toContain('tenant mismatch');
    expect(await auditOf(theirs, answer.headers['x-request-id'])).toHaveLength(1);
  }
});
