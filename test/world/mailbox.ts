import { textOf } from '../../server/data/outbox/post.ts';
import { planes, sqlAs } from './world.ts';

const admin = await sqlAs('admin');

interface Received {
  id: string;
  sentAt: Date | null;
  tenantId: string;
  recipient: string;
  kind: string;
  subject: string;
  body: string;
  calendar: string | null;
  secret: boolean;
}

/** What was written to this address, oldest first, as its reader gets it. */
export const mailsTo = async (recipient: string): Promise<Received[]> => {
  const sql =
    'select id, sent_at as "sentAt", tenant_id as "tenantId", recipient, kind, subject, body, calendar, secret from clinic.mails where recipient = $1 order by at';
  const { rows } = await admin.query<Received>(sql, [recipient]);
  return rows.map(mail => ({ ...mail, body: textOf(planes.mailKey, mail) ?? '' }));
};

/** The secret in the link of a mail. */
export const tokenIn = (text: string | undefined): string => /#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
