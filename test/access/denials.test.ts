import { expect, test } from 'vitest';
import { endSessions } from '../../server/access/sessions/end-sessions.ts';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { userFields } from '../../server/demo/factories/factories.ts';
import { appRouter } from '../../server/router.ts';
import { consoleAs, operator } from '../world/console.ts';
import { join } from '../world/join.ts';
import {
  as,
  clinic,
  contextWith,
  faker,
  hostOf,
  member,
  planes,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const eventsOf = async ({ id }: TestClinic) => {
  const sql = `select procedure, account_id from platform.security_events where tenant_id = $1 and kind = 'PERMISSION_DENIED' order by created_at`;
  return (await admin.query(sql, [id])).rows;
};

test('AP4 AUD-1: what a role does not allow leaves an event for the operators and an entry for the clinic', async () => {
  const of = await clinic();
  const { id, accountId } = await member(of, 'staff');
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: of.id }, trace);
  const staff = appRouter.createCaller(contextWith(hostOf(of), token));
  await expect(staff.tokens.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await eventsOf(of)).toEqual([{ procedure: 'tokens.list', account_id: accountId }]);
  const { items } = await (await as(of)).audit.search({ action: 'PERMISSION_DENIED' });
  expect(items).toMatchObject([{ actor: { id }, procedure: 'tokens.list', changes: {} }]);
  const desk = await consoleAs(await operator());
  const told = await desk.securityEvents.list({ kind: 'PERMISSION_DENIED', clinicId: of.id });
  expect(told.items).toMatchObject([{ procedure: 'tokens.list' }]);
});

test('AP4: so does what a token, a grant to read or being bound to facilities does not allow', async () => {
  const of = await clinic();
  const owner = await as(of);
  const { token } = await owner.tokens.create({ name: 'Robot', role: 'staff', scopes: ['bookings:read'] });
  const robot = appRouter.createCaller({ ...contextWith(hostOf(of)), bearer: token });
  await expect(robot.patients.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { items } = await owner.facilities.list({});
  const { id, accountId } = await member(of, 'admin', [items[0]?.id ?? '']);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const session = await openSession(planes, { accountId, tenantId: of.id }, trace);
  const bound = appRouter.createCaller(contextWith(hostOf(of), session));
  await expect(bound.mails.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await eventsOf(of)).map(({ procedure }) => procedure)).toEqual(['patients.list', 'mails.list']);
});

test('AP4: of a flood only the beginning is recorded', async () => {
  const of = await clinic();
  const staff = await as(of, 'staff');
  for (let n = 0; n < 40; n++) await staff.tokens.list({}).catch(() => undefined);
  expect((await eventsOf(of)).length).toBe(30);
});

test('AT10: whoever ends their sessions is named in each clinic as its own member, and never as another one’s', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const person = await member(ours, 'staff');
  const { email, accountId } = person;
  const other = await join(theirs, { ...userFields(faker), email });
  const open = (of: TestClinic, actorId: string) =>
    openSession(
      planes,
      { accountId, tenantId: of.id },
      { actorId, procedure: 'test', requestId: null, address: null, userAgent: null },
    );
  await open(theirs, other.id);
  const own = appRouter.createCaller(contextWith(hostOf(ours), await open(ours, person.id)));
  await own.sessions.endOthers();
  await open(theirs, other.id);
  await planes.identity.em.fork().transactional(async em =>
    endSessions(em, accountId, {
      reason: 'The password was changed.',
      trace: { procedure: 'account.reset', requestId: null, address: null },
    }),
  );
  const { rows } = await admin.query(
    `select tenant_id, actor_id from clinic.audit_entries where action = 'LOGOUT' and tenant_id = any($1)`,
    [[ours.id, theirs.id]],
  );
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) expect(row.actor_id).toBe(row.tenant_id === ours.id ? person.id : other.id);
  // Over everything that this file did, whatever it was.
  const strangers = await admin.query(
    `select a.procedure from clinic.audit_entries a where a.actor_id is not null and not exists (
       select from clinic.users u where u.tenant_id = a.tenant_id and u.id = a.actor_id)`,
  );
  expect(strangers.rows).toEqual([]);
});
