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

/** Says of a patient what a step has made of their booking. */
export const stepSentences: Record<StepStatus, (patient: string) => string> = {
  confirmed: patient => t('{patient} is confirmed.', { patient }),
  arrived: patient => t('{patient} is checked in.', { patient }),
  in_room: patient => t('{patient} is in the room.', { patient }),
  completed: patient => t('{patient} is done.', { patient }),
  cancelled: patient => t('{patient} is cancelled.', { patient }),
  no_show: patient => t('{patient} did not come.', { patient }),
};

/** Offers to take back the step that has made this of a booking. */
export const takeBackLabels: Record<StepStatus, string> = {
  confirmed: t('Take back: confirmation'),
  arrived: t('Take back: check-in'),
  in_room: t('Take back: begin'),
  completed: t('Take back: completion'),
  cancelled: t('Take back: cancellation'),
  no_show: t('Take back: no-show'),
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
