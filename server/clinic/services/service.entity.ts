import { defineEntity, p } from '@mikro-orm/core';
import { type Service as Contract, ServiceStatus } from '../../../shared/clinic/services.ts';
import { mostOf } from '../../../shared/currencies.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';

const listed = () =>
  p
    .array()
    .columnType('uuid[]')
    .$type<string[]>()
    .defaultRaw("'{}'")
    .onCreate(() => []);

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
    { name: 'services_capacity_positive', expression: s => `${s.capacity} > 0` },
    { name: 'services_status_known', expression: s => oneOf(s.status, ServiceStatus.options) },
  ],
  triggers: [
    {
      name: 'spread_needs',
      timing: 'after',
      events: ['insert', 'update'],
      expression:
        'create trigger "spread_needs" after insert or update on "clinic"."services" for each row execute function security.spread_needs()',
    },
  ],
  properties: {
    name: p.text(),
    slug: p.text(),
    description: p.text().nullable(),
    durationMinutes: p.integer(),
    bufferMinutes: p.integer().default(0),
    /** Minor units of `currency`. */
    price: p.bigint('number'),
    currency: p.text(),
    status: p.text().$type<Contract['status']>().default('active'),
    color: p.text().default('blue'),
    /** Patients who are seen together. */
    capacity: p.integer().default(1),
    /** Whether visitors of the clinic's page may book it (D17). */
    bookableOnline: p.boolean().default(false),
    /** Who gives it; nobody named is every practitioner. */
    practitionerIds: listed(),
    /** Where it is given; none named is everywhere. */
    facilityIds: listed(),
    /** A booking takes one of these; none named is no room. */
    roomIds: listed(),
    deviceIds: listed(),
  },
});

/** Something the clinic offers, with its length and price. */
export class Service extends schema.class {
  /** A million euros are a slip of the finger, a million rupiahs are not (K14). */
  expectPrice(): void {
    if (this.price > mostOf(this.currency))
      throw new Refusal('This price is too large for {currency}.', { currency: this.currency });
  }

  /** A visit that begins then: its end, unless another one is asked for, and until when what it takes is taken. */
  spanFrom(startsAt: Date, asked?: Date): { startsAt: Date; endsAt: Date; busyUntil: Date } {
    const endsAt = asked ?? new Date(+startsAt + this.durationMinutes * MINUTE);
    return { startsAt, endsAt, busyUntil: new Date(+endsAt + this.bufferMinutes * MINUTE) };
  }

  /** What a booking keeps of it as it is now (S6). */
  terms(): { seats: number; price: number; currency: string } {
    return { seats: this.capacity, price: this.price, currency: this.currency };
  }

  isGivenBy(practitionerId: string): boolean {
    return this.practitionerIds.length === 0 || this.practitionerIds.includes(practitionerId);
  }

  isGivenAt(facilityId: string): boolean {
    return this.facilityIds.length === 0 || this.facilityIds.includes(facilityId);
  }
}
schema.setClass(Service);
