import { TRPCError } from '@trpc/server';
import { INVALID_CODE, INVALID_CREDENTIALS } from '../../access/accounts/invalid-credentials.ts';
import type { Operator } from '../../access/callers/operator.entity.ts';
import { operatorOf } from '../../access/callers/operator-session.ts';
import { factorsOf, spendCode } from '../../access/factors/second-factors.ts';
import { countSignIn } from '../../access/limits/sign-ins.ts';
import { checkPassword } from '../../access/lock-out/check-password.ts';
import { type Attempt, clearAttempts, countAttempt } from '../../access/lock-out/failed-attempts.ts';
import { recordRefusal } from '../../access/security-events/security-events.ts';
import { closeClinicless, openClinicless } from '../../access/sessions/clinicless-session.ts';
import type { CallContext } from '../../api/call-context.ts';

const refuse = async (
  { planes, credentials: { requestId, address } }: CallContext,
  kind: 'LOGIN_FAILED' | 'SECOND_FACTOR_FAILED',
  accountId: string | null,
): Promise<never> => {
  const procedure = 'console sign-in';
  await recordRefusal(planes, { kind, accountId, procedure, requestId, address });
  throw new TRPCError({
    code: 'UNAUTHORIZED',
    message: kind === 'LOGIN_FAILED' ? INVALID_CREDENTIALS : INVALID_CODE,
  });
};

/** The operator whose password this is, and the hash that it fits. Every attempt counts before it is looked at (A3). */
export const operatorWith = async (
  ctx: CallContext,
  { email, password }: { email: string; password: string },
): Promise<{ operator: Operator; passwordHash: string }> => {
  const procedure = 'console sign-in';
  const attempt = { what: 'password', whom: email, tenantId: null, procedure } as const;
  const { account, isRight } = await checkPassword(ctx, attempt, password);
  const operator = account && isRight ? await operatorOf(ctx.planes, account.id) : null;
  if (!account || !operator) return refuse(ctx, 'LOGIN_FAILED', account?.id ?? null);
  await clearAttempts(ctx, attempt);
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
  const attempt: Attempt = { what: 'code', whom: accountId, tenantId: null, procedure: 'console sign-in' };
  await countAttempt(ctx, attempt);
  const isRight = await identity.em.fork().transactional(em => spendCode(em, factorKey, accountId, code));
  if (!isRight) return refuse(ctx, 'SECOND_FACTOR_FAILED', accountId);
  await clearAttempts(ctx, attempt);
  return new Date();
};

/** Opens a session at the console instead of whichever the browser came with. */
export const enterConsole = async (
  { planes, limits, credentials, userAgent, cookies }: CallContext,
  person: { accountId: string; secondFactorAt: Date | null; passwordHash?: string },
): Promise<void> => {
  const { address, token: former } = credentials;
  await countSignIn(limits, person.accountId);
  const token = await openClinicless(planes, {
    ...{ kind: 'platform', ...person, address, userAgent },
  });
  if (former) await closeClinicless(planes, 'platform', former);
  cookies.set(token, null);
};
