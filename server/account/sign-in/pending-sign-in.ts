import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import { MINUTE } from '../../../shared/durations.ts';
import { issueToken, peekToken } from '../../access/accounts/one-time-tokens.ts';
import type { Limit } from '../../access/limits/limits.ts';
import type { CallContext } from '../../api/call-context.ts';

const LIFETIME_MS = 5 * MINUTE;

/** Codes and passkeys that may be tried with one challenge. */
const tries: Limit = { name: 'second-factor-tries', points: 5, seconds: 300 };

export const startAgain = (): TRPCError =>
  new TRPCError({ code: 'UNAUTHORIZED', message: 'This sign-in took too long. Please start again.' });

/** The password was right: the token with which the second factor has to be shown within five minutes. */
export const issueChallenge = (em: SqlEntityManager, accountId: string, tenantId: string): string =>
  issueToken(em, { kind: 'second-factor', accountId, tenantId, lifetimeMs: LIFETIME_MS });

/** Whose sign-in a challenge belongs to; 401 when it is unknown, over or of another clinic. */
export const accountSigningIn = async (
  { planes }: CallContext,
  challenge: string,
  tenantId: string,
): Promise<string> => {
  const pending = await peekToken(planes.identity.em.fork(), 'second-factor', challenge);
  if (pending?.tenantId !== tenantId) throw startAgain();
  return pending.accountId;
};

/** The same for somebody who shows a code or a passkey, which may be tried five times. */
export const accountTrying = async (
  ctx: CallContext,
  challenge: string,
  tenantId: string,
): Promise<string> => {
  const accountId = await accountSigningIn(ctx, challenge, tenantId);
  if ((await ctx.limits.take(tries, challenge)).isOver) throw startAgain();
  return accountId;
};
