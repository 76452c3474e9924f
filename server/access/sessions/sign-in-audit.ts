import type { EntityManager } from '@mikro-orm/core';
import type { AuditAction } from '../../../shared/clinic/audit.ts';
import { AuditEntry, type Changes } from '../../data/trails/audit-entry.entity.ts';

/** Who knocked, for entries that are left outside a clinic's own context. */
export interface IdentityTrace {
  /** The membership concerned, where it is known. */
  actorId: string | null;
  procedure: string;
  requestId: string | null;
  address: string | null;
}

/** Leaves an entry in a clinic's audit from the identity plane, inside the caller's transaction. */
export const recordIdentityEntry = (
  em: EntityManager,
  tenantId: string,
  trace: IdentityTrace & {
    action: AuditAction;
    entity?: string;
    entityId?: string;
    reason?: string;
    changes?: Changes;
  },
): void => {
  em.create(AuditEntry, {
    tenantId,
    at: new Date(),
    action: trace.action,
    entity: trace.entity ?? 'Session',
    entityId: trace.entityId ?? null,
    reason: trace.reason ?? null,
    changes: trace.changes ?? {},
    actorId: trace.actorId,
    procedure: trace.procedure,
    requestId: trace.requestId,
    address: trace.address,
  });
};
