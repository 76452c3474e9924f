import type { InvoiceRow, InvoiceState, PaidByHand, PaymentMethod } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const invoiceStates = {
  draft: { label: t('{of, select, invoice {Draft} other {Draft}}', { of: 'invoice' }), tone: 'quiet' },
  open: { label: t('{of, select, invoice {Open} other {Open}}', { of: 'invoice' }), tone: 'waiting' },
  part_paid: { label: t('Paid in part'), tone: 'busy' },
  paid: { label: t('Paid'), tone: 'good' },
  void: { label: t('Taken back'), tone: 'quiet' },
} as const satisfies Record<InvoiceState, object>;

/** How somebody says that money came. */
export const handMethods: Record<PaidByHand, string> = {
  cash: t('Cash'),
  card: t('Card'),
  transfer: t('Bank transfer'),
  other: t('Another way'),
};

export const paymentMethods: Record<PaymentMethod, string> = { ...handMethods, online: t('Online') };

/** What an invoice is called, also while it has no number. */
export const invoiceName = ({ reference, patient }: Pick<InvoiceRow, 'reference' | 'patient'>): string =>
  reference ?? t('The draft for {name}', { name: patient.name });

/** Such as `7.5 %`. */
export const rateInWords = (points: number): string => `${points / 100} %`;
