import {
  PasskeyConfirmation,
  PasskeyRequest,
  PasskeyShown,
  PasskeyWanted,
} from '../../../shared/account/passkeys.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { redeemToken } from '../../access/accounts/one-time-tokens.ts';
import { accountOfPasskey, requestOf } from '../../access/factors/passkeys.ts';
import { factorsOf } from '../../access/factors/second-factors.ts';
import { open, router, signedIn } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { nothingElse, stepUp } from './open-session.ts';
import { accountSigningIn, accountTrying, startAgain } from './pending-sign-in.ts';
import { clinicHere, enterWithSecondFactor, refuseSignIn } from './sign-in.ts';

const UNKNOWN: Message =
  'This passkey does not open this clinic. It may have been removed, or belong to another web address.';

/** Signing in by passkey: as the second step after a password, or alone, for it is two factors in one. */
export const passkeySignIn = router({
  begin: open('POST /session/passkey/begin', PasskeyWanted, PasskeyRequest).mutation(
    async ({ ctx, input: { challenge } }) => {
      const clinic = await clinicHere(ctx);
      if (!challenge) return requestOf(ctx, `sign-in ${clinic.id}`);
      const accountId = await accountSigningIn(ctx, challenge, clinic.id);
      const { passkeys } = await factorsOf(ctx.planes.identity.em.fork(), accountId);
      const here = passkeys.filter(({ rpId }) => rpId === ctx.site.rpId);
      return requestOf(ctx, `second-factor ${accountId}`, here);
    },
  ),

  show: open('POST /session/passkey', PasskeyShown, Done).mutation(async ({ ctx, input }) => {
    const { challenge, passkey } = input;
    const clinic = await clinicHere(ctx);
    const procedure = 'passkeySignIn.show';
    const expected = challenge ? await accountTrying(ctx, challenge, clinic.id) : null;
    const purpose = expected ? (`second-factor ${expected}` as const) : (`sign-in ${clinic.id}` as const);
    const accountId = await accountOfPasskey(ctx, purpose, passkey);
    if (!accountId || (expected && accountId !== expected))
      return refuseSignIn(ctx, {
        ...{ kind: 'SECOND_FACTOR_FAILED', clinic, accountId: expected, procedure, message: UNKNOWN },
      });
    if (challenge && !(await redeemToken(ctx.planes.identity.em.fork(), 'second-factor', challenge)))
      throw startAgain();
    await enterWithSecondFactor(ctx, clinic, { accountId, procedure });
    return { done: true };
  }),

  beginConfirmation: signedIn('POST /session/confirm-passkey/begin', Nothing, PasskeyRequest, {
    beforeSecondFactor: true,
  }).mutation(async ({ ctx }) => {
    const { accountId } = ctx.caller.session;
    const { passkeys } = await factorsOf(ctx.planes.identity.em.fork(), accountId);
    const here = passkeys.filter(({ rpId }) => rpId === ctx.site.rpId);
    return requestOf(ctx, `confirm ${accountId}`, here);
  }),

  /** Proves again who one is, as `session.confirm` does. */
  confirm: signedIn('POST /session/confirm-passkey', PasskeyConfirmation, Done, {
    beforeSecondFactor: true,
  }).mutation(async ({ ctx, input: { passkey } }) => {
    const { session } = ctx.caller;
    const accountId = await accountOfPasskey(ctx, `confirm ${session.accountId}`, passkey);
    if (accountId !== session.accountId) throw new Refusal(UNKNOWN);
    await stepUp(ctx, session, { withSecondFactor: true, along: nothingElse });
    return { done: true };
  }),
});
