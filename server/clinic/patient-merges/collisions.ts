import { z } from 'zod';
import { wallTimeOf } from '../../../shared/wall-time.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { Refusal } from '../../errors.ts';
import { timesInWords } from '../dependents/times-in-words.ts';

const Row = z.object({ startsAt: z.coerce.date(), timeZone: z.string() });

// Asked of the claims, which bookings and holds alike have for as long as they take the patient's time.
const MEETING = `
  select distinct b.starts_at as "startsAt", f.time_zone as "timeZone"
  from clinic.claims a join clinic.claims b on tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
  join clinic.facilities f on f.id = b.facility_id
  where a.resource_id = ? and b.resource_id = ?
    and coalesce(a.expires_at > now(), true) and coalesce(b.expires_at > now(), true)
  order by 1`;

/** When both have something booked at one time, as the clocks of the other one's facilities show it. */
export const collisionsOf = async (em: ClinicEm, keptId: string, mergedId: string) => {
  const rows = await inClinic(em, Row, MEETING, [keptId, mergedId]);
  return rows.map(({ startsAt, timeZone }) => ({
    startsAt,
    wallTime: wallTimeOf(startsAt, timeZone).replace('T', ' '),
  }));
};

/** Nobody is in two places at one time, and which of the two bookings is wrong, only people know (P3). */
export const expectNoCollision = async (em: ClinicEm, keptId: string, mergedId: string): Promise<void> => {
  const times = (await collisionsOf(em, keptId, mergedId)).map(({ wallTime }) => wallTime);
  if (times.length === 0) return;
  throw new Refusal('Both have something booked at {times}. Please move or cancel one of each first.', {
    times: timesInWords(times),
  });
};
