import { expect, test } from 'vitest';
import { makeChallenge, spendChallenge } from '../../server/access/factors/passkey-challenges.ts';
import { siteAt } from '../../server/access/factors/relying-party.ts';
import { Limits } from '../../server/access/limits/limits.ts';
import { authenticator } from '../http/authenticator.ts';
import { challenged } from '../http/authenticator-app.ts';
import { ask, cookiesOf, signIn } from '../http/identity-door.ts';
import { said } from '../http/send.ts';
import { clinic, hostOf, member, planes, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

type Device = ReturnType<typeof authenticator>;
type Twist = Parameters<Device['use']>[1];

const siteOf = (ours: TestClinic) => siteAt('http', hostOf(ours), 'localhost');
const look = async (ours: TestClinic, cookie: string) => (await ask(ours, 'GET /session', { cookie })).status;
const challengeFor = async (ours: TestClinic, route: string, asked: Parameters<typeof ask>[2]) =>
  String(said(await ask(ours, route, asked)).challenge);

/** Adds a passkey as a person does: sign in, ask, touch, name it. */
const register = async (ours: TestClinic, device: Device, email?: string, twist?: Twist) => {
  const first = cookiesOf(await signIn(ours, email));
  const challenge = await challengeFor(ours, 'POST /passkeys/begin', { cookie: first });
  const body = { name: 'Laptop', passkey: device.make(challenge, twist) };
  const answer = await ask(ours, 'POST /passkeys', { cookie: first, body });
  return { answer, first, body, cookie: cookiesOf(answer) };
};
const beginHere = (ours: TestClinic) => challengeFor(ours, 'POST /session/passkey/begin', { body: {} });
const show = (ours: TestClinic, body: object) => ask(ours, 'POST /session/passkey', { body });
const withPasskey = async (ours: TestClinic, device: Device, twist?: Twist) =>
  show(ours, { passkey: device.use(await beginHere(ours), twist) });

test('IDN-4: a passkey signs in alone, without e-mail or password', async () => {
  const ours = await clinic();
  const device = authenticator(siteOf(ours));
  const { answer, cookie, first } = await register(ours, device);
  expect(said(answer)).toMatchObject({ recoveryCodes: expect.arrayContaining([expect.any(String)]) });
  expect([await look(ours, cookie), await look(ours, first)]).toEqual([200, 401]);
  const entered = await withPasskey(ours, device);
  expect(entered.status).toBe(200);
  expect(said(await ask(ours, 'GET /second-factor', { cookie: cookiesOf(entered) }))).toMatchObject({
    passkeys: [{ name: 'Laptop', host: siteOf(ours).rpId, lastUsedAt: expect.any(String) }],
    isOwedHere: false,
  });
});

test('IDN-4: a passkey is the second factor after a password, and then the password alone opens nothing', async () => {
  const ours = await clinic();
  const device = authenticator(siteOf(ours));
  await register(ours, device);
  const { challenge, methods } = await challenged(ours);
  expect(methods).toEqual(['passkey', 'recovery']);
  const asked = said(await ask(ours, 'POST /session/passkey/begin', { body: { challenge } }));
  expect(asked).toMatchObject({ allowCredentials: [{ id: device.id }], userVerification: 'required' });
  const passkey = device.use(String(asked.challenge));
  const entered = await show(ours, { challenge, passkey });
  expect(await look(ours, cookiesOf(entered))).toBe(200);
  expect(await show(ours, { challenge, passkey })).toMatchObject({ status: 401 });
});

test('A6 IDN-4: somebody else’s passkey is no second factor for this account', async () => {
  const ours = await clinic();
  const { email } = await member(ours, 'staff');
  const [owners, others] = [authenticator(siteOf(ours)), authenticator(siteOf(ours))];
  await register(ours, owners);
  await register(ours, others, email);
  const { challenge } = await challenged(ours);
  const toSign = await challengeFor(ours, 'POST /session/passkey/begin', { body: { challenge } });
  expect(await show(ours, { challenge, passkey: others.use(toSign) })).toMatchObject({ status: 401 });
});

test('A5 IDN-4: one answer of an authenticator is worth one sign-in, also when twenty send it at once', async () => {
  const ours = await clinic();
  const device = authenticator(siteOf(ours));
  await register(ours, device);
  const passkey = device.use(await beginHere(ours));
  const answers = await Promise.all(Array.from({ length: 20 }, () => show(ours, { passkey })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200,
    ...Array.from({ length: 19 }, () => 401),
  ]);
});

test('IDN-4: a counter that goes back, another site, an absent owner and a strange challenge are refused', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const device = authenticator(siteOf(ours));
  await register(ours, device);
  expect(await withPasskey(ours, device, { counter: 9 })).toMatchObject({ status: 200 });
  const twists: Twist[] = [
    { counter: 9 },
    { counter: 3 },
    { counter: 20, origin: 'http://evil.example' },
    { counter: 20, origin: siteOf(theirs).origin },
    { counter: 20, rpId: siteOf(theirs).rpId },
    { counter: 20, verifiesUser: false },
  ];
  for (const twist of twists)
    expect((await withPasskey(ours, device, twist)).status, JSON.stringify(twist)).toBe(401);
  const strange = [
    Buffer.from('any challenge at all').toString('base64url'),
    await beginHere(theirs),
    Buffer.from(makeChallenge(planes.factorKey, `sign-in ${ours.id}`, Date.now() - 301_000)).toString(
      'base64url',
    ),
    Buffer.from(makeChallenge(Buffer.alloc(32), `sign-in ${ours.id}`)).toString('base64url'),
  ];
  for (const challenge of strange)
    expect((await show(ours, { passkey: device.use(challenge, { counter: 30 }) })).status).toBe(401);
  const altered = {
    ...device.use(await beginHere(ours), { counter: 31 }),
    id: authenticator(siteOf(ours)).id,
  };
  expect(await show(ours, { passkey: altered })).toMatchObject({ status: 401 });
  const nonsense = { id: device.id, clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
  expect(await show(ours, { passkey: nonsense })).toMatchObject({ status: 401 });
  expect(await withPasskey(ours, device, { counter: 40 })).toMatchObject({ status: 200 });
  const { rows } = await admin.query(
    `select count(*)::int as n from platform.security_events where tenant_id = $1 and kind = 'SECOND_FACTOR_FAILED'`,
    [ours.id],
  );
  expect(rows).toEqual([{ n: twists.length + strange.length + 2 }]);
});

test('IDN-4 TEN-4: a passkey opens no clinic its owner is no member of', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const device = authenticator(siteOf(ours));
  await register(ours, device);
  // As if one passkey served both addresses, which it does under a real domain.
  const site = siteOf(theirs);
  await admin.query('update identity.passkeys set rp_id = $1 where credential_id = $2', [
    site.rpId,
    device.id,
  ]);
  const answer = await withPasskey(theirs, device, site);
  expect(said(answer)).toMatchObject({ message: 'You have no active membership in this clinic.' });
  expect(answer.status).toBe(401);
  expect(answer.headers).not.toHaveProperty('set-cookie');
});

