import { defineEntity, p } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { searchedBy } from '../patients/terms/derived-columns.ts';
import { reachedBy } from '../patients/terms/search-terms.ts';
import { keepsOwn, ofPatient, partSchema } from './part-schema.ts';
import { spreadsTerms } from './part-terms.ts';

const schema = defineEntity({
  ...{ name: 'PatientContact', ...partSchema('patient_contacts') },
  checks: [
    {
      name: 'patient_contacts_reached',
      expression: c => `${c.phone} is not null or ${c.email} is not null`,
    },
  ],
  triggers: [spreadsTerms('patient_contacts'), keepsOwn('patient_contacts', ['insert', 'update'], ['phone'])],
  properties: {
    ...ofPatient,
    name: sealedText().nullable(),
    relation: sealedText().nullable(),
    phone: sealedText().nullable(),
    email: sealedText().nullable(),
    isEmergency: p.boolean().default(false),
    searchTokens: searchedBy(reachedBy),
  },
});

/** Somebody to be reached about the patient, or another way to reach the patient. */
export class PatientContact extends schema.class {}
schema.setClass(PatientContact);
