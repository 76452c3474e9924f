import fc from 'fast-check';
import type { eCreditNoteOf, eInvoiceOf } from '../../server/clinic/e-invoices/from-ledger.ts';
import { keptSides } from '../../server/clinic/e-invoices/sides.ts';
import { amountsOf, taxGroupsOf, totalsOf } from '../../shared/invoice-totals.ts';

export type Invoice = Parameters<typeof eInvoiceOf>[0];
type Line = Invoice['lines'][number];
type Part = Parameters<typeof eCreditNoteOf>[2];

const berlin = { lines: 'Weg 1\nHof', postalCode: '10115', city: 'Berlin', country: 'DE' };
export const registration = 'HRB 7, USt-IdNr. DE 123 456 789, St.-Nr. 12/345/67890';
export const sides = keptSides(
  { locale: 'de-DE', registration },
  { seller: berlin, recipient: { lines: 'Rue 2', country: 'FR' } },
);

export const taxes = {
  standard: { taxName: 'Standard', taxCategory: 'S', taxRate: 1900, taxReason: null },
  reduced: { taxName: 'Reduced', taxCategory: 'S', taxRate: 700, taxReason: null },
  odd: { taxName: 'Odd', taxCategory: 'S', taxRate: 550, taxReason: null },
  zero: { taxName: 'Zero', taxCategory: 'Z', taxRate: 0, taxReason: null },
  care: { taxName: 'Care', taxCategory: 'E', taxRate: 0, taxReason: '§ 4 Nr. 14 UStG' },
  none: { taxName: 'None', taxCategory: 'O', taxRate: 0, taxReason: 'Not subject to tax' },
} as const;

const id = '00000000-0000-4000-8000-000000000000';

/** A line at what it costs. */
export const lineOf = (more: Partial<Line>): Line => {
  const line: Line = {
    ...{ id, bookingId: null, serviceId: null, practitionerId: null },
    ...{ description: 'Consultation', visitedOn: '2026-11-02', quantity: 1000, unitPrice: 5000 },
    discountKind: 'none',
    ...{ discount: 0, amount: 0, takenBack: 0, ...taxes.standard },
    ...more,
  };
  return { ...line, amount: amountsOf(line).amount };
};

/** An issued invoice of some lines, as the ledger has it. */
export const invoiceOf = (lines: Line[], more: Partial<Invoice> = {}): Invoice => {
  const { pricesIncludeTax = false, paid = 0 } = more;
  const totals = totalsOf(lines, pricesIncludeTax);
  return {
    ...{ id, version: 1, createdAt: new Date(), updatedAt: new Date(), patient: { id, name: 'Ann' } },
    state: 'open',
    ...{ reference: 'INV-000001', currency: 'EUR', issuedOn: '2026-11-05' },
    ...{ dueOn: '2026-11-19', credited: 0, paid, balance: totals.total - paid, note: null },
    ...{ recipient: 'Ann', recipientAddress: 'Rue 2', seller: 'Clinic', sellerAddress: 'Weg 1' },
    ...{ ...totals, pricesIncludeTax, lines, taxes: taxGroupsOf(lines, pricesIncludeTax) },
    ...{ creditNotes: [], payments: [], reminders: [], checkouts: [] },
    ...more,
  };
};

/** A credit note over so much of each line: what was left before it less what is left after it, by each tax. */
export const creditNoteOf = ({ lines, pricesIncludeTax }: Invoice, taken: number[]): Part => {
  const after = lines.map((line, index) => ({ ...line, amount: line.amount - (taken[index] ?? 0) }));
  const left = taxGroupsOf(after, pricesIncludeTax);
  return {
    ...{ reference: 'CN-000001', issuedOn: '2026-11-06', reason: 'Never came' },
    lines: lines
      .map((line, index) => ({ ...line, amount: taken[index] ?? 0 }))
      .filter((_, index) => taken[index] !== undefined),
    taxes: taxGroupsOf(lines, pricesIncludeTax)
      .map((group, index) => ({
        ...group,
        net: group.net - (left[index]?.net ?? 0),
        tax: group.tax - (left[index]?.tax ?? 0),
        total: group.total - (left[index]?.total ?? 0),
      }))
      .filter(({ total }) => total !== 0),
  };
};

/** Lines of which one invoice can be: what is not subject to tax is alone. */
const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    unitPrice: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1e8 })),
    discountKind: fc.constantFrom('none' as const, 'amount' as const, 'percent' as const),
    share: fc.integer({ min: 0, max: 10_000 }),
    day: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-04'),
  })
  .map(({ share, day: visitedOn, ...priced }) => {
    const { gross } = amountsOf({ ...priced, discountKind: 'none', discount: 0 });
    const amount = Math.floor((gross / 10_000) * share);
    return { ...priced, visitedOn, discount: { none: 0, amount, percent: share }[priced.discountKind] };
  });

const taxable = fc.constantFrom('standard', 'reduced', 'odd', 'zero', 'care');

/** Invoices of every kind that can be an e-invoice, with what credit notes take back of each line. */
export const wishes = fc
  .record({
    lines: fc.array(fc.tuple(line, taxable, fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
      maxLength: 8,
    }),
    hasNoTax: fc.boolean(),
    pricesIncludeTax: fc.boolean(),
    currency: fc.constantFrom('EUR', 'SEK', 'HUF'),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ lines, hasNoTax, share, ...of }) => {
    const priced = lines.map(([each, tax]) => lineOf({ ...each, ...taxes[hasNoTax ? 'none' : tax] }));
    const whole = invoiceOf(priced, of);
    const invoice = { ...whole, paid: Math.floor((whole.total / 100) * share) };
    const parts = lines.map(([, , percent], index) =>
      Math.floor(((priced[index]?.amount ?? 0) / 100) * percent),
    );
    return { invoice, parts };
  });
