import type { EntityDTO } from '@mikro-orm/core';
import { CALENDAR_FILE, MailPage, MailQuery } from '../../../shared/clinic/mails.ts';
import { ById, Done } from '../../../shared/scalars.ts';
import type { Outbox } from '../../api/call-context.ts';
import { allowed, router } from '../../api/trpc.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { textOf } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { listMails } from './list-mails.ts';

/** What may be read of a mail: of a secret one nothing, but for development machines. */
const bodyOf = (mail: EntityDTO<Mail>, { showsSecrets }: Outbox, mailKey: Buffer): string | null =>
  mail.secret && !showsSecrets ? null : textOf(mailKey, mail);

export const mails = router({
  list: allowed('mails:read', 'GET /mails', MailQuery, MailPage, { wholeClinic: true }).query(
    async ({ ctx, input }) => {
      const { outbox, planes } = ctx;
      const { items, nextCursor } = await listMails({ ctx, input });
      return {
        items: items.map(mail => ({
          ...mail,
          body: bodyOf(mail, outbox, planes.mailKey),
          attachment: mail.calendar ? CALENDAR_FILE : null,
        })),
        ...{ nextCursor, isSending: outbox.isSending },
      };
    },
  ),

  /** Puts a mail that was given up into the queue again, with all its tries. */
  retry: allowed('mails:write', 'POST /mails/{id}/retry', ById, Done).mutation(
    async ({ ctx: { em }, input }) => {
      const mail = await em.findOneOrFail(Mail, { id: input.id });
      if (mail.status !== 'failed') throw new Refusal('Only a mail that was given up can be tried again.');
      em.assign(mail, { status: 'queued', attempts: 0, dueAt: new Date() });
      return { done: true as const };
    },
  ),
});
