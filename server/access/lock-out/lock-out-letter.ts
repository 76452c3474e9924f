import { t } from '../../../shared/i18n/translate.ts';
import { inOwnLanguage } from '../../data/language/in-language.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { type Letter, post } from '../../data/outbox/post.ts';
import { Account } from '../accounts/account.entity.ts';
import type { Limit } from '../limits/limits.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { type Attempt, type AttemptContext } from './failed-attempts.ts';

/** Whoever attempts from many places must not fill a mailbox. */
const letters: Limit = { name: 'lock-out-letters', points: 1, seconds: 3600 };

const words = {
  password: () => ({
    subject: t('Wrong passwords were entered for your account'),
    advice: t(
      'If this was you, wait a moment or set a new password. If it was not, your password was not found out; nothing needs to be done, and a second factor keeps your account safe even if it is one day.',
    ),
  }),
  code: () => ({
    subject: t('Wrong sign-in codes were entered for your account'),
    advice: t(
      'If this was you, wait a moment or use a recovery code. If it was not, somebody knows your password: please change it now.',
    ),
  }),
};

/** Mails the account concerned, if there is one, through a clinic it belongs to. Answers the account. */
export const tellOfLockOut = async (
  { planes, limits }: AttemptContext,
  { what, whom, tenantId }: Attempt,
  seconds: number,
): Promise<string | null> => {
  const em = planes.identity.em.fork();
  const account = await em.findOne(Account, what === 'password' ? { email: whom } : { id: whom });
  if (!account) return null;
  const memberships = await em.find(Membership, { accountId: account.id });
  const home = memberships.find(membership => membership.tenantId === tenantId) ?? memberships[0];
  if (!home || (await limits.take(letters, account.id)).isOver) return account.id;
  const minutes = Math.ceil(seconds / 60);
  // Whoever tried may be a stranger, and so is what their browser reads.
  const letter = inOwnLanguage(account.language, () => letterOf(account.email, what, minutes));
  await em.transactional(async em => post(em, home.tenantId, letter));
  return account.id;
};

const letterOf = (recipient: string, what: Attempt['what'], minutes: number): Letter => {
  const { subject, advice } = words[what]();
  return {
    kind: 'lock-out',
    recipient,
    subject,
    body: paragraphs(
      t(
        'Signing in was paused for {minutes, plural, =1 {a minute} other {{minutes} minutes}}, because there were too many wrong tries.',
        { minutes },
      ),
      advice,
    ),
  };
};
