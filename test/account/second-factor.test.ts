import { describe, expect, test } from 'vitest';
import { spendAppCode } from '../../server/access/factors/second-factors.ts';
import { removeFactors } from '../../server/account/factors/remove-factors.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { appRouter, procedures } from '../../server/router.ts';
import { seal, unseal } from '../../server/sealed.ts';
import { challenged, codeOf, enrol } from '../http/authenticator-app.ts';
import { ask, cookiesOf, elsewhere, signIn } from '../http/identity-door.ts';
import { said } from '../http/send.ts';
import { outboxOf } from '../world/mailbox.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import {
  as,
  clinic,
  contextWith,
  hostOf,
  member,
  PASSWORD,
  planes,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');

const look = (ours: TestClinic, cookie: string) => ask(ours, 'GET /session', { cookie });
const show = (ours: TestClinic, challenge: string, code: string, from?: string) =>
  ask(ours, 'POST /session/code', { body: { challenge, code }, ...(from ? { from } : {}) });
const several = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));
const statuses = (answers: { status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);
const accountOf = async (email: string): Promise<string> =>
  (await admin.query('select id from identity.accounts where email = $1', [email])).rows[0].id;
const require = async (ours: TestClinic, requireSecondFactor = true) => {
  const owner = await as(ours);
  const { version } = (await owner.settings.get()).security;
  await owner.settings.updateSecurity({ version, requireSecondFactor });
};

test('IDN-4: whoever has a second factor is let in by password and code, and by neither alone', async () => {
  const ours = await clinic();
  const { secret, cookie, first, recoveryCodes } = await enrol(ours);
  expect(recoveryCodes).toHaveLength(10);
  expect(await look(ours, cookie)).toMatchObject({ status: 200 });
  expect(await look(ours, first)).toMatchObject({ status: 401 });

  const answer = await signIn(ours);
  expect(answer.headers).not.toHaveProperty('set-cookie');
  expect(said(answer)).toEqual({
    ...{ done: false, challenge: expect.stringMatching(/^[\w-]{43}$/), methods: ['app', 'recovery'] },
  });
  const { challenge } = said(answer) as { challenge: string };
  const shown = await show(ours, challenge, await codeOf(secret));
  expect(shown.status).toBe(200);
  expect(await look(ours, cookiesOf(shown))).toMatchObject({ status: 200 });
  const { rows } = await admin.query('select second_factor_at from identity.sessions where tenant_id = $1', [
    ours.id,
  ]);
  expect(rows.filter(row => row.second_factor_at !== null)).toHaveLength(2);
});

/** Records whose owner has no second factor yet. */
const plainRecords = async () => {
  const made = await records();
  const kept = [made.live, made.spare, made.trashed].map(({ passkeys }) => passkeys?.id);
  await admin.query('delete from identity.passkeys where id = any($1)', [kept]);
  return made;
};

test('A6 IDN-4: no direct call gets past the second step with what the password alone gives', async () => {
  const of = await plainRecords();
  await enrol(of.clinic);
  const { challenge } = await challenged(of.clinic);
  const exempt = new Set(['session.frontDoor', 'session.signIn', 'session.showCode', 'session.signOut']);
  const guarded = procedures.filter(([, { _def }]) => _def.meta?.openapi?.protect);
  expect(guarded.length).toBeGreaterThan(40);
  for (const [path] of guarded) {
    expect(exempt.has(path), path).toBe(false);
    for (const token of [challenge, undefined]) {
      const visitor = appRouter.createCaller(contextWith(hostOf(of.clinic), token));
      expect({ path, ...(await answerTo(visitor, path, inputFor(path, of))) }).toMatchObject({
        ...{ path, code: 'UNAUTHORIZED' },
      });
    }
  }
});

test('A6 IDN-4: a code is worth one use, also when twenty show it at once', async () => {
  const ours = await clinic();
  const { secret } = await enrol(ours);
  const code = await codeOf(secret);
  const challenges = await several(20, () => challenged(ours));
  const answers = await Promise.all(challenges.map(({ challenge }) => show(ours, challenge, code)));
  expect(statuses(answers)).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
  const again = await challenged(ours);
  expect(await show(ours, again.challenge, code)).toMatchObject({ status: 401 });
  expect(await show(ours, again.challenge, await codeOf(secret, -1))).toMatchObject({ status: 401 });
  expect(await show(ours, again.challenge, await codeOf(secret, 1))).toMatchObject({ status: 200 });
});

test('A6: twenty uses of one step race in the database, and one wins', async () => {
  const ours = await clinic();
  const { secret } = await enrol(ours);
  const accountId = await accountOf(ours.ownerEmail);
  const code = await codeOf(secret);
  const uses = await several(20, () =>
    planes.identity.em.fork().transactional(em => spendAppCode(em, planes.factorKey, accountId, code)),
  );
  expect(uses.filter(Boolean)).toHaveLength(1);
});

test('IDN-4: a code is good a step before and after its time, and not two', async () => {
  const ours = await clinic();
  const { secret } = await enrol(ours);
  const { challenge } = await challenged(ours);
  for (const steps of [-2, 2, -20])
    expect(await show(ours, challenge, await codeOf(secret, steps))).toMatchObject({ status: 401 });
  expect(await show(ours, challenge, await codeOf(secret, 1))).toMatchObject({ status: 200 });
});

test('A6 IDN-4: a recovery code is worth one use, however it is typed', async () => {
  const ours = await clinic();
  const { recoveryCodes } = await enrol(ours);
  const [one = '', other = ''] = recoveryCodes;
  const challenges = await several(20, () => challenged(ours));
  const answers = await Promise.all(challenges.map(({ challenge }) => show(ours, challenge, one)));
  expect(statuses(answers)).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
  const { challenge } = await challenged(ours);
  expect(await show(ours, challenge, one)).toMatchObject({ status: 401 });
  const shown = await show(ours, challenge, ` ${other.toUpperCase().replace('-', ' ')} `);
  expect(shown.status).toBe(200);
  const overview = said(await ask(ours, 'GET /second-factor', { cookie: cookiesOf(shown) }));
  expect(overview).toMatchObject({ hasApp: true, recoveryCodes: 8 });
});

test('A5 IDN-4: a challenge is worth one sign-in, five tries, five minutes, one clinic', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const { recoveryCodes } = await enrol(ours);
  const used = await challenged(ours);
  expect(await show(ours, used.challenge, recoveryCodes[0] ?? '')).toMatchObject({ status: 200 });
  const again = await show(ours, used.challenge, recoveryCodes[1] ?? '');
  expect(said(again)).toMatchObject({ message: 'This sign-in took too long. Please start again.' });

  const tried = await challenged(ours);
  for (let i = 0; i < 5; i++)
    expect(said(await show(ours, tried.challenge, '000000'))).toMatchObject({
      message: expect.stringMatching(/^This code is wrong/),
    });
  expect(said(await show(ours, tried.challenge, recoveryCodes[1] ?? ''))).toMatchObject({
    message: expect.stringMatching(/start again/),
  });

  const old = await challenged(ours);
  await admin.query(
    `update identity.one_time_tokens set expires_at = now() - interval '1 second' where used_at is null`,
  );
  expect(await show(ours, old.challenge, recoveryCodes[1] ?? '')).toMatchObject({ status: 401 });
  const { challenge } = await challenged(ours);
  expect(await show(theirs, challenge, recoveryCodes[1] ?? '')).toMatchObject({ status: 401 });
  expect(await show(ours, 'A'.repeat(43), recoveryCodes[1] ?? '')).toMatchObject({ status: 401 });
  expect(await show(ours, challenge, recoveryCodes[1] ?? '')).toMatchObject({ status: 200 });
});

