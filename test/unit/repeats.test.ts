import { expect, test } from 'vitest';
import { nextDue, nextDues } from '../../shared/clinic/repeats.ts';

const monthly = { unit: 'months', every: 1, by: 'calendar' } as const;

test.each([
  ['2026-01-29', 1, ['2026-02-28', '2026-03-29', '2026-04-29']],
  ['2026-01-30', 1, ['2026-02-28', '2026-03-30', '2026-04-30']],
  ['2026-01-31', 1, ['2026-02-28', '2026-03-31', '2026-04-30']],
  ['2026-08-31', 6, ['2027-02-28', '2027-08-31', '2028-02-29']],
])('RQ29: from %s each %i months the day that was asked for is kept', (anchor, every, days) => {
  expect(nextDues({ ...monthly, every }, anchor, anchor, 3)).toEqual(days);
});

test('RQ29: a leap day comes each year, and on its own day each fourth', () => {
  const yearly = { unit: 'years', every: 1, by: 'calendar' } as const;
  expect(nextDues(yearly, '2028-02-29', '2028-02-29', 4)).toEqual([
    ...['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
  ]);
});

test('RQ30: done late, the next one is not past already; done early, it is not the same one again', () => {
  const from = { anchor: '2026-01-31', dueOn: '2026-02-28' };
  expect(nextDue(monthly, { ...from, doneOn: '2026-05-10' })).toBe('2026-05-31');
  expect(nextDue(monthly, { ...from, doneOn: '2026-05-31' })).toBe('2026-06-30');
  expect(nextDue(monthly, { ...from, doneOn: '2026-02-20' })).toBe('2026-03-31');
  const weekly = { unit: 'weeks', every: 2, by: 'calendar' } as const;
  expect(nextDue(weekly, { anchor: '2026-01-05', dueOn: '2026-01-05', doneOn: '2026-02-02' })).toBe(
    '2026-02-16',
  );
});

test('RQ30: counted from when it was done, a month after is a month after', () => {
  const after = { ...monthly, by: 'done' } as const;
  expect(nextDue(after, { anchor: '2026-01-01', dueOn: '2026-01-01', doneOn: '2026-01-12' })).toBe(
    '2026-02-12',
  );
});
