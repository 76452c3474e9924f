import { defineEntity, p } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Specialist',
  schema: 'clinic',
  tableName: 'specialists',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'profession', 'id'] }],
  properties: {
    // Who looks after a patient tells what the patient has.
    name: sealedText(),
    /** Plain, for a list needs an order, and it names nobody. */
    profession: p.text(),
    organisation: sealedText().nullable(),
    phone: sealedText().nullable(),
    email: sealedText().nullable(),
    address: sealedText().nullable(),
    notes: sealedText().nullable(),
  },
});

/** Somebody outside the clinic who looks after its patients (CLI-4). */
export class Specialist extends schema.class {}
schema.setClass(Specialist);
