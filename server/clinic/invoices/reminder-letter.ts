import type { z } from 'zod';
import type { Reminder } from '../../../shared/clinic/invoices.ts';
import { type Message, t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';
import type { Invoice } from './ledger/invoice.entity.ts';
import { wordsIn } from './words.ts';

export const REMINDER_LETTER = 'invoice.reminder';

interface ReminderFacts extends Pick<z.output<typeof Reminder>, 'level' | 'balance' | 'payBy'> {
  recipient: string;
  patient: string;
  clinic: string;
  /** BCP 47, the clinic's. */
  locale: string;
  invoice: Pick<Invoice, 'reference' | 'issuedOn' | 'currency'>;
}

/** What a reminder is called, from the first to the last. */
export const reminderTitle = (level: number): string => t(titles[level - 1] ?? 'Payment reminder');
const titles: Message[] = ['Payment reminder', 'Second payment reminder', 'Third and last payment reminder'];

/**
 * Asks a patient for what they owe. What they were treated for is in no mail, nor a link: mail scanners follow every one (S22), and
 * whoever forges such a mail would put one in.
 */
export const reminderLetter = (facts: ReminderFacts): Letter => {
  const { recipient, patient, clinic, locale, level, balance, payBy, invoice } = facts;
  const { money, date } = wordsIn(locale, invoice.currency);
  const number = invoice.reference ?? '';
  return {
    kind: REMINDER_LETTER,
    recipient,
    subject: `${clinic}: ${reminderTitle(level)}`,
    body: paragraphs(
      t('Hello {name},', { name: patient }),
      t('Your invoice {number} of {day} is not paid in full. {amount} is still due.', {
        ...{ number, day: date(invoice.issuedOn ?? ''), amount: money(balance) },
      }),
      t('Please pay {amount} by {day}, and tell the number {number}.', {
        ...{ amount: money(balance), day: date(payBy), number },
      }),
      t('If you have paid in the meantime, there is nothing left to do.'),
      t('If something is not right, please call us.'),
      clinic,
    ),
  };
};
