import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { discountKinds } from '../invoice-totals.ts';
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
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Text,
  Version,
  Whole,
} from '../scalars.ts';
import { Checkout } from './checkouts.ts';
import { MailStatus } from './mails.ts';
import { TaxCategory } from './tax-rates.ts';

/** What a bill is at the moment: `void` is one that credit notes took back as a whole. */
export const InvoiceState = z.enum(['draft', 'open', 'part_paid', 'paid', 'void']);
export type InvoiceState = z.infer<typeof InvoiceState>;

const DiscountKind = z.enum(discountKinds);
/** How somebody says that money came. */
export const PaidByHand = z.enum(['cash', 'card', 'transfer', 'other']);
export type PaidByHand = z.infer<typeof PaidByHand>;
/** Online is what a provider says came; nobody enters it, for it is where that provider's statement says. */
export const PaymentMethod = z.enum([...PaidByHand.options, 'online']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

const lineFields = {
  description: Line(300),
  /** The day of the visit, whose tax counts. */
  visitedOn: LocalDate,
  /** Thousandths: 1500 is one and a half. */
  quantity: Whole(1, 1_000_000),
  /** Minor units for each, with tax where the prices of the clinic include it. */
  unitPrice: MinorUnits,
  discountKind: DiscountKind.default('none'),
  /** Minor units, or hundredths of a percent. */
  discount: MinorUnits.default(0),
  /** By which of the clinic's taxes; none is outside of them. */
  tax: orNone(Line(60)),
  serviceId: Id.nullish(),
  practitionerId: Id.nullish(),
};

/** A whole line costs a percentage less, or so much. */
const discounted = {
  check: ({ discountKind, discount }: { discountKind: string; discount: number }) =>
    discountKind === 'none' ? discount === 0 : discountKind === 'amount' || discount <= 10_000,
  error: { error: t('A discount is at most 100 %, and 0 where there is none.'), path: ['discount'] },
};

export const NewInvoiceLine = z.strictObject(lineFields).refine(discounted.check, discounted.error);
/** One that has an id stays the line that it is, with its booking. */
const ChangedLine = z
  .strictObject({ ...lineFields, lineId: Id.optional() })
  .refine(discounted.check, discounted.error);

export const NewInvoice = z.strictObject({
  patientId: Id,
  /** The clinic's own, unless told otherwise. */
  currency: Currency.optional(),
  dueOn: orNone(LocalDate),
  note: OptionalText(2000),
  lines: z.array(NewInvoiceLine).min(1).max(100),
});

export const InvoiceChange = z.strictObject({
  id: Id,
  version: Version,
  dueOn: orNone(LocalDate),
  note: OptionalText(2000),
  lines: z.array(ChangedLine).min(1).max(100),
});

/** Writes the draft of a bill for a booking, by one of the clinic's taxes. */
export const BookingBill = z.strictObject({ id: Id, tax: orNone(Line(60)) });

/** Takes an issued bill back: as a whole, or so much of some of its lines. */
export const Credit = z.strictObject({
  id: Id,
  version: Version,
  reason: Text(500),
  lines: z
    .array(z.strictObject({ lineId: Id, amount: MinorUnits }))
    .min(1)
    .max(100)
    .optional(),
});

export const NewPayment = z.strictObject({
  id: Id,
  amount: MinorUnits.min(1, t('Please enter an amount.')),
  method: PaidByHand,
  receivedOn: orNone(LocalDate),
  reference: OptionalText(200),
  /** Takes more than is due, which stays to the patient's credit (MY16). */
  beyondDue: z.boolean().default(false),
});

/** Gives back what was paid, or a part of it. */
export const NewRefund = z.strictObject({
  id: Id,
  paymentId: Id,
  amount: MinorUnits.min(1, t('Please enter an amount.')),
  method: PaymentMethod,
  reference: OptionalText(200),
});

export const ReminderWay = z.enum(['mail', 'letter']);
export type ReminderWay = z.infer<typeof ReminderWay>;
/** As many times is somebody reminded of an invoice, and at least so many days apart. */
export const MOST_REMINDERS = 3;
export const REMINDER_PAUSE_DAYS = 7;

/** Reminds of what is overdue, and names the new day until when it is to be paid. */
export const NewReminder = z.strictObject({ id: Id, version: Version, how: ReminderWay, payBy: LocalDate });

const filters = {
  state: InvoiceState.optional(),
  /** What is due and was to be paid before today. */
  overdue: Flag.default(false),
  patientId: Id.optional(),
  /** The days of issuing, both included. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  trashed: Flag.default(false),
};

const inOrder = <Query extends z.ZodType<{ from?: string | undefined; to?: string | undefined }>>(
  query: Query,
) =>
  query.refine(({ from, to }) => !from || !to || to >= from, {
    error: t('The last day cannot be before the first.'),
    path: ['to'],
  });

export const InvoiceQuery = inOrder(z.strictObject({ ...paging, ...filters }));

/** All of a list, however many pages it has. */
export const InvoicesToExport = inOrder(z.strictObject({ ...filters, ...chosenRows }));

const Totals = { net: z.int(), tax: z.int(), total: z.int() };

const InvoiceRow = z.object({
  ...recordFields,
  ...Totals,
  patient: Named,
  state: InvoiceState,
  /** Such as `INV-000042`; a draft has none (MY2). */
  reference: z.string().nullable().default(null),
  currency: z.string(),
  issuedOn: z.string().nullable().default(null),
  dueOn: z.string().nullable().default(null),
  /** What was paid less what was given back, and what credit notes took back. */
  paid: z.int(),
  credited: z.int(),
  /** The total less both; below nothing it is to the patient's credit. */
  balance: z.int(),
});
export type InvoiceRow = z.output<typeof InvoiceRow>;
export const InvoicePage = page(InvoiceRow);

const InvoiceLine = z.object({
  id: z.uuid(),
  bookingId: z.uuid().nullable(),
  serviceId: z.uuid().nullable(),
  practitionerId: z.uuid().nullable(),
  description: z.string(),
  visitedOn: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  discountKind: DiscountKind,
  discount: z.int(),
  amount: z.int(),
  /** How much of it credit notes took back. */
  takenBack: z.int(),
  taxName: z.string().nullable().default(null),
  taxCategory: TaxCategory.nullable().default(null),
  taxRate: z.int(),
  taxReason: z.string().nullable().default(null),
});

const CreditNote = z.object({
  ...Totals,
  id: z.uuid(),
  reference: z.string(),
  issuedOn: z.string(),
  reason: z.string(),
});

const Payment = z.object({
  id: z.uuid(),
  reference: z.string(),
  /** Below nothing where it was given back. */
  amount: z.int(),
  method: PaymentMethod,
  receivedOn: z.string(),
  note: z.string().nullable().default(null),
  /** Which payment it gives back. */
  refundsId: z.uuid().nullable(),
  createdAt: AnswerInstant,
});
export type Payment = z.output<typeof Payment>;

export const Reminder = z.object({
  id: z.uuid(),
  /** 1 for the first one. */
  level: z.int(),
  sentOn: z.string(),
  how: ReminderWay,
  /** What was owed then. */
  balance: z.int(),
  payBy: z.string(),
  /** Who sent it. */
  author: z.string(),
  /** How far its e-mail is; null for a letter, and for who may see no e-mails. */
  mail: MailStatus.nullable(),
});
export type Reminder = z.output<typeof Reminder>;

export const Invoice = InvoiceRow.extend({
  note: z.string().nullable().default(null),
  /** As they were when it was issued (MY4). */
  recipient: z.string().nullable().default(null),
  recipientAddress: z.string().nullable().default(null),
  seller: z.string().nullable().default(null),
  sellerAddress: z.string().nullable().default(null),
  pricesIncludeTax: z.boolean(),
  lines: z.array(InvoiceLine),
  taxes: z.array(z.object({ ...Totals, taxCategory: TaxCategory.nullable(), taxRate: z.int() })),
  creditNotes: z.array(CreditNote),
  payments: z.array(Payment),
  reminders: z.array(Reminder),
  /** The links to pay it that there were, in the order of time. */
  checkouts: z.array(Checkout),
  /** What is missing for its PDF to be an e-invoice, in sentences; null where none is made one (decision 54). */
  eInvoice: z
    .object({ missing: z.array(z.string()) })
    .nullable()
    .default(null),
});
export type Invoice = z.output<typeof Invoice>;
