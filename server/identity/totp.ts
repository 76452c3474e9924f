import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

export const newSecret = (): string => generateSecret();

/** What an authenticator app reads from the QR code. */
export const addressOf = (email: string, secret: string): string =>
  generateURI({ issuer: 'MedFlow', label: email, secret });

/** Seals a secret for one account: copied to another account's row, it does not open. */
export const seal = (key: Buffer, accountId: string, secret: string): Buffer => {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(accountId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
};

/** The secret again; throws when anything was changed or belongs to another account. */
export const unseal = (key: Buffer, accountId: string, sealed: Uint8Array): string => {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(accountId))
    .setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]).toString('utf8');
};

/** The 30-second step that a code belongs to, of the present one and its neighbours; null when it fits none of them. */
export const stepOf = async (secret: string, code: string): Promise<number | null> => {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({ secret, token: code, epochTolerance: 30 });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
};
