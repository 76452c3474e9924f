import { parse } from 'csv-parse/sync';
import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless, toCsv } from '../../server/data/lists/csv.ts';

const columns = ['name', 'notes', 'phone'];
const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });

/** Texts that are made of what breaks files, more often than not. */
const cell = oneof(
  string({
    unit: constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '"',
      ',',
      ';',
      "'",
      'a',
      '1',
      ' ',
      '\u2028',
      'ß',
    ),
    maxLength: 12,
  }),
  string({ unit: 'binary', maxLength: 12 }),
);

describe('a file of rows', () => {
  test('AT3: is read again as the rows it was made of, whatever they hold', () => {
    assert(
      property(array(tuple(cell, cell, cell), { maxLength: 5 }), rows => {
        const csv = toCsv(
          rows.map(([name, notes, phone]) => ({ name, notes, phone })),
          columns,
        );
        const shown = rows.map(row => row.map(harmless));
        expect(rowsOf(csv)).toEqual([columns, ...shown]);
        for (const text of shown.flat()) expect(text).not.toMatch(/(^|[\r\n])[=@\t]/);
      }),
      { numRuns: 1000 },
    );
  });

  test('AT3: differs from what was entered by nothing but the apostrophes', () => {
    assert(property(cell, text => harmless(text).replaceAll("'", '') === text.replaceAll("'", '')));
  });

  test('AT3 I7: has no line in a cell that a spreadsheet would run', () => {
    expect(harmless('two lines\n=HYPERLINK("x")')).toBe('two lines\n\'=HYPERLINK("x")');
    expect(harmless('=1')).toBe("'=1");
    expect(harmless('-ana@clinic.test')).toBe("'-ana@clinic.test");
    expect(harmless('-5+cmd|x')).toBe("'-5+cmd|x");
    expect(harmless('5\r@SUM(A1)')).toBe("5\r'@SUM(A1)");
  });

  test.each(['+49 30 123456', '+4930123456', '-5', '-5.25', '+1 (555) 010-2030', '0'])(
    'K21: keeps %s as it was entered',
    text => {
      expect(rowsOf(toCsv([{ phone: text }], ['phone'], false))).toEqual([[text]]);
    },
  );

  test('AT3: writes instants, yes or no, nothing and what has parts as they are told elsewhere', () => {
    const row = { at: new Date('2026-03-01T09:00:00Z'), is: false, none: null, changes: { a: { to: 1 } } };
    const csv = toCsv([row], ['at', 'is', 'none', 'changes'], false);
    expect(rowsOf(csv)).toEqual([['2026-03-01T09:00:00.000Z', 'false', '', '{"a":{"to":1}}']]);
  });
});
