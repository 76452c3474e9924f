import { z } from 'zod';
import type { PatientFields } from '../../../../shared/clinic/patients.ts';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import { inClinic } from '../../../data/orm/in-clinic.ts';
import { folded, partsOf, wordsOf } from '../../patients/fold.ts';
import { wholePhone } from '../../patients/phone-terms.ts';

/** A person of whom it is asked whether they are there. */
export interface Asked {
  number: number;
  fields: PatientFields;
}

export type Way = 'identifier' | 'person' | 'name' | 'phone' | 'email';

const Found = z.object({
  ...{ number: z.int(), way: z.string().transform(way => way as Way), patientId: z.string() },
});
export type Found = z.output<typeof Found>;

/** What the whole of a name is found by in the search index. */
export const nameTerm = (name: string): string => wordsOf(name).join('');

/** Two terms that the same person has in the search index, the rarer one first. */
const waysOf = ({
  firstName,
  lastName,
  birthDate,
  identifier,
  phone,
  email,
}: PatientFields): [Way, string, string?][] => {
  const [first, last] = [nameTerm(firstName), nameTerm(lastName)].filter(Boolean);
  const names = [last, first].filter(name => name !== undefined);
  const digits = phone && wholePhone(phone);
  const withNames = (way: Way, term: string | null | undefined): [Way, string, string][] =>
    term ? names.map(name => [way, term, name]) : [];
  const ways: [Way, string, string?][] = [
    ...withNames('person', birthDate),
    ...withNames('phone', digits),
    ...withNames('email', email && folded(email)),
  ];
  if (first && last) ways.push(['name', last, first]);
  const number = identifier && partsOf(identifier).join('');
  if (number) ways.push(['identifier', number]);
  return ways;
};

/** As the unique index over them reads identifiers (patient.entity.ts). */
const same = (identifier: string) =>
  `regexp_replace(translate(lower(normalize(${identifier}, nfkc)), '‐‑‒–—−', '------'), '\\s', '', 'g')`;

/**
 * Terms are looked up by equality, which row-level security leaves to the index. Whoever has another birth date is somebody else
 * of the same name; what the import itself made does not count.
 */
const found = `
  with asked as materialized (
    select * from jsonb_to_recordset(?::jsonb)
      as a (number int, way text, term text, also text, identifier text, "birthDate" date)
  ), hit as materialized (
    select a.*, t.patient_id from asked a join clinic.patient_terms t on t.term = a.term
    where a.also is null or exists (select from clinic.patient_terms o where o.term = a.also and o.patient_id = t.patient_id)
  )
  select distinct h.number, h.way, p.id as "patientId" from hit h join clinic.patients p on p.id = h.patient_id
  where p.deleted_at is null
    and not exists (select from clinic.import_rows r where r.patient_id = p.id and r.import_id = ?)
    and case h.way when 'identifier' then ${same('p.identifier')} = ${same('h.identifier')}
      when 'name' then h."birthDate" is null or p.birth_date is null or p.birth_date = h."birthDate" else true end`;

/** Which of these people are patients already, or probably, who and by what; in one statement, however many are asked for. */
export const knownPatients = (em: ClinicEm, asked: readonly Asked[], importId: string): Promise<Found[]> => {
  const terms = asked.flatMap(({ number, fields }) =>
    waysOf(fields).map(([way, term, also]) => ({
      ...{ number, way, term, also },
      ...{ identifier: fields.identifier, birthDate: fields.birthDate },
    })),
  );
  return terms.length === 0
    ? Promise.resolve([])
    : inClinic(em, Found, found, [JSON.stringify(terms), importId]);
};
