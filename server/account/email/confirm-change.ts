import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import { Account } from '../../access/accounts/account.entity.ts';
import { EmailChange } from '../../access/accounts/email-change.entity.ts';
import type { EmailSide } from '../../access/accounts/one-time-token.entity.ts';
import { peekToken, redeemToken, revokeTokens } from '../../access/accounts/one-time-tokens.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import { Membership } from '../../access/memberships/membership.entity.ts';
import { recordRefusal } from '../../access/security-events/security-events.ts';
import { endSessions } from '../../access/sessions/end-sessions.ts';
import { recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import type { CallContext } from '../../api/call-context.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { changedLetter, stoppedLetter } from './letters.ts';

const TAKEN = 'This e-mail address has an account already. Nothing was changed.';

/** One sentence for unknown, used and old links, and for those of another clinic, account or change. */
const worthless = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: 'This link has been used or is too old. Please ask for the change again.',
  });

interface Answered {
  em: SqlEntityManager;
  account: Account;
  change: EmailChange;
  clinic: ClinicFacts;
}

interface Link {
  side: EmailSide;
  token: string;
  /** The account that must be signed in, where one must be. */
  accountId?: string;
}

/** Uses a link up and does what it is for, in one transaction in which the account stands still; a failure gives the link back. */
const answer = async <T>(
  ctx: CallContext,
  link: Link,
  work: (answered: Answered) => Promise<T>,
): Promise<T> => {
  const { planes, authenticator, credentials } = ctx;
  const { side, token, accountId } = link;
  const clinic = await authenticator.clinicAt(credentials.host);
  return planes.identity.em.fork().transactional(async em => {
    const known = await peekToken(em, side, token);
    if (!clinic || known?.tenantId !== clinic.id) throw worthless();
    if (accountId && accountId !== known.accountId) throw worthless();
    // The account first, as whoever changes its password does: of two at once one waits, and neither for the other.
    const { accountId: id } = known;
    const account = await em.findOneOrFail(Account, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const used = await redeemToken(em, side, token);
    const change =
      used && (await em.findOne(EmailChange, { id: used.detail.change ?? '', account, endedAt: null }));
    if (!change) throw worthless();
    return work({ em, account, change, clinic });
  });
};

const traceOf = ({ credentials: { requestId, address } }: CallContext, procedure: string) => ({
  ...{ procedure, requestId, address },
});

/** Notes that one of the addresses said yes, and changes the e-mail once both did. Answers whether it is changed. */
export const sayYes = async (ctx: CallContext, link: Link & { procedure: string }): Promise<boolean> => {
  const outcome = await answer(ctx, link, async answered => {
    const { em, account, change, clinic } = answered;
    if (link.side === 'email-former') change.formerSaidYesAt = new Date();
    else change.newSaidYesAt = new Date();
    if (!change.formerSaidYesAt || !change.newSaidYesAt) return 'waits';
    const { email: wanted } = change;
    const former = account.email;
    if ((await em.count(Account, { email: wanted })) > 0) {
      change.endedAt = new Date();
      return 'taken';
    }
    account.email = wanted;
    // Whoever reads the former mailbox only must not get in by what was sent there.
    await revokeTokens(em, account.id);
    const member = await em.findOne(Membership, { accountId: account.id, tenantId: clinic.id });
    recordIdentityEntry(em, clinic.id, {
      ...traceOf(ctx, link.procedure),
      ...{ action: 'UPDATE', entity: 'Account', entityId: account.id, actorId: member?.userId ?? null },
      changes: { email: { from: former, to: wanted } },
    });
    post(em, clinic.id, changedLetter({ former, wanted, clinic: clinic.name }));
    return 'changed';
  });
  // Only now: the change has ended, and is not taken back. Both mailboxes are the reader's own by then.
  if (outcome === 'taken') throw new Refusal(TAKEN);
  return outcome === 'changed';
};

/** It was not the owner who asked: the change is over, and so is every session, for whoever asked had proved to be the owner. */
export const stopChange = async (ctx: CallContext, token: string, procedure: string): Promise<void> => {
  const trace = traceOf(ctx, procedure);
  const stopped = await answer(ctx, { side: 'email-former', token }, async ({ em, account, clinic }) => {
    const reason = 'A change of e-mail was not asked for by its owner.';
    // Ends the change as well, with the links that it waited for.
    await endSessions(em, account.id, { reason, trace });
    const member = await em.findOne(Membership, { accountId: account.id, tenantId: clinic.id });
    recordIdentityEntry(em, clinic.id, {
      ...trace,
      ...{ action: 'UPDATE', entity: 'Account', entityId: account.id, actorId: member?.userId ?? null },
      ...{ reason, changes: { email: { protected: true } } },
    });
    post(em, clinic.id, stoppedLetter({ former: account.email, clinic: clinic.name }));
    return { tenantId: clinic.id, accountId: account.id };
  });
  await recordRefusal(ctx.planes, { kind: 'EMAIL_CHANGE_STOPPED', ...stopped, ...trace });
};
