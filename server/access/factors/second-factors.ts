import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Planes } from '../../data/orm/planes.ts';
import { unseal } from '../../sealed.ts';
import type { SessionFacts } from '../sessions/sessions.ts';
import { Passkey } from './passkey.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { spendRecoveryCode } from './recovery-codes.ts';
import type { Site } from './relying-party.ts';
import { SecondFactor } from './second-factor.entity.ts';
import { stepOf } from './totp.ts';

/** What an account can show besides its password. */
export interface Factors {
  hasApp: boolean;
  passkeys: Passkey[];
  recoveryCodes: number;
  /** Whether the password alone is not enough. */
  isSet: boolean;
}

export const factorsOf = async (em: SqlEntityManager, accountId: string): Promise<Factors> => {
  const hasApp = (await em.count(SecondFactor, { account: accountId, confirmedAt: { $ne: null } })) > 0;
  const passkeys = await em.find(Passkey, { account: accountId }, { orderBy: { createdAt: 1, id: 1 } });
  const recoveryCodes = await em.count(RecoveryCode, { account: accountId, usedAt: null });
  return { hasApp, passkeys, recoveryCodes, isSet: hasApp || passkeys.length > 0 };
};

/** Whether an account has a second factor that this session never showed, as one that is older than the factor. */
export const owesSecondFactor = async (
  { identity }: Planes,
  { accountId, secondFactorAt, grantId }: SessionFacts,
): Promise<boolean> => !secondFactorAt && !grantId && (await factorsOf(identity.em.fork(), accountId)).isSet;

/** Ways in which the account can show its second factor at this site. */
export const methodsOf = (
  { hasApp, passkeys, recoveryCodes }: Factors,
  { rpId }: Site,
): ('passkey' | 'app' | 'recovery')[] => [
  ...(passkeys.some(passkey => passkey.rpId === rpId) ? (['passkey'] as const) : []),
  ...(hasApp ? (['app'] as const) : []),
  ...(recoveryCodes > 0 ? (['recovery'] as const) : []),
];

/** Uses up a code of the authenticator app, unless this step or a later one was used before (A6). */
export const spendAppCode = async (
  em: SqlEntityManager,
  key: Buffer,
  accountId: string,
  code: string,
): Promise<boolean> => {
  const factor = await em.findOne(SecondFactor, { account: accountId });
  const step = factor && (await stepOf(unseal(key, accountId, factor.sealedSecret), code));
  if (!factor || !step) return false;
  // One statement decides, so of twenty that show the same code at once exactly one succeeds.
  const unused = { id: factor.id, lastStep: { $lt: step } };
  return (await em.nativeUpdate(SecondFactor, unused, { lastStep: step })) === 1;
};

/** Uses up a code of the app or, however it was typed, a recovery code; in the caller's transaction. */
export const spendCode = async (
  em: SqlEntityManager,
  key: Buffer,
  accountId: string,
  typed: string,
): Promise<boolean> => {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return spendRecoveryCode(em, key, accountId, code);
  const { hasApp } = await factorsOf(em, accountId);
  return hasApp && spendAppCode(em, key, accountId, code);
};
