import type { ChangeSet } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { hasDefaults } from '../records/records.ts';
import type { Changes } from './audit-entry.entity.ts';
import { SystemEntry } from './system-entry.entity.ts';

/** Who acts on the platform: an operator, or the command line and jobs (`id` null). */
export interface PlatformActor {
  id: string | null;
  /** In words, for readers of the system audit. */
  name: string;
  requestId: string | null;
  address: string | null;
}

/** What was done, where it is more than its changes tell. */
export interface SystemAction {
  /** Such as `plan.change`. */
  action: string;
  tenantId?: string | null | undefined;
  entity?: string | undefined;
  entityId?: string | null | undefined;
  changes?: Changes | undefined;
  reason?: string | null | undefined;
}

/** The command line or a job, acting on nobody's behalf. */
export const systemHand = (name: string): PlatformActor => ({
  ...{ id: null, name, requestId: null, address: null },
});

/**
 * Leaves the system entry of an action in the transaction that does it (AUD-5). What changed is read off the unit of work,
 * so it must not have been flushed before.
 */
export const recordSystemAction = (
  em: SqlEntityManager,
  actor: PlatformActor,
  systemAction: SystemAction,
): void => {
  const uow = em.getUnitOfWork();
  uow.computeChangeSets();
  const sets = uow.getChangeSets().filter(({ meta }) => meta.schema === 'platform' || hasDefaults(meta));
  const [first] = sets;
  em.create(SystemEntry, {
    action: systemAction.action,
    operatorId: actor.id,
    actor: actor.name,
    tenantId: systemAction.tenantId ?? null,
    entity: systemAction.entity ?? first?.meta.className ?? 'Platform',
    entityId: systemAction.entityId ?? (first ? keyOf(first) : null),
    changes: systemAction.changes ?? Object.assign({}, ...sets.map(changesIn)),
    reason: systemAction.reason ?? null,
    requestId: actor.requestId,
    address: actor.address,
  });
};

const keyOf = ({ entity, meta }: ChangeSet<object>): string =>
  `${Reflect.get(entity, meta.primaryKeys[0] ?? 'id')}`;

/** What nobody reads: the entry itself says when. */
const housekeeping = new Set(['id', 'createdAt', 'lastAt', 'statusSince', 'version', 'updatedBy']);

const changesIn = ({ meta, payload, originalEntity }: ChangeSet<object>): Changes => {
  const changes: Changes = {};
  for (const { name, hidden } of meta.props) {
    if (!(name in payload) || housekeeping.has(name) || hidden) continue;
    const from: unknown = (originalEntity && Reflect.get(originalEntity, name)) ?? null;
    const to: unknown = Reflect.get(payload, name) ?? null;
    if (from !== null || to !== null) changes[name] = { from, to };
  }
  return changes;
};
