import { z } from 'zod';
import { ExpenseCategory } from '../../../shared/clinic/expenses.ts';
import { PaymentMethod } from '../../../shared/clinic/invoices.ts';
import { type Entry, EntryKind, type EntryPage } from '../../../shared/clinic/money-reports.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { entriesSql, PARTS } from './entries-sql.ts';
import { taxesOf } from './tax-groups.ts';

interface Asked {
  from: string;
  to: string;
  cursor?: string | undefined;
  limit: number;
}

const order: Order = {
  columns: ['day', 'series', 'number'].map(property => ({ column: `entry.${property}`, property })),
};

const Row = z.object({
  // As text, which is how they stand in a cursor.
  ...{ id: z.string(), kind: EntryKind, day: z.string(), series: z.string(), number: z.string() },
  ...{ reference: z.string(), invoiceId: z.string().nullable(), expenseId: z.string().nullable() },
  ...{ document: z.string(), category: ExpenseCategory.nullable(), currency: z.string() },
  ...{ amount: z.coerce.number(), method: PaymentMethod.nullable() },
  ...{ expenseTax: z.coerce.number(), expenseRate: z.int() },
});
type Row = z.output<typeof Row>;

/** The one tax of an expense, with the sign that it has in the ledger. */
const taxOfExpense = ({ amount, expenseTax, expenseRate }: Row): Entry['taxes'] => [
  {
    ...{ net: amount - expenseTax, tax: expenseTax, total: amount },
    ...{ taxCategory: expenseRate > 0 ? 'S' : null, taxRate: expenseRate },
  },
];

/** A page of what was entered on some days, in the order of the days and of the numbers. */
export const listEntries = async (em: ClinicEm, input: Asked): Promise<z.input<typeof EntryPage>> => {
  const { from, to, limit } = input;
  const [after] = fromCursor(order, input);
  const rows = await inClinic(em, Row, entriesSql(after ? `where ${after.sql}` : ''), [
    ...Array.from({ length: PARTS }, () => [from, to]).flat(),
    ...(after?.params ?? []),
    limit + 1,
  ]);
  const page = pageOf(rows, order, input);
  const taxes = await taxesOf(
    em,
    page.items.flatMap(({ method, invoiceId }) => (!method && invoiceId ? invoiceId : [])),
  );
  const taxesIn = (row: Row) =>
    row.expenseId && !row.method ? taxOfExpense(row) : (taxes.get(row.id) ?? []);
  return { ...page, items: page.items.map(row => ({ ...row, taxes: taxesIn(row) })) };
};
