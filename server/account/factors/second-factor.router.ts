import { AppCode, AppSetup, RecoveryCodes, SecurityOverview } from '../../../shared/account/second-factor.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { beginApp, confirmApp } from '../../access/factors/app-setup.ts';
import { renewRecoveryCodes } from '../../access/factors/recovery-codes.ts';
import { removeFactor } from '../../access/factors/remove-factor.ts';
import { factorsOf, owesSecondFactor } from '../../access/factors/second-factors.ts';
import { clearAttempts, countAttempt } from '../../access/lock-out/failed-attempts.ts';
import { securityOf } from '../../access/settings/security-of.ts';
import { router, signedIn } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { stepUp } from '../sign-in/open-session.ts';
import { tellOfFactors } from './factor-letter.ts';

const early = { beforeSecondFactor: true } as const;
const earlyAndConfirmed = { beforeSecondFactor: true, confirmed: true } as const;

/** The second factor of one's own account, which holds in all clinics (IDN-4). */
export const secondFactor = router({
  overview: signedIn('GET /second-factor', Nothing, SecurityOverview, early).query(async ({ ctx }) => {
    const { planes, caller } = ctx;
    const factors = await factorsOf(planes.identity.em.fork(), caller.session.accountId);
    return {
      ...factors,
      passkeys: factors.passkeys.map(({ rpId, lastUsedAt, ...rest }) => ({
        ...{ ...rest, host: rpId, lastUsedAt: lastUsedAt ?? null },
      })),
      isRequired: (await securityOf(planes, caller.clinic.id)).requireSecondFactor,
      isOwedHere: await owesSecondFactor(planes, caller.session),
    };
  }),

  /** A new secret for the authenticator app, which counts once `confirm` has seen a code of it. */
  begin: signedIn('POST /second-factor', Nothing, AppSetup, earlyAndConfirmed).mutation(({ ctx }) =>
    beginApp(ctx.planes, ctx.caller.session.accountId),
  ),

  /** The first code of the app: from now on it is asked for. Answers recovery codes. */
  confirm: signedIn('POST /second-factor/confirm', AppCode, RecoveryCodes, earlyAndConfirmed).mutation(
    async ({ ctx, input: { code } }) => {
      const { session, clinic } = ctx.caller;
      const { accountId } = session;
      const procedure = 'secondFactor.confirm';
      const attempt = { what: 'code', whom: accountId, tenantId: clinic.id, procedure } as const;
      await countAttempt(ctx, attempt);
      const recoveryCodes = await stepUp(ctx, session, {
        withSecondFactor: true,
        along: em => {
          tellOfFactors(em, ctx, { procedure, what: 'app_added' });
          return confirmApp(em, ctx.planes, accountId, code);
        },
      });
      await clearAttempts(ctx, attempt);
      return { recoveryCodes };
    },
  ),

  /** Removes the authenticator app, and the recovery codes with it where no passkey is left to recover. */
  disable: signedIn('DELETE /second-factor', Nothing, Done, { confirmed: true }).mutation(async ({ ctx }) => {
    const { session, clinic } = ctx.caller;
    const { accountId } = session;
    const { requireSecondFactor: isRequired } = await securityOf(ctx.planes, clinic.id);
    await ctx.planes.identity.em.fork().transactional(async em => {
      const { hasApp, passkeys } = await factorsOf(em, accountId);
      if (!hasApp) throw new Refusal('No authenticator app is set up.');
      if (passkeys.length === 0 && isRequired)
        throw new Refusal(
          'This clinic asks for a second factor. Please add a passkey before you remove the app.',
        );
      await removeFactor(em, accountId, 'app');
      if (passkeys.length === 0) await removeFactor(em, accountId, 'recovery codes');
      tellOfFactors(em, ctx, {
        ...{ procedure: 'secondFactor.disable', what: 'app_removed' },
      });
    });
    return { done: true };
  }),

  /** Ten new recovery codes; the former ones are worth nothing. */
  renewRecoveryCodes: signedIn('POST /second-factor/recovery-codes', Nothing, RecoveryCodes, {
    confirmed: true,
  }).mutation(async ({ ctx }) => {
    const { accountId } = ctx.caller.session;
    const { factorKey, identity } = ctx.planes;
    const recoveryCodes = await identity.em.fork().transactional(async em => {
      if (!(await factorsOf(em, accountId)).isSet)
        throw new Refusal('Recovery codes stand in for a second factor. Please set one up first.');
      tellOfFactors(em, ctx, {
        ...{ procedure: 'secondFactor.renewRecoveryCodes', what: 'codes_renewed' },
      });
      return renewRecoveryCodes(em, factorKey, accountId);
    });
    return { recoveryCodes };
  }),
});
