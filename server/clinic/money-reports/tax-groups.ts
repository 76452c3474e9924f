import { z } from 'zod';
import { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import { type TaxGroup, taxGroupsOf } from '../../../shared/invoice-totals.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';

const Amount = z.coerce.number();
const taxed = { amount: Amount, taxCategory: TaxCategory.nullable(), taxRate: z.int() };
const Line = z.object({ id: z.string(), invoiceId: z.string(), includesTax: z.boolean(), ...taxed });
const Taken = z.object({ noteId: z.string(), invoiceId: z.string(), lineId: z.string(), amount: Amount });
type Line = z.output<typeof Line>;

type Group = TaxGroup<TaxCategory>;

const linesSql = `
  select l.id, l.invoice_id as "invoiceId", i.prices_include_tax as "includesTax", l.amount, l.tax_category as "taxCategory", l.tax_rate as "taxRate"
  from clinic.invoice_lines l join clinic.invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
  where l.invoice_id = any (?::uuid[]) and l.deleted_at is null order by l.position`;

const takenSql = `
  select c.id as "noteId", c.invoice_id as "invoiceId", k.line_id as "lineId", k.amount
  from clinic.credit_notes c join clinic.credit_lines k on k.tenant_id = c.tenant_id and k.credit_note_id = c.id
  where c.invoice_id = any (?::uuid[]) order by c.number`;

/** What a credit note takes back by each tax: what was left before it less what is left after it (MY7). */
const between = (before: Group[], after: Group[]): Group[] =>
  before
    .map((group, index) => {
      const left = after[index] ?? { net: 0, tax: 0, total: 0 };
      const { net, tax, total } = group;
      return { ...group, net: left.net - net, tax: left.tax - tax, total: left.total - total };
    })
    .filter(({ total }) => total !== 0);

const groupsOf = (lines: Line[]): Group[] => taxGroupsOf(lines, lines[0]?.includesTax ?? false);

/** What invoices and their credit notes come to by each tax, by the id of either; credit notes are below nothing. */
export const taxesOf = async (em: ClinicEm, invoiceIds: string[]): Promise<Map<string, Group[]>> => {
  const ids = [`{${[...new Set(invoiceIds)].join(',')}}`];
  const lines = Map.groupBy(await inClinic(em, Line, linesSql, ids), ({ invoiceId }) => invoiceId);
  const taxes = new Map([...lines].map(([id, of]) => [id, groupsOf(of)]));
  const notes = Map.groupBy(await inClinic(em, Taken, takenSql, ids), ({ noteId }) => noteId);
  for (const [noteId, taken] of notes) {
    const invoiceId = taken[0]?.invoiceId ?? '';
    const before = lines.get(invoiceId) ?? [];
    const back = new Map(taken.map(({ lineId, amount }) => [lineId, amount]));
    const after = before.map(line => ({ ...line, amount: line.amount - (back.get(line.id) ?? 0) }));
    taxes.set(noteId, between(groupsOf(before), groupsOf(after)));
    lines.set(invoiceId, after);
  }
  return taxes;
};
