import type { Planes } from '../../data/orm/planes.ts';
import { Account } from '../accounts/account.entity.ts';
import { Session } from '../sessions/session.entity.ts';
import type { Attempt } from './failed-attempts.ts';

/** How long an address is remembered from which an account signed in. */
export const KNOWN_FOR_MS = 30 * 24 * 3_600_000;

/**
 * Whether this account signed in from this address within a month. Tries from elsewhere must not keep its owner out, so
 * the limits that strangers can use up do not hold for them.
 */
export const isKnownNetwork = async (
  planes: Planes,
  { what, whom }: Pick<Attempt, 'what' | 'whom'>,
  address: string | null,
): Promise<boolean> => {
  if (address === null) return false;
  const em = planes.identity.em.fork();
  const account = await em.findOne(Account, what === 'password' ? { email: whom } : { id: whom });
  const since = new Date(Date.now() - KNOWN_FOR_MS);
  return account !== null && (await em.count(Session, { account, address, createdAt: { $gt: since } })) > 0;
};
