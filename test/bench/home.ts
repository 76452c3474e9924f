import { DAY } from '../../shared/durations.ts';
import { atMost, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf } from './statements.ts';
import { percentile, rounded, timed } from './statistics.ts';

/** As many bookings of the largest clinic as it lacks, 320 a day, most of them in the past. */
const moreBookingsSql = `
  insert into clinic.bookings (tenant_id, patient_id, service_id, practitioner_id, facility_id, starts_at, ends_at,
    busy_until, price, currency, wall_time, time_zone, status, confirmed_at, arrived_at, completed_at, no_show_at)
  select $1, p.id, s.id, u.id, f.id, at, at + interval '30 minutes', at + interval '30 minutes', s.price, s.currency,
    to_char(at at time zone f.time_zone, 'YYYY-MM-DD"T"HH24:MI'), f.time_zone,
    case when at > now() then 'confirmed' when n % 25 = 0 then 'no_show' else 'completed' end, least(at, now()),
    case when at <= now() and n % 25 > 0 then at end, case when at <= now() and n % 25 > 0 then at + interval '30 minutes' end,
    case when at <= now() and n % 25 = 0 then at end
  from generate_series(0, $2::int - (select count(*)::int from clinic.bookings where tenant_id = $1) - 1) n
  cross join lateral (select date_trunc('day', now()) + (n / 320 - $2::int * 4 / 5 / 320) * interval '1 day'
      + interval '8 hours' + (n / 20 % 16) * interval '30 minutes' as at) as time
  join lateral (select ($3::uuid[])[1 + n % cardinality($3::uuid[])] as id) p on true
  join lateral (select ($4::uuid[])[1 + n % 20] as id) u on true
  join clinic.services s on s.tenant_id = $1 and s.id = ($5::uuid[])[1 + n % cardinality($5::uuid[])]
  join clinic.facilities f on f.tenant_id = $1`;

const date = (time: number) => new Date(time).toISOString().slice(0, 10);

/**
 * What the home pages of the largest clinic ask for once it has 200,000 bookings: the owner's figures and revenue of twelve
 * weeks, both at once as the page asks; for information those of a year, and the day of the front desk.
 */
export const homeMs = async (stage: Stage, { homeBookings, calls }: Size): Promise<Figure> => {
  const { admin, clinic, patientIds, practitionerIds, serviceIds, facilityId } = stage;
  await admin.query('set session_replication_role = replica');
  await admin.query(moreBookingsSql, [clinic.id, homeBookings, patientIds, practitionerIds, serviceIds]);
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze clinic.bookings');
  const caller = callerOf(stage);
  const now = Date.now();
  const figuresOf = (days: number, per: 'week' | 'month') => {
    const asked = { from: date(now - (days - 1) * DAY), to: date(now), per };
    return () => Promise.all([caller.dashboard.figures(asked), caller.dashboard.revenue(asked)]);
  };
  const today = { from: `${date(now)}T00:00:00Z`, to: `${date(now + DAY)}T00:00:00Z`, facilityId };
  const desk = () =>
    Promise.all([
      caller.bookings.list({ ...today, limit: 100 }),
      caller.frontDesk.unconfirmed({ ...today, limit: 10 }),
      caller.rooms.list({ facilityId, limit: 100 }),
    ]);
  const p95 = async (ask: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let call = 0; call <= calls; call++) times.push(await timed(ask));
    // Whoever asks first waits for plans that are made once.
    times.shift();
    return percentile(times, 0.95);
  };
  return atMost(100, await p95(figuresOf(84, 'week')), {
    yearP95Ms: rounded(await p95(figuresOf(365, 'month'))),
    deskP95Ms: rounded(await p95(desk)),
    bookings: (await caller.dashboard.figures({ from: date(now - 83 * DAY), to: date(now) })).bookings,
  });
};
