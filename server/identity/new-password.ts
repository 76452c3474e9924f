import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ownWords } from '../../shared/passwords.ts';
import { post } from '../mail/post.ts';
import type { ClinicFacts } from '../tenancy/clinics.ts';
import { Account } from './account.entity.ts';
import { endSessions } from './end-sessions.ts';
import { passwordChangedLetter } from './letters.ts';
import { Membership } from './membership.entity.ts';
import { expectStrong } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { leaveTrace, type Trace } from './traces.ts';

interface Change {
  accountId: string;
  password: string;
  clinic: Pick<ClinicFacts, 'id' | 'name' | 'slug'>;
  /** The session that stays. */
  keep?: string;
  trace: Omit<Trace, 'actorId'>;
}

/**
 * Gives an account another password in the caller's transaction: every other session of it ends in all clinics, its
 * links and half-done sign-ins are worthless, the clinic's audit tells of it, and so does a mail. Refuses a weak one.
 * Answers the e-mail of the account.
 */
export const setPassword = async (em: SqlEntityManager, change: Change): Promise<string> => {
  const { accountId, password, clinic, keep } = change;
  // First of all, so that a sign-in with the former password is over by now, or begins with this one.
  const account = await em.findOneOrFail(
    Account,
    { id: accountId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const member = await em.findOne(Membership, { accountId, tenantId: clinic.id });
  const { email } = account;
  const names = member ? [member.name, ...member.name.split(' ')] : [];
  await expectStrong(password, ownWords({ email, names, clinic: [clinic.name, clinic.slug] }));
  account.passwordHash = await hashPassword(password);
  const trace = { ...change.trace, actorId: member?.userId ?? null };
  await endSessions(em, accountId, { ...(keep ? { keep } : {}), reason: 'The password was changed.', trace });
  leaveTrace(em, clinic.id, {
    ...{ ...trace, action: 'UPDATE', entity: 'Account', entityId: accountId },
    changes: { password: { protected: true } },
  });
  post(em, clinic.id, passwordChangedLetter({ email, clinic: clinic.name }));
  return email;
};
