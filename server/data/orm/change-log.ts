import {
  BigIntType,
  type ChangeSet,
  ChangeSetType,
  type EntityProperty,
  type EventSubscriber,
  type FlushEventArgs,
  JsonType,
  ReferenceKind,
} from '@mikro-orm/core';
import type { AuditAction } from '../../../shared/clinic/audit.ts';
import { actorOf } from '../records/actor.ts';
import { type ClinicRecord, isRecord } from '../records/records.ts';
import { isProtected } from '../records/tenant-entity.ts';
import { AuditEntry, type Changes } from '../trails/audit-entry.entity.ts';
import { expectUnchanged } from './versions.ts';

/** Fields the base keeps by itself: the entry's own actor and time say the same. */
export const housekeeping: ReadonlySet<string> = new Set([
  ...[
    'tenantId',
    'id',
    'version',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
    'deletedAt',
    'deletedBy',
  ],
  ...['numberKey', 'nameOrder', 'searchTokens'],
]);

/** Turns deletes into soft deletes and leaves one audit entry for each changed record, in the same transaction. */
export class ChangeLog implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    for (const changeSet of uow.getChangeSets()) {
      if (!isRecord(changeSet.meta)) continue;
      const record = changeSet.entity as ClinicRecord;
      // The defaults of settings are no clinic's; operators leave a system entry instead.
      if (record.tenantId === null) continue;
      expectUnchanged(record);
      if (changeSet.type === ChangeSetType.DELETE) {
        record.deletedAt = new Date();
        record.deletedBy = actorOf(em).userId;
        uow.computeChangeSet(record, ChangeSetType.UPDATE);
      }
      const entry = em.create(
        AuditEntry,
        {
          action: actionOf(changeSet, record),
          entity: changeSet.meta.className,
          entityId: record.id,
          changes: changesOf(changeSet),
          reason: reasons.get(record) ?? null,
          facilityId: facilityOf(changeSet.meta.className, record),
        },
        { persist: false },
      );
      uow.computeChangeSet(entry);
    }
  }
}

/** Why records are changed, where whoever changes them says so. */
const reasons = new WeakMap<object, string>();

/** Has the entry that tells of the next change of a record give this reason. */
export const changedBecause = (record: object, reason: string): void => {
  reasons.set(record, reason);
};

/** The facility a record belongs to, by which readers who are bound to some may see its entry. */
const facilityOf = (className: string, record: ClinicRecord & Placed): string | null => {
  if (className === 'Facility') return record.id;
  // A part of a patient's record is where the patient is.
  const place = 'facility' in record ? record : (record.patient?.unwrap() ?? {});
  return place.facility?.id ?? null;
};

interface Placed {
  facility?: { id: string } | null;
  patient?: { unwrap: () => Placed } | null;
}

const actionOf = (changeSet: ChangeSet<object>, record: ClinicRecord): AuditAction => {
  if (changeSet.type === ChangeSetType.CREATE) return 'CREATE';
  if (changeSet.type === ChangeSetType.DELETE) return 'DELETE';
  const before: { deletedAt?: unknown } | undefined = changeSet.originalEntity;
  return before?.deletedAt && !record.deletedAt ? 'RESTORE' : 'UPDATE';
};

const changesOf = ({ type, meta, payload, originalEntity }: ChangeSet<object>): Changes => {
  const before = (originalEntity ?? {}) as Record<string, unknown>;
  const after = payload as Record<string, unknown>;
  const changes: Changes = {};
  if (type === ChangeSetType.DELETE) return changes;
  for (const property of meta.props) {
    const { name } = property;
    if (housekeeping.has(name) || !(name in after)) continue;
    const from = plain(property, before[name]);
    const to = plain(property, after[name]);
    if (from === null && to === null) continue;
    changes[name] = isProtected(property) ? { protected: true } : { from, to };
  }
  return changes;
};

/**
 * A relation is told by its id alone, as the clinic half of the key goes without saying, a large number as a number, and JSON as
 * what it says.
 */
const plain = ({ kind, customType }: EntityProperty, value: unknown): unknown => {
  if (kind === ReferenceKind.MANY_TO_ONE && Array.isArray(value)) return value.at(-1);
  // The unit of work keeps it as the text that it writes.
  if (customType instanceof JsonType && typeof value === 'string') return JSON.parse(value);
  // The driver says what eight bytes hold as text; amounts are far below what a number holds exactly.
  return customType instanceof BigIntType && value != null ? Number(value) : (value ?? null);
};
