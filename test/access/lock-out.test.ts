import { expect, test } from 'vitest';
import { Limits } from '../../server/access/limits/limits.ts';
import { userFields } from '../../server/demo/factories/factories.ts';
import { consoleRouter } from '../../server/platform/router.ts';
import { openDoor } from '../http/front-door.ts';
import { elsewhere } from '../http/identity-door.ts';
import { type Raw, said } from '../http/send.ts';
import { operator, platformHost } from '../world/console.ts';
import { counters } from '../world/counters.ts';
import { mailsTo, outboxOf, tokenIn } from '../world/mailbox.ts';
import {
  as,
  clinic,
  contextWith,
  faker,
  hostOf,
  member,
  PASSWORD,
  planes,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

/** Behind a proxy that is trusted, a test may come from any address. */
const { knock } = await openDoor({ trustProxy: ['loopback'] });
const admin = await sqlAs('admin');

interface Try {
  email?: string;
  password?: string;
  from?: string;
}
const signIn = (ours: TestClinic, { email, password = PASSWORD, from = elsewhere() }: Try = {}) =>
  knock({
    ...{ host: hostOf(ours), path: '/api/v1/session', method: 'POST' },
    headers: { 'x-forwarded-for': from },
    body: { email: email ?? ours.ownerEmail, password },
  });
const wrong = (ours: TestClinic, more: Try = {}) => signIn(ours, { password: 'not the password', ...more });
const several = async (count: number, work: () => Promise<Raw>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let i = 0; i < count; i++) statuses.push((await work()).status);
  return statuses;
};
/** Passwords that were really looked at. */
const checked = async ({ id }: TestClinic): Promise<number> =>
  (
    await admin.query(
      `select count(*)::int as n from clinic.audit_entries where tenant_id = $1 and action = 'LOGIN_FAILED'`,
      [id],
    )
  ).rows[0].n;
const eventsOf = async ({ id }: TestClinic, kind: string) =>
  (
    await admin.query(
      'select account_id, address from platform.security_events where tenant_id = $1 and kind = $2',
      [id, kind],
    )
  ).rows;
const mailsOf = (of: TestClinic) => outboxOf(of, { kind: 'lock-out' });

test('A3 IDN-5: of two hundred wrong passwords at once no more are looked at than the limit allows', async () => {
  const ours = await clinic();
  const from = elsewhere();
  const connections = Array.from({ length: 20 }, () => several(10, () => wrong(ours, { from })));
  const statuses = (await Promise.all(connections)).flat();
  expect(statuses.filter(status => status === 401)).toHaveLength(5);
  expect(statuses.filter(status => status === 429)).toHaveLength(195);
  expect(await checked(ours)).toBe(5);
  expect(await eventsOf(ours, 'LOCKED_OUT')).toHaveLength(1);
  expect(await mailsOf(ours)).toHaveLength(1);
});

test('IDN-5 IDN-8: whoever is locked out is told how long, and not even the right password is looked at', async () => {
  const ours = await clinic();
  const from = elsewhere();
  await several(5, () => wrong(ours, { from }));
  const answer = await signIn(ours, { from });
  expect(answer.status).toBe(429);
  expect(answer.headers['retry-after']).toBe('60');
  expect(said(answer)).toMatchObject({
    ...{ code: 'TOO_MANY_REQUESTS', retryAfter: 60 },
    message: 'There were too many attempts. Please try again in a minute.',
  });
  expect(answer.headers).not.toHaveProperty('set-cookie');
  const inTrpc = await knock({
    ...{ host: hostOf(ours), path: '/trpc/session.signIn?batch=1', method: 'POST' },
    headers: { 'x-forwarded-for': from },
    body: { 0: { email: ours.ownerEmail, password: PASSWORD } },
  });
  expect(inTrpc.status).toBe(429);
  expect(Number(inTrpc.headers['retry-after'])).toBeGreaterThan(50);
  const [mail] = await mailsOf(ours);
  expect(mail).toMatchObject({ recipient: ours.ownerEmail, body: expect.stringContaining('a minute') });
  expect(await eventsOf(ours, 'LOCKED_OUT')).toMatchObject([
    { account_id: expect.any(String), address: from },
  ]);
});

