import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { isDue, startJobs } from '../../server/operations/jobs.ts';
import { removeExpired } from '../../server/operations/remove-expired.ts';
import { clinic, database, env, member, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const at = (time: string): number => Date.parse(`2031-03-04T${time}Z`);

test('LIT-9: a daily job is due once after its hour, and at once where it never ran', () => {
  expect(isDue(2, undefined, at('12:00:00'))).toBe(true);
  expect(isDue(2, at('01:59:00'), at('01:59:59'))).toBe(false);
  expect(isDue(2, at('01:59:00'), at('02:00:00'))).toBe(true);
  expect(isDue(2, at('02:00:00'), at('23:59:00'))).toBe(false);
  expect(isDue(2, at('02:00:00') - 86_400_000, at('01:00:00'))).toBe(false);
  expect(isDue(2, at('02:00:00') - 86_400_001, at('01:00:00'))).toBe(true);
});

test('OPS-2 OPS-5: a job that fails is told by its kind, and keeps no other from its turn', async () => {
  await using nowhere = await openPlanes(database, entities, 'no_such_database', { poolMax: 3 });
  const told: { job: string; type: string }[] = [];
  const keep = new Writable({
    write(line, _encoding, done) {
      told.push(JSON.parse(String(line)));
      done();
    },
  });
  const running = startJobs(nowhere, pino(keep), env, 20);
  await expect.poll(() => new Set(told.map(({ job }) => job)).size, { timeout: 30_000 }).toBeGreaterThan(1);
  await running.stop();
  expect(told[0]).toMatchObject({ msg: 'A job failed', code: '3D000', type: 'DriverException' });
});

test('AP12 LIT-9: sessions that ended a month ago and tokens that are too old are removed, and nothing else', async () => {
  const ours = await clinic();
  const { accountId, id: actorId } = await member(ours, 'staff');
  const trace = { actorId, procedure: 'test', requestId: null, address: null, userAgent: null };
  const open = () => openSession(planes, { accountId, tenantId: ours.id }, trace);
  for (let n = 0; n < 5; n++) await open();
  const { rows } = await admin.query('select id from identity.sessions where account_id = $1 order by id', [
    accountId,
  ]);
  const ids: string[] = rows.map(({ id }) => id);
  const [live, revoked, old, oldAndRevoked, oldAndLive] = ids;
  const change = (set: string, id: string | undefined) =>
    admin.query(`update identity.sessions set ${set} where id = $1`, [id]);
  await change('revoked_at = now()', revoked);
  const LONG_AGO = "created_at = now() - interval '31 days'";
  await change(`${LONG_AGO}, expires_at = now() - interval '1 s'`, old);
  await change(`${LONG_AGO}, revoked_at = now()`, oldAndRevoked);
  await change(LONG_AGO, oldAndLive);
  await admin.query(
    `insert into identity.one_time_tokens (id, kind, token_hash, account_id, expires_at)
     select gen_random_uuid(), 'reset', sha256(n::text::bytea), $1, now() + n * interval '1 hour' from generate_series(-1, 1, 2) n`,
    [accountId],
  );
  // Several processes at once do it once.
  const removed = await Promise.all([removeExpired(planes), removeExpired(planes)]);
  expect(removed.reduce((sum, n) => sum + n)).toBe(3);
  const kept = await admin.query('select id from identity.sessions where account_id = $1', [accountId]);
  expect(new Set(kept.rows.map(({ id }) => id))).toEqual(new Set([live, revoked, oldAndLive]));
  const tokens = await admin.query(
    'select expires_at > now() as live from identity.one_time_tokens where account_id = $1',
    [accountId],
  );
  expect(tokens.rows).toEqual([{ live: true }]);
});
