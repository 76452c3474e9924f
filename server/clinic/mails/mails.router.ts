import { CALENDAR_FILE, MailPage, MailQuery } from '../../../shared/clinic/mails.ts';
import { ById, Done } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { Refusal } from '../../errors.ts';
import { listMails } from './list-mails.ts';

export const mails = router({
  list: allowed('mails:read', 'GET /mails', MailQuery, MailPage, { wholeClinic: true }).query(
    async ({ ctx, input }) => {
      const { showsSecrets, isSending } = ctx.outbox;
      const { items, nextCursor } = await listMails({ ctx, input });
      return {
        items: items.map(mail => ({
          ...mail,
          // A link that lets its reader in is shown to nobody, but for development machines.
          body: mail.secret && !showsSecrets ? null : mail.body,
          attachment: mail.calendar ? CALENDAR_FILE : null,
        })),
        ...{ nextCursor, isSending },
      };
    },
  ),

  /** Puts a mail that was given up into the queue again, with all its tries. */
  retry: allowed('mails:write', 'POST /mails/{id}/retry', ById, Done).mutation(
    async ({ ctx: { em }, input }) => {
      const mail = await em.findOneOrFail(Mail, { id: input.id }, { fields: ['status'] });
      if (mail.status !== 'failed') throw new Refusal('Only a mail that was given up can be tried again.');
      em.assign(mail, { status: 'queued', attempts: 0, dueAt: new Date() });
      return { done: true as const };
    },
  ),
});
