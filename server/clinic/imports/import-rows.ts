import { LockMode } from '@mikro-orm/core';
import type { RowOutcome } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { ImportRow } from './import-row.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { forgetBytes } from './read-rows.ts';
import { differencesOf, valuesOf, wrongAfter } from './rows/differences.ts';
import { type Found, knownPatients } from './rows/known-patients.ts';
import { type Read, type Region, readRow, regionOf } from './rows/read-row.ts';

/** Rows of one transaction: whoever is killed in between has either made all of them or none. */
export const ROWS_AT_ONCE = 200;

/** A row that is to be imported, with what its cells say. */
interface Ready {
  row: ImportRow;
  number: number;
  read: Read;
}

/** Makes and changes the patients of the next rows; answers whether there may be more. */
export const importRows = async (
  em: ClinicEm,
  job: PatientImport,
  clinic: ClinicAtWork,
): Promise<boolean> => {
  const rows = await em.find(
    ImportRow,
    { import: job, reading: job.reading, outcome: { $in: ['new', 'changes'] }, isMade: false },
    { orderBy: { number: 1 }, limit: ROWS_AT_ONCE },
  );
  const region = await regionOf(em, clinic, job);
  const ready = rows.map(row => ({
    ...{ row, number: row.number },
    read: readRow(row.cells, job.mapping ?? [], region),
  }));
  await makeNew(
    em,
    job,
    ready.filter(({ row }) => row.outcome === 'new'),
  );
  await changeKnown(
    em,
    { job, region },
    ready.filter(({ row }) => row.outcome === 'changes'),
  );
  job.done += rows.length;
  if (rows.length === ROWS_AT_ONCE) return true;
  Object.assign(job, { status: 'imported', finishedAt: new Date() });
  await forgetBytes(em, job);
  const { imported, changed } = job;
  em.create(AuditEntry, {
    ...{ action: 'IMPORT', entity: 'Patient', entityId: job.id },
    changes: { rows: { to: imported }, ...(changed > 0 && { changed: { to: changed } }) },
  });
  return false;
};

const makeNew = async (em: ClinicEm, job: PatientImport, ready: readonly Ready[]): Promise<void> => {
  const asked = ready.flatMap(({ number, read: { fields } }) => (fields ? [{ number, fields }] : []));
  // Somebody may have entered them since the file was checked.
  const since = Map.groupBy(await knownPatients(em, asked, job.id), ({ number }) => number);
  for (const { row, number, read } of ready) {
    const { fields, faults } = read;
    const known = since.get(number) ?? [];
    if (!fields || faults.length > 0) refuse(job, row, faults);
    else if (isMeanwhile(row, known)) wait(job, row, meanwhileOf(known));
    else {
      const { facilityId: _, practitionerId: __, ...values } = fields;
      em.assign(row, { patient: em.create(Patient, values), isMade: true });
      job.imported += 1;
    }
  }
};

/** Whoever chose that it is a new one knew of those who are alike, but no choice gives one identifier to two. */
const isMeanwhile = ({ choice }: ImportRow, known: readonly Found[]): boolean =>
  known.some(({ way }) => way === 'identifier' || choice !== 'new');

const meanwhileOf = (known: readonly Found[]): string =>
  known.some(({ way }) => way === 'identifier')
    ? t('A patient with this identifier is there by now.')
    : t(
        'A patient with the same {way, select, identifier {identifier} person {name and birth date} name {name} phone {phone and name} other {e-mail and name}} was entered meanwhile.',
        { way: known[0]?.way ?? 'name' },
      );

/** Changes patients who are there, locked in one order and only as somebody has seen it before (M5, M6). */
const changeKnown = async (
  em: ClinicEm,
  { job, region }: { job: PatientImport; region: Region },
  ready: readonly Ready[],
): Promise<void> => {
  const ids = ready.flatMap(({ row }) => row.whom ?? []);
  if (ids.length === 0) return;
  const patients = await em.find(
    Patient,
    { id: { $in: ids } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const left = new Map(patients.map(patient => [patient.id, patient]));
  for (const { row, read } of ready) {
    const patient = left.get(row.whom ?? '');
    if (!patient || patient.version !== row.whomVersion) {
      wait(job, row, t('This patient was changed since. Please look at it anew.'));
      continue;
    }
    const differences = differencesOf(patient, read, { mapping: job.mapping ?? [], empties: job.empties });
    const wrong = wrongAfter(patient, differences, region);
    if (wrong) {
      refuse(job, row, [wrong]);
      continue;
    }
    em.assign(patient, valuesOf(differences, 'to'));
    Object.assign(row, { differences, whomVersion: patient.version + 1, isMade: true });
    job.changed += 1;
    // A second row for the same patient has not been seen beside what this one makes of them.
    left.delete(patient.id);
  }
};

const countAs = (job: PatientImport, row: ImportRow, outcome: RowOutcome): void =>
  job.count(outcome, row.outcome);

const wait = (job: PatientImport, row: ImportRow, fault: string): void => {
  countAs(job, row, 'alike');
  row.wait(fault);
};

const refuse = (job: PatientImport, row: ImportRow, faults: string[]): void => {
  countAs(job, row, 'faulty');
  Object.assign(row, { outcome: 'faulty', faults });
};
