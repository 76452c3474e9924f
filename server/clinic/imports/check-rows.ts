import { z } from 'zod';
import { datesFit } from '../../../shared/clinic/import-fields.ts';
import type { PatientFields } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import { keyringIn } from '../../data/lists/opening.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Keyring } from '../../data/vault/keyring.ts';
import { Patient } from '../patients/patient.entity.ts';
import { partsOf, wordsOf } from '../patients/terms/fold.ts';
import { ImportRow } from './import-row.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { differencesOf, isSomebodyElse, wrongAfter } from './rows/differences.ts';
import { type Found, knownPatients, type Way } from './rows/known-patients.ts';
import { type Read, type Region, readRow, regionOf } from './rows/read-row.ts';

/** Rows of one transaction. */
const AT_ONCE = 500;

const sentenceOf = (way: Way): string =>
  way === 'identifier'
    ? t('A patient with this identifier is there already.')
    : t(
        'A patient with the same {way, select, identifier {identifier} person {name and birth date} name {name} phone {phone and name} other {e-mail and name}} is there already.',
        { way },
      );

/** What of a row cannot be told apart from the same in another one. */
const keysOf = (ring: Keyring, { firstName, lastName, birthDate, identifier }: PatientFields) => ({
  personKey: ring.token(
    JSON.stringify([wordsOf(firstName).join(''), wordsOf(lastName).join(''), birthDate ?? null]),
  ),
  identifierKey: identifier ? ring.token(partsOf(identifier).join('') || identifier) : null,
});

const Earlier = z.object({ number: z.int(), key: z.string() });

/** Rows before this one that have one of these keys, the first of each. */
const earlier = (key: 'person_key' | 'identifier_key') => `
  select min(r.number) as number, r.${key} as key from clinic.import_rows r
  where r.import_id = ? and r.reading = ? and r.number < ? and r.${key} in (select jsonb_array_elements_text(?::jsonb)) group by r.${key}`;

/** The row in which each key stood first. */
const firstRows = async (
  em: ClinicEm,
  { id, reading }: PatientImport,
  rows: readonly ImportRow[],
  key: 'person_key' | 'identifier_key',
): Promise<Map<string, number>> => {
  const keyOf = ({ personKey, identifierKey }: ImportRow) =>
    key === 'person_key' ? personKey : identifierKey;
  const asked = JSON.stringify(rows.flatMap(row => keyOf(row) ?? []));
  const before = await inClinic(em, Earlier, earlier(key), [id, reading, rows[0]?.number ?? 0, asked]);
  const first = new Map(before.map(one => [one.key, one.number]));
  for (const row of rows) {
    const own = keyOf(row);
    if (own && !first.has(own)) first.set(own, row.number);
  }
  return first;
};

/** What is known of a row when it is judged. */
interface Known {
  read: Read;
  found: readonly Found[];
  /** Rows above it that tell of the same. */
  twin: { person?: number | undefined; identifier?: number | undefined };
  /** Whose identifier it has. */
  patient: Patient | undefined;
}

/** Of a row with a patient's identifier: it changes that patient, and nobody else does what it says (M5). */
const judgeChange = (
  row: ImportRow,
  { read, patient }: Known & { patient: Patient },
  { job, region }: { job: PatientImport; region: Region },
): void => {
  if (isSomebodyElse(patient, read))
    return row.wait(t('The patient with this identifier has another name and another birth date.'));
  const differences = differencesOf(patient, read, { mapping: job.mapping ?? [], empties: job.empties });
  const wrong = wrongAfter(patient, differences, region);
  row.change(patient, differences);
  if (wrong) Object.assign(row, { outcome: 'faulty', faults: [wrong] });
  else row.faults = row.outcome === 'known' ? [sentenceOf('identifier')] : [];
};

