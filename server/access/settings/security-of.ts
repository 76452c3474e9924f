import type { z } from 'zod';
import { OwnSecurity, SecurityValues } from '../../../shared/clinic/settings.ts';
import { ClinicCache } from '../../data/caches/clinic-caches.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { SecuritySettings } from './security-settings.entity.ts';
import { settingsOf } from './settings-of.ts';

/** The kind of settings that says who may come in, and for how long. */
export const security = { entity: SecuritySettings, values: SecurityValues, own: OwnSecurity };

type Security = z.output<typeof SecurityValues>;

const remembered = new WeakMap<Planes, ClinicCache<Security>>();

const cacheOf = (planes: Planes): ClinicCache<Security> => {
  const known =
    remembered.get(planes) ?? new ClinicCache<Security>(planes.changes.caches, 'security-settings');
  remembered.set(planes, known);
  return known;
};

/** The security settings that count in a clinic, for the front door; NOT_FOUND for a clinic that is erased. */
export const securityOf = (planes: Planes, tenantId: string): Promise<Security> =>
  cacheOf(planes).find(
    tenantId,
    async () => {
      const system = systemActor(tenantId, 'front door');
      const { values } = await asActor(planes, system, em => settingsOf(em, security), { readOnly: true });
      return values;
    },
    () => tenantId,
  );
