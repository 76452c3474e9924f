import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_ATTACHED = 0x40;

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array): string => Buffer.from(data).toString('base64url');

interface Twist {
  /** Where the browser says that it is. */
  origin?: string;
  rpId?: string;
  /** How often the authenticator says that it was used. */
  counter?: number;
  verifiesUser?: boolean;
}

/** An authenticator in software that says whatever a test wants: the WebAuthn of a browser is too honest for that. */
export const authenticator = (site: { origin: string; rpId: string }) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  const id = base64url(credentialId);
  let uses = 0;

  const clientData = (type: string, challenge: string, { origin = site.origin }: Twist) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const dataOf = ({ rpId = site.rpId, counter = ++uses, verifiesUser = true }: Twist, flags = 0) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flag = Buffer.from([flags | USER_PRESENT | (verifiesUser ? USER_VERIFIED : 0)]);
    return Buffer.concat([sha256(rpId), flag, count]);
  };

  return {
    id,
    make: (challenge: string, twist: Twist = {}) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
      ]);
      const authData = Buffer.concat([
        dataOf(twist, KEY_ATTACHED),
        ...[Buffer.alloc(16), length, credentialId, isoCBOR.encode(key)],
      ]);
      const attestation = new Map<string, string | Uint8Array<ArrayBuffer> | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', Uint8Array.from(authData)],
      ]);
      return {
        ...{ id, transports: ['internal'] },
        clientDataJSON: base64url(clientData('webauthn.create', challenge, twist)),
        attestationObject: base64url(isoCBOR.encode(attestation)),
      };
    },
    use: (challenge: string, twist: Twist = {}) => {
      const client = clientData('webauthn.get', challenge, twist);
      const authData = dataOf(twist);
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey);
      return {
        id,
        clientDataJSON: base64url(client),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
      };
    },
  };
};
