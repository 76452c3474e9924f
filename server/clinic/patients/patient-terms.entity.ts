import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantScoped } from '../../data/records/tenant-entity.ts';
import { Patient } from './patient.entity.ts';

const schema = defineEntity({
  name: 'PatientTerms',
  schema: 'clinic',
  tableName: 'patient_terms',
  extends: TenantScoped,
  indexes: [
    {
      // Not put off: a search would read through whatever waits to be sorted in, of all clinics.
      name: 'patient_terms_by_token',
      expression:
        'create index "patient_terms_by_token" on "clinic"."patient_terms" using gin ("tokens") with (fastupdate = off)',
    },
  ],
  policies: [
    // Without a condition, or the index could not look a list of tokens up before the policies were asked (patients_with.sql).
    { name: 'searched', command: 'select', roles: ['medflow_owner'], using: 'true' },
  ],
  uniques: [{ name: 'patient_terms_patient_unique', properties: ['tenantId', 'patient'] }],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    /** The patient's, so that a search finds none beyond the actor's facilities. */
    facilityId: p.uuid().nullable(),
    /** What stands for the terms of the patient and of the parts of the record (search-tokens.ts). */
    tokens: p.array().columnType('bigint[]').$type<string[]>(),
  },
});

/** The search index over patients; kept by triggers and read by `patients_with` alone. */
export class PatientTerms extends schema.class {}
schema.setClass(PatientTerms);
