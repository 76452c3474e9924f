import { defineEntity, p } from '@mikro-orm/core';
import type { OpeningHours } from '../../../shared/clinic/availability.ts';
import { type Facility as Contract, FacilityKind } from '../../../shared/clinic/facilities.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';

/** As jsonb writes an item: in the order of the lengths of its keys. */
const SPAN = String.raw`\{"to": "(([01]\d|2[0-3]):[0-5]\d|24:00)", "from": "([01]\d|2[0-3]):[0-5]\d", "weekday": [1-7]\}`;

const schema = defineEntity({
  name: 'Facility',
  schema: 'clinic',
  tableName: 'facilities',
  extends: TenantEntity,
  uniques: [{ name: 'facilities_name_unique', properties: ['tenantId', 'name'], where: { deletedAt: null } }],
  checks: [
    { name: 'facilities_capacity_positive', expression: f => `${f.capacity} > 0` },
    { name: 'facilities_kind_known', expression: f => oneOf(f.kind, FacilityKind.options) },
    {
      name: 'facilities_opening_hours',
      expression: f => `(${f.openingHours})::text ~ '^\\[(${SPAN}(, ${SPAN})*|)\\]$'`,
    },
  ],
  properties: {
    name: p.text(),
    kind: p.text().$type<Contract['kind']>(),
    licence: p.text().nullable(),
    capacity: p.integer().nullable(),
    timeZone: p.text(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    /** On the facility's wall clock; hours that end no later than they begin end on the next day. */
    openingHours: p.json<OpeningHours>().defaultRaw("'[]'"),
  },
});

/** A place where the clinic sees patients; its time zone rules the wall clock of what happens there. */
export class Facility extends schema.class {}
schema.setClass(Facility);
