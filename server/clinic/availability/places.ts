import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Hours } from './open-hours.ts';
import { type Days, minutesIn } from './wall-time.ts';

/** A practitioner at a facility, and what decides when they can be booked there. */
export interface Place {
  practitioner: { id: string; name: string };
  facility: { id: string; name: string };
  hours: Hours;
}

interface Wanted {
  practitionerIds?: string[] | undefined;
  facilityId?: string | undefined;
  /** Local dates that are asked about, of whichever zone. */
  days: Days;
}

const Named = z.object({ id: z.string(), name: z.string() });
const Part = z.object({ fromMinute: z.int(), toMinute: z.int() });
const PlaceRow = z.object({
  practitioner: Named,
  facility: Named,
  hours: z.object({
    timeZone: z.string(),
    weekly: z.array(Part.extend({ weekday: z.int() })),
    exceptions: z.array(z.object({ date: z.string(), hours: z.array(z.string().transform(minutesIn)) })),
    holidays: z.array(Part.extend({ date: z.string() })),
    timeOff: z.array(Part.extend({ startsOn: z.string(), endsOn: z.string() })),
  }),
});

const statement = `
  select jsonb_build_object('id', u.id, 'name', concat_ws(' ', u.title, u.first_name, u.last_name)) as practitioner,
    jsonb_build_object('id', f.id, 'name', f.name) as facility,
    jsonb_build_object(
      'timeZone', f.time_zone, 'weekly', worked.weekly, 'exceptions', worked.exceptions,
      'holidays', array(
        select jsonb_build_object('date', h.date, 'fromMinute', h.from_minute, 'toMinute', h.to_minute)
        from clinic.holidays h where h.facility_id = f.id and h.date between asked.first and asked.last and h.deleted_at is null
      ),
      'timeOff', array(
        select jsonb_build_object(
          'startsOn', t.starts_on, 'endsOn', t.ends_on, 'fromMinute', t.from_minute, 'toMinute', t.to_minute
        )
        from clinic.time_off t
        where t.practitioner_id = u.id and t.starts_on <= asked.last and t.ends_on >= asked.first and t.deleted_at is null
      )
    ) as hours
  from (select ?::date as first, ?::date as last, ?::uuid[] as practitioners, ?::uuid as facility) asked
  cross join lateral (
    select practitioner_id, facility_id, coalesce(jsonb_agg(usual) filter (where usual is not null), '[]') as weekly,
      coalesce(jsonb_agg(special) filter (where special is not null), '[]') as exceptions
    from (
      select practitioner_id, facility_id, null::jsonb as special,
        jsonb_build_object('weekday', weekday, 'fromMinute', from_minute, 'toMinute', to_minute) as usual
      from clinic.availability_rules where deleted_at is null
      union all
      select practitioner_id, facility_id, jsonb_build_object('date', date, 'hours', hours), null
      from clinic.day_exceptions where date between asked.first and asked.last and deleted_at is null
    ) hours
    where (asked.practitioners is null or practitioner_id = any (asked.practitioners))
      and (asked.facility is null or facility_id = asked.facility)
    group by practitioner_id, facility_id
  ) worked
  join clinic.users u on u.id = worked.practitioner_id and u.role = 'provider' and u.status = 'active' and u.deleted_at is null
  join clinic.facilities f on f.id = worked.facility_id and f.deleted_at is null`;

/**
 * Where practitioners who take bookings have hours, at facilities that are not closed for good: in usual weeks, or on one of
 * these days. One statement, however many they are. An actor who is bound to facilities finds their own.
 */
export const placesOf = (em: ClinicEm, { practitionerIds, facilityId, days }: Wanted): Promise<Place[]> =>
  inClinic(em, PlaceRow, statement, [
    // Hours reach from one day into the next, and dates of two zones are a day apart.
    `${days.from.subtract({ days: 2 })}`,
    `${days.to.add({ days: 2 })}`,
    practitionerIds ? `{${practitionerIds.join(',')}}` : null,
    facilityId ?? null,
  ]);
