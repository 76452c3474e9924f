import { createHmac, randomBytes } from 'node:crypto';
import { seal, unseal } from '../../sealed.ts';

const PREFIX = 'whsec_';
const BYTES = 32;

interface Owner {
  tenantId: string;
  id: string;
}

/** Copied to another webhook, or into another clinic, it does not open. */
const placeOf = ({ tenantId, id }: Owner): string => `${tenantId} ${id}`;

/** A new secret: as the clinic is shown it, once, and as it is kept. */
export const newSigningSecret = (key: Buffer, owner: Owner): { secret: string; sealedSecret: Buffer } => {
  const secret = `${PREFIX}${randomBytes(BYTES).toString('base64')}`;
  return { secret, sealedSecret: seal(key, placeOf(owner), secret) };
};

/** What the secret signs with; throws when it was sealed for another place. */
export const signingKey = (key: Buffer, owner: Owner, sealed: Uint8Array): Buffer =>
  Buffer.from(unseal(key, placeOf(owner), sealed).slice(PREFIX.length), 'base64');

/** As Standard Webhooks signs, version 1: HMAC-SHA256 over id, seconds since 1970 and body. */
export const signature = (key: Buffer, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
