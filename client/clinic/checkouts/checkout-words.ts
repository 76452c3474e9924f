import type { CheckoutProvider, CheckoutState } from '../../../shared/clinic/checkouts.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const checkoutStateWords = {
  open: { label: t('Waits for payment'), tone: 'waiting' },
  pending: { label: t('Payment is on its way'), tone: 'busy' },
  paid: { label: t('Paid'), tone: 'good' },
  declined: { label: t('Declined'), tone: 'bad' },
  expired: { label: t('Expired'), tone: 'quiet' },
  unclear: { label: t('Other currency'), tone: 'bad' },
} as const satisfies Record<CheckoutState, object>;

/** What whoever copies a link must know of it. */
export const providerNotes: Record<CheckoutProvider, string> = {
  till: t('Test till, no money moves'),
  stripe: t('Stripe'),
};
