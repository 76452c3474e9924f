import type { BookingRequestStatus } from '../../../shared/clinic/booking-requests.ts';

export const requestStatuses = {
  unconfirmed: { label: 'Not confirmed by mail', tone: 'quiet' },
  waiting: { label: 'Waits for you', tone: 'waiting' },
  confirmed: { label: 'Confirmed, without a patient', tone: 'busy' },
  booked: { label: 'Booked', tone: 'good' },
  declined: { label: 'Declined', tone: 'quiet' },
  cancelled: { label: 'Cancelled by link', tone: 'quiet' },
} as const satisfies Record<BookingRequestStatus, object>;

/** As it was typed; whoever has one name has it in either of the two (P12). */
export const visitorName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  [firstName, lastName].filter(Boolean).join(' ');
