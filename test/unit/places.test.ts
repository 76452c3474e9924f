import { expect, test } from 'vitest';
import { above, below, between, placeNow } from '../../shared/clinic/places.ts';

const isBelow = (a: string, b: string): boolean => Number(a) < Number(b);

test('RQ34: between two places there is always another one, and it is short', () => {
  expect(between('1', '2')).toBe('1.5');
  expect(between('0', '10')).toBe('5');
  expect(between('1.05', '1.06')).toBe('1.055');
  const top = '1700000000000.123';
  let low = '1699999999000.5';
  for (let n = 0; n < 300; n++) {
    const next = between(low, top);
    expect(next).not.toBe(low);
    expect(next.length).toBeLessThan(150);
    low = next;
  }
});

test('RQ34: what comes last is above all, and what is put below all is below them', () => {
  const future = String(Date.now() + 10_000_000);
  expect(isBelow(future, above(future))).toBe(true);
  expect(isBelow('5', above('5'))).toBe(true);
  expect(isBelow(below('5'), '5')).toBe(true);
  expect(isBelow(below(placeNow()), placeNow())).toBe(true);
});
