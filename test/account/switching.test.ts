import { expect, test } from 'vitest';
import { User } from '../../server/clinic/users/user.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { codeOf, enrol } from '../http/authenticator-app.ts';
import { openDoor } from '../http/front-door.ts';
import { cookiesOf, type Raw, said } from '../http/send.ts';
import { clinic, hostOf, PASSWORD, planes, sqlAs, systemOf, type TestClinic } from '../world/world.ts';

const door = await openDoor();
const admin = await sqlAs('admin');

const ask = (host: string, path: string, method: string, cookie = '', body?: unknown) =>
  door.knock({ host, path: `/api/v1${path}`, method, headers: { cookie }, ...(body ? { body } : {}) });
const accountOf = async ({ ownerEmail }: TestClinic): Promise<string> =>
  (await admin.query('select id from identity.accounts where email = $1', [ownerEmail])).rows[0].id;

/** Makes the owner of one clinic a member of another. */
const join = async (owner: TestClinic, of: TestClinic): Promise<void> => {
  const accountId = await accountOf(owner);
  await asActor(planes, systemOf(of), async em => {
    const names = { firstName: 'Olive', lastName: 'Elsewhere' };
    em.create(User, { accountId, email: owner.ownerEmail, ...names, role: 'admin' });
  });
};
const signedIn = async (ours: TestClinic): Promise<string> =>
  cookiesOf(await ask(hostOf(ours), '/session', 'POST', '', { email: ours.ownerEmail, password: PASSWORD }));
const atApex = (ours: TestClinic, password = PASSWORD, host = 'localhost') =>
  ask(host, '/apex-session', 'POST', '', { email: ours.ownerEmail, password });
/** A browser on its way: the secret that it was given where it wants to go, and the hash that it fetches a ticket with. */
const arriving = async (to: TestClinic, from = 'http://localhost') => {
  const arrived = await ask(hostOf(to), '/session/arrive', 'POST', '', { from });
  const [slug, browser] = new URL(String(said(arrived).url)).hash.slice(1).split('.');
  return { slug, browser, arrived, secret: cookiesOf(arrived) };
};
const browser = await arriving(await clinic());
const change = (from: TestClinic | null, to: { slug: string }, cookie: string, by = browser.browser) =>
  ask(from ? hostOf(from) : 'localhost', '/session/switch', 'POST', cookie, { slug: to.slug, browser: by });
const ticketOf = (answer: Raw): string => new URL(String(said(answer).url)).hash.slice(1);
const enter = (to: TestClinic, ticket: string, cookie = browser.secret) =>
  ask(hostOf(to), '/session/enter', 'POST', cookie, { ticket });
const here = async (of: TestClinic, cookie: string) => said(await ask(hostOf(of), '/session', 'GET', cookie));
const switchesIn = async ({ id }: TestClinic): Promise<number> =>
  (
    await admin.query(
      "select 1 from clinic.audit_entries where tenant_id = $1 and action = 'SWITCH_TENANT'",
      [id],
    )
  ).rows.length;

test('TEN-5: whoever is a member of both passes from one clinic into the other, and both have it in their audit', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const cookie = await signedIn(ours);
  const first = await ask(hostOf(ours), '/session/switch', 'POST', cookie, { slug: theirs.slug });
  expect(said(first)).toEqual({
    url: expect.stringMatching(
      new RegExp(`^http://${theirs.slug}\\.localhost:\\d+/enter#http://${hostOf(ours)}$`),
    ),
  });
  expect([await switchesIn(ours), await switchesIn(theirs)]).toEqual([0, 0]);
  const passage = await change(ours, theirs, cookie);
  expect(passage.status).toBe(200);
  expect(new URL(String(said(passage).url))).toMatchObject({
    hostname: `${theirs.slug}.localhost`,
    pathname: '/enter',
    search: '',
  });
  const entered = await enter(theirs, ticketOf(passage));
  expect(entered.status).toBe(200);
  const there = cookiesOf(entered);
  const signature = (cookies: string) => /tenant_sig=(\S+)/.exec(cookies)?.[1];
  expect(signature(there)).toMatch(new RegExp(`^${theirs.id}\\.`));
  expect(signature(there)).not.toBe(signature(cookie));
  expect(await here(theirs, there)).toMatchObject({ clinic: { id: theirs.id }, user: { role: 'admin' } });
  expect(await here(ours, cookie)).toMatchObject({ clinic: { id: ours.id }, user: { role: 'owner' } });
  expect(await here(ours, there)).toMatchObject({ message: 'tenant mismatch' });
  expect([await switchesIn(ours), await switchesIn(theirs)]).toEqual([1, 1]);
});

