import { defineEntity } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
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
    lines: sealedText(),
    postalCode: sealedText().nullable(),
    city: sealedText().nullable(),
    region: sealedText().nullable(),
    country: sealedText(),
  },
});

/** Where the patient lives, or gets letters and bills, for some time. */
export class PatientAddress extends schema.class {}
schema.setClass(PatientAddress);
