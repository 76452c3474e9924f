import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { getConstructionPlans } from 'pg-boss';
import { pino } from 'pino';
import { expect, inject, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { JOB_TABLES_VERSION } from '../../server/data/database/schema/job-tables.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import type { Log } from '../../server/logger.ts';
import { jobs as all, type Job } from '../../server/operations/jobs/jobs.ts';
import { startJobs } from '../../server/operations/jobs/run-jobs.ts';
import { removeExpired } from '../../server/operations/remove-expired.ts';
import { mailsTo } from '../world/mailbox.ts';
import { WAITING } from '../world/waiting.ts';
import {
  admit,
  bookableAnyTime,
  clinic,
  database,
  databaseName,
  env,
  log,
  member,
  planes,
  sqlAs,
} from '../world/world.ts';

const admin = await sqlAs('admin');
/** A server's jobs, on this file's database. */
const jobsOf = (due: Record<string, Job>, keep: Log = log) =>
  startJobs({ planes, log: keep, env, database, name: databaseName, due });
const each = { cron: '* * * * *' };
const runs = async (name: string) =>
  (
    await admin.query('select state, retry_count, output from jobs.job where name = $1 order by created_on', [
      name,
    ])
  ).rows;

test('OPS-2 DB-8: the tables of the queue are the ones that pg-boss asks for, and made by the owner', async () => {
  const { rows } = await admin.query('select version from jobs.version');
  expect(rows).toEqual([{ version: JOB_TABLES_VERSION }]);
  expect(getConstructionPlans('jobs')).toContain(`version(version) VALUES ('${JOB_TABLES_VERSION}')`);
  const owners = await admin.query(
    `select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'jobs'::regnamespace`,
  );
  expect(owners.rows).toEqual([{ owner: 'medflow_owner' }]);
});

test('OPS-2: whoever runs jobs sees nothing but their queue, and may not change its tables', async () => {
  const queue = await sqlAs('jobs');
  for (const wrong of [
    'select from clinic.bookings',
    'select from identity.accounts',
    'select from platform.clinics',
    'create table jobs.mine ()',
    'alter table jobs.job add column mine int',
    'drop table jobs.schedule',
  ])
    await expect(queue.query(wrong)).rejects.toMatchObject({ code: '42501' });
  const app = await sqlAs('app');
  await expect(app.query('select from jobs.job')).rejects.toMatchObject({ code: '42501' });
});

test('OPS-2 OPS-5 JB7: a job that fails is told by its kind, is tried again, and keeps no other from its turn', async () => {
  const told: { job?: string; msg: string }[] = [];
  const keep = new Writable({
    write(line, _encoding, done) {
      told.push(JSON.parse(String(line)));
      done();
    },
  });
  let tries = 0;
  let others = 0;
  const jobs = jobsOf(
    {
      broken: {
        ...each,
        work: async () => {
          tries++;
          throw new TypeError('Ada Berg was not found');
        },
      },
      sound: { ...each, work: async () => others++ },
    },
    pino(keep),
  );
  await expect.poll(() => [tries > 1, others > 0], { timeout: 45_000, interval: 200 }).toEqual([true, true]);
  await jobs.stop();
  const [told1] = told.filter(({ job }) => job === 'broken');
  expect(told1).toMatchObject({ msg: 'A job failed', type: 'TypeError' });
  const [kept] = await runs('broken');
  expect(kept).toMatchObject({ output: { name: 'TypeError', message: 'TypeError' } });
  expect(JSON.stringify([told, kept])).not.toContain('Berg');
});

test('S42 JB3: two servers that know the same jobs have one schedule of each, and each run is one server’s', async () => {
  let count = 0;
  const due = { shared: { ...each, work: async () => count++ } };
  const servers = [jobsOf(due), jobsOf(due), jobsOf(due)];
  await expect.poll(() => count, { timeout: 30_000, interval: 200 }).toBeGreaterThan(0);
  await Promise.all(servers.map(server => server.stop()));
  const schedules = await admin.query(`select cron from jobs.schedule where name = 'shared'`);
  expect(schedules.rows).toEqual([{ cron: each.cron }]);
  // One for each minute that began meanwhile, however many servers there were.
  const { rows } = await admin.query(
    `select count(*)::int as runs, count(distinct date_trunc('minute', created_on))::int as minutes from jobs.job where name = 'shared'`,
  );
  expect(rows[0].runs).toBeLessThanOrEqual(rows[0].minutes + 1);
  expect(count).toBe((await runs('shared')).filter(({ state }) => state === 'completed').length);
});

test('S42: every job may run in two processes at once, and again, and does what it does once', async () => {
  const { caller, clinic: ours, links } = await bookableAnyTime();
  await caller.settings.updateCommunication({ version: 1, mailChanges: true });
  const { id, email } = await admit(ours, { email: `${randomUUID()}@patient.test` });
  const soon = new Date(Date.now() + 24.5 * 3_600_000).toISOString();
  await caller.bookings.book({ ...links, patientId: id, startsAt: soon });
  // Nobody has touched any of it for a while.
  await admin.query(`update clinic.audit_entries set at = at - interval '10 minutes' where tenant_id = $1`, [
    ours.id,
  ]);
  await using other = await openPlanes(database, entities, databaseName, { poolMax: 6 });
  const { signal } = new AbortController();
  for (const [name, { work }] of Object.entries(all)) {
    const runs = [planes, other, planes].map(own => work({ planes: own, env, signal }));
    const failed = (await Promise.allSettled(runs)).flatMap(run =>
      run.status === 'rejected' ? [run.reason] : [],
    );
    expect(failed, name).toEqual([]);
    await work({ planes: other, env, signal });
  }
  const kinds = (await mailsTo(String(email))).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['booking.booked', 'booking.reminder']);
});