test('TEN-5 LIT-3: whoever is no member there is refused, in words and in the audit of both', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const cookie = await signedIn(ours);
  const refused = { code: 'FORBIDDEN', message: 'You have no membership in this clinic.' };
  const answer = await change(ours, theirs, cookie);
  expect(answer.status).toBe(403);
  expect(said(answer)).toMatchObject(refused);
  expect(said(await change(ours, { slug: 'nobody-at-all' }, cookie))).toMatchObject(refused);
  expect([await switchesIn(ours), await switchesIn(theirs)]).toEqual([2, 1]);
  const { rows } = await admin.query('select kind from platform.security_events where tenant_id = $1', [
    theirs.id,
  ]);
  expect(rows).toEqual([{ kind: 'NOT_A_MEMBER' }]);
});

test('TEN-5: a membership that has ended, or a clinic that is closed, lets nobody over', async () => {
  const [ours, left, closed] = [await clinic(), await clinic(), await clinic()];
  for (const other of [left, closed]) await join(ours, other);
  const cookie = await signedIn(ours);
  const pending = ticketOf(await change(ours, left, cookie));
  await admin.query("update clinic.users set status = 'inactive' where tenant_id = $1 and email = $2", [
    ...[left.id, ours.ownerEmail],
  ]);
  await admin.query("update platform.clinics set status = 'suspended' where id = $1", [closed.id]);
  expect(await change(ours, left, cookie)).toMatchObject({ status: 403 });
  expect(await change(ours, closed, cookie)).toMatchObject({ status: 403 });
  const late = await enter(left, pending);
  expect(late.status).toBe(403);
  expect(late.headers).not.toHaveProperty('set-cookie');
});

test('AT2 TEN-5: before a ticket lets anybody in, the page can say into which clinic and as whom, in that browser alone', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const ticket = ticketOf(await change(ours, theirs, await signedIn(ours)));
  const show = (at: TestClinic, cookie = browser.secret) =>
    ask(hostOf(at), '/session/ticket', 'POST', cookie, { ticket });
  for (const refused of [await show(ours), await show(theirs, '')])
    expect(refused).toMatchObject({ status: 401 });
  const shown = await show(theirs);
  expect(said(shown)).toEqual({ clinic: theirs.name, email: ours.ownerEmail });
  expect(shown.headers).not.toHaveProperty('set-cookie');
  expect(await enter(theirs, ticket)).toMatchObject({ status: 200 });
  expect(await show(theirs)).toMatchObject({ status: 401 });
});

test('A5 TEN-5: a ticket opens one door, once, and for two minutes', async () => {
  const [ours, theirs, others] = [await clinic(), await clinic(), await clinic()];
  for (const other of [theirs, others]) await join(ours, other);
  const cookie = await signedIn(ours);
  const ticket = async () => ticketOf(await change(ours, theirs, cookie));
  const [used, wrongDoor, old] = [await ticket(), await ticket(), await ticket()];
  const tries = await Promise.all(Array.from({ length: 20 }, () => enter(theirs, used)));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(19);
  expect(await enter(others, wrongDoor)).toMatchObject({ status: 401 });
  expect(await enter(theirs, wrongDoor)).toMatchObject({ status: 401 });
  const { rows } = await admin.query(
    "select max(expires_at - created_at) <= interval '2 minutes' as brief from identity.one_time_tokens where kind = 'hand-over'",
  );
  expect(rows).toEqual([{ brief: true }]);
  await admin.query("update identity.one_time_tokens set expires_at = now() - interval '1 second'");
  expect(await enter(theirs, old)).toMatchObject({ status: 401 });
  for (const nonsense of ['', 'x', 'x'.repeat(101), "' or true --"])
    expect([400, 401]).toContain((await enter(theirs, nonsense)).status);
});

test('A1 TEN-5: a ticket signs in the browser that fetched it and no other, so nobody is signed in as somebody else', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const cookie = await signedIn(ours);
  const [attacker, victim] = [await arriving(theirs), await arriving(theirs)];
  const ticket = async () => ticketOf(await change(ours, theirs, cookie, attacker.browser));
  for (const others of ['', victim.secret, 'medflow-arrival=x', `medflow-arrival=${attacker.browser}`]) {
    const refused = await enter(theirs, await ticket(), others);
    expect(refused.status).toBe(401);
    expect(refused.headers).not.toHaveProperty('set-cookie');
  }
  const spoilt = await ticket();
  expect(await enter(theirs, spoilt, victim.secret)).toMatchObject({ status: 401 });
  expect(await enter(theirs, spoilt, attacker.secret)).toMatchObject({ status: 401 });
  expect(await enter(theirs, await ticket(), attacker.secret)).toMatchObject({ status: 200 });
});

