import { importFields } from '../../../../shared/clinic/import-fields.ts';
import type { PatientDifference } from '../../../../shared/clinic/imports.ts';
import { isNamed, NAMELESS } from '../../../../shared/clinic/patients.ts';
import { translated } from '../../../../shared/i18n/translate.ts';
import type { Patient } from '../../patients/patient.entity.ts';
import { nameTerm } from './known-patients.ts';
import { labelOf, type Read, type Region, wrongLifeOf } from './read-row.ts';

type Field = (typeof importFields)[number]['name'] & keyof Patient;

type Value = string | string[] | null;

/** What a row changes of a patient, by field. */
export type Differences = Partial<Record<Field, { from: Value; to: Value }>>;

const isSame = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A patient keeps their own number: a row says whose it is, and only gives one to those who have none. */
const mayChange = (patient: Patient, field: Field): boolean => field !== 'identifier' || !patient.identifier;

/**
 * What a row changes of a patient: what it says, and what its empty cells were told to empty. Whatever has no column stays,
 * and so does what has an empty cell otherwise (M5).
 */
export const differencesOf = (
  patient: Patient,
  { fields, given }: Read,
  { mapping, empties }: { mapping: readonly string[]; empties: readonly string[] },
): Differences => {
  if (!fields) return {};
  const asked = importFields.filter(
    ({ name }) => mapping.includes(name) && (given.includes(name) || empties.includes(name)),
  );
  const changed = asked.flatMap(({ name }) => {
    const field = name as Field;
    const from: Value = patient[field] ?? null;
    const to: Value = fields[field];
    return mayChange(patient, field) && !isSame(from, to) ? [[field, { from, to }] as const] : [];
  });
  return Object.fromEntries(changed);
};

/** The new values of what changes, or the former ones. */
export const valuesOf = (differences: Differences, side: 'from' | 'to'): Partial<Patient> =>
  Object.fromEntries(Object.entries(differences).map(([field, values]) => [field, values[side]]));

/** What would be wrong with the patient after that, in words. */
export const wrongAfter = (
  patient: Patient,
  differences: Differences,
  { timeZone }: Region,
): string | undefined => {
  const { firstName, lastName, birthDate = null, diedOn = null, status } = patient;
  const now = { firstName, lastName, birthDate, diedOn, status };
  Object.assign(now, valuesOf(differences, 'to'));
  return isNamed(now) ? wrongLifeOf(now, timeZone) : `${labelOf('lastName')}: ${translated(NAMELESS)}`;
};

/** Whether a row with a patient's number tells of somebody with another birth date and no name in common: a number that was given twice, or mistyped (M3). */
export const isSomebodyElse = (patient: Patient, { fields }: Read): boolean => {
  if (!fields?.birthDate || !patient.birthDate || fields.birthDate === patient.birthDate) return false;
  const names = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    [firstName, lastName].map(nameTerm).filter(Boolean);
  const own = new Set([...names(patient), nameTerm(patient.formerName ?? '')]);
  const others = names(fields);
  return others.length > 0 && !others.some(name => own.has(name));
};

/** As a list shows it. */
export const told = (differences: Differences): PatientDifference[] =>
  Object.entries(differences).map(([field, { from, to }]) => ({
    ...{ field: field as Field, from: inText(from), to: inText(to) },
  }));

const inText = (value: Value): string | null => (Array.isArray(value) ? value.join(' · ') : value) || null;
