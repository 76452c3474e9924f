import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SignedSession, sign, verify } from '../../server/access/callers/tenant-signature.ts';
import { signatureKeys } from '../../server/data/orm/signature-keys.ts';
import { deriveKey } from '../../server/secrets.ts';

const root = randomBytes(32);
const keys = signatureKeys(root, 4);
const tokenLike = () => randomBytes(32).toString('base64url');
const now = Date.UTC(2031, 0, 6);
const session: SignedSession = {
  tenantId: randomUUID(),
  token: tokenLike(),
  expiresAt: new Date(now + 1000),
};
const signature = sign(session, keys);
const verified = (value: string | undefined, { token = session.token, by = keys, at = now } = {}) =>
  verify(value, token, by, at);

test('LIT-1: the core of the cookie is the clinic and an HMAC over all that it says and the session', () => {
  const [tenantId, hmac, keyId, expiry] = signature.split('.');
  const inside = [tenantId, keyId, expiry, createHash('sha256').update(session.token).digest('hex')];
  const key = deriveKey(root, 'tenant signature 4');
  expect(signature).toMatch(new RegExp(`^${session.tenantId}\\.[0-9a-f]{64}\\.4\\.${now + 1000}$`));
  expect(hmac).toBe(createHmac('sha256', key).update(inside.join('.')).digest('hex'));
  expect(signature).not.toContain(session.token);
  expect(verified(signature)).toBe(session.tenantId);
});

test('T4 LIT-1: whatever is not quite genuine is nobody’s, and never an error', () => {
  const [tenantId, hmac = '', keyId, expiry] = signature.split('.');
  const forged: Record<string, string | undefined> = {
    nothing: undefined,
    empty: '',
    'no signature': tenantId,
    'an empty signature': `${tenantId}..${keyId}.${expiry}`,
    'the bare core, without key and expiry': `${tenantId}.${hmac}`,
    'no key': `${tenantId}.${hmac}.${expiry}`,
    'an empty key': `${tenantId}.${hmac}..${expiry}`,
    'an algorithm that is none': `${tenantId}..none.${expiry}`,
    'a key that is none': `${tenantId}.${hmac}.constructor.${expiry}`,
    'the name of another valid key': `${tenantId}.${hmac}.5.${expiry}`,
    'the name of an unknown key': `${tenantId}.${hmac}.9.${expiry}`,
    'another clinic': `${randomUUID()}.${hmac}.${keyId}.${expiry}`,
    'a later expiry': `${tenantId}.${hmac}.${keyId}.${Number(expiry) + 1}`,
    'no expiry': `${tenantId}.${hmac}.${keyId}`,
    'an endless expiry': `${tenantId}.${hmac}.${keyId}.Infinity`,
    'a clinic in capitals': `${tenantId?.toUpperCase()}.${hmac}.${keyId}.${expiry}`,
    'a hash in capitals': `${tenantId}.${hmac.toUpperCase()}.${keyId}.${expiry}`,
    'no clinic': `.${hmac}.${keyId}.${expiry}`,
    'something after it': `${signature}.1`,
    'a line after it': `${signature}\n`,
    'something before it': ` ${signature}`,
    'another secret': sign(session, signatureKeys(randomBytes(32), 4)),
    'another session': sign({ ...session, token: tokenLike() }, keys),
    'a hash of the clinic alone': `${tenantId}.${createHash('sha256').update(session.tenantId).digest('hex')}.${keyId}.${expiry}`,
    'very much': 'x'.repeat(1_000_000),
  };
  for (const [what, value] of Object.entries(forged)) expect(verified(value), what).toBeNull();
});

test('T4 TEN-4: a signature is for one session and ends on time', () => {
  expect(verified(signature, { token: tokenLike() })).toBeNull();
  expect(verified(signature, { token: '' })).toBeNull();
  expect(verified(signature, { at: now + 999 })).toBe(session.tenantId);
  expect(verified(signature, { at: now + 1000 })).toBeNull();
});

test('T4: no bit can be flipped and no end be cut off', () => {
  const bits = fc.record({ at: fc.nat(signature.length - 1), bit: fc.nat(6) });
  fc.assert(
    fc.property(bits, ({ at, bit }) => {
      const flipped = String.fromCharCode(signature.charCodeAt(at) ^ (1 << bit));
      return verified(signature.slice(0, at) + flipped + signature.slice(at + 1)) === null;
    }),
    { numRuns: 2000 },
  );
  for (let length = 0; length < signature.length; length++)
    expect(verified(signature.slice(0, length)), `${length} letters`).toBeNull();
});

test('LIT-1: verifying answers null or the clinic that was signed, whatever comes in', () => {
  const things = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(signature));
  for (const value of fc.sample(things, 300)) expect([null, session.tenantId]).toContain(verified(value));
  const sessions = fc.record({
    tenantId: fc.uuid(),
    token: fc.base64String(),
    expiresAt: fc.date({ min: new Date(now + 1), noInvalidDate: true, max: new Date(9e14) }),
  });
  fc.assert(fc.property(sessions, one => verify(sign(one, keys), one.token, keys, now) === one.tenantId));
});

test('TEN-4: keys rotate one by one, and neighbours accept each other’s signatures meanwhile', () => {
  const by = (generation: number) => signatureKeys(root, generation);
  const accepts = (generation: number, signer: number) =>
    verified(sign(session, by(signer)), { by: by(generation) }) !== null;
  expect([3, 4, 5].map(signer => accepts(4, signer))).toEqual([true, true, true]);
  expect([2, 6].map(signer => accepts(4, signer))).toEqual([false, false]);
  expect([...by(1).secrets.keys()]).toEqual(['1', '2']);
  const secrets = [3, 4, 5].map(id => keys.secrets.get(String(id))?.toString('hex'));
  expect(new Set([...secrets, root.toString('hex')]).size).toBe(4);
});

test('LIT-1: without the key that signs, nothing is signed', () => {
  expect(() => sign(session, { ...keys, signingId: '9' })).toThrow('There is no key 9 to sign with.');
});
