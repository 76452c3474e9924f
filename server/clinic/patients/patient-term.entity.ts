import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, PROTECTED, TenantScoped } from '../../data/records/tenant-entity.ts';
import { Patient } from './patient.entity.ts';

const schema = defineEntity({
  name: 'PatientTerm',
  schema: 'clinic',
  tableName: 'patient_terms',
  extends: TenantScoped,
  indexes: [
    { name: 'patient_terms_by_term', properties: ['tenantId', 'term', 'patient'] },
    { name: 'patient_terms_by_patient', properties: ['tenantId', 'patient'] },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    /** The part of the record that it comes from, where it is not the patient's own. */
    partId: p.uuid().nullable(),
    /** The patient's, so that a search finds none beyond the actor's facilities. */
    facilityId: p.uuid().nullable(),
    /** Collation C, so that a prefix is a range of the index that row-level security may still use. */
    term: p.text().collation('C').comment(PROTECTED),
  },
});

/** The search index over patients; written by the triggers `spread_terms` and `spread_part_terms` alone. */
export class PatientTerm extends schema.class {}
schema.setClass(PatientTerm);
