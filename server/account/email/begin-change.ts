import { LockMode } from '@mikro-orm/core';
import { HOUR } from '../../../shared/durations.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { EmailChange } from '../../access/accounts/email-change.entity.ts';
import { endEmailChanges, issueToken } from '../../access/accounts/one-time-tokens.ts';
import type { Caller } from '../../access/callers/authenticator.ts';
import { recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import type { CallContext } from '../../api/call-context.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { formerLetter, takenLetter, wantedLetter } from './letters.ts';

type Asking = CallContext & { caller: Caller };

/**
 * Writes to both addresses. Whether the new one has an account already its own letter tells alone: all else is the same, and
 * that change just never gets its second yes.
 */
export const beginChange = async (ctx: Asking, wanted: string): Promise<void> => {
  const { planes, linkTo, caller, credentials } = ctx;
  const { clinic, member, session } = caller;
  const { accountId } = session;
  await planes.identity.em.fork().transactional(async em => {
    const account = await em.findOneOrFail(
      Account,
      { id: accountId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const former = account.email;
    if (former === wanted) throw new Refusal('This is your e-mail address already.');
    await endEmailChanges(em, accountId);
    const expiresAt = new Date(Date.now() + HOUR);
    const change = em.create(EmailChange, { account, tenantId: clinic.id, email: wanted, expiresAt });
    const isTaken = (await em.count(Account, { email: wanted })) > 0;

    const link = (kind: 'email-former' | 'email-new', path: string) => {
      const purpose = {
        kind,
        accountId,
        tenantId: clinic.id,
        detail: { change: change.id },
        lifetimeMs: HOUR,
      };
      return `${linkTo(clinic.slug, path)}#${issueToken(em, purpose)}/${encodeURIComponent(wanted)}`;
    };
    const about = { former, wanted, clinic: clinic.name };
    const letters = [
      formerLetter(about, link('email-former', '/email-change')),
      isTaken ? takenLetter(about) : wantedLetter(about, link('email-new', '/confirm-email')),
    ];
    for (const letter of letters) post(em, clinic.id, letter);
    recordIdentityEntry(em, clinic.id, {
      ...{ action: 'UPDATE', entity: 'Account', entityId: accountId, actorId: member.userId },
      ...{ procedure: 'emailChange.ask', requestId: credentials.requestId, address: credentials.address },
      reason: 'Another e-mail address was asked for.',
      changes: { email: { protected: true } },
    });
  });
};
