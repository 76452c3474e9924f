import type { SqlEntityManager } from '@mikro-orm/postgresql';

export type FactorKind = 'app' | 'app that was not confirmed' | 'passkeys' | 'recovery codes';

/**
 * Takes a second factor off an account, or only the passkey with this id, and answers how many rows that were. A function of
 * the database, because no role that serves may delete (AT7).
 */
export const removeFactor = async (
  em: SqlEntityManager,
  accountId: string,
  kind: FactorKind,
  onlyId: string | null = null,
): Promise<number> => {
  const [answer] = await em.execute<{ removed: number }[]>(
    'select security.remove_factor(?, ?, ?) as removed',
    [accountId, kind, onlyId],
  );
  return answer?.removed ?? 0;
};
