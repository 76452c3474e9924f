import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Currency,
  chosenRows,
  Flag,
  Id,
  Line,
  LocalDate,
  MinorUnits,
  Named,
  OptionalLine,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Text,
  Version,
} from '../scalars.ts';
import { PaidByHand } from './invoices.ts';
import { TaxPoints } from './tax-rates.ts';

/** What a clinic spends money on; each has its account in the books (server/clinic/list-exports/datev). */
export const ExpenseCategory = z.enum([
  ...(['rent', 'salaries', 'supplies', 'equipment', 'insurance'] as const),
  ...(['travel', 'training', 'fees', 'other'] as const),
]);
export type ExpenseCategory = z.infer<typeof ExpenseCategory>;

/** What became of it: two people say that it may be paid, the one who submits it and another one. */
export const ExpenseStatus = z.enum(['draft', 'submitted', 'approved', 'declined', 'paid']);
export type ExpenseStatus = z.infer<typeof ExpenseStatus>;

/** Those that stand in the ledger. */
export const bookedStatuses = ['approved', 'paid'] as const satisfies ExpenseStatus[];

const fields = {
  /** The day of the receipt, on which it counts. */
  spentOn: LocalDate,
  payee: Line(120),
  category: ExpenseCategory,
  description: OptionalText(2000),
  /** By which the receipt on paper is found again. */
  receiptNumber: OptionalLine(60),
  /** The clinic's own, unless told otherwise. */
  currency: Currency.optional(),
  /** Minor units of `currency`, tax included. */
  total: MinorUnits.min(1, t('Please enter an amount.')),
  taxRate: TaxPoints.default(0),
  /** How much of the total is tax, as the receipt says; worked out by the rate where it says nothing. */
  tax: MinorUnits.nullish(),
  /** Of the whole clinic, unless it is of one of its facilities. */
  facilityId: orNone(Id),
};

type Taxed = { total: number; taxRate: number; tax?: number | null | undefined };
const atARate = {
  check: ({ taxRate, tax }: Taxed) => taxRate > 0 || !tax,
  error: { error: t('Without a rate there is no tax.'), path: ['tax'] },
};
const withinTotal = {
  check: ({ total, tax }: Taxed) => (tax ?? 0) <= total,
  error: { error: t('The tax cannot be more than the amount that it is a part of.'), path: ['tax'] },
};

export const NewExpense = z
  .strictObject(fields)
  .refine(atARate.check, atARate.error)
  .refine(withinTotal.check, withinTotal.error);
export const ExpenseChange = z
  .strictObject({ ...fields, id: Id, version: Version })
  .refine(atARate.check, atARate.error)
  .refine(withinTotal.check, withinTotal.error);

/** Says no to what somebody submitted. */
export const ExpenseDecline = z.strictObject({ id: Id, version: Version, reason: Text(500) });

/** Enters that it was paid, or that what is taken back came in again; today unless told. */
export const ExpensePayment = z.strictObject({
  id: Id,
  version: Version,
  method: PaidByHand,
  paidOn: orNone(LocalDate),
});

/** Submits a row with the other sign, which takes it back once somebody else approves it. */
export const ExpenseReversal = z.strictObject({ id: Id, version: Version, reason: Text(500) });

const filters = {
  status: ExpenseStatus.optional(),
  category: ExpenseCategory.optional(),
  facilityId: Id.optional(),
  /** Days of the receipts, both included. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
};

const inOrder = <Query extends z.ZodType<{ from?: string | undefined; to?: string | undefined }>>(
  query: Query,
) =>
  query.refine(({ from, to }) => !from || !to || to >= from, {
    error: t('The last day cannot be before the first.'),
    path: ['to'],
  });

const trashed = Flag.default(false);
export const ExpenseQuery = inOrder(z.strictObject({ ...paging, ...filters, trashed }));
/** All of a list, however many pages it has. */
export const ExpensesToExport = inOrder(z.strictObject({ ...filters, trashed, ...chosenRows }));
export const ExpenseTotalsQuery = inOrder(z.strictObject(filters));

/** The other row of two of which one takes the other back; it has no number before somebody approved it. */
const OtherRow = z.object({ id: z.uuid(), reference: z.string().nullable(), status: ExpenseStatus });

export const Expense = z.object({
  ...recordFields,
  spentOn: z.string(),
  payee: z.string(),
  category: ExpenseCategory,
  description: z.string().nullable().default(null),
  receiptNumber: z.string().nullable().default(null),
  currency: z.string(),
  /** Below nothing where it takes another one back. */
  total: z.int(),
  taxRate: z.int(),
  tax: z.int(),
  facility: Named.nullable(),
  status: ExpenseStatus,
  /** Such as `EX-000042`, from when it is approved. */
  reference: z.string().nullable().default(null),
  /** Who wrote and submitted it, and whether that is whoever asks. */
  author: z.string(),
  isOwn: z.boolean(),
  submittedAt: AnswerInstant.nullable().default(null),
  /** Who approved or declined it. */
  decider: z.string().nullable(),
  decidedAt: AnswerInstant.nullable().default(null),
  declineReason: z.string().nullable().default(null),
  paidOn: z.string().nullable().default(null),
  method: PaidByHand.nullable().default(null),
  /** Which one it takes back, and why. */
  takesBack: OtherRow.nullable(),
  reversalReason: z.string().nullable().default(null),
  /** What takes it back, or is to do so once it is approved. */
  takenBackBy: OtherRow.nullable(),
  /** What was handed in before or besides with the same file, or of the same day, sum and payee, as far as whoever asks sees it. */
  alike: z.array(OtherRow.extend({ payee: z.string(), isSameFile: z.boolean() })),
});
export type Expense = z.output<typeof Expense>;
export const ExpensePage = page(Expense);

/** What the expenses of a list come to, in each currency and status by itself; what was declined is never spent. */
export const ExpenseTotals = z.object({
  items: z.array(
    z.object({
      currency: z.string(),
      status: ExpenseStatus,
      count: z.int(),
      total: z.int(),
      tax: z.int(),
    }),
  ),
});
export type ExpenseTotals = z.output<typeof ExpenseTotals>;
