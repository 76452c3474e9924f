import { Invitation } from '../../clinic/invitations/invitation.entity.ts';
import { type Sender, sendInvitation } from '../../clinic/invitations/invite.ts';
import { User } from '../../clinic/users/user.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { PlatformActor } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';

const PROCEDURE = 'clinics.inviteOwnerAgain';

/**
 * Sends the invitation of a clinic's first owner again, to the same address: the former link is worthless, and the
 * platform stands for the new one. Refused once somebody owns the clinic, because owners invite the others themselves.
 */
export const inviteOwnerAgain = (
  planes: Planes,
  { requestId, address }: PlatformActor,
  sender: Sender,
): Promise<{ invitation: Invitation; link: string }> => {
  const system = systemActor(sender.clinic.id, PROCEDURE);
  return asActor(planes, { ...system, trail: { procedure: PROCEDURE, requestId, address } }, async em => {
    if (await em.findOne(User, { role: 'owner' })) throw new Refusal('This clinic has an owner already.');
    const open = { role: 'owner', acceptedAt: null } as const;
    const invitation = await em.findOne(Invitation, open, { orderBy: { createdAt: 'desc' } });
    if (!invitation) throw new Refusal('Nobody is invited as the owner of this clinic.');
    return { invitation, link: await sendInvitation(em, invitation, sender) };
  });
};
