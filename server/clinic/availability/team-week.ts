import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { TeamWeekQuery } from '../../../shared/clinic/availability.ts';
import { computedPage } from '../../data/lists/computed-page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Holiday } from './holiday.entity.ts';
import { openHours } from './open-hours.ts';
import { type Place, placesOf } from './places.ts';
import { joined, type Span } from './spans.ts';
import { timeOf, wallClock } from './wall-time.ts';

const WorkerRow = z.object({
  id: z.string(),
  name: z.string(),
  sortName: z.string(),
  /** How many begin on each day of the week, those that have any, counted from 1. */
  bookings: z.record(z.string(), z.int()),
});
type Worker = z.output<typeof WorkerRow>;

/** Practitioners who have hours there, are assigned there in this week, or have bookings there. */
const workersSql = `
  select u.id, concat_ws(' ', u.title, u.first_name, u.last_name) as name,
    left(lower(concat_ws(' ', u.last_name, u.first_name)), 60) as "sortName", coalesce(booked.days, '{}') as bookings
  from (select ?::uuid as facility, ?::timestamptz[] as edges, ?::date as first, ?::date as last, ?::uuid[] as placed) asked
  join clinic.users u on u.deleted_at is null
  left join lateral (
    select jsonb_object_agg(counted.day, counted.bookings) as days
    from (
      select width_bucket(b.starts_at, asked.edges) as day, count(*) as bookings
      from clinic.bookings b
      where b.facility_id = asked.facility and b.practitioner_id = u.id and b.deleted_at is null and b.status <> 'cancelled'
        and b.starts_at >= asked.edges[1] and b.starts_at < asked.edges[8]
      group by 1
    ) counted
  ) booked on true
  where booked.days is not null
    or u.role = 'provider' and u.status = 'active' and (u.id = any (asked.placed) or exists (
      select from clinic.facility_staff s
      where s.user_id = u.id and s.facility_id = asked.facility and s.deleted_at is null
        and daterange(s.starts_on, s.ends_on, '[]') && daterange(asked.first, asked.last, '[]')
    ))`;

/**
 * The team of a facility in one week, by its clock: when each practitioner is open there, when they are away, and how many
 * bookings begin on each day. The same few statements for any number of people (DB-11). Why somebody is away is not told.
 */
export const teamWeek = async (
  em: ClinicEm,
  { facilityId, from, ...asked }: z.output<typeof TeamWeekQuery>,
) => {
  const facility = await em.findOneOrFail(Facility, { id: facilityId });
  const { id, name, timeZone, openingHours } = facility;
  const dates = datesFrom(from);
  const [first, last] = [dates[0] as Temporal.PlainDate, dates[6] as Temporal.PlainDate];
  const holidays = await em.find(
    Holiday,
    { facility, date: { $gte: `${first}`, $lte: `${last}` } },
    { orderBy: { date: 'asc', fromMinute: 'asc', id: 'asc' } },
  );
  const places = await placesOf(em, { facilityId, days: { from: first, to: last } });
  const at = wallClock(timeZone, { from: first, to: last });
  const edges = [...dates, last.add({ days: 1 })].map(date => new Date(at(date, 0)).toISOString());
  const workers = await inClinic(em, WorkerRow, workersSql, [
    facilityId,
    `{${edges.join(',')}}`,
    `${first}`,
    `${last}`,
    `{${places.map(({ practitioner }) => practitioner.id).join(',')}}`,
  ]);
  const placeOf = new Map(places.map(place => [place.practitioner.id, place]));
  const days = workers
    .flatMap(worker => dates.map((date, n) => ({ worker, date, n })))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const { items, nextCursor } = computedPage(days, orderOf, / [0-9a-f-]{36} \d{4}-\d\d-\d\d$/, asked);
  return {
    facility: { id, name },
    ...{ timeZone, openingHours },
    holidays: holidays.map(({ date, name, fromMinute, toMinute }) => ({
      ...{ date, name, from: timeOf(fromMinute), to: timeOf(toMinute) },
    })),
    items: items.map(({ worker, date, n }) => ({
      practitioner: { id: worker.id, name: worker.name },
      hasHours: placeOf.has(worker.id),
      ...dayOf(date, placeOf.get(worker.id)),
      bookings: worker.bookings[`${n + 1}`] ?? 0,
    })),
    nextCursor,
  };
};

const datesFrom = (day: string): Temporal.PlainDate[] => {
  const first = Temporal.PlainDate.from(day);
  return Array.from({ length: 7 }, (_, days) => first.add({ days }));
};

const orderOf = ({ worker, date }: { worker: Worker; date: Temporal.PlainDate }): string =>
  `${worker.sortName} ${worker.id} ${date}`;

const dayOf = (date: Temporal.PlainDate, place: Place | undefined) => {
  const open = place ? joined(openHours(place.hours, { from: date, to: date })) : [];
  return {
    date: `${date}`,
    open: open.map(span => ({
      from: clockOf(span.startsAt, place),
      to: endOf(span, date, place),
    })),
    openMinutes: Math.round(
      open.reduce((sum, { startsAt, endsAt }) => sum + (endsAt - startsAt) / 60_000, 0),
    ),
    away: awayOn(`${date}`, place),
  };
};

const zoned = (instant: number, place: Place | undefined) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(place?.hours.timeZone ?? 'UTC');

const clockOf = (instant: number, place: Place | undefined): string =>
  zoned(instant, place).toPlainTime().toString({ smallestUnit: 'minute' });

/** Midnight is the end of its day. */
const endOf = ({ endsAt }: Span, date: Temporal.PlainDate, place: Place | undefined): string => {
  const time = clockOf(endsAt, place);
  return time === '00:00' &&
    zoned(endsAt, place)
      .toPlainDate()
      .equals(date.add({ days: 1 }))
    ? '24:00'
    : time;
};

/** The parts of a day, on the wall clock, in which somebody is away. */
const awayOn = (date: string, place: Place | undefined) =>
  (place?.hours.timeOff ?? [])
    .filter(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)
    .map(({ startsOn, endsOn, fromMinute, toMinute }) => ({
      from: startsOn === date ? timeOf(fromMinute) : '00:00',
      to: endsOn === date ? timeOf(toMinute) : '24:00',
    }));
