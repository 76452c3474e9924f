import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { BookingStatus, type BookingStatus as Status } from '../../../shared/clinic/bookings.ts';
import type { Figures } from '../../../shared/clinic/dashboard.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';

const count = z.coerce.number();

interface Place {
  timeZone: string;
  currency: string;
}

/** The clinic's figures on its own calendar; each part reads an index range of bookings, never all of them. */
export const figuresOf = async (
  em: ClinicEm,
  { timeZone, currency }: Place,
): Promise<z.input<typeof Figures>> => {
  const today = Temporal.Now.plainDateISO(timeZone);
  const at = (days: number) => startOfDay(today.add({ days }), timeZone);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const patients = await oneInClinic(
    em,
    z.object({ all: count, recent: count }),
    `select count(*) as "all", count(*) filter (where created_at >= ?) as recent from clinic.patients where deleted_at is null`,
    [at(-30)],
  );
  const { came, missed, revenue } = await oneInClinic(
    em,
    z.object({ came: count, missed: count, revenue: count }),
    `select count(*) filter (where b.status = 'completed') as came, count(*) filter (where b.status = 'no_show') as missed,
       coalesce(sum(s.price) filter (where b.status = 'completed'), 0) as revenue
     from clinic.bookings b join clinic.services s on s.tenant_id = b.tenant_id and s.id = b.service_id
     where b.deleted_at is null and b.starts_at >= ? and b.starts_at < ?`,
    [at(-30), at(1)],
  );
  return {
    today: today.toString(),
    bookingsToday: await byStatus(em, at(0), at(1)),
    patients: patients.all,
    newPatients30Days: patients.recent,
    noShowRate30Days: came + missed > 0 ? missed / (came + missed) : 0,
    revenue30Days: revenue,
    currency,
    bookingsPerDay: await perDay(em, today, timeZone),
    hoursThisWeek: await hours(
      em,
      startOfDay(monday, timeZone),
      startOfDay(monday.add({ days: 7 }), timeZone),
    ),
    topServices: await topServices(em, at(-30), at(1)),
  };
};

const startOfDay = (date: Temporal.PlainDate, timeZone: string): Date =>
  new Date(date.toZonedDateTime(timeZone).epochMilliseconds);

const byStatus = async (em: ClinicEm, from: Date, to: Date): Promise<Record<Status, number>> => {
  const rows = await inClinic(
    em,
    z.object({ status: BookingStatus, bookings: count }),
    `select status, count(*) as bookings from clinic.bookings
     where deleted_at is null and starts_at >= ? and starts_at < ? group by status`,
    [from, to],
  );
  const none = BookingStatus.options.map(status => [status, 0] as const);
  return Object.fromEntries([...none, ...rows.map(row => [row.status, row.bookings] as const)]) as Record<
    Status,
    number
  >;
};

/** Which day a booking is of, is decided by the bounds: PostgreSQL may know other rules of a zone than Node (K12). */
const perDay = async (em: ClinicEm, today: Temporal.PlainDate, timeZone: string) => {
  const dates = Array.from({ length: 28 }, (_, i) => today.add({ days: i - 13 }));
  const bounds = [...dates, today.add({ days: 15 })].map(date => startOfDay(date, timeZone));
  const rows = await inClinic(
    em,
    z.object({ day: count, booked: count, cancelled: count, missed: count }),
    `select width_bucket(starts_at, ?::timestamptz[]) as day,
       count(*) filter (where status not in ('cancelled', 'no_show')) as booked,
       count(*) filter (where status = 'cancelled') as cancelled, count(*) filter (where status = 'no_show') as missed
     from clinic.bookings where deleted_at is null and starts_at >= ? and starts_at < ? group by 1`,
    [`{${bounds.map(bound => bound.toISOString()).join()}}`, bounds[0], bounds.at(-1)],
  );
  const known = new Map(rows.map(({ day, ...counts }) => [day, counts]));
  return dates.map((date, index) => {
    const { booked = 0, cancelled = 0, missed = 0 } = known.get(index + 1) ?? {};
    return { date: date.toString(), booked, cancelled, noShow: missed };
  });
};

const hours = (em: ClinicEm, from: Date, to: Date) =>
  inClinic(
    em,
    z.object({ practitioner: z.string(), hours: count }),
    `select concat_ws(' ', u.title, u.first_name, u.last_name) as practitioner,
       round(sum(extract(epoch from b.ends_at - b.starts_at)) / 3600, 1) as hours
     from clinic.bookings b join clinic.users u on u.tenant_id = b.tenant_id and u.id = b.practitioner_id
     where b.deleted_at is null and b.status not in ('cancelled', 'no_show') and b.starts_at >= ? and b.starts_at < ?
     group by u.id, 1 order by hours desc, 1 limit 20`,
    [from, to],
  );

const topServices = (em: ClinicEm, from: Date, to: Date) =>
  inClinic(
    em,
    z.object({ service: z.string(), color: z.string(), bookings: count }),
    `select s.name as service, s.color, count(*) as bookings
     from clinic.bookings b join clinic.services s on s.tenant_id = b.tenant_id and s.id = b.service_id
     where b.deleted_at is null and b.starts_at >= ? and b.starts_at < ? group by s.id, s.name, s.color
     order by bookings desc, s.name limit 8`,
    [from, to],
  );
