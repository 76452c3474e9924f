import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';

const schema = defineEntity({
  name: 'Holiday',
  schema: 'clinic',
  tableName: 'holidays',
  extends: TenantEntity,
  uniques: [
    {
      name: 'holidays_once',
      properties: ['tenantId', 'facility', 'date', 'name'],
      where: { deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId', 'date', 'id'] }],
  checks: [
    {
      name: 'holidays_minutes',
      expression: h => `${h.fromMinute} >= 0 and ${h.toMinute} > ${h.fromMinute} and ${h.toMinute} <= 1440`,
    },
  ],
  properties: {
    facility: () => belongsTo(Facility, 'facility_id'),
    /** A local date of the facility. */
    date: p.date(),
    name: p.text(),
    /** Minutes after midnight on the facility's wall clock; a whole day is 0 to 1440. */
    fromMinute: p.integer().default(0),
    toMinute: p.integer().default(1440),
    /** What the file calls the event from which it was imported, to know it again (S37). */
    uid: p.text().nullable(),
  },
});

/** A day, or a part of one, on which a facility is closed. */
export class Holiday extends schema.class {}
schema.setClass(Holiday);
