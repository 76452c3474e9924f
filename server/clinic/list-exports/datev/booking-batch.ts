import type { ExpenseCategory } from '../../../../shared/clinic/expenses.ts';
import type { PaymentMethod } from '../../../../shared/clinic/invoices.ts';
import type { Entry, EntryKind } from '../../../../shared/clinic/money-reports.ts';
import type { AccountChart } from '../../../../shared/clinic/settings.ts';
import { minorDigits } from '../../../../shared/currencies.ts';
import { spelled } from './windows-1252.ts';

/** What the accountant tells of the clinic. */
export interface Books {
  booksAdviser: number;
  booksClient: number;
  booksChart: AccountChart;
  booksAccountDigits: number;
  booksYearStart: number;
}

/** Where the other side of a document is booked: what was earned, where money lies, or what it was spent on. */
type Account =
  | ('full' | 'reduced' | 'free' | 'patients' | 'creditors')
  | PaymentMethod
  | `for ${ExpenseCategory}`;

/**
 * The accounts of SKR 03 and 04: revenue at the full rate, at the reduced one and free of tax, each of which works out its tax by
 * itself; one account for all patients, since no name of theirs goes along, and one for all whom the clinic pays; where money lies, or
 * is on its way; and what it is spent on, by accounts that work out no tax, for whoever treats patients free of tax may not deduct any.
 */
const charts: Record<AccountChart, Record<Account, number>> = {
  '03': {
    ...{ full: 8400, reduced: 8300, free: 8100, patients: 10_000, creditors: 70_000 },
    ...{ cash: 1000, transfer: 1200, card: 1360, online: 1360, other: 1360 },
    ...{ 'for rent': 4210, 'for salaries': 4120, 'for supplies': 4980, 'for equipment': 4985 },
    ...{
      'for insurance': 4360,
      'for travel': 4660,
      'for training': 4945,
      'for fees': 4380,
      'for other': 4900,
    },
  },
  '04': {
    ...{ full: 4400, reduced: 4300, free: 4100, patients: 10_000, creditors: 70_000 },
    ...{ cash: 1600, transfer: 1800, card: 1460, online: 1460, other: 1460 },
    ...{ 'for rent': 6310, 'for salaries': 6020, 'for supplies': 6850, 'for equipment': 6845 },
    ...{
      'for insurance': 6400,
      'for travel': 6650,
      'for training': 6821,
      'for fees': 6420,
      'for other': 6300,
    },
  },
};

/** Longer accounts have noughts at their end. */
const accountIn = ({ booksChart, booksAccountDigits }: Books, account: Account): string =>
  `${charts[booksChart][account]}${'0'.repeat(booksAccountDigits - 4)}`;

const revenue = (category: string | null, rate: number): Account => {
  if (category !== 'S') return 'free';
  return rate >= 1000 ? 'full' : 'reduced';
};

const quoted = (text: string, most: number): string =>
  `"${spelled(text).slice(0, most).replaceAll('"', '""')}"`;
const amountIn = (minorUnits: number, currency: string): string =>
  (Math.abs(minorUnits) / 10 ** minorDigits(currency)).toFixed(minorDigits(currency)).replace('.', ',');
const digits = (day: string): string => day.replaceAll('-', '');

/** The first day of the business year that a day is in. */
export const yearOf = (day: string, { booksYearStart }: Books): string => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return `${month >= booksYearStart ? year : year - 1}-${`${booksYearStart}`.padStart(2, '0')}-01`;
};

const line = (fields: string[]): string => `${fields.join(';')}\r\n`;

interface File {
  from: string;
  to: string;
  /** By the clinic's clock, to the millisecond. */
  madeAt: string;
  books: Books;
}

/** The 31 fields of the header of a batch of bookings, in version 700 (MY32). */
export const headerOf = ({ from, to, madeAt, books }: File): string =>
  line([
    ...['"EXTF"', '700', '21', '"Buchungsstapel"', '13', madeAt.replaceAll(/\D/g, '')],
    ...['', '"MF"', '"MedFlow"', '""', `${books.booksAdviser}`, `${books.booksClient}`],
    ...[digits(yearOf(from, books)), `${books.booksAccountDigits}`, digits(from), digits(to)],
    ...[quoted(`MedFlow ${from.slice(0, 7)}`, 30), '""', '1', '0', '0', '"EUR"', '', '""', '', ''],
    ...[`"${books.booksChart}"`, '', '', '""', '"MedFlow"'],
  ]);

/** Those of the 125 columns that are filled, by their place, and what they are called. */
const titles: Record<number, string> = {
  ...{ 1: 'Umsatz (ohne Soll/Haben-Kz)', 2: 'Soll/Haben-Kennzeichen', 3: 'WKZ Umsatz', 7: 'Konto' },
  ...{ 8: 'Gegenkonto (ohne BU-Schlüssel)', 9: 'BU-Schlüssel', 10: 'Belegdatum', 11: 'Belegfeld 1' },
  ...{ 12: 'Belegfeld 2', 14: 'Buchungstext', 114: 'Festschreibung' },
};
const COLUMNS = 125;

const row = (fields: Record<number, string>): string =>
  line(Array.from({ length: COLUMNS }, (_, index) => fields[index + 1] ?? ''));

export const titleRow = (): string => row(titles);

/** What a document is called in the books, by which the accountant reads German. */
const words: Record<EntryKind, string> = {
  ...{ invoice: 'Rechnung', credit_note: 'Gutschrift', payment: 'Zahlung', refund: 'Erstattung' },
  ...{ expense: 'Ausgabe', expense_reversal: 'Storno der Ausgabe' },
  ...{ expense_payment: 'Zahlung der Ausgabe', expense_refund: 'Rückzahlung der Ausgabe' },
};

/** What of a document is booked against which account: a payment or an expense as a whole, a bill by each tax. */
const sidesOf = ({ amount, taxes, method, category }: Entry): { total: number; contra: Account }[] => {
  if (method) return [{ total: amount, contra: method }];
  if (category) return [{ total: amount, contra: `for ${category}` }];
  return taxes.map(({ total, taxCategory, taxRate }) => ({ total, contra: revenue(taxCategory, taxRate) }));
};

/** The bookings of a document: one by each tax, or one of money; nothing of nothing (MY32). */
export const bookingsOf = (entry: Entry, books: Books): string[] => {
  const { kind, day, reference, document, currency, expenseId } = entry;
  const party = accountIn(books, expenseId ? 'creditors' : 'patients');
  return sidesOf(entry)
    .filter(({ total }) => total !== 0)
    .map(({ total, contra }) =>
      row({
        ...{ 1: amountIn(total, currency), 2: total > 0 ? '"S"' : '"H"', 3: quoted(currency, 3) },
        ...{ 7: party, 8: accountIn(books, contra) },
        ...{ 10: `${day.slice(8)}${day.slice(5, 7)}`, 11: quoted(document, 36), 12: quoted(reference, 12) },
        ...{ 14: quoted(`${words[kind]} ${reference}`, 60), 114: '0' },
      }),
    );
};
