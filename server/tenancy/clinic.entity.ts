import { randomUUID } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { oneOf } from '../orm/tenant-entity.ts';

const clinicStatuses = ['active', 'suspended'] as const;

const schema = defineEntity({
  name: 'Clinic',
  schema: 'platform',
  tableName: 'clinics',
  uniques: [{ properties: ['slug'] }, { properties: ['name'] }],
  checks: [{ name: 'clinics_status_known', expression: c => oneOf(c.status, clinicStatuses) }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('uuid_generate_v4()')
      .onCreate(() => randomUUID()),
    /** The DNS label of the clinic's address. */
    slug: p.text(),
    name: p.text(),
    timeZone: p.text(),
    locale: p.text().default('en'),
    currency: p.text().default('EUR'),
    plan: p.text().default('standard'),
    status: p.text().$type<(typeof clinicStatuses)[number]>().default('active'),
    /** Demo clinics may be removed and re-made by `medflow seed`; their logins are shown at the front door. */
    demo: p.boolean().default(false),
    createdAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date()),
  },
});

/** The registry of clinics: what is known of a tenant outside its own data. */
export class Clinic extends schema.class {}
schema.setClass(Clinic);
