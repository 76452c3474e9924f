import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { isOverlap, Refusal } from '../../errors.ts';
import { letGo } from '../booking-requests/decide.ts';
import { factsOf } from '../booking-requests/request-facts.ts';
import { standingLetter } from '../booking-requests/request-letters.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import { endWaitsOf } from '../waiting-requests/end-waits.ts';
import { freeAt, type Looking, timeGone } from './offered-times.ts';
import { findOwn, findOwnVersion, linkOf, type Own, possible, shown } from './own-request.ts';
import { countConfirmed, leaveAlone } from './request-limits.ts';
import type { Door } from './visitor-door.ts';

export interface Step {
  token: string;
  version: number;
}

/** Why something cannot be done by the link, in words; the phone number stands beside it on the page. */
const impossible = {
  confirm: 'This appointment cannot be confirmed any more.',
  move: 'This appointment cannot be moved here any more. Please call the clinic.',
  cancel: 'This appointment cannot be cancelled here any more. Please call the clinic.',
  takeBack: 'This cancellation cannot be taken back here. Please call the clinic, or book another time.',
} as const;

export const expectPossible = (own: Own, what: keyof typeof impossible): void => {
  if (!possible(own)[what]) throw new Refusal(impossible[what]);
};

/** Whether the clinic wants to decide on what is asked for here. */
export const standing = ({ settings }: Door): 'waiting' | 'confirmed' =>
  settings.publicConfirms ? 'confirmed' : 'waiting';

const holdOf = (em: ClinicEm, { request }: Own): Promise<Hold> =>
  em.findOneOrFail(Hold, { id: request.hold?.id ?? '' });

/** What was looked for, by its own place and practitioner. */
export const lookingFor = async ({ request, booking }: Own): Promise<Looking> => {
  const { facility, service, practitioner } = booking ?? request;
  return {
    ...{ serviceId: service.id, facilityId: facility.id },
    ...(!request.withAnyone && { practitionerId: practitioner.id }),
    timeZone: (await facility.loadOrFail({ filters: { live: false } })).timeZone,
    ...(booking ? { bookingId: booking.id } : { holdId: request.hold?.id }),
  };
};

export const write = async (
  em: ClinicEm,
  { ctx, door, own, token }: { ctx: CallContext; door: Door; own: Own; token: string },
  kind: 'waiting' | 'confirmed' | 'cancelled',
): Promise<void> => {
  const { startsAt } = own.booking ?? own.request;
  const facts = await factsOf(em, own.request, door.clinic, startsAt);
  const letter = standingLetter(kind, facts, linkOf(ctx.linkTo, door.clinic, token));
  post(em, door.clinic.id, letter);
};

/**
 * The address is theirs who read its mail: now the time is theirs, too, or waits for the desk (S15). After its minutes it is still
 * theirs where nobody was faster (D11).
 */
export const confirm = async (ctx: CallContext, door: Door, step: Step) => {
  const { planes } = ctx;
  const { actor, clinic } = door;
  const before = await asActor(planes, actor, em => lookOver(em, door, step.token), { readOnly: true });
  // What was kept all the while needs nobody's leave any more; anything else is asked for anew.
  if (before.isLate) await freeAt(planes, door, before.looking, before.startsAt);
  try {
    const answer = await asActor(planes, actor, async em => {
      const own = await findOwnVersion(em, door, step);
      expectPossible(own, 'confirm');
      own.request.confirm(await holdOf(em, own), standing(door));
      await endWaitsOf(em, own.request);
      await write(em, { ctx, door, own, token: step.token }, standing(door));
      await em.flush();
      return { email: own.request.email, shown: await seen(em, door, step.token) };
    });
    await countConfirmed(ctx, { clinic, email: answer.email });
    return answer.shown;
  } catch (error) {
    throw isOverlap(error) ? await timeGone(planes, door, before.looking, before.startsAt) : error;
  }
};

const lookOver = async (em: ClinicEm, door: Door, token: string) => {
  const own = await findOwn(em, door, token);
  const { keptUntil, practitioner } = own.request;
  return {
    isLate: own.state === 'unconfirmed' && +(keptUntil ?? 0) <= Date.now(),
    looking: { ...(await lookingFor(own)), practitionerId: practitioner.id },
    startsAt: own.startsAt,
  };
};

/** What stands now, for the answer to a step. */
export const seen = async (em: ClinicEm, door: Door, token: string) =>
  shown(em, await findOwn(em, door, token), door);

/** Somebody else typed their address: nothing is kept, and nothing more is written to it for a while (D12). */
export const disown = async (ctx: CallContext, door: Door, step: Step): Promise<void> => {
  const { planes } = ctx;
  const email = await asActor(planes, door.actor, async em => {
    const own = await findOwnVersion(em, door, step);
    expectPossible(own, 'confirm');
    await letGo(em, own.request);
    own.request.disown();
    return own.request.email;
  });
  await leaveAlone(ctx, { clinic: door.clinic, email });
};

/** Gives the time up, and says so in a letter, so that who did not mean it can take it back (D7). */
export const cancel = (ctx: CallContext, door: Door, step: Step) =>
  asActor(ctx.planes, door.actor, async em => {
    const own = await findOwnVersion(em, door, step);
    expectPossible(own, 'cancel');
    const { request, booking } = own;
    const now = new Date();
    if (booking) {
      booking.cancel('Cancelled by whoever booked it on the page of the clinic', now);
      request.cancelledAt = booking.cancelledAt;
    } else {
      request.cancel(now);
      await letGo(em, request);
    }
    await write(em, { ctx, door, own, token: step.token }, 'cancelled');
    await em.flush();
    return seen(em, door, step.token);
  });

/** Returns a cancellation to what it was before, while the time is free. */
export const takeBack = async (ctx: CallContext, door: Door, step: Step) => {
  const { planes } = ctx;
  const { actor } = door;
  const before = await asActor(planes, actor, em => lookOver(em, door, step.token), { readOnly: true });
  await freeAt(planes, door, before.looking, before.startsAt);
  try {
    return await asActor(planes, actor, async em => {
      const own = await findOwnVersion(em, door, step);
      expectPossible(own, 'takeBack');
      const { request, booking } = own;
      if (booking) booking.takeBack();
      else request.confirm(await holdOf(em, own), standing(door));
      request.cancelledAt = null;
      const stands = booking ? (booking.status === 'pending' ? 'waiting' : 'confirmed') : standing(door);
      await write(em, { ctx, door, own, token: step.token }, stands);
      await em.flush();
      return seen(em, door, step.token);
    });
  } catch (error) {
    throw isOverlap(error) ? await timeGone(planes, door, before.looking, before.startsAt) : error;
  }
};
