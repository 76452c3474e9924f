import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { Planes } from '../../data/orm/planes.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { raiseAlert } from './alerts.ts';
import type { Refused } from './refused.ts';
import { SecurityEvent } from './security-event.entity.ts';

/** Refusals of one kind that one visitor leaves in a minute at one clinic, and at all: of no other kind, which they could hide. */
const MOST_ALIKE = 30;
const MOST_OF_A_KIND = 120;

const tally = new LRUCache<string, { count: number }>({ max: 20_000, ttl: 60_000 });

const isWithin = (key: string, most: number): boolean => {
  const seen = tally.get(key) ?? { count: 0 };
  if (seen.count === 0) tally.set(key, seen);
  return ++seen.count <= most;
};

/** Whoever knocks a thousand times a second shall fill the metrics, which cost nothing, but not the database. */
const isTold = ({ kind, tenantId, accountId, address }: Refused): boolean => {
  const source = accountId ?? address ?? 'unknown';
  return (
    isWithin(`${kind} ${tenantId} ${source}`, MOST_ALIKE) && isWithin(`${kind} ${source}`, MOST_OF_A_KIND)
  );
};

/**
 * Records a refusal: one security event, its alert, and an entry in the audit of each clinic concerned, together (AUD-1,
 * T2). Of a flood only the beginning is recorded, each minute anew.
 */
export const recordRefusal = async (planes: Planes, refused: Refused): Promise<void> => {
  if (!isTold(refused)) return;
  const em = planes.platform.em.fork({ disableContextResolution: true });
  await em.transactional(inner => leaveRefusal(inner, refused));
};

/** The same in a transaction of the platform that does more. */
export const leaveRefusal = async (em: SqlEntityManager, { action, ...refused }: Refused): Promise<void> => {
  em.create(SecurityEvent, refused);
  await raiseAlert(em, refused);
  if (!action) return;
  const { procedure, requestId, address } = refused;
  const trace = { at: new Date(), action, entity: 'Session', actorId: null, procedure, requestId, address };
  for (const tenantId of new Set([refused.tenantId, refused.fromTenantId]))
    if (tenantId) em.create(AuditEntry, { tenantId, ...trace });
};
