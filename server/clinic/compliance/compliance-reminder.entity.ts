import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { ComplianceRecord } from './compliance-record.entity.ts';

/** `expiring` once its days before have begun, `expired` on the day after its last one. */
const reminderSteps = ['expiring', 'expired'] as const;
export type ReminderStep = (typeof reminderSteps)[number];

/** Who sees the record sees that somebody was reminded of it. */
const readable =
  'exists (select from clinic.compliance_records r where r.tenant_id = compliance_reminders.tenant_id and r.id = compliance_reminders.record_id)';

const schema = defineEntity({
  name: 'ComplianceReminder',
  schema: 'clinic',
  tableName: 'compliance_reminders',
  extends: TenantScoped,
  // Of each step once, whichever processes remind and however often; anew where it expires on another day by now (OPS-2).
  uniques: [{ name: 'compliance_reminders_once', properties: ['tenantId', 'record', 'step', 'expiresOn'] }],
  indexes: [{ properties: ['tenantId', 'at', 'id'] }],
  checks: [{ name: 'compliance_reminders_step_known', expression: r => oneOf(r.step, reminderSteps) }],
  policies: [boundReaders(() => readable), dueWork],
  properties: {
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    record: () => belongsTo(ComplianceRecord, 'record_id').comment(WRITTEN_ONCE),
    step: p.text().$type<ReminderStep>().comment(WRITTEN_ONCE),
    /** The last day of it, as it stood when somebody was reminded. */
    expiresOn: p.date().comment(WRITTEN_ONCE),
  },
});

/**
 * That those whom it concerns were reminded of a record: the bell and the letters that gather what is new read it. Not audited: it
 * changes no record.
 */
export class ComplianceReminder extends schema.class {}
schema.setClass(ComplianceReminder);
