import { z } from 'zod';
import { DAY } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import { LocalDate, Named, page, paging } from '../scalars.ts';
import { MOST_DAYS } from './dashboard.ts';
import { ExpenseCategory } from './expenses.ts';
import { PaymentMethod } from './invoices.ts';
import { TaxCategory } from './tax-rates.ts';

const days = { from: LocalDate, to: LocalDate };

const inOrder = <Query extends z.ZodType<{ from: string; to: string }>>(query: Query) =>
  query
    .refine(({ from, to }) => to >= from, {
      error: t('The last day cannot be before the first.'),
      path: ['to'],
    })
    .refine(({ from, to }) => (+new Date(to) - +new Date(from)) / DAY < MOST_DAYS, {
      error: () => t('Please ask for {days} days at most.', { days: MOST_DAYS }),
      path: ['to'],
    });

/** Days of the clinic's calendar, both included. */
export const BilledQuery = inOrder(z.strictObject(days));
export const SpentQuery = inOrder(z.strictObject(days));
export const EntriesQuery = inOrder(z.strictObject({ ...paging, ...days }));
export const EntriesToExport = inOrder(z.strictObject(days));

/** What was owed at the end of a day; of today unless told. */
export const OwedQuery = z.strictObject({ on: LocalDate.optional() });

/** Minor units: what was asked for less what credit notes took back. */
const asked = { net: z.int(), tax: z.int(), total: z.int() };
/** What came in, and what was given back of it, by the day of either. */
const moved = { received: z.int(), refunded: z.int() };

const Billed = z.object({
  ...{ currency: z.string(), ...asked, ...moved },
  /** Each month that the days touch, such as `2026-11`. */
  months: z.array(z.object({ month: z.string(), ...asked, ...moved })),
  /** Null is of lines that name nobody. */
  byPractitioner: z.array(z.object({ practitioner: Named.nullable(), ...asked })),
  byService: z.array(z.object({ service: Named.nullable(), ...asked })),
  byMethod: z.array(z.object({ method: PaymentMethod, ...moved })),
});
export type Billed = z.output<typeof Billed>;

/** In each currency by itself, the clinic's own first. Amounts of two currencies have no sum. */
export const BilledReport = z.object({ items: z.array(Billed) });

/** By the day of the receipt, less what was taken back; and what was paid, by the day of paying. */
const Spent = z.object({
  ...{ currency: z.string(), ...asked, paid: z.int() },
  /** Approved and not paid at the end of the last day, of whichever day it is. */
  unpaid: z.int(),
  months: z.array(z.object({ month: z.string(), ...asked, paid: z.int() })),
  byCategory: z.array(z.object({ category: ExpenseCategory, ...asked })),
  /** Null is of the whole clinic. */
  byFacility: z.array(z.object({ facility: Named.nullable(), ...asked })),
});
export type Spent = z.output<typeof Spent>;
export const SpentReport = z.object({ items: z.array(Spent) });

/** By how many days what is owed was to be paid before; `current` is not due yet, or due on the day itself. */
export const ages = ['current', 'days30', 'days60', 'days90', 'older'] as const;
export type Age = (typeof ages)[number];

const Owed = z.object({
  currency: z.string(),
  /** How many invoices something is owed for. */
  invoices: z.int(),
  ...{ current: z.int(), days30: z.int(), days60: z.int(), days90: z.int(), older: z.int() },
  /** What stays to patients' credit, below nothing. */
  credit: z.int(),
  /** All of these together. */
  balance: z.int(),
});
type Owed = z.output<typeof Owed>;

export const OwedReport = z.object({ on: z.string(), items: z.array(Owed) });

export const EntryKind = z.enum([
  ...(['invoice', 'credit_note', 'payment', 'refund'] as const),
  ...(['expense', 'expense_reversal', 'expense_payment', 'expense_refund'] as const),
]);
export type EntryKind = z.infer<typeof EntryKind>;

const Entry = z.object({
  id: z.uuid(),
  kind: EntryKind,
  day: z.string(),
  reference: z.string(),
  /** The invoice or the expense that it is, or is about; one of both is null. */
  invoiceId: z.uuid().nullable(),
  expenseId: z.uuid().nullable(),
  document: z.string(),
  category: ExpenseCategory.nullable(),
  currency: z.string(),
  /** What it adds to what the clinic is owed less what it owes: credit notes, payments and expenses are below nothing. */
  amount: z.int(),
  /** Of an invoice, a credit note or an expense, by each tax; with the sign of the amount. */
  taxes: z.array(z.object({ ...asked, taxCategory: TaxCategory.nullable(), taxRate: z.int() })),
  method: PaymentMethod.nullable(),
});
export type Entry = z.output<typeof Entry>;
export const EntryPage = page(Entry);
