import type { z } from 'zod';
import type { NewPayment, NewRefund } from '../../../shared/clinic/invoices.ts';
import { mostOf } from '../../../shared/currencies.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import type { Invoice } from './ledger/invoice.entity.ts';
import { Payment, RECEIPT_PREFIX } from './ledger/payment.entity.ts';
import { referenceOf } from './ledger/reference-check.ts';
import { lockInvoice, nextNumber, todayIn } from './numbers.ts';
import { sumsOf } from './sums.ts';

interface Clinic {
  timeZone: string;
}

const numbered = async (em: ClinicEm) => {
  const number = await nextNumber(em, 'receipt');
  return { number, reference: referenceOf(RECEIPT_PREFIX, number) };
};

/** Enters money that came for an invoice; more than is due only where somebody said so (MY15, MY16). */
export const takePayment = async (
  em: ClinicEm,
  { id, reference: note, receivedOn, amount, ...rest }: z.output<typeof NewPayment>,
  clinic: Clinic,
): Promise<Invoice> => {
  const invoice = await lockInvoice(em, id);
  invoice.expectIssued();
  const today = todayIn(clinic);
  if (receivedOn && receivedOn > today) throw new Refusal('What was paid cannot come later than today.');
  const { balance } = await sumsOf(em, invoice);
  if (amount > Math.max(balance, mostOf(invoice.currency))) throw new Refusal('This amount is too large.');
  if (amount > balance && !rest.beyondDue)
    throw new Refusal('This is more than is due. Somebody else may have taken it just now.');
  const { patient, currency } = invoice;
  const facts = { ...rest, amount, note, receivedOn: receivedOn ?? today };
  em.create(Payment, { invoice, patient, currency, ...facts, ...(await numbered(em)) });
  return invoice;
};

/**
 * Enters money that a provider says came: what came, not what was asked for (MY25). Where somebody paid at the desk meanwhile it is more
 * than is due, and stays to the patient's credit until it is given back (MY16).
 */
export const takeOnline = async (
  em: ClinicEm,
  { invoice: { id }, amount, note }: { invoice: { id: string }; amount: number; note: string },
  clinic: Clinic,
): Promise<Payment> => {
  const invoice = await lockInvoice(em, id);
  const { balance } = await sumsOf(em, invoice);
  const { patient, currency } = invoice;
  const facts = { amount, note, method: 'online' as const, receivedOn: todayIn(clinic) };
  const beyondDue = amount > balance;
  return em.create(Payment, { invoice, patient, currency, ...facts, beyondDue, ...(await numbered(em)) });
};

/** Gives back what was paid, as a row with the other sign that names it (MY17). */
export const giveBack = async (
  em: ClinicEm,
  { id, paymentId, amount, method, reference: note }: z.output<typeof NewRefund>,
  clinic: Clinic,
): Promise<Invoice> => {
  const invoice = await lockInvoice(em, id);
  const payment = await em.findOneOrFail(Payment, { id: paymentId, invoice: { id } });
  if (payment.amount < 0) throw new Refusal('What was given back cannot be given back again.');
  const before = await em.find(Payment, { refunds: { id: paymentId } });
  const left = before.reduce((sum, refund) => sum + refund.amount, payment.amount);
  if (amount > left) throw new Refusal('More cannot be given back than was paid.');
  const { patient, currency } = invoice;
  const facts = { method, note, receivedOn: todayIn(clinic), amount: -amount };
  em.create(Payment, { invoice, patient, currency, refunds: payment, ...facts, ...(await numbered(em)) });
  return invoice;
};
