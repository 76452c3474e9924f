import { z } from 'zod';
import { PaymentMethod } from '../../../shared/clinic/invoices.ts';
import { EntryKind, type EntryPage } from '../../../shared/clinic/money-reports.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
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
  ...{ reference: z.string(), invoiceId: z.string(), invoice: z.string(), currency: z.string() },
  ...{ amount: z.coerce.number(), method: PaymentMethod.nullable() },
});

/** The ledger, one row for each document, day by day. What it adds to what is owed has its sign. */
const entriesSql = (after: string) => `
  select id, kind, day::text as day, series::text as series, number::text as number, reference, "invoiceId", invoice, currency, amount, method from (
    select id, 'invoice' as kind, issued_on as day, 1 as series, number, reference, id as "invoiceId", reference as invoice, currency, total as amount, null as method
    from clinic.invoices where status = 'issued' and issued_on >= ? and issued_on <= ?
    union all
    select c.id, 'credit_note', c.issued_on, 2, c.number, c.reference, i.id, i.reference, i.currency, -c.total, null
    from clinic.credit_notes c join clinic.invoices i on i.tenant_id = c.tenant_id and i.id = c.invoice_id
    where c.issued_on >= ? and c.issued_on <= ?
    union all
    select p.id, case when p.amount > 0 then 'payment' else 'refund' end, p.received_on, 3, p.number, p.reference, i.id, i.reference, p.currency, -p.amount, p.method
    from clinic.payments p join clinic.invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id
    where p.received_on >= ? and p.received_on <= ?
  ) entry ${after} order by entry.day, entry.series, entry.number limit ?`;

/** A page of what was entered on some days, in the order of the days and of the numbers. */
export const listEntries = async (em: ClinicEm, input: Asked): Promise<z.input<typeof EntryPage>> => {
  const { from, to, limit } = input;
  const [after] = fromCursor(order, input);
  const rows = await inClinic(em, Row, entriesSql(after ? `where ${after.sql}` : ''), [
    ...[from, to, from, to, from, to],
    ...(after?.params ?? []),
    limit + 1,
  ]);
  const page = pageOf(rows, order, input);
  const taxes = await taxesOf(
    em,
    page.items.filter(({ method }) => !method).map(({ invoiceId }) => invoiceId),
  );
  return { ...page, items: page.items.map(row => ({ ...row, taxes: taxes.get(row.id) ?? [] })) };
};
