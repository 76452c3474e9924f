import { type Message, t } from '../../../shared/i18n/translate.ts';
import type { KeptField } from './fields.ts';

const fields: Record<KeptField, Message> = {
  firstName: 'the first name',
  lastName: 'the last name',
  middleName: 'the middle name',
  preferredName: 'the preferred name',
  formerName: 'the former name',
  birthDate: 'the birth date',
  sex: 'the sex',
  language: 'the language',
  identifier: 'the identifier',
  email: 'the email',
  phone: 'the phone',
  status: 'the status',
  diedOn: 'the date of death',
  facility: 'the facility',
  practitioner: 'the practitioner',
  notes: 'the notes',
  alerts: 'the alerts',
  contactConsent: 'the contact consent',
};

export const fieldInWords = (field: KeptField): string => t(fields[field]);

const rows: Record<string, Message> = {
  bookings: 'one of the bookings',
  series: 'one of the series',
  waiting_entries: 'one of the waiting entries',
  patient_addresses: 'one of the postal addresses',
  patient_contacts: 'one of the patient contacts',
  patient_identifiers: 'one of the patient identifiers',
  patient_consents: 'one of the patient consents',
  medications: 'one of the medicines',
  measurements: 'one of the measurements',
  health_events: 'one of the health events',
};

/** A row of a table that somebody has changed since. */
export const rowInWords = (tableName: string): string => {
  const known = rows[tableName];
  return known ? t(known) : t('one of the {records}', { records: tableName.replaceAll('_', ' ') });
};
