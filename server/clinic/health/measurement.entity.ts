import { defineEntity, p } from '@mikro-orm/core';
import type { Flag, MeasureUnit, Range } from '../../../shared/clinic/health/measures.ts';
import { MeasureKind } from '../../../shared/clinic/health/measures.ts';
import { SEALED_ONCE, sealedJson, sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';

const measured = () => sealedText().comment(SEALED_ONCE);

const schema = defineEntity({
  name: 'Measurement',
  schema: 'clinic',
  tableName: 'measurements',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient', 'kind', 'takenAt', 'createdAt'] }],
  checks: [
    { name: 'measurements_kind_known', expression: m => oneOf(m.kind, MeasureKind.options) },
    {
      name: 'measurements_withdrawn',
      expression: m => `(${m.withdrawnAt} is null) = (${m.withdrawnReason} is null)`,
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    kind: p.text().$type<MeasureKind>().comment(WRITTEN_ONCE),
    value: measured(),
    second: measured().nullable(),
    unit: measured().$type<MeasureUnit>(),
    takenAt: p.datetime(3).comment(WRITTEN_ONCE),
    note: measured().nullable(),
    range: sealedJson<Range>().comment(SEALED_ONCE).nullable(),
    secondRange: sealedJson<Range>().comment(SEALED_ONCE).nullable(),
    flag: measured().$type<Flag>().nullable(),
    secondFlag: measured().$type<Flag>().nullable(),
    /** The wrong one whose place it took. */
    corrects: () => belongsTo(Measurement, 'corrects_id').nullable(),
    withdrawnAt: p.datetime(3).nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnReason: sealedText().nullable(),
  },
});

/** One value that was measured, with its unit and what was usual then; never written over (CR36). */
export class Measurement extends schema.class {
  withdraw(reason: string, by: string | null): void {
    if (this.withdrawnAt) throw new Refusal('This was entered in error, and stays as it is.');
    this.withdrawnAt = new Date();
    this.withdrawnBy = by;
    this.withdrawnReason = reason;
  }
}
schema.setClass(Measurement);
