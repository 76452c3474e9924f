import { defineEntity, p } from '@mikro-orm/core';
import { PlacementStatus } from '../../../shared/clinic/forms/placements.ts';
import { sealedJson, sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { FilledForm } from '../filled-forms/filled-form.entity.ts';
import { Patient } from '../patients/patient.entity.ts';

const schema = defineEntity({
  name: 'Placement',
  schema: 'clinic',
  tableName: 'placements',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient', 'createdAt', 'id'] }],
  checks: [
    {
      // Nobody is in two places at one time; the day of moving belongs to the new one (CR46).
      name: 'placements_overlap',
      expression: s =>
        `exclude using gist (${s.tenantId} with =, patient_id with =, daterange(${s.startsOn}, ${s.endsOn}) with &&) where (${s.deletedAt} is null and ${s.status} <> 'cancelled')`,
    },
    { name: 'placements_status_known', expression: s => oneOf(s.status, PlacementStatus.options) },
    {
      name: 'placements_end_after_start',
      expression: s => `${s.endsOn} is null or ${s.endsOn} > ${s.startsOn}`,
    },
    { name: 'placements_ended', expression: s => `${s.status} <> 'ended' or ${s.endsOn} is not null` },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    filledForm: () => belongsTo(FilledForm, 'filled_form_id').comment(WRITTEN_ONCE),
    place: sealedText(),
    startsOn: p.date(),
    endsOn: p.date().nullable(),
    status: p.text().$type<PlacementStatus>().default('planned'),
    specialists: sealedJson<string[]>().onCreate(row => row.specialists ?? []),
    note: sealedText().nullable(),
  },
});

/** That a patient stays somewhere for a time; what is known of it in full is a filled form (CLI-4). */
export class Placement extends schema.class {
  expectInOrder(): void {
    if (this.endsOn && this.endsOn <= this.startsOn)
      throw new Refusal('A placement must end after it begins.');
    if (this.status === 'ended' && !this.endsOn)
      throw new Refusal('Please say on which day the placement ended.');
  }
}
schema.setClass(Placement);
