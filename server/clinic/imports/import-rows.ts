import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { admissionRules } from '../admission/admission.ts';
import { Patient } from '../patients/patient.entity.ts';
import { ImportRow } from './import-row.entity.ts';
import { knownPatients } from './known-patients.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { readRow } from './read-row.ts';

/** Rows of one transaction: whoever is killed in between has either made all of them or none. */
export const ROWS_AT_ONCE = 200;

/** Makes the patients of the next rows; answers whether there may be more. */
export const importRows = async (
  em: ClinicEm,
  job: PatientImport,
  clinic: ClinicAtWork,
): Promise<boolean> => {
  const outcomes = job.alsoAlike ? (['new', 'alike'] as const) : (['new'] as const);
  const rows = await em.find(
    ImportRow,
    { import: job, outcome: { $in: [...outcomes] }, isMade: false },
    { orderBy: { number: 1 }, limit: ROWS_AT_ONCE },
  );
  const region = { ...clinic, needs: await admissionRules(em) };
  const readable = rows.map(row => {
    const read = readRow(row.cells, job.mapping ?? [], region);
    return { row, number: row.number, read };
  });
  const asked = readable.flatMap(({ number, read }) =>
    'fields' in read ? [{ number, fields: read.fields }] : [],
  );
  // Somebody may have entered them since the file was checked.
  const since = Map.groupBy(await knownPatients(em, asked, job.id), ({ number }) => number);
  for (const { row, number, read } of readable) {
    const known = since.get(number) ?? [];
    const isKnown = known.some(({ way }) => way === 'identifier');
    if ('faults' in read) leaveOut(job, row, 'faulty', read.faults);
    else if (isKnown)
      leaveOut(job, row, 'known', [t('A patient with this identifier was entered meanwhile.')]);
    else if (known.length > 0 && row.outcome === 'new')
      leaveOut(job, row, 'alike', [
        t(
          'A patient with the same {way, select, identifier {identifier} person {name and birth date} name {name} phone {phone and name} other {e-mail and name}} was entered meanwhile.',
          { way: known[0]?.way ?? 'name' },
        ),
      ]);
    else {
      const { facilityId: _, practitionerId: __, ...fields } = read.fields;
      em.assign(row, { patient: em.create(Patient, fields), isMade: true });
      job.imported += 1;
    }
  }
  job.done += rows.length;
  if (rows.length === ROWS_AT_ONCE) return true;
  Object.assign(job, { status: 'imported', finishedAt: new Date() });
  em.create(AuditEntry, {
    ...{ action: 'IMPORT', entity: 'Patient', entityId: job.id, changes: { rows: { to: job.imported } } },
  });
  return false;
};

const leaveOut = (
  job: PatientImport,
  row: ImportRow,
  outcome: 'faulty' | 'known' | 'alike',
  faults: string[],
): void => {
  job.count(outcome, row.outcome);
  Object.assign(row, { outcome, faults });
};
