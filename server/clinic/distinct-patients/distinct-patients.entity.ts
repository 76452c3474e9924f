import { defineEntity } from '@mikro-orm/core';
import { belongsTo, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Patient } from '../patients/patient.entity.ts';

const schema = defineEntity({
  name: 'DistinctPatients',
  schema: 'clinic',
  tableName: 'distinct_patients',
  extends: TenantEntity,
  uniques: [
    {
      name: 'distinct_patients_once',
      properties: ['tenantId', 'patient', 'other'],
      where: { deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId', 'other'] }],
  // A is not B and B is not A are one row.
  checks: [{ name: 'distinct_patients_in_order', expression: () => 'patient_id < other_id' }],
  properties: {
    /** Of the pair, the one whose id comes first. */
    patient: () => belongsTo(Patient, 'patient_id').comment(WRITTEN_ONCE),
    other: () => belongsTo(Patient, 'other_id').comment(WRITTEN_ONCE),
  },
});

/** That two records which are alike are two people, so that nobody is asked again (P6). */
export class DistinctPatients extends schema.class {}
schema.setClass(DistinctPatients);
