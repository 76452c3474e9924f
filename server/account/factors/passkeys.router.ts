import { LockMode, NotFoundError } from '@mikro-orm/core';
import {
  NewPasskey,
  PasskeyAdded,
  PasskeyChange,
  PasskeyCreation,
} from '../../../shared/account/passkeys.ts';
import { ById, Done, Nothing } from '../../../shared/scalars.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { Passkey } from '../../access/factors/passkey.entity.ts';
import { creationOf, madePasskey } from '../../access/factors/passkeys.ts';
import { renewRecoveryCodes } from '../../access/factors/recovery-codes.ts';
import { removeFactor } from '../../access/factors/remove-factor.ts';
import { factorsOf } from '../../access/factors/second-factors.ts';
import { securityOf } from '../../access/settings/security-of.ts';
import { router, signedIn } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { stepUp } from '../sign-in/open-session.ts';
import { tellOfFactors } from './factor-letter.ts';

const MOST = 20;
const earlyAndConfirmed = { beforeSecondFactor: true, confirmed: true } as const;

const expectRoom = (existing: Passkey[]): void => {
  if (existing.length >= MOST) throw new Refusal('An account has {most} passkeys at most.', { most: MOST });
};

/** The passkeys of one's own account (IDN-4). */
export const passkeys = router({
  begin: signedIn('POST /passkeys/begin', Nothing, PasskeyCreation, earlyAndConfirmed).mutation(
    async ({ ctx }) => {
      const { member, session } = ctx.caller;
      const em = ctx.planes.identity.em.fork();
      const { id, email } = await em.findOneOrFail(Account, { id: session.accountId });
      const { passkeys: existing } = await factorsOf(em, id);
      expectRoom(existing);
      const owner = { id, name: email, displayName: member.name };
      return creationOf(ctx, { purpose: `register ${id}`, rpName: 'MedFlow', owner }, existing);
    },
  ),

  /** Keeps the public half. The first second factor of an account brings recovery codes. */
  add: signedIn('POST /passkeys', NewPasskey, PasskeyAdded, earlyAndConfirmed).mutation(
    async ({ ctx, input: { name, passkey } }) => {
      const { session } = ctx.caller;
      const { accountId } = session;
      const made = await madePasskey(ctx, `register ${accountId}`, passkey);
      const recoveryCodes = await stepUp(ctx, session, {
        withSecondFactor: true,
        along: async em => {
          // One after the other: two at once must not both be the twentieth.
          await em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
          const { isSet, passkeys: existing } = await factorsOf(em, accountId);
          expectRoom(existing);
          em.create(Passkey, { ...made, name, account: em.getReference(Account, accountId) });
          tellOfFactors(em, ctx, { procedure: 'passkeys.add', what: 'passkey_added' });
          return isSet ? null : renewRecoveryCodes(em, ctx.planes.factorKey, accountId);
        },
      });
      return { recoveryCodes };
    },
  ),

  rename: signedIn('PATCH /passkeys/{id}', PasskeyChange, Done).mutation(
    async ({ ctx, input: { id, name } }) => {
      const own = { id, account: ctx.caller.session.accountId };
      const renamed = await ctx.planes.identity.em.fork().nativeUpdate(Passkey, own, { name });
      if (renamed === 0) throw new NotFoundError('Passkey');
      return { done: true };
    },
  ),

  /** Removes a passkey, and the recovery codes with the last second factor of the account. */
  remove: signedIn('DELETE /passkeys/{id}', ById, Done, { confirmed: true }).mutation(
    async ({ ctx, input: { id } }) => {
      const { session, clinic } = ctx.caller;
      const { accountId } = session;
      const { requireSecondFactor: isRequired } = await securityOf(ctx.planes, clinic.id);
      await ctx.planes.identity.em.fork().transactional(async em => {
        if ((await removeFactor(em, accountId, 'passkeys', id)) === 0) throw new NotFoundError('Passkey');
        const { isSet } = await factorsOf(em, accountId);
        if (!isSet && isRequired)
          throw new Refusal(
            'This clinic asks for a second factor. Please set up another one before you remove this.',
          );
        if (!isSet) await removeFactor(em, accountId, 'recovery codes');
        tellOfFactors(em, ctx, { procedure: 'passkeys.remove', what: 'passkey_removed' });
      });
      return { done: true };
    },
  ),
});
