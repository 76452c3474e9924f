import {
  type BookingStatus,
  type BookingWarning,
  occupyingStatuses,
  type StepStatus,
} from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const bookingStatuses = {
  pending: { label: t('Pending'), tone: 'waiting' },
  confirmed: { label: t('Confirmed'), tone: 'good' },
  arrived: { label: t('Arrived'), tone: 'busy' },
  in_room: { label: t('In room'), tone: 'active' },
  completed: { label: t('Completed'), tone: 'quiet' },
  cancelled: { label: t('Cancelled'), tone: 'bad' },
  no_show: { label: t('No-show'), tone: 'bad' },
} as const satisfies Record<BookingStatus, { label: string; tone: string }>;

/** What a booking was made in spite of. */
export const despiteWords: Record<BookingWarning, string> = {
  'outside-hours': t('outside hours'),
  past: t('in the past'),
  'inactive-patient': t('for an inactive patient'),
  overbooked: t('beside another booking'),
};

export type Step = 'confirm' | 'checkIn' | 'begin' | 'complete' | 'markNoShow';

export const stepLabels: Record<Step, string> = {
  confirm: t('Confirm'),
  checkIn: t('Check in'),
  begin: t('Begin'),
  complete: t('Complete'),
  markNoShow: t('No-show'),
};

/** Each step by what it has made of a booking: said of the patient, and as what can be taken back. */
export const stepWords: Record<StepStatus, { done: string; noun: string }> = {
  confirmed: { done: t('is confirmed'), noun: 'confirmation' },
  arrived: { done: t('is checked in'), noun: 'check-in' },
  in_room: { done: t('is in the room'), noun: 'begin' },
  completed: { done: t('is done'), noun: 'completion' },
  cancelled: { done: t('is cancelled'), noun: 'cancellation' },
  no_show: { done: t('did not come'), noun: 'no-show' },
};

/** Nobody is seen or missed before the time that was booked. */
export const notBeforeStart: readonly Step[] = ['begin', 'complete', 'markNoShow'];

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

/** Whether it still holds its time. */
export const isOpen = (status: BookingStatus): boolean =>
  (occupyingStatuses as readonly BookingStatus[]).includes(status);
export const isMovable = (status: BookingStatus): boolean => status === 'pending' || status === 'confirmed';
export const isCancellable = (status: BookingStatus): boolean => isMovable(status) || status === 'arrived';
