import { defineEntity, p } from '@mikro-orm/core';
import { TimeOffKind } from '../../../shared/clinic/time-off.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { User } from '../users/user.entity.ts';

const schema = defineEntity({
  name: 'TimeOff',
  schema: 'clinic',
  tableName: 'time_off',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'endsOn', 'id'] }],
  checks: [
    { name: 'time_off_kind_known', expression: t => oneOf(t.kind, TimeOffKind.options) },
    {
      name: 'time_off_minutes',
      expression: t =>
        `${t.fromMinute} >= 0 and ${t.fromMinute} <= 1439 and ${t.toMinute} >= 1 and ${t.toMinute} <= 1440`,
    },
    {
      name: 'time_off_ends_after_start',
      expression: t =>
        `${t.endsOn} > ${t.startsOn} or ${t.endsOn} = ${t.startsOn} and ${t.toMinute} > ${t.fromMinute}`,
    },
    { name: 'time_off_three_years', expression: t => `${t.endsOn} - ${t.startsOn} < 1096` },
  ],
  properties: {
    practitioner: () => belongsTo(User, 'practitioner_id'),
    /** That somebody is sick is about their health. */
    kind: p.text().$type<TimeOffKind>().comment(PROTECTED),
    startsOn: p.date(),
    endsOn: p.date(),
    /** Minutes after midnight of the first day and of the last, on the wall clock of each facility. */
    fromMinute: p.integer(),
    toMinute: p.integer(),
    note: sealedText().nullable(),
  },
});

/**
 * One span in which a practitioner sees nobody at any facility, from a time of its first local day to a time of its last
 * (S4). It has no zone: nine o'clock is nine o'clock wherever they would have worked.
 */
export class TimeOff extends schema.class {}
schema.setClass(TimeOff);