test('A7 TEN-5: the secret of a browser on its way is out of reach, brief, and shared by two tabs', async () => {
  const theirs = await clinic();
  const { arrived, secret, slug } = await arriving(theirs);
  expect(slug).toBe(theirs.slug);
  const [, ...rest] = String(arrived.headers['set-cookie']).split('; ');
  expect(rest.filter(part => !part.startsWith('Expires'))).toEqual([
    ...['Max-Age=180', 'Path=/', 'HttpOnly', 'SameSite=Lax'],
  ]);
  expect(secret).toMatch(/^medflow-arrival=[\w-]{43}$/);
  expect(arrived.text).not.toContain(secret.split('=')[1]);
  const again = await ask(hostOf(theirs), '/session/arrive', 'POST', secret, { from: 'http://localhost' });
  expect(cookiesOf(again)).toBe(secret);
});

test('TEN-5: whoever comes in is sent back to a door of ours only', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const back = async (from: string) =>
    said(await ask(hostOf(theirs), '/session/arrive', 'POST', '', { from }));
  for (const door of [`http://${hostOf(ours)}`, 'http://localhost:3000', 'http://www.localhost'])
    expect(String((await back(`${door}/elsewhere?x#y`)).url)).toMatch(
      new RegExp(`^${door}/pass#${theirs.slug}\\.[\\w-]{43}$`),
    );
  for (const foreign of ['https://evil.example', 'http://nobody.localhost', 'http://localhost.evil.example'])
    expect(await back(foreign)).toMatchObject({ code: 'NOT_FOUND' });
  for (const nonsense of ['javascript:alert(1)', 'ftp://localhost', '//localhost', 'x'])
    expect(await back(nonsense)).toMatchObject({ code: 'BAD_REQUEST' });
  const atApex = await ask('localhost', '/session/arrive', 'POST', '', { from: 'http://localhost' });
  expect(atApex.status).toBe(400);
});

test('A2 TEN-5: signing out elsewhere or a new password ends a passage and a sign-in that are under way', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const [cookie, thief] = [await signedIn(ours), await signedIn(ours)];
  const first = ticketOf(await change(ours, theirs, thief));
  expect(await ask(hostOf(ours), '/sessions/end-others', 'POST', cookie)).toMatchObject({ status: 200 });
  expect(await enter(theirs, first)).toMatchObject({ status: 401 });
  const another = await signedIn(ours);
  const second = ticketOf(await change(ours, theirs, another));
  const body = { currentPassword: PASSWORD, newPassword: 'kettle orbit lantern 88' };
  expect(await ask(hostOf(ours), '/account/password', 'POST', cookie, body)).toMatchObject({ status: 200 });
  expect(await enter(theirs, second)).toMatchObject({ status: 401 });
});

test('TEN-5: a second factor that was shown counts in the next clinic, and one that was not does not', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const cookie = await signedIn(ours);
  const shownIn = async (of: TestClinic) =>
    (
      await admin.query(
        'select second_factor_at is not null as shown from identity.sessions where tenant_id = $1 order by created_at desc limit 1',
        [of.id],
      )
    ).rows[0].shown;
  await enter(theirs, ticketOf(await change(ours, theirs, cookie)));
  expect(await shownIn(theirs)).toBe(false);
  const sure = await signedIn(ours);
  await admin.query('update identity.sessions set second_factor_at = now() where tenant_id = $1', [ours.id]);
  await enter(theirs, ticketOf(await change(ours, theirs, sure)));
  expect(await shownIn(theirs)).toBe(true);
});

test('TEN-6 IDN-5: whoever has a second factor is asked for it at the clinic that the apex led to', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const { secret } = await enrol(ours);
  const apex = cookiesOf(await atApex(ours));
  const entered = await enter(theirs, ticketOf(await change(null, theirs, apex)));
  expect(said(entered)).toMatchObject({ done: false, methods: ['app', 'recovery'] });
  expect(entered.headers).not.toHaveProperty('set-cookie');
  const { challenge } = said(entered);
  const body = { challenge, code: await codeOf(secret) };
  const shown = await ask(hostOf(theirs), '/session/code', 'POST', '', body);
  expect(await here(theirs, cookiesOf(shown))).toMatchObject({ clinic: { id: theirs.id } });
});

