import { expect, test } from 'vitest';
import { valueWords } from '../../client/clinic/audit/value-words.ts';

const inWords = (value: unknown) => valueWords(value, instant => `on ${instant}`);

test('AUD-2 OPS-1: what a field said is told in words, a list by what is in it', () => {
  expect([null, '', [], true, 7, 'Latex'].map(inWords)).toEqual(['–', '–', '–', 'yes', '7', 'Latex']);
  expect(inWords(['Latex', 'Penicillin'])).toBe('Latex, Penicillin');
  expect(inWords(['2026-11-30T06:00:00.000Z'])).toBe('on 2026-11-30T06:00:00.000Z');
  expect(inWords('7d9f6a52-1b1d-4c5e-9a3e-0a8f6d2c4b10')).toBe('record 7d9f6a52');
});
