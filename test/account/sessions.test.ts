import { expect, test } from 'vitest';
import { openClinicless } from '../../server/access/sessions/clinicless-session.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { createOperator } from '../../server/platform/operators/create-operator.ts';
import { procedures } from '../../server/router.ts';
import { codeOf, enrol } from '../http/authenticator-app.ts';
import { ask, cookiesOf, elsewhere, signIn } from '../http/identity-door.ts';
import { said } from '../http/send.ts';
import { as, clinic, member, PASSWORD, planes, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

interface Listed {
  id: string;
  isThis: boolean;
  clinic: string | null;
  userAgent: string | null;
  address: string;
}

const signedIn = async (ours: TestClinic, email?: string) => cookiesOf(await signIn(ours, email));
const look = async (ours: TestClinic, cookie: string) => (await ask(ours, 'GET /session', { cookie })).status;
const listed = async (ours: TestClinic, cookie: string, route = 'GET /sessions') =>
  (said(await ask(ours, route, { cookie })) as { items: Listed[] }).items;
const confirm = (ours: TestClinic, cookie: string, body: object, from?: string) =>
  ask(ours, 'POST /session/confirm', { cookie, body, ...(from ? { from } : {}) });
/** As if the proof of who they are were eleven minutes old. */
const unconfirmed = ({ id }: TestClinic) =>
  admin.query(
    `update identity.sessions set confirmed_at = confirmed_at - interval '11 minutes' where tenant_id = $1`,
    [id],
  );

test('IDN-3: everybody sees where they are signed in, and ends one session or all the others', async () => {
  const ours = await clinic();
  const from = elsewhere();
  const [here, there] = [cookiesOf(await signIn(ours, undefined, undefined, from)), await signedIn(ours)];
  const away = await signedIn(ours);
  const sessions = await listed(ours, here);
  expect(sessions).toHaveLength(3);
  expect(sessions.filter(({ isThis }) => isThis)).toMatchObject([{ clinic: ours.name, address: from }]);
  expect(JSON.stringify(sessions)).not.toMatch(/token|hash/i);

  const [mine] = (await listed(ours, there)).filter(({ isThis }) => isThis);
  expect(await ask(ours, `DELETE /sessions/${mine?.id}`, { cookie: here })).toMatchObject({ status: 200 });
  expect(await look(ours, there)).toBe(401);
  expect(await ask(ours, `DELETE /sessions/${mine?.id}`, { cookie: here })).toMatchObject({ status: 404 });

  expect(await ask(ours, 'POST /sessions/end-others', { cookie: here })).toMatchObject({ status: 200 });
  expect(await look(ours, away)).toBe(401);
  expect(await look(ours, here)).toBe(200);
  expect(await listed(ours, here)).toMatchObject([{ isThis: true }]);
});

test('IDN-3 IDN-7: an operator sees a session at the console among their own, as one of no clinic', async () => {
  const ours = await clinic();
  const cookie = await signedIn(ours);
  const { accountId } = await createOperator(
    planes,
    { email: ours.ownerEmail, name: 'Op Both', role: 'support', password: PASSWORD },
    systemHand('test'),
  );
  await openClinicless(planes, {
    ...{ kind: 'platform', accountId, secondFactorAt: null, address: null, userAgent: null },
  });
  const clinics = (await listed(ours, cookie)).map(session => session.clinic);
  expect(new Set(clinics)).toEqual(new Set([ours.name, null]));
});

test('T2 IDN-3: signing out with the session of another clinic takes the cookies, and does not end it there', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const cookie = await signedIn(ours);
  const answer = await ask(theirs, 'DELETE /session', { cookie });
  expect(answer.status).toBe(200);
  expect(answer.headers['set-cookie']?.join()).toMatch(/medflow=;/);
  expect(await look(ours, cookie)).toBe(200);
});

test('IDN-3 TEN-4: nobody sees or ends the session of somebody else', async () => {
  const ours = await clinic();
  const { email } = await member(ours, 'staff');
  const [owner, staff] = [await signedIn(ours), await signedIn(ours, email)];
  const [theirs] = await listed(ours, owner);
  expect(await listed(ours, staff)).toHaveLength(1);
  expect(await ask(ours, `DELETE /sessions/${theirs?.id}`, { cookie: staff })).toMatchObject({ status: 404 });
  expect(await look(ours, owner)).toBe(200);
});

