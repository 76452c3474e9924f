import { LRUCache } from 'lru-cache';
import type { Planes } from '../orm/planes.ts';
import { asActor } from '../orm/scope.ts';
import { ClinicSettings } from '../settings/clinic-settings.entity.ts';
import { systemActor } from '../tenancy/actor.ts';

/** Believed for a second, so that the setting bites at once and is not read at every call. */
const believed = new LRUCache<string, boolean>({ max: 10_000, ttl: 1000 });

/** Whether a clinic lets nobody work without a second factor (IDN-4). */
export const requiresSecondFactor = async (planes: Planes, tenantId: string): Promise<boolean> => {
  const known = believed.get(tenantId);
  if (known !== undefined) return known;
  const settings = await asActor(
    planes,
    systemActor(tenantId, 'front door'),
    em => em.findOne(ClinicSettings, {}),
    { readOnly: true },
  );
  const isRequired = settings?.requireSecondFactor ?? false;
  believed.set(tenantId, isRequired);
  return isRequired;
};
