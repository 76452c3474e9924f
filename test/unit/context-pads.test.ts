import { createHash, createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { contextPads } from '../../server/data/database/schema/context-pads.ts';

const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

test.each([1, 32, 63, 64, 65, 200])('TEN-4: pads of a key of %i bytes give its HMAC', length => {
  const key = randomBytes(length);
  const { inner, outer } = contextPads(key);
  expect(sha256(outer, sha256(inner, 'a clinic|claims')).toString('hex')).toBe(
    createHmac('sha256', key).update('a clinic|claims').digest('hex'),
  );
});
