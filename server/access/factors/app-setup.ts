import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { toString as drawQr } from 'qrcode';
import type { Planes } from '../../data/orm/planes.ts';
import { Refusal } from '../../errors.ts';
import { seal } from '../../sealed.ts';
import { Account } from '../accounts/account.entity.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { removeFactor } from './remove-factor.ts';
import { SecondFactor } from './second-factor.entity.ts';
import { factorsOf, spendAppCode } from './second-factors.ts';
import { addressOf, newSecret } from './totp.ts';

/** A new secret for the authenticator app of an account; it counts once `confirmApp` has seen a code of it. */
export const beginApp = async (
  { factorKey, identity }: Planes,
  accountId: string,
): Promise<{ svg: string; key: string }> => {
  const secret = newSecret();
  const email = await identity.em.fork().transactional(async em => {
    const account = await em.findOneOrFail(Account, { id: accountId });
    const { hasApp } = await factorsOf(em, accountId);
    if (hasApp) throw new Refusal('An authenticator app is set up already. Please remove it first.');
    await removeFactor(em, accountId, 'app that was not confirmed');
    em.create(SecondFactor, { account, sealedSecret: seal(factorKey, accountId, secret) });
    return account.email;
  });
  return { svg: await drawQr(addressOf(email, secret), { type: 'svg', margin: 1 }), key: secret };
};

/** The first code of the app, in the caller's transaction of the identity plane. Answers recovery codes. */
export const confirmApp = async (
  em: SqlEntityManager,
  { factorKey }: Planes,
  accountId: string,
  code: string,
): Promise<string[]> => {
  if (!(await spendAppCode(em, factorKey, accountId, code)))
    throw new Refusal('This code does not fit. Please enter the one that the app shows now.');
  const { hasApp } = await factorsOf(em, accountId);
  if (hasApp) throw new Refusal('An authenticator app is set up already.');
  await em.nativeUpdate(SecondFactor, { account: accountId }, { confirmedAt: new Date() });
  return renewRecoveryCodes(em, factorKey, accountId);
};
