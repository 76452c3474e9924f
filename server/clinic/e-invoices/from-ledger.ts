import type { z } from 'zod';
import type { Invoice as Contract } from '../../../shared/clinic/invoices.ts';
import type { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { TaxGroup } from '../../../shared/invoice-totals.ts';
import { amount } from './decimals.ts';
import type { EInvoice } from './e-invoice.ts';
import { linesFor, type ToldLine, taxesFor } from './lines-without-tax.ts';
import { toldOf } from './missing.ts';
import type { Sides } from './sides.ts';

type Invoice = z.input<typeof Contract>;
type Line = Invoice['lines'][number];

/** A part of an invoice, or all of it, with what its taxes come to in the ledger. */
interface Part {
  lines: Line[];
  taxes: TaxGroup<TaxCategory>[];
}

const toldLine = (line: Line): ToldLine[] =>
  line.taxCategory ? [{ ...line, taxCategory: line.taxCategory }] : [];

/** What both kinds say alike; nothing where something is missing, so that none is ever wrong. */
const saidBy = (invoice: Invoice, sides: Sides | null | undefined, part: Part) => {
  const { currency, pricesIncludeTax } = invoice;
  const isWhole = toldOf({ currency, lines: part.lines }, sides)?.missing.length === 0;
  if (!isWhole || !sides?.seller.place || !sides.recipient.place) return undefined;
  const { seller } = sides;
  const told = part.lines.flatMap(toldLine);
  const taxes = taxesFor(told, part.taxes);
  const lines = linesFor(told, taxes, pricesIncludeTax);
  const net = taxes.reduce((sum, group) => sum + group.net, 0);
  const tax = taxes.reduce((sum, group) => sum + group.tax, 0);
  // A number for VAT must not be where nothing is subject to tax (BR-O-02).
  const vatId = taxes.some(({ category }) => category === 'O') ? null : seller.vatId;
  return {
    ...{ currency, lines, taxes, net, tax, total: net + tax },
    seller: { name: invoice.seller ?? '', place: sides.seller.place, vatId, taxNumber: seller.taxNumber },
    recipient: { name: invoice.recipient ?? '', place: sides.recipient.place },
  };
};

/** That a part was taken back since: an invoice stays what it was, and its credit notes are documents of their own. */
const takenBack = ({ creditNotes, currency }: Invoice): string[] =>
  creditNotes.map(({ reference, total }) =>
    t('Taken back by {reference}: {amount}', { reference, amount: `${amount(total)} ${currency}` }),
  );

/** An issued invoice as an e-invoice, with what was paid by now; nothing where it cannot be one (`toldOf`). */
export const eInvoiceOf = (invoice: Invoice, sides: Sides | null | undefined): EInvoice | undefined => {
  const said = saidBy(invoice, sides, invoice);
  const { reference, issuedOn, dueOn, note, paid } = invoice;
  if (!said || !reference || !issuedOn) return undefined;
  return {
    ...{ ...said, number: reference, issuedOn, paid, dueOn: dueOn ?? issuedOn },
    kind: 'invoice',
    notes: [...(note ? [note] : []), ...takenBack(invoice)],
    ...{ terms: null, corrects: null },
  };
};

/** What a credit note takes back: `lines` have the amounts of that, and `taxes` are above nothing. */
export const eCreditNoteOf = (
  invoice: Invoice,
  sides: Sides | null | undefined,
  note: Part & { reference: string; issuedOn: string; reason: string },
): EInvoice | undefined => {
  const said = saidBy(invoice, sides, note);
  const { reference, issuedOn } = invoice;
  if (!said || !reference || !issuedOn) return undefined;
  return {
    ...{ ...said, number: note.reference, issuedOn: note.issuedOn, paid: 0, dueOn: null },
    kind: 'credit-note',
    ...{ notes: [note.reason], corrects: { number: reference, issuedOn } },
    terms: t('Nothing is to be paid. It takes back what the invoice {number} asked for.', {
      number: reference,
    }),
  };
};
