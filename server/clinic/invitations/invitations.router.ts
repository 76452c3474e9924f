import {
  AcceptedInvitation,
  InvitationAcceptance,
  InvitationPage,
  InvitationQuery,
  InvitationToken,
  NewInvitation,
  SentInvitation,
  ShownInvitation,
} from '../../../shared/clinic/invitations.ts';
import { ByVersion, Gone } from '../../../shared/scalars.ts';
import { expectConfirmedToLead } from '../../access/factors/expect-proof.ts';
import type { CallContext } from '../../api/call-context.ts';
import type { ClinicCallContext } from '../../api/callers.ts';
import { allowed, open, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { systemActor } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { findFacilities, guard } from '../users/guard.ts';
import { namesOf } from '../users/names.ts';
import { acceptInvitation, findInvitation, worthless } from './accept.ts';
import { Invitation } from './invitation.entity.ts';
import { invite, type Sender, sendInvitation } from './invite.ts';

const senderFor = ({ caller, linkTo }: ClinicCallContext): Sender => ({ clinic: caller.clinic, linkTo });

/** Where an invitation is shown and accepted: at the clinic's own door, by somebody who is nobody there yet. */
const hostKindOf = async (ctx: CallContext, procedure: string) => {
  const { authenticator, credentials } = ctx;
  const clinic = await authenticator.clinicAt(credentials.host);
  if (!clinic) throw worthless();
  const { requestId, address } = credentials;
  return { ctx, clinic, trail: { procedure, requestId, address } };
};

export const invitations = router({
  /** Open invitations, those that are too old included: they can be sent again. */
  list: allowed('users:write', 'GET /invitations', InvitationQuery, InvitationPage).query(
    listOf(Invitation, sortedBy(['createdAt'], { descending: true }), {
      where: () => ({ accepted_at: null }),
    }),
  ),

  invite: allowed('users:write', 'POST /invitations', NewInvitation, SentInvitation, {
    withinFacilities: true,
  }).mutation(async ({ ctx, input }) => {
    const { em, caller, outbox } = ctx;
    guard(caller.member, { role: input.role }, input);
    await expectConfirmedToLead(ctx.planes, caller.session, input.role);
    await findFacilities(em, input.facilityIds);
    const { invitation, link } = await invite(em, input, senderFor(ctx));
    return { invitation, link: outbox.showsSecrets ? link : null };
  }),

  /** A new link, good for as long as a first one; the former one is worthless. */
  resend: allowed('users:write', 'POST /invitations/{id}/resend', ByVersion, SentInvitation, {
    withinFacilities: true,
  }).mutation(async ({ ctx, input }) => {
    const { em, caller, outbox } = ctx;
    const invitation = await findVersion(em, Invitation, input);
    if (invitation.acceptedAt) throw new Refusal('This invitation is accepted already.');
    guard(caller.member, invitation, {});
    await expectConfirmedToLead(ctx.planes, caller.session, invitation.role);
    const link = await sendInvitation(em, invitation, senderFor(ctx));
    return { invitation, link: outbox.showsSecrets ? link : null };
  }),

  revoke: allowed('users:write', 'DELETE /invitations/{id}', ByVersion, Gone, {
    withinFacilities: true,
    closesDoors: true,
  }).mutation(trashOf(Invitation, (invitation, { caller }) => guard(caller.member, invitation, {}))),

  /** A change by its method only: the secret must not be part of an address, which logs keep. */
  show: open('POST /invitations/show', InvitationToken, ShownInvitation).mutation(async ({ ctx, input }) => {
    const { clinic } = await hostKindOf(ctx, 'invitations.show');
    const system = systemActor(clinic.id, 'invitations.show');
    return ctx.gate.run(clinic.id, () =>
      asActor(ctx.planes, system, async em => {
        const { email, firstName, lastName, role, invitedBy, expiresAt } = await findInvitation(
          em,
          input.token,
        );
        const names = await namesOf(em, [invitedBy]);
        return { email, name: `${firstName} ${lastName}`, role, invitedBy: names(invitedBy), expiresAt };
      }),
    );
  }),

  /** Answers the e-mail to sign in with: a session begins at the sign-in, with the second factor that the account may have. */
  accept: open('POST /invitations/accept', InvitationAcceptance, AcceptedInvitation).mutation(
    async ({ ctx, input }) => {
      const door = await hostKindOf(ctx, 'invitations.accept');
      return { email: await ctx.gate.run(door.clinic.id, () => acceptInvitation(door, input)) };
    },
  ),
});
