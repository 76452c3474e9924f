import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Clinic } from '../../access/clinics/clinic.entity.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { type Letter, post } from '../../data/outbox/post.ts';

/** The addresses of a clinic's owners: what the database tells the platform plane of its members, and nothing else. */
export const ownerAddresses = async (em: SqlEntityManager, tenantId: string): Promise<string[]> => {
  const owners = await em.execute<{ email: string }[]>(
    'select email from security.owner_addresses(?) as email',
    [tenantId],
  );
  return owners.map(({ email }) => email);
};

/** Writes to the owners of a clinic, in its language, in a transaction of the platform plane. */
export const postToOwners = async (
  em: SqlEntityManager,
  { id, locale }: Pick<Clinic, 'id' | 'locale'>,
  write: () => Omit<Letter, 'recipient'>,
): Promise<void> => {
  const letter = inLanguage(firstLanguage(locale), write);
  for (const recipient of await ownerAddresses(em, id)) post(em, id, { ...letter, recipient });
};