test('A3 IDN-5: codes are counted before they are looked at, and their owner is told that the password is known', async () => {
  const ours = await clinic();
  await enrol(ours);
  const from = elsewhere();
  const challenges = await several(20, () => challenged(ours));
  const answers = await Promise.all(challenges.map(({ challenge }) => show(ours, challenge, '000000', from)));
  expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, ...Array.from({ length: 15 }, () => 429)]);
  const { rows } = await admin.query(
    `select kind, count(*)::int as n from platform.security_events where tenant_id = $1 group by kind order by kind`,
    [ours.id],
  );
  expect(rows).toEqual([
    { kind: 'LOCKED_OUT', n: 1 },
    { kind: 'SECOND_FACTOR_FAILED', n: 5 },
  ]);
  expect(await outboxOf(ours, { kind: 'lock-out' })).toMatchObject([
    { body: expect.stringContaining('somebody knows your password') },
  ]);
});

test('A11 IDN-4: the tables hold neither the secret nor a recovery code, and a secret opens for its account only', async () => {
  const ours = await clinic();
  const { secret, recoveryCodes } = await enrol(ours);
  const accountId = await accountOf(ours.ownerEmail);
  const { rows } = await admin.query(
    'select sealed_secret from identity.second_factors where account_id = $1',
    [accountId],
  );
  const sealed: Buffer = rows[0].sealed_secret;
  expect(unseal(planes.factorKey, accountId, sealed)).toBe(secret);
  expect(() => unseal(planes.factorKey, anotherThan(accountId), sealed)).toThrow(/authenticate/);
  const flipped = Buffer.from(sealed);
  flipped[flipped.length - 1]! ^= 1;
  expect(() => unseal(planes.factorKey, accountId, flipped)).toThrow(/authenticate/);
  expect(seal(planes.factorKey, accountId, secret)).not.toEqual(seal(planes.factorKey, accountId, secret));
  for (const table of ['second_factors', 'recovery_codes', 'one_time_tokens']) {
    const dump = JSON.stringify((await admin.query(`select t::text from identity.${table} t`)).rows);
    for (const word of [
      secret,
      ...recoveryCodes,
      ...recoveryCodes.map(code => Buffer.from(code).toString('hex')),
    ])
      expect(dump.includes(word), table).toBe(false);
  }
});

