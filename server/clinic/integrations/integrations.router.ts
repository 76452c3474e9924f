import { Integrations, TestLetter } from '../../../shared/clinic/integrations.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { Nothing } from '../../../shared/scalars.ts';
import type { Permitted } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import { allowed, router } from '../../api/trpc.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { User } from '../users/user.entity.ts';
import { feedState, mailState, webhookState } from './states.ts';
import { TEST_LETTER, testLetter } from './test-letter.ts';

/** All of it is the whole clinic's, so that whoever is bound to facilities sees none (TEN-8). */
const maySee = (caller: Permitted, permission: Permission): boolean =>
  caller.member.facilities === null && isPermitted(caller, permission);

/** Whether what connects the clinic with other systems works (SET-1). */
export const integrations = router({
  state: allowed('settings:read', 'GET /integrations', Nothing, Integrations).query(
    async ({ ctx: { em, caller, outbox } }) => ({
      mail: maySee(caller, 'mails:read') ? await mailState(em, outbox.isSending) : null,
      calendarFeeds: maySee(caller, 'feeds:write') ? await feedState(em) : null,
      webhooks: maySee(caller, 'webhooks:read') ? await webhookState(em) : null,
    }),
  ),

  /** Writes a letter to whoever asks for it, and to nobody else. */
  tryMail: allowed('mails:write', 'POST /integrations/mail/test', Nothing, TestLetter).mutation(
    async ({ ctx: { em, caller, actor } }) => {
      const { clinic, session } = caller;
      if (!session || !actor.userId) throw new Refusal('A test letter goes to a member who is signed in.');
      const { email, firstName } = await em.findOneOrFail(User, { id: actor.userId });
      const justNow = { $gte: new Date(Date.now() - MINUTE) };
      if (await em.findOne(Mail, { kind: TEST_LETTER, recipient: email, at: justNow }))
        throw new Refusal('A test letter to you was written less than a minute ago.');
      post(em, clinic.id, testLetter({ recipient: email, name: firstName, clinic: clinic.name }));
      return { recipient: email };
    },
  ),
});
