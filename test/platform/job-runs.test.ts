import { expect, test } from 'vitest';
import { startJobs } from '../../server/operations/jobs/run-jobs.ts';
import { consoleAs, operator } from '../world/console.ts';
import { database, databaseName, env, log, planes, sqlAs } from '../world/world.ts';

const cron = '* * * * *';
const patience = { timeout: 30_000, interval: 500 };

test('OPS-2: operators see which jobs ran, which were tried again, and what kind of thing went wrong', async () => {
  let tries = 0;
  const fail = async () => {
    if (tries++ === 0) throw new RangeError('Ada Berg has no address');
  };
  const jobs = startJobs({
    ...{ planes, log, env, database, name: databaseName },
    due: { sound: { cron, work: async () => 'of no interest' }, shaky: { cron, work: fail } },
  });
  const desk = await consoleAs(await operator('auditor'));
  const shaky = async () => (await desk.jobs.runs({ job: 'shaky' })).items;
  await expect
    .poll(async () => (await shaky()).map(({ state }) => state), { timeout: 45_000, interval: 500 })
    .toContain('retry');
  expect((await shaky()).at(-1)).toMatchObject({ fault: 'RangeError', mostRetries: 3 });
  await expect.poll(() => tries, { timeout: 45_000, interval: 500 }).toBeGreaterThan(1);
  await jobs.stop();
  expect((await shaky()).at(-1)).toMatchObject({ state: 'completed', retries: 1, fault: null });
  const failed = await desk.jobs.runs({ failed: true });
  expect(new Set(failed.items.map(({ job }) => job))).toEqual(new Set(['shaky']));
  const { items } = await desk.jobs.runs({});
  expect(new Set(items.map(({ job }) => job))).toEqual(new Set(['sound', 'shaky']));
  expect(JSON.stringify(items)).not.toMatch(/Berg|of no interest/);
  const first = await desk.jobs.runs({ limit: 1 });
  const rest = await desk.jobs.runs({ cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items]).toEqual(items);
  const { items: kinds } = await desk.jobs.kinds();
  const calm = { cron, pausedAt: null, pausedBy: null, isWanted: false, failed: 0 };
  expect(kinds).toMatchObject([
    { ...calm, job: 'shaky', last: { state: 'completed', fault: null, clinics: null } },
    { ...calm, job: 'sound', last: { state: 'completed', clinics: null } },
  ]);
});

test('OPS-2: a paused job is done by no server until it goes on, and one that is wanted is run once by one of them', async () => {
  // Not due by itself while the test lasts.
  const yearly = '0 0 1 1 *';
  let done = 0;
  const due = {
    rare: { cron: yearly, work: async () => ({ clinics: ++done, patient: 'Ada Berg' }) },
    broken: { cron: yearly, work: async () => Promise.reject(new RangeError('Ada Berg has no address')) },
  };
  const parts = { planes, log, env, database, name: databaseName, due };
  const servers = [startJobs(parts), startJobs(parts)];
  const who = await operator();
  const desk = await consoleAs(who);
  const kind = async (job: string) => (await desk.jobs.kinds()).items.find(found => found.job === job);
  await expect.poll(() => kind('rare'), patience).toMatchObject({ last: null });
  await expect(desk.jobs.run({ job: 'unheard_of' })).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await desk.jobs.pause({ job: 'rare', paused: true });
  expect(await kind('rare')).toMatchObject({ pausedAt: expect.any(String), pausedBy: who.name });
  await expect(desk.jobs.run({ job: 'rare' })).rejects.toThrow('This job is paused.');
  await expect(desk.jobs.pause({ job: 'rare', paused: true })).rejects.toThrow('paused already');
  const admin = await sqlAs('admin');
  // As though the clock had asked for it.
  await admin.query(`insert into jobs.job (name, policy) values ('rare', 'exclusive')`);
  const newest = async (job: string) => (await desk.jobs.runs({ job })).items[0];
  await expect.poll(() => newest('rare'), patience).toMatchObject({ state: 'skipped' });
  expect(done).toBe(0);
  expect(await kind('rare')).toMatchObject({ last: null });

  await desk.jobs.pause({ job: 'rare', paused: false });
  await expect(desk.jobs.pause({ job: 'rare', paused: false })).rejects.toThrow('not paused');
  await desk.jobs.run({ job: 'rare' });
  await expect.poll(() => newest('rare'), patience).toMatchObject({ state: 'completed', clinics: 1 });
  expect(await kind('rare')).toMatchObject({ isWanted: false, last: { state: 'completed', clinics: 1 } });
  await desk.jobs.run({ job: 'broken' });
  await expect.poll(() => newest('broken'), patience).toMatchObject({ fault: 'RangeError' });
  await Promise.all(servers.map(server => server.stop()));
  expect(done).toBe(1);
  const { rows } = await admin.query(`select output from jobs.job where output is not null`);
  expect(JSON.stringify(rows)).not.toContain('Berg');
  const helper = await consoleAs(await operator('support'));
  await expect(helper.jobs.pause({ job: 'rare', paused: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
