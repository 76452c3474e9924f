import { createHash } from 'node:crypto';
import { hash as argon2 } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { hashPassword } from '../../server/access/accounts/passwords.ts';
import { openDoor } from '../http/front-door.ts';
import { type Raw, said } from '../http/send.ts';
import { as, clinic, hostOf, member, PASSWORD, sqlAs, type TestClinic } from '../world/world.ts';

const { knock } = await openDoor();
const { knock: behindProxy } = await openDoor({ trustProxy: ['loopback'] });
const admin = await sqlAs('admin');

const signIn = (
  ours: TestClinic,
  email = ours.ownerEmail,
  more: { password?: string; cookie?: string } = {},
) =>
  knock({
    ...{ host: hostOf(ours), path: '/api/v1/session', method: 'POST' },
    headers: more.cookie ? { cookie: more.cookie } : {},
    body: { email, password: more.password ?? PASSWORD },
  });
const cookieOf = ({ headers }: Raw): string => String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
const look = (ours: TestClinic, cookie: string) =>
  knock({ host: hostOf(ours), path: '/api/v1/session', headers: { cookie } });
const signedIn = async (ours: TestClinic, email?: string) => cookieOf(await signIn(ours, email));
const signOut = (ours: TestClinic, cookie: string) =>
  knock({ host: hostOf(ours), path: '/api/v1/session', method: 'DELETE', headers: { cookie } });
const sessionBehind = (cookie: string) =>
  createHash('sha256')
    .update(cookie.split('=')[1] ?? '')
    .digest();
const actionsIn = async ({ id }: TestClinic): Promise<string[]> => {
  const sql = 'select action from clinic.audit_entries where tenant_id = $1 order by at';
  return (await admin.query(sql, [id])).rows.map(row => row.action);
};

test('IDN-3: who signs in is told who they are, where, and what they may do', async () => {
  const ours = await clinic();
  const answer = await signIn(ours, ` ${ours.ownerEmail.toUpperCase()} `);
  expect(answer.status).toBe(200);
  expect(said(answer)).toEqual({ done: true });
  const session = await look(ours, cookieOf(answer));
  expect(said(session)).toMatchObject({
    user: { email: ours.ownerEmail, role: 'owner' },
    clinic: { id: ours.id, slug: ours.slug, timeZone: 'Europe/Berlin' },
    permissions: expect.arrayContaining(['patients:read', 'users:write']),
  });
  expect(await actionsIn(ours)).toContain('LOGIN');
});

