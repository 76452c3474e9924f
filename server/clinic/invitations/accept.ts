import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import { ownWords } from '../../../shared/account/passwords.ts';
import { may } from '../../../shared/permissions.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import { covers } from '../../access/memberships/membership.ts';
import { claimAccount } from '../../account/sign-in/claim-account.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { hashToken } from '../../secrets.ts';
import { User } from '../users/user.entity.ts';
import { Invitation } from './invitation.entity.ts';

/** One sentence for every reason, and at every clinic's door. */
export const worthless = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: 'This invitation has been used, taken back or is too old. Please ask the clinic for a new one.',
  });

/** Whether who stands for an invitation may still give what it promises; the command line always may. */
const holds = async (em: ClinicEm, { invitedBy, role, facilityIds }: Invitation): Promise<boolean> => {
  if (invitedBy === null) return true;
  const inviter = await em.findOne(User, { id: invitedBy, status: 'active' });
  if (!inviter || !may(inviter.role, 'users:write')) return false;
  if (!covers(inviter.facilityIds ?? null, facilityIds ?? null)) return false;
  return role !== 'owner' || inviter.role === 'owner';
};

/** The open invitation behind a link; the lock makes everybody else who has the link wait, and then find nothing (A5). */
export const findInvitation = async (
  em: ClinicEm,
  token: string,
  lock?: LockMode.PESSIMISTIC_WRITE,
): Promise<Invitation> => {
  const open = { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { $gt: new Date() } };
  const invitation = await em.findOne(Invitation, open, lock ? { lockMode: lock } : {});
  if (!invitation || !(await holds(em, invitation))) throw worthless();
  return invitation;
};

interface Acceptance {
  ctx: CallContext;
  clinic: ClinicFacts;
  trail: Actor['trail'];
}

/**
 * Makes the invited person a member, on behalf of who invited them. The account lies in another plane and is settled
 * first; without a membership it opens no clinic. Answers the e-mail to sign in with.
 */
export const acceptInvitation = async (
  { ctx, clinic, trail }: Acceptance,
  { token, password }: { token: string; password: string },
): Promise<string> => {
  const { planes } = ctx;
  const system = { ...systemActor(clinic.id, trail.procedure), trail };
  const { email, firstName, lastName, invitedBy } = await asActor(planes, system, em =>
    findInvitation(em, token),
  );
  const own = ownWords({ email, names: [firstName, lastName], clinic: [clinic.name, clinic.slug] });
  const accountId = await claimAccount(ctx, {
    ...{ email, password, own, tenantId: clinic.id, procedure: trail.procedure },
  });
  await asActor(planes, { ...system, userId: invitedBy ?? null }, async em => {
    const invitation = await findInvitation(em, token, LockMode.PESSIMISTIC_WRITE);
    const { title, role, facilityIds } = invitation;
    em.create(User, { accountId, email, firstName, lastName, title, role, facilityIds });
    invitation.acceptedAt = new Date();
  });
  return email;
};
