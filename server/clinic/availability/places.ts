import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { Facility } from '../facilities/facility.entity.ts';
import type { User } from '../users/user.entity.ts';
import { AvailabilityRule } from './availability-rule.entity.ts';
import { DayException } from './day-exception.entity.ts';
import { Holiday } from './holiday.entity.ts';
import type { Hours } from './open-hours.ts';
import { TimeOff } from './time-off.entity.ts';
import type { Days } from './wall-time.ts';

/** A practitioner at a facility, and what decides when they can be booked there. */
export interface Place {
  practitioner: User;
  facility: Facility;
  hours: Hours;
}

interface Wanted {
  practitionerIds?: string[] | undefined;
  facilityId?: string | undefined;
  /** Local dates that are asked about, of whichever zone. */
  days: Days;
}

/**
 * Where practitioners who take bookings have hours, at facilities that are not closed for good: in usual weeks, or on one of
 * these days. Four statements, however many they are. An actor who is bound to facilities finds their own.
 */
export const placesOf = async (em: ClinicEm, wanted: Wanted): Promise<Place[]> => {
  const { practitionerIds, facilityId, days } = wanted;
  const practitioner = {
    ...{ role: 'provider' as const, status: 'active' as const, deletedAt: null },
    ...(practitionerIds && { id: { $in: practitionerIds } }),
  };
  const facility = { deletedAt: null, ...(facilityId && { id: facilityId }) };
  const names = { populate: ['practitioner', 'facility'] } as const;
  const on = datesOf(days);
  const rules = await em.find(AvailabilityRule, { practitioner, facility }, names);
  const exceptions = await em.find(DayException, { practitioner, facility, date: on }, names);
  const holidays = await em.find(Holiday, { facility, date: on });
  const timeOff = await em.find(TimeOff, {
    ...{ practitioner, startsOn: { $lte: on.$lte }, endsOn: { $gte: on.$gte } },
  });
  const keyOf = (of: AvailabilityRule | DayException) => `${of.practitioner.id} ${of.facility.id}`;
  const weekly = Map.groupBy(rules, keyOf);
  const special = Map.groupBy(exceptions, keyOf);
  const closed = Map.groupBy(holidays, holiday => holiday.facility.id);
  const away = Map.groupBy(timeOff, ({ practitioner: { id } }) => id);
  const pairs = new Map([...rules, ...exceptions].map(of => [keyOf(of), of]));
  return [...pairs].map(([key, of]) => {
    const place = { practitioner: of.practitioner.getEntity(), facility: of.facility.getEntity() };
    return {
      ...place,
      hours: {
        timeZone: place.facility.timeZone,
        weekly: weekly.get(key) ?? [],
        exceptions: special.get(key)?.map(of => ({ date: of.date, hours: of.minutes() })) ?? [],
        holidays: closed.get(place.facility.id) ?? [],
        timeOff: away.get(place.practitioner.id) ?? [],
      },
    };
  });
};

/** Hours reach from one day into the next, and dates of two zones are a day apart. */
const datesOf = ({ from, to }: Days) => ({
  $gte: `${from.subtract({ days: 2 })}`,
  $lte: `${to.add({ days: 2 })}`,
});
