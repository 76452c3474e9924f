import type { PatientConsent } from '../../../shared/clinic/patient-parts/consents.ts';
import type { PatientContact } from '../../../shared/clinic/patient-parts/contacts.ts';
import type { PatientIdentifier } from '../../../shared/clinic/patient-parts/identifiers.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const identifierKinds = {
  insurance: t('Insurance number'),
  national: t('National number'),
  passport: t('Passport'),
  former: t('Former number'),
  other: t('Other number'),
} satisfies Record<PatientIdentifier['kind'], string>;

export const consentKinds = {
  data_processing: t('Data processing'),
  treatment: t('Treatment'),
  photography: t('Photographs'),
  research: t('Research'),
  other: t('Other'),
} satisfies Record<PatientConsent['kind'], string>;

export const consentAnswers = {
  given: { label: t('Given'), tone: 'good' },
  refused: { label: t('Refused'), tone: 'bad' },
  withdrawn: { label: t('Withdrawn'), tone: 'bad' },
} as const satisfies Record<PatientConsent['answer'], { label: string; tone: string }>;

export const contactName = ({ name, relation, phone, email }: PatientContact): string =>
  name ?? relation ?? phone ?? email ?? '';
