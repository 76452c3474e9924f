import type { EntityManager } from '@mikro-orm/core';
import { Mail } from './mail.entity.ts';

/** A mail of a clinic; `body` is plain text. `secret` when it holds a link that lets its reader in. */
export interface Letter {
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  secret?: boolean;
}

/** Puts a mail into the clinic's outbox, in whichever plane's transaction it belongs to; it is sent once that commits. */
export const post = (em: Pick<EntityManager, 'create'>, tenantId: string, letter: Letter): void => {
  em.create(Mail, { tenantId, ...letter });
};
