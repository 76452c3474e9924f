import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import { covers, memberOf } from '../../access/memberships/membership.ts';
import { ApiToken } from '../../access/tokens/api-token.entity.ts';
import type { ClinicCallContext } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import { MISSING, Refusal } from '../../errors.ts';

/** A token of the caller's own clinic that still works; another clinic's is as missing as any. */
export const findOwn = async (
  em: SqlEntityManager,
  { caller }: ClinicCallContext,
  id: string,
  lock?: LockMode.PESSIMISTIC_WRITE,
): Promise<ApiToken> => {
  const works = { $or: [{ revokedAt: null }, { revokedAt: { $gt: new Date() } }] };
  const own = { id, tenantId: caller.clinic.id, ...works };
  const token = await em.findOne(ApiToken, own, lock ? { lockMode: lock } : {});
  if (!token) throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
  return token;
};

/** The same for a change; locked, so that whoever revokes it meanwhile has the last word. */
export const changeOwn = <T>(
  ctx: ClinicCallContext,
  id: string,
  change: (em: SqlEntityManager, token: ApiToken) => T | Promise<T>,
): Promise<T> =>
  ctx.planes.identity.em
    .fork()
    .transactional(async em => change(em, await findOwn(em, ctx, id, LockMode.PESSIMISTIC_WRITE)));

/** Whoever renews a token holds it afterwards, so it must not open what they may not (IDN-7, TEN-8). */
export const expectNoGain = async ({ planes, caller }: ClinicCallContext, token: ApiToken): Promise<void> => {
  const service = await memberOf(planes, token.tenantId, token.userId);
  const isAllowed = token.scopes.every(scope => isPermitted(caller, scope));
  if (!isAllowed || !covers(caller.member.facilities, service?.facilities ?? null))
    throw new Refusal('You can only renew tokens that may do no more than you.');
};
