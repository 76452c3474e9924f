import { type AdmissionNeeds, lackingIn } from '../../../../shared/clinic/admission.ts';
import { importFields } from '../../../../shared/clinic/import-fields.ts';
import { isNamed, NAMELESS, PatientFields } from '../../../../shared/clinic/patients.ts';
import { type DateOrder, dateOrderOf } from '../../../../shared/clinic-dates.ts';
import { translated } from '../../../../shared/i18n/translate.ts';
import type { ClinicAtWork } from '../../../access/clinics/clinics-with-work.ts';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import { Refusal } from '../../../errors.ts';
import { admissionRules } from '../../admission/admission.ts';
import { expectLifetime } from '../../admission/expect-lifetime.ts';

const fieldsByName = new Map<string, (typeof importFields)[number]>(
  importFields.map(field => [field.name, field]),
);

export type Region = Pick<ClinicAtWork, 'locale' | 'timeZone'> & {
  /** What the clinic asks of every new patient. */
  needs: AdmissionNeeds;
  /** In which the file writes its dates. */
  dates: DateOrder;
};

/** What the rows of this file are read by. */
export const regionOf = async (
  em: ClinicEm,
  clinic: Pick<Region, 'locale' | 'timeZone'>,
  { dateOrder }: { dateOrder?: DateOrder | null },
): Promise<Region> => ({
  ...clinic,
  needs: await admissionRules(em),
  dates: dateOrder ?? dateOrderOf(clinic.locale),
});

/** What the cells of a row say. */
export interface Read {
  /** Undefined if a cell cannot be read; what has no cell is as it is of somebody new. */
  fields?: PatientFields;
  /** The fields whose cells are not empty. */
  given: readonly string[];
  /** All that is wrong with the row as somebody new, in words. */
  faults: string[];
}

/** The patient that a row tells of, and everything that is wrong with it, in words. */
export const readRow = (
  cells: readonly string[],
  mapping: readonly string[],
  { locale, timeZone, needs, dates }: Region,
): Read => {
  const faults: string[] = [];
  const given: Record<string, unknown> = {};
  for (const [at, name] of mapping.entries()) {
    const field = fieldsByName.get(name);
    const cell = cells[at]?.trim();
    if (!field || !cell) continue;
    const reading = field.read(cell, locale, dates);
    if ('wrong' in reading) faults.push(`${labelOf(name)}: ${reading.wrong}`);
    else given[field.name] = reading.value;
  }
  const { data, error } = PatientFields.safeParse(given);
  for (const { path, message } of error?.issues ?? []) {
    const [name = ''] = path.map(String);
    if (!faults.some(fault => fault.startsWith(`${labelOf(name)}:`)))
      faults.push(`${labelOf(name)}: ${translated(message)}`);
  }
  const fields = faults.length === 0 ? data : undefined;
  if (!isNamed({ firstName: '', lastName: '', ...given }))
    faults.push(`${labelOf('lastName')}: ${translated(NAMELESS)}`);
  const unlived = fields && wrongLifeOf(fields, timeZone);
  if (unlived) faults.push(unlived);
  if (fields) faults.push(...lackingIn(fields, needs).map(({ sentence }) => sentence));
  return { given: Object.keys(given), faults, ...(fields && { fields }) };
};

export const labelOf = (name: string): string => translated(fieldsByName.get(name)?.label ?? name);

/** What is wrong with when somebody was born and died, in words. */
export const wrongLifeOf = (
  fields: Parameters<typeof expectLifetime>[0],
  timeZone: string,
): string | undefined => {
  try {
    expectLifetime(fields, timeZone);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};
