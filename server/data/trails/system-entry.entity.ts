import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../records/global-entity.ts';
import type { Changes } from './audit-entry.entity.ts';

const schema = defineEntity({
  name: 'SystemEntry',
  schema: 'platform',
  tableName: 'system_entries',
  indexes: [{ properties: ['createdAt', 'id'] }, { properties: ['tenantId', 'createdAt'] }],
  properties: {
    ...globalFields,
    /** Such as `clinic.provision`, `plan.change`, `grant.approve`. */
    action: p.text(),
    /** The operator who acted; null for the command line and jobs. */
    operatorId: p.uuid().nullable(),
    /** Who acted, in words. */
    actor: p.text(),
    /** The clinic concerned, if it is one. */
    tenantId: p.uuid().nullable(),
    entity: p.text(),
    entityId: p.text().nullable(),
    changes: p
      .json<Changes>()
      .defaultRaw("'{}'")
      .onCreate(() => ({})),
    reason: p.text().nullable(),
    requestId: p.text().nullable(),
    address: p.text().nullable(),
  },
});

/** The system audit (AUD-5): what was done to the platform. Insert-only. */
export class SystemEntry extends schema.class {}
schema.setClass(SystemEntry);
