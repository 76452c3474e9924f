import { z } from 'zod';
import { occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { wallTimeOf } from '../../../shared/wall-time.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { BookingsWithin } from '../../errors.ts';

const READS_DIFFERENTLY: Message =
  '{count, plural, =1 {A booking to come would read as another time of day. Please say that it may, or move it first.} other {{count} bookings to come would read as other times of day. Please say that they may, or move them first.}}';

const Row = z.object({ startsAt: z.coerce.date() });

const statement = `
  select starts_at as "startsAt" from clinic.bookings
  where facility_id = ? and deleted_at is null and ends_at > now()
    and status in (${occupyingStatuses.map(status => `'${status}'`).join(', ')})
  order by starts_at`;

/**
 * Refuses to put a facility into another zone while bookings to come would read differently there, until somebody says
 * that they may: they keep their instant, and patients were told the time of day (S8).
 */
export const expectZoneDecided = async (
  em: ClinicEm,
  facility: { id: string; timeZone: string },
  { timeZone = facility.timeZone, keepBookings }: { timeZone?: string | undefined; keepBookings: boolean },
): Promise<void> => {
  if (keepBookings || timeZone === facility.timeZone) return;
  const toCome = (await inClinic(em, Row, statement, [facility.id])).map(({ startsAt }) => startsAt);
  const other = toCome.filter(start => wallTimeOf(start, facility.timeZone) !== wallTimeOf(start, timeZone));
  const [first, last] = [other.at(0), other.at(-1)];
  if (first && last) throw new BookingsWithin({ count: other.length, first, last }, READS_DIFFERENTLY);
};
