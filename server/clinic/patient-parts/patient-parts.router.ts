import {
  PatientAddress as AddressAnswer,
  NewPatientAddress,
  PatientAddressChange,
} from '../../../shared/clinic/patient-parts/addresses.ts';
import {
  PatientConsent as ConsentAnswer,
  NewPatientConsent,
} from '../../../shared/clinic/patient-parts/consents.ts';
import {
  PatientContact as ContactAnswer,
  isReached,
  NewPatientContact,
  PatientContactChange,
} from '../../../shared/clinic/patient-parts/contacts.ts';
import {
  PatientIdentifier as IdentifierAnswer,
  NewPatientIdentifier,
  PatientIdentifierChange,
} from '../../../shared/clinic/patient-parts/identifiers.ts';
import { router } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { giveWay, makeRoom } from './beside-address.ts';
import { expectAnswered } from './expect-answered.ts';
import { changeOf, partsOf } from './parts-of.ts';
import { PatientAddress } from './patient-address.entity.ts';
import { PatientConsent } from './patient-consent.entity.ts';
import { PatientContact } from './patient-contact.entity.ts';
import { PatientIdentifier } from './patient-identifier.entity.ts';

const identifiers = {
  path: 'patient-identifiers',
  create: NewPatientIdentifier,
  answer: IdentifierAnswer,
} as const;
export const patientIdentifiers = router({
  update: changeOf(PatientIdentifier, { ...identifiers, change: PatientIdentifierChange }),
  ...partsOf(PatientIdentifier, identifiers),
});

const contacts = { path: 'patient-contacts', create: NewPatientContact, answer: ContactAnswer } as const;
export const patientContacts = router({
  update: changeOf(PatientContact, { ...contacts, change: PatientContactChange }, (_, contact) => {
    if (!isReached(contact)) throw new Refusal('Please enter a phone number or an e-mail address.');
  }),
  ...partsOf(PatientContact, contacts),
});

const addresses = { path: 'patient-addresses', create: NewPatientAddress, answer: AddressAnswer } as const;
export const patientAddresses = router({
  update: changeOf(PatientAddress, { ...addresses, change: PatientAddressChange }, makeRoom),
  ...partsOf(PatientAddress, addresses, makeRoom, giveWay),
});

const consents = { path: 'patient-consents', create: NewPatientConsent, answer: ConsentAnswer } as const;
/** No answer is ever changed; one that was entered by mistake is taken away, with its trace (P19). */
export const patientConsents = router(
  partsOf(PatientConsent, consents, (_, { answeredOn }, { timeZone }) =>
    expectAnswered(answeredOn, timeZone),
  ),
);
