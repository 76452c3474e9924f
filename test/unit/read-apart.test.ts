import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { readApart } from '../../server/clinic/holidays/read-apart.ts';
import { endlessRules, oneOfMany } from '../world/endless-calendar.ts';

const from = Temporal.PlainDate.from('2027-01-01');
const days = { from, to: from.add({ years: 10 }) };

test('S38: a file that takes long to be read keeps this process from nothing', async () => {
  let turns = 0;
  const reading = new AbortController();
  const turn = () => {
    turns++;
    if (!reading.signal.aborted) setImmediate(turn);
  };
  turn();
  const { days: found } = await readApart(endlessRules(30), days, { timeoutMs: 60_000 });
  reading.abort();
  expect(found.map(({ name }) => name)).toEqual(['Good']);
  expect(turns).toBeGreaterThan(100);
});

test.each([
  ['time', endlessRules(900), { timeoutMs: 200 }],
  ['memory', oneOfMany(), { timeoutMs: 60_000, heapMb: 12 }],
])('S38: what takes too much %s is given up, and refused in words', async (_what, text, limits) => {
  await expect(readApart(text, days, limits)).rejects.toMatchObject({
    ...{ code: 'BAD_REQUEST', message: expect.stringContaining('takes too long to be read') },
  });
});

test('S38: what the file says of itself is refused in the same words as ever', async () => {
  await expect(readApart('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', days)).rejects.toMatchObject({
    ...{ code: 'BAD_REQUEST', message: 'There is no event in this calendar.' },
  });
});