test('A7 IDN-3: the cookie is out of reach of scripts and of other sites and hosts', async () => {
  const ours = await clinic();
  const attributes = (answer: Raw) => String(answer.headers['set-cookie']?.[0]).split('; ');
  expect((await signIn(ours)).headers['set-cookie']).toHaveLength(2);
  const [pair, ...rest] = attributes(await signIn(ours));
  expect(pair).toMatch(/^medflow=[\w-]{43}$/);
  expect(rest.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
  const [signature, ...same] = String((await signIn(ours)).headers['set-cookie']?.[1]).split('; ');
  expect(signature).toMatch(new RegExp(`^tenant_sig=${ours.id}\\.[0-9a-f]{64}\\.1\\.\\d+$`));
  expect(same).toEqual(rest);
});

test('A7: over TLS the cookie is bound to the host, and only a proxy that is trusted can say that it is TLS', async () => {
  const ours = await clinic();
  const host = `${ours.slug}.localhost`;
  const overTls = {
    ...{ host, path: '/api/v1/session', method: 'POST' },
    headers: { 'x-forwarded-proto': 'https', origin: `https://${host}` },
    body: { email: ours.ownerEmail, password: PASSWORD },
  };
  const answer = await behindProxy(overTls);
  const [pair = '', ...rest] = String(answer.headers['set-cookie']?.[0]).split('; ');
  expect(pair).toMatch(/^__Host-medflow=[\w-]{43}$/);
  expect(rest.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  const asks = (cookie: string) =>
    behindProxy({ host, path: '/api/v1/session', headers: { 'x-forwarded-proto': 'https', cookie } });
  expect(await asks(pair)).toMatchObject({ status: 200 });
  expect(await asks(pair.replace('__Host-', ''))).toMatchObject({ status: 401 });
  const { origin: _, ...forged } = overTls.headers;
  expect(cookieOf(await knock({ ...overTls, headers: forged }))).toMatch(/^medflow=/);
});

test('A1: signing in makes a new token, whatever the browser brought along, and the old one is over', async () => {
  const ours = await clinic();
  const planted = `medflow=${'A'.repeat(43)}`;
  const first = cookieOf(await signIn(ours, undefined, { cookie: planted }));
  expect(first).not.toBe(planted);
  expect(await look(ours, planted)).toMatchObject({ status: 401 });
  const second = cookieOf(await signIn(ours, undefined, { cookie: first }));
  expect(second).not.toBe(first);
  expect(await look(ours, second)).toMatchObject({ status: 200 });
  expect(await look(ours, first)).toMatchObject({ status: 401 });
});

test('A11: a copy of the tables signs nobody in: they hold hashes only', async () => {
  const ours = await clinic();
  const cookie = await signedIn(ours);
  const token = cookie.split('=')[1] ?? '';
  const dump = async (table: string) =>
    JSON.stringify((await admin.query(`select t::text from identity.${table} t`)).rows);
  const [sessions, accounts] = [await dump('sessions'), await dump('accounts')];
  const hash = sessionBehind(cookie);
  expect(sessions).toContain(hash.toString('hex'));
  for (const secret of [token, Buffer.from(token).toString('hex'), PASSWORD]) {
    expect(sessions).not.toContain(secret);
    expect(accounts).not.toContain(secret);
  }
  expect(accounts).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  for (const stolen of [hash.toString('base64url'), hash.toString('hex')])
    expect(await look(ours, `medflow=${stolen}`)).toMatchObject({ status: 401 });
  const { rows } = await admin.query('select password_hash from identity.accounts where email = $1', [
    ours.ownerEmail,
  ]);
  expect(await signIn(ours, undefined, { password: rows[0].password_hash })).toMatchObject({ status: 401 });
});

test('K18: a password opens however its letters were typed, and so does one that was hashed as it was typed', async () => {
  const ours = await clinic();
  const [composed, apart] = [
    'Ein Café für Möwen ﬁndet'.normalize('NFC'),
    'Ein Café für Möwen ﬁndet'.normalize('NFD'),
  ];
  const set = (hash: string) =>
    admin.query('update identity.accounts set password_hash = $2 where email = $1', [ours.ownerEmail, hash]);
  await set(await hashPassword(composed));
  for (const password of [composed, apart, composed.normalize('NFKC')])
    expect(await signIn(ours, undefined, { password })).toMatchObject({ status: 200 });
  expect(await signIn(ours, undefined, { password: 'Ein Cafe fur Mowen findet' })).toMatchObject({
    status: 401,
  });
  await set(await argon2(apart, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }));
  expect(await signIn(ours, undefined, { password: apart })).toMatchObject({ status: 200 });
});

test('A4 IDN-1: whatever was wrong, the answer is the same, and each try is recorded', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const caller = await as(ours);
  const [away, gone] = [await member(ours, 'staff'), await member(ours, 'staff')];
  await caller.users.update({ id: away.id, version: 1, status: 'inactive' });
  await caller.users.trash({ id: gone.id, version: 1 });
  const tries = [
    await signIn(ours, undefined, { password: 'not the right password' }),
    await signIn(ours, undefined, { password: `${PASSWORD} ` }),
    await signIn(ours, undefined, { password: PASSWORD.toUpperCase() }),
    await signIn(ours, 'nobody@example.org'),
    await signIn(ours, theirs.ownerEmail),
    await signIn(ours, away.email),
    await signIn(ours, gone.email),
  ];
  for (const answer of tries) {
    const { requestId, ...body } = said(answer);
    expect(requestId).toBe(answer.headers['x-request-id']);
    expect(body).toEqual({ code: 'UNAUTHORIZED', message: 'E-mail or password is wrong.' });
    expect(answer.status).toBe(401);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  }
  const told = (answer: Raw) => [Object.keys(answer.headers).toSorted(), answer.text.length];
  for (const answer of tries) expect(told(answer)).toEqual(told(tries[0] ?? answer));
  const failed = (await actionsIn(ours)).filter(action => action === 'LOGIN_FAILED');
  expect(failed).toHaveLength(tries.length);
});

