import { defineEntity, p } from '@mikro-orm/core';
import { type Gravity, HealthEventKind } from '../../../shared/clinic/health/health-events.ts';
import { SEALED_ONCE, sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';

const said = () => sealedText().comment(SEALED_ONCE);

const schema = defineEntity({
  name: 'HealthEvent',
  schema: 'clinic',
  tableName: 'health_events',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient', 'happenedAt', 'id'] }],
  checks: [
    { name: 'health_events_kind_known', expression: e => oneOf(e.kind, HealthEventKind.options) },
    {
      name: 'health_events_withdrawn',
      expression: e => `(${e.withdrawnAt} is null) = (${e.withdrawnReason} is null)`,
    },
    { name: 'health_events_seen_after', expression: e => `${e.seenAt} >= ${e.happenedAt}` },
    {
      name: 'health_events_followed',
      expression: e => `(${e.kind} = 'follow_up') = (incident_id is not null)`,
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    kind: p.text().$type<HealthEventKind>().comment(WRITTEN_ONCE),
    text: said(),
    happenedAt: p.datetime(3).comment(WRITTEN_ONCE),
    seenAt: p.datetime(3).comment(WRITTEN_ONCE).nullable(),
    gravity: said().$type<Gravity>().nullable(),
    place: said().nullable(),
    told: said().nullable(),
    todo: said().nullable(),
    /** What this is the follow-up of. */
    incident: () => belongsTo(HealthEvent, 'incident_id').nullable(),
    withdrawnAt: p.datetime(3).nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnReason: sealedText().nullable(),
  },
});

/** What somebody saw of a patient, what happened to them, or what became of that; never written over. */
export class HealthEvent extends schema.class {
  withdraw(reason: string, by: string | null): void {
    if (this.withdrawnAt) throw new Refusal('This was entered in error, and stays as it is.');
    this.withdrawnAt = new Date();
    this.withdrawnBy = by;
    this.withdrawnReason = reason;
  }
}
schema.setClass(HealthEvent);
