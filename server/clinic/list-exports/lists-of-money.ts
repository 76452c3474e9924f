import { ExpensesToExport } from '../../../shared/clinic/expenses.ts';
import { InvoicesToExport } from '../../../shared/clinic/invoices.ts';
import { EntriesToExport, type Entry } from '../../../shared/clinic/money-reports.ts';
import { Expense } from '../expenses/expense.entity.ts';
import { listExpenses } from '../expenses/list-expenses.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Invoice } from '../invoices/ledger/invoice.entity.ts';
import { listInvoices } from '../invoices/list-invoices.ts';
import { listEntries } from '../money-reports/entries.ts';
import { Patient } from '../patients/patient.entity.ts';
import { amount, every } from './cells.ts';
import { exportedList } from './exported-list.ts';
import { ledgerForDatev } from './ledger-for-datev.ts';

/** A row by each tax; of money, one. */
const partsOf = ({ taxes, ...entry }: Entry): (typeof entry & { tax: Entry['taxes'][number] | null })[] =>
  taxes.length > 0 ? taxes.map(tax => ({ ...entry, amount: tax.total, tax })) : [{ ...entry, tax: null }];

/** What patients were asked for, and what was spent; amounts are numbers with the decimals of their currency. */
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
  ledger: exportedList({
    ...{ of: 'moneyReports.entries', permission: 'billing:report', entity: 'Invoice' },
    ...{ query: EntriesToExport, names: {}, isConfirmed: true, isWholeClinic: true },
    list: async (em, input) => {
      const page = await listEntries(em, input);
      return { ...page, items: page.items.flatMap(partsOf) };
    },
    columns: {
      Day: ({ day }) => day,
      Kind: ({ kind }) => kind,
      Number: ({ reference }) => reference,
      'Invoice or expense': ({ document }) => document,
      Category: ({ category }) => category,
      Currency: ({ currency }) => currency,
      'Category of the tax': ({ tax }) => tax?.taxCategory,
      'Rate of the tax': ({ tax }) => tax && (tax.taxRate / 100).toFixed(2),
      'Without tax': ({ tax, currency }) => tax && amount(tax.net, currency),
      Tax: ({ tax, currency }) => tax && amount(tax.tax, currency),
      Amount: ({ amount: owed, currency }) => amount(owed, currency),
      'Paid by': ({ method }) => method,
    },
  }),
  datev: ledgerForDatev,
  expenses: exportedList({
    ...{ of: 'expenses.list', permission: 'expenses:approve', entity: 'Expense', isConfirmed: true },
    ...{ query: ExpensesToExport, names: { ids: every(Expense), facilityId: every(Facility) } },
    list: (em, input) => listExpenses(em, input, { all: true }),
    columns: {
      Number: ({ reference }) => reference,
      Day: ({ spentOn }) => spentOn,
      Payee: ({ payee }) => payee,
      Category: ({ category }) => category,
      Description: ({ description }) => description,
      'Number of the receipt': ({ receiptNumber }) => receiptNumber,
      Facility: ({ facility }) => facility?.name,
      Status: ({ status }) => status,
      Currency: ({ currency }) => currency,
      'Rate of the tax': ({ taxRate }) => (taxRate / 100).toFixed(2),
      'Without tax': ({ total, tax, currency }) => amount(total - tax, currency),
      Tax: ({ tax, currency }) => amount(tax, currency),
      Total: ({ total, currency }) => amount(total, currency),
      'Submitted by': ({ author }) => author,
      'Decided by': ({ decider }) => decider,
      'Paid on': ({ paidOn }) => paidOn,
      'Paid by': ({ method }) => method,
      'Takes back': ({ takesBack }) => takesBack?.reference,
    },
  }),
};
