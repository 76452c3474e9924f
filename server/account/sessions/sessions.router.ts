import { NotFoundError } from '@mikro-orm/core';
import { OpenSessions } from '../../../shared/account/sessions.ts';
import { ById, Done, Nothing } from '../../../shared/scalars.ts';
import { endSessions } from '../../access/sessions/end-sessions.ts';
import type { CallContext } from '../../api/call-context.ts';
import { allowed, router, signedIn } from '../../api/trpc.ts';
import { expectWithin } from '../../clinic/users/guard.ts';
import { User } from '../../clinic/users/user.entity.ts';
import { openSessionsOf } from './open-sessions.ts';

const traceOf = ({ credentials }: CallContext, procedure: string) => ({
  ...{ procedure, requestId: credentials.requestId, address: credentials.address },
});

export const sessions = router({
  own: signedIn('GET /sessions', Nothing, OpenSessions).query(({ ctx: { planes, caller } }) =>
    openSessionsOf(planes, { accountId: caller.session.accountId }, caller.session.id),
  ),

  /** Ends one of one's own sessions, in whichever clinic. */
  end: signedIn('DELETE /sessions/{id}', ById, Done).mutation(async ({ ctx, input: { id } }) => {
    const { accountId } = ctx.caller.session;
    const trace = traceOf(ctx, 'sessions.end');
    const ended = await ctx.planes.identity.em
      .fork()
      .transactional(em =>
        endSessions(em, accountId, { only: { id }, reason: 'Ended by its owner.', trace }),
      );
    if (ended === 0) throw new NotFoundError('Session');
    return { done: true };
  }),

  endOthers: signedIn('POST /sessions/end-others', Nothing, Done, { confirmed: true }).mutation(
    async ({ ctx }) => {
      const { accountId, id } = ctx.caller.session;
      const trace = traceOf(ctx, 'sessions.endOthers');
      await ctx.planes.identity.em
        .fork()
        .transactional(em => endSessions(em, accountId, { keep: id, reason: 'Ended by its owner.', trace }));
      return { done: true };
    },
  ),

  /** Where a member is signed in to this clinic; what they do in others is not told. */
  ofMember: allowed('users:write', 'GET /users/{id}/sessions', ById, OpenSessions).query(
    async ({ ctx: { em, planes, caller }, input }) => {
      const { accountId, facilityIds } = await em.findOneOrFail(User, { id: input.id });
      expectWithin(caller.member, facilityIds ?? null);
      return accountId
        ? openSessionsOf(planes, { accountId, tenantId: caller.clinic.id }, caller.session?.id)
        : { items: [] };
    },
  ),

  /** Signs a member out of this clinic everywhere. */
  endOfMember: allowed('users:write', 'POST /users/{id}/sessions/end', ById, Done, {
    ...{ withinFacilities: true, confirmed: true, closesDoors: true },
  }).mutation(async ({ ctx, input }) => {
    const { planes, caller, em } = ctx;
    const { accountId, facilityIds } = await em.findOneOrFail(User, { id: input.id });
    expectWithin(caller.member, facilityIds ?? null);
    if (!accountId) return { done: true };
    const trace = traceOf(ctx, 'sessions.endOfMember');
    const only = { tenantId: caller.clinic.id };
    const reason = 'Ended by an administrator.';
    await planes.identity.em
      .fork()
      .transactional(identity =>
        endSessions(identity, accountId, { by: caller.member.userId, only, reason, trace }),
      );
    return { done: true };
  }),
});
