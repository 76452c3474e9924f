import type { Patient, PatientRow } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What one patient is told from another by. */
export type NamedPatient = Pick<PatientRow, 'id' | 'firstName' | 'lastName' | 'birthDate' | 'alerts'>;

export const patientName = ({ firstName, lastName }: Pick<PatientRow, 'firstName' | 'lastName'>) =>
  [lastName, firstName].filter(Boolean).join(', ');

/** All of the names, with what the patient is called between them: `Maria Luisa “Mia” Müller`. */
export const wholeName = ({ firstName, middleName, preferredName, lastName }: Patient): string =>
  [firstName, middleName, preferredName && t('“{name}”', { name: preferredName }), lastName]
    .filter(Boolean)
    .join(' ');

export const paperName = (patient: Patient): string => wholeName({ ...patient, preferredName: null });

/** With the birth date, which tells namesakes apart, written by `date`. */
export const patientLabel = (patient: NamedPatient, date: (localDate: string) => string): string =>
  [patientName(patient), patient.birthDate && date(patient.birthDate)].filter(Boolean).join(' · ');

export const sexes = {
  female: t('Female'),
  male: t('Male'),
  other: t('{of, select, sex {Other} other {Other}}', { of: 'sex' }),
  unknown: t('Not recorded'),
} satisfies Record<PatientRow['sex'], string>;

export const contactConsents = {
  unasked: t('Not asked'),
  given: t('Agreed'),
  refused: t('Refused: none are sent'),
} satisfies Record<Patient['contactConsent'], string>;

export const patientStatuses = {
  active: { label: t('Active'), tone: 'good' },
  inactive: { label: t('Inactive'), tone: 'quiet' },
  deceased: { label: t('Deceased'), tone: 'quiet' },
} as const satisfies Record<PatientRow['status'], { label: string; tone: string }>;

/** Whole years between a birth date and today; both are calendar dates, so no zone is involved. */
export const ageOn = (birthDate: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
