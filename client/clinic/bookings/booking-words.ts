import type { BookingStatus } from '../../../shared/clinic/bookings.ts';

export const bookingStatuses = {
  pending: { label: 'Pending', tone: 'waiting' },
  confirmed: { label: 'Confirmed', tone: 'good' },
  arrived: { label: 'Arrived', tone: 'busy' },
  in_room: { label: 'In room', tone: 'active' },
  completed: { label: 'Completed', tone: 'quiet' },
  cancelled: { label: 'Cancelled', tone: 'bad' },
  no_show: { label: 'No-show', tone: 'bad' },
} as const satisfies Record<BookingStatus, { label: string; tone: string }>;

export type Step = 'confirm' | 'checkIn' | 'begin' | 'complete' | 'markNoShow';

export const stepLabels: Record<Step, string> = {
  confirm: 'Confirm',
  checkIn: 'Check in',
  begin: 'Begin',
  complete: 'Complete',
  markNoShow: 'No-show',
};

/** The steps to offer at each status, the usual one first. */
export const stepsOf: Record<BookingStatus, Step[]> = {
  pending: ['confirm', 'checkIn', 'markNoShow'],
  confirmed: ['checkIn', 'markNoShow'],
  arrived: ['begin', 'complete'],
  in_room: ['complete'],
  completed: [],
  cancelled: [],
  no_show: [],
};

export const isMovable = (status: BookingStatus): boolean => status === 'pending' || status === 'confirmed';
export const isCancellable = (status: BookingStatus): boolean => isMovable(status) || status === 'arrived';
