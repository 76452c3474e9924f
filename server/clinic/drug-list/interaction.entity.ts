import { defineEntity, p } from '@mikro-orm/core';
import { Severity } from '../../../shared/clinic/drug-list.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Interaction',
  schema: 'clinic',
  tableName: 'interactions',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'one', 'id'] },
    {
      // One row for a pair, whichever was named first (CR21).
      name: 'interactions_once',
      expression:
        'create unique index "interactions_once" on "clinic"."interactions" ("tenant_id", least(lower("one"), lower("other")), greatest(lower("one"), lower("other"))) where "deleted_at" is null',
    },
  ],
  checks: [
    { name: 'interactions_severity_known', expression: i => oneOf(i.severity, Severity.options) },
    { name: 'interactions_two', expression: i => `lower(${i.one}) <> lower(${i.other})` },
  ],
  properties: {
    one: p.text(),
    other: p.text(),
    effect: p.text(),
    severity: p.text().$type<Severity>(),
  },
});

/** What happens when two substances, or groups of them, are taken together, as the clinic has it. */
export class Interaction extends schema.class {}
schema.setClass(Interaction);
