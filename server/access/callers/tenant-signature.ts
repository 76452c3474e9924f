import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SignatureKeys } from '../../data/orm/signature-keys.ts';

/** What a signature vouches for: this session, known by its token, is for this clinic, until then. */
export interface SignedSession {
  tenantId: string;
  token: string;
  expiresAt: Date;
}

/** Nothing of the session is shown, but nobody else's session makes the same signature. */
const signatureOf = (secret: Buffer, parts: string[], token: string): Buffer => {
  const session = createHash('sha256').update(token).digest('hex');
  return createHmac('sha256', secret)
    .update([...parts, session].join('.'))
    .digest();
};

/** The value of `tenant_sig`: `<tenant id>.<64 hex of HMAC-SHA256>.<key id>.<expiry in ms>` (LIT-1). */
export const sign = ({ tenantId, token, expiresAt }: SignedSession, keys: SignatureKeys): string => {
  const secret = keys.secrets.get(keys.signingId);
  if (!secret) throw new Error(`There is no key ${keys.signingId} to sign with.`);
  const [keyId, expiry] = [keys.signingId, String(+expiresAt)];
  return [
    tenantId,
    signatureOf(secret, [tenantId, keyId, expiry], token).toString('hex'),
    keyId,
    expiry,
  ].join('.');
};

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{64})\.([1-9]\d{0,8})\.(\d{1,15})$/;

/** The clinic that a signature names for the session with this token, or null for whatever is not quite genuine. */
export const verify = (
  signature: string | undefined,
  token: string,
  keys: SignatureKeys,
  now = Date.now(),
): string | null => {
  const [, tenantId = '', hmac = '', keyId = '', expiry = ''] = shape.exec(signature ?? '') ?? [];
  const secret = keys.secrets.get(keyId);
  if (!secret || Number(expiry) <= now) return null;
  const genuine = signatureOf(secret, [tenantId, keyId, expiry], token);
  return timingSafeEqual(genuine, Buffer.from(hmac, 'hex')) ? tenantId : null;
};
