import { z } from 'zod';
import { LinkToken } from '../account/account.ts';
import { SignIn } from '../account/session.ts';
import { Role } from '../permissions.ts';
import { AnswerInstant, page, paging } from '../scalars.ts';
import { NewUser, User } from './users.ts';

/** Whom to invite, and as what; the person brings or chooses the password. */
export const NewInvitation = NewUser.omit({ status: true });

export const InvitationQuery = z.strictObject(paging);

export const Invitation = User.omit({ status: true }).extend({ expiresAt: AnswerInstant });
export type Invitation = z.output<typeof Invitation>;
export const InvitationPage = page(Invitation);

/** An invitation that was just written; its link is told on development machines only, everybody else gets it by mail. */
export const SentInvitation = z.object({ invitation: Invitation, link: z.string().nullable() });

export const InvitationToken = z.strictObject({ token: LinkToken });

/** What the invited person is shown. Whether they have an account already is not told. */
export const ShownInvitation = z.object({
  email: z.string(),
  name: z.string(),
  role: Role,
  invitedBy: z.string(),
  expiresAt: AnswerInstant,
});
export type ShownInvitation = z.output<typeof ShownInvitation>;

/** `password` is that of the person's account, or the first one of a new account. */
export const InvitationAcceptance = z.strictObject({ token: LinkToken, password: SignIn.shape.password });

/** Whom to sign in as. */
export const AcceptedInvitation = ShownInvitation.pick({ email: true });
