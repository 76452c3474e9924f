import { z } from 'zod';
import { AnswerInstant, page, paging } from '../scalars.ts';

export const MailStatus = z.enum(['queued', 'sent', 'failed']);
export type MailStatus = z.infer<typeof MailStatus>;

/** What the calendar that goes along with a mail is called there. */
export const CALENDAR_FILE = 'appointment.ics';

export const MailQuery = z.strictObject({ ...paging, status: MailStatus.optional() });

export const Mail = z.object({
  id: z.uuid(),
  at: AnswerInstant,
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  /** Null when it holds a link that lets its reader in. */
  body: z.string().nullable(),
  /** The name of the file that goes along. */
  attachment: z.string().nullable(),
  status: MailStatus,
  attempts: z.int(),
  /** When it is tried next, while it is queued. */
  dueAt: AnswerInstant,
  sentAt: AnswerInstant.nullable().default(null),
  /** Why it was not sent the last time, as the mail server's code. */
  fault: z.string().nullable().default(null),
});
export type Mail = z.output<typeof Mail>;

/** `isSending` is false where no mail server is set, so that mails stay in the outbox. */
export const MailPage = page(Mail).extend({ isSending: z.boolean() });
