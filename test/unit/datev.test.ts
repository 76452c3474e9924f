import { expect, test } from 'vitest';
import {
  type Books,
  bookingsOf,
  headerOf,
  titleRow,
  yearOf,
} from '../../server/clinic/list-exports/datev/booking-batch.ts';
import { inWindows1252, spelled } from '../../server/clinic/list-exports/datev/windows-1252.ts';
import { ExpenseCategory } from '../../shared/clinic/expenses.ts';
import type { Entry } from '../../shared/clinic/money-reports.ts';

const books: Books = {
  ...{ booksAdviser: 1001, booksClient: 42, booksChart: '03', booksAccountDigits: 4, booksYearStart: 1 },
};
const id = crypto.randomUUID();
const entry = (more: Partial<Entry>): Entry => ({
  ...{
    id,
    kind: 'invoice',
    day: '2026-03-09',
    reference: 'INV-000007',
    invoiceId: id,
    expenseId: null,
    document: 'INV-000007',
    category: null,
  },
  ...{ currency: 'EUR', amount: 0, taxes: [], method: null, ...more },
});
const tax = (total: number, taxRate: number, taxCategory: 'S' | 'E' | null = 'S') => ({
  ...{ net: total, tax: 0, total, taxRate, taxCategory },
});
/** The filled columns of bookings, by their place. */
const filled = (of: Entry, its: Books = books) =>
  bookingsOf(of, its).map(line =>
    Object.fromEntries(
      line
        .trimEnd()
        .split(';')
        .flatMap((field, index) => (field ? [[index + 1, field]] : [])),
    ),
  );

test('MY32: the header has 31 fields, each where DATEV looks for it', () => {
  const header = headerOf({ from: '2026-03-01', to: '2026-03-31', madeAt: '2026-04-01T10:11:12.345', books });
  const fields = header.trimEnd().split(';');
  expect(header.endsWith('\r\n')).toBe(true);
  expect(fields).toHaveLength(31);
  expect(fields.slice(0, 22)).toEqual([
    ...['"EXTF"', '700', '21', '"Buchungsstapel"', '13', '20260401101112345', '', '"MF"', '"MedFlow"', '""'],
    ...[
      '1001',
      '42',
      '20260101',
      '4',
      '20260301',
      '20260331',
      '"MedFlow 2026-03"',
      '""',
      '1',
      '0',
      '0',
      '"EUR"',
    ],
  ]);
  expect(fields[26]).toBe('"03"');
});

test('MY32: titles and bookings have 125 columns, with the sum that includes tax, never 0,00', () => {
  expect(titleRow().trimEnd().split(';')).toHaveLength(125);
  const [booking, ...more] = bookingsOf(
    entry({ amount: 11_900, taxes: [tax(11_900, 1900), tax(0, 700)] }),
    books,
  );
  expect(booking?.trimEnd().split(';')).toHaveLength(125);
  expect(more).toEqual([]);
  expect(filled(entry({ amount: 11_900, taxes: [tax(11_900, 1900)] }))).toEqual([
    {
      ...{ 1: '119,00', 2: '"S"', 3: '"EUR"', 7: '10000', 8: '8400', 10: '0903', 11: '"INV-000007"' },
      ...{ 12: '"INV-000007"', 14: '"Rechnung INV-000007"', 114: '0' },
    },
  ]);
});

test.each([
  ['03', 4, ['8400', '8300', '8100', '8100']],
  ['04', 6, ['440000', '430000', '410000', '410000']],
] as const)(
  'MY32 MY34: each tax has its account in SKR %s with %i digits',
  (booksChart, booksAccountDigits, accounts) => {
    const taxes = [tax(100, 1900), tax(100, 700), tax(100, 0, 'E'), tax(100, 0, null)];
    const rows = filled(entry({ amount: 400, taxes }), { ...books, booksChart, booksAccountDigits });
    expect(rows.map(row => row['8'])).toEqual(accounts);
    expect(new Set(rows.map(row => row['7']))).toEqual(
      new Set([`10000${'0'.repeat(booksAccountDigits - 4)}`]),
    );
  },
);

test('MY32: credit notes and payments stand on the other side, under the number of their invoice', () => {
  const note = entry({ kind: 'credit_note', reference: 'CN-000001', amount: -150, taxes: [tax(-150, 1900)] });
  expect(filled(note)).toMatchObject([
    { 1: '1,50', 2: '"H"', 8: '8400', 11: '"INV-000007"', 12: '"CN-000001"' },
  ]);
  const paid = entry({ kind: 'payment', reference: 'RC-000001', amount: -5, method: 'cash' });
  expect(filled(paid)).toMatchObject([
    { 1: '0,05', 2: '"H"', 8: '1000', 11: '"INV-000007"', 12: '"RC-000001"' },
  ]);
  const back = entry({ kind: 'refund', reference: 'RC-000002', amount: 5, method: 'transfer' });
  expect(filled(back)).toMatchObject([{ 2: '"S"', 8: '1200', 14: '"Erstattung RC-000002"' }]);
});

test.each([
  ['03', '70000', ['4210', '4120', '4980', '4985', '4360', '4660', '4945', '4380', '4900'], '1200'],
  ['04', '70000', ['6310', '6020', '6850', '6845', '6400', '6650', '6821', '6420', '6300'], '1800'],
] as const)(
  'FIN-1 MY32: what was spent is booked as a whole against the account of its category in SKR %s, and its payment on the other side',
  (booksChart, creditors, accounts, bank) => {
    const of = { invoiceId: null, expenseId: id, document: 'EX-000003', reference: 'EX-000003' };
    const rows = ExpenseCategory.options.map(category => {
      const spent = entry({ ...of, kind: 'expense', category, amount: -11_900, taxes: [tax(-11_900, 1900)] });
      return filled(spent, { ...books, booksChart })[0];
    });
    expect(rows.map(row => row?.['8'])).toEqual(accounts);
    expect(rows[0]).toMatchObject({
      ...{ 1: '119,00', 2: '"H"', 7: creditors, 11: '"EX-000003"', 14: '"Ausgabe EX-000003"' },
    });
    const paid = entry({
      ...{ ...of, kind: 'expense_payment', category: 'rent', amount: 11_900, method: 'transfer' },
    });
    expect(filled(paid, { ...books, booksChart })).toMatchObject([{ 2: '"S"', 7: creditors, 8: bank }]);
  },
);

test.each([
  ['2026-03-31', 4, '2025-04-01'],
  ['2026-04-01', 4, '2026-04-01'],
  ['2026-01-01', 1, '2026-01-01'],
])('MY32: %s is in the business year of month %i that began on %s', (day, booksYearStart, first) => {
  expect(yearOf(day, { ...books, booksYearStart })).toBe(first);
});

test.each([
  ['Müller & Söhne „am Markt“ – 5 €', 'Müller & Söhne „am Markt“ – 5 €'],
  ['Łódź', 'Lódz'],
  ['Nguyễn', 'Nguyen'],
  ['Ja\r\nNein', 'Ja Nein'],
  ['日本', '??'],
])('MY32: %s is written as %s', (text, written) => {
  expect(spelled(text)).toBe(written);
  expect(new TextDecoder('windows-1252').decode(inWindows1252(spelled(text)))).toBe(written);
});