const judge = (row: ImportRow, known: Known, of: { job: PatientImport; region: Region }): void => {
  const { read, found, twin, patient } = known;
  Object.assign(row, { choice: null, whom: null, whomVersion: null });
  if (twin.identifier) {
    const fault = t('Row {row} has the same identifier.', { row: twin.identifier });
    Object.assign(row, { outcome: 'faulty', faults: [fault] });
    return;
  }
  if (patient) return judgeChange(row, { ...known, patient }, of);
  if (read.faults.length > 0) {
    Object.assign(row, { outcome: 'faulty', faults: read.faults });
    return;
  }
  const ways = [...new Set(found.map(({ way }) => way))];
  // Who has the same birth date as well needs no second sentence for the name.
  const faults = ways.filter(way => way !== 'name' || ways.length === 1).map(sentenceOf);
  if (twin.person) faults.push(t('Row {row} has the same name and birth date.', { row: twin.person }));
  Object.assign(row, { outcome: faults.length > 0 ? 'alike' : 'new', faults });
};

/** The patients whose identifiers rows have, by the number of the row. */
const ownersOf = async (em: ClinicEm, found: readonly Found[]): Promise<Map<number, Patient>> => {
  const owned = found.filter(({ way }) => way === 'identifier');
  const ids = owned.map(({ patientId }) => patientId);
  const patients = ids.length > 0 ? await em.find(Patient, { id: { $in: ids } }) : [];
  const byId = new Map(patients.map(patient => [patient.id, patient]));
  return new Map(
    owned.flatMap(({ number, patientId }) => {
      const patient = byId.get(patientId);
      return patient ? [[number, patient] as const] : [];
    }),
  );
};

/** Reads the rows and tells those apart that are judged from those that cannot be read. */
const readable = (rows: readonly ImportRow[], { job, region }: { job: PatientImport; region: Region }) =>
  rows.flatMap(row => {
    const read: Read = row.isReadable
      ? readRow(row.cells, job.mapping ?? [], region)
      : { given: [], faults: row.faults };
    const { fields } = read;
    if (fields) return [{ row, number: row.number, read, fields }];
    const unread = { personKey: null, identifierKey: null, choice: null, whom: null, whomVersion: null };
    Object.assign(row, { outcome: 'faulty', faults: read.faults, ...unread });
    return [];
  });

/** Says of the next rows what would become of them, without making anybody; answers whether there may be more. */
export const checkRows = async (em: ClinicEm, job: PatientImport, clinic: ClinicAtWork): Promise<boolean> => {
  const rows = await em.find(
    ImportRow,
    { import: job, reading: job.reading, check: { $ne: job.checks } },
    { orderBy: { number: 1 }, limit: AT_ONCE },
  );
  for (const row of rows) row.check = job.checks;
  const region = await regionOf(em, clinic, job);
  // What is imported already stays what it is.
  const open = readable(
    rows.filter(({ isMade }) => !isMade),
    { job, region },
  );
  for (const { row, fields } of open) Object.assign(row, keysOf(keyringIn(em), fields));
  const withKeys = open.map(({ row }) => row);
  const persons = await firstRows(em, job, withKeys, 'person_key');
  const identifiers = await firstRows(em, job, withKeys, 'identifier_key');
  const all = await knownPatients(em, open, job.id);
  const owners = await ownersOf(em, all);
  const found = Map.groupBy(all, ({ number }) => number);
  for (const { row, number, read } of open) {
    const before = (first: number | undefined) => (first !== undefined && first < number ? first : undefined);
    const twin = {
      person: before(persons.get(row.personKey ?? '')),
      identifier: before(identifiers.get(row.identifierKey ?? '')),
    };
    judge(row, { read, twin, found: found.get(number) ?? [], patient: owners.get(number) }, { job, region });
  }
  job.done += rows.length;
  for (const { outcome } of rows) if (outcome) job.count(outcome);
  for (const { cells } of rows) job.countDates(datesFit(cells, job.mapping ?? [], region.dates));
  if (rows.length === AT_ONCE) return true;
  job.status = 'checked';
  return false;
};
