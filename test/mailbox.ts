import { sqlAs } from './world.ts';

const admin = await sqlAs('admin');

interface Received {
  tenant_id: string;
  kind: string;
  subject: string;
  body: string;
  secret: boolean;
}

/** What was written to this address, oldest first. */
export const mailsTo = async (recipient: string): Promise<Received[]> => {
  const sql =
    'select tenant_id, kind, subject, body, secret from clinic.mails where recipient = $1 order by at';
  return (await admin.query<Received>(sql, [recipient])).rows;
};

/** The secret in the link of a mail. */
export const tokenIn = (text: string | undefined): string => /#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
