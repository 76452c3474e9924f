import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import { Account } from './account.entity.ts';
import { INVALID_CREDENTIALS } from './invalid-credentials.ts';

/** The account of somebody who has shown its password, and the hash that it fitted. */
export type Proven = Pick<Account, 'id' | 'passwordHash'>;

/**
 * Refuses whoever showed a password that was changed since, and keeps it as it is until the transaction ends: what a
 * password opens is then either refused here or ended by `setPassword`, which locks the account first (A2).
 */
export const expectSamePassword = async (
  em: SqlEntityManager,
  { id, passwordHash }: Proven,
): Promise<void> => {
  const same = await em.findOne(Account, { id, passwordHash }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (!same) throw new TRPCError({ code: 'UNAUTHORIZED', message: INVALID_CREDENTIALS });
};
