import { defineEntity, p } from '@mikro-orm/core';
import { IdentifierKind } from '../../../shared/clinic/patient-parts/identifiers.ts';
import { oneOf, PROTECTED } from '../../data/records/tenant-entity.ts';
import { foldedNumber } from '../patients/folded-number.ts';
import { identifierTerms } from '../patients/search-terms.ts';
import { ofPatient, partSchema } from './part-schema.ts';
import { foundBy, spreadsTerms } from './part-terms.ts';

const { indexes, ...base } = partSchema('patient_identifiers');
const schema = defineEntity({
  ...{ name: 'PatientIdentifier', ...base },
  indexes: [
    ...indexes,
    {
      name: 'patient_identifiers_unique',
      expression: `create unique index "patient_identifiers_unique" on "clinic"."patient_identifiers" ("tenant_id", "kind", ${foldedNumber('value')}) where "deleted_at" is null`,
    },
  ],
  checks: [
    { name: 'patient_identifiers_kind_known', expression: i => oneOf(i.kind, IdentifierKind.options) },
  ],
  triggers: [spreadsTerms('patient_identifiers')],
  properties: {
    ...ofPatient,
    kind: p.text().$type<IdentifierKind>(),
    value: p.text().comment(PROTECTED),
    issuer: p.text().nullable(),
    searchTerms: foundBy(({ value }) => identifierTerms(value ?? '')),
  },
});

/** A number that others know the patient by. */
export class PatientIdentifier extends schema.class {}
schema.setClass(PatientIdentifier);
