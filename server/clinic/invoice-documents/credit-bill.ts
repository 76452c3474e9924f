import type { z } from 'zod';
import type { Invoice as Contract } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { wordsIn } from '../invoices/words.ts';
import { type Bill, lineOf, reasonsOf, sidesOf, taxRows } from './bill.ts';
import type { TakenBack } from './taken-back.ts';

/** A credit note as its recipient reads it. */
export const creditBillOf = (
  invoice: z.input<typeof Contract>,
  { reference, issuedOn, reason, net, total, lines, taxes }: TakenBack,
  locale: string,
): Bill => {
  const words = wordsIn(locale, invoice.currency);
  const { money, date } = words;
  return {
    ...{ ...sidesOf(invoice), reference, issuedOn, language: locale },
    title: t('Credit note {number}', { number: reference }),
    facts: [
      [t('Issued on'), date(issuedOn)],
      [t('For the invoice'), `${invoice.reference ?? ''}, ${date(invoice.issuedOn ?? issuedOn)}`],
    ],
    lines: lines.map(line => lineOf({ ...line, discountKind: 'none', discount: 0 }, words)),
    sums: [[t('Without tax'), money(net)], ...taxRows(taxes, money)],
    last: [t('Taken back'), money(total)],
    notes: [reason, ...reasonsOf(lines)],
  };
};
