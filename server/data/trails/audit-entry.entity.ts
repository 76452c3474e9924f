import { defineEntity, p } from '@mikro-orm/core';
import type { AuditAction } from '../../../shared/clinic/audit.ts';
import { boundReaders } from '../records/facility-scope.ts';
import { TrailEntry } from '../records/trail-entry.ts';
import { dueWork, removedAfter } from '../records/work-policies.ts';

/** Old and new value of a field; protected fields are named only. */
export type Changes = Record<string, { from?: unknown; to?: unknown; protected?: true }>;

const schema = defineEntity({
  name: 'AuditEntry',
  schema: 'clinic',
  tableName: 'audit_entries',
  extends: TrailEntry,
  indexes: [
    { properties: ['tenantId', 'entityId', 'at'] },
    { properties: ['tenantId', 'actorId', 'at'] },
    { properties: ['tenantId', 'at', 'id'] },
    { name: 'audit_entries_changes', properties: ['changes'], type: 'gin' },
  ],
  // A sign-in or an owner's repair writes its trace without a clinic's context; none of these roles can read it.
  policies: [
    boundReaders(
      entry =>
        `${entry.facilityId} = any ((select security.facility_scope())::uuid[]) or ${entry.actorId} = (select security.current_actor()) or current_user = 'medflow_owner'`,
    ),
    dueWork,
    removedAfter('at', '3 years'),
    {
      name: 'trail',
      command: 'insert',
      roles: ['medflow_identity', 'medflow_owner', 'medflow_platform'],
      check: 'true',
    },
  ],
  properties: {
    action: p.text().$type<AuditAction>(),
    /** The class of the record, such as `Booking`. */
    entity: p.text(),
    entityId: p.uuid().nullable(),
    /** The facility of the record, for readers who are bound to some (TEN-8). */
    facilityId: p.uuid().nullable(),
    reason: p.text().nullable(),
    changes: p
      .json<Changes>()
      .defaultRaw("'{}'")
      .onCreate(() => ({})),
  },
});

/** What was done to which record (AUD-2). */
export class AuditEntry extends schema.class {}
schema.setClass(AuditEntry);
