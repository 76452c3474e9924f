import { beforeAll, expect, test } from 'vitest';
import { jobs } from '../../server/operations/jobs/jobs.ts';
import { messagesOf } from '../world/messages.ts';
import { clinic, env, planes } from '../world/world.ts';

/** The least of several runs counts, because the first of them may have something to do. */
const RUNS = 3;
const MORE = 10;

const { signal } = new AbortController();
const parts = [planes.clinic, planes.identity, planes.platform];
const measure = async (name: string): Promise<number> => {
  const counts: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const statements = await messagesOf(parts, async () => jobs[name]?.work({ planes, env, signal }));
    counts.push(statements.join(';\n').split(';\n').length);
  }
  return Math.min(...counts);
};
const few = new Map<string, number>();

beforeAll(async () => {
  await clinic();
  for (const name of Object.keys(jobs)) few.set(name, await measure(name));
  for (let n = 0; n < MORE; n++) await clinic();
});

/** Whether somebody touched a trail is known only once it is read: whatever says that there is nothing to do could be touched too. */
const ofEachClinic = ['verifyTrails'];

test.each(Object.keys(jobs).filter(name => !ofEachClinic.includes(name)))(
  'OPS-2 DB-11: a run of %s takes as many statements with ten clinics more that have nothing to do',
  async name => {
    expect(await measure(name)).toBe(few.get(name));
  },
);

test.each(ofEachClinic)('OPS-2 DB-11: a run of %s takes equally many for each clinic', async name => {
  const moreThanFew = async () => {
    await jobs['sealTrails']?.work({ planes, env, signal });
    return (await measure(name)) - Number(few.get(name));
  };
  const more = await moreThanFew();
  for (let n = 0; n < MORE; n++) await clinic();

  expect(await moreThanFew()).toBe(2 * more);
});