test('I2 IDN-1: what is no sign-in is refused before any password is looked at', async () => {
  const ours = await clinic();
  const email = ours.ownerEmail;
  const wrong = [
    {},
    { email },
    { email, password: '' },
    { email, password: 'x'.repeat(201) },
    { email: 'nobody', password: PASSWORD },
    { email: { $ne: null }, password: { $ne: null } },
    { email: [email], password: PASSWORD },
    { email, password: PASSWORD, role: 'owner' },
    { email, password: PASSWORD, tenantId: ours.id },
    { email: `a\u0000${email}`, password: PASSWORD },
  ];
  for (const body of wrong) {
    const answer = await knock({ host: hostOf(ours), path: '/api/v1/session', method: 'POST', body });
    expect(answer.status, JSON.stringify(body)).toBe(400);
  }
  expect(await actionsIn(ours)).not.toContain('LOGIN_FAILED');
});

test('LIT-3 TEN-6: at the apex and at an unknown door nobody can sign in', async () => {
  const ours = await clinic();
  const body = { email: ours.ownerEmail, password: PASSWORD };
  const at = (host: string) => knock({ host, path: '/api/v1/session', method: 'POST', body });
  for (const host of ['localhost:3000', 'www.localhost', '127.0.0.1'])
    expect(said(await at(host)), host).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'tenant context required',
    });
  for (const host of ['nobody-here.localhost', 'example.org', `${ours.slug}.localhost.example.org`])
    expect(await at(host), host).toMatchObject({ status: 404 });
});

test('TEN-6: the front door names the clinic to visitors and nothing else', async () => {
  const ours = await clinic();
  const door = async (host: string) => said(await knock({ host, path: '/api/v1/front-door' }));
  expect(await door(hostOf(ours))).toEqual({ clinic: { slug: ours.slug, name: ours.name }, demoClinics: [] });
  expect(await door('localhost')).toEqual({ clinic: null, demoClinics: [] });
  expect(await door('nobody-here.localhost')).toMatchObject({ code: 'NOT_FOUND' });
});

test('IDN-3: a sign-out ends the session at once, takes the cookie away and is recorded', async () => {
  const ours = await clinic();
  const [here, elsewhere] = [await signedIn(ours), await signedIn(ours)];
  expect(await look(ours, here)).toMatchObject({ status: 200 });
  const answer = await signOut(ours, here);
  expect(answer.status).toBe(200);
  expect(answer.headers['set-cookie']?.[0]).toMatch(/^medflow=; Path=\/; Expires=Thu, 01 Jan 1970.*HttpOnly/);
  expect(await look(ours, here)).toMatchObject({ status: 401 });
  expect(await look(ours, elsewhere)).toMatchObject({ status: 200 });
  expect(await signOut(ours, here)).toMatchObject({ status: 200 });
  expect((await actionsIn(ours)).filter(action => action === 'LOGOUT')).toHaveLength(1);
});

test('IDN-2: whoever is deactivated, or loses a role, feels it at the next call', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const { id, email } = await member(ours, 'staff');
  const cookie = await signedIn(ours, email);
  const patients = () => knock({ host: hostOf(ours), path: '/api/v1/patients', headers: { cookie } });
  expect(await patients()).toMatchObject({ status: 200 });
  await owner.users.update({ id, version: 1, role: 'auditor' });
  expect(await patients()).toMatchObject({ status: 403 });
  await owner.users.update({ id, version: 2, role: 'staff' });
  expect(await patients()).toMatchObject({ status: 200 });
  await owner.users.update({ id, version: 3, status: 'inactive' });
  expect(await patients()).toMatchObject({ status: 403 });
  expect(said(await patients())).toMatchObject({ message: expect.stringContaining('membership') });
});

