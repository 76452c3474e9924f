import { TRPCError } from '@trpc/server';
import { CodeShown, Confirmation, SignInAnswer } from '../../../shared/account/second-factor.ts';
import { CurrentSession, FrontDoor, SignIn } from '../../../shared/account/session.ts';
import { grantPermissions } from '../../../shared/clinic/support.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { isIncluded, permissionsWithin } from '../../../shared/permissions.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { INVALID_CODE, INVALID_CREDENTIALS } from '../../access/accounts/invalid-credentials.ts';
import { redeemToken } from '../../access/accounts/one-time-tokens.ts';
import { expectSamePassword } from '../../access/accounts/same-password.ts';
import { needsSecondFactor } from '../../access/factors/expect-proof.ts';
import { factorsOf, methodsOf, owesSecondFactor, spendCode } from '../../access/factors/second-factors.ts';
import { checkPassword } from '../../access/lock-out/check-password.ts';
import { type Attempt, clearAttempts, countAttempt } from '../../access/lock-out/failed-attempts.ts';
import { revokeSession } from '../../access/sessions/sessions.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { open, router, signedIn } from '../../api/trpc.ts';
import { organization } from '../../clinic/settings/kinds.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { enter, nothingElse, stepUp } from '../sign-in/open-session.ts';
import { accountTrying, issueChallenge, startAgain } from '../sign-in/pending-sign-in.ts';
import { clinicHere, enterWithSecondFactor, mayEnter, refuseSignIn } from '../sign-in/sign-in.ts';
import { switching } from '../switching/switching.ts';

const SECOND_FACTOR: Message =
  'Your account has a second factor now. Please confirm with a code or your passkey.';

