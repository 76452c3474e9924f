import { defineEntity, p } from '@mikro-orm/core';
import { type Service as Contract, ServiceStatus } from '../../../shared/clinic/services.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Service',
  schema: 'clinic',
  tableName: 'services',
  extends: TenantEntity,
  uniques: [{ name: 'services_slug_unique', properties: ['tenantId', 'slug'], where: { deletedAt: null } }],
  indexes: [{ properties: ['tenantId', 'name', 'id'] }],
  checks: [
    { name: 'services_duration_positive', expression: s => `${s.durationMinutes} > 0` },
    { name: 'services_buffer_not_negative', expression: s => `${s.bufferMinutes} >= 0` },
    { name: 'services_price_not_negative', expression: s => `${s.price} >= 0` },
    { name: 'services_status_known', expression: s => oneOf(s.status, ServiceStatus.options) },
  ],
  properties: {
    name: p.text(),
    slug: p.text(),
    description: p.text().nullable(),
    durationMinutes: p.integer(),
    bufferMinutes: p.integer().default(0),
    /** Minor units of `currency`. */
    price: p.integer(),
    currency: p.text(),
    status: p.text().$type<Contract['status']>().default('active'),
    color: p.text().default('blue'),
  },
});

/** Something the clinic offers, with its length and price. */
export class Service extends schema.class {}
schema.setClass(Service);
