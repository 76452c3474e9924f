import { TRPCError } from '@trpc/server';
import type { CallContext } from '../call-context.ts';
import { closeClinicless, openClinicless } from '../identity/clinicless-session.ts';
import { countGuess, forgetGuess, type Guess } from '../identity/guesses.ts';
import { guessPassword } from '../identity/password-guess.ts';
import { factorsOf, spendCode } from '../identity/second-factors.ts';
import { WRONG, WRONG_CODE } from '../identity/wrong.ts';
import type { Operator } from './operator.entity.ts';
import { operatorOf } from './operator-session.ts';
import { recordRefusal } from './security-events.ts';

const refuse = async (
  { planes, knock: { requestId, address } }: CallContext,
  kind: 'LOGIN_FAILED' | 'SECOND_FACTOR_FAILED',
  accountId: string | null,
): Promise<never> => {
  const procedure = 'console sign-in';
  await recordRefusal(planes, { kind, accountId, procedure, requestId, address });
  throw new TRPCError({ code: 'UNAUTHORIZED', message: kind === 'LOGIN_FAILED' ? WRONG : WRONG_CODE });
};

/** The operator whose password this is, and the hash that it fits. Every guess counts before it is looked at (A3). */
export const operatorWith = async (
  ctx: CallContext,
  { email, password }: { email: string; password: string },
): Promise<{ operator: Operator; passwordHash: string }> => {
  const procedure = 'console sign-in';
  const guess = { what: 'password', whom: email, tenantId: null, procedure } as const;
  const { account, isRight } = await guessPassword(ctx, guess, password);
  const operator = account && isRight ? await operatorOf(ctx.planes, account.id) : null;
  if (!account || !operator) return refuse(ctx, 'LOGIN_FAILED', account?.id ?? null);
  await forgetGuess(ctx, guess);
  return { operator, passwordHash: account.passwordHash };
};

/** When the second factor was shown: now, or null where there is none; undefined when a code must be asked for. */
export const shownFactor = async (
  ctx: CallContext,
  accountId: string,
  code: string | undefined,
): Promise<Date | null | undefined> => {
  const { factorKey, identity } = ctx.planes;
  if (!(await factorsOf(identity.em.fork(), accountId)).isSet) return null;
  if (code === undefined) return undefined;
  const guess: Guess = { what: 'code', whom: accountId, tenantId: null, procedure: 'console sign-in' };
  await countGuess(ctx, guess);
  const isRight = await identity.em.fork().transactional(em => spendCode(em, factorKey, accountId, code));
  if (!isRight) return refuse(ctx, 'SECOND_FACTOR_FAILED', accountId);
  await forgetGuess(ctx, guess);
  return new Date();
};

/** Opens a session at the console instead of whichever the browser came with. */
export const enterConsole = async (
  { planes, knock, userAgent, cookies }: CallContext,
  person: { accountId: string; secondFactorAt: Date | null; passwordHash?: string },
): Promise<void> => {
  const { address, token: former } = knock;
  const token = await openClinicless(planes, {
    ...{ kind: 'platform', ...person, address, userAgent },
  });
  if (former) await closeClinicless(planes, 'platform', former);
  cookies.set(token, null);
};
