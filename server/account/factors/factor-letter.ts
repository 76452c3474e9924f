import type { EntityManager } from '@mikro-orm/core';
import type { Caller } from '../../access/callers/authenticator.ts';
import { recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import type { CallContext } from '../../api/call-context.ts';
import { post } from '../../data/outbox/post.ts';

/** Leaves an entry in the clinic's audit and a mail to the owner, with the change of a second factor or none at all. */
export const tellOfFactors = (
  em: EntityManager,
  { caller: { clinic, member, session }, credentials }: CallContext & { caller: Caller },
  { procedure, what }: { procedure: string; what: string },
): void => {
  const { requestId, address } = credentials;
  recordIdentityEntry(em, clinic.id, {
    ...{ action: 'UPDATE', entity: 'Account', entityId: session.accountId, reason: `${what}.` },
    ...{ actorId: member.userId, procedure, requestId, address },
    changes: { secondFactor: { protected: true } },
  });
  post(em, clinic.id, {
    ...{ kind: 'second-factor', recipient: member.email, subject: `${what} for your MedFlow account` },
    body: `Hello,

${what.charAt(0).toLowerCase()}${what.slice(1)} for ${member.email} at ${clinic.name}.

If that was not you, change your password now and tell the administrators of your clinic.
`,
  });
};
