import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isOpen } from '../../../shared/clinics.ts';
import { HOUR } from '../../../shared/durations.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { OneTimeToken } from '../../access/accounts/one-time-token.entity.ts';
import { issueToken } from '../../access/accounts/one-time-tokens.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Membership } from '../../access/memberships/membership.entity.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { post } from '../../data/outbox/post.ts';
import { resetLetter } from './letters.ts';

/** Links that are good at the same time, so that nobody can fill a mailbox by asking again and again. */
const MOST_AT_ONCE = 5;

type Link = (slug: string, path: string) => string;

/**
 * The clinic that writes to an account: the one at whose door was asked where the person is a member, otherwise one of
 * theirs. A clinic's outbox must not tell that a stranger has an account elsewhere (IDN-1).
 */
export const writerFor = async (
  planes: Planes,
  accountId: string,
  hereId?: string,
): Promise<Clinic | null> => {
  const memberships = await planes.identity.em.fork().find(Membership, { accountId });
  const ids = memberships.map(({ tenantId }) => tenantId);
  const clinics = await planes.platform.em
    .fork()
    .find(Clinic, { id: { $in: ids } }, { orderBy: { name: 1 } });
  const openOnes = clinics.filter(({ status }) => isOpen(status));
  return openOnes.find(({ id }) => id === hereId) ?? openOnes[0] ?? null;
};

/**
 * Issues a token for the account's password in this clinic and answers the link; the token is in its fragment, which browsers send
 * nowhere. So is the e-mail: the page tells a password manager whose password it is to keep (K24).
 */
export const issueReset = (
  em: SqlEntityManager,
  { id: accountId, email }: Pick<Account, 'id' | 'email'>,
  { id, slug }: Pick<Clinic, 'id' | 'slug'>,
  linkTo: Link,
): string => {
  const token = issueToken(em, { kind: 'reset', accountId, tenantId: id, lifetimeMs: HOUR });
  return `${linkTo(slug, '/reset-password')}#${token}/${encodeURIComponent(email)}`;
};

/** Writes the mail of a reset; nothing for an unknown address, or one that has enough of them. */
export const writeReset = async (
  planes: Planes,
  { email, hereId, linkTo }: { email: string; hereId: string | undefined; linkTo: Link },
): Promise<void> => {
  const account = await planes.identity.em.fork().findOne(Account, { email });
  const clinic = account && (await writerFor(planes, account.id, hereId));
  if (!account || !clinic) return;
  await planes.identity.em.fork().transactional(async em => {
    const pending = {
      account: account.id,
      kind: 'reset' as const,
      usedAt: null,
      expiresAt: { $gt: new Date() },
    };
    if ((await em.count(OneTimeToken, pending)) >= MOST_AT_ONCE) return;
    const link = issueReset(em, account, clinic, linkTo);
    post(em, clinic.id, resetLetter({ email, clinic: clinic.name }, link));
  });
};
