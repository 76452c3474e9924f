import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { PublicRequest, PublicRequestAnswer } from '../../../shared/clinic/public-booking.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { isOverlap } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { admissionRules, expectBirthDate } from '../admission/admission.ts';
import { BookingRequest } from '../booking-requests/booking-request.entity.ts';
import { factsOf } from '../booking-requests/request-facts.ts';
import { confirmationLetter } from '../booking-requests/request-letters.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import { keep } from '../bookings/holds.ts';
import { offeredPlace } from './offer.ts';
import { freeAt, type Looking, timeGone } from './offered-times.ts';
import { linkOf } from './own-request.ts';
import { countRequest, uncountRequest } from './request-limits.ts';
import { expectShare, roomThatDay } from './share-of-day.ts';
import { type Door, expectOpen } from './visitor-door.ts';

/** How long a time is kept for an address that nobody has confirmed; letters may take a while (D11). */
const KEPT_MS = 30 * MINUTE;

type Wish = z.output<typeof PublicRequest>;

/**
 * Keeps a time for some minutes and writes to the address that was typed. Nothing is looked up by it, so the answer is the same
 * whoever it belongs to (D2); no patient is read or changed (D1).
 */
export const ask = async (
  ctx: CallContext,
  door: Door,
  wish: Wish,
): Promise<z.input<typeof PublicRequestAnswer>> => {
  expectOpen(door);
  const { planes } = ctx;
  const { clinic, actor } = door;
  const { serviceId, facilityId, practitionerId, startsAt, email } = wish;
  const look = async (em: ClinicEm) => ({
    ...(await offeredPlace(em, wish)),
    rules: await admissionRules(em),
  });
  const { facility, rules } = await asActor(planes, actor, look, { readOnly: true });
  expectBirthDate(wish, rules, clinic.timeZone);
  const looking: Looking = { serviceId, facilityId, practitionerId, timeZone: facility.timeZone };
  const candidates = await freeAt(planes, door, looking, startsAt);
  const room = await roomThatDay(planes, door, looking, startsAt);
  await countRequest(ctx, { clinic, email });
  try {
    return await firstToKeep(candidates, time =>
      asActor(planes, actor, async em => {
        await expectShare(em, looking, time, room);
        return request(em, ctx, door, { wish, time });
      }),
    );
  } catch (error) {
    await uncountRequest(ctx, { clinic, email });
    throw isOverlap(error) ? await timeGone(planes, door, looking, startsAt) : error;
  }
};

/** With anyone, the next who is free is tried where somebody else was faster (D15). */
export const firstToKeep = async <T>(
  candidates: FreeTime[],
  attempt: (time: FreeTime) => Promise<T>,
): Promise<T> => {
  let lost: unknown;
  for (const time of candidates)
    try {
      return await attempt(time);
    } catch (error) {
      if (!isOverlap(error)) throw error;
      lost = error;
    }
  throw lost;
};

const request = async (
  em: ClinicEm,
  { linkTo }: CallContext,
  { clinic }: Door,
  { wish, time }: { wish: Wish; time: FreeTime },
): Promise<{ keptUntil: Date }> => {
  const { serviceId, facilityId, practitionerId, startsAt, ...typed } = wish;
  const keptUntil = new Date(Math.min(Date.now() + KEPT_MS, +startsAt));
  const place = { serviceId, facilityId, practitionerId: time.practitioner.id, startsAt };
  const hold = await keep(em, place, keptUntil);
  const token = randomBytes(32).toString('base64url');
  const made = em.create(BookingRequest, {
    ...typed,
    ...{ hold, service: hold.service, practitioner: hold.practitioner, facility: hold.facility },
    ...{ startsAt: hold.startsAt, endsAt: hold.endsAt, withAnyone: practitionerId === undefined },
    ...{ tokenHash: hashToken(token), keptUntil },
  });
  const facts = await factsOf(em, made, clinic);
  const link = linkOf(linkTo, clinic, token);
  post(em, clinic.id, confirmationLetter(facts, keptUntil, link));
  return { keptUntil };
};
