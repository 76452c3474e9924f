import type pg from 'pg';
import { occupyingStatuses } from '../../shared/clinic/bookings.ts';
import { wallTimeOf } from '../../shared/wall-time.ts';

/** The bookings to come of a facility that begin at another time of day than was promised. */
export interface BrokenPromises {
  clinic: string;
  facility: string;
  count: number;
  first: Date;
}

interface Promised {
  clinic: string;
  facility: string;
  startsAt: Date;
  wallTime: string;
  timeZone: string;
}

/** In every clinic, or else it fails: whoever is bound by policies would see none, and call that well. */
const promisesSql = `
  select c.slug as clinic, f.name as facility, b.starts_at as "startsAt", b.wall_time as "wallTime", b.time_zone as "timeZone"
  from clinic.bookings b
  join clinic.facilities f on f.tenant_id = b.tenant_id and f.id = b.facility_id
  join platform.clinics c on c.id = b.tenant_id
  where b.deleted_at is null and b.starts_at > now() and b.status = any ($1)
  order by c.slug, f.name, f.id, b.starts_at`;

/** False before the first migration, and where a newer one is still to come. */
const promisesAreKept = async (admin: Pick<pg.Client, 'query'>): Promise<boolean> => {
  const { rowCount } = await admin.query(
    `select from pg_attribute where attrelid = to_regclass('clinic.bookings') and attname = 'wall_time'`,
  );
  return rowCount === 1;
};

/** Where the law now sets the clocks otherwise than when something was booked (S8). */
export const brokenPromises = async (admin: Pick<pg.Client, 'query'>): Promise<BrokenPromises[]> => {
  if (!(await promisesAreKept(admin))) return [];
  await admin.query('begin read only; set local row_security = off');
  try {
    const { rows } = await admin.query<Promised>(promisesSql, [occupyingStatuses]);
    const broken = rows.filter(row => wallTimeOf(row.startsAt, row.timeZone) !== row.wallTime);
    const places = Map.groupBy(broken, ({ clinic, facility }) => `${clinic} ${facility}`);
    return [...places.values()].flatMap(([first, ...others]) =>
      first
        ? {
            clinic: first.clinic,
            facility: first.facility,
            count: others.length + 1,
            first: first.startsAt,
          }
        : [],
    );
  } finally {
    await admin.query('rollback');
  }
};