test('S42: a job that is due at another time by now is so from the next start on, and is one schedule still', async () => {
  const later = jobsOf({ replanned: { cron: '0 3 * * *', work: async () => undefined } });
  const crons = async () =>
    (await admin.query(`select cron from jobs.schedule where name = 'replanned'`)).rows.map(
      ({ cron }) => cron,
    );
  await expect.poll(crons, { timeout: 20_000 }).toEqual(['0 3 * * *']);
  const earlier = jobsOf({ replanned: { cron: '0 2 * * *', work: async () => undefined } });
  await expect.poll(crons, { timeout: 20_000 }).toEqual(['0 2 * * *']);
  await Promise.all([later.stop(), earlier.stop()]);
});

test('S42 LIT-9 F6 JB5: of two servers one is killed in the middle of its reminders: the other goes on, and nobody is reminded twice', async () => {
  const worlds = [await bookableAnyTime(), await bookableAnyTime()].toSorted((a, b) =>
    a.clinic.id < b.clinic.id ? -1 : 1,
  );
  const tomorrow = new Date(Date.now() + 24.5 * 3_600_000).toISOString();
  const emails: string[] = [];
  for (const { caller, clinic, links } of worlds) {
    const { id, email } = await admit(clinic, { email: `${randomUUID()}@patient.test` });
    await caller.bookings.book({ ...links, patientId: id, startsAt: tomorrow });
    emails.push(email ?? '');
  }
  const letters = async () => (await Promise.all(emails.map(mailsTo))).map(({ length }) => length);
  // The second clinic keeps whoever comes to it waiting.
  const holder = await sqlAs('admin');
  await holder.query('begin');
  await holder.query('select from clinic.communication_settings where tenant_id = $1 for update', [
    worlds[1]?.clinic.id,
  ]);
  const reminding = new URL('../fixtures/reminding.ts', import.meta.url);
  const killed = fork(reminding, [databaseName], { env: { ...process.env, ...inject('environment') } });
  const waiting = `select ${WAITING}`;
  await expect
    .poll(async () => [await letters(), (await admin.query(waiting)).rowCount], {
      ...{ timeout: 40_000, interval: 200 },
    })
    .toEqual([[1, 0], 1]);
  killed.kill('SIGKILL');
  await holder.query('rollback');
  const { remindPatients } = all;
  if (!remindPatients) throw new Error('Nobody is reminded.');
  const other = jobsOf({ remindPatients: { ...remindPatients, cron: each.cron } });
  await expect.poll(letters, { timeout: 55_000, interval: 200 }).toEqual([1, 1]);
  await expect
    .poll(async () => (await runs('remindPatients'))[0]?.state, { timeout: 20_000, interval: 200 })
    .toBe('completed');
  await other.stop();
  expect(await letters()).toEqual([1, 1]);
  expect((await runs('remindPatients'))[0]).toMatchObject({ retry_count: 1 });
}, 120_000);

test('OPS-2 JB6: a server that stops waits for the run under way, and one that does not end is left to the next', async () => {
  const log: string[] = [];
  const jobs = jobsOf({
    patient: {
      ...each,
      work: async ({ signal }) => {
        log.push('begun');
        await once(signal, 'abort');
        signal.throwIfAborted();
      },
    },
  });
  await expect.poll(() => log, { timeout: 30_000, interval: 200 }).toEqual(['begun']);
  await jobs.stop();
  expect(await runs('patient')).toMatchObject([{ state: 'retry', output: { name: 'DOMException' } }]);
});

test('S41 JB4: what was due while nobody ran is made up for, once', async () => {
  let count = 0;
  const minute = (new Date().getUTCMinutes() + 30) % 60;
  const due = { hourly: { cron: `${minute} * * * *`, work: async () => count++ } };
  const first = jobsOf(due);
  await expect
    .poll(async () => (await admin.query(`select from jobs.schedule where name = 'hourly'`)).rowCount, {
      timeout: 20_000,
    })
    .toBe(1);
  await first.stop();
  expect(count).toBe(0);
  await admin.query(`update jobs.schedule set created_on = now() - interval '1 day' where name = 'hourly'`);
  await admin.query(`update jobs.version set cron_on = now() - interval '3 hours'`);
  const again = jobsOf(due);
  await expect.poll(() => count, { timeout: 30_000, interval: 200 }).toBe(1);
  await again.stop();
  expect(await runs('hourly')).toMatchObject([{ state: 'completed' }]);
});

test('F7: a clock that was ahead for two hours holds no job up once it is right again', async () => {
  await admin.query(`update jobs.version set cron_on = now() + interval '2 hours'`);
  let count = 0;
  const jobs = jobsOf({ afterwards: { ...each, work: async () => count++ } });
  await expect.poll(() => count, { timeout: 45_000, interval: 200 }).toBe(1);
  // Nor does one that is put back while they run.
  await admin.query(`update jobs.version set cron_on = now() + interval '2 hours'`);
  const isAhead = async () => (await admin.query('select from jobs.version where cron_on > now()')).rowCount;
  await expect.poll(isAhead, { timeout: 25_000, interval: 200 }).toBe(0);
  await jobs.stop();
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
