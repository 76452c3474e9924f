import { describe, expect, test } from 'vitest';
import { makeChallenge } from '../../server/access/factors/passkey-challenges.ts';
import { atOwnHost, siteAt } from '../../server/access/factors/relying-party.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import type { Actor } from '../../server/data/records/actor.ts';
import { authenticator } from '../http/authenticator.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openedPortal, type PortalBrowser, portalBrowser, signedIn } from '../world/portal-browser.ts';
import {
  admit,
  hostOf,
  inContext,
  member,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const app = await sqlAs('app');
const unknown = {
  code: 'NOT_FOUND',
  message: 'This passkey does not let you in here. Please ask for a letter.',
};

type Device = ReturnType<typeof authenticator>;
type Twist = Parameters<Device['use']>[1];

const siteOf = (ours: TestClinic) => atOwnHost(siteAt('http', hostOf(ours), 'localhost'));

const add = async ({ portalPasskeys }: PortalBrowser, device: Device, twist?: Twist) => {
  const { challenge } = await portalPasskeys.begin();
  return portalPasskeys.add({ name: 'Phone', passkey: device.make(challenge, twist) });
};

/** Signs in at a clinic's portal in a browser of its own. */
const enter = async (ours: TestClinic, device: Device, twist?: Twist) => {
  const browser = portalBrowser(ours);
  const { challenge } = await browser.portalPasskeys.beginEntering();
  await browser.portalPasskeys.enter({ passkey: device.use(challenge, twist) });
  return browser;
};

/** A patient with a passkey, and the browser where they added it. */
const withPasskey = async () => {
  const opened = await openedPortal();
  const device = authenticator(siteOf(opened.ours));
  const browser = await signedIn(opened.ours, opened.email);
  await add(browser, device);
  return { ...opened, device, browser };
};

const rowsOf = async ({ id }: TestClinic): Promise<number> =>
  (await admin.query('select from clinic.portal_passkeys where tenant_id = $1', [id])).rowCount ?? 0;

test('IDN-4 UI-1: a patient adds a passkey, signs in by it alone as the trail tells, and removes it for good', async () => {
  const { ours, email, caller, patient, device, browser } = await withPasskey();
  const [, letter] = await mailsTo(email);
  expect(letter).toMatchObject({ kind: 'portal.passkey', secret: false });
  await add(browser, authenticator(siteOf(ours)));
  const asked = await portalBrowser(ours).portalPasskeys.beginEntering();
  expect(asked).toMatchObject({ rpId: siteOf(ours).rpId, userVerification: 'required' });
  expect(asked.allowCredentials).toBeUndefined();
  const entered = await enter(ours, device);
  expect((await entered.portal.home()).patient?.id).toBe(patient.id);
  expect((await entered.portal.sessions()).items).toHaveLength(2);
  const { items } = await entered.portalPasskeys.list();
  expect(items).toMatchObject([
    { name: 'Phone', host: siteOf(ours).rpId, lastUsedAt: expect.any(String) },
    { name: 'Phone', lastUsedAt: null },
  ]);
  const [used] = items;
  await entered.portalPasskeys.remove({ id: used?.id ?? '' });
  await expect(entered.portalPasskeys.remove({ id: used?.id ?? '' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(enter(ours, device)).rejects.toMatchObject(unknown);
  expect(await rowsOf(ours)).toBe(1);
  const trail = (await caller.patients.timeline({ id: patient.id })).items;
  const reasons = trail.map(({ action, reason }) => `${action} ${reason}`);
  expect(reasons.slice(0, 5)).toEqual([
    'UPDATE A passkey for the portal was removed.',
    'LOGIN Signed in to the portal for patients.',
    'UPDATE A passkey for the portal was added.',
    'UPDATE A passkey for the portal was added.',
    'LOGIN Signed in to the portal for patients.',
  ]);
});

describe('IDN-4 A5 D6: with the sentence of an unknown one is refused', async () => {
  const { ours, device } = await withPasskey();
  const theirs = await withPasskey();

  test('T2: a passkey of another clinic’s patient, also where it says that it was made here', async () => {
    await expect(enter(ours, theirs.device, siteOf(ours))).rejects.toMatchObject(unknown);
    await expect(enter(ours, authenticator(siteOf(ours)))).rejects.toMatchObject(unknown);
  });

  test('A5: an answer that was used before, of many at once all but one', async () => {
    const { challenge } = await portalBrowser(ours).portalPasskeys.beginEntering();
    const passkey = device.use(challenge, { counter: 20 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => portalBrowser(ours).portalPasskeys.enter({ passkey })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(portalBrowser(ours).portalPasskeys.enter({ passkey })).rejects.toMatchObject(unknown);
  });

  test('another origin or relying party, an absent owner, a counter that goes back and a strange challenge', async () => {
    await enter(ours, device, { counter: 30 });
    const twists: Twist[] = [
      { counter: 31, origin: 'http://evil.example' },
      { counter: 32, origin: siteOf(theirs.ours).origin },
      { counter: 33, rpId: siteOf(theirs.ours).rpId },
      { counter: 34, rpId: 'localhost' },
      { counter: 35, verifiesUser: false },
      { counter: 30 },
      { counter: 3 },
    ];
    for (const twist of twists)
      await expect(enter(ours, device, twist), JSON.stringify(twist)).rejects.toMatchObject(unknown);
    const { challenge: foreign } = await portalBrowser(theirs.ours).portalPasskeys.beginEntering();
    const signed = (purpose: Parameters<typeof makeChallenge>[1], ago = 0) =>
      Buffer.from(makeChallenge(planes.factorKey, purpose, Date.now() - ago)).toString('base64url');
    const strange = [
      ...[foreign, signed(`sign-in ${ours.id}`), signed(`portal-sign-in ${ours.id}`, 301_000)],
      Buffer.from('any challenge at all').toString('base64url'),
    ];
    for (const challenge of strange) {
      const passkey = device.use(challenge, { counter: 50 });
      await expect(portalBrowser(ours).portalPasskeys.enter({ passkey })).rejects.toMatchObject(unknown);
    }
    await enter(ours, device, { counter: 60 });
  });
});

test('IDN-4: what was not made here, now, for this patient and unlocked by its owner is not kept', async () => {
  const { ours, email } = await openedPortal();
  const browser = await signedIn(ours, email);
  const neighbour = await admit(ours, { email: `${crypto.randomUUID()}@patient.test` });
  const beside = await signedIn(ours, neighbour.email ?? '');
  for (const twist of [{ origin: 'http://evil.example' }, { rpId: 'localhost' }, { verifiesUser: false }])
    await expect(add(browser, authenticator(siteOf(ours)), twist)).rejects.toThrow(/could not be checked/);
  const { challenge } = await beside.portalPasskeys.begin();
  const passkey = authenticator(siteOf(ours)).make(challenge);
  await expect(browser.portalPasskeys.add({ name: 'Phone', passkey })).rejects.toThrow(
    /could not be checked/,
  );
  const aged = `update clinic.portal_sessions set opened_at = now() - interval '11 minutes' where tenant_id = $1`;
  await admin.query(aged, [ours.id]);
  await expect(browser.portalPasskeys.begin()).rejects.toThrow(/signed in a while ago/);
  await expect(beside.portalPasskeys.add({ name: 'Phone', passkey })).rejects.toThrow(/a while ago/);
  expect(await rowsOf(ours)).toBe(0);
});

test('O13 D4 P8: a passkey ends with the address of the record, the patient’s life, their place in the clinic, and the portal', async () => {
  const { ours, email, patient, booking, caller, device } = await withPasskey();
  await caller.bookings.cancel({ id: booking.id, version: booking.version, reason: 'As the test wants' });
  const change = async (fields: Record<string, unknown>) => {
    const { id, version } = await caller.patients.get({ id: patient.id });
    await caller.patients.update({ id, version, ...fields });
  };
  const letsIn = () => expect(enter(ours, device)).resolves.toBeDefined();
  const refuses = () => expect(enter(ours, device)).rejects.toMatchObject(unknown);
  await change({ email: 'another@patient.test' });
  await refuses();
  await change({ email });
  await letsIn();
  await change({ status: 'deceased' });
  await refuses();
  await change({ status: 'active' });
  const { version } = await caller.patients.get({ id: patient.id });
  await caller.patients.trash({ id: patient.id, version });
  await refuses();
  await caller.patients.restore({ id: patient.id });
  const kept = await admit(ours, { firstName: 'Paula', lastName: 'Portal', email });
  const merged = await caller.patients.get({ id: patient.id });
  const merge = await caller.patientMerges.merge({
    ...{ patientId: kept.id, version: kept.version, mergedId: merged.id, mergedVersion: merged.version },
  });
  await refuses();
  await caller.patientMerges.undo({ id: merge.id, version: merge.version });
  await letsIn();
  const settings = (await caller.settings.get()).booking;
  await caller.settings.updateBooking({ version: settings.version, patientPortal: false });
  await expect(enter(ours, device)).rejects.toMatchObject({ message: /no portal/ });
});

test('D3: in the database a passkey is read by its patient and the system, and made and removed by its patient alone', async () => {
  const { ours, patient, browser } = await withPasskey();
  const neighbour = await admit(ours, { email: `${crypto.randomUUID()}@patient.test` });
  const { id: userId } = await member(ours, 'owner');
  const as = (more: Partial<Actor>) => signedContext({ ...systemOf(ours), ...more }, planes.contextKey);
  const run = async (sql: string, context: Record<string, string>, params: unknown[] = []) =>
    (await inContext(app, ours, client => client.query(sql, params), context)).rowCount;
  const everything = 'select from clinic.portal_passkeys';
  const owned = as({ patientId: patient.id });
  expect(await run(everything, owned)).toBe(1);
  expect(await run(everything, as({}))).toBe(1);
  const strangers = [
    ...[{ userId }, { userId, facilities: [crypto.randomUUID()] }, { grantId: crypto.randomUUID() }],
    ...[{ isVisitor: true as const }, { patientId: neighbour.id }],
  ];
  for (const more of strangers)
    expect(await run(everything, as(more)).catch(() => 0), JSON.stringify(more)).toBe(0);
  const plant = `insert into clinic.portal_passkeys (tenant_id, created_at, patient_id, name, rp_id, credential_id, public_key, email_hash)
    values ($1, now(), $2, 'x', 'x', gen_random_uuid()::text, '', '')`;
  for (const context of [as({}), as({ userId }), as({ patientId: neighbour.id })])
    await expect(run(plant, context, [ours.id, patient.id])).rejects.toThrow(/row-level security/);
  const counted = 'update clinic.portal_passkeys set counter = 0';
  await expect(run(counted, as({}))).rejects.toThrow(/row-level security/);
  const [own] = (await browser.portalPasskeys.list()).items;
  const beside = await signedIn(ours, neighbour.email ?? '');
  expect((await beside.portalPasskeys.list()).items).toEqual([]);
  await expect(beside.portalPasskeys.remove({ id: own?.id ?? '' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  for (const context of [as({}), as({ userId }), as({ patientId: neighbour.id })])
    await run('select security.remove_portal_passkey($1)', context, [own?.id]);
  expect(await rowsOf(ours)).toBe(1);
  // Whoever erases a patient takes them along.
  const keys = `select confdeltype as deletes from pg_constraint where conrelid = 'clinic.portal_passkeys'::regclass and contype = 'f'`;
  expect((await admin.query(keys)).rows).toEqual([{ deletes: 'c' }]);
});

test('A3: a network shows sixty passkeys an hour, and a patient has ten', async () => {
  const { ours, browser, device } = await withPasskey();
  for (let nth = 1; nth < 10; nth++) await add(browser, authenticator(siteOf(ours)));
  await expect(browser.portalPasskeys.begin()).rejects.toThrow(/10 passkeys already/);
  const { challenge } = await browser.portalPasskeys.beginEntering();
  const passkey = { ...device.use(challenge), id: 'nobody' };
  const tries = Array.from({ length: 61 }, () => browser.portalPasskeys.enter({ passkey }));
  const outcomes = await Promise.allSettled(tries);
  const codes = outcomes.map(outcome => (outcome.status === 'rejected' ? outcome.reason.code : 'let in'));
  expect(Object.groupBy(codes, code => code)).toMatchObject({
    NOT_FOUND: { length: 60 },
    TOO_MANY_REQUESTS: { length: 1 },
  });
});
