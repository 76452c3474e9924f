import { createHmac, randomInt } from 'node:crypto';
import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { removeFactor } from './remove-factor.ts';

const HOW_MANY = 10;
/** Crockford's: no letter that passes for a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const letters = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** As it was written down: capitals, blanks and a missing hyphen do no harm. */
const plain = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '');

const hashCode = (key: Buffer, accountId: string, code: string): Buffer =>
  createHmac('sha256', key)
    .update(`${accountId}|${plain(code)}`)
    .digest();

/** Ten new codes instead of whatever the account had. They are answered this once and kept as hashes. */
export const renewRecoveryCodes = async (
  em: SqlEntityManager,
  key: Buffer,
  accountId: string,
): Promise<string[]> => {
  await removeFactor(em, accountId, 'recovery codes');
  const codes = Array.from({ length: HOW_MANY }, () => `${letters()}-${letters()}`);
  for (const code of codes)
    em.create(RecoveryCode, {
      account: em.getReference(Account, accountId),
      codeHash: hashCode(key, accountId, code),
    });
  return codes;
};

/** Uses a code up; of many tries at once exactly one succeeds (A6). */
export const spendRecoveryCode = async (
  em: SqlEntityManager,
  key: Buffer,
  accountId: string,
  code: string,
): Promise<boolean> => {
  const unused = { account: accountId, codeHash: hashCode(key, accountId, code), usedAt: null };
  return (await em.nativeUpdate(RecoveryCode, unused, { usedAt: raw('now()') })) === 1;
};
