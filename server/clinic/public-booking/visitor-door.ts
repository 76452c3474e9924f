import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { BookingValues } from '../../../shared/clinic/settings.ts';
import { isOpen, isWritable } from '../../../shared/clinics.ts';
import { isIncluded } from '../../../shared/permissions.ts';
import type { ClinicWithFlags } from '../../access/clinics/clinics.ts';
import { networkOf } from '../../access/limits/network.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { NOTHING_HERE, TryLater } from '../../errors.ts';
import { extendTrail } from '../../work-trail.ts';
import { booking } from '../settings/kinds.ts';

/** Questions from one network to the page of one clinic, far more than people have who choose a time. */
const LOOKS = { name: 'public-looks', points: 120, seconds: 60 };

/** Where somebody without an account stands, and as whom the clinic's transactions run for them. */
export interface Door {
  clinic: ClinicWithFlags;
  actor: Actor;
  settings: z.output<typeof BookingValues>;
  /** Whether the clinic's bookings may be changed at all at the moment. */
  mayBook: boolean;
  /** Whether anybody may book there at the moment (D17). */
  isOpen: boolean;
}

/**
 * Lets somebody without an account in at the clinic whose host was asked, by turns and within its budget of calls as all others;
 * NOT_FOUND where no clinic is open.
 */
export const throughDoor = async <T>(
  ctx: CallContext,
  procedure: string,
  work: (door: Door) => Promise<T>,
): Promise<T> => {
  const { authenticator, credentials, limits, budget, gate, planes } = ctx;
  const clinic = await authenticator.clinicAt(credentials.host);
  if (!clinic || !isOpen(clinic.status)) throw new TRPCError({ code: 'NOT_FOUND', message: NOTHING_HERE });
  extendTrail({ clinic: clinic.id });
  const { isOver, resetSeconds } = await limits.take(LOOKS, sourceOf(ctx, clinic));
  if (isOver) throw new TryLater('This page is asked for too often from here.', resetSeconds);
  await budget.take({ clinicId: clinic.id });
  const { requestId, address } = credentials;
  const actor: Actor = {
    ...systemActor(clinic.id, procedure),
    isVisitor: true,
    trail: { procedure, requestId, address },
  };
  return gate.run(clinic.id, async () => {
    const { values } = await asActor(planes, actor, em => settingsOf(em, booking), { readOnly: true });
    const mayBook = isWritable(clinic.status) && isIncluded('bookings:write', clinic);
    return work({ clinic, actor, settings: values, mayBook, isOpen: values.publicBooking && mayBook });
  });
};

/** By whom calls of visitors are counted: their network at this clinic, IPv6 by what one household has (D13). */
export const sourceOf = ({ credentials }: CallContext, { id }: { id: string }): string =>
  `${id} ${networkOf(credentials.address)}`;

/** What the page does not offer is not there for it (D17). */
export const expectOpen = ({ isOpen: isLet }: Door): void => {
  if (!isLet)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This clinic takes no bookings on this page.' });
};

/** Whether those who find no time there may leave themselves on the waiting list. */
export const isWaitingOpen = ({ isOpen: isLet, settings }: Door): boolean => isLet && settings.publicWaiting;

/** Whoever bears the secret of a letter: for them the system reads and changes the one appointment that it opens. */
export const forBearer = ({ actor, ...door }: Door): Door => {
  const { isVisitor: _, ...system } = actor;
  return { ...door, actor: system };
};
