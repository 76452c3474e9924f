import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { type Minutes, minutesIn } from './wall-time.ts';

const HOURS = String.raw`^(([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)( |$))*$`;

const schema = defineEntity({
  name: 'DayException',
  schema: 'clinic',
  tableName: 'day_exceptions',
  extends: TenantEntity,
  uniques: [
    {
      name: 'day_exceptions_once',
      properties: ['tenantId', 'practitioner', 'facility', 'date'],
      where: { deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId', 'date', 'id'] }],
  checks: [
    { name: 'day_exceptions_hours', expression: e => `array_to_string(${e.hours}, ' ') ~ '${HOURS}'` },
  ],
  properties: {
    practitioner: () => belongsTo(User, 'practitioner_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    /** A local date of the facility. */
    date: p.date(),
    /** `HH:MM-HH:MM` each, on the facility's wall clock; those that end no later than they begin end on the next day. */
    hours: p.array().columnType('text[]').$type<string[]>(),
    note: p.text().nullable(),
  },
});

/** The hours that begin on one day, instead of those of its weekday; none is closed. */
export class DayException extends schema.class {
  minutes(): Minutes[] {
    return this.hours.map(minutesIn);
  }
}
schema.setClass(DayException);
