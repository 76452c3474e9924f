import { defineEntity, p } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { folded } from '../patients/fold.ts';
import { phoneTerms } from '../patients/phone-terms.ts';
import { keepsOwn, ofPatient, partSchema } from './part-schema.ts';
import { foundBy, spreadsTerms } from './part-terms.ts';

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
    searchTerms: foundBy(({ phone, email }) => [
      ...phoneTerms(phone ?? ''),
      ...(email ? [folded(email)] : []),
    ]),
  },
});

/** Somebody to be reached about the patient, or another way to reach the patient. */
export class PatientContact extends schema.class {}
schema.setClass(PatientContact);
