import { Temporal } from 'temporal-polyfill';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { DayException } from '../availability/day-exception.entity.ts';
import { openHours } from '../availability/open-hours.ts';
import { placesOf } from '../availability/places.ts';
import { without } from '../availability/spans.ts';
import { wallClock } from '../availability/wall-time.ts';
import type { TimeAtPlace } from '../dependents/bookings-within.ts';

/** What of its day an exception leaves closed; the night before may still reach into it. */
export const closedBy = async (em: ClinicEm, exception: DayException): Promise<TimeAtPlace[]> => {
  const { date } = exception;
  const [practitionerId, facility] = [exception.practitioner.id, exception.facility.getEntity()];
  const on = Temporal.PlainDate.from(date);
  const days = { from: on.subtract({ days: 1 }), to: on };
  const { id: facilityId, timeZone } = facility;
  const [place] = await placesOf(em, { practitionerIds: [practitionerId], facilityId, days });
  const others = place?.hours.exceptions.filter(other => other.date !== date) ?? [];
  const exceptions = [...others, { date, hours: exception.minutes() }];
  const open = openHours(
    { timeZone, weekly: place?.hours.weekly ?? [], exceptions, holidays: [], timeOff: [] },
    days,
  );
  const at = wallClock(timeZone, days);
  return without([{ startsAt: at(date, 0), endsAt: at(date, 1440) }], open).map(span => ({
    ...{ facilityId, practitionerId },
    ...span,
  }));
};
