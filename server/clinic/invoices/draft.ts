import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type {
  BookingBill,
  InvoiceChange,
  NewInvoice,
  NewInvoiceLine,
} from '../../../shared/clinic/invoices.ts';
import { mostOf } from '../../../shared/currencies.ts';
import { totalsOf } from '../../../shared/invoice-totals.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { organization } from '../settings/kinds.ts';
import { taxOn } from '../tax-rates/tax-on.ts';
import { User } from '../users/user.entity.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import { InvoiceLine } from './ledger/invoice-line.entity.ts';

type GivenLine = z.output<typeof NewInvoiceLine>;

const inOrder = { orderBy: { position: 1 as const } };

/** The lines of an invoice, in their order. */
export const linesOf = (em: ClinicEm, invoice: Invoice): Promise<InvoiceLine[]> =>
  em.find(InvoiceLine, { invoice: { id: invoice.id } }, inOrder);

export const writeDraft = async (
  em: ClinicEm,
  { patientId, lines, currency, ...fields }: z.output<typeof NewInvoice>,
  clinic: { currency: string },
): Promise<Invoice> => {
  const patient = await em.findOneOrFail(Patient, { id: patientId });
  const invoice = await begin(em, patient, currency ?? clinic.currency);
  Object.assign(invoice, fields);
  const made = [];
  for (const [position, line] of lines.entries())
    made.push(em.create(InvoiceLine, { ...(await columnsOf(em, invoice, line)), ...of(invoice), position }));
  addUp(invoice, made);
  return invoice;
};

/** A visit, at what its service cost when it was booked (S6). */
export const billBooking = async (
  em: ClinicEm,
  { id, tax }: z.output<typeof BookingBill>,
): Promise<Invoice> => {
  const booking = await em.findOneOrFail(
    Booking,
    { id },
    { populate: ['service'], filters: { live: false } },
  );
  if (booking.deletedAt) throw new Refusal('This booking is in the trash.');
  const { price, currency, service, practitioner } = booking;
  const patient = await em.findOneOrFail(Patient, { id: booking.patient.id });
  const invoice = await begin(em, patient, currency);
  const visitedOn = booking.wallTime.slice(0, 10);
  const line = em.create(InvoiceLine, {
    ...of(invoice),
    ...{ booking, service, practitioner, position: 0, visitedOn, quantity: 1000, unitPrice: price },
    ...{ description: service.getEntity().name, discountKind: 'none', discount: 0 },
    ...(await taxOn(em, tax, visitedOn)),
  });
  line.price();
  addUp(invoice, [line]);
  return invoice;
};

/** Lines that are named stay what they are of; those that are not are gone, and their bookings free. */
export const changeDraft = async (
  em: ClinicEm,
  { id, version, lines, ...fields }: z.output<typeof InvoiceChange>,
): Promise<Invoice> => {
  const invoice = await findVersion(em, Invoice, { id, version });
  invoice.expectDraft();
  const before = new Map((await linesOf(em, invoice)).map(line => [line.id, line]));
  const after = [];
  for (const [position, { lineId, ...given }] of lines.entries()) {
    const columns = { ...(await columnsOf(em, invoice, given)), position };
    const kept = lineId === undefined ? undefined : before.get(lineId);
    if (lineId !== undefined && !kept) await em.findOneOrFail(InvoiceLine, { id: lineId, invoice: { id } });
    if (lineId !== undefined) before.delete(lineId);
    after.push(kept ? em.assign(kept, columns) : em.create(InvoiceLine, { ...columns, ...of(invoice) }));
  }
  for (const gone of before.values()) em.remove(gone);
  Object.assign(invoice, fields);
  addUp(invoice, after);
  return invoice;
};

const begin = async (em: ClinicEm, patient: Patient, currency: string): Promise<Invoice> => {
  const { pricesIncludeTax } = (await settingsOf(em, organization)).values;
  return em.create(Invoice, { patient, currency, pricesIncludeTax });
};

const of = (invoice: Invoice) => ({ invoice, patient: invoice.patient });

const columnsOf = async (
  em: ClinicEm,
  { currency }: Invoice,
  { tax, serviceId, practitionerId, ...line }: GivenLine,
) => {
  if (line.unitPrice > mostOf(currency))
    throw new Refusal('This price is too large for {currency}.', { currency });
  return {
    ...line,
    service: serviceId ? await em.findOneOrFail(Service, { id: serviceId }) : null,
    practitioner: practitionerId ? await em.findOneOrFail(User, { id: practitionerId }) : null,
    ...(await taxOn(em, tax, line.visitedOn)),
  };
};

const addUp = (invoice: Invoice, lines: InvoiceLine[]): void => {
  for (const line of lines) line.price();
  Object.assign(invoice, totalsOf(lines, invoice.pricesIncludeTax));
};

/** A draft goes with its lines, so that its visits can be billed (MY36). */
export const trashDraft = async (em: ClinicEm, invoice: Invoice): Promise<void> => {
  invoice.expectDraft();
  const lines = await linesOf(em, invoice);
  em.remove(invoice);
  // The lines go after it, which tells them from those that somebody had taken off before.
  await em.flush();
  for (const line of lines) em.remove(line);
};

/** Takes the lines along that went with it. */
export const restoreDraft = async (em: ClinicEm, id: string): Promise<Invoice> => {
  const withGone = { filters: { live: false } };
  // Of two who restore it at once, the second one waits here, and finds it back already.
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const { deletedAt } = await em.findOneOrFail(Invoice, { id }, { ...withGone, lockMode });
  const invoice = await restoreFromTrash(em, Invoice, id);
  for (const line of await em.find(InvoiceLine, { invoice: { id } }, withGone))
    if (line.deletedAt && deletedAt && line.deletedAt >= deletedAt)
      Object.assign(line, { deletedAt: null, deletedBy: null });
  return invoice;
};
