import type { Frequency, ShortMonths } from '../../../shared/clinic/series.ts';
import { isDate, toWall } from '../../ui/formats/clinic-time.ts';

/** How a booking is to repeat, as the form holds it. */
export type RepeatDraft = {
  frequency: 'never' | Frequency;
  interval: number;
  /** ISO weekdays; none is the weekday of the first date. */
  weekdays: string[];
  shortMonths: ShortMonths;
  ends: 'count' | 'until';
  count: number;
  until: string;
};

export const once: RepeatDraft = {
  ...{ frequency: 'never', interval: 1, weekdays: [], shortMonths: 'last-day' },
  ...{ ends: 'count', count: 4, until: '' },
};

/** What of a booking its series is planned from. */
export type FirstBooking = {
  patientId: string;
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  /** The instant of the first one; empty while it is not known. */
  startsAt: string;
  minutes: number;
  /** Empty is whichever is free. */
  roomId: string;
};

/** The call that plans a series on the clock of its facility; undefined while something of it is missing. */
export const plannedOf = (repeat: RepeatDraft, first: FirstBooking, zone: string | undefined) => {
  const { frequency, interval, shortMonths, ends, count, until } = repeat;
  const { startsAt, minutes, roomId, patientId, serviceId, practitionerId, facilityId } = first;
  const who = { patientId, serviceId, practitionerId, facilityId };
  if (frequency === 'never' || !zone || !startsAt || Object.values(who).some(id => !id)) return undefined;
  if (ends === 'until' && !isDate(until)) return undefined;
  const [firstDate = '', time = ''] = toWall(startsAt, zone).split(' ');
  return {
    ...{ ...who, frequency, interval, shortMonths, firstDate, time: time.slice(0, 5), minutes },
    weekdays: frequency === 'weekly' ? repeat.weekdays.map(Number) : [],
    ...(roomId && { roomId }),
    ...(ends === 'count' ? { count } : { until }),
  };
};
