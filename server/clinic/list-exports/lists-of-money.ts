import { InvoicesToExport } from '../../../shared/clinic/invoices.ts';
import { Invoice } from '../invoices/ledger/invoice.entity.ts';
import { listInvoices } from '../invoices/list-invoices.ts';
import { Patient } from '../patients/patient.entity.ts';
import { amount, every } from './cells.ts';
import { exportedList } from './exported-list.ts';

/** What patients were asked for; amounts are numbers with the decimals of their currency. */
export const listsOfMoney = {
  invoices: exportedList({
    ...{ of: 'invoices.list', permission: 'patients:export', entity: 'Invoice', isConfirmed: true },
    ...{ query: InvoicesToExport, names: { ids: every(Invoice), patientId: every(Patient) } },
    list: (em, input, clinic) => listInvoices(em, input, clinic),
    patientOf: ({ patient }) => patient.id,
    columns: {
      Number: ({ reference }) => reference,
      Patient: ({ patient }) => patient.name,
      State: ({ state }) => state,
      Issued: ({ issuedOn }) => issuedOn,
      Due: ({ dueOn }) => dueOn,
      Currency: ({ currency }) => currency,
      'Without tax': ({ net, currency }) => amount(net, currency),
      Tax: ({ tax, currency }) => amount(tax, currency),
      Total: ({ total, currency }) => amount(total, currency),
      'Taken back': ({ credited, currency }) => amount(credited, currency),
      Paid: ({ paid, currency }) => amount(paid, currency),
      'Still due': ({ balance, currency }) => amount(balance, currency),
    },
  }),
};
