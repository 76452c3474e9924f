import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { sealBytes, unsealBytes } from '../../sealed.ts';
import { deriveKey } from '../../secrets.ts';
import { UnknownKey, VaultFault } from './vault-fault.ts';

/** Where a value is kept: moved to another clinic, table, column or row it does not open (E2). */
export interface Place {
  clinicId: string;
  table: string;
  column: string;
  id: string;
}

/** What is sealed begins with the version of its key. */
const VERSION_BYTES = 2;

/** The version of what was there before there were keys: what follows it is not sealed yet. */
export const UNSEALED = 0;

/** So many bytes of a text decide where it is sorted. */
const ORDERED_BYTES = 24;

const bound = ({ clinicId, table, column, id }: Place, version: number): string =>
  [clinicId, table, column, id, version].join('|');

/** Which key a value was sealed with. */
export const versionOf = (sealed: Uint8Array): number =>
  Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength).readUInt16BE();

/** As objects: bytes would be taken over again for each value, which takes longer than to seal it. */
const keysOf = (dataKeys: ReadonlyMap<number, Buffer>, purpose: string): ReadonlyMap<number, KeyObject> =>
  new Map([...dataKeys].map(([version, key]) => [version, createSecretKey(deriveKey(key, purpose))]));

/** The data keys of one clinic by their versions: it seals with the newest and opens with any. */
export class Keyring {
  readonly #clinicId: string;
  readonly #columnKeys: ReadonlyMap<number, KeyObject>;
  readonly #backupKeys: ReadonlyMap<number, KeyObject>;
  readonly newest: number;
  readonly #tokenKey: KeyObject | undefined;
  readonly #orderKey: Buffer | undefined;

  constructor(clinicId: string, dataKeys: ReadonlyMap<number, Buffer>) {
    this.#clinicId = clinicId;
    this.#columnKeys = keysOf(dataKeys, 'columns');
    this.#backupKeys = keysOf(dataKeys, 'backups');
    this.newest = Math.max(UNSEALED, ...dataKeys.keys());
    const first = dataKeys.get(Math.min(...dataKeys.keys()));
    this.#tokenKey = first && createSecretKey(deriveKey(first, 'tokens'));
    this.#orderKey = first && deriveKey(first, 'order');
  }

  seal(place: Place, value: string | Uint8Array): Buffer {
    const version = Buffer.alloc(VERSION_BYTES);
    version.writeUInt16BE(this.newest);
    return Buffer.concat([
      version,
      sealBytes(this.#keyOf(this.#columnKeys, this.newest), bound(place, this.newest), Buffer.from(value)),
    ]);
  }

  /** Throws a VaultFault when the value was changed, or was sealed for another place. */
  open(place: Place, sealed: Uint8Array): Buffer {
    const version = versionOf(sealed);
    const rest = sealed.subarray(VERSION_BYTES);
    if (version === UNSEALED) return Buffer.from(rest);
    const key = this.#keyOf(this.#columnKeys, version);
    try {
      return unsealBytes(key, bound(place, version), rest);
    } catch (cause) {
      throw new VaultFault(`${place.table}.${place.column} of ${place.id} does not open.`, { cause });
    }
  }

  /**
   * The same for the same text of the clinic, and for no other: by it rows are compared that hold the text sealed. Of the first key,
   * so that a rotation changes none.
   */
  token(text: string): string {
    return this.#tokenOf(text).toString('base64url');
  }

  /** The same as a number of 64 bits, in decimal digits: of millions of them an index is made. */
  tokenNumber(text: string): string {
    return String(this.#tokenOf(text).readBigInt64BE());
  }

  /**
   * A text that comes before and after others as this one does, compared letter by letter in collation C, and tells apart nothing but
   * the beginning that is looked at. Whoever sees many learns in which order they are, and which begin alike (decision 44).
   */
  orderOf(text: string): string {
    if (!this.#orderKey) throw this.#keyless();
    const letters = Buffer.from(text).subarray(0, ORDERED_BYTES);
    const order = Buffer.alloc(2 * letters.length);
    for (const [at, letter] of letters.entries()) {
      const gaps = createHash('shake256', { outputLength: 256 })
        .update(this.#orderKey)
        .update(letters.subarray(0, at))
        .digest();
      // After the same beginning every letter has a place of its own, some way behind the one before it.
      const place = gaps.subarray(0, letter + 1).reduce((sum, gap) => sum + (1 << (gap & 7)), 0);
      order.writeUInt16BE(place, 2 * at);
    }
    return order.toString('hex');
  }

  #tokenOf(text: string): Buffer {
    if (!this.#tokenKey) throw this.#keyless();
    return createHmac('sha256', this.#tokenKey).update(text).digest();
  }

  #keyless(): UnknownKey {
    return new UnknownKey(`Clinic ${this.#clinicId} has no key here.`);
  }

  /** Seals a piece of a backup with the key of this version, for its place there. */
  sealPiece(version: number, place: string, bytes: Uint8Array): Buffer {
    return sealBytes(this.#keyOf(this.#backupKeys, version), place, bytes);
  }

  openPiece(version: number, place: string, sealed: Uint8Array): Buffer {
    return unsealBytes(this.#keyOf(this.#backupKeys, version), place, sealed);
  }

  #keyOf(keys: ReadonlyMap<number, KeyObject>, version: number): KeyObject {
    const key = keys.get(version);
    if (!key) throw new UnknownKey(`Clinic ${this.#clinicId} has no key of version ${version} here.`);
    return key;
  }
}
