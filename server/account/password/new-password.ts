import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ownWords } from '../../../shared/account/passwords.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { expectStrong } from '../../access/accounts/password-rules.ts';
import { hashPassword } from '../../access/accounts/passwords.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import { Membership } from '../../access/memberships/membership.entity.ts';
import { endSessions } from '../../access/sessions/end-sessions.ts';
import { type IdentityTrace, recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import { post } from '../../data/outbox/post.ts';
import { passwordChangedLetter } from './letters.ts';

interface Change {
  accountId: string;
  password: string;
  clinic: Pick<ClinicFacts, 'id' | 'name' | 'slug'>;
  /** The session that stays. */
  keep?: string;
  trace: Omit<IdentityTrace, 'actorId'>;
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
  await endSessions(em, accountId, {
    ...(keep ? { keep } : {}),
    reason: 'The password was changed.',
    trace: change.trace,
  });
  recordIdentityEntry(em, clinic.id, {
    ...{ ...trace, action: 'UPDATE', entity: 'Account', entityId: accountId },
    changes: { password: { protected: true } },
  });
  post(em, clinic.id, passwordChangedLetter({ email, clinic: clinic.name }));
  return email;
};
