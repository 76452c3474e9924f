import { MergeField } from '../../../shared/clinic/patient-merges.ts';
import type { Patient } from '../patients/patient.entity.ts';
import { folded, wordsOf } from '../patients/terms/fold.ts';
import { wholePhone } from '../patients/terms/phone-terms.ts';

/** Fields of both that are made one without a choice. */
const unitedFields = ['formerName', 'notes', 'alerts', 'contactConsent'] as const;

export const keptFields = [...MergeField.options, ...unitedFields];
export type KeptField = (typeof keptFields)[number];

/** What of a patient a merge may change. */
export type Kept = Pick<Patient, KeptField>;

export const keptOf = (patient: Patient): Kept =>
  Object.fromEntries(keptFields.map(field => [field, patient[field]])) as Kept;

/** What a patient's field says; a relation says its id. */
export const valueOf = (patient: Kept, field: KeptField): unknown =>
  field === 'facility' || field === 'practitioner' ? (patient[field]?.id ?? null) : (patient[field] ?? null);

/** Of lists and dates as well. */
export const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isBlank = (value: unknown): boolean => value === null || value === '' || value === 'unknown';

const sameness: Partial<Record<MergeField, (text: string) => unknown>> = {
  email: folded,
  phone: text => wholePhone(text) ?? text,
};

const isSame = (field: MergeField, a: unknown, b: unknown): boolean => {
  const of = sameness[field];
  return of ? of(String(a)) === of(String(b)) : a === b;
};

/** Whether both have the same name, in whichever of the two fields (P12). */
const haveOneName = (a: Patient, b: Patient): boolean => {
  const [one, other] = [a, b].map(({ firstName, lastName }) => wordsOf(`${firstName} ${lastName}`).join(' '));
  return one === other;
};

/** Whether the other one has something to say about this field. */
const says = (field: MergeField, kept: Patient, merged: Patient): boolean =>
  !isBlank(valueOf(merged, field)) &&
  !(
    (field === 'firstName' || field === 'lastName') &&
    isBlank(valueOf(kept, field)) &&
    haveOneName(kept, merged)
  );

/** In what both say something else, so that somebody chooses. */
export const conflictsOf = (kept: Patient, merged: Patient): MergeField[] =>
  MergeField.options.filter(field => {
    const [own, other] = [valueOf(kept, field), valueOf(merged, field)];
    return !isBlank(own) && says(field, kept, merged) && !isSame(field, own, other);
  });

/** Of which fields the kept one gets what the other one has: what is blank, and what was chosen so (P5). */
export const takenFields = (kept: Patient, merged: Patient, take: MergeField[]): MergeField[] => {
  const conflicts = conflictsOf(kept, merged);
  const filled = MergeField.options.filter(
    field =>
      (isBlank(valueOf(kept, field)) && says(field, kept, merged)) ||
      (conflicts.includes(field) && take.includes(field)),
  );
  const isDead = (filled.includes('status') ? merged : kept).status === 'deceased';
  return filled.filter(field => field !== 'diedOn' || isDead);
};
