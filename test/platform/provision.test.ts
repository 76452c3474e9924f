import pg from 'pg';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openClinicless } from '../../server/access/sessions/clinicless-session.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { entities } from '../../server/entities.ts';
import { markPastDue } from '../../server/platform/clinics/lifecycle.ts';
import { openClinic, provision } from '../../server/platform/clinics/provision.ts';
import { consoleRouter } from '../../server/platform/router.ts';
import { consoleAs, consoleDoor, operator } from '../world/console.ts';
import { visitorOf } from '../world/join.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import { databaseName, direct, PASSWORD, planes, sqlAs } from '../world/world.ts';

/** Whose connections are processes of the database, which can be ended. */
const mortal = await openPlanes(direct, entities, databaseName, { poolMax: 3 });
afterAll(() => mortal[Symbol.asyncDispose]());
const admin = await sqlAs('admin');

const place = (slug: string) => ({ slug, name: `Clinic ${slug}`, timeZone: 'Europe/Berlin' });
const invited = (slug: string) => ({ email: `owner@${slug}.test`, firstName: 'Olive', lastName: 'Owner' });
const opening = (slug: string) => ({ ...place(slug), owner: { ...invited(slug), password: PASSWORD } });

const linkTo = (slug: string, path: string) => `http://${slug}.localhost:3000${path}`;
const openInviting = (slug: string, through = planes) =>
  openClinic(through, { ...place(slug), owner: invited(slug) }, { by: systemHand('test'), linkTo });