test('IDN-5: each lock is twice as long as the one before, up to an hour, and a right password ends that', async () => {
  const ours = await clinic();
  const from = elsewhere();
  const waits: unknown[] = [];
  for (let lock = 0; lock < 8; lock++) {
    await several(5, () => wrong(ours, { from }));
    waits.push((await wrong(ours, { from })).headers['retry-after']);
    await counters.expire();
  }
  expect(waits).toEqual(['60', '120', '240', '480', '960', '1920', '3600', '3600']);
  expect(await signIn(ours, { from })).toMatchObject({ status: 200 });
  await several(5, () => wrong(ours, { from }));
  expect((await wrong(ours, { from })).headers['retry-after']).toBe('60');
  expect(await mailsOf(ours)).toHaveLength(1);
});

test('A4 IDN-5: an account that nobody has is locked in the same words', async () => {
  const ours = await clinic();
  const locked = async (email: string) => {
    const from = elsewhere();
    await several(5, () => wrong(ours, { email, from }));
    const { requestId: _, ...body } = said(await wrong(ours, { email, from }));
    return body;
  };
  expect(await locked('nobody-at-all@example.org')).toEqual(await locked(ours.ownerEmail));
  expect(await mailsOf(ours)).toHaveLength(1);
});

test('IDN-5: tries from many places lock strangers out, but never somebody who signs in from their usual place', async () => {
  const ours = await clinic();
  const home = elsewhere();
  expect(await signIn(ours, { from: home })).toMatchObject({ status: 200 });
  const statuses = await several(31, () => wrong(ours));
  expect(statuses.slice(0, 29)).toEqual(Array.from({ length: 29 }, () => 401));
  expect(statuses.at(-1)).toBe(429);
  expect(await signIn(ours)).toMatchObject({ status: 429 });
  expect(await signIn(ours, { from: home })).toMatchObject({ status: 200 });
});

test('IDN-5: one address cannot try its luck with many accounts', async () => {
  const ours = await clinic();
  const from = elsewhere();
  await counters.forget();
  let n = 0;
  const next = () => wrong(ours, { email: `guess-${++n}@example.org`, from });
  expect(await next()).toMatchObject({ status: 401 });
  await counters.set('password-network', 98);
  expect(await several(3, next)).toEqual([401, 401, 429]);
  expect(await signIn(ours)).toMatchObject({ status: 200 });
});

test('IDN-5: a whole /64 of IPv6 counts as one visitor', async () => {
  const ours = await clinic();
  let n = 0;
  const statuses = await several(6, () => wrong(ours, { from: `2001:db8:1:2:${++n}::1` }));
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await wrong(ours, { from: '2001:db8:1:3::1' })).toMatchObject({ status: 401 });
});

test('IDN-5: right passwords use nothing up, and one member’s lock is no one else’s', async () => {
  const ours = await clinic();
  const from = elsewhere();
  const { email } = await member(ours, 'staff');
  expect(new Set(await several(12, () => signIn(ours, { from })))).toEqual(new Set([200]));
  await several(6, () => wrong(ours, { from }));
  expect(await signIn(ours, { from })).toMatchObject({ status: 429 });
  expect(await signIn(ours, { from, email })).toMatchObject({ status: 200 });
});

test('IDN-5: when tries cannot be counted, nobody is let in and no password is looked at', async () => {
  const ours = await clinic();
  await counters.without(async () => {
    const answer = await signIn(ours);
    expect(answer.status).toBe(503);
    expect(said(answer)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(await wrong(ours)).toMatchObject({ status: 503 });
    expect(await checked(ours)).toBe(0);
  });
  expect(await signIn(ours)).toMatchObject({ status: 200 });
});

test('A11 IDN-5: the counters name nobody', async () => {
  const ours = await clinic();
  const from = elsewhere();
  await wrong(ours, { from });
  const keys = await counters.keys();
  expect(keys.length).toBeGreaterThan(3);
  for (const secret of [ours.ownerEmail, from, ours.id]) expect(keys.join()).not.toContain(secret);
});

test('IDN-5 IDN-8: twenty at once share out what is left, in however many processes', async () => {
  const limit = { name: 'test', points: 7, seconds: 60 };
  const processes = [new Limits(planes), new Limits(planes)];
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, i) => processes[i % 2]!.take(limit, 'somebody')),
  );
  expect(taken.filter(({ isOver }) => !isOver)).toHaveLength(7);
  expect(taken.filter(({ isFirstOver }) => isFirstOver)).toHaveLength(1);
  expect(
    taken
      .map(({ remaining }) => remaining)
      .toSorted((a, b) => b - a)
      .slice(0, 8),
  ).toEqual([...[6, 5, 4, 3, 2, 1, 0, 0]]);
  await processes[0]!.forget(limit, 'somebody');
  expect(await processes[1]!.take(limit, 'somebody')).toMatchObject({ isOver: false, used: 1 });
});

