import { describe, expect, test } from 'vitest';
import { expectStrong } from '../../server/access/accounts/password-rules.ts';
import { DEMO_PASSWORD } from '../../server/demo/blueprints/blueprints.ts';
import { appRouter } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { cookiesOf } from '../http/identity-door.ts';
import { counters } from '../world/counters.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import { WAITED_FOR } from '../world/waiting.ts';
import { clinic, contextWith, hostOf, member, PASSWORD, sqlAs, type TestClinic } from '../world/world.ts';

const { knock } = await openDoor();
const admin = await sqlAs('admin');
const NEW = 'kettle orbit lantern 88';
const WORTHLESS = {
  code: 'NOT_FOUND',
  message: 'This link has been used or is too old. Please ask for a new one.',
};

const visitorOf = (of: TestClinic | null) =>
  appRouter.createCaller(contextWith(of ? hostOf(of) : 'localhost'));
const signIn = (of: TestClinic, password: string, email = of.ownerEmail) =>
  knock({ host: hostOf(of), path: '/api/v1/session', method: 'POST', body: { email, password } });
const cookieFor = async (of: TestClinic, password = PASSWORD, email = of.ownerEmail): Promise<string> =>
  cookiesOf(await signIn(of, password, email));
const look = async (of: TestClinic, cookie: string): Promise<number> =>
  (await knock({ host: hostOf(of), path: '/api/v1/session', headers: { cookie } })).status;
const change = (of: TestClinic, cookie: string, body: object) =>
  knock({ host: hostOf(of), path: '/api/v1/account/password', method: 'POST', headers: { cookie }, body });

const listedSessions = async ({ id }: TestClinic): Promise<number> =>
  (await admin.query('select from identity.sessions where tenant_id = $1 and revoked_at is null', [id]))
    .rowCount ?? 0;

/** A fresh reset link of the owner, as the mail has it. */
const resetToken = async (of: TestClinic): Promise<string> => {
  await visitorOf(of).account.requestReset({ email: of.ownerEmail });
  return tokenIn((await mailsTo(of.ownerEmail)).findLast(({ kind }) => kind === 'reset')?.body);
};
const reset = (of: TestClinic, token: string, password = NEW) =>
  visitorOf(of).account.reset({ token, password });

/** Makes the owner of one clinic a member of the other, too. */
const joins = async (first: TestClinic, other: TestClinic): Promise<void> => {
  const { id } = await member(other, 'staff');
  const account = '(select id from identity.accounts where email = $2)';
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(`update clinic.users set account_id = ${account}, email = $2 where id = $1`, [
    id,
    first.ownerEmail,
  ]);
  await admin.query(
    `update identity.memberships set account_id = ${account}, email = $2 where user_id = $1`,
    [id, first.ownerEmail],
  );
  await admin.query('commit');
};

describe('a new password', () => {
  const own = ['ada@praxis-nord.test', 'Ada Lovelace', 'Lovelace', 'Praxis Nord', 'praxis-nord'];

  test.each([
    'password1234',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaa',
    'P@ssw0rd1234',
    'iloveyou1234',
    'abcdefghijkl',
  ])('IDN-1: %s is too common', async password => {
    await expect(expectStrong(password, own)).rejects.toThrow('a common one');
  });

  test.each(['kettle lovelace orbit 88', 'KETTLE-PRAXIS.NORD-orbit', 'ada@praxis-nord.test!'])(
    'IDN-1: %s is made of what everybody knows of the person',
    async password => {
      await expect(expectStrong(password, own)).rejects.toThrow('without your name');
    },
  );

  test.each([
    PASSWORD,
    DEMO_PASSWORD,
    NEW,
    'x9$Kq2!vB7wLp',
    'größer als 12 Zeichen',
    'kettle orbit '.repeat(15),
  ])('IDN-1: %s will do', async password => {
    await expect(expectStrong(password, own)).resolves.toBeUndefined();
  });
});

