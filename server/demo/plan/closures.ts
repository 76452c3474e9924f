import { Temporal } from 'temporal-polyfill';
import { Holiday } from '../../clinic/availability/holiday.entity.ts';
import { TimeOff } from '../../clinic/availability/time-off.entity.ts';
import { minuteOf, wallClock } from '../../clinic/availability/wall-time.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { User } from '../../clinic/users/user.entity.ts';
import type { Blueprint } from '../blueprints/blueprint.ts';
import { recordId } from '../factories/record-id.ts';
import { facilityId, memberId, someone } from './people.ts';
import { asMember, missing, type Workplace } from './workplace.ts';

const holidaysOf = (blueprint: Blueprint, year: number) =>
  blueprint.holidays.map(({ facility, day, name, from = '00:00' }) => ({
    id: recordId(blueprint.slug, 'holiday', facility, `${year}-${day}`),
    facilityId: facilityId(blueprint, facility),
    ...{ date: `${year}-${day}`, name, fromMinute: minuteOf(from), toMinute: 1440 },
  }));

const timeOffOf = (blueprint: Blueprint, year: number) =>
  blueprint.members.flatMap(member =>
    (member.away ?? []).map(({ kind, first, last, from = '00:00', to = '24:00', note = null }) => ({
      id: recordId(blueprint.slug, 'time-off', member.login, `${year}-${first}`),
      practitionerId: memberId(blueprint, member),
      ...{ kind, note, startsOn: `${year}-${first}`, endsOn: `${year}-${last}` },
      ...{ fromMinute: minuteOf(from), toMinute: minuteOf(to) },
    })),
  );

interface Visit {
  facilityId: string;
  practitionerId: string;
  startsAt: Date;
  endsAt: Date;
}

/** Whether a visit on this date would meet a holiday or time off, which are the same every year. */
export const isClosedFor = (blueprint: Blueprint, date: Temporal.PlainDate, visit: Visit): boolean => {
  const day = `${date}`.slice(5);
  const isHoliday = blueprint.holidays.some(holiday => holiday.day === day);
  const isAway = blueprint.members.some(({ away }) => away?.some(a => a.first <= day && day <= a.last));
  if (!isHoliday && !isAway) return false;
  const place = blueprint.facilities.findIndex((_, n) => facilityId(blueprint, n) === visit.facilityId);
  const at = wallClock(blueprint.facilities[place]?.timeZone ?? blueprint.timeZone, { from: date, to: date });
  const meets = (startsAt: number, endsAt: number) => startsAt < +visit.endsAt && +visit.startsAt < endsAt;
  const holidays = holidaysOf(blueprint, date.year).filter(h => h.facilityId === visit.facilityId);
  const timeOff = timeOffOf(blueprint, date.year).filter(t => t.practitionerId === visit.practitionerId);
  return (
    holidays.some(h => meets(at(h.date, h.fromMinute), at(h.date, h.toMinute))) ||
    timeOff.some(t => meets(at(t.startsOn, t.fromMinute), at(t.endsOn, t.toMinute)))
  );
};

/** The holidays and the time off of this year and the next. */
export const fillClosures = async (workplace: Workplace): Promise<number> => {
  const { blueprint, now } = workplace;
  const { year } = Temporal.Instant.fromEpochMilliseconds(+now).toZonedDateTimeISO(blueprint.timeZone);
  const planned = <T>(of: (blueprint: Blueprint, year: number) => T[]) =>
    [year, year + 1].flatMap(each => of(blueprint, each));
  const holidays = await missing(workplace, 'holidays', planned(holidaysOf));
  const timeOff = await missing(workplace, 'time_off', planned(timeOffOf));
  const admin = someone(blueprint, 'admin');
  await asMember(workplace, admin, 'holidays.create', async em => {
    const facilities = new Map((await em.find(Facility, {})).map(facility => [facility.id, facility]));
    for (const { facilityId: id, ...fields } of holidays) {
      const facility = facilities.get(id);
      if (facility) em.create(Holiday, { ...fields, facility });
    }
  });
  await asMember(workplace, admin, 'timeOff.create', async em => {
    const practitioners = new Map((await em.find(User, {})).map(user => [user.id, user]));
    for (const { practitionerId, ...fields } of timeOff) {
      const practitioner = practitioners.get(practitionerId);
      if (practitioner) em.create(TimeOff, { ...fields, practitioner });
    }
  });
  return holidays.length + timeOff.length;
};
