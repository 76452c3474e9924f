import type { z } from 'zod';
import type { Invoice as Contract } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { CreditLine } from '../invoices/ledger/credit-line.entity.ts';
import { CreditNote } from '../invoices/ledger/credit-note.entity.ts';
import { wordsIn } from '../invoices/words.ts';
import { taxesOf } from '../money-reports/tax-groups.ts';
import { type Bill, lineOf, reasonsOf, sidesOf, taxRows } from './bill.ts';

/** What a credit note takes back of an invoice; its sums are above nothing (MY33). */
export const creditBillOf = async (
  em: ClinicEm,
  invoice: z.input<typeof Contract>,
  noteId: string,
  locale: string,
): Promise<Bill> => {
  const note = await em.findOneOrFail(CreditNote, { id: noteId, invoice: { id: invoice.id } });
  const taken = await em.find(CreditLine, { creditNote: { id: noteId } });
  const back = new Map(taken.map(({ line, amount }) => [line.id, amount]));
  const lines = invoice.lines.filter(({ id }) => back.has(id));
  const groups = (await taxesOf(em, [invoice.id])).get(noteId) ?? [];
  const words = wordsIn(locale, invoice.currency);
  const { money, date } = words;
  const { reference, issuedOn, reason, net, total } = note;
  return {
    ...{ ...sidesOf(invoice), reference, issuedOn, language: locale },
    title: t('Credit note {number}', { number: reference }),
    facts: [
      [t('Issued on'), date(issuedOn)],
      [t('For the invoice'), `${invoice.reference ?? ''}, ${date(invoice.issuedOn ?? issuedOn)}`],
    ],
    lines: lines.map(line => ({
      ...lineOf({ ...line, discountKind: 'none', discount: 0 }, words),
      amount: money(back.get(line.id) ?? 0),
    })),
    sums: [
      [t('Without tax'), money(net)],
      ...taxRows(
        groups.map(({ net: before, tax, ...group }) => ({ ...group, net: -before, tax: -tax })),
        money,
      ),
    ],
    last: [t('Taken back'), money(total)],
    notes: [reason, ...reasonsOf(lines)],
  };
};
