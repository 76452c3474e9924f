import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { SecurityEventKind } from '../../../shared/platform/security-events.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { membershipOf } from '../memberships/membership.ts';
import { raiseAlert } from './alerts.ts';
import { type Refused, whatWasRefused } from './refused.ts';
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

/** What anybody is refused who names an account, before it is known whose it is: telling of it by account would tell which there are (A4). */
const beforeProof: ReadonlySet<SecurityEventKind> = new Set(['LOGIN_FAILED', 'LOCKED_OUT']);

/** Whoever knocks a thousand times a second shall fill the metrics, which cost nothing, but not the database. */
const isTold = ({ kind, tenantId, accountId, address }: Refused): boolean => {
  const source = (beforeProof.has(kind) ? null : accountId) ?? address ?? 'unknown';
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
  const actors = await actorsOf(planes, refused);
  const em = planes.platform.em.fork({ disableContextResolution: true });
  await em.transactional(inner => leaveRefusal(inner, refused, actors));
};

const clinicsOf = ({ action, tenantId, fromTenantId }: Refused): string[] =>
  action ? [...new Set([tenantId, fromTenantId])].filter(id => id != null) : [];

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** By which member each clinic concerned knows the caller: its own, and no other clinic's (AT10). */
const actorsOf = async (planes: Planes, refused: Refused): Promise<ReadonlyMap<string, string>> => {
  const { accountId, service } = refused;
  const actors = new Map<string, string>();
  for (const id of clinicsOf(refused)) {
    // Asked for nobody as well, or the time it takes would tell which addresses have an account (A4).
    const member = await membershipOf(planes, id, accountId ?? NOBODY);
    const userId = member?.userId ?? (service?.tenantId === id ? service.userId : null);
    if (userId) actors.set(id, userId);
  }
  return actors;
};

/** The same in a transaction of the platform that does more. */
export const leaveRefusal = async (
  em: SqlEntityManager,
  refused: Refused,
  actors: ReadonlyMap<string, string> = new Map(),
): Promise<void> => {
  const { action, service, actorId = null, ...event } = refused;
  em.create(SecurityEvent, event);
  await raiseAlert(em, refused);
  if (!action) return;
  const { kind, procedure, requestId, address } = refused;
  const what = { reason: `Refused: ${whatWasRefused[kind]}`, changes: { refused: { to: kind } } };
  const trace = { at: new Date(), action, entity: 'Session', ...what, procedure, requestId, address };
  for (const tenantId of clinicsOf(refused)) {
    const member = actors.get(tenantId) ?? (tenantId === refused.tenantId ? actorId : null);
    em.create(AuditEntry, { tenantId, actorId: member, ...trace });
  }
};