test('IDN-3 A2: an administrator signs a member out of this clinic, and of no other one', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const { id, email } = await member(ours, 'staff');
  const { rows } = await admin.query('select id from identity.accounts where email = $1', [email]);
  await admin.query(
    "insert into identity.sessions (token_hash, account_id, tenant_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')",
    [Buffer.from(theirs.id), rows[0].id, theirs.id],
  );
  const [owner, staff] = [await signedIn(ours), await signedIn(ours, email)];
  expect(await listed(ours, owner, `GET /users/${id}/sessions`)).toMatchObject([
    { clinic: ours.name, isThis: false },
  ]);
  expect(await ask(ours, `POST /users/${id}/sessions/end`, { cookie: owner })).toMatchObject({ status: 200 });
  expect(await look(ours, staff)).toBe(401);
  expect(await listed(ours, owner, `GET /users/${id}/sessions`)).toEqual([]);
  const left = await admin.query('select revoked_at from identity.sessions where tenant_id = $1', [
    theirs.id,
  ]);
  expect(left.rows).toEqual([{ revoked_at: null }]);
  const again = await signedIn(ours, email);
  expect(await ask(ours, `GET /users/${id}/sessions`, { cookie: again })).toMatchObject({ status: 403 });
  const trail = await (await as(ours)).audit.search({ action: 'LOGOUT' });
  expect(trail.items).toMatchObject([
    { reason: 'Ended by an administrator.', procedure: 'sessions.endOfMember' },
  ]);
});

test('IDN-3 IDN-4: what cannot be undone wants a proof of the last ten minutes', async () => {
  const ours = await clinic();
  const { cookie } = await enrol(ours);
  const { id } = await member(ours, 'staff');
  const listedAs = procedures.filter(([, { _def }]) => _def.meta?.confirmed).map(([path]) => path);
  expect(listedAs).toEqual(
    expect.arrayContaining([
      ...[
        'secondFactor.begin',
        'secondFactor.confirm',
        'secondFactor.disable',
        'secondFactor.renewRecoveryCodes',
      ],
      ...['sessions.endOthers', 'sessions.endOfMember', 'tokens.create', 'tokens.rotate'],
    ]),
  );
  await unconfirmed(ours);
  const routes = [
    'DELETE /second-factor',
    'POST /second-factor',
    'POST /second-factor/recovery-codes',
    'POST /sessions/end-others',
    `POST /users/${id}/sessions/end`,
  ];
  for (const route of routes) {
    const answer = await ask(ours, route, { cookie });
    expect(answer.status, route).toBe(403);
    expect(said(answer)).toMatchObject({ needs: 'confirmation', message: 'Please confirm that it is you.' });
  }
  const confirmed = cookiesOf(await confirm(ours, cookie, { password: PASSWORD }));
  expect(await ask(ours, 'DELETE /second-factor', { cookie: confirmed })).toMatchObject({ status: 200 });
});

test('IDN-3 IDN-7: who may not do it anyway is told so, and not asked who they are', async () => {
  const ours = await clinic();
  const { email } = await member(ours, 'staff');
  const { id } = await member(ours, 'provider');
  const cookie = await signedIn(ours, email);
  await unconfirmed(ours);
  const body = { name: 'Laboratory', role: 'staff', scopes: ['patients:read'] };
  for (const answer of [
    await ask(ours, `POST /users/${id}/sessions/end`, { cookie }),
    await ask(ours, 'POST /tokens', { cookie, body }),
  ]) {
    expect(answer.status).toBe(403);
    expect(said(answer)).toMatchObject({ message: 'Your role does not allow this.' });
    expect(said(answer)).not.toHaveProperty('needs');
  }
});

