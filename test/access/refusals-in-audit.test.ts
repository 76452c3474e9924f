import { expect, test } from 'vitest';
import { openDoor } from '../http/front-door.ts';
import { as, clinic, cookieOf, hostOf, member, PASSWORD, sqlAs, type TestClinic } from '../world/world.ts';

const { knock } = await openDoor();
const admin = await sqlAs('admin');

const entriesOf = async (of: TestClinic, action: string) => {
  const { rows } = await admin.query(
    `select actor_id as actor, reason, changes, jsonb_typeof(changes) as type from clinic.audit_entries
     where tenant_id = $1 and action = $2`,
    [of.id, action],
  );
  return rows;
};

test('AP3: a switch that was refused says so, and names the member in their own clinic only', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const { rows } = await admin.query('select id from clinic.users where tenant_id = $1', [ours.id]);
  const headers = { cookie: await cookieOf(ours) };
  const body = { slug: theirs.slug };
  const answer = await knock({
    ...{ host: hostOf(ours), path: '/api/v1/session/switch', method: 'POST', headers, body },
  });
  expect(answer.status).toBe(403);
  const refused = {
    reason: 'Refused: this person has no active membership in the clinic.',
    changes: { refused: { to: 'NOT_A_MEMBER' } },
    type: 'object',
  };
  expect(await entriesOf(ours, 'SWITCH_TENANT')).toEqual([{ ...refused, actor: rows[0].id }]);
  expect(await entriesOf(theirs, 'SWITCH_TENANT')).toEqual([{ ...refused, actor: null }]);
});

test('AP3 AT10: each clinic’s entry of an attempt names its own member, where the person is one of both', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const cookie = await cookieOf(ours);
  const { rows } = await admin.query(
    'select tenant_id, user_id, account_id from identity.memberships where tenant_id = $1',
    [ours.id],
  );
  const elsewhere = await member(theirs, 'staff');
  await admin.query('update identity.memberships set account_id = $1 where user_id = $2', [
    rows[0].account_id,
    elsewhere.id,
  ]);
  await knock({ host: hostOf(theirs), path: '/api/v1/session', headers: { cookie } });
  const action = 'CROSS_TENANT_ACCESS_ATTEMPT';
  expect(await entriesOf(ours, action)).toMatchObject([{ actor: rows[0].user_id, type: 'object' }]);
  expect(await entriesOf(theirs, action)).toMatchObject([{ actor: elsewhere.id, type: 'object' }]);
});

test('AP3: a failed sign-in names the member it was tried for, and nobody where there is none', async () => {
  const ours = await clinic();
  for (const email of [ours.ownerEmail, 'nobody@example.org'])
    await knock({
      ...{ host: hostOf(ours), path: '/api/v1/session', method: 'POST' },
      body: { email, password: `${PASSWORD} not` },
    });
  const entries = await entriesOf(ours, 'LOGIN_FAILED');
  expect(new Set(entries.map(({ actor }) => actor !== null))).toEqual(new Set([false, true]));
  for (const entry of entries)
    expect(entry).toMatchObject({ reason: 'Refused: a sign-in failed.', type: 'object' });
});

test('AP3: no entry of either trail holds its changes as text', async () => {
  const ours = await clinic();
  await as(ours);
  for (const table of ['clinic.audit_entries', 'platform.system_entries']) {
    const { rows } = await admin.query(`select distinct jsonb_typeof(changes) as type from ${table}`);
    expect(
      rows.filter(({ type }) => type !== 'object'),
      table,
    ).toEqual([]);
  }
});
