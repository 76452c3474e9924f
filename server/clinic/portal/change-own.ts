import type { z } from 'zod';
import type { PortalBooking } from '../../../shared/clinic/portal.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { isOverlap } from '../../errors.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { firstToKeep } from '../public-booking/ask.ts';
import { moveBooking } from '../public-booking/move-own.ts';
import { freeAt, type Looking, offeredTimes, timeGone } from '../public-booking/offered-times.ts';
import { standing } from '../public-booking/own-steps.ts';
import { CANCELLED_HERE, expectPossible, findOwn, findOwnVersion, shown, withPlaces } from './own-booking.ts';
import type { Portal } from './portal-door.ts';

interface Step {
  id: string;
  version: number;
}

type Shown = z.input<typeof PortalBooking>;

/** The same service at the same place, with whom it was booked. */
const lookingFor = async ({ patient }: Portal, booking: Booking): Promise<Looking> => {
  const { service, facility, practitioner } = booking;
  return {
    ...{ serviceId: service.id, facilityId: facility.id, practitionerId: practitioner.id },
    ...{ bookingId: booking.id, patientId: patient.id },
    timeZone: (await facility.loadOrFail({ filters: { live: false } })).timeZone,
  };
};

const lookingBy = (ctx: CallContext, portal: Portal, id: string, what: 'move' | 'takeBack') =>
  asActor(
    ctx.planes,
    portal.actor,
    async em => {
      const booking = await findOwn(em, id);
      expectPossible(portal, booking, what);
      return { looking: await lookingFor(portal, booking), startsAt: booking.startsAt };
    },
    { readOnly: true },
  );

const answered = async (em: ClinicEm, portal: Portal, booking: Booking): Promise<Shown> => {
  await em.flush();
  return shown(portal, booking, await withPlaces(em, portal, [booking]));
};

/** To which times a booking can be moved, by the clinic's rules for its own page. */
export const timesToMove = async (
  ctx: CallContext,
  portal: Portal,
  { id, from }: { id: string; from?: string | undefined },
) => {
  const { looking } = await lookingBy(ctx, portal, id, 'move');
  return offeredTimes(ctx.planes, portal, looking, from);
};

/** Gives one time up for another in one transaction; refused, the old one stays (D9, S12). */
export const moveOwn = async (
  ctx: CallContext,
  portal: Portal,
  { startsAt, ...step }: Step & { startsAt: Date },
): Promise<Shown> => {
  const { planes } = ctx;
  const { looking } = await lookingBy(ctx, portal, step.id, 'move');
  const candidates = await freeAt(planes, portal, looking, startsAt);
  try {
    return await firstToKeep(candidates, time =>
      asActor(planes, portal.actor, async em => {
        const booking = await findOwnVersion(em, step);
        expectPossible(portal, booking, 'move');
        const to = { startsAt: time.startsAt, endsAt: time.endsAt, practitionerId: time.practitioner.id };
        await moveBooking(em, booking, to, standing(portal));
        return answered(em, portal, booking);
      }),
    );
  } catch (error) {
    throw isOverlap(error) ? await timeGone(planes, portal, looking, startsAt) : error;
  }
};

/** Gives the time up; the letter that tells it is the clinic's own (reminders). */
export const cancelOwn = (ctx: CallContext, portal: Portal, step: Step): Promise<Shown> =>
  asActor(ctx.planes, portal.actor, async em => {
    const booking = await findOwnVersion(em, step);
    expectPossible(portal, booking, 'cancel');
    booking.cancel(CANCELLED_HERE);
    return answered(em, portal, booking);
  });

/** Returns a cancellation to what it was before, while the time is free. */
export const takeBackOwn = async (ctx: CallContext, portal: Portal, step: Step): Promise<Shown> => {
  const { planes } = ctx;
  const { looking, startsAt } = await lookingBy(ctx, portal, step.id, 'takeBack');
  await freeAt(planes, portal, looking, startsAt);
  try {
    return await asActor(planes, portal.actor, async em => {
      const booking = await findOwnVersion(em, step);
      expectPossible(portal, booking, 'takeBack');
      booking.takeBack();
      return answered(em, portal, booking);
    });
  } catch (error) {
    throw isOverlap(error) ? await timeGone(planes, portal, looking, startsAt) : error;
  }
};
