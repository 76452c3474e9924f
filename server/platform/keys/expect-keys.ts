import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
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
  for (const { id, slug } of clinics) {
    const expected = keysOf.get(id)?.filter(({ version }) => version >= FIRST) ?? [];
    if (expected.length === 0) {
      await inPlatform(planes, em => makeFirstKey(planes, em, id)).catch(unlessMadeElsewhere);
      continue;
    }
    const found = await planes.vault.fingerprints(id);
    const lost = expected.filter(({ version, fingerprint }) => found.get(version) !== fingerprint);
    missing.push(...lost.map(({ version }) => `${slug} (version ${version})`));
  }
  if (missing.length === 0) return;
  const told = missing.slice(0, MOST_TOLD).join(', ');
  const others = missing.length > MOST_TOLD ? ` and ${missing.length - MOST_TOLD} more` : '';
  throw new StartupError(
    `The key store does not hold the keys of ${told}${others}. Bring the folder "keys" of the data folder back from its backup, with the MEDFLOW_VAULT_KEY of then; without them the health data of these clinics cannot be read.`,
  );
};

/** Of two servers that start at once both have the same key by then. */
const unlessMadeElsewhere = (error: unknown): void => {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
};

/** Whoever reads it wants to know where to begin. */
const MOST_TOLD = 5;