describe('changing the password', () => {
  test('IDN-1 IDN-3 A2: every other session ends at once, in all clinics; this one goes on under a new token', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await joins(ours, theirs);
    const [here, elsewhere] = [await cookieFor(ours), await cookieFor(ours)];
    const abroad = await cookieFor(theirs, PASSWORD, ours.ownerEmail);
    for (const [of, cookie] of [
      [ours, here],
      [ours, elsewhere],
      [theirs, abroad],
    ] as const)
      expect(await look(of, cookie)).toBe(200);
    const changed = await change(ours, here, { currentPassword: PASSWORD, newPassword: NEW });
    expect(changed.status).toBe(200);
    expect(await look(ours, cookiesOf(changed))).toBe(200);
    expect(await look(ours, here)).toBe(401);
    expect(await look(ours, elsewhere)).toBe(401);
    expect(await look(theirs, abroad)).toBe(401);
    expect(await signIn(ours, PASSWORD)).toMatchObject({ status: 401 });
    expect(await signIn(ours, NEW)).toMatchObject({ status: 200 });
  });

  test('IDN-1: it takes the current one, another new one, and no weak one', async () => {
    const ours = await clinic();
    const cookie = await cookieFor(ours);
    const tries = [
      [{ currentPassword: 'not the right one', newPassword: NEW }, 'Your current password is another one.'],
      [{ currentPassword: PASSWORD, newPassword: PASSWORD }, 'This is your password already.'],
      [{ currentPassword: PASSWORD, newPassword: 'password1234' }, expect.stringContaining('a common one')],
      [
        { currentPassword: PASSWORD, newPassword: `${ours.slug} orbit 88` },
        expect.stringContaining('without your name'),
      ],
    ] as const;
    for (const [body, message] of tries) {
      const answer = await change(ours, cookie, body);
      expect(answer.status).toBe(422);
      expect(JSON.parse(answer.text)).toMatchObject({ message });
    }
    expect(await change(ours, cookie, { currentPassword: PASSWORD, newPassword: 'short' })).toMatchObject({
      status: 400,
    });
    expect(await change(ours, '', { currentPassword: PASSWORD, newPassword: NEW })).toMatchObject({
      status: 401,
    });
    expect(await signIn(ours, PASSWORD)).toMatchObject({ status: 200 });
  });

  test('A3: guesses at the current one are counted, and a reset lets one in again', async () => {
    const ours = await clinic();
    const cookie = await cookieFor(ours);
    const guess = () => change(ours, cookie, { currentPassword: 'not the right one', newPassword: NEW });
    const answers = await Promise.all(Array.from({ length: 20 }, guess));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(await change(ours, cookie, { currentPassword: PASSWORD, newPassword: NEW })).toMatchObject({
      status: 429,
    });
    await reset(ours, await resetToken(ours));
    expect(await signIn(ours, NEW)).toMatchObject({ status: 200 });
  });

  test('IDN-1 AUD-1: a mail tells of it, and so does the audit, without the password', async () => {
    const ours = await clinic();
    await change(ours, await cookieFor(ours), { currentPassword: PASSWORD, newPassword: NEW });
    expect((await mailsTo(ours.ownerEmail)).map(({ kind, tenantId }) => [kind, tenantId])).toEqual([
      ['password-changed', ours.id],
    ]);
    const { rows } = await admin.query(
      "select procedure, changes from clinic.audit_entries where tenant_id = $1 and entity = 'Account'",
      [ours.id],
    );
    expect(rows).toEqual([
      { procedure: 'account.changePassword', changes: { password: { protected: true } } },
    ]);
  });
});

