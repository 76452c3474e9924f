import type { z } from 'zod';
import type { Credit } from '../../../shared/clinic/invoices.ts';
import { creditOf } from '../../../shared/invoice-totals.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { linesOf } from './draft.ts';
import { CreditLine } from './ledger/credit-line.entity.ts';
import { CREDIT_PREFIX, CreditNote } from './ledger/credit-note.entity.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import { InvoiceLine } from './ledger/invoice-line.entity.ts';
import { referenceOf } from './ledger/reference-check.ts';
import { lockInvoice, nextNumber, todayIn } from './numbers.ts';

const left = (lines: InvoiceLine[]) =>
  lines.map(({ amount, takenBack, taxCategory, taxRate }) => ({
    ...{ amount: amount - takenBack, taxCategory, taxRate },
  }));

/** Takes an issued invoice back, as a whole or in part, by a credit note of its own number (MY7). */
export const creditInvoice = async (
  em: ClinicEm,
  { id, version, reason, lines: asked }: z.output<typeof Credit>,
  clinic: { timeZone: string },
): Promise<Invoice> => {
  await lockInvoice(em, id);
  const invoice = await findVersion(em, Invoice, { id, version });
  invoice.expectIssued();
  const lines = await linesOf(em, invoice);
  const wishes = asked ?? wholeOf(lines);
  if (wishes.length === 0) throw new Refusal('This invoice was taken back as a whole already.');
  const before = left(lines);
  const taken = [];
  for (const { lineId, amount } of wishes)
    taken.push({ line: await em.findOneOrFail(InvoiceLine, { id: lineId, invoice: { id } }), amount });
  if (new Set(wishes.map(({ lineId }) => lineId)).size < wishes.length)
    throw new Refusal('Please name each line once.');
  for (const { line, amount } of taken) line.takeBack(amount);
  const { patient, pricesIncludeTax } = invoice;
  const sums = creditOf(before, left(lines), pricesIncludeTax);
  const number = await nextNumber(em, 'credit_note');
  const numbered = { number, reference: referenceOf(CREDIT_PREFIX, number), issuedOn: todayIn(clinic) };
  const creditNote = em.create(CreditNote, { invoice, patient, reason, ...numbered, ...sums });
  for (const { line, amount } of taken) em.create(CreditLine, { creditNote, line, patient, amount });
  return invoice;
};

const wholeOf = (lines: InvoiceLine[]) =>
  lines
    .filter(({ isTakenBack }) => !isTakenBack)
    .map(({ id, amount, takenBack }) => ({ lineId: id, amount: amount - takenBack }));
