import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { isOverlap } from '../../errors.ts';
import { letGo } from '../booking-requests/decide.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import { keep } from '../bookings/holds.ts';
import { moveTo } from '../bookings/move.ts';
import { firstToKeep } from './ask.ts';
import { freeAt, offeredTimes, timeGone } from './offered-times.ts';
import { findOwn, findOwnVersion, type Own } from './own-request.ts';
import { expectPossible, lookingFor, type Step, seen, standing, write } from './own-steps.ts';
import type { Door } from './visitor-door.ts';

const lookingBy = (em: ClinicEm, door: Door, token: string) =>
  findOwn(em, door, token).then(own => {
    expectPossible(own, 'move');
    return lookingFor(own);
  });

/** To which times an appointment can be moved by its link; its own time does not stand in its way. */
export const timesToMove = async (
  { planes }: CallContext,
  door: Door,
  { token, from }: { token: string; from?: string | undefined },
) => {
  const looking = await asActor(planes, door.actor, em => lookingBy(em, door, token), { readOnly: true });
  return offeredTimes(planes, door, looking, from);
};

/** Gives one time up for another in one transaction; refused, the old one stays (D9, S12). */
export const move = async (
  ctx: CallContext,
  door: Door,
  { startsAt, ...step }: Step & { startsAt: Date },
) => {
  const { planes } = ctx;
  const { actor } = door;
  const looking = await asActor(planes, actor, em => lookingBy(em, door, step.token), { readOnly: true });
  const candidates = await freeAt(planes, door, looking, startsAt);
  try {
    return await firstToKeep(candidates, time =>
      asActor(planes, actor, async em => {
        const own = await findOwnVersion(em, door, step);
        expectPossible(own, 'move');
        const stands = await moveOwn(em, own, time, standing(door));
        await write(em, { ctx, door, own, token: step.token }, stands);
        await em.flush();
        return seen(em, door, step.token);
      }),
    );
  } catch (error) {
    throw isOverlap(error) ? await timeGone(planes, door, looking, startsAt) : error;
  }
};

/** A clinic that decides on each time decides on the new one as well. */
export const moveBooking = async (
  em: ClinicEm,
  booking: Booking,
  to: { startsAt: Date; endsAt: Date; practitionerId: string },
  stands: 'waiting' | 'confirmed',
): Promise<'waiting' | 'confirmed'> => {
  await moveTo(em, booking, to);
  if (stands === 'waiting' && booking.status === 'confirmed') booking.takeBack();
  return booking.status === 'pending' ? 'waiting' : 'confirmed';
};

/** The same of what is a request still. */
const moveOwn = async (
  em: ClinicEm,
  { request, booking }: Own,
  { startsAt, endsAt, practitioner, facility }: FreeTime,
  stands: 'waiting' | 'confirmed',
): Promise<'waiting' | 'confirmed'> => {
  const practitionerId = practitioner.id;
  if (booking) return moveBooking(em, booking, { startsAt, endsAt, practitionerId }, stands);
  // Before the new one is kept, which may lie across it.
  await letGo(em, request);
  await em.flush();
  const place = { serviceId: request.service.id, facilityId: facility.id, practitionerId, startsAt };
  const hold = await keep(em, place, endsAt, true);
  request.moveTo(hold, stands);
  return stands;
};
