import type { DayException } from '../../../shared/clinic/day-exceptions.ts';
import type { Holiday } from '../../../shared/clinic/holidays.ts';
import type { TimeOff, TimeOffKind } from '../../../shared/clinic/time-off.ts';

export const timeOffKinds = {
  vacation: 'Vacation',
  sick: 'Sick leave',
  training: 'Training',
  meeting: 'Meeting',
  other: 'Other',
} satisfies Record<TimeOffKind, string>;

export const holidayName = ({ name, date }: Pick<Holiday, 'name' | 'date'>) => `${name} on ${date}`;

export const exceptionName = ({ practitioner, date }: Pick<DayException, 'practitioner' | 'date'>) =>
  `The exception for ${practitioner.name} on ${date}`;

export const timeOffName = ({ practitioner, startsOn }: Pick<TimeOff, 'practitioner' | 'startsOn'>) =>
  `The time off of ${practitioner.name} from ${startsOn}`;

/** The hours of a day in words. */
export const hoursInWords = (hours: readonly { from: string; to: string }[]): string =>
  hours.map(({ from, to }) => `${from}–${to}${to <= from ? ' the next day' : ''}`).join(', ') || 'Closed';

/** A part of a day in words; nothing for all of it. */
export const partInWords = ({ from, to }: { from: string; to: string }): string | undefined =>
  from === '00:00' && to === '24:00' ? undefined : `${from}–${to}`;
