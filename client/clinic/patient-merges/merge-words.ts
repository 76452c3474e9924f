import type { MergeField } from '../../../shared/clinic/patient-merges.ts';
import type { Patient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { languageName } from '../../ui/formats/languages.ts';
import { patientStatuses, sexes } from '../patients/patient-words.ts';

export const fieldNames = {
  firstName: t('First name'),
  lastName: t('Last name'),
  middleName: t('Middle name'),
  preferredName: t('Preferred name'),
  birthDate: t('Birth date'),
  sex: t('Sex'),
  language: t('Language'),
  identifier: t('Number'),
  email: 'E-mail',
  phone: t('Phone'),
  status: t('Status'),
  diedOn: t('Date of death'),
  facility: t('Facility'),
  practitioner: t('Practitioner'),
} satisfies Record<MergeField, string>;

/** What a patient's field says, as the page of a patient says it. */
export const saidOf = (patient: Patient, field: MergeField, { date }: Pick<Formats, 'date'>): string => {
  if (field === 'sex') return patient.sex === 'unknown' ? '' : sexes[patient.sex];
  if (field === 'status') return patientStatuses[patient.status].label;
  if (field === 'facility' || field === 'practitioner') return patient[field]?.name ?? '';
  const value = patient[field];
  if (!value) return '';
  if (field === 'language') return languageName(value);
  return field === 'birthDate' || field === 'diedOn' ? date(value) : value;
};

/** `3 patient contacts`, of the name of a table. */
export const counted = ({ kind, count }: { kind: string; count: number }): string => {
  const words = kind.replace(/^patient_/, '').replaceAll('_', ' ');
  const one = words === 'addresses' ? 'address' : words.replace(/ies$/, 'y').replace(/([^ie])s$/, '$1');
  return `${count} ${count === 1 ? one : words}`;
};