test('A9 IDN-3: a session ends two hours after its last call and twelve hours after its first', async () => {
  const ours = await clinic();
  const sql = (cookie: string, change: string) =>
    admin.query(`update identity.sessions set ${change} where token_hash = $1`, [sessionBehind(cookie)]);
  const [idle, over, busy] = [await signedIn(ours), await signedIn(ours), await signedIn(ours)];
  await sql(idle, "last_seen_at = now() - interval '2 hours 1 second'");
  await sql(over, "expires_at = now() - interval '1 second'");
  await sql(busy, "last_seen_at = now() - interval '1 hour 59 minutes'");
  expect(await look(ours, idle)).toMatchObject({ status: 401 });
  expect(await look(ours, over)).toMatchObject({ status: 401 });
  expect(await look(ours, busy)).toMatchObject({ status: 200 });
  const { rows } = await admin.query(
    `select now() - last_seen_at < interval '1 minute' as seen,
       expires_at - created_at = interval '12 hours' as twelve_hours
     from identity.sessions where token_hash = $1`,
    [sessionBehind(busy)],
  );
  expect(rows).toEqual([{ seen: true, twelve_hours: true }]);
});

test('IDN-3 TEN-12: a clinic may let its sessions end sooner, and those that are open end at the next call', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const sql = (cookie: string, change: string) =>
    admin.query(`update identity.sessions set ${change} where token_hash = $1`, [sessionBehind(cookie)]);
  const [idle, old, busy] = [await signedIn(ours), await signedIn(ours), await signedIn(ours)];
  const foreign = await signedIn(theirs);
  await sql(old, "created_at = now() - interval '61 minutes'");
  expect(await look(ours, old)).toMatchObject({ status: 200 });
  const owner = await as(ours);
  await owner.settings.updateSecurity({ version: 1, idleMinutes: 10, absoluteMinutes: 60 });
  expect(await look(ours, old)).toMatchObject({ status: 401 });
  for (const cookie of [idle, foreign]) await sql(cookie, "last_seen_at = now() - interval '11 minutes'");
  expect(await look(ours, idle)).toMatchObject({ status: 401 });
  expect(await look(theirs, foreign)).toMatchObject({ status: 200 });
  expect(await look(ours, busy)).toMatchObject({ status: 200 });
  const next = await signedIn(ours);
  const { rows } = await admin.query(
    'select extract(epoch from expires_at - created_at) / 60 as minutes from identity.sessions where token_hash = $1',
    [sessionBehind(next)],
  );
  expect(Number(rows[0]?.minutes)).toBe(60);
  const listed = await knock({ host: hostOf(ours), path: '/api/v1/sessions', headers: { cookie: next } });
  expect(said(listed)).toMatchObject({ items: { length: 3 } });
});

test('IDN-3 TEN-4: a session opens its own clinic only, there and at the apex', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const cookie = await signedIn(ours);
  const answer = await look(theirs, cookie);
  expect(answer.status).toBe(403);
  expect(said(answer)).toMatchObject({ message: 'tenant mismatch' });
  const apex = await knock({ host: 'localhost', path: '/api/v1/session', headers: { cookie } });
  expect(said(apex)).toMatchObject({ clinic: { id: ours.id } });
  expect(await look(ours, `theme=dark; ${cookie}; other=${'B'.repeat(43)}`)).toMatchObject({ status: 200 });
});

test('IDN-3: the dashboard’s own calls sign in and out just the same', async () => {
  const ours = await clinic();
  const call = (path: string, input: object, cookie = '') =>
    knock({
      ...{ host: hostOf(ours), path: `/trpc/${path}?batch=1`, method: 'POST' },
      ...{ headers: { cookie }, body: input },
    });
  const answer = await call('session.signIn', { 0: { email: ours.ownerEmail, password: PASSWORD } });
  expect(said(answer)).toEqual([{ result: { data: { done: true } } }]);
  const cookie = cookieOf(answer);
  expect(await look(ours, cookie)).toMatchObject({ status: 200 });
  expect(await call('session.signOut', {}, cookie)).toMatchObject({ status: 200 });
  expect(await look(ours, cookie)).toMatchObject({ status: 401 });
});
