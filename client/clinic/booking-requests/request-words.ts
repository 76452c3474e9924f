import type { BookingRequestStatus } from '../../../shared/clinic/booking-requests.ts';

export const requestStatuses = {
  unconfirmed: { label: 'Not confirmed by mail', tone: 'quiet' },
  waiting: { label: 'Waits for you', tone: 'waiting' },
  confirmed: { label: 'Confirmed, without a patient', tone: 'busy' },
  booked: { label: 'Booked', tone: 'good' },
  declined: { label: 'Declined', tone: 'quiet' },
  cancelled: { label: 'Cancelled by link', tone: 'quiet' },
} as const satisfies Record<BookingRequestStatus, object>;
