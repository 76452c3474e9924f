import { z } from 'zod';
import type { RowOutcome } from '../../../shared/clinic/imports.ts';
import type { NewPatient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { admissionRules } from '../admission/admission.ts';
import { partsOf, wordsOf } from '../patients/fold.ts';
import { ImportRow } from './import-row.entity.ts';
import { type Found, knownPatients } from './known-patients.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { readRow } from './read-row.ts';

/** Rows of one transaction. */
const AT_ONCE = 500;

interface Judged {
  outcome: RowOutcome;
  faults: string[];
}

const sentenceOf = ({ way }: Pick<Found, 'way'>): string =>
  way === 'identifier'
    ? t('A patient with this identifier is there already.')
    : t(
        'A patient with the same {way, select, identifier {identifier} person {name and birth date} name {name} phone {phone and name} other {e-mail and name}} is there already.',
        { way },
      );

/** What of a row cannot be told apart from the same in another one. */
const keysOf = ({ firstName, lastName, birthDate, identifier }: NewPatient) => ({
  personKey: JSON.stringify([wordsOf(firstName).join(''), wordsOf(lastName).join(''), birthDate ?? null]),
  identifierKey: identifier ? partsOf(identifier).join('') || identifier : null,
});

const Earlier = z.object({ number: z.int(), key: z.string() });

/** Rows before this one that have one of these keys, the first of each. */
const earlier = (key: 'person_key' | 'identifier_key') => `
  select min(r.number) as number, r.${key} as key from clinic.import_rows r
  where r.import_id = ? and r.number < ? and r.${key} in (select jsonb_array_elements_text(?::jsonb)) group by r.${key}`;

/** The row in which each key stood first. */
const firstRows = async (
  em: ClinicEm,
  { id }: PatientImport,
  rows: readonly ImportRow[],
  key: 'person_key' | 'identifier_key',
): Promise<Map<string, number>> => {
  const keyOf = ({ personKey, identifierKey }: ImportRow) =>
    key === 'person_key' ? personKey : identifierKey;
  const asked = JSON.stringify(rows.flatMap(row => keyOf(row) ?? []));
  const before = await inClinic(em, Earlier, earlier(key), [id, rows[0]?.number ?? 0, asked]);
  const first = new Map(before.map(one => [one.key, one.number]));
  for (const row of rows) {
    const own = keyOf(row);
    if (own && !first.has(own)) first.set(own, row.number);
  }
  return first;
};

const judge = (found: readonly Found[], twin: { person?: number; identifier?: number }): Judged => {
  // Who has the same birth date as well needs no second sentence for the name.
  const faults = found.filter(({ way }) => way !== 'name' || found.length === 1).map(sentenceOf);
  if (twin.identifier) faults.unshift(t('Row {row} has the same identifier.', { row: twin.identifier }));
  if (found.some(({ way }) => way === 'identifier')) return { outcome: 'known', faults };
  if (twin.identifier) return { outcome: 'faulty', faults };
  if (twin.person) faults.push(t('Row {row} has the same name and birth date.', { row: twin.person }));
  return { outcome: faults.length > 0 ? 'alike' : 'new', faults };
};

/** Says of the next rows what would become of them, without making anybody; answers whether there may be more. */
export const checkRows = async (em: ClinicEm, job: PatientImport, clinic: ClinicAtWork): Promise<boolean> => {
  const rows = await em.find(
    ImportRow,
    { import: job, check: { $ne: job.checks } },
    { orderBy: { number: 1 }, limit: AT_ONCE },
  );
  for (const row of rows) row.check = job.checks;
  const region = { ...clinic, needs: await admissionRules(em) };
  const readable = rows.flatMap(row => {
    const read = row.isReadable ? readRow(row.cells, job.mapping ?? [], region) : { faults: row.faults };
    if ('fields' in read) return [{ row, number: row.number, fields: read.fields }];
    Object.assign(row, { outcome: 'faulty', faults: read.faults, personKey: null, identifierKey: null });
    return [];
  });
  for (const { row, fields } of readable) Object.assign(row, keysOf(fields));
  const withKeys = readable.map(({ row }) => row);
  const persons = await firstRows(em, job, withKeys, 'person_key');
  const identifiers = await firstRows(em, job, withKeys, 'identifier_key');
  const found = Map.groupBy(await knownPatients(em, readable, job.id), ({ number }) => number);
  for (const { row, number } of readable) {
    const before = (first: number | undefined) => (first !== undefined && first < number ? first : undefined);
    const twin = {
      person: before(persons.get(row.personKey ?? '')),
      identifier: before(identifiers.get(row.identifierKey ?? '')),
    };
    Object.assign(row, judge(found.get(number) ?? [], twin));
  }
  job.done += rows.length;
  for (const { outcome } of rows) if (outcome) job.count(outcome);
  if (rows.length === AT_ONCE) return true;
  job.status = 'checked';
  return false;
};
