import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Day } from './morning.ts';

const Counts = z.object({
  ...{ bookings: z.number(), unconfirmed: z.number(), noShows: z.number() },
  ...{ requests: z.number(), messages: z.number(), failedMails: z.number() },
});

/** Each over a range of an index. A letter that was not true any more when its turn came is no failure. */
const counted = `select
  (select count(*)::int from clinic.bookings
   where deleted_at is null and status <> 'cancelled' and starts_at >= ?::timestamptz and starts_at < ?::timestamptz) as bookings,
  (select count(*)::int from clinic.bookings
   where deleted_at is null and status = 'pending' and starts_at >= ?::timestamptz and starts_at < ?::timestamptz) as unconfirmed,
  (select count(*)::int from clinic.bookings
   where deleted_at is null and status = 'no_show' and starts_at >= ?::timestamptz and starts_at < ?::timestamptz) as "noShows",
  (select count(*)::int from clinic.booking_requests
   where deleted_at is null and status = 'waiting' and starts_at >= ?::timestamptz) as requests,
  (select count(distinct patient_id)::int from clinic.messages
   where deleted_at is null and sender = 'patient' and settled_at is null) as messages,
  (select count(*)::int from clinic.mails
   where status = 'failed' and fault is distinct from 'outdated' and at >= ?::timestamptz) as "failedMails"`;

/** How a day begins, as far as the actor may see: whoever is bound to facilities counts these alone. */
export const countDay = (em: ClinicEm, { beginsAt, endsAt, yesterdayAt }: Day) => {
  const today = [beginsAt, endsAt];
  const params = [...today, ...today, yesterdayAt, beginsAt, beginsAt, yesterdayAt];
  return oneInClinic(em, Counts, counted, params);
};
