import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { siteAt } from '../../server/access/factors/relying-party.ts';
import { Limits } from '../../server/access/limits/limits.ts';
import { countSignIn } from '../../server/access/limits/sign-ins.ts';
import { openClinicless } from '../../server/access/sessions/clinicless-session.ts';
import { MOST_OPEN } from '../../server/access/sessions/open-at-most.ts';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { toApiError } from '../../server/errors.ts';
import { procedures } from '../../server/router.ts';
import { authenticator } from '../http/authenticator.ts';
import { ask, cookiesOf, signIn } from '../http/identity-door.ts';
import { said } from '../http/send.ts';
import { clinic, hostOf, member, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

test('IDN-10 AP9: the fifty-first session of an account in a clinic ends the oldest, with its trace, also when many begin at once', async () => {
  const of = await clinic();
  const { id, accountId } = await member(of, 'staff');
  const trace = { actorId: id, procedure: 'session.signIn', requestId: null, address: null, userAgent: null };
  const open = () => openSession(planes, { accountId, tenantId: of.id }, trace);
  const live = async () =>
    (
      await admin.query(
        'select id from identity.sessions where account_id = $1 and tenant_id = $2 and revoked_at is null order by created_at',
        [accountId, of.id],
      )
    ).rows;
  for (let n = 0; n < MOST_OPEN; n++) await open();
  const [oldest] = await live();
  await open();
  expect(await live()).toHaveLength(MOST_OPEN);
  expect((await live()).map(session => session.id)).not.toContain(oldest.id);
  const { rows } = await admin.query(
    `select actor_id, reason from clinic.audit_entries where action = 'LOGOUT' and entity_id = $1`,
    [oldest.id],
  );
  expect(rows).toEqual([{ actor_id: id, reason: expect.stringContaining('Ended by a newer one') }]);
  await Promise.all(Array.from({ length: 10 }, open));
  expect(await live()).toHaveLength(MOST_OPEN);
  for (let n = 0; n <= MOST_OPEN; n++)
    await openClinicless(planes, {
      ...{ kind: 'apex', accountId, secondFactorAt: null, address: null, userAgent: null },
    });
  expect(await live()).toHaveLength(MOST_OPEN);
  const apex = `select from identity.sessions where account_id = $1 and kind = 'apex' and revoked_at is null`;
  expect((await admin.query(apex, [accountId])).rowCount).toBe(MOST_OPEN);
});

test('IDN-10 AP9: a right password opens a hundred sessions an hour and then no more, in words', async () => {
  const of = await clinic();
  const { accountId, email } = await member(of, 'staff');
  const limits = new Limits(planes);
  for (let n = 0; n < 99; n++) await countSignIn(limits, accountId);
  expect(await signIn(of, email)).toMatchObject({ status: 200 });
  const refused = await signIn(of, email);
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });
  expect(said(refused).message).toMatch(/^You have signed in too often\. Please try again in \d+ minutes\.$/);
  expect(await countSignIn(limits, accountId).catch(toApiError)).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
});

test('AP9: settings that say how systems get in ask again who it is', () => {
  const confirmed = procedures.filter(([, { _def }]) => _def.meta?.confirmed).map(([path]) => path);
  expect(confirmed).toContain('settings.updateIntegration');
});

test('AP9 IDN-4: of two passkeys that are finished at once at nineteen one is the twentieth', async () => {
  const of = await clinic();
  const site = siteAt('http', hostOf(of), 'localhost');
  const cookies = [cookiesOf(await signIn(of)), cookiesOf(await signIn(of))];
  const account = await admin.query('select id from identity.accounts where email = $1', [of.ownerEmail]);
  const accountId: string = account.rows[0].id;
  for (let n = 0; n < 19; n++)
    await admin.query(
      `insert into identity.passkeys (id, account_id, name, rp_id, credential_id, public_key, transports)
       values (uuid_generate_v4(), $1, 'Key', 'elsewhere.example', $2, $3, '{}')`,
      [accountId, randomBytes(16).toString('base64url'), randomBytes(32)],
    );
  await admin.query('update identity.sessions set second_factor_at = now() where account_id = $1', [
    accountId,
  ]);
  const begun = await Promise.all(cookies.map(cookie => ask(of, 'POST /passkeys/begin', { cookie })));
  const answers = await Promise.all(
    begun.map((answer, n) =>
      ask(of, 'POST /passkeys', {
        cookie: cookies[n] ?? '',
        body: { name: 'Key', passkey: authenticator(site).make(String(said(answer).challenge)) },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  const { rows } = await admin.query(
    'select count(*)::int as n from identity.passkeys where account_id = $1',
    [accountId],
  );
  expect(rows).toEqual([{ n: 20 }]);
});
