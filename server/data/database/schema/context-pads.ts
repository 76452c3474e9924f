import { createHash } from 'node:crypto';

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/**
 * A key as HMAC-SHA256 uses it (RFC 2104): XORed with its inner and its outer pad. The database keeps these, and so needs
 * no more than its own `sha256` to verify a context.
 */
export const contextPads = (secret: Buffer): { inner: Buffer; outer: Buffer } => {
  const key = Buffer.alloc(BLOCK);
  (secret.length > BLOCK ? createHash('sha256').update(secret).digest() : secret).copy(key);
  return { inner: key.map(byte => byte ^ 0x36) as Buffer, outer: key.map(byte => byte ^ 0x5c) as Buffer };
};