export const session = router({
  ...switching,

  frontDoor: open('GET /front-door', Nothing, FrontDoor).query(async ({ ctx }) => {
    const clinic = await ctx.authenticator.clinicAt(ctx.credentials.host);
    return { clinic, demoClinics: await ctx.demoClinics() };
  }),

  /** The password. Whoever has a second factor gets no session yet, but a challenge to show it with. */
  signIn: open('POST /session', SignIn, SignInAnswer).mutation(async ({ ctx, input }) => {
    const { identity } = ctx.planes;
    const clinic = await clinicHere(ctx);
    const procedure = 'session.signIn';
    const attempt = { what: 'password', whom: input.email, tenantId: clinic.id, procedure } as const;
    const { account, isRight } = await checkPassword(ctx, attempt, input.password);
    const userId = account && isRight ? await mayEnter(ctx, clinic, account.id) : null;
    if (!account || !userId)
      return refuseSignIn(ctx, {
        ...{
          kind: 'LOGIN_FAILED',
          clinic,
          accountId: account?.id ?? null,
          procedure,
          message: INVALID_CREDENTIALS,
        },
      });
    const { id: accountId, passwordHash } = account;
    await clearAttempts(ctx, attempt);
    const factors = await factorsOf(identity.em.fork(), accountId);
    if (factors.isSet) {
      const challenge = await identity.em.fork().transactional(async em => {
        await expectSamePassword(em, account);
        return issueChallenge(em, accountId, clinic.id);
      });
      return { done: false, challenge, methods: methodsOf(factors, ctx.site) };
    }
    await enter(ctx, {
      ...{ accountId, tenantId: clinic.id, userId, procedure, secondFactorAt: null, passwordHash },
    });
    return { done: true };
  }),

  /** The second step of signing in: a code of the app or a recovery code. */
  showCode: open('POST /session/code', CodeShown, Done).mutation(
    async ({ ctx, input: { challenge, code } }) => {
      const { factorKey, identity } = ctx.planes;
      const clinic = await clinicHere(ctx);
      const procedure = 'session.showCode';
      const accountId = await accountTrying(ctx, challenge, clinic.id);
      const attempt: Attempt = { what: 'code', whom: accountId, tenantId: clinic.id, procedure };
      await countAttempt(ctx, attempt);
      const isRight = await identity.em.fork().transactional(async em => {
        if (!(await spendCode(em, factorKey, accountId, code))) return false;
        if (!(await redeemToken(em, 'second-factor', challenge))) throw startAgain();
        return true;
      });
      if (!isRight)
        return refuseSignIn(ctx, {
          ...{ kind: 'SECOND_FACTOR_FAILED', clinic, accountId, procedure, message: INVALID_CODE },
        });
      await clearAttempts(ctx, attempt);
      await enterWithSecondFactor(ctx, clinic, { accountId, procedure });
      return { done: true };
    },
  ),

  /** Proves again who one is, for what a session left open must not be enough for. The session gets a new token. */
  confirm: signedIn('POST /session/confirm', Confirmation, Done, { beforeSecondFactor: true }).mutation(
    async ({ ctx, input: { password, code } }) => {
      const { factorKey, identity } = ctx.planes;
      const { session: own, clinic } = ctx.caller;
      const { accountId } = own;
      const em = identity.em.fork();
      const at = { tenantId: clinic.id, procedure: 'session.confirm' };
      if (code === undefined) {
        if (await owesSecondFactor(ctx.planes, own)) throw new Refusal(SECOND_FACTOR);
        const { email } = await em.findOneOrFail(Account, { id: accountId });
        const attempt = { what: 'password', whom: email, ...at } as const;
        const { isRight } = await checkPassword(ctx, attempt, password ?? '');
        if (!isRight) throw new Refusal('This is not your password.');
        await clearAttempts(ctx, attempt);
      } else {
        const attempt = { what: 'code', whom: accountId, ...at } as const;
        await countAttempt(ctx, attempt);
        const isRight = await em.transactional(inner => spendCode(inner, factorKey, accountId, code));
        if (!isRight) throw new Refusal(INVALID_CODE);
        await clearAttempts(ctx, attempt);
      }
      await stepUp(ctx, own, { withSecondFactor: code !== undefined, along: nothingElse });
      return { done: true };
    },
  ),

  signOut: open('DELETE /session', Nothing, Done).mutation(async ({ ctx }) => {
    const { requestId, address } = ctx.credentials;
    const caller = await ctx.authenticator.caller(ctx.credentials).catch((error: unknown) => {
      // A session of another clinic or a former member may still be left behind; anything else is a real failure.
      if (error instanceof TRPCError && error.code === 'FORBIDDEN') return null;
      throw error;
    });
    ctx.cookies.clear();
    if (caller)
      await revokeSession(ctx.planes, caller.session, {
        ...{ actorId: caller.member.userId, procedure: 'session.signOut', requestId, address },
      });
    return { done: true };
  }),

  current: signedIn('GET /session', Nothing, CurrentSession, {
    beforeSecondFactor: true,
    asksWhoIsThere: true,
  }).query(async ({ ctx }) => {
    const { clinic, grant, member, session: own } = ctx.caller;
    const settings = await asActor(ctx.planes, ctx.actor, em => settingsOf(em, organization), {
      readOnly: true,
    });
    const { language } = await ctx.planes.identity.em.fork().findOneOrFail(Account, { id: own.accountId });
    return {
      language: language ?? null,
      // An operator under a support grant is no member, and goes by the account.
      user: { ...member, id: member.userId ?? own.accountId, role: grant ? null : member.role },
      clinic: { ...clinic, clock: settings.values.clock, weekStartsOn: settings.values.weekStartsOn },
      permissions: (grant
        ? grantPermissions[grant.scope]
        : permissionsWithin(member.role, member.facilities)
      ).filter(permission => isIncluded(permission, clinic)),
      flags: clinic.flags,
      facilityIds: member.facilities,
      needsSecondFactor: await needsSecondFactor(ctx.planes, own),
    };
  }),
});
