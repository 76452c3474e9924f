import { asActor } from '../../server/data/orm/as-actor.ts';
import { Mail } from '../../server/data/outbox/mail.entity.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { planes, sqlAs } from './world.ts';

const admin = await sqlAs('admin');

/** The outbox of a clinic, or what of it is `about`; oldest first, and opened. */
export const outboxOf = (
  of: { id: string },
  about: Partial<Pick<Mail, 'kind' | 'recipient'>> = {},
): Promise<Mail[]> =>
  asActor(
    planes,
    systemActor(of.id, 'test'),
    em => em.find(Mail, about, { orderBy: { at: 'asc', id: 'asc' } }),
    {
      readOnly: true,
    },
  );

/** What was written to this address in whichever clinic, oldest first, as its reader gets it. */
export const mailsTo = async (recipient: string): Promise<Mail[]> => {
  const clinics = await admin.query<{ id: string }>(
    'select distinct tenant_id as id from clinic.mails where recipient = $1',
    [recipient],
  );
  const outboxes = await Promise.all(clinics.rows.map(clinic => outboxOf(clinic, { recipient })));
  return outboxes.flat().sort((one, other) => +one.at - +other.at);
};

/** The secret in the link of a mail. */
export const tokenIn = (text: string | undefined): string => /#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
