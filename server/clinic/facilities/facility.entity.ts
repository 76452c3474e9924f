import { defineEntity, p } from '@mikro-orm/core';
import { type Facility as Contract, FacilityKind } from '../../../shared/clinic/facilities.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Facility',
  schema: 'clinic',
  tableName: 'facilities',
  extends: TenantEntity,
  uniques: [{ name: 'facilities_name_unique', properties: ['tenantId', 'name'], where: { deletedAt: null } }],
  checks: [
    { name: 'facilities_capacity_positive', expression: f => `${f.capacity} > 0` },
    { name: 'facilities_kind_known', expression: f => oneOf(f.kind, FacilityKind.options) },
  ],
  properties: {
    name: p.text(),
    kind: p.text().$type<Contract['kind']>(),
    licence: p.text().nullable(),
    capacity: p.integer().nullable(),
    address: p.text().nullable(),
    timeZone: p.text(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
  },
});

/** A place where the clinic sees patients; its time zone rules the wall clock of what happens there. */
export class Facility extends schema.class {}
schema.setClass(Facility);
