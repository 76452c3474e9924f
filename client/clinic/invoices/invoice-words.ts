import type {
  InvoiceRow,
  InvoiceState,
  PaymentMethod,
  ReminderWay,
} from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const invoiceStates = {
  draft: { label: t('{of, select, invoice {Draft} other {Draft}}', { of: 'invoice' }), tone: 'quiet' },
  open: { label: t('{of, select, invoice {Open} other {Open}}', { of: 'invoice' }), tone: 'waiting' },
  part_paid: { label: t('Paid in part'), tone: 'busy' },
  paid: { label: t('Paid'), tone: 'good' },
  void: { label: t('Taken back'), tone: 'quiet' },
} as const satisfies Record<InvoiceState, object>;

export const paymentMethods: Record<PaymentMethod, string> = {
  cash: t('Cash'),
  card: t('Card'),
  transfer: t('Bank transfer'),
  other: t('Another way'),
};

export const reminderWays: Record<ReminderWay, string> = {
  mail: t('By e-mail'),
  letter: t('By letter'),
};

/** What an invoice is called, also while it has no number. */
export const invoiceName = ({ reference, patient }: Pick<InvoiceRow, 'reference' | 'patient'>): string =>
  reference ?? t('The draft for {name}', { name: patient.name });

/** Such as `7.5 %`. */
export const rateInWords = (points: number): string => `${points / 100} %`;
