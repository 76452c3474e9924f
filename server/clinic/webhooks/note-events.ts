import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { BookingEvent } from './booking-event.entity.ts';
import { AuditOfBooking, type BookingState, before, bodyOf, typeOf } from './event-of.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** Changes of one clinic at a time, so that a busy one keeps nobody waiting. */
const AT_ONCE = 100;

/**
 * The audit stamps when a transaction began, and the one that began first may be the last to commit. None lasts so long: a
 * statement gets 15 seconds.
 */
const LATE_MS = 10 * 60_000;

/** Where something happened that webhooks are to hear of. */
export const unnotedChanges = (): WorkToFind => ['clinics_with_events', `${LATE_MS} milliseconds`];

/** What bears a time to come was written while the database's clock was ahead (F7). Reports are not of the audit, and tell nothing of it. */
const newest = 'select max(at) as at from clinic.booking_events where at <= now() and booking_id is not null';
const entry =
  'select e.id, e.entity_id as "bookingId", e.at, e.action, e.changes from clinic.audit_entries e';

/** What happened to bookings and is no event yet, whichever way it came (S43). */
const unnoted = `${entry} where e.at >= ? and e.entity = 'Booking' and e.action in ('CREATE', 'UPDATE', 'DELETE', 'RESTORE')
    and not exists (select from clinic.booking_events n where n.tenant_id = e.tenant_id and n.id = e.id)
  order by e.at, e.txid::text::numeric, e.id limit ${AT_ONCE}`;

const history = (ids: string[]) =>
  `${entry} where e.entity = 'Booking' and e.entity_id in (${ids.map(() => '?').join(', ')})
    and e.action in ('CREATE', 'UPDATE', 'DELETE', 'RESTORE') order by e.at, e.txid::text::numeric, e.id`;

const lastNumbers = (ids: string[]) =>
  `select booking_id as id, max(sequence) as sequence from clinic.booking_events
  where booking_id in (${ids.map(() => '?').join(', ')}) group by booking_id`;

const Numbered = z.object({ id: z.string(), sequence: z.coerce.number() });

/**
 * Makes events of the next changes of a clinic's bookings, and a delivery of each to every webhook that asked for it; answers
 * whether there may be more. The source is the clinic's own audit, in which the database demands an entry of every change.
 */
export const noteSomeEvents = (planes: Planes, clinic: { id: string }): Promise<boolean> =>
  asActor(planes, systemActor(clinic.id, 'webhooks.note'), async em => {
    // Locked, so that one process at a time does this in a clinic.
    const hearing = await em.find(
      Webhook,
      { status: { $ne: 'disabled' } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 1 } },
    );
    if (hearing.length === 0) return false;
    const entries = await inClinic(em, AuditOfBooking, unnoted, [await since(em, hearing)]);
    const states = await statesOf(em, entries);
    for (const [at, { entry, ...facts }] of states.entries()) {
      const event = em.create(BookingEvent, {
        ...{ id: entry.id, at: entry.at, booking: facts.booking, type: typeOf(entry) },
        ...{ sequence: facts.sequence, body: bodyOf(entry, facts) },
      });
      // A hair apart, so that what happened first is tried first.
      const dueAt = new Date(Date.now() + at);
      for (const webhook of hearing)
        if (webhook.events.includes(event.type) && webhook.listensSince <= entry.at)
          em.create(WebhookDelivery, { webhook, event, at: entry.at, dueAt });
    }
    return entries.length === AT_ONCE;
  });

/** From when on the audit is asked: what came before is noted, or nobody wanted to hear of it. */
const since = async (em: ClinicEm, hearing: Webhook[]): Promise<Date> => {
  const [last] = await inClinic(em, z.object({ at: z.coerce.date().nullable() }), newest);
  const earliest = Math.min(...hearing.map(({ listensSince }) => +listensSince));
  return new Date(Math.max(earliest, last?.at ? +last.at - LATE_MS : 0));
};

interface Noted {
  entry: AuditOfBooking;
  booking: Booking;
  state: BookingState;
  sequence: number;
}

/** What each booking was like right after each of these entries: what it is now, less all that happened to it since. */
const statesOf = async (em: ClinicEm, entries: AuditOfBooking[]): Promise<Noted[]> => {
  const ids = [...new Set(entries.map(({ bookingId }) => bookingId))];
  if (ids.length === 0) return [];
  const bookings = await em.find(Booking, { id: { $in: ids } }, { filters: { live: false } });
  const pasts = Map.groupBy(await inClinic(em, AuditOfBooking, history(ids), ids), one => one.bookingId);
  const numbers = new Map((await inClinic(em, Numbered, lastNumbers(ids), ids)).map(n => [n.id, n.sequence]));
  const wanted = new Map(entries.map((one, at) => [one.id, at]));
  return bookings
    .flatMap(booking =>
      pastOf(booking, pasts.get(booking.id) ?? [], { wanted, last: numbers.get(booking.id) }),
    )
    .toSorted((a, b) => (wanted.get(a.entry.id) ?? 0) - (wanted.get(b.entry.id) ?? 0));
};

const pastOf = (
  booking: Booking,
  past: AuditOfBooking[],
  { wanted, last }: { wanted: Map<string, number>; last: number | undefined },
): Noted[] => {
  let state = stateOf(booking);
  const states = past.toReversed().map(entry => {
    const after = state;
    state = before(after, entry);
    return { entry, state: after };
  });
  // What is noted late gets the next number all the same: it was committed after what was noted before.
  const first = past.findIndex(({ id }) => wanted.has(id));
  return states
    .toReversed()
    .filter(({ entry }) => wanted.has(entry.id))
    .map((one, at) => ({ ...one, booking, sequence: (last ?? first) + at + 1 }));
};

const plain = (value: string | Date | { id: string } | null | undefined): string | null =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'object'
      ? (value?.id ?? null)
      : (value ?? null);

const stateOf = (b: Booking): BookingState => ({
  ...{ status: b.status, startsAt: plain(b.startsAt), endsAt: plain(b.endsAt), patient: plain(b.patient) },
  ...{ practitioner: plain(b.practitioner), facility: plain(b.facility), service: plain(b.service) },
  ...{ room: plain(b.room), device: plain(b.device) },
});
