import { BillQuery, Bill as Contract, ReminderQuery } from '../../../shared/clinic/invoice-documents.ts';
import { allowed, router } from '../../api/trpc.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { ciiOf } from '../e-invoices/cii.ts';
import { eCreditNoteOf, eInvoiceOf } from '../e-invoices/from-ledger.ts';
import { wholeInvoice } from '../invoices/invoice-view.ts';
import { Invoice } from '../invoices/ledger/invoice.entity.ts';
import { InvoiceReminder } from '../invoices/ledger/invoice-reminder.entity.ts';
import { billOf, withNumbers } from './bill.ts';
import { creditBillOf } from './credit-bill.ts';
import { drawBill } from './draw-bill.ts';
import { reminderBillOf } from './reminder-bill.ts';
import { takenBackBy } from './taken-back.ts';

/** Invoices, credit notes and reminders as they are sent (FIN-1). Each one that is drawn is a look at its patient. */
export const invoiceDocuments = router({
  get: allowed('billing:read', 'GET /invoices/{id}/document', BillQuery, Contract, {
    readsPatients: true,
  }).query(async ({ ctx: { em, caller }, input: { id, creditNoteId } }) => {
    const invoice = await em.findOneOrFail(Invoice, { id });
    invoice.expectIssued();
    const { locale } = caller.clinic;
    return inLanguage(firstLanguage(locale), async () => {
      const whole = await wholeInvoice(em, invoice);
      const { sides } = invoice;
      const taken = creditNoteId ? await takenBackBy(em, whole, creditNoteId) : undefined;
      const bill = taken ? creditBillOf(whole, taken, locale) : billOf(whole, locale);
      const eInvoice = taken ? eCreditNoteOf(whole, sides, taken) : eInvoiceOf(whole, sides);
      const pdf = await drawBill(withNumbers(bill, sides?.seller), eInvoice && ciiOf(eInvoice));
      return { name: bill.reference, pdf: pdf.toString('base64') };
    });
  }),

  reminder: allowed(
    'billing:read',
    'GET /invoices/{id}/reminders/{reminderId}/document',
    ReminderQuery,
    Contract,
    { readsPatients: true },
  ).query(async ({ ctx: { em, caller }, input: { id, reminderId } }) => {
    const { locale } = caller.clinic;
    const invoice = await em.findOneOrFail(Invoice, { id });
    const reminder = await em.findOneOrFail(InvoiceReminder, { id: reminderId, invoice: { id } });
    return inLanguage(firstLanguage(locale), async () => {
      const bill = reminderBillOf(await wholeInvoice(em, invoice), reminder, locale);
      return { name: bill.reference, pdf: (await drawBill(bill)).toString('base64') };
    });
  }),
});
