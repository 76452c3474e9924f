import { Password } from '../../../shared/account/session.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { accountFor } from '../../access/accounts/accounts.ts';
import { expectStrong } from '../../access/accounts/password-rules.ts';
import { checkPassword } from '../../access/lock-out/check-password.ts';
import { type AttemptContext, clearAttempts } from '../../access/lock-out/failed-attempts.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { Refusal, RefusedInput } from '../../errors.ts';

interface Claim {
  email: string;
  password: string;
  /** What a first password must not be made of. */
  own: string[];
  tenantId: string;
  procedure: string;
}

/**
 * The account of an e-mail address for whoever knows its password, whose attempts are counted; made with this one when there
 * is none, if it is a good one. Of several who do so at once the first one's password counts (IDN-1).
 */
export const claimAccount = async (ctx: AttemptContext, claim: Claim): Promise<string> => {
  const { planes } = ctx;
  const { email, password, own, tenantId, procedure } = claim;
  const attempt = { what: 'password', whom: email, tenantId, procedure } as const;
  const isKnown = (await planes.identity.em.fork().count(Account, { email })) > 0;
  if (!isKnown) await makeAccount(planes, { email, password, own });
  const { account, isRight } = await checkPassword(ctx, attempt, password);
  if (!account || !isRight)
    throw new Refusal(
      'You have a MedFlow account with another password. Please enter that one, or reset it first.',
    );
  await clearAttempts(ctx, attempt);
  return account.id;
};

const makeAccount = async (
  planes: Planes,
  { email, password, own }: Pick<Claim, 'email' | 'password' | 'own'>,
): Promise<void> => {
  const { error } = Password.safeParse(password);
  if (error) throw new RefusedInput(error.issues.map(({ message }) => message));
  await expectStrong(password, own);
  await accountFor(planes, email, password);
};
