import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Letter, post } from '../../data/outbox/post.ts';

/** The addresses of a clinic's owners: what the database tells the platform plane of its members, and nothing else. */
export const ownerAddresses = async (em: SqlEntityManager, tenantId: string): Promise<string[]> => {
  const owners = await em.execute<{ email: string }[]>(
    'select email from security.owner_addresses(?) as email',
    [tenantId],
  );
  return owners.map(({ email }) => email);
};

/** Writes to the owners of a clinic in a transaction of the platform plane. */
export const postToOwners = async (
  em: SqlEntityManager,
  tenantId: string,
  letter: Omit<Letter, 'recipient'>,
): Promise<void> => {
  for (const recipient of await ownerAddresses(em, tenantId)) post(em, tenantId, { ...letter, recipient });
};
