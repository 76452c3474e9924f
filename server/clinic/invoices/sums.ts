import { z } from 'zod';
import type { InvoiceState } from '../../../shared/clinic/invoices.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';

/** What credit notes took back of an invoice `r`, and what was paid less what was given back. */
export const CREDITED =
  'coalesce((select sum(c.total) from clinic.credit_notes c where c.tenant_id = r.tenant_id and c.invoice_id = r.id), 0)';
export const PAID =
  'coalesce((select sum(p.amount) from clinic.payments p where p.tenant_id = r.tenant_id and p.invoice_id = r.id), 0)';
/** Whether nothing is asked for any more. */
const TAKEN_BACK =
  "(r.status = 'issued' and not exists (select from clinic.invoice_lines l where l.tenant_id = r.tenant_id and l.invoice_id = r.id and l.deleted_at is null and not l.is_taken_back))";

/** What an invoice `r` is, by the rows of the ledger alone; nobody writes it down. */
export const STATE = `case when r.status = 'draft' then 'draft' when ${TAKEN_BACK} then 'void'
  when r.total - ${CREDITED} - ${PAID} <= 0 then 'paid' when ${PAID} > 0 then 'part_paid' else 'open' end`;

const Sums = z.object({
  id: z.string(),
  state: z.custom<InvoiceState>(),
  paid: z.coerce.number(),
  credited: z.coerce.number(),
  balance: z.coerce.number(),
});
export type Sums = z.output<typeof Sums>;

/** What became of each of some invoices. */
export const sumsOfMany = async (em: ClinicEm, ids: string[]): Promise<Map<string, Sums>> => {
  const rows = await inClinic(
    em,
    Sums,
    `select r.id, ${STATE} as state, ${PAID} as paid, ${CREDITED} as credited,
      case when r.status = 'draft' then 0 else r.total - ${CREDITED} - ${PAID} end as balance
    from clinic.invoices r where r.id = any (?::uuid[])`,
    [`{${ids.join(',')}}`],
  );
  return new Map(rows.map(row => [row.id, row]));
};

export const sumsOf = async (em: ClinicEm, { id }: { id: string }): Promise<Sums> =>
  (await sumsOfMany(em, [id])).get(id) ?? { id, state: 'draft', paid: 0, credited: 0, balance: 0 };
