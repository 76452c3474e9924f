import type { EntityManager } from '@mikro-orm/core';
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
  secret?: true;
}

/** One with a link that lets its reader in, so that nobody but its recipient may read it. */
export type SecretLetter = Letter & { secret: true };

/** What a link that lets its reader in carries, behind its # (shared/account/account.ts). */
const secretLink = /#[\w-]{43}/;

/**
 * Puts a mail into the clinic's outbox, in whichever plane's transaction it belongs to; it is sent once that commits. Refuses one
 * that whoever reads the outbox could let themselves in with (FD25).
 */
export const post = (em: Pick<EntityManager, 'create'>, tenantId: string, letter: Letter): void => {
  if (secretLink.test(letter.body) && !letter.secret) throw new Error('A mail with such a link is secret.');
  em.create(Mail, { tenantId, ...letter });
};
