import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { VaultFault } from '../../data/vault/vault-fault.ts';
import { StartupError } from '../../startup-error.ts';
import { DataKey } from './data-key.entity.ts';
import { FIRST, makeFirstKey } from './first-key.ts';

/**
 * Makes the first keys of clinics that were there before there was a vault, and refuses when a key that was registered is not in the
 * key store, or is another one: whatever were sealed from then on could not be read together with what is there.
 */
export const expectKeys = async (planes: Planes): Promise<void> => {
  const [clinics, registered] = await inPlatform(
    planes,
    em =>
      Promise.all([
        em.find(Clinic, { status: { $ne: 'erased' } }, { fields: ['id', 'slug'], orderBy: { id: 1 } }),
        em.find(DataKey, {}, { orderBy: { clinicId: 1, version: 1 } }),
      ]),
    { readOnly: true },
  );
  const keysOf = Map.groupBy(registered, ({ clinicId }) => clinicId);
  const missing: string[] = [];
  const keyless: string[] = [];
  for (const { id, slug } of clinics) {
    const expected = keysOf.get(id)?.filter(({ version }) => version >= FIRST) ?? [];
    if (expected.length === 0) {
      keyless.push(id);
      continue;
    }
    const found = await planes.vault.fingerprints(id).catch(noneOpens);
    const lost = expected.filter(({ version, fingerprint }) => found.get(version) !== fingerprint);
    missing.push(...lost.map(({ version }) => `${slug} (version ${version})`));
  }
  if (missing.length > 0) throw new StartupError(told(missing));
  // Only now: a root key that is not the right one must make none.
  for (const id of keyless)
    await inPlatform(planes, em => makeFirstKey(planes, em, id)).catch(unlessMadeElsewhere);
};

const told = (missing: string[]): string => {
  const others = missing.length > MOST_TOLD ? ` and ${missing.length - MOST_TOLD} more` : '';
  return `The key store does not hold the keys of ${missing.slice(0, MOST_TOLD).join(', ')}${others}. Bring the folder "keys" of the data folder back from its backup, with the MEDFLOW_VAULT_KEY of then; without them the health data of these clinics cannot be read.`;
};

/** Those of another root key, or that somebody changed, are as good as gone. */
const noneOpens = (error: unknown): Map<number, string> => {
  if (!(error instanceof VaultFault)) throw error;
  return new Map();
};

/** Of two servers that start at once both have the same key by then. */
const unlessMadeElsewhere = (error: unknown): void => {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
};

/** Whoever reads it wants to know where to begin. */
const MOST_TOLD = 5;
