import { randomBytes } from 'node:crypto';
import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { hashToken } from '../../secrets.ts';
import { Account } from './account.entity.ts';
import { EmailChange } from './email-change.entity.ts';
import { type EmailSide, OneTimeToken, type OneTimeTokenKind } from './one-time-token.entity.ts';

/** For whom and what a token is, and for how many milliseconds. */
interface Purpose {
  kind: OneTimeTokenKind;
  accountId: string;
  tenantId?: string | null;
  detail?: Record<string, string | null>;
  lifetimeMs: number;
}

/** The columns of a used token as the statement returns them. */
const UsedUp = z.object({
  account: z.uuid(),
  tenantId: z.uuid().nullable(),
  detail: z.record(z.string(), z.string().nullable()),
});

/** What a redeemed token was for. */
type Redeemed = Omit<z.output<typeof UsedUp>, 'account'> & { accountId: string };

/** Issues a token in the caller's transaction of the identity plane, and answers it: it is kept nowhere. */
export const issueToken = (
  em: Pick<SqlEntityManager, 'create' | 'getReference'>,
  purpose: Purpose,
): string => {
  const { accountId, lifetimeMs, detail = {}, ...rest } = purpose;
  const token = randomBytes(32).toString('base64url');
  em.create(OneTimeToken, {
    ...rest,
    detail,
    account: em.getReference(Account, accountId),
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + lifetimeMs),
  });
  return token;
};

/**
 * Uses a token up and tells what it was for; null when it is unknown, of another kind, too old or used already. One
 * statement, so of many at once exactly one succeeds (A5); within a transaction a failure gives the token back.
 */
export const redeemToken = async (
  em: SqlEntityManager,
  kind: OneTimeTokenKind,
  token: string,
): Promise<Redeemed | null> => {
  const [found] = await em
    .createQueryBuilder(OneTimeToken)
    .update({ usedAt: raw('now()') })
    .where({ kind, tokenHash: hashToken(token), usedAt: null, expiresAt: { $gt: raw('now()') } })
    .returning(['tenantId', 'detail', 'account'])
    .execute<z.output<typeof UsedUp>[]>('all');
  if (!found) return null;
  const { account, ...rest } = UsedUp.parse(found);
  return { ...rest, accountId: account };
};

/** What a token is for, without using it up; null when it is worth nothing. */
export const peekToken = async (
  em: SqlEntityManager,
  kind: OneTimeTokenKind,
  token: string,
): Promise<Redeemed | null> => {
  const live = { kind, tokenHash: hashToken(token), usedAt: null, expiresAt: { $gt: new Date() } };
  const found = await em.findOne(OneTimeToken, live);
  return found && { accountId: found.account.id, tenantId: found.tenantId ?? null, detail: found.detail };
};

/** Ends the changes of e-mail that an account has asked for, with the links of their letters. */
export const endEmailChanges = async (em: SqlEntityManager, account: string): Promise<void> => {
  const sides: EmailSide[] = ['email-former', 'email-new'];
  await em.nativeUpdate(
    OneTimeToken,
    { account, kind: { $in: sides }, usedAt: null },
    { usedAt: raw('now()') },
  );
  await em.nativeUpdate(EmailChange, { account, endedAt: null }, { endedAt: raw('now()') });
};

/** Makes all tokens that an account still has worthless, and with its links a change of e-mail that waits for them. */
export const revokeTokens = async (em: SqlEntityManager, accountId: string): Promise<void> => {
  await em.nativeUpdate(OneTimeToken, { account: accountId, usedAt: null }, { usedAt: raw('now()') });
  await endEmailChanges(em, accountId);
};
