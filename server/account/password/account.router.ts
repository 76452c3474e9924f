import { setTimeout as wait } from 'node:timers/promises';
import { TRPCError } from '@trpc/server';
import { PasswordChange, PasswordReset, ResetRequest } from '../../../shared/account/account.ts';
import { Done } from '../../../shared/scalars.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { redeemToken } from '../../access/accounts/one-time-tokens.ts';
import { expectOwedFactor } from '../../access/factors/expect-proof.ts';
import type { Limit } from '../../access/limits/limits.ts';
import { networkOf } from '../../access/limits/network.ts';
import { checkPassword } from '../../access/lock-out/check-password.ts';
import { clearAttempts, liftLockOut } from '../../access/lock-out/failed-attempts.ts';
import type { CallContext } from '../../api/call-context.ts';
import { open, router, signedIn } from '../../api/trpc.ts';
import { Refusal, TryLater } from '../../errors.ts';
import { stepUp } from '../sign-in/open-session.ts';
import { setPassword } from './new-password.ts';
import { writeReset } from './reset.ts';

/** One sentence for unknown, used and old links and for those of another clinic. */
const worthless = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: 'This link has been used or is too old. Please ask for a new one.',
  });

/** Far longer than writing the mail takes, which unknown addresses do not get. */
const ANSWER_MS = 250;
/** From one network, so that nobody fills the mailboxes of many people. */
const requests: Limit = { name: 'reset-requests', points: 100, seconds: 900 };

const traceOf = ({ credentials }: CallContext, procedure: string) => ({
  procedure,
  requestId: credentials.requestId,
  address: credentials.address,
});

export const account = router({
  /** Other sessions end; this one goes on under a new token (IDN-3). */
  changePassword: signedIn('POST /account/password', PasswordChange, Done).mutation(
    async ({ ctx, input: { currentPassword, newPassword } }) => {
      const { clinic, session } = ctx.caller;
      const { accountId } = session;
      await expectOwedFactor(ctx.planes, session);
      const identity = ctx.planes.identity.em.fork();
      const { email } = await identity.findOneOrFail(Account, { id: accountId });
      const procedure = 'account.changePassword';
      const attempt = { what: 'password', whom: email, tenantId: clinic.id, procedure } as const;
      const { isRight } = await checkPassword(ctx, attempt, currentPassword);
      if (!isRight) throw new Refusal('Your current password is another one.');
      await clearAttempts(ctx, attempt);
      if (newPassword === currentPassword) throw new Refusal('This is your password already.');
      const trace = traceOf(ctx, procedure);
      await stepUp(ctx, session, {
        withSecondFactor: false,
        along: em => setPassword(em, { accountId, password: newPassword, clinic, keep: session.id, trace }),
      });
      return { done: true };
    },
  ),

  /** Answers the same, and after the same time, whether there is such an account or not (A4). */
  requestReset: open('POST /account/reset-requests', ResetRequest, Done).mutation(
    async ({ ctx: { planes, authenticator, credentials, linkTo, limits }, input: { email } }) => {
      const here = await authenticator.clinicAt(credentials.host);
      const { isOver, resetSeconds } = await limits.take(requests, networkOf(credentials.address));
      if (isOver) throw new TryLater('There were too many requests.', resetSeconds);
      await Promise.all([writeReset(planes, { email, hereId: here?.id, linkTo }), wait(ANSWER_MS)]);
      return { done: true };
    },
  ),

  reset: open('POST /account/resets', PasswordReset, Done).mutation(async ({ ctx, input }) => {
    const { planes, authenticator, credentials } = ctx;
    const clinic = await authenticator.clinicAt(credentials.host);
    const procedure = 'account.reset';
    const trace = traceOf(ctx, procedure);
    const email = await planes.identity.em.fork().transactional(async em => {
      const token = await redeemToken(em, 'reset', input.token);
      if (!clinic || token?.tenantId !== clinic.id) throw worthless();
      const { accountId } = token;
      return setPassword(em, { accountId, password: input.password, clinic, trace });
    });
    await liftLockOut(ctx, email);
    return { done: true };
  }),
});
