import { z } from 'zod';
import { occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { BookingsWithin } from '../../errors.ts';

/** A time at a facility, of everybody there or of one practitioner; instants in milliseconds. */
export interface TimeAtPlace {
  facilityId: string;
  practitionerId?: string;
  startsAt: number;
  endsAt: number;
}

const Row = z.object({ n: z.int(), count: z.coerce.number(), first: z.coerce.date(), last: z.coerce.date() });

const statement = `
  select t.n, count(*) as count, min(b.starts_at) as first, max(b.starts_at) as last
  from jsonb_to_recordset(?::jsonb) as t (n int, facility uuid, practitioner uuid, starts timestamptz, ends timestamptz)
  join clinic.bookings b on b.facility_id = t.facility and b.practitioner_id = coalesce(t.practitioner, b.practitioner_id)
    and b.starts_at >= t.starts - interval '1 day' and b.starts_at < t.ends and b.ends_at > t.starts
  where b.deleted_at is null and b.ends_at > now()
    and b.status in (${occupyingStatuses.map(status => `'${status}'`).join(', ')})
  group by t.n`;

/** How many bookings to come touch each of these times, in their order. */
export const bookingsWithin = async (em: ClinicEm, times: readonly TimeAtPlace[]) => {
  const asked = times
    .map(({ facilityId, practitionerId, startsAt, endsAt }, n) => ({
      ...{ n, facility: facilityId, practitioner: practitionerId },
      ...{ starts: startsAt, ends: endsAt },
    }))
    .filter(({ starts, ends }) => starts < ends)
    .map(time => ({ ...time, starts: new Date(time.starts), ends: new Date(time.ends) }));
  const found = await inClinic(em, Row, statement, [JSON.stringify(asked)]);
  const byTime = new Map(found.map(row => [row.n, row]));
  return times.map((_, n) => byTime.get(n));
};

/** Refuses to close a time in which bookings to come lie, until somebody says that they may stay (K9). */
export const expectDecided = async (
  em: ClinicEm,
  times: readonly TimeAtPlace[],
  { keepBookings }: { keepBookings: boolean },
): Promise<void> => {
  if (keepBookings) return;
  const found = (await bookingsWithin(em, times)).filter(row => row !== undefined);
  const [first, last] = [found.map(row => row.first), found.map(row => row.last)];
  if (found.length > 0)
    throw new BookingsWithin({
      count: found.reduce((sum, { count }) => sum + count, 0),
      first: new Date(Math.min(...first.map(Number))),
      last: new Date(Math.max(...last.map(Number))),
    });
};