describe('a forgotten password', () => {
  test('IDN-1 A5: the link of the mail sets a new one, once, and ends every session', async () => {
    const ours = await clinic();
    const cookie = await cookieFor(ours);
    const token = await resetToken(ours);
    expect(await reset(ours, token)).toEqual({ done: true });
    expect(await look(ours, cookie)).toBe(401);
    expect(await signIn(ours, PASSWORD)).toMatchObject({ status: 401 });
    expect(await signIn(ours, NEW)).toMatchObject({ status: 200 });
    await expect(reset(ours, token)).rejects.toMatchObject(WORTHLESS);
    expect((await mailsTo(ours.ownerEmail)).map(({ kind }) => kind)).toEqual(['reset', 'password-changed']);
  });

  test('A2 A5: a sign-in with the old password that is under way opens nothing any more', async () => {
    const ours = await clinic();
    const token = await resetToken(ours);
    // Holds the sign-in between its password, which was right, and its session.
    await admin.query('begin');
    await admin.query('lock table identity.second_factors in access exclusive mode');
    const underWay = signIn(ours, PASSWORD);
    const held = `select ${WAITED_FOR} and relation = 'identity.second_factors'::regclass`;
    await expect.poll(async () => (await admin.query(held)).rowCount, { timeout: 4000 }).toBe(1);
    await reset(ours, token);
    await admin.query('rollback');
    expect((await underWay).status).toBe(401);
    expect(await listedSessions(ours)).toBe(0);
  });

  test('A5: of twenty who use one link at the same time exactly one sets the password', async () => {
    const ours = await clinic();
    const token = await resetToken(ours);
    const passwords = Array.from({ length: 20 }, (_, n) => `${NEW} ${n}`);
    const answers = await Promise.allSettled(passwords.map(password => reset(ours, token, password)));
    const right = passwords.filter((_, n) => answers[n]?.status === 'fulfilled');
    expect(right).toHaveLength(1);
    expect(await signIn(ours, right[0] ?? '')).toMatchObject({ status: 200 });
  });

  test('A5: a link that is too old, of another clinic, made up or older than the last change is worthless', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const [old, stale] = [await resetToken(ours), await resetToken(theirs)];
    await expect(reset(theirs, old)).rejects.toMatchObject(WORTHLESS);
    await expect(reset(ours, 'x'.repeat(43))).rejects.toMatchObject(WORTHLESS);
    await admin.query(
      "update identity.one_time_tokens set expires_at = now() - interval '1 second' where tenant_id = $1",
      [ours.id],
    );
    await expect(reset(ours, old)).rejects.toMatchObject(WORTHLESS);
    await reset(theirs, await resetToken(theirs));
    await expect(reset(theirs, stale)).rejects.toMatchObject(WORTHLESS);
    expect(await signIn(ours, PASSWORD)).toMatchObject({ status: 200 });
  });

  test('IDN-1: a weak password is refused, and the link is still good', async () => {
    const ours = await clinic();
    const token = await resetToken(ours);
    await expect(reset(ours, token, 'password1234')).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    expect(await reset(ours, token)).toEqual({ done: true });
  });

  test('A4 IDN-1: an unknown address gets the same answer, and no mail', async () => {
    const ours = await clinic();
    const times: number[] = [];
    const ask = async (email: string) => {
      const begun = performance.now();
      const request = { host: hostOf(ours), path: '/api/v1/account/reset-requests', method: 'POST' };
      const answer = await knock({ ...request, body: { email } });
      times.push(performance.now() - begun);
      return answer;
    };
    const [known, unknown] = [await ask(ours.ownerEmail.toUpperCase()), await ask('nobody@nowhere.test')];
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(known.status).toBe(200);
    expect(Math.min(...times)).toBeGreaterThan(240);
    expect(await mailsTo('nobody@nowhere.test')).toEqual([]);
    expect(await mailsTo(ours.ownerEmail)).toMatchObject([
      { kind: 'reset', secret: true, tenantId: ours.id },
    ]);
  });

  test('IDN-1 T2: a clinic’s outbox does not tell that a stranger has an account elsewhere', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await visitorOf(theirs).account.requestReset({ email: ours.ownerEmail });
    await visitorOf(null).account.requestReset({ email: ours.ownerEmail });
    const mails = await mailsTo(ours.ownerEmail);
    expect(mails.map(({ tenantId }) => tenantId)).toEqual([ours.id, ours.id]);
    for (const { body } of mails) expect(body).toContain(`http://${hostOf(ours)}/reset-password#`);
  });

  test('IDN-1: asking again and again fills no mailbox', async () => {
    const ours = await clinic();
    for (let n = 0; n < 7; n++) await visitorOf(ours).account.requestReset({ email: ours.ownerEmail });
    expect(await mailsTo(ours.ownerEmail)).toHaveLength(5);
  });

  test('IDN-5: nobody fills the mailboxes of many people from one address', async () => {
    const ours = await clinic();
    const asking = visitorOf(ours).account;
    const requests = Array.from({ length: 110 }, (_, n) => asking.requestReset({ email: `n${n}@x.test` }));
    const outcomes = await Promise.allSettled(requests);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]).toMatchObject({ reason: { code: 'TOO_MANY_REQUESTS' } });
    await counters.forget();
  });

  test('IDN-1: the link leads to the clinic, whatever port the request claimed', async () => {
    const ours = await clinic();
    await knock({
      ...{ host: `${ours.slug}.localhost:666`, path: '/api/v1/account/reset-requests', method: 'POST' },
      body: { email: ours.ownerEmail },
    });
    const [mail] = await mailsTo(ours.ownerEmail);
    expect(mail?.body).toContain(`http://${ours.slug}.localhost:`);
    expect(mail?.body).not.toContain(':666');
  });
});

test('IDN-1: addresses that differ by case are one account', async () => {
  const ours = await clinic();
  await expect(
    admin.query("insert into identity.accounts (email, password_hash) values ($1, 'x')", [
      ours.ownerEmail.replace(/^[^@]+/, local => local.toUpperCase()),
    ]),
  ).rejects.toMatchObject({ constraint: 'accounts_email_lower' });
  expect(await signIn(ours, PASSWORD, ours.ownerEmail.toUpperCase())).toMatchObject({ status: 200 });
});
