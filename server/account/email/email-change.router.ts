import { setTimeout as wait } from 'node:timers/promises';
import {
  EmailChangeRequest,
  EmailConfirmed,
  EmailLink,
  PendingEmail,
} from '../../../shared/account/email-change.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { EmailChange } from '../../access/accounts/email-change.entity.ts';
import { endEmailChanges } from '../../access/accounts/one-time-tokens.ts';
import type { Limit } from '../../access/limits/limits.ts';
import { networkOf } from '../../access/limits/network.ts';
import { open, router, signedIn } from '../../api/trpc.ts';
import { Refusal, TryLater } from '../../errors.ts';
import { beginChange } from './begin-change.ts';
import { sayYes, stopChange } from './confirm-change.ts';

/** Far longer than it takes to find out whether an address has an account. */
const ANSWER_MS = 250;
/** Nobody fills the mailbox of somebody else, or of many people, by asking again and again. */
const byAccount: Limit = { name: 'email-changes', points: 5, seconds: 3600 };
const byNetwork: Limit = { name: 'email-change-requests', points: 100, seconds: 900 };

/** Another e-mail address for one's own account, which holds in all clinics once both addresses have said yes (SET-1). */
export const emailChange = router({
  pending: signedIn('GET /account/email-change', Nothing, PendingEmail).query(async ({ ctx }) => {
    const { accountId: account } = ctx.caller.session;
    const open = { account, endedAt: null, expiresAt: { $gt: new Date() } };
    const change = await ctx.planes.identity.em.fork().findOne(EmailChange, open);
    if (!change) return { change: null };
    const { email, formerSaidYesAt, newSaidYesAt, expiresAt } = change;
    return {
      change: { email, formerSaidYes: !!formerSaidYesAt, newSaidYes: !!newSaidYesAt, expiresAt },
    };
  }),

  /** Answers the same, and after the same time, whether the new address has an account or not (A4). */
  ask: signedIn('POST /account/email-change', EmailChangeRequest, Done, { confirmed: true }).mutation(
    async ({ ctx, input: { email } }) => {
      const { caller, credentials, limits } = ctx;
      if (caller.grant) throw new Refusal('Only members of the clinic have a profile here.');
      for (const [limit, key] of [
        [byNetwork, networkOf(credentials.address)],
        [byAccount, caller.session.accountId],
      ] as const) {
        const { isOver, resetSeconds } = await limits.take(limit, key);
        if (isOver) throw new TryLater('There were too many requests.', resetSeconds);
      }
      await Promise.all([beginChange(ctx, email), wait(ANSWER_MS)]);
      return { done: true };
    },
  ),

  withdraw: signedIn('DELETE /account/email-change', Nothing, Done).mutation(async ({ ctx }) => {
    const { accountId } = ctx.caller.session;
    await ctx.planes.identity.em.fork().transactional(em => endEmailChanges(em, accountId));
    return { done: true };
  }),

  /** The new address says yes: only in a session of the account, or a stranger could whose address was typed by mistake. */
  confirmNew: signedIn('POST /account/email-change/new', EmailLink, EmailConfirmed).mutation(
    async ({ ctx, input: { token } }) => {
      const { accountId } = ctx.caller.session;
      const procedure = 'emailChange.confirmNew';
      return { isChanged: await sayYes(ctx, { side: 'email-new', token, accountId, procedure }) };
    },
  ),

  /** The former address says yes. */
  confirmFormer: open('POST /account/email-change/former', EmailLink, EmailConfirmed).mutation(
    async ({ ctx, input: { token } }) => ({
      isChanged: await sayYes(ctx, { side: 'email-former', token, procedure: 'emailChange.confirmFormer' }),
    }),
  ),

  /** The former address says that it was not its reader who asked. */
  refuse: open('POST /account/email-change/refuse', EmailLink, Done).mutation(async ({ ctx, input }) => {
    await stopChange(ctx, input.token, 'emailChange.refuse');
    return { done: true };
  }),
});
