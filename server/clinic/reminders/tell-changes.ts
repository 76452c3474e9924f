import { z } from 'zod';
import { MINUTE } from '../../../shared/durations.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { sparingOthers } from './sparing-others.ts';
import { BookingEntry, changeToTell } from './told-change.ts';
import {
  bookingsToTellOf,
  type ClinicFacts,
  isReachable,
  placesOf,
  type Turn,
  takeTurn,
  wantedLetters,
  writeNotice,
} from './write-notice.ts';

/** Nobody is told before a booking was left alone for so long: a drag by mistake is put back by then (S25). */
const SETTLED_MS = 5 * MINUTE;
/** What happened longer ago is told no more: the clinic cannot have been at work for so long without this job. */
const NEWS_MS = 180 * MINUTE;

/** What people did to bookings and patients have not been told yet; what jobs and imports do is told by those, if at all. */
const untold = `
  from clinic.audit_entries e where e.at > ? and e.entity = 'Booking' and (e.actor_id is not null or e.grant_id is not null)
    and not exists (select from clinic.patient_notices n where n.tenant_id = e.tenant_id and n.booking_id = e.entity_id
      and n.up_to >= e.at)`;

const settled = `
  with settled as (
    select e.entity_id as id, max(e.at) as at ${untold} and e.entity_id::text <> all (string_to_array(?, ' '))
    group by e.entity_id having max(e.at) <= ? order by 2, 1 limit ?
  )
  select e.entity_id as "bookingId", e.at, e.action, e.changes ${untold} and e.entity_id in (select id from settled)
  order by e.at, e.id`;

/** From when on changes are told: a clinic that switches this on does not write about what was done before. */
const newsSince = async (em: ClinicEm, { communicationId }: Turn, now: number): Promise<Date> => {
  const { at } = await oneInClinic(
    em,
    z.object({ at: z.coerce.date().nullable() }),
    `select max(at) as at from clinic.audit_entries where entity_id = ? and changes -> 'mailChanges' is not null`,
    [communicationId],
  );
  return new Date(Math.max(now - NEWS_MS, at ? +at : 0));
};

/** Where somebody is to be told. */
export const untoldChanges = (now = Date.now()): WorkToFind => [
  'clinics_to_tell',
  new Date(now - NEWS_MS),
  new Date(now - SETTLED_MS),
];

/**
 * Tells the next patients of a clinic what was booked, moved or cancelled, one letter for all that happened to a booking
 * until it was left alone; answers whether there may be more. It asks the audit, and so no way of changing a booking can
 * forget to tell (S43). Safe in any number of processes.
 */
export const tellSomeChanges = (planes: Planes, clinic: ClinicFacts, now = Date.now()): Promise<boolean> =>
  sparingOthers(({ atOnce, except, begin }) =>
    asActor(planes, systemActor(clinic.id, 'bookings.tell'), async em => {
      if (!(await wantedLetters(em)).mailChanges) return;
      const turn = await takeTurn(em);
      const since = await newsSince(em, turn, now);
      const params = [since, except.join(' '), new Date(now - SETTLED_MS), atOnce, since];
      const news = Map.groupBy(await inClinic(em, BookingEntry, settled, params), entry => entry.bookingId);
      begin([...news.keys()]);
      const bookings = await bookingsToTellOf(em, [...news.keys()]);
      const where = await placesOf(em, bookings, clinic);
      for (const booking of bookings) {
        const own = news.get(booking.id) ?? [];
        const upTo = own.at(-1)?.at ?? null;
        const isNews = +booking.startsAt > now && isReachable(booking);
        const change = isNews ? changeToTell(own, booking) : { kind: 'nothing' as const };
        writeNotice(em, booking, { ...change, upTo }, { clinic, where, ...turn });
      }
    }),
  );
