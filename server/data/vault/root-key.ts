import { sealBytes, unsealBytes } from '../../sealed.ts';
import { deriveKey } from '../../secrets.ts';

/**
 * What wraps the data keys of the clinics. One of a key service wraps and unwraps elsewhere, and never shows itself; what it has to
 * keep is the place for which a key was wrapped.
 */
export interface RootKey {
  /** Says which root key wrapped a data key; tells nothing of the key itself. */
  id: string;
  wrap(key: Buffer, place: string): Promise<Buffer>;
  /** Rejects when the key was wrapped for another place, by another root key, or was changed. */
  unwrap(wrapped: Buffer, place: string): Promise<Buffer>;
}

/** A root key of this machine, from the secret that only the vault uses. */
export const localRootKey = (secret: Buffer): RootKey => {
  const key = deriveKey(secret, 'vault');
  return {
    id: deriveKey(secret, 'vault id').toString('hex', 0, 8),
    wrap: async (dataKey, place) => sealBytes(key, place, dataKey),
    unwrap: async (wrapped, place) => unsealBytes(key, place, wrapped),
  };
};