test('IDN-4: what was not made here, now, for this account and unlocked by its owner is not kept', async () => {
  const ours = await clinic();
  const { email } = await member(ours, 'staff');
  const twists: Twist[] = [
    { origin: 'http://evil.example' },
    { rpId: 'evil.example' },
    { verifiesUser: false },
  ];
  for (const twist of twists) {
    const { answer } = await register(ours, authenticator(siteOf(ours)), undefined, twist);
    expect(answer.status).toBe(422);
  }
  const staff = cookiesOf(await signIn(ours, email));
  const owner = cookiesOf(await signIn(ours));
  const theirs = await challengeFor(ours, 'POST /passkeys/begin', { cookie: staff });
  const body = { name: 'Laptop', passkey: authenticator(siteOf(ours)).make(theirs) };
  expect(await ask(ours, 'POST /passkeys', { cookie: owner, body })).toMatchObject({ status: 422 });
  const { rows } = await admin.query(
    'select count(*)::int as n from identity.passkeys p join identity.accounts a on a.id = p.account_id where a.email like $1',
    [`%@${ours.slug}.test`],
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('A2 IDN-4: a session that has just ended leaves no passkey behind, with which to come back', async () => {
  const ours = await clinic();
  const device = authenticator(siteOf(ours));
  const cookie = cookiesOf(await signIn(ours));
  const challenge = await challengeFor(ours, 'POST /passkeys/begin', { cookie });
  const body = { name: 'Laptop', passkey: device.make(challenge) };
  // Another process ends it, so this one still believes in it for a moment.
  await admin.query('update identity.sessions set revoked_at = now() where tenant_id = $1', [ours.id]);
  expect(await ask(ours, 'POST /passkeys', { cookie, body })).toMatchObject({ status: 401 });
  expect(await withPasskey(ours, device)).toMatchObject({ status: 401 });
});

test('IDN-4: a passkey is renamed and removed by its owner only, and the last one takes the recovery codes along', async () => {
  const ours = await clinic();
  const { email } = await member(ours, 'staff');
  const device = authenticator(siteOf(ours));
  const { cookie } = await register(ours, device);
  const overview = async () =>
    said(await ask(ours, 'GET /second-factor', { cookie })) as {
      passkeys: { id: string }[];
      recoveryCodes: number;
    };
  const id = (await overview()).passkeys[0]?.id;
  const stranger = cookiesOf(await signIn(ours, email));
  const rename = (as: string) =>
    ask(ours, `PATCH /passkeys/${id}`, { cookie: as, body: { name: 'Old laptop' } });
  expect(await rename(stranger)).toMatchObject({ status: 404 });
  expect(await ask(ours, `DELETE /passkeys/${id}`, { cookie: stranger })).toMatchObject({ status: 404 });
  expect(await rename(cookie)).toMatchObject({ status: 200 });
  expect(await overview()).toMatchObject({ passkeys: [{ name: 'Old laptop' }], recoveryCodes: 10 });

  const require = async (requireSecondFactor: boolean) => {
    const { security } = said(await ask(ours, 'GET /settings', { cookie }));
    const { version } = security as { version: number };
    await ask(ours, 'PATCH /settings/security', { cookie, body: { version, requireSecondFactor } });
    expect(await overview()).toMatchObject({ isRequired: requireSecondFactor });
  };
  await require(true);
  expect(await ask(ours, `DELETE /passkeys/${id}`, { cookie })).toMatchObject({ status: 422 });
  expect(await overview()).toMatchObject({ passkeys: [{ id }], recoveryCodes: 10 });
  await require(false);
  expect(await ask(ours, `DELETE /passkeys/${id}`, { cookie })).toMatchObject({ status: 200 });
  expect(await overview()).toMatchObject({ passkeys: [], recoveryCodes: 0 });
});

test('IDN-3 IDN-4: a passkey proves again who one is, and the session gets a new token', async () => {
  const ours = await clinic();
  const device = authenticator(siteOf(ours));
  const { cookie } = await register(ours, device);
  await admin.query(
    `update identity.sessions set confirmed_at = confirmed_at - interval '11 minutes' where tenant_id = $1`,
    [ours.id],
  );
  expect(await ask(ours, 'POST /sessions/end-others', { cookie })).toMatchObject({ status: 403 });
  const challenge = await challengeFor(ours, 'POST /session/confirm-passkey/begin', { cookie });
  const body = { passkey: device.use(challenge) };
  const confirmed = await ask(ours, 'POST /session/confirm-passkey', { cookie, body });
  expect([await look(ours, cookie), await look(ours, cookiesOf(confirmed))]).toEqual([401, 200]);
  expect(await ask(ours, 'POST /sessions/end-others', { cookie: cookiesOf(confirmed) })).toMatchObject({
    status: 200,
  });
});

test('A5: a challenge serves what it was made for, once and in time', async () => {
  const limits = new Limits(planes);
  const key = planes.factorKey;
  const spend = (challenge: Uint8Array, purpose: `sign-in ${string}` | `confirm ${string}`) =>
    spendChallenge(limits, key, purpose, Buffer.from(challenge).toString('base64url'));
  const challenge = makeChallenge(key, 'sign-in a');
  expect(await spend(challenge, 'sign-in b')).toBe(false);
  expect(await spend(challenge, 'confirm a')).toBe(false);
  const tries = await Promise.all(Array.from({ length: 20 }, () => spend(challenge, 'sign-in a')));
  expect(tries.filter(Boolean)).toHaveLength(1);
  expect(await spend(makeChallenge(key, 'sign-in a', Date.now() - 300_001), 'sign-in a')).toBe(false);
});
