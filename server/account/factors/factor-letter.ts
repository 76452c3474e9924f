import type { EntityManager } from '@mikro-orm/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { Caller } from '../../access/callers/authenticator.ts';
import { recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import type { CallContext } from '../../api/call-context.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { post } from '../../data/outbox/post.ts';

/** What became of somebody's factors, as the trail says it. */
const reasons = {
  passkey_added: 'A passkey was added.',
  passkey_removed: 'A passkey was removed.',
  app_added: 'An authenticator app was set up.',
  app_removed: 'The authenticator app was removed.',
  codes_renewed: 'New recovery codes were made.',
};

/** Leaves an entry in the clinic's audit and a mail to the owner, with the change of a second factor or none at all. */
export const tellOfFactors = (
  em: EntityManager,
  { caller: { clinic, member, session }, credentials }: CallContext & { caller: Caller },
  { procedure, what }: { procedure: string; what: keyof typeof reasons },
): void => {
  const { requestId, address } = credentials;
  recordIdentityEntry(em, clinic.id, {
    ...{ action: 'UPDATE', entity: 'Account', entityId: session.accountId, reason: reasons[what] },
    ...{ actorId: member.userId, procedure, requestId, address },
    changes: { secondFactor: { protected: true } },
  });
  post(em, clinic.id, {
    ...{ kind: 'second-factor', recipient: member.email },
    subject: t(
      '{what, select, passkey_added {A passkey was added} passkey_removed {A passkey was removed} app_added {An authenticator app was set up} app_removed {The authenticator app was removed} other {New recovery codes were made}} for your MedFlow account',
      { what },
    ),
    body: paragraphs(
      t('Hello,'),
      t(
        '{what, select, passkey_added {a passkey was added} passkey_removed {a passkey was removed} app_added {an authenticator app was set up} app_removed {the authenticator app was removed} other {new recovery codes were made}} for {email} at {clinic}.',
        { what, email: member.email, clinic: clinic.name },
      ),
      t('If that was not you, change your password now and tell the administrators of your clinic.'),
    ),
  });
};