test('IDN-3 IDN-6: what would outlast a session left open wants a proof as well: tokens, and who leads the clinic', async () => {
  const ours = await clinic();
  const { id } = await member(ours, 'staff');
  const cookie = await signedIn(ours);
  await unconfirmed(ours);
  const person = { firstName: 'Ida', lastName: 'Berg', email: 'ida@mail.example' };
  const token = { name: 'Laboratory', role: 'staff', scopes: ['patients:read'] };
  const wishes: [string, object][] = [
    ['POST /tokens', token],
    ['POST /invitations', { ...person, role: 'admin' }],
    ['POST /invitations', { ...person, role: 'owner' }],
    [`PATCH /users/${id}`, { version: 1, role: 'admin' }],
  ];
  for (const [route, body] of wishes) {
    const answer = await ask(ours, route, { cookie, body });
    expect(said(answer), route).toMatchObject({ code: 'FORBIDDEN', needs: 'confirmation' });
  }
  const { rows } = await admin.query(
    `select (select count(*)::int from identity.api_tokens where tenant_id = $1) as tokens,
      (select count(*)::int from clinic.invitations where tenant_id = $1) as invitations`,
    [ours.id],
  );
  expect(rows).toEqual([{ tokens: 0, invitations: 0 }]);
  const invited = await ask(ours, 'POST /invitations', { cookie, body: { ...person, role: 'staff' } });
  expect(invited.status).toBe(200);
  const proven = cookiesOf(await confirm(ours, cookie, { password: PASSWORD }));
  for (const [route, body] of [wishes[0]!, wishes[3]!])
    expect(await ask(ours, route, { cookie: proven, body }), route).toMatchObject({ status: 200 });
});

test('A1 IDN-3: a step-up makes a new token and ends the old one, by password or by a code', async () => {
  const ours = await clinic();
  const { cookie, secret } = await enrol(ours);
  const byPassword = cookiesOf(await confirm(ours, cookie, { password: PASSWORD }));
  expect(byPassword).not.toBe(cookie);
  expect([await look(ours, cookie), await look(ours, byPassword)]).toEqual([401, 200]);
  const byCode = cookiesOf(await confirm(ours, byPassword, { code: await codeOf(secret) }));
  expect([await look(ours, byPassword), await look(ours, byCode)]).toEqual([401, 200]);
  expect(await listed(ours, byCode)).toHaveLength(1);
});

test('A1 IDN-3: of several step-ups at once one gets the new token, and no session is lost', async () => {
  const ours = await clinic();
  const cookie = await signedIn(ours);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => confirm(ours, cookie, { password: PASSWORD })),
  );
  const winners = answers.filter(({ status }) => status === 200);
  expect(winners).toHaveLength(1);
  expect(await look(ours, cookiesOf(winners[0]!))).toBe(200);
});

test('IDN-5 A6: a step-up is no way to guess a password or to use a code twice', async () => {
  const ours = await clinic();
  const { cookie, secret } = await enrol(ours);
  const from = elsewhere();
  for (let i = 0; i < 5; i++) {
    const answer = await confirm(ours, cookie, { password: 'not the password' }, from);
    expect(said(answer)).toMatchObject({ message: 'This is not your password.' });
  }
  expect(await confirm(ours, cookie, { password: PASSWORD }, from)).toMatchObject({ status: 429 });
  expect(await signIn(ours, undefined, PASSWORD, from)).toMatchObject({ status: 429 });
  const code = await codeOf(secret);
  const confirmed = await confirm(ours, cookie, { code });
  expect(confirmed.status).toBe(200);
  expect(await confirm(ours, cookiesOf(confirmed), { code })).toMatchObject({ status: 422 });
});

test('IDN-3: a step-up shows one thing, not two and not none', async () => {
  const ours = await clinic();
  const cookie = await signedIn(ours);
  for (const body of [
    {},
    { password: PASSWORD, code: '123456' },
    { password: '' },
    { code: '1' },
    { pin: '1234' },
  ])
    expect((await confirm(ours, cookie, body)).status, JSON.stringify(body)).toBe(400);
  expect(await look(ours, cookie)).toBe(200);
});

test('A2 IDN-3: a new password, another role and a deactivation bite within about a second', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const { id, email } = await member(ours, 'staff');
  const [first, there] = [await signedIn(ours, email), await signedIn(ours, email)];
  const patients = async (cookie: string) => (await ask(ours, 'GET /patients', { cookie })).status;
  expect([await patients(first), await patients(there)]).toEqual([200, 200]);
  const body = { currentPassword: PASSWORD, newPassword: 'quite another Passphrase 77' };
  const changed = await ask(ours, 'POST /account/password', { cookie: first, body });
  expect(changed.status).toBe(200);
  const here = cookiesOf(changed);
  expect(await patients(there)).toBe(401);
  expect(await patients(here)).toBe(200);
  await owner.users.update({ id, version: 1, role: 'auditor' });
  expect(await patients(here)).toBe(403);
  await owner.users.update({ id, version: 2, role: 'staff', status: 'inactive' });
  expect(await patients(here)).toBe(403);
  expect(await signIn(ours, email, body.newPassword)).toMatchObject({ status: 401 });
});
