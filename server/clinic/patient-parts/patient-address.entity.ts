import { defineEntity, p } from '@mikro-orm/core';
import { PROTECTED } from '../../data/records/tenant-entity.ts';
import { addressChecks, addressColumns } from '../postal-addresses/address-schema.ts';
import { keepsOwn, ofPatient, partSchema } from './part-schema.ts';

const schema = defineEntity({
  ...{ name: 'PatientAddress', ...partSchema('patient_addresses') },
  checks: addressChecks('patient_addresses', 'patient_id'),
  triggers: [
    // The new one takes the place of the former, or ends it.
    keepsOwn(
      'patient_addresses',
      ['update'],
      ['lines', 'postal_code', 'city', 'region', 'country', 'valid_to', 'is_primary'],
    ),
  ],
  properties: {
    ...{ ...ofPatient, ...addressColumns },
    lines: p.text().comment(PROTECTED),
    postalCode: p.text().nullable().comment(PROTECTED),
    city: p.text().nullable().comment(PROTECTED),
    region: p.text().nullable().comment(PROTECTED),
    country: p.text().comment(PROTECTED),
  },
});

/** Where the patient lives, or gets letters and bills, for some time. */
export class PatientAddress extends schema.class {}
schema.setClass(PatientAddress);
