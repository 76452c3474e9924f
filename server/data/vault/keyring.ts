import { createHmac } from 'node:crypto';
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

const bound = ({ clinicId, table, column, id }: Place, version: number): string =>
  [clinicId, table, column, id, version].join('|');

/** Which key a value was sealed with. */
export const versionOf = (sealed: Uint8Array): number =>
  Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength).readUInt16BE();

/** The data keys of one clinic by their versions: it seals with the newest and opens with any. */
export class Keyring {
  readonly #clinicId: string;
  readonly #columnKeys: ReadonlyMap<number, Buffer>;
  readonly #backupKeys: ReadonlyMap<number, Buffer>;
  readonly newest: number;
  readonly #tokenKey: Buffer | undefined;

  constructor(clinicId: string, dataKeys: ReadonlyMap<number, Buffer>) {
    this.#clinicId = clinicId;
    this.#columnKeys = new Map([...dataKeys].map(([version, key]) => [version, deriveKey(key, 'columns')]));
    this.#backupKeys = new Map([...dataKeys].map(([version, key]) => [version, deriveKey(key, 'backups')]));
    this.newest = Math.max(UNSEALED, ...dataKeys.keys());
    const first = dataKeys.get(Math.min(...dataKeys.keys()));
    this.#tokenKey = first && deriveKey(first, 'tokens');
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
    if (!this.#tokenKey) throw new UnknownKey(`Clinic ${this.#clinicId} has no key here.`);
    return createHmac('sha256', this.#tokenKey).update(text).digest('base64url');
  }

  /** Seals a piece of a backup with the key of this version, for its place there. */
  sealPiece(version: number, place: string, bytes: Uint8Array): Buffer {
    return sealBytes(this.#keyOf(this.#backupKeys, version), place, bytes);
  }

  openPiece(version: number, place: string, sealed: Uint8Array): Buffer {
    return unsealBytes(this.#keyOf(this.#backupKeys, version), place, sealed);
  }

  #keyOf(keys: ReadonlyMap<number, Buffer>, version: number): Buffer {
    const key = keys.get(version);
    if (!key) throw new UnknownKey(`Clinic ${this.#clinicId} has no key of version ${version} here.`);
    return key;
  }
}
