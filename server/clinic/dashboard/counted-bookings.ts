import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Periods } from './periods.ts';

const Count = z.coerce.number();
const Named = z.object({ id: z.string(), name: z.string() });

/** Of one period (counted from 1), practitioner, facility or service; the others are null. */
const ofOne = {
  period: z.int().nullable(),
  practitioner: Named.nullable(),
  service: Named.extend({ color: z.string() }).nullable(),
};
const Counted = z.object({
  ...{ ...ofOne, facility: Named.nullable() },
  ...{ bookings: Count, completed: Count, cancelled: Count, noShows: Count, minutes: Count },
});
const Earned = z.object({ ...ofOne, currency: z.string(), amount: Count });
export type Counted = z.output<typeof Counted>;
export type Earned = z.output<typeof Earned>;

/** Looked up once it is counted, instead of for each booking; what is in the trash keeps its name. */
const practitioner = `(select jsonb_build_object('id', u.id, 'name', concat_ws(' ', u.title, u.first_name, u.last_name))
    from clinic.users u where u.id = counted.practitioner_id) as practitioner`;
const facility = `(select jsonb_build_object('id', f.id, 'name', f.name)
    from clinic.facilities f where f.id = counted.facility_id) as facility`;
const service = `(select jsonb_build_object('id', s.id, 'name', s.name, 'color', s.color)
    from clinic.services s where s.id = counted.service_id) as service`;

/** In which status a booking is counted: what was cancelled so many hours before it began, or later, was not come to either. */
const countedAs = (lateCancelHours: number): string =>
  lateCancelHours > 0
    ? "case when status = 'cancelled' and cancelled_at > starts_at - make_interval(hours => ?) then 'no_show' else status end"
    : 'status';

/** One pass over an index range of bookings, never all of them, and one over those few of it that are of groups. */
const countedSql = (lateCancelHours: number) => `
  select period, ${practitioner}, ${facility}, ${service}, bookings, completed, cancelled, "noShows", minutes
  from (
    select period, practitioner_id, facility_id, service_id,
      coalesce(sum(n) filter (where status <> 'cancelled'), 0) as bookings,
      coalesce(sum(n) filter (where status = 'completed'), 0) as completed,
      coalesce(sum(n) filter (where status = 'cancelled'), 0) as cancelled,
      coalesce(sum(n) filter (where status = 'no_show'), 0) as "noShows",
      coalesce(sum(minutes) filter (where status not in ('cancelled', 'no_show')), 0) as minutes
    from (
      select width_bucket(starts_at, ?::timestamptz[]) as period, practitioner_id, facility_id, service_id, ${countedAs(lateCancelHours)} as status, count(*) as n,
        coalesce(sum(date_part('epoch', ends_at - starts_at)) filter (where seats = 1), 0) / 60 as minutes
      from clinic.bookings where deleted_at is null and starts_at >= ? and starts_at < ?
      group by 1, 2, 3, 4, 5
      union all
      select width_bucket(starts_at, ?::timestamptz[]), practitioner_id, facility_id, service_id, 'completed', 0,
        date_part('epoch', max(ends_at) - starts_at) / 60
      from clinic.bookings
      where seats > 1 and deleted_at is null and status not in ('cancelled', 'no_show')
        and starts_at >= ? and starts_at < ?
      group by starts_at, practitioner_id, facility_id, service_id
    ) alike
    group by grouping sets ((period), (practitioner_id), (facility_id), (service_id))
  ) counted`;

/** What was completed costs what it was booked for. */
const earnedSql = `
  select period, ${practitioner}, ${service}, currency, amount
  from (
    select period, practitioner_id, service_id, currency, sum(amount) as amount
    from (
      select width_bucket(starts_at, ?::timestamptz[]) as period, practitioner_id, service_id, currency, sum(price) as amount
      from clinic.bookings
      where status = 'completed' and deleted_at is null and starts_at >= ? and starts_at < ?
      group by 1, 2, 3, 4
    ) alike
    group by grouping sets ((period, currency), (practitioner_id, currency), (service_id, currency))
  ) counted`;

const spanOf = ({ bounds }: Periods) => [
  `{${bounds.map(bound => bound.toISOString()).join()}}`,
  bounds[0],
  bounds.at(-1),
];

export const countedBookings = (
  em: ClinicEm,
  periods: Periods,
  lateCancelHours: number,
): Promise<Counted[]> => {
  const [bounds, ...span] = spanOf(periods);
  const late = lateCancelHours > 0 ? [lateCancelHours] : [];
  const params = [bounds, ...late, ...span, bounds, ...span];
  return inClinic(em, Counted, countedSql(lateCancelHours), params);
};

export const earnedByBookings = (em: ClinicEm, periods: Periods): Promise<Earned[]> =>
  inClinic(em, Earned, earnedSql, spanOf(periods));
