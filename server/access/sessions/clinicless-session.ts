import { randomBytes } from 'node:crypto';
import { LockMode, raw } from '@mikro-orm/core';
import type { Planes } from '../../data/orm/planes.ts';
import { hashToken } from '../../secrets.ts';
import { Account } from '../accounts/account.entity.ts';
import { expectSamePassword } from '../accounts/same-password.ts';
import { endOldest } from './open-at-most.ts';
import { Session } from './session.entity.ts';
import { clinicless, endOf } from './sessions.ts';

interface Opening {
  kind: 'apex' | 'platform';
  accountId: string;
  /** The hash that a password fitted which was shown just now. */
  passwordHash?: string;
  secondFactorAt: Date | null;
  address: string | null;
  userAgent: string | null;
}

/** Opens a session that is for no clinic. Answers the token, which is kept nowhere. */
export const openClinicless = async (
  planes: Planes,
  { accountId, passwordHash, ...rest }: Opening,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = endOf(clinicless);
  await planes.identity.em.fork().transactional(async em => {
    await em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (passwordHash) await expectSamePassword(em, { id: accountId, passwordHash });
    const account = em.getReference(Account, accountId);
    em.create(Session, { ...rest, account, tokenHash: hashToken(token), expiresAt });
    const trace = { procedure: 'sign-in', requestId: null, address: rest.address };
    await endOldest(em, { account: accountId, kind: rest.kind }, trace);
  });
  return token;
};

/** Ends the session behind a token, if it is of this kind. */
export const closeClinicless = async (
  planes: Planes,
  kind: Opening['kind'],
  token: string,
): Promise<void> => {
  const own = { tokenHash: hashToken(token), kind, revokedAt: null };
  await planes.identity.em.fork().nativeUpdate(Session, own, { revokedAt: raw('now()') });
};
