import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What PKCS #8 puts before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (key: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, key]), format: 'der', type: 'pkcs8' });

/** The public half (SPKI, DER) of the Ed25519 key that is made of these 32 bytes. */
export const publicKeyOf = (key: Buffer): Buffer =>
  createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' });

/** By which a public key is known: the first 16 hex digits of its SHA-256. */
export const keyIdOf = (publicKey: Buffer): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** The same text for the same value, in whatever order its keys come back from a file or a database. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
};

/** Signs what the value says, with Ed25519. */
export const signatureOf = (value: unknown, key: Buffer): Buffer =>
  sign(null, Buffer.from(canonical(value)), privateKeyOf(key));

/** Whether the key that these 32 bytes make signed just that. */
export const isSignedWith = (key: Buffer, value: unknown, signature: Uint8Array): boolean =>
  verify(
    null,
    Buffer.from(canonical(value)),
    createPublicKey({ key: publicKeyOf(key), format: 'der', type: 'spki' }),
    signature,
  );
