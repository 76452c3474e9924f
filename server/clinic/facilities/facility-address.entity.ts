import { defineEntity } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { addressChecks, addressColumns, placeChecks } from '../postal-addresses/address-schema.ts';
import { Facility } from './facility.entity.ts';

const schema = defineEntity({
  name: 'FacilityAddress',
  schema: 'clinic',
  tableName: 'facility_addresses',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'facility', 'createdAt', 'id'] }],
  checks: [...addressChecks('facility_addresses', 'facility_id'), ...placeChecks('facility_addresses')],
  properties: { facility: () => belongsTo(Facility, 'facility_id'), ...addressColumns },
});

/** Where a facility is, or gets letters and bills, for some time. */
export class FacilityAddress extends schema.class {}
schema.setClass(FacilityAddress);
