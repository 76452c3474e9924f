import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';

type Columns = Record<'tenantId' | 'startsOn' | 'endsOn' | 'deletedAt', { toString(): string }>;

/** Its days, the last one included; without an end they go on. */
const days = ({ startsOn, endsOn }: Columns) => `daterange(${startsOn}, ${endsOn}, '[]')`;

const schema = defineEntity({
  name: 'FacilityStaff',
  schema: 'clinic',
  tableName: 'facility_staff',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'user', 'id'] }, { properties: ['tenantId', 'facility', 'id'] }],
  checks: [
    { name: 'facility_staff_in_order', expression: s => `${s.endsOn} >= ${s.startsOn}` },
    {
      name: 'facility_staff_once',
      expression: s =>
        `exclude using gist (${s.tenantId} with =, user_id with =, facility_id with =, lower(${s.position}) with =, ${days(s)} with &&) where (${s.deletedAt} is null)`,
    },
    {
      name: 'facility_staff_one_primary',
      expression: s =>
        `exclude using gist (${s.tenantId} with =, user_id with =, ${days(s)} with &&) where (${s.isPrimary} and ${s.deletedAt} is null)`,
    },
  ],
  properties: {
    user: () => belongsTo(User, 'user_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    /** In the clinic's own words; rights come with the role of the member. */
    position: p.text(),
    isPrimary: p.boolean(),
    startsOn: p.date(),
    endsOn: p.date().nullable(),
  },
});

/** That somebody works in a facility, as what, and from when to when. */
export class FacilityStaff extends schema.class {}
schema.setClass(FacilityStaff);
