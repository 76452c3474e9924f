import { TryLater } from '../../errors.ts';
import type { Limit, Limits } from './limits.ts';

/** Far more than a person needs, and far fewer than a program that signs in for each of its calls. */
const signIns: Limit = { name: 'sign-ins', points: 100, seconds: 3600 };

/** Counts somebody who proved to be the account's owner and wants a session; 429 beyond a hundred in an hour (IDN-10). */
export const countSignIn = async (limits: Limits, accountId: string): Promise<void> => {
  const { isOver, resetSeconds } = await limits.take(signIns, accountId);
  if (isOver) throw new TryLater('You have signed in too often.', resetSeconds);
};
