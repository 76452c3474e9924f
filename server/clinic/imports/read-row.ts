import { type AdmissionNeeds, lackingIn } from '../../../shared/clinic/admission.ts';
import { importFields } from '../../../shared/clinic/import-fields.ts';
import { NewPatient } from '../../../shared/clinic/patients.ts';
import { translated } from '../../../shared/i18n/translate.ts';
import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import { Refusal } from '../../errors.ts';
import { expectLifetime } from '../patients/expect-lifetime.ts';

const fieldsByName = new Map<string, (typeof importFields)[number]>(
  importFields.map(field => [field.name, field]),
);

type Region = Pick<ClinicAtWork, 'locale' | 'timeZone'> & {
  /** What the clinic asks of every new patient. */
  needs: AdmissionNeeds;
};

/** The patient that a row tells of, or everything that is wrong with it, in words. */
export const readRow = (
  cells: readonly string[],
  mapping: readonly string[],
  { locale, timeZone, needs }: Region,
): { fields: NewPatient } | { faults: string[] } => {
  const faults: string[] = [];
  const given: Record<string, unknown> = {};
  for (const [at, name] of mapping.entries()) {
    const field = fieldsByName.get(name);
    const cell = cells[at]?.trim();
    if (!field || !cell) continue;
    const reading = field.read(cell, locale);
    if ('wrong' in reading) faults.push(`${labelOf(name)}: ${reading.wrong}`);
    else given[field.name] = reading.value;
  }
  const { data: fields, error } = NewPatient.safeParse(given);
  for (const { path, message } of error?.issues ?? []) {
    const [name = ''] = path.map(String);
    if (!faults.some(fault => fault.startsWith(`${labelOf(name)}:`)))
      faults.push(`${labelOf(name)}: ${translated(message)}`);
  }
  const unlived = fields && unlivedOf(fields, timeZone);
  if (unlived) faults.push(unlived);
  if (fields) faults.push(...lackingIn(fields, needs).map(({ sentence }) => sentence));
  return fields && faults.length === 0 ? { fields } : { faults };
};

const labelOf = (name: string): string => translated(fieldsByName.get(name)?.label ?? name);

const unlivedOf = (fields: NewPatient, timeZone: string): string | undefined => {
  try {
    expectLifetime(fields, timeZone);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};
