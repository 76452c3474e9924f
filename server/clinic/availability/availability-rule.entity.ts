import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';

const schema = defineEntity({
  name: 'AvailabilityRule',
  schema: 'clinic',
  tableName: 'availability_rules',
  extends: TenantEntity,
  checks: [
    { name: 'availability_rules_weekday', expression: r => `${r.weekday} >= 1 and ${r.weekday} <= 7` },
    {
      name: 'availability_rules_minutes',
      expression: r =>
        `${r.fromMinute} >= 0 and ${r.fromMinute} <= 1439 and ${r.toMinute} > ${r.fromMinute} and ${r.toMinute} <= ${r.fromMinute} + 1440`,
    },
    {
      name: 'availability_rules_overlap',
      expression: r =>
        // At one facility: those of two may lie in different zones, and only instants tell whether they meet (K11).
        `exclude using gist (${r.tenantId} with =, practitioner_id with =, facility_id with =, ${r.weekday} with =, int4range(${r.fromMinute}, ${r.toMinute}) with &&) where (${r.deletedAt} is null)`,
    },
  ],
  properties: {
    practitioner: () => belongsTo(User, 'practitioner_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    /** ISO weekday, 1 is Monday. */
    weekday: p.integer(),
    /** Minutes after midnight on the facility's wall clock; a night ends past minute 1440, on the next day. */
    fromMinute: p.integer(),
    toMinute: p.integer(),
  },
});

/** Hours in which a practitioner can be booked at a facility, every week. */
export class AvailabilityRule extends schema.class {}
schema.setClass(AvailabilityRule);
