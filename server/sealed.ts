import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

/** Seals bytes for one place, such as the id of a row: copied to another, they do not open. */
export const sealBytes = (key: CipherKey, place: string, bytes: Uint8Array): Buffer => {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
};

/** The bytes again; throws when anything was changed, belongs elsewhere or was sealed with another key. */
export const unsealBytes = (key: CipherKey, place: string, sealed: Uint8Array): Buffer => {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(IV, IV + TAG));
  const opened = decipher.update(sealed.subarray(IV + TAG));
  // Throws unless all of it is as it was sealed; there are no bytes left in a stream cipher.
  decipher.final();
  return opened;
};

/** The same for a text. */
export const seal = (key: Buffer, place: string, text: string): Buffer =>
  sealBytes(key, place, Buffer.from(text));

export const unseal = (key: Buffer, place: string, sealed: Uint8Array): string =>
  unsealBytes(key, place, sealed).toString('utf8');
