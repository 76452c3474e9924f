import { randomBytes } from 'node:crypto';
import { Account } from '../accounts/account.entity.ts';
import { hashPassword, passwordFits } from '../accounts/passwords.ts';
import { type Attempt, type AttemptContext, countAttempt } from './failed-attempts.ts';

/** A hash that no password opens: an unknown account takes as long as a wrong password (A4). */
const nobody = hashPassword(randomBytes(24).toString('base64'));

/**
 * Whether this is the password of the account that `whom` names, and which one that is. There is no other way to look at
 * a password, so none is looked at uncounted (A3). Whoever lets the person in forgets the attempt afterwards.
 */
export const checkPassword = async (
  ctx: AttemptContext,
  attempt: Attempt & { what: 'password' },
  password: string,
): Promise<{ account: Account | null; isRight: boolean }> => {
  await countAttempt(ctx, attempt);
  const account = await ctx.planes.identity.em.fork().findOne(Account, { email: attempt.whom });
  ctx.metrics.passwordsChecked.inc();
  const fits = await passwordFits(account?.passwordHash ?? (await nobody), password);
  return { account, isRight: fits && account !== null };
};
