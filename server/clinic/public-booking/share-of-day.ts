import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { TryLater } from '../../errors.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import { freeSlots } from '../bookings/free-times/free-slots.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
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

/** What visitors keep of that day at that place and have not confirmed: holds that nobody made, for nobody yet. */
const keptThatDay = async (
  em: ClinicEm,
  { facilityId, timeZone }: Looking,
  startsAt: Date,
): Promise<Hold[]> => {
  const day = Temporal.PlainDate.from(dateAt(startsAt, timeZone));
  const at = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
  const kept = await em.find(Hold, {
    ...{ createdBy: null, untilDecided: false, expiresAt: { $gt: new Date() } },
    ...{ facility: { id: facilityId }, startsAt: { $gte: at(day), $lt: at(day.add({ days: 1 })) } },
  });
  // The clinic of a relation is part of its key and never null, so no condition would find those without one.
  return kept.filter(({ patient }) => !patient);
};

const lengthOf = (holds: Hold[]): number =>
  holds.reduce((sum, { startsAt, endsAt }) => sum + +endsAt - +startsAt, 0);

/** Milliseconds of that day at that place that are free, whoever gives the service, or kept for those who have not confirmed. */
export const roomThatDay = async (
  planes: Planes,
  { actor }: Door,
  looking: Looking,
  startsAt: Date,
): Promise<number> => {
  const { timeZone, serviceId, facilityId } = looking;
  const day = dateAt(startsAt, timeZone);
  // Before what is free, so that what is kept meanwhile counts once at most.
  const kept = await asActor(planes, actor, em => keptThatDay(em, looking, startsAt), { readOnly: true });
  const free = await freeSlots(planes, actor, {
    ...{ serviceId, facilityId, from: day, to: day, notBefore: new Date() },
  });
  return lengthOf(kept) + freeTimeOf(free);
};

/**
 * Refuses what would keep more than its share of a day for addresses that nobody has confirmed, however many networks they come
 * from. Requests for one place take turns here, so that those that come at once are counted as well.
 */
export const expectShare = async (
  em: ClinicEm,
  looking: Looking,
  { startsAt, endsAt }: Wanted,
  room: number,
): Promise<void> => {
  await oneInClinic(em, z.unknown(), 'select security.take_turn(?::uuid[])', [`{${looking.facilityId}}`]);
  const kept = await keptThatDay(em, looking, startsAt);
  if (kept.length === 0 || lengthOf(kept) + +endsAt - +startsAt <= SHARE * room) return;
  const soonest = Math.min(...kept.map(({ expiresAt }) => +expiresAt));
  throw new TryLater(
    'Many times of this day are kept for others who have not confirmed yet. Please choose another day.',
    Math.max(1, Math.ceil((soonest - Date.now()) / 1000)),
  );
};
