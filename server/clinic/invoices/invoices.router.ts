import {
  BookingBill,
  Invoice as Contract,
  Credit,
  InvoiceChange,
  InvoicePage,
  InvoiceQuery,
  NewInvoice,
  NewPayment,
  NewRefund,
  NewReminder,
} from '../../../shared/clinic/invoices.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { creditInvoice } from './credit.ts';
import { billBooking, changeDraft, restoreDraft, trashDraft, writeDraft } from './draft.ts';
import { wholeInvoice } from './invoice-view.ts';
import { issueInvoice } from './issue.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import { listInvoices } from './list-invoices.ts';
import { giveBack, takePayment } from './pay.ts';
import { remindOfInvoice } from './remind.ts';

const reading = { readsPatients: true };
const bounded = { withinFacilities: true };

/** Bills for patients, and what was paid (FIN-1). */
export const invoices = router({
  list: allowed('billing:read', 'GET /invoices', InvoiceQuery, InvoicePage, reading).query(
    async ({ ctx: { em, caller }, input }) => {
      const page = await listInvoices(em, input, caller.clinic);
      recordAccess(
        em,
        page.items.map(({ patient }) => patient.id),
      );
      return page;
    },
  ),

  get: allowed('billing:read', 'GET /invoices/{id}', ById, Contract, reading).query(
    async ({ ctx: { em }, input }) => wholeInvoice(em, await em.findOneOrFail(Invoice, { id: input.id })),
  ),

  write: allowed('billing:write', 'POST /invoices', NewInvoice, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => wholeInvoice(em, await writeDraft(em, input, caller.clinic)),
  ),

  /** A draft of the bill for a visit. */
  billBooking: allowed(
    'billing:write',
    'POST /bookings/{id}/invoice',
    BookingBill,
    Contract,
    bounded,
  ).mutation(async ({ ctx: { em }, input }) => wholeInvoice(em, await billBooking(em, input))),

  update: allowed('billing:write', 'PATCH /invoices/{id}', InvoiceChange, Contract, bounded).mutation(
    async ({ ctx: { em }, input }) => wholeInvoice(em, await changeDraft(em, input)),
  ),

  issue: allowed('billing:write', 'POST /invoices/{id}/issue', ByVersion, Contract, bounded).mutation(
    ({ ctx: { em, caller }, input }) => issueInvoice(em, input, caller.clinic),
  ),

  credit: allowed('billing:correct', 'POST /invoices/{id}/credit', Credit, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => wholeInvoice(em, await creditInvoice(em, input, caller.clinic)),
  ),

  pay: allowed('billing:write', 'POST /invoices/{id}/payments', NewPayment, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => wholeInvoice(em, await takePayment(em, input, caller.clinic)),
  ),

  refund: allowed('billing:correct', 'POST /invoices/{id}/refunds', NewRefund, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => wholeInvoice(em, await giveBack(em, input, caller.clinic)),
  ),

  remind: allowed('billing:write', 'POST /invoices/{id}/reminders', NewReminder, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) =>
      wholeInvoice(em, await remindOfInvoice(em, input, caller.clinic)),
  ),

  trash: allowed('billing:write', 'DELETE /invoices/{id}', ByVersion, Gone, bounded).mutation(
    async ({ ctx: { em }, input }) => {
      await trashDraft(em, await findVersion(em, Invoice, input));
      return { id: input.id };
    },
  ),

  restore: allowed('billing:write', 'POST /invoices/{id}/restore', ById, Contract, bounded).mutation(
    async ({ ctx: { em }, input }) => wholeInvoice(em, await restoreDraft(em, input.id)),
  ),
});
