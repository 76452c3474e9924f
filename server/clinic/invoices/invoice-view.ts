import type { z } from 'zod';
import type { Checkout as CheckoutContract } from '../../../shared/clinic/checkouts.ts';
import type { Invoice as Contract, InvoicePage } from '../../../shared/clinic/invoices.ts';
import { taxGroupsOf } from '../../../shared/invoice-totals.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { notedPatient } from '../bookings/booking-view.ts';
import { toldOf } from '../e-invoices/missing.ts';
import { Patient } from '../patients/patient.entity.ts';
import { namesOf } from '../users/names.ts';
import { linesOf } from './draft.ts';
import { Checkout } from './ledger/checkout.entity.ts';
import { CreditNote } from './ledger/credit-note.entity.ts';
import type { Invoice } from './ledger/invoice.entity.ts';
import type { InvoiceLine } from './ledger/invoice-line.entity.ts';
import { InvoiceReminder } from './ledger/invoice-reminder.entity.ts';
import { Payment } from './ledger/payment.entity.ts';
import { sumsOfMany } from './sums.ts';

/** What lists tell of invoices. */
export const rowsFor = async (
  em: ClinicEm,
  invoices: Invoice[],
): Promise<z.input<typeof InvoicePage>['items']> => {
  const sums = await sumsOfMany(
    em,
    invoices.map(({ id }) => id),
  );
  await em.find(
    Patient,
    { id: { $in: [...new Set(invoices.map(({ patient }) => patient.id))] } },
    { filters: { live: false } },
  );
  return invoices.map(({ patient, ...invoice }) => {
    const { state = 'draft', paid = 0, credited = 0, balance = 0 } = sums.get(invoice.id) ?? {};
    const { id, name } = notedPatient(patient);
    return { ...invoice, patient: { id, name }, state, paid, credited, balance };
  });
};

/** What belongs to one, besides its own row; told of it is a look at its patient. */
export const partsOf = async (em: ClinicEm, invoice: Invoice) => {
  recordAccess(em, [invoice.patient.id]);
  const of = { invoice: { id: invoice.id } };
  const inOrder = { orderBy: { number: 1 as const } };
  const lines = await linesOf(em, invoice);
  return {
    lines: lines.map(lineOf),
    taxes: taxGroupsOf(lines, invoice.pricesIncludeTax),
    creditNotes: await em.find(CreditNote, of, inOrder),
    payments: (await em.find(Payment, of, inOrder)).map(({ refunds, ...payment }) => ({
      ...{ ...payment, refundsId: refunds?.id ?? null },
    })),
    reminders: await remindersOf(em, invoice),
    checkouts: (await em.find(Checkout, of, { orderBy: { createdAt: 1, id: 1 } })).map(checkoutOf),
  };
};

/** Where it is paid is told only while it can be. */
export const checkoutOf = (checkout: Checkout): z.input<typeof CheckoutContract> => {
  const { id, provider, amount, currency, createdAt, expiresAt } = checkout;
  const now = new Date();
  const state = checkout.stateAt(now);
  const isPayable = (state === 'open' || state === 'declined') && expiresAt > now;
  const address = isPayable ? (checkout.address ?? null) : null;
  return { id, provider, amount, currency, state, address, createdAt, expiresAt };
};

/** All that is told of one; its parts are given where they were read before. */
export const wholeInvoice = async (
  em: ClinicEm,
  invoice: Invoice,
  given?: Awaited<ReturnType<typeof partsOf>>,
): Promise<z.input<typeof Contract>> => {
  // Its version and what is summed up are known then.
  await em.flush();
  const parts = given ?? (await partsOf(em, invoice));
  const [row] = await rowsFor(em, [invoice]);
  if (!row) throw new Error('An invoice has a row.');
  const { note, recipient, recipientAddress, seller, sellerAddress, pricesIncludeTax } = invoice;
  const says = { note, recipient, recipientAddress, seller, sellerAddress, pricesIncludeTax };
  const eInvoice = toldOf({ currency: invoice.currency, lines: parts.lines }, invoice.sides);
  return { ...row, ...says, ...parts, eInvoice };
};

const remindersOf = async (em: ClinicEm, { id }: Invoice) => {
  const reminders = await em.find(InvoiceReminder, { invoice: { id } }, { orderBy: { level: 1 } });
  if (reminders.length === 0) return [];
  const nameOf = await namesOf(
    em,
    reminders.map(({ createdBy }) => createdBy),
  );
  const mails = await em.find(
    Mail,
    { aboutId: { $in: reminders.map(reminder => reminder.id) } },
    { fields: ['aboutId', 'status'] },
  );
  return reminders.map(({ createdBy, ...reminder }) => ({
    ...reminder,
    author: nameOf(createdBy),
    mail: mails.find(({ aboutId }) => aboutId === reminder.id)?.status ?? null,
  }));
};

const lineOf = ({ booking, service, practitioner, ...line }: InvoiceLine) => ({
  ...line,
  bookingId: booking?.id ?? null,
  serviceId: service?.id ?? null,
  practitionerId: practitioner?.id ?? null,
});
