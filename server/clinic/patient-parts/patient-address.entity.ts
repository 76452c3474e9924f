import { defineEntity, p } from '@mikro-orm/core';
import { AddressKind } from '../../../shared/clinic/patient-parts/addresses.ts';
import { oneOf, PROTECTED } from '../../data/records/tenant-entity.ts';
import { keepsOwn, ofPatient, partSchema } from './part-schema.ts';

const schema = defineEntity({
  ...{ name: 'PatientAddress', ...partSchema('patient_addresses') },
  checks: [
    { name: 'patient_addresses_kind_known', expression: a => oneOf(a.kind, AddressKind.options) },
    { name: 'patient_addresses_in_order', expression: a => `${a.validTo} >= ${a.validFrom}` },
    {
      name: 'patient_addresses_one_primary',
      expression: a =>
        `exclude using gist (${a.tenantId} with =, patient_id with =, ${a.kind} with =, daterange(${a.validFrom}, ${a.validTo}, '[]') with &&) where (${a.isPrimary} and ${a.deletedAt} is null) deferrable initially deferred`,
    },
  ],
  triggers: [
    // The new one takes the place of the former, or ends it.
    keepsOwn(
      'patient_addresses',
      ['update'],
      ['lines', 'postal_code', 'city', 'region', 'country', 'valid_to', 'is_primary'],
    ),
  ],
  properties: {
    ...ofPatient,
    kind: p.text().$type<AddressKind>(),
    lines: p.text().comment(PROTECTED),
    postalCode: p.text().nullable().comment(PROTECTED),
    city: p.text().nullable().comment(PROTECTED),
    region: p.text().nullable().comment(PROTECTED),
    country: p.text().comment(PROTECTED),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    isPrimary: p.boolean(),
  },
});

/** Where the patient lives, or gets letters and bills, for some time. */
export class PatientAddress extends schema.class {}
schema.setClass(PatientAddress);
