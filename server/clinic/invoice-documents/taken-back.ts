import type { z } from 'zod';
import type { Invoice as Contract } from '../../../shared/clinic/invoices.ts';
import type { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import type { TaxGroup } from '../../../shared/invoice-totals.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { CreditLine } from '../invoices/ledger/credit-line.entity.ts';
import { CreditNote } from '../invoices/ledger/credit-note.entity.ts';
import { taxesOf } from '../money-reports/tax-groups.ts';

type Invoice = z.input<typeof Contract>;

/** What a credit note takes back: the lines with the amounts of that, and what they come to by each tax, above nothing (MY33). */
export interface TakenBack {
  reference: string;
  issuedOn: string;
  reason: string;
  net: number;
  total: number;
  lines: Invoice['lines'];
  taxes: TaxGroup<TaxCategory>[];
}

export const takenBackBy = async (em: ClinicEm, invoice: Invoice, noteId: string): Promise<TakenBack> => {
  const note = await em.findOneOrFail(CreditNote, { id: noteId, invoice: { id: invoice.id } });
  const taken = await em.find(CreditLine, { creditNote: { id: noteId } });
  const back = new Map(taken.map(({ line, amount }) => [line.id, amount]));
  const taxes = (await taxesOf(em, [invoice.id])).get(noteId) ?? [];
  const { reference, issuedOn, reason, net, total } = note;
  return {
    ...{ reference, issuedOn, reason, net, total },
    lines: invoice.lines
      .filter(({ id }) => back.has(id))
      .map(line => ({ ...line, amount: back.get(line.id) ?? 0 })),
    taxes: taxes.map(({ net: before, tax, total: all, ...group }) => ({
      ...{ ...group, net: -before, tax: -tax, total: -all },
    })),
  };
};
