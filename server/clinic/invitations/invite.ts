import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { NewInvitation } from '../../../shared/clinic/invitations.ts';
import { HOUR } from '../../../shared/durations.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import { security } from '../../access/settings/security-of.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { User } from '../users/user.entity.ts';
import { Invitation } from './invitation.entity.ts';
import { invitationLetter } from './letter.ts';

export interface Sender {
  clinic: Pick<ClinicFacts, 'id' | 'slug' | 'name'>;
  linkTo: (slug: string, path: string) => string;
}

/** Puts a fresh secret into an invitation, makes the actor stand for it, and mails the link, which it answers. */
export const sendInvitation = async (
  em: ClinicEm,
  invitation: Invitation,
  { clinic, linkTo }: Sender,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  invitation.tokenHash = hashToken(token);
  invitation.invitedBy = actorOf(em).userId;
  const { invitationHours } = (await settingsOf(em, security)).values;
  invitation.expiresAt = new Date(Date.now() + invitationHours * HOUR);
  // In the fragment, which browsers send nowhere: no log and no proxy gets to see it.
  const link = `${linkTo(clinic.slug, '/accept-invitation')}#${token}`;
  const letter = invitationLetter(invitation, { clinic: clinic.name, link, hours: invitationHours });
  post(em, clinic.id, letter);
  return link;
};

/** Invites somebody by mail; refuses who is a member already, whatever their status. */
export const invite = async (
  em: ClinicEm,
  fields: z.output<typeof NewInvitation>,
  sender: Sender,
): Promise<{ invitation: Invitation; link: string }> => {
  if (await em.findOne(User, { email: fields.email }))
    throw new Refusal('This person is already a member of the clinic.');
  const invitation = em.create(Invitation, {
    ...{ ...fields, tokenHash: Buffer.alloc(0), expiresAt: new Date(), acceptedAt: null },
  });
  return { invitation, link: await sendInvitation(em, invitation, sender) };
};
