import { randomUUID } from 'node:crypto';
import type { Planes } from '../../data/orm/planes.ts';
import { Account } from './account.entity.ts';
import { hashPassword } from './passwords.ts';

/**
 * The account of an e-mail address, made with this password when there is none. An existing account keeps its own,
 * and both ways take the same time, so that nobody learns who has an account elsewhere.
 */
export const accountFor = async (
  planes: Planes,
  email: string,
  password: string,
  hash = hashPassword,
): Promise<string> => {
  const passwordHash = await hash(password);
  const em = planes.identity.em.fork();
  await em.upsert(
    Account,
    { id: randomUUID(), email, passwordHash, createdAt: new Date() },
    { onConflictFields: ['email'], onConflictAction: 'ignore' },
  );
  const account = await em.findOneOrFail(Account, { email }, { refresh: true });
  return account.id;
};
