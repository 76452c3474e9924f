import { Temporal } from 'temporal-polyfill';
import type { Holiday } from '../availability/holiday.entity.ts';
import { wallClock } from '../availability/wall-time.ts';
import type { TimeAtPlace } from '../dependents/bookings-within.ts';

/** When a facility is closed for a holiday; the facility is loaded. */
export const closedBy = ({ date, fromMinute, toMinute, facility }: Holiday): TimeAtPlace => {
  const { id, timeZone } = facility.getEntity();
  const on = Temporal.PlainDate.from(date);
  const at = wallClock(timeZone, { from: on, to: on });
  return { facilityId: id, startsAt: at(date, fromMinute), endsAt: at(date, toMinute) };
};
