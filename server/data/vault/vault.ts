import { createHash, randomBytes } from 'node:crypto';
import { MINUTE } from '../../../shared/durations.ts';
import { type KeyStore, keysInMemory, type WrappedKey } from './key-store.ts';
import { Keyring } from './keyring.ts';
import { localRootKey, type RootKey } from './root-key.ts';
import { VaultFault } from './vault-fault.ts';

/** After this a process looks whether another one has made or destroyed keys. */
const REMEMBERED_MS = MINUTE;

const KEY_BYTES = 32;

const placeOf = (clinicId: string, version: number): string => `data key|${clinicId}|${version}`;

/** Tells whether a key is the one that was registered, and nothing of it. */
const fingerprintOf = (key: Buffer): string =>
  createHash('sha256').update('medflow data key').update(key).digest('hex').slice(0, 32);

/**
 * The data keys of the clinics, each wrapped by the root key (PHI-1). Whoever works in a clinic has its keys loaded first
 * (`load`), because the driver that seals and opens does not wait.
 */
export class Vault {
  readonly #root: RootKey;
  readonly #store: KeyStore;
  readonly #rings = new Map<string, { ring: Keyring; until: number }>();
  readonly #loading = new Map<string, Promise<void>>();

  constructor(root: RootKey, store: KeyStore) {
    this.#root = root;
    this.#store = store;
  }

  /** Answers nothing where the keys are known already, so that nobody waits for them. */
  load(clinicId: string): Promise<void> | undefined {
    const known = this.#rings.get(clinicId);
    if (known && known.until > Date.now()) return undefined;
    const loading =
      this.#loading.get(clinicId) ?? this.#open(clinicId).finally(() => this.#loading.delete(clinicId));
    this.#loading.set(clinicId, loading);
    return loading;
  }

  /** The keys of a clinic that is being worked in. */
  keyringOf(clinicId: string): Keyring {
    const known = this.#rings.get(clinicId);
    if (!known) throw new VaultFault(`The keys of clinic ${clinicId} are not loaded.`);
    return known.ring;
  }

  /** Has the next call look for keys anew; whoever is in the middle of their work keeps those they have. */
  forget(clinicId: string): void {
    const known = this.#rings.get(clinicId);
    if (known) known.until = 0;
  }

  /** Makes a key, unless there is one of this version; answers its fingerprint. */
  async make(clinicId: string, version: number): Promise<string> {
    const wrapped = await this.#root.wrap(randomBytes(KEY_BYTES), placeOf(clinicId, version));
    const kept = await this.#store.add(clinicId, {
      ...{ version, rootKey: this.#root.id, madeAt: new Date().toISOString() },
      wrapped: wrapped.toString('base64'),
    });
    this.forget(clinicId);
    return fingerprintOf(await this.#unwrap(clinicId, kept));
  }

  /** The fingerprints of a clinic's keys by version, as they are in the store. */
  async fingerprints(clinicId: string): Promise<Map<number, string>> {
    const keys = await this.#dataKeys(clinicId);
    return new Map([...keys].map(([version, key]) => [version, fingerprintOf(key)]));
  }

  /** What was sealed with them can be read by nobody any more, wherever it is kept. */
  async destroy(clinicId: string): Promise<void> {
    await this.#store.remove(clinicId);
    this.#rings.delete(clinicId);
  }

  async #open(clinicId: string): Promise<void> {
    const ring = new Keyring(clinicId, await this.#dataKeys(clinicId));
    this.#rings.set(clinicId, { ring, until: Date.now() + REMEMBERED_MS });
  }

  async #dataKeys(clinicId: string): Promise<Map<number, Buffer>> {
    const wrapped = await this.#store.read(clinicId);
    const keys = await Promise.all(wrapped.map(key => this.#unwrap(clinicId, key)));
    return new Map(wrapped.map(({ version }, at) => [version, keys[at] as Buffer]));
  }

  async #unwrap(clinicId: string, { version, wrapped, rootKey }: WrappedKey): Promise<Buffer> {
    if (rootKey !== this.#root.id)
      throw new VaultFault(
        `Key ${version} of clinic ${clinicId} was wrapped by another MEDFLOW_VAULT_KEY (${rootKey}) than this one (${this.#root.id}).`,
      );
    try {
      return await this.#root.unwrap(Buffer.from(wrapped, 'base64'), placeOf(clinicId, version));
    } catch (cause) {
      throw new VaultFault(`Key ${version} of clinic ${clinicId} does not open.`, { cause });
    }
  }
}

/** A vault of its own for clinics that end with the process, as those of a proof do. */
export const vaultInMemory = (): Vault => new Vault(localRootKey(randomBytes(KEY_BYTES)), keysInMemory());
