import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { PublicWish, PublicWishAnswer } from '../../../shared/clinic/public-waiting.ts';
import { DAY } from '../../../shared/durations.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { hashToken } from '../../secrets.ts';
import { admissionRules, expectBirthDate } from '../admission/admission.ts';
import { offeredWish } from '../public-booking/offer.ts';
import { linkOf } from '../public-booking/own-request.ts';
import { countRequest, uncountRequest } from '../public-booking/request-limits.ts';
import { type Door, isWaitingOpen } from '../public-booking/visitor-door.ts';
import { expectToCome } from '../waiting-list/enter.ts';
import { WaitingRequest } from '../waiting-requests/waiting-request.entity.ts';
import { wishConfirmationLetter, wishFactsOf } from '../waiting-requests/wish-letters.ts';

/** How long the link of the letter can be used for the first time: it keeps nothing from anybody. */
const KEPT_MS = DAY;

type Wish = z.output<typeof PublicWish>;

/**
 * Notes what a visitor waits for, and writes to the address that was typed. Nothing is looked up by it, so the answer is the same
 * whoever it belongs to, and whoever else waits (D2, D19); no patient is read or changed (D1).
 */
export const askToWait = async (
  ctx: CallContext,
  door: Door,
  wish: Wish,
): Promise<z.input<typeof PublicWishAnswer>> => {
  if (!isWaitingOpen(door))
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This clinic has no waiting list on this page.' });
  const { planes } = ctx;
  const { clinic, actor } = door;
  const look = async (em: ClinicEm) => {
    await offeredWish(em, wish);
    return admissionRules(em);
  };
  expectBirthDate(wish, await asActor(planes, actor, look, { readOnly: true }), clinic.timeZone);
  expectToCome(wish.latest);
  const asked = { clinic, email: wish.email };
  await countRequest(ctx, asked);
  try {
    return await asActor(planes, actor, em => note(em, ctx, door, wish));
  } catch (error) {
    await uncountRequest(ctx, asked);
    throw error;
  }
};

const note = async (
  em: ClinicEm,
  { linkTo }: CallContext,
  { clinic }: Door,
  { serviceId, facilityId, practitionerId, ...typed }: Wish,
): Promise<{ keptUntil: Date }> => {
  const place = await offeredWish(em, { serviceId, facilityId, practitionerId });
  const keptUntil = new Date(Date.now() + KEPT_MS);
  const token = randomBytes(32).toString('base64url');
  const made = em.create(WaitingRequest, { ...typed, ...place, tokenHash: hashToken(token), keptUntil });
  const link = linkOf(linkTo, clinic, token, '/book/waiting');
  const facts = await wishFactsOf(em, made, clinic);
  post(em, clinic.id, wishConfirmationLetter(facts, link));
  return { keptUntil };
};
