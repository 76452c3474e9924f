import { expect, test } from 'vitest';
import { readTime, writeTime } from '../../client/ui/formats/clock-time.ts';

const minutes = Array.from({ length: 24 * 60 }, (_, n) => n);
const timeOf = (n: number) =>
  `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;

test.each(['12h', '24h'] as const)('FD19: each minute of a day is read as it is written, with %s', clock => {
  for (const time of [...minutes.map(timeOf), '24:00']) expect(readTime(writeTime(time, clock))).toBe(time);
});

test.each([
  ['2:30 PM', '14:30'],
  ['2:30pm', '14:30'],
  ['2 p.m.', '14:00'],
  ['12 am', '00:00'],
  ['12:15 PM', '12:15'],
  ['9.05', '09:05'],
  ['0830', '08:30'],
  ['24:00', '24:00'],
  ['Midnight', '24:00'],
])('FD19: %s is read as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', '9', '13 pm', '0 am', '25:00', '10:60', 'noon', '9:5', '-1:00', '123'])(
  'FD19: "%s" is no time',
  typed => {
    expect(readTime(typed)).toBeUndefined();
  },
);