/** Another account's id. */
const anotherThan = (accountId: string) => accountId.replace(/^./, digit => (digit === '0' ? '1' : '0'));

test('IDN-4: an app that is set up is not replaced, only removed first, and its owner is told of both', async () => {
  const ours = await clinic();
  const { cookie, secret } = await enrol(ours);
  expect(said(await ask(ours, 'POST /second-factor', { cookie }))).toMatchObject({
    message: expect.stringMatching(/set up already/),
  });
  expect(await ask(ours, 'DELETE /second-factor', { cookie })).toMatchObject({ status: 200 });
  expect(said(await ask(ours, 'GET /second-factor', { cookie }))).toMatchObject({
    hasApp: false,
    recoveryCodes: 0,
  });
  expect(said(await signIn(ours))).toEqual({ done: true });
  expect(await codeOf(secret)).toMatch(/^\d{6}$/);
  expect((await outboxOf(ours)).map(({ subject }) => subject)).toEqual([
    'An authenticator app was set up for your MedFlow account',
    'The authenticator app was removed for your MedFlow account',
  ]);
});

test('A6 IDN-4: whoever knows only the password cannot take a second factor away that was set up meanwhile', async () => {
  const ours = await clinic();
  const thief = cookiesOf(await signIn(ours));
  const { cookie, secret } = await enrol(ours);
  const byPassword = { cookie: thief, body: { password: PASSWORD } };
  expect(said(await ask(ours, 'POST /session/confirm', byPassword))).toMatchObject({
    ...{ code: 'UNPROCESSABLE_CONTENT', message: expect.stringContaining('with a code or your passkey') },
  });
  const wishes = [
    ...['DELETE /second-factor', 'POST /second-factor/recovery-codes', 'POST /sessions/end-others'],
    ...['POST /passkeys/begin', 'POST /second-factor'],
  ];
  for (const route of wishes)
    expect(said(await ask(ours, route, { cookie: thief })), route).toMatchObject({
      ...{ code: 'FORBIDDEN', needs: 'confirmation' },
    });
  const body = { code: await codeOf(secret) };
  const proven = cookiesOf(await ask(ours, 'POST /session/confirm', { cookie: thief, body }));
  expect(await ask(ours, 'POST /sessions/end-others', { cookie: proven })).toMatchObject({ status: 200 });
  expect(await look(ours, cookie)).toMatchObject({ status: 401 });
});

test('A6 IDN-4: a session older than the second factor changes no password before it has shown the factor', async () => {
  const ours = await clinic();
  const thief = cookiesOf(await signIn(ours));
  const { secret } = await enrol(ours);
  const body = { currentPassword: PASSWORD, newPassword: 'kettle orbit lantern 88' };
  const change = (cookie: string) => ask(ours, 'POST /account/password', { cookie, body });
  expect(said(await change(thief))).toMatchObject({ code: 'FORBIDDEN', needs: 'confirmation' });
  expect(said(await signIn(ours))).toMatchObject({ done: false });
  const shown = { cookie: thief, body: { code: await codeOf(secret) } };
  const proven = cookiesOf(await ask(ours, 'POST /session/confirm', shown));
  const changed = await change(proven);
  expect(changed.status).toBe(200);
  expect(await look(ours, cookiesOf(changed))).toMatchObject({ status: 200 });
  const { rows } = await admin.query(
    'select second_factor_at from identity.sessions where tenant_id = $1 and revoked_at is null',
    [ours.id],
  );
  expect(rows).toEqual([{ second_factor_at: expect.any(Date) }]);
});

test('IDN-4: new recovery codes make the old ones worthless', async () => {
  const ours = await clinic();
  const { cookie, recoveryCodes } = await enrol(ours);
  const renewed = said(await ask(ours, 'POST /second-factor/recovery-codes', { cookie })) as {
    recoveryCodes: string[];
  };
  const { challenge } = await challenged(ours);
  expect(await show(ours, challenge, recoveryCodes[0] ?? '')).toMatchObject({ status: 401 });
  expect(await show(ours, challenge, renewed.recoveryCodes[0] ?? '')).toMatchObject({ status: 200 });
});

