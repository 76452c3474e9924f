import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WalkInQuery } from '../../../shared/clinic/front-desk.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { freeSlots } from '../bookings/free-times/free-slots.ts';
import { Facility } from '../facilities/facility.entity.ts';

/** More practitioners than these are not offered at once. */
const MOST = 50;

/**
 * When somebody who comes without a booking can be seen today, by the facility's own clock: in this minute, which need be none of
 * the offered times, or at the next of those. One time for each practitioner, earliest first.
 */
export const walkInTimes = async (
  planes: Planes,
  actor: Actor,
  { facilityId, ...wish }: z.output<typeof WalkInQuery>,
) => {
  const { timeZone } = await asActor(planes, actor, em => em.findOneOrFail(Facility, { id: facilityId }), {
    readOnly: true,
  });
  const now = new Date(Math.floor(Date.now() / MINUTE) * MINUTE);
  const today = Temporal.Instant.fromEpochMilliseconds(+now).toZonedDateTimeISO(timeZone).toPlainDate();
  const free = await freeSlots(planes, actor, {
    ...{ ...wish, facilityId, from: `${today}`, to: `${today}` },
    ...{ notBefore: now, alsoAt: now },
  });
  const first = new Map<string, (typeof free)[number]>();
  for (const time of free) if (!first.has(time.practitioner.id)) first.set(time.practitioner.id, time);
  return {
    items: [...first.values()].slice(0, MOST).map(time => ({ ...time, isNow: +time.startsAt === +now })),
  };
};
