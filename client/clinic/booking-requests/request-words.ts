import type { BookingRequestStatus } from '../../../shared/clinic/booking-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const requestStatuses = {
  unconfirmed: { label: t('Not confirmed by mail'), tone: 'quiet' },
  waiting: { label: t('Waits for you'), tone: 'waiting' },
  confirmed: { label: t('Confirmed, without a patient'), tone: 'busy' },
  booked: { label: t('Booked'), tone: 'good' },
  declined: { label: t('Declined'), tone: 'quiet' },
  cancelled: { label: t('Cancelled by link'), tone: 'quiet' },
} as const satisfies Record<BookingRequestStatus, object>;

/** As it was typed; whoever has one name has it in either of the two (P12). */
export const visitorName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  [firstName, lastName].filter(Boolean).join(' ');
