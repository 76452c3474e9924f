import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Actor } from '../records/actor.ts';

/** The key that signs contexts; its id lets an old and a new key be valid at the same time (rotation). */
export interface ContextKey {
  id: string;
  /** What the database is given to check with. */
  secret: Buffer;
  /** The same as Node signs with; made once, because making it costs as much as signing. */
  signing: KeyObject;
}

/** Long enough for any statement allowed by `statement_timeout`, short enough to be worthless later. */
const LIFETIME_MS = 60_000;

export const contextKey = (secret: Buffer): ContextKey => ({
  id: createHash('sha256').update(secret).digest('hex').slice(0, 16),
  secret,
  signing: createSecretKey(secret),
});

/** What the actor is kept to: a patient's own rows, what visitors see, some facilities, or nothing but the clinic. */
const scopeOf = ({ patientId, isVisitor, facilities }: Actor): string => {
  if (patientId) return `patient:${patientId}`;
  return isVisitor ? 'visitor' : (facilities?.join(',') ?? '*');
};

/**
 * The transaction settings `security.current_tenant()` accepts: clinic, then `key|expiry|actor|facilities|grant`, then the
 * HMAC-SHA256 over both. The database recomputes it with a key the app role cannot read, so a `set_config` smuggled
 * in through SQL reaches no other clinic.
 */
export const signedContext = (actor: Actor, key: ContextKey, now = Date.now()): Record<string, string> => {
  const { tenantId, userId, grantId } = actor;
  const scope = scopeOf(actor);
  const claims = `${key.id}|${now + LIFETIME_MS}|${userId ?? ''}|${scope}|${grantId ?? ''}`;
  const signature = createHmac('sha256', key.signing).update(`${tenantId}|${claims}`).digest('hex');
  return {
    'app.current_tenant_id': tenantId,
    'app.context': claims,
    'app.context_signature': signature,
  };
};

/** Signs a transaction on that lasts longer than a signature is good for: the statement, and its parameters. */
export const signedAnew = (actor: Actor, key: ContextKey): [statement: string, params: string[]] => {
  const variables = Object.entries(signedContext(actor, key));
  return [`select ${variables.map(() => 'set_config(?, ?, true)').join(', ')}`, variables.flat()];
};