test('IDN-4 AUD-5: whoever runs MedFlow lets somebody in again who has lost everything, and it is told', async () => {
  const ours = await clinic();
  const { cookie } = await enrol(ours);
  const id = await accountOf(ours.ownerEmail);
  await removeFactors(planes, { id, email: ours.ownerEmail, language: null }, systemHand('test'));
  expect(await look(ours, cookie)).toMatchObject({ status: 401 });
  expect(said(await signIn(ours))).toEqual({ done: true });
  const told = (await outboxOf(ours)).filter(({ subject }) => subject === 'Your second factor was removed');
  expect(told.map(({ recipient }) => recipient)).toEqual([ours.ownerEmail]);
  const deeds = await admin.query('select action, actor from platform.system_entries where entity_id = $1', [
    id,
  ]);
  expect(deeds.rows).toEqual([{ action: 'account.removeSecondFactor', actor: 'test' }]);
});

describe('a clinic that asks for a second factor', () => {
  test('IDN-4: lets a member without one do nothing but set one up, whichever procedure is called', async () => {
    const of = await plainRecords();
    const ours = of.clinic;
    const cookie = cookiesOf(await signIn(ours));
    await require(ours);
    expect(said(await look(ours, cookie))).toMatchObject({ needsSecondFactor: true });
    const token = cookie.match(/medflow=([\w-]{43})/)?.[1];
    const early = procedures.filter(([, { _def }]) => _def.meta?.beforeSecondFactor).map(([path]) => path);
    expect(early.toSorted()).toEqual([
      ...['passkeySignIn.beginConfirmation', 'passkeySignIn.confirm', 'passkeys.add', 'passkeys.begin'],
      ...['secondFactor.begin', 'secondFactor.confirm', 'secondFactor.overview'],
      ...['session.confirm', 'session.current'],
    ]);
    const guarded = procedures.filter(
      ([path, { _def }]) => _def.meta?.openapi?.protect && !early.includes(path),
    );
    for (const [path] of guarded) {
      const caller = appRouter.createCaller({ ...contextWith(hostOf(ours), token) });
      expect({ path, ...(await answerTo(caller, path, inputFor(path, of))) }).toEqual({
        ...{
          path,
          code: 'FORBIDDEN',
          answer: 'This clinic asks for a second factor. Please set one up first.',
        },
      });
    }
    const refused = await ask(ours, 'GET /patients', { cookie });
    expect(refused.status).toBe(403);
    expect(said(refused)).toMatchObject({ needs: 'second-factor' });
  });

  test('IDN-4: lets them work as soon as it is set up, and asks for it from then on', async () => {
    const ours = await clinic();
    await require(ours);
    const early = cookiesOf(await signIn(ours));
    expect(await ask(ours, 'GET /patients', { cookie: early })).toMatchObject({ status: 403 });
    const { cookie, secret } = await enrol(ours);
    expect(await ask(ours, 'GET /patients', { cookie })).toMatchObject({ status: 200 });
    expect(said(await look(ours, cookie))).toMatchObject({ needsSecondFactor: false });
    const { challenge } = await challenged(ours);
    expect(await show(ours, challenge, await codeOf(secret))).toMatchObject({ status: 200 });
    const refused = await ask(ours, 'DELETE /second-factor', { cookie });
    expect(said(refused)).toMatchObject({ message: expect.stringMatching(/asks for a second factor/) });
  });

  test('IDN-4: lets a session that is older than the rule go on once its owner has shown theirs', async () => {
    const ours = await clinic();
    const older = cookiesOf(await signIn(ours));
    const { secret } = await enrol(ours);
    await require(ours);
    expect(await ask(ours, 'GET /patients', { cookie: older })).toMatchObject({ status: 403 });
    const byPassword = await ask(ours, 'POST /session/confirm', {
      cookie: older,
      body: { password: PASSWORD },
    });
    expect(byPassword.status).toBe(422);
    expect(await ask(ours, 'GET /patients', { cookie: older })).toMatchObject({ status: 403 });
    const code = await codeOf(secret);
    const confirmed = await ask(ours, 'POST /session/confirm', { cookie: older, body: { code } });
    expect(await ask(ours, 'GET /patients', { cookie: cookiesOf(confirmed) })).toMatchObject({ status: 200 });
  });

  test('IDN-4: is no other clinic’s rule, and only an administrator’s to make', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await require(ours);
    expect(
      said(await ask(theirs, 'GET /session', { cookie: cookiesOf(await signIn(theirs)) })),
    ).toMatchObject({
      needsSecondFactor: false,
    });
    const { email } = await member(theirs, 'staff');
    const cookie = cookiesOf(await signIn(theirs, email));
    const body = { version: 1, requireSecondFactor: true };
    expect(await ask(theirs, 'PATCH /settings/security', { cookie, body })).toMatchObject({ status: 403 });
  });
});
