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
  secret?: never;
}

/** One with a link that lets its reader in. */
export type SecretLetter = Omit<Letter, 'secret'> & { secret: true };

/** Puts a mail into the clinic's outbox, in whichever plane's transaction it belongs to; it is sent once that commits. */
export const post = (em: Pick<EntityManager, 'create'>, tenantId: string, letter: Letter): void => {
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
  em.create(Mail, { ...letter, id, tenantId, body: seal(mailKey, id, letter.body).toString('base64url') });
};

/** The text of a mail, opened if it is sealed still. */
export const textOf = (mailKey: Buffer, mail: Pick<Mail, 'id' | 'body' | 'secret' | 'sentAt'>): string =>
  mail.secret && !mail.sentAt ? unseal(mailKey, mail.id, Buffer.from(mail.body, 'base64url')) : mail.body;
