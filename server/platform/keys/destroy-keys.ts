import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { DataKey } from './data-key.entity.ts';

/**
 * Destroys the keys of clinics that are erased (PHI-3). Once the erasure is committed and not before, for it cannot be taken back; a
 * process that dies in between leaves it to the next run.
 */
export const destroyKeys = (planes: Planes): Promise<void> =>
  inPlatform(planes, async em => {
    const erased = em.createQueryBuilder(Clinic, 'c').select('c.id').where({ status: 'erased' });
    const keys = await em.find(DataKey, { destroyedAt: null, clinicId: { $in: erased.toRaw() } });
    for (const clinicId of new Set(keys.map(key => key.clinicId))) await planes.vault.destroy(clinicId);
    for (const key of keys) key.destroyedAt = new Date();
  });
