import type { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';
import { DataKey } from './data-key.entity.ts';

/**
 * Makes the next key of a clinic (PHI-2). From then on it seals, and a job seals anew what others sealed; they are kept, because backups may
 * need them. Answers the version.
 */
export const rotateKey = (planes: Planes, by: PlatformActor, { id }: Pick<Clinic, 'id'>): Promise<number> =>
  inPlatform(planes, async em => {
    const [newest] = await em.find(DataKey, { clinicId: id }, { orderBy: { version: 'desc' }, limit: 1 });
    const version = (newest?.version ?? 0) + 1;
    const fingerprint = await planes.vault.make(id, version);
    const key = em.create(DataKey, { clinicId: id, version, fingerprint });
    recordSystemAction(em, by, { action: 'keys.rotate', tenantId: id, entityId: key.id });
    return version;
  });
