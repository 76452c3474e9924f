import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { seal, unseal } from '../../sealed.ts';
import { Mail } from './mail.entity.ts';

/** A mail of a clinic; `body` is plain text. */
export interface Letter {
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  /** The text of a calendar that goes along, with its method. */
  calendar?: string;
  /** The notice or offer that it is the letter of, without which it is not sent (S41). */
  aboutId?: string;
  secret?: never;
}

/** One with a link that lets its reader in. */
export type SecretLetter = Omit<Letter, 'secret'> & { secret: true };

/** What a link that lets its reader in carries, behind its # (shared/account/account.ts). */
const secretLink = /#[\w-]{43}/;

/**
 * Puts a mail into the clinic's outbox, in whichever plane's transaction it belongs to; it is sent once that commits. Refuses one
 * that whoever reads the outbox could let themselves in with (FD25).
 */
export const post = (em: Pick<EntityManager, 'create'>, tenantId: string, letter: Letter): void => {
  if (secretLink.test(letter.body)) throw new Error('A mail with such a link is sealed: postSealed.');
  em.create(Mail, { tenantId, ...letter });
};

/**
 * The same for a letter that nobody but its recipient may read: whoever reads the table, also by SQL in the clinic's own
 * context, finds it sealed (A11).
 */
export const postSealed = (
  em: Pick<EntityManager, 'create'>,
  mailKey: Buffer,
  tenantId: string,
  letter: SecretLetter,
): void => {
  const id = randomUUID();
  const sealed = seal(mailKey, placeOf({ ...letter, id, tenantId }), letter.body);
  em.create(Mail, { ...letter, id, tenantId, body: sealed.toString('base64url') });
};

/** Copied into another clinic, or with another recipient, a sealed letter does not open (AT1). */
const placeOf = ({ tenantId, id, recipient }: Pick<Mail, 'tenantId' | 'id' | 'recipient'>): string =>
  `${tenantId} ${id} ${recipient}`;

/** The text of a mail, opened if it is sealed still; null when it was sealed for another place than it stands in. */
export const textOf = (
  mailKey: Buffer,
  mail: Pick<Mail, 'tenantId' | 'id' | 'recipient' | 'body' | 'secret'> & Partial<Pick<Mail, 'sentAt'>>,
): string | null => {
  if (!mail.secret || mail.sentAt) return mail.body;
  try {
    return unseal(mailKey, placeOf(mail), Buffer.from(mail.body, 'base64url'));
  } catch {
    return null; // AES-GCM says no more than that it is not what was sealed here
  }
};
