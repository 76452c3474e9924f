import { createHmac, timingSafeEqual } from 'node:crypto';
import { RefusedMessage } from './provider.ts';

/** Older messages, and those that come from later, are not believed: somebody may have kept one. */
const TOLERANCE_SECONDS = 300;
/** While a secret is changed there are two. */
const MOST_SIGNATURES = 10;

const digest = (secret: string, seconds: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();

/** As Stripe signs: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over the seconds, a dot and the bytes. */
export const signed = (secret: string, body: Buffer, seconds = Math.floor(Date.now() / 1000)): string =>
  `t=${seconds},v1=${digest(secret, `${seconds}`, body).toString('hex')}`;

/** Throws unless one of the signatures is of one of the secrets, and of now; answers which secret that was. */
export const expectSigned = (
  header: string | string[] | undefined,
  body: Buffer,
  secrets: readonly string[],
): string => {
  const parts = `${header ?? ''}`.split(',').map(part => part.trim().split('=', 2));
  const seconds = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(seconds)) throw new RefusedMessage('It bears no time.');
  if (Math.abs(Date.now() / 1000 - Number(seconds)) > TOLERANCE_SECONDS)
    throw new RefusedMessage('It is too old.');
  const given = parts
    .filter(([name, value = '']) => name === 'v1' && /^[0-9a-f]{64}$/.test(value))
    .slice(0, MOST_SIGNATURES)
    .map(([, value = '']) => Buffer.from(value, 'hex'));
  const secret = secrets.find(each => {
    const wanted = digest(each, seconds, body);
    return given.some(signature => timingSafeEqual(signature, wanted));
  });
  if (secret === undefined) throw new RefusedMessage('It is not signed with the secret of the clinic.');
  return secret;
};
