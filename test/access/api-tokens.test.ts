import { expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { isWithin } from '../../server/access/tokens/api-tokens.ts';
import { appRouter, procedures } from '../../server/router.ts';
import { may, Permission } from '../../shared/permissions.ts';
import { openDoor } from '../http/front-door.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { WAITED_FOR } from '../world/waiting.ts';
import {
  admit,
  as,
  bookable,
  clinic,
  contextWith,
  hostOf,
  member,
  planes,
  sqlAs,
  type TestClinic,
  tokenOf,
} from '../world/world.ts';

const door = await openDoor();
const admin = await sqlAs('admin');

/** The router as a service with this token reaches it. */
const service = (of: TestClinic, token: string, address = '127.0.0.1') => {
  const context = contextWith(hostOf(of), undefined, token);
  return appRouter.createCaller({ ...context, credentials: { ...context.credentials, address } });
};

const readsPatients = { name: 'Laboratory', role: 'staff', scopes: ['patients:read'] } as const;
const issue = async (of: TestClinic, fields: object = {}) =>
  (await as(of)).tokens.create({ ...readsPatients, scopes: ['patients:read'], ...fields });

const invalid = expect.objectContaining({ code: 'UNAUTHORIZED', message: 'This token is not valid here.' });

test('IDN-6: a token is shown once, does what its scopes say, and is named in the audit', async () => {
  const ours = await clinic();
  const patient = await admit(ours);
  const issued = await issue(ours);
  expect(issued.token).toMatch(/^mf_[\w-]{8}_[\w-]{43}$/);
  const caller = service(ours, issued.token);
  expect((await caller.patients.list({})).items.map(({ id }) => id)).toEqual([patient.id]);
  await expect(
    caller.patients.update({ id: patient.id, version: patient.version, notes: 'x' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'This token does not allow this.' });
  const { items } = await (await as(ours)).tokens.list({});
  expect(items).toMatchObject([
    { prefix: issued.prefix, account: { name: 'Laboratory', role: 'staff' }, scopes: ['patients:read'] },
  ]);
  expect(JSON.stringify(items)).not.toContain(issued.token.slice(-43));
  const seen = await (await as(ours)).patients.whoSaw({ id: patient.id });
  expect(seen.items[0]).toMatchObject({ actor: 'Laboratory' });
});

test('A11 IDN-6: the table holds hashes only, and a service account is not listed among people', async () => {
  const ours = await clinic();
  const { token } = await issue(ours);
  const { rows } = await admin.query('select to_jsonb(t)::text as row from identity.api_tokens t');
  for (const { row } of rows) expect(row).not.toContain(token.slice(-43));
  const { items } = await (await as(ours)).users.list({});
  expect(items.map(({ lastName }) => lastName)).toHaveLength(1);
});

test('IDN-6 IDN-7: no token is allowed more than its role or than who makes it', async () => {
  const ours = await clinic();
  await expect(issue(ours, { role: 'auditor' })).rejects.toThrow('This role does not allow patients:read');
  await expect(issue(ours, { role: 'owner' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(issue(ours, { scopes: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(issue(ours, { scopes: ['everything'] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('IDN-6 A10: of every procedure, a token reaches exactly what its role and scopes allow', async () => {
  const of = await records();
  const scopes = Permission.options.filter(scope => scope.endsWith(':read') && may('admin', scope));
  const { token } = await issue(of.clinic, { role: 'admin', scopes });
  for (const [path, { _def }] of procedures) {
    const { permission } = _def.meta ?? {};
    if (!permission) continue;
    const { code, answer } = await answerTo(service(of.clinic, token), path, inputFor(path, of));
    const refused = code === 'FORBIDDEN' && answer === 'This token does not allow this.';
    expect({ path, refused }).toEqual({ path, refused: !scopes.includes(permission) });
  }
});

test('IDN-6 T2: a token opens no other clinic, and both clinics learn of the attempt', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const { token } = await issue(ours);
  await expect(service(theirs, token).patients.list({})).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: 'tenant mismatch',
  });
  for (const of of [ours, theirs]) {
    const { items } = await (await as(of)).audit.search({ action: 'CROSS_TENANT_ACCESS_ATTEMPT' });
    expect(items).toHaveLength(1);
  }
});

test('IDN-6: one that expired, was revoked or invented answers the same, and leaves an event each time', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const expired = await issue(ours, { expiresAt: '2031-01-01T00:00:00Z' });
  await admin.query("update identity.api_tokens set expires_at = now() - interval '1 s' where id = $1", [
    expired.id,
  ]);
  const revoked = await issue(ours);
  expect((await service(ours, revoked.token).patients.list({})).items).toEqual([]);
  await owner.tokens.revoke({ id: revoked.id });
  await expect(service(ours, revoked.token).patients.list({})).rejects.toEqual(invalid);
  const invented = `${revoked.token.slice(0, -3)}abc`;
  for (const token of [expired.token, revoked.token, invented, 'x', revoked.prefix])
    await expect(service(ours, token).patients.list({})).rejects.toEqual(invalid);
  const { rows } = await admin.query(
    "select count(*)::int as count from platform.security_events where kind = 'TOKEN_REFUSED' and tenant_id = $1",
    [ours.id],
  );
  expect(rows[0].count).toBeGreaterThanOrEqual(5);
  await expect(owner.tokens.revoke({ id: revoked.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('IDN-6: a rotated token works on for as long as was asked, next to the new one', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const first = await issue(ours);
  const second = await owner.tokens.rotate({ id: first.id, overlapHours: 1 });
  for (const { token } of [first, second])
    expect((await service(ours, token).patients.list({})).items).toEqual([]);
  const third = await owner.tokens.rotate({ id: second.id, overlapHours: 0 });
  await expect(service(ours, second.token).patients.list({})).rejects.toEqual(invalid);
  expect((await service(ours, third.token).patients.list({})).items).toEqual([]);
});

test('IDN-6 C3: a token that is revoked while somebody renews it stays revoked, and brings forth no other', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const { id } = await issue(ours);
  // Holds the renewal after it has found the token.
  await admin.query('begin');
  await admin.query('lock table clinic.integration_settings in access exclusive mode');
  const renewal = answerTo(owner, 'tokens.rotate', { id });
  const held = `select ${WAITED_FOR} and relation = 'clinic.integration_settings'::regclass`;
  await expect.poll(async () => (await admin.query(held)).rowCount, { timeout: 4000 }).toBe(1);
  await owner.tokens.revoke({ id });
  await admin.query('rollback');
  expect(await renewal).toMatchObject({ code: 'NOT_FOUND' });
  const alive =
    'select from identity.api_tokens where tenant_id = $1 and (revoked_at is null or revoked_at > now())';
  expect((await admin.query(alive, [ours.id])).rowCount).toBe(0);
});

test('IDN-6: calls come from allow-listed addresses only', async () => {
  const ours = await clinic();
  const { token } = await issue(ours, { addresses: ['192.0.2.0/24', '2001:db8::1'] });
  for (const address of ['192.0.2.77', '::ffff:192.0.2.1', '2001:db8::1'])
    expect((await service(ours, token, address).patients.list({})).items).toEqual([]);
  for (const address of ['192.0.3.1', '2001:db8::2', '127.0.0.1', 'nowhere'])
    await expect(service(ours, token, address).patients.list({})).rejects.toEqual(invalid);
  expect(isWithin(['192.0.2.0/24'], null)).toBe(false);
  await expect(issue(ours, { addresses: ['somewhere'] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('IDN-6: a service account that is deactivated loses its token at once', async () => {
  const ours = await clinic();
  const issued = await issue(ours);
  const owner = await as(ours);
  const [row] = (await owner.tokens.list({})).items;
  const account = await owner.users.get({ id: row?.account.id ?? '' });
  await owner.users.update({ id: account.id, version: account.version, status: 'inactive' });
  await expect(service(ours, issued.token).patients.list({})).rejects.toEqual(invalid);
});

test('LIT-8 IDN-6: what is remembered of a service account never answers for one of the same id in another clinic', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const [own, other] = [await issue(ours), await issue(theirs)];
  await admin.query(
    `insert into clinic.users select (jsonb_populate_record(u, jsonb_build_object('tenant_id', $2::uuid, 'role', 'auditor'))).*
     from clinic.users u where tenant_id = $1 and kind = 'service'`,
    [ours.id, theirs.id],
  );
  const twin = '(select user_id from identity.api_tokens where id = $1)';
  await admin.query(`update identity.api_tokens set user_id = ${twin} where id = $2`, [own.id, other.id]);
  expect((await service(ours, own.token).patients.list({})).items).toEqual([]);
  await expect(service(theirs, other.token).patients.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('TEN-8 IDN-6: who is bound to a facility makes tokens that are bound as well', async () => {
  const { clinic: ours, caller, links } = await bookable();
  await admit(ours);
  const inside = await admit(ours, { facilityId: links.facilityId });
  const { accountId, id } = await member(ours, 'admin', [links.facilityId]);
  expect(accountId).toBeTruthy();
  const self = await caller.users.get({ id });
  expect(self.facilityIds).toEqual([links.facilityId]);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const session = await openSession(planes, { accountId, tenantId: ours.id, secondFactorAt: null }, trace);
  const lead = appRouter.createCaller(contextWith(hostOf(ours), session));
  const { token } = await lead.tokens.create({ ...readsPatients, scopes: ['patients:read'] });
  expect((await service(ours, token).patients.list({})).items.map(patient => patient.id)).toEqual([
    inside.id,
  ]);
});

test('IDN-6 IDN-7: a token cannot get itself another one, neither a new one nor a renewed one', async () => {
  const ours = await clinic();
  const scopes = ['tokens:read', 'tokens:write'] as const;
  const { token } = await issue(ours, { role: 'admin', scopes });
  const keeper = service(ours, token);
  const personsOnly = 'Only a person who is signed in can do this.';
  const wish = { name: 'Another', role: 'admin', scopes: [...scopes] } as const;
  await expect(keeper.tokens.create({ ...wish, scopes: [...scopes] })).rejects.toThrow(personsOnly);
  const laboratory = await issue(ours);
  const { items } = await keeper.tokens.list({});
  expect(items).toHaveLength(2);
  expect(items.map(({ revokedAt }) => revokedAt)).toEqual([null, null]);
  const [own] = items.filter(({ scopes: of }) => of.includes('tokens:write'));
  for (const { id } of [laboratory, { id: own?.id ?? '' }])
    await expect(keeper.tokens.rotate({ id })).rejects.toThrow(personsOnly);
});

test('TEN-8 IDN-6: who is bound to a facility cannot renew a token for the whole clinic, and so hold it', async () => {
  const { clinic: ours, links } = await bookable();
  const everywhere = await issue(ours);
  const { accountId, id } = await member(ours, 'admin', [links.facilityId]);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const session = await openSession(planes, { accountId, tenantId: ours.id, secondFactorAt: null }, trace);
  const lead = appRouter.createCaller(contextWith(hostOf(ours), session));
  await expect(lead.tokens.rotate({ id: everywhere.id })).rejects.toThrow('no more than you');
  const bound = await lead.tokens.create({ ...readsPatients, scopes: ['patients:read'] });
  expect((await lead.tokens.rotate({ id: bound.id })).token).toMatch(/^mf_/);
});

test('IDN-6 IDN-9: over HTTP a token needs no cookie, and a session beside it is not looked at', async () => {
  const ours = await clinic();
  const { token } = await issue(ours);
  const host = hostOf(ours);
  const ask = async (path: string, headers: Record<string, string>) =>
    (await door.knock({ host, path, headers })).status;
  const bearer = { authorization: `Bearer ${token}` };
  expect(await ask('/api/v1/patients', bearer)).toBe(200);
  expect(await ask('/api/v1/session', bearer)).toBe(401);
  expect(await ask('/api/v1/settings', bearer)).toBe(403);
  const cookie = `medflow=${await tokenOf(ours)}`;
  expect(await ask('/api/v1/patients', { cookie, authorization: 'Bearer nonsense' })).toBe(401);
  expect(await ask('/api/v1/settings', { cookie, ...bearer })).toBe(403);
});
