import type { TimeOffKind } from '../../../shared/clinic/time-off.ts';

export const timeOffKinds = {
  vacation: 'Vacation',
  sick: 'Sick leave',
  training: 'Training',
  meeting: 'Meeting',
  other: 'Other',
} satisfies Record<TimeOffKind, string>;
