import { defineEntity } from '@mikro-orm/core';
import { TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { addressChecks, addressColumns, placeChecks } from '../postal-addresses/address-schema.ts';

const schema = defineEntity({
  name: 'ClinicAddress',
  schema: 'clinic',
  tableName: 'clinic_addresses',
  extends: TenantEntity,
  // Operators find a clinic by where it is (security.clinic_places).
  policies: [dueWork],
  indexes: [{ properties: ['tenantId', 'createdAt', 'id'] }],
  checks: [...addressChecks('clinic_addresses'), ...placeChecks('clinic_addresses')],
  properties: addressColumns,
});

/** Where the clinic itself is, or gets letters and bills, for some time. */
export class ClinicAddress extends schema.class {}
schema.setClass(ClinicAddress);
