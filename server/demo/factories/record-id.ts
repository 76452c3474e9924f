import { createHash } from 'node:crypto';

/**
 * The id of a demo record, the same each time it is made: so a later run knows what is there already, also when someone
 * renamed it meanwhile. It has the form of a random uuid (version 4), as every id has.
 */
export const recordId = (...key: (string | number)[]): string => {
  const hash = createHash('sha256').update(key.join('/')).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x40, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
};
