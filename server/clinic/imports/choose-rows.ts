import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { ChosenRow, ChosenRows, RowChoice } from '../../../shared/clinic/imports.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { Refusal } from '../../errors.ts';
import { admissionRules } from '../admission/admission.ts';
import { Patient } from '../patients/patient.entity.ts';
import { ImportRow } from './import-row.entity.ts';
import { PatientImport } from './patient-import.entity.ts';
import { differencesOf, wrongAfter } from './rows/differences.ts';
import { type Region, readRow, regionOf } from './rows/read-row.ts';

/** Rows that are decided in one call: whoever decides for more calls again. */
const AT_ONCE = 1000;

/** The import, which no job works at meanwhile: it has either seen a choice or it has not. */
const openImport = async (em: ClinicEm, id: string): Promise<PatientImport> => {
  const job = await em.findOneOrFail(PatientImport, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  job.expectChoice();
  return job;
};

const told = (em: ClinicEm, job: PatientImport, changes: AuditEntry['changes']): void => {
  em.create(AuditEntry, { action: 'UPDATE', entity: PatientImport.name, entityId: job.id, changes });
};

/** Nobody gives a reason for each row of a file. */
const expectNoReason = async (em: ClinicEm): Promise<void> => {
  if ((await admissionRules(em)).alikeNeedsReason)
    throw new Refusal(
      'This clinic enters whoever is probably there already for a reason only. Please enter them one by one.',
    );
};

/** What the row becomes by a choice that needs no patient. */
const outcomes = { new: 'new', leaveOut: 'leftOut' } as const;

type Undecided = Pick<ImportRow, 'outcome' | 'choice' | 'whom' | 'whomVersion'>;

const decide = (job: PatientImport, row: Undecided, choice: keyof typeof outcomes): void => {
  job.count(outcomes[choice], row.outcome);
  Object.assign(row, { choice, outcome: outcomes[choice], whom: null, whomVersion: null });
};

const decideForPatient = async (
  em: ClinicEm,
  { job, row, patientId, region }: { job: PatientImport; row: ImportRow; patientId: string; region: Region },
): Promise<void> => {
  const patient = await em.findOneOrFail(Patient, { id: patientId });
  const { mapping, empties } = job;
  const read = readRow(row.cells, mapping ?? [], region);
  const differences = differencesOf(patient, read, { mapping: mapping ?? [], empties });
  const wrong = wrongAfter(patient, differences, region);
  if (wrong) throw new Refusal('This row does not fit this patient. {wrong}', { wrong });
  const before = row.outcome;
  row.change(patient, differences);
  row.choice = 'patient';
  if (row.outcome) job.count(row.outcome, before);
};

const makeOf = async (
  em: ClinicEm,
  of: { job: PatientImport; row: ImportRow; region: Region },
  { choice, patientId }: { choice: RowChoice; patientId?: string | undefined },
): Promise<void> => {
  if (choice === 'patient') return decideForPatient(em, { ...of, patientId: patientId ?? '' });
  if (choice === 'new') await expectNoReason(em);
  if (choice !== 'wait') return decide(of.job, of.row, choice);
  of.job.count('alike', of.row.outcome);
  of.row.wait();
};

/** Says of a row that waits what is made of it; until it is imported somebody may say otherwise (M3). */
export const chooseRow = async (
  em: ClinicEm,
  { id, row: number, choice, patientId }: z.output<typeof ChosenRow>,
  clinic: Pick<Region, 'locale' | 'timeZone'>,
): Promise<PatientImport> => {
  const job = await openImport(em, id);
  const row = await em.findOneOrFail(ImportRow, { import: job, reading: job.reading, number });
  row.expectChoice();
  const before = row.choice;
  await makeOf(em, { job, row, region: await regionOf(em, clinic, job) }, { choice, patientId });
  told(em, job, {
    row: { to: number },
    choice: { from: before ?? 'wait', to: choice },
    ...(patientId && { patient: { to: patientId } }),
  });
  return job;
};

/** The same of the next rows that wait; how many are left the answer tells. */
export const chooseRows = async (
  em: ClinicEm,
  { id, choice }: z.output<typeof ChosenRows>,
): Promise<PatientImport> => {
  const job = await openImport(em, id);
  if (choice === 'new') await expectNoReason(em);
  const rows = await em.find(
    ImportRow,
    { import: job, reading: job.reading, outcome: 'alike' },
    { orderBy: { number: 1 }, limit: AT_ONCE, fields: ['outcome', 'choice', 'whom', 'whomVersion'] },
  );
  for (const row of rows) decide(job, row, choice);
  if (rows.length > 0) told(em, job, { rows: { to: rows.length }, choice: { from: 'wait', to: choice } });
  return job;
};
