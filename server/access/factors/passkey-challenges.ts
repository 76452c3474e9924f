import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Limit, Limits } from '../limits/limits.ts';

const LIFETIME_S = 300;
const NONCE = 16;
const BODY = NONCE + 8;

/** A challenge is good once: its one point is taken by whoever shows it first. */
const once: Limit = { name: 'passkey-challenge', points: 1, seconds: LIFETIME_S };

/**
 * What a challenge is for; none serves for anything else. Visitors may ask for challenges before anybody knows who they
 * are, so nothing is stored until one comes back signed.
 */
export type ChallengeFor =
  | `register ${string}`
  | `second-factor ${string}`
  | `sign-in ${string}`
  | `confirm ${string}`
  | `portal-register ${string}`
  | `portal-sign-in ${string}`;

const mac = (key: Buffer, purpose: ChallengeFor, body: Buffer): Buffer =>
  createHmac('sha256', key).update(`passkey ${purpose} `).update(body).digest();

/** Bytes for an authenticator to sign within five minutes. */
export const makeChallenge = (
  key: Buffer,
  purpose: ChallengeFor,
  now = Date.now(),
): Uint8Array<ArrayBuffer> => {
  const body = Buffer.alloc(BODY);
  randomBytes(NONCE).copy(body);
  body.writeBigUInt64BE(BigInt(now + LIFETIME_S * 1000), NONCE);
  return Uint8Array.from(Buffer.concat([body, mac(key, purpose, body)]));
};

/** Whether a challenge is ours, for this, still good and used for the first time. */
export const spendChallenge = async (
  limits: Limits,
  key: Buffer,
  purpose: ChallengeFor,
  challenge: string,
): Promise<boolean> => {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== BODY + 32) return false;
  const [body, given] = [bytes.subarray(0, BODY), bytes.subarray(BODY)];
  if (!timingSafeEqual(given, mac(key, purpose, body))) return false;
  if (body.readBigUInt64BE(NONCE) < BigInt(Date.now())) return false;
  return !(await limits.take(once, bytes.toString('base64url'))).isOver;
};
