import type { EntityClass } from '@mikro-orm/core';
import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { type Reference, referencesTo } from '../../data/records/references-to.ts';
import { DistinctPatients } from '../distinct-patients/distinct-patients.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientTerms } from '../patients/patient-terms.entity.ts';
import { PortalSession } from '../portal/portal-session.entity.ts';
import { PortalPasskey } from '../portal-passkeys/portal-passkey.entity.ts';
import { PatientMerge } from './patient-merge.entity.ts';

/** A row of whichever kind that belongs to a patient. */
export type Row = Reference['entity'] extends EntityClass<infer T> ? T : never;

/** What stays with its patient: the index, which the triggers keep, who was who and who was not, and whom the portal let in. */
const staying: unknown[] = [PatientTerms, PatientMerge, DistinctPatients, PortalPasskey, PortalSession];

export const movingReferences = (em: ClinicEm): Reference[] =>
  referencesTo(em, Patient).filter(({ entity }) => !staying.includes(entity));

const Count = z.object({ count: z.coerce.number() });

/** How many rows of which table would move, of those that have any. */
export const countsOf = async (em: ClinicEm, patientId: string) => {
  const counts: { kind: string; count: number }[] = [];
  for (const { tableName, column } of movingReferences(em)) {
    const sql = `select count(*) as count from clinic.${tableName} where ${column} = ?`;
    counts.push({ kind: tableName, ...(await oneInClinic(em, Count, sql, [patientId])) });
  }
  return counts.filter(({ count }) => count > 0);
};

/** All rows of a patient, of those in the trash as well, by the relation that leads to the patient. */
export const rowsOf = async (em: ClinicEm, patient: Patient): Promise<{ by: Reference; row: Row }[]> => {
  const rows: { by: Reference; row: Row }[] = [];
  for (const by of movingReferences(em)) {
    const found = await em.find(by.entity, { [by.property]: patient }, { filters: { live: false } });
    rows.push(...found.map(row => ({ by, row })));
  }
  return rows;
};
