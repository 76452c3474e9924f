import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { TryLater } from '../../errors.ts';
import { BookingRequest } from '../booking-requests/booking-request.entity.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import { freeSlots } from '../bookings/free-times/free-slots.ts';
import { dateAt } from './booking-window.ts';
import type { Looking } from './offered-times.ts';
import type { Door } from './visitor-door.ts';

/** The part of what is free on a day that may be kept for addresses that nobody has confirmed (D11). */
const SHARE = 0.5;

interface Wanted {
  startsAt: Date;
  endsAt: Date;
}

/** Milliseconds for which the service can still be given that day, however its visits are laid. */
const freeTimeOf = (times: FreeTime[]): number => {
  let total = 0;
  for (const own of Map.groupBy(times, ({ practitioner }) => practitioner.id).values()) {
    let until = 0;
    for (const { startsAt, endsAt } of own)
      if (+startsAt >= until) {
        until = +endsAt;
        total += until - +startsAt;
      }
  }
  return total;
};

/** All of what is free on that day at that place, whoever gives it. */
export const freeThatDay = async (
  planes: Planes,
  { actor }: Door,
  { timeZone, serviceId, facilityId }: Looking,
  startsAt: Date,
): Promise<number> => {
  const day = dateAt(startsAt, timeZone);
  return freeTimeOf(
    await freeSlots(planes, actor, { serviceId, facilityId, from: day, to: day, notBefore: new Date() }),
  );
};

/**
 * Refuses what would keep more than its share of a day for addresses that nobody has confirmed, however many networks they come
 * from. Requests for one place take turns here, so that those that come at once are counted as well.
 */
export const expectShare = async (
  em: ClinicEm,
  { facilityId, timeZone }: Looking,
  wanted: Wanted,
  free: number,
): Promise<void> => {
  await oneInClinic(em, z.unknown(), 'select security.take_turn(?::uuid[])', [`{${facilityId}}`]);
  const day = Temporal.PlainDate.from(dateAt(wanted.startsAt, timeZone));
  const at = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
  const kept = await em.find(BookingRequest, {
    ...{ status: 'unconfirmed', keptUntil: { $gt: new Date() }, facility: { id: facilityId } },
    startsAt: { $gte: at(day), $lt: at(day.add({ days: 1 })) },
  });
  const held = kept.reduce((sum, { startsAt, endsAt }) => sum + +endsAt - +startsAt, 0);
  const own = +wanted.endsAt - +wanted.startsAt;
  if (held === 0 || held + own <= SHARE * (free + held)) return;
  const soonest = Math.min(...kept.map(({ keptUntil }) => +(keptUntil ?? 0)));
  throw new TryLater(
    'Many times of this day are kept for others who have not confirmed yet. Please choose another day.',
    Math.max(1, Math.ceil((soonest - Date.now()) / 1000)),
  );
};
