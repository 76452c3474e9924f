import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { OwnSecurity, SecurityValues } from '../../../shared/clinic/settings.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { SecuritySettings } from './security-settings.entity.ts';
import { settingsOf } from './settings-of.ts';

/** The kind of settings that says who may come in, and for how long. */
export const security = { entity: SecuritySettings, values: SecurityValues, own: OwnSecurity };

type Security = z.output<typeof SecurityValues>;

/** Believed for a second, so that a setting bites at once and is not read at every call. */
const believed = new LRUCache<string, Security>({ max: 10_000, ttl: 1000 });

/** The security settings that count in a clinic, for the front door; NOT_FOUND for a clinic that is erased. */
export const securityOf = async (planes: Planes, tenantId: string): Promise<Security> => {
  const known = believed.get(tenantId);
  if (known) return known;
  const system = systemActor(tenantId, 'front door');
  const { values } = await asActor(planes, system, em => settingsOf(em, security), { readOnly: true });
  believed.set(tenantId, values);
  return values;
};
