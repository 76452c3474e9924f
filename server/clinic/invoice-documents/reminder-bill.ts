import type { z } from 'zod';
import type { Invoice as Contract, Reminder } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { reminderTitle } from '../invoices/reminder-letter.ts';
import { wordsIn } from '../invoices/words.ts';
import { type Bill, sidesOf } from './bill.ts';

/** A reminder on paper: it says what was owed on its day, whatever was paid since, and not what for. */
export const reminderBillOf = (
  invoice: z.input<typeof Contract>,
  { level, sentOn, payBy, balance }: Pick<z.input<typeof Reminder>, 'level' | 'sentOn' | 'payBy' | 'balance'>,
  locale: string,
): Bill => {
  const { money, date } = wordsIn(locale, invoice.currency);
  const { reference, issuedOn, dueOn, total } = invoice;
  const number = reference ?? '';
  return {
    ...{ ...sidesOf(invoice), reference: `${number}-${level}`, issuedOn: sentOn, language: locale },
    title: reminderTitle(level),
    facts: [
      [t('Written on'), date(sentOn)],
      [t('For the invoice'), `${number}, ${date(issuedOn ?? sentOn)}`],
      [t('It was to be paid by'), date(dueOn ?? sentOn)],
      [t('To be paid by'), date(payBy)],
    ],
    lines: [],
    sums: [
      [t('Total'), money(total)],
      ...(total === balance
        ? []
        : [[t('Paid or taken back so far'), money(balance - total)] as [string, string]]),
    ],
    last: [t('Still due'), money(balance)],
    notes: [
      t('Please pay {amount} by {day}, and tell the number {number}.', {
        ...{ amount: money(balance), day: date(payBy), number },
      }),
      t('If you have paid in the meantime, there is nothing left to do.'),
    ],
  };
};
