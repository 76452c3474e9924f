import { Temporal } from 'temporal-polyfill';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { TimeOff } from '../availability/time-off.entity.ts';
import { wallClock } from '../availability/wall-time.ts';
import type { TimeAtPlace } from '../dependents/bookings-within.ts';
import { Facility } from '../facilities/facility.entity.ts';

/** When time off is, by the clock of each facility. */
export const closedBy = async (em: ClinicEm, timeOff: TimeOff): Promise<TimeAtPlace[]> => {
  const { startsOn, endsOn, fromMinute, toMinute } = timeOff;
  const days = { from: Temporal.PlainDate.from(startsOn), to: Temporal.PlainDate.from(endsOn) };
  const facilities = await em.find(Facility, {}, { filters: { live: false } });
  return facilities.map(({ id, timeZone }) => {
    const at = wallClock(timeZone, days);
    return {
      ...{ facilityId: id, practitionerId: timeOff.practitioner.id },
      ...{ startsAt: at(startsOn, fromMinute), endsAt: at(endsOn, toMinute) },
    };
  });
};
