import { defineEntity, p } from '@mikro-orm/core';
import { ConsentAnswer, ConsentKind } from '../../../shared/clinic/patient-parts/consents.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { oneOf, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { ofPatient, partSchema } from './part-schema.ts';

const schema = defineEntity({
  ...{ name: 'PatientConsent', ...partSchema('patient_consents') },
  checks: [
    { name: 'patient_consents_kind_known', expression: c => oneOf(c.kind, ConsentKind.options) },
    { name: 'patient_consents_answer_known', expression: c => oneOf(c.answer, ConsentAnswer.options) },
  ],
  properties: {
    ...ofPatient,
    kind: p.text().$type<ConsentKind>().comment(WRITTEN_ONCE),
    textVersion: p.text().comment(WRITTEN_ONCE),
    answer: p.text().$type<ConsentAnswer>().comment(WRITTEN_ONCE),
    answeredOn: p.date().comment(WRITTEN_ONCE),
    answeredBy: sealedText().nullable(),
    note: sealedText().nullable(),
  },
});

/** What the patient answered to one version of a text; written once. */
export class PatientConsent extends schema.class {}
schema.setClass(PatientConsent);