/** How many rows each table of every plane holds: whatever is left half-made is seen here, wherever it is. */
const census = async (): Promise<Record<string, number>> => {
  const { rows } = await admin.query<{ table: string }>(
    `select format('%I.%I', schemaname, relname) as table from pg_stat_user_tables
     where schemaname in ('clinic', 'identity', 'platform') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { table } of rows)
    counts[table] = Number((await admin.query(`select count(*) from ${table}`)).rows[0].count);
  return counts;
};

/** Ends the connection of the platform plane right before its n-th statement from now on; tells whether it came to that. */
const killBefore = (n: number) => {
  // Each overload of `query` is passed on as it came.
  const query = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown;
  let statements = 0;
  const killing = function (this: pg.Client & { processID?: number }, ...given: unknown[]) {
    if (this.user !== 'medflow_platform' || ++statements !== n) return query.apply(this, given);
    return admin
      .query('select pg_terminate_backend($1, 5000)', [this.processID])
      .then(() => query.apply(this, given));
  };
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(killing);
  return { reached: () => statements >= n, restore: () => spy.mockRestore() };
};

const always = ['clinic.audit_entries', 'clinic.facilities', 'platform.clinics', 'platform.system_entries'];

test.each([
  {
    ...{ owner: 'with a password', open: (slug: string) => provision(mortal, opening(slug)) },
    makes: ['clinic.users', 'identity.accounts', 'identity.memberships', 'platform.usage'],
  },
  {
    owner: 'by invitation',
    open: (slug: string) => openInviting(slug, mortal),
    makes: ['clinic.invitations', 'clinic.mails'],
  },
])(
  'TEN-2: killed before any of its statements, an opening $owner leaves nothing anywhere; untouched, all of it',
  async ({ open, makes }) => {
    await provision(planes, opening(`first-${makes.length}`));
    const before = await census();
    const outcomes: { result: string; left: Record<string, number> }[] = [];
    for (let reached = true; reached; ) {
      const hook = killBefore(outcomes.length + 1);
      const result = await open(`second-${makes.length}`).then(
        () => 'opened',
        () => 'failed',
      );
      reached = hook.reached();
      hook.restore();
      outcomes.push({ result, left: await census() });
    }
    const last = outcomes.pop();
    expect(last?.result).toBe('opened');
    expect(outcomes).toEqual(outcomes.map(() => ({ result: 'failed', left: before })));
    expect(outcomes.length).toBeGreaterThan(8);
    const after = last?.left ?? {};
    const made = Object.keys(after).filter(table => after[table] !== before[table]);
    expect(made).toEqual(expect.arrayContaining([...always, ...makes]));
  },
);

test('TEN-2 IDN-2: the owner accepts the invitation, chooses a password and owns the clinic', async () => {
  const { clinic, link } = await openInviting('invites');
  const { email } = invited('invites');
  const [mail] = await mailsTo(email);
  expect(mail).toMatchObject({ kind: 'invitation', secret: true, tenantId: clinic.id });
  expect(mail?.body).toContain(link);
  const visitor = visitorOf(clinic);
  await visitor.invitations.accept({ token: tokenIn(link), password: PASSWORD });
  expect(await visitor.session.signIn({ email, password: PASSWORD })).toMatchObject({ done: true });
  const { rows } = await admin.query('select role, email from identity.memberships where tenant_id = $1', [
    clinic.id,
  ]);
  expect(rows).toEqual([{ role: 'owner', email }]);
});

describe('an operator who invites the owner again', () => {
  const entriesOf = async (tenantId: string) => {
    const { rows } = await admin.query(
      `select operator_id, entity_id, tenant_id from platform.system_entries
       where action = 'clinic.inviteOwnerAgain' and tenant_id = $1`,
      [tenantId],
    );
    return rows;
  };

  test('TEN-2 IDN-2 AUD-5: sends a new link to the same address, in their own name; the former one is worthless', async () => {
    const { clinic, link: former } = await openInviting('lost-mail');
    const { email } = invited('lost-mail');
    const who = await operator();
    const desk = await consoleAs(who);
    expect(await desk.clinics.get({ id: clinic.id })).toMatchObject({ hasOwner: false });
    const sent = await desk.clinics.inviteOwnerAgain({ id: clinic.id });
    expect(sent).toEqual({ email, link: expect.any(String) });
    const { rows } = await admin.query('select id from clinic.invitations where tenant_id = $1', [clinic.id]);
    const entry = { operator_id: who.id, tenant_id: clinic.id, entity_id: rows[0].id };
    expect(await entriesOf(clinic.id)).toEqual([entry]);
    const trail = await admin.query(
      `select action, procedure, actor_id from clinic.audit_entries where tenant_id = $1 and entity_id = $2 order by at desc limit 1`,
      [clinic.id, rows[0].id],
    );
    expect(trail.rows).toEqual([{ action: 'UPDATE', procedure: 'clinics.inviteOwnerAgain', actor_id: null }]);

    const visitor = visitorOf(clinic);
    const accept = (link: string) => visitor.invitations.accept({ token: tokenIn(link), password: PASSWORD });
    await expect(accept(former)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await accept(sent.link ?? '');
    expect(await desk.clinics.get({ id: clinic.id })).toMatchObject({ hasOwner: true });
    await expect(desk.clinics.inviteOwnerAgain({ id: clinic.id })).rejects.toThrow(
      'This clinic has an owner already.',
    );
    expect(await entriesOf(clinic.id)).toHaveLength(1);
  });

  test('TEN-2 IDN-2: is told the link on development machines only, and refused where nobody can join', async () => {
    const { clinic } = await openInviting('unpaid');
    const who = await operator();
    const token = await openClinicless(planes, {
      ...{ kind: 'platform', accountId: who.accountId, secondFactorAt: new Date() },
      ...{ address: null, userAgent: null },
    });
    const inProduction = consoleRouter.createCaller(consoleDoor(token, { inProduction: true }));
    expect(await inProduction.clinics.inviteOwnerAgain({ id: clinic.id })).toMatchObject({ link: null });
    await markPastDue(planes, systemHand('test'), { clinicId: clinic.id, reason: 'as agreed' });
    await expect((await consoleAs(who)).clinics.inviteOwnerAgain({ id: clinic.id })).rejects.toThrow(
      'Nobody can join this clinic at the moment.',
    );
    expect(await mailsTo(invited('unpaid').email)).toHaveLength(2);
  });

  test('IDN-2 IDN-3: proves again who they are when that was ten minutes ago, and before they open a clinic', async () => {
    const { clinic, link } = await openInviting('left-open');
    const who = await operator();
    const desk = await consoleAs(who);
    await admin.query(
      `update identity.sessions set confirmed_at = now() - interval '11 minutes' where account_id = $1`,
      [who.accountId],
    );
    const refused = { cause: { needs: 'confirmation' } };
    await expect(desk.clinics.inviteOwnerAgain({ id: clinic.id })).rejects.toMatchObject(refused);
    const opening = { ...place('left-open-2'), locale: 'en', currency: 'EUR', plan: 'standard' };
    await expect(desk.clinics.open({ ...opening, owner: invited('left-open-2') })).rejects.toMatchObject(
      refused,
    );
    expect(await entriesOf(clinic.id)).toEqual([]);
    const visitor = visitorOf(clinic);
    expect(await visitor.invitations.show({ token: tokenIn(link) })).toMatchObject({ role: 'owner' });
  });
});

test('TEN-2 C2: of two openings at one address one succeeds, and the other hears why', async () => {
  const results = await Promise.allSettled([
    provision(planes, opening('twins')),
    provision(planes, opening('twins')),
  ]);
  const reasons = results.flatMap(result =>
    result.status === 'rejected' ? [String(result.reason.message)] : [],
  );
  expect(reasons).toEqual([
    expect.stringMatching(/^Another clinic already has this (?:web address|name)\.$/),
  ]);
  const { rows } = await admin.query(
    `select (select count(*) from platform.clinics where slug = 'twins') as clinics,
      (select count(*) from identity.accounts where email = 'owner@twins.test') as accounts`,
  );
  expect(rows).toEqual([{ clinics: '1', accounts: '1' }]);
});

test('TEN-2: an unknown plan is refused before anything is made', async () => {
  const before = await census();
  await expect(provision(planes, { ...opening('planless'), plan: 'gold' })).rejects.toThrow(
    'There is no plan called gold.',
  );
  expect(await census()).toEqual(before);
});