test('TEN-5 A9: passing over proves nothing anew and lengthens nothing', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const cookie = await signedIn(ours);
  await admin.query(
    "update identity.sessions set confirmed_at = now() - interval '5 hours', expires_at = now() + interval '1 hour' where tenant_id = $1",
    [ours.id],
  );
  await enter(theirs, ticketOf(await change(ours, theirs, cookie)));
  const { rows } = await admin.query(
    `select count(*)::int as sessions, count(distinct (confirmed_at, expires_at))::int as kinds
     from identity.sessions where tenant_id in ($1, $2)`,
    [ours.id, theirs.id],
  );
  expect(rows).toEqual([{ sessions: 2, kinds: 1 }]);
});

test('TEN-5: members find their own clinics, by name and address, and nobody else’s', async () => {
  const [ours, theirs, foreign] = [await clinic(), await clinic(), await clinic()];
  await join(ours, theirs);
  const cookie = await signedIn(ours);
  const found = async (search = '') =>
    said(await ask(hostOf(ours), `/session/clinics?search=${encodeURIComponent(search)}`, 'GET', cookie));
  const [own, other] = [
    { slug: ours.slug, name: ours.name, role: 'owner', isCurrent: true, isOpen: true },
    { slug: theirs.slug, name: theirs.name, role: 'admin', isCurrent: false, isOpen: true },
  ];
  const all = [own, other].toSorted((a, b) => a.name.localeCompare(b.name));
  expect(await found()).toEqual({ items: all, maySwitch: true });
  expect(await found(` ${theirs.slug.toUpperCase().slice(3)} `)).toEqual({ items: [other], maySwitch: true });
  for (const nothing of [foreign.slug, '%', '_', '\\', "'"])
    expect(await found(nothing)).toEqual({ items: [], maySwitch: true });
  expect(await ask(hostOf(ours), '/session/clinics', 'GET')).toMatchObject({ status: 401 });
});

test('TEN-6: the apex and www let an account choose among its clinics, and open nothing else', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  for (const host of ['localhost', 'www.localhost']) {
    const answer = await atApex(ours, PASSWORD, host);
    expect(answer.status).toBe(200);
    const cookie = cookiesOf(answer).split('; ')[0] ?? '';
    expect(cookiesOf(answer)).toMatch(/^medflow=[\w-]{43}; tenant_sig=$/);
    const { items } = said(await ask(host, '/session/clinics', 'GET', cookie));
    expect(items).toHaveLength(2);
    for (const path of ['/session', '/patients'])
      expect(said(await ask(host, path, 'GET', cookie))).toMatchObject({
        ...{ code: 'BAD_REQUEST', message: 'tenant context required' },
      });
    expect(await ask(hostOf(ours), '/patients', 'GET', cookie)).not.toMatchObject({ status: 200 });
    const wish = { slug: theirs.slug, browser: browser.browser };
    const passage = await ask(host, '/session/switch', 'POST', cookie, wish);
    const entered = await enter(theirs, ticketOf(passage));
    expect(await here(theirs, cookiesOf(entered))).toMatchObject({ clinic: { id: theirs.id } });
    expect(await ask(host, '/apex-session', 'DELETE', cookie)).toMatchObject({ status: 200 });
    expect(await ask(host, '/session/clinics', 'GET', cookie)).toMatchObject({ status: 401 });
  }
  expect([await switchesIn(ours), await switchesIn(theirs)]).toEqual([0, 2]);
});

test('TEN-6 A3 A4: a wrong password at the apex is refused as at a clinic, and guessing is locked', async () => {
  const ours = await clinic();
  const statuses: number[] = [];
  for (let guess = 0; guess < 6; guess++) statuses.push((await atApex(ours, 'not the password')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await atApex(ours)).toMatchObject({ status: 429 });
  const stranger = { ...ours, ownerEmail: 'nobody@nowhere.test' };
  expect(said(await atApex(stranger))).toMatchObject({ message: 'E-mail or password is wrong.' });
  const atClinic = await ask(hostOf(ours), '/apex-session', 'POST', '', {
    ...{ email: ours.ownerEmail, password: PASSWORD },
  });
  expect(atClinic.status).toBe(400);
});

test('LIT-10: where switching is switched off, members stay, and the apex still lets them choose', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  const strict = await openDoor({ tenantSwitching: false });
  const cookie = await signedIn(ours);
  const headers = { cookie };
  const listed = await strict.knock({ host: hostOf(ours), path: '/api/v1/session/clinics', headers });
  expect(said(listed)).toMatchObject({ maySwitch: false });
  const refused = await strict.knock({
    ...{ host: hostOf(ours), path: '/api/v1/session/switch', method: 'POST', headers },
    body: { slug: theirs.slug },
  });
  expect(refused.status).toBe(403);
  expect(said(refused)).toMatchObject({ message: 'Switching between clinics is switched off here.' });
});
