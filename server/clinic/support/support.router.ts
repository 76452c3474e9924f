import { TRPCError } from '@trpc/server';
import {
  LiveSupport,
  SupportGrantsPage,
  SupportGrantsQuery,
  SupportGrantView,
  SupportTicket,
} from '../../../shared/clinic/support.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { may } from '../../../shared/permissions.ts';
import { ById, Done, Nothing } from '../../../shared/scalars.ts';
import { redeemToken } from '../../access/accounts/one-time-tokens.ts';
import { grantHolderOf } from '../../access/callers/grant-holder.ts';
import { SupportGrant } from '../../access/callers/support-grant.entity.ts';
import { revokeSession } from '../../access/sessions/sessions.ts';
import { enter } from '../../account/sign-in/open-session.ts';
import { authorized, open, router, signedIn } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import { newestCreated } from '../../platform/console/newest.ts';
import { decide } from './decide.ts';
import { viewsOf } from './grant-views.ts';

const WORTHLESS: Message =
  'This link was used already, or is too old. Please open the clinic from the console again.';

export const support = router({
  /** Every grant that was ever asked for, newest first. */
  list: authorized('support:decide', 'GET /support-grants', SupportGrantsQuery, SupportGrantsPage).query(
    ({ ctx, input }) =>
      inPlatform(
        ctx.planes,
        async em => {
          const query = em.createQueryBuilder(SupportGrant, 'a').select('*');
          query.andWhere({ clinic: ctx.caller.clinic.id });
          const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
          await em.populate(page.items, ['operator']);
          return { ...page, items: await viewsOf(ctx, page.items) };
        },
        { readOnly: true },
      ),
  ),

  /** Who of MedFlow is in the clinic now; for the banner that every member sees. */
  live: authorized('support:read', 'GET /support-grants/live', Nothing, LiveSupport).query(
    async ({ ctx: { planes, caller } }) => {
      const em = planes.platform.em.fork();
      const clinic = caller.clinic.id;
      const asked = await em.find(
        SupportGrant,
        { clinic, endedAt: null, declinedAt: null },
        { populate: ['operator'], orderBy: { createdAt: 'desc' }, limit: 20 },
      );
      const decides = caller.session?.grantId ? false : may(caller.member.role, 'support:decide');
      const visits = asked.flatMap(grant => {
        if (grant.status() !== 'live' || !grant.expiresAt) return [];
        const { id, scope, emergency, expiresAt } = grant;
        const operator = grant.operator.getEntity().name;
        return [{ id, operator, scope, emergency, expiresAt, own: caller.session?.grantId === id }];
      });
      const waiting = decides ? asked.filter(grant => grant.status() === 'requested').length : 0;
      return { visits, waiting };
    },
  ),

  approve: authorized('support:decide', 'POST /support-grants/{id}/approve', ById, SupportGrantView).mutation(
    ({ ctx, input }) => decide(ctx, input.id, 'approve'),
  ),

  decline: authorized('support:decide', 'POST /support-grants/{id}/decline', ById, SupportGrantView, {
    closesDoors: true,
  }).mutation(({ ctx, input }) => decide(ctx, input.id, 'decline')),

  end: authorized('support:decide', 'POST /support-grants/{id}/end', ById, SupportGrantView, {
    closesDoors: true,
  }).mutation(({ ctx, input }) => decide(ctx, input.id, 'end')),

  /** Lets an operator in with the ticket that the console gave for a live grant. */
  enter: open('POST /support-session', SupportTicket, Done).mutation(async ({ ctx, input }) => {
    const clinic = await ctx.authenticator.clinicAt(ctx.credentials.host);
    const redeemed = await ctx.planes.identity.em
      .fork()
      .transactional(em => redeemToken(em, 'support', input.ticket));
    const grantId = redeemed?.detail.grantId ?? null;
    const helper =
      clinic && redeemed?.tenantId === clinic.id
        ? await grantHolderOf(ctx.planes, { ...redeemed, grantId })
        : null;
    if (!redeemed?.tenantId || !helper) throw new TRPCError({ code: 'FORBIDDEN', message: WORTHLESS });
    const { accountId, tenantId } = redeemed;
    await enter(ctx, {
      ...{ accountId, tenantId, userId: null, grant: helper.grant },
      procedure: 'support.enter',
      secondFactorAt: redeemed.detail.secondFactorAt ? new Date(redeemed.detail.secondFactorAt) : null,
    });
    return { done: true };
  }),

  /** Ends the operator's own visit, its grant and its session. */
  leave: signedIn('DELETE /support-session', Nothing, Done).mutation(async ({ ctx }) => {
    const { session } = ctx.caller;
    if (!session.grantId)
      throw new TRPCError({ code: 'FORBIDDEN', message: 'This is not a visit of MedFlow support.' });
    await decide(ctx, session.grantId, 'end');
    const { requestId, address } = ctx.credentials;
    await revokeSession(ctx.planes, session, {
      ...{ actorId: null, procedure: 'support.leave', requestId, address },
    });
    ctx.cookies.clear();
    return { done: true };
  }),
});
