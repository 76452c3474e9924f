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
  email: t('E-mail'),
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

/** What moves with a patient, by the table that it stands in. */
const moved: Record<string, (count: number) => string> = {
  bookings: count => t('{count, plural, one {# booking} other {# bookings}}', { count }),
  holds: count => t('{count, plural, one {# hold} other {# holds}}', { count }),
  import_rows: count => t('{count, plural, one {# import row} other {# import rows}}', { count }),
  health_events: count => t('{count, plural, one {# health event} other {# health events}}', { count }),
  measurements: count => t('{count, plural, one {# measurement} other {# measurements}}', { count }),
  medications: count => t('{count, plural, one {# medicine} other {# medicines}}', { count }),
  patient_addresses: count => t('{count, plural, one {# address} other {# addresses}}', { count }),
  patient_consents: count => t('{count, plural, one {# consent} other {# consents}}', { count }),
  patient_contacts: count => t('{count, plural, one {# contact} other {# contacts}}', { count }),
  patient_identifiers: count => t('{count, plural, one {# identifier} other {# identifiers}}', { count }),
  series: count => t('{count, plural, one {# series} other {# series}}', { count }),
  waiting_entries: count => t('{count, plural, one {# waiting entry} other {# waiting entries}}', { count }),
};

/** `3 contacts`, of the name of a table. */
export const counted = ({ kind, count }: { kind: string; count: number }): string =>
  moved[kind]?.(count) ?? `${count} ${kind.replaceAll('_', ' ')}`;
