import { defineEntity, p } from '@mikro-orm/core';
import { IdentifierKind } from '../../../shared/clinic/patient-parts/identifiers.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';
import { numberKey, searchedBy } from '../patients/terms/derived-columns.ts';
import { identifierTerms } from '../patients/terms/search-terms.ts';
import { ofPatient, partSchema } from './part-schema.ts';
import { spreadsTerms } from './part-terms.ts';

const { indexes, ...base } = partSchema('patient_identifiers');
const schema = defineEntity({
  ...{ name: 'PatientIdentifier', ...base },
  indexes: [
    ...indexes,
    {
      name: 'patient_identifiers_unique',
      expression:
        'create unique index "patient_identifiers_unique" on "clinic"."patient_identifiers" ("tenant_id", "kind", "number_key") where "deleted_at" is null',
    },
  ],
  checks: [
    { name: 'patient_identifiers_kind_known', expression: i => oneOf(i.kind, IdentifierKind.options) },
  ],
  triggers: [spreadsTerms('patient_identifiers')],
  properties: {
    ...ofPatient,
    kind: p.text().$type<IdentifierKind>(),
    value: sealedText(),
    issuer: p.text().nullable(),
    numberKey: numberKey(({ value }: { value: string }) => value),
    searchTokens: searchedBy(({ value }: { value: string }) => [{ terms: identifierTerms(value) }]),
  },
});

/** A number that others know the patient by. */
export class PatientIdentifier extends schema.class {}
schema.setClass(PatientIdentifier);
