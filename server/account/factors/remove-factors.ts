import { t } from '../../../shared/i18n/translate.ts';
import type { Account } from '../../access/accounts/account.entity.ts';
import { removeFactor } from '../../access/factors/remove-factor.ts';
import { Membership } from '../../access/memberships/membership.entity.ts';
import { endSessions } from '../../access/sessions/end-sessions.ts';
import { inOwnLanguage } from '../../data/language/in-language.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { type Letter, post } from '../../data/outbox/post.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';

const REASON = 'The second factor was removed by whoever runs MedFlow.';

/**
 * Takes every second factor off an account whose owner has lost them all, signs it out everywhere, and tells its owner.
 * Holds in all clinics, so none of them may do it; a clinic that asks for a second factor asks for a new one.
 */
export const removeFactors = async (
  planes: Planes,
  { id: account, email, language }: Pick<Account, 'id' | 'email' | 'language'>,
  hand: PlatformActor,
): Promise<void> => {
  await planes.identity.em.fork().transactional(async em => {
    for (const kind of ['app', 'passkeys', 'recovery codes'] as const) await removeFactor(em, account, kind);
    const { requestId, address } = hand;
    const trace = { procedure: 'user.removeSecondFactor', requestId, address };
    await endSessions(em, account, { by: null, reason: REASON, trace });
    const home = await em.findOne(Membership, { accountId: account }, { orderBy: { tenantId: 1 } });
    if (home)
      post(
        em,
        home.tenantId,
        inOwnLanguage(language, () => removedLetter(email)),
      );
  });
  await inPlatform(planes, async em =>
    recordSystemAction(em, hand, {
      ...{ action: 'account.removeSecondFactor', entity: 'Account', entityId: account, reason: REASON },
    }),
  );
};

const removedLetter = (recipient: string): Letter => ({
  ...{ kind: 'second-factor', recipient, subject: t('Your second factor was removed') },
  body: paragraphs(
    t('Hello,'),
    t(
      'your authenticator app, passkeys and recovery codes were removed from {email}, because somebody said that you had lost them. You are signed out everywhere.',
      { email: recipient },
    ),
    t('If that was not you, change your password now and tell the administrators of your clinic.'),
  ),
});
