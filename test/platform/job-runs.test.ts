import { expect, test } from 'vitest';
import { startJobs } from '../../server/operations/jobs/run-jobs.ts';
import { consoleAs, operator } from '../world/console.ts';
import { database, databaseName, env, log, planes } from '../world/world.ts';

const cron = '* * * * *';

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
  expect(await desk.jobs.schedules()).toEqual([
    { job: 'shaky', cron },
    { job: 'sound', cron },
  ]);
});
