import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Letter, post } from '../mail/post.ts';

/**
 * Writes to the owners of a clinic in a transaction of the platform plane. The database tells it their addresses and
 * nothing else of the clinic (`security.owner_addresses`).
 */
export const postToOwners = async (
  em: SqlEntityManager,
  tenantId: string,
  letter: Omit<Letter, 'recipient'>,
): Promise<void> => {
  const owners = await em.execute<{ email: string }[]>(
    'select email from security.owner_addresses(?) as email',
    [tenantId],
  );
  for (const { email } of owners) post(em, tenantId, { ...letter, recipient: email });
};
