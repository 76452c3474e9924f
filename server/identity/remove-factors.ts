import { post } from '../mail/post.ts';
import type { Planes } from '../orm/planes.ts';
import { leaveDeed, type PlatformActor } from '../platform/deed.ts';
import { inPlatform } from '../platform/in-platform.ts';
import type { Account } from './account.entity.ts';
import { endSessions } from './end-sessions.ts';
import { Membership } from './membership.entity.ts';
import { Passkey } from './passkey.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { SecondFactor } from './second-factor.entity.ts';

const REASON = 'The second factor was removed by whoever runs MedFlow.';

/**
 * Takes every second factor off an account whose owner has lost them all, signs it out everywhere, and tells its owner.
 * Holds in all clinics, so none of them may do it; a clinic that asks for a second factor asks for a new one.
 */
export const removeFactors = async (
  planes: Planes,
  { id: account, email }: Pick<Account, 'id' | 'email'>,
  hand: PlatformActor,
): Promise<void> => {
  await planes.identity.em.fork().transactional(async em => {
    await em.nativeDelete(SecondFactor, { account });
    await em.nativeDelete(Passkey, { account });
    await em.nativeDelete(RecoveryCode, { account });
    const { requestId, address } = hand;
    const trace = { actorId: null, procedure: 'user.removeSecondFactor', requestId, address };
    await endSessions(em, account, { reason: REASON, trace });
    const home = await em.findOne(Membership, { accountId: account }, { orderBy: { tenantId: 1 } });
    if (home)
      post(em, home.tenantId, {
        ...{ kind: 'second-factor', recipient: email, subject: 'Your second factor was removed' },
        body: `Hello,

your authenticator app, passkeys and recovery codes were removed from ${email}, because somebody said that you had lost them. You are signed out everywhere.

If that was not you, change your password now and tell the administrators of your clinic.
`,
      });
  });
  await inPlatform(planes, async em =>
    leaveDeed(em, hand, {
      ...{ action: 'account.removeSecondFactor', entity: 'Account', entityId: account, reason: REASON },
    }),
  );
};
