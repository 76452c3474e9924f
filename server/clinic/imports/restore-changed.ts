import { LockMode } from '@mikro-orm/core';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from '../patients/patient.entity.ts';
import { ImportRow } from './import-row.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { valuesOf } from './rows/differences.ts';

const AT_ONCE = 100;

/**
 * Puts the next patients whom an import changed back to their former values, the last changed first, unless anybody has
 * changed them since (M5); answers whether there may be more. The former values go with the rows, after a day.
 */
export const restoreChanged = async (em: ClinicEm, job: PatientImport): Promise<boolean> => {
  const rows = await em.find(
    ImportRow,
    { import: job, isMade: true, whom: { $ne: null }, isKept: null },
    { orderBy: { number: -1 }, limit: AT_ONCE },
  );
  const patients = await em.find(
    Patient,
    { id: { $in: rows.flatMap(({ whom }) => whom ?? []) } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const byId = new Map(patients.map(patient => [patient.id, patient]));
  for (const row of rows) {
    const patient = byId.get(row.whom ?? '');
    const isUntouched = patient?.version === row.whomVersion;
    if (patient && isUntouched) em.assign(patient, valuesOf(row.differences ?? {}, 'from'));
    if (isUntouched) job.restored += 1;
    row.isKept = !isUntouched;
  }
  job.done += rows.length;
  return rows.length === AT_ONCE;
};