test('IDN-5: an open session is no way to guess the password of its owner', async () => {
  const ours = await clinic();
  const from = elsewhere();
  const cookie =
    (await signIn(ours, { from })).headers['set-cookie']?.map(one => one.split(';')[0]).join('; ') ?? '';
  const change = (currentPassword: string) =>
    knock({
      ...{ host: hostOf(ours), path: '/api/v1/account/password', method: 'POST' },
      headers: { 'x-forwarded-for': from, cookie },
      body: { currentPassword, newPassword: 'quite another Passphrase 77' },
    });
  expect(await several(5, () => change('not the password'))).toEqual([422, 422, 422, 422, 422]);
  expect(await change(PASSWORD)).toMatchObject({ status: 429 });
  expect(await signIn(ours)).toMatchObject({ status: 200 });
});

test('A3 IDN-5: an invitation is no way to guess the password of an account, or of one that is just made', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const invited = async (email: string) => {
    const { link } = await (await as(ours)).invitations.invite(userFields(faker, { email }));
    return tokenIn(link ?? '');
  };
  const [known, fresh] = [await invited(theirs.ownerEmail), await invited('newcomer@mail.example')];
  const accept = (token: string, password: string, from = elsewhere()) =>
    knock({
      ...{ host: hostOf(ours), path: '/api/v1/invitations/accept', method: 'POST' },
      headers: { 'x-forwarded-for': from },
      body: { token, password },
    });
  const guess = (token: string, from: string) =>
    Promise.all(Array.from({ length: 20 }, (_, n) => accept(token, `kettle orbit lantern ${n}`, from)));
  const from = elsewhere();
  const statuses = (await guess(known, from)).map(({ status }) => status);
  expect(statuses.filter(status => status === 422)).toHaveLength(5);
  expect(statuses.filter(status => status === 429)).toHaveLength(15);
  expect(await accept(known, PASSWORD, from)).toMatchObject({ status: 429 });
  expect(await accept(known, PASSWORD)).toMatchObject({ status: 200 });
  const first = (await guess(fresh, elsewhere())).map(({ status }) => status);
  expect(first.filter(status => status === 200).length).toBeLessThanOrEqual(1);
  // The right password, which whoever comes first has chosen, begins the count anew: five before it, five after.
  expect(first.filter(status => status === 422).length).toBeLessThanOrEqual(10);
});

test('IDN-5: a new password by mail lifts every lock-out of the account, and none of the address', async () => {
  const ours = await clinic();
  const password = 'kettle orbit lantern 88';
  const from = elsewhere();
  const reset = async () => {
    const ask = (path: string, body: object) =>
      knock({
        ...{ host: hostOf(ours), path: `/api/v1/account/${path}`, method: 'POST', body },
        headers: { 'x-forwarded-for': from },
      });
    await ask('reset-requests', { email: ours.ownerEmail });
    const token = tokenIn((await mailsTo(ours.ownerEmail)).findLast(({ kind }) => kind === 'reset')?.body);
    expect(await ask('resets', { token, password })).toMatchObject({ status: 200 });
  };
  await several(6, () => wrong(ours, { from }));
  await several(31, () => wrong(ours));
  expect(await signIn(ours)).toMatchObject({ status: 429 });
  await reset();
  expect(await signIn(ours, { password })).toMatchObject({ status: 200 });
  expect(await signIn(ours, { password, from })).toMatchObject({ status: 200 });
  await new Limits(planes).block({ name: 'password-network', points: 100, seconds: 900 }, from, 300);
  await reset();
  expect(await signIn(ours, { password, from })).toMatchObject({ status: 429 });
});

test('A3 IDN-5: the operators’ console counts guesses as the clinics’ doors do', async () => {
  const { email } = await operator();
  const visitor = consoleRouter.createCaller(contextWith(platformHost));
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => visitor.session.signIn({ email, password: 'not the password' })),
  );
  const codes = tries.map(outcome => (outcome.status === 'rejected' ? outcome.reason.code : 'OK'));
  expect(codes.filter(code => code === 'UNAUTHORIZED')).toHaveLength(5);
  expect(codes.filter(code => code === 'TOO_MANY_REQUESTS')).toHaveLength(15);
  await expect(visitor.session.signIn({ email, password: PASSWORD })).rejects.toMatchObject({
    code: 'TOO_MANY_REQUESTS',
  });
});
