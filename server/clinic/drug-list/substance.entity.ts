import { defineEntity, p } from '@mikro-orm/core';
import { TenantEntity } from '../../data/records/tenant-entity.ts';

const names = () =>
  p
    .array()
    .columnType('text[]')
    .$type<string[]>()
    .defaultRaw("'{}'")
    .onCreate(() => []);

const schema = defineEntity({
  name: 'Substance',
  schema: 'clinic',
  tableName: 'substances',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'name', 'id'] },
    {
      name: 'substances_name_unique',
      expression:
        'create unique index "substances_name_unique" on "clinic"."substances" ("tenant_id", lower("name")) where "deleted_at" is null',
    },
  ],
  properties: { name: p.text(), otherNames: names(), groups: names() },
});

/** What a drug is made of, with the names it is sold under and the groups it belongs to: what the clinic's checks know. */
export class Substance extends schema.class {}
schema.setClass(Substance);
