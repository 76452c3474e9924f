import { z } from 'zod';
import type { PatientFields } from '../../../../shared/clinic/patients.ts';
import { keyringIn, opening } from '../../../data/lists/opening.ts';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import { inClinic } from '../../../data/orm/in-clinic.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { PATIENTS_WITH } from '../../patients/search.ts';
import { folded, partsOf, wordsOf } from '../../patients/terms/fold.ts';
import { foldedNumber } from '../../patients/terms/folded-number.ts';
import { wholePhone } from '../../patients/terms/phone-terms.ts';
import { wholeToken } from '../../patients/terms/search-tokens.ts';

/** A person of whom it is asked whether they are there. */
export interface Asked {
  number: number;
  fields: PatientFields;
}

export type Way = 'identifier' | 'person' | 'name' | 'phone' | 'email';

const Row = z.object({
  ...{ number: z.int(), way: z.string().transform(way => way as Way), patientId: z.string() },
  birthDate: z.instanceof(Uint8Array).nullable(),
});
export type Found = Omit<z.output<typeof Row>, 'birthDate'>;

/** What the whole of a name is found by in the search index. */
export const nameTerm = (name: string): string => wordsOf(name).join('');

/** Which terms the same person has in the search index. */
const waysOf = ({
  firstName,
  lastName,
  birthDate,
  identifier,
  phone,
  email,
}: PatientFields): [Way, ...string[]][] => {
  const [first, last] = [nameTerm(firstName), nameTerm(lastName)].filter(Boolean);
  const names = [last, first].filter(name => name !== undefined);
  const digits = phone && wholePhone(phone);
  const withNames = (way: Way, term: string | null | undefined): [Way, string, string][] =>
    term ? names.map(name => [way, term, name]) : [];
  const ways: [Way, ...string[]][] = [
    ...withNames('person', birthDate),
    ...withNames('phone', digits),
    ...withNames('email', email && folded(email)),
  ];
  if (first && last) ways.push(['name', last, first]);
  const number = identifier && partsOf(identifier).join('');
  if (number) ways.push(['identifier', number]);
  return ways;
};

/** What the import itself made does not count. */
const found = `
  with asked as materialized (
    select * from rows from (jsonb_to_recordset(?::jsonb) as (number int, way text, key text)) with ordinality
      as a (number, way, key, list)
  ), hit as materialized (
    select a.*, f.patient_id from ${PATIENTS_WITH} f join asked a on a.list = f.list
  )
  select distinct h.number, h.way, p.id as "patientId", p.birth_date as "birthDate" from hit h join clinic.patients p on p.id = h.patient_id
  where p.deleted_at is null
    and not exists (select from clinic.import_rows r where r.patient_id = p.id and r.import_id = ?)
    and (h.way <> 'identifier' or p.number_key = h.key)`;

/** Which of these people are patients already, or probably, who and by what; in one statement, however many are asked for. */
export const knownPatients = async (
  em: ClinicEm,
  asked: readonly Asked[],
  importId: string,
): Promise<Found[]> => {
  const ring = keyringIn(em);
  const ways = asked.flatMap(({ number, fields }) => {
    const key = fields.identifier && ring.token(foldedNumber(fields.identifier));
    return waysOf(fields).map(([way, ...terms]) => ({
      asked: { number, way, key },
      tokens: terms.map(term => wholeToken(ring, term)),
    }));
  });
  if (ways.length === 0) return [];
  const lists = [ways.map(({ asked }) => asked), ways.map(({ tokens }) => tokens)];
  const rows = await inClinic(em, Row, found, [...lists.map(list => JSON.stringify(list)), importId]);
  const bornOn = opening(em, Patient, 'birthDate');
  const asks = new Map(asked.map(({ number, fields }) => [number, fields.birthDate]));
  // Whoever has another birth date is somebody else of the same name.
  return rows.filter(({ number, way, patientId, birthDate }) => {
    const wanted = asks.get(number);
    return way !== 'name' || !wanted || !birthDate || bornOn(patientId, birthDate) === wanted;
  });
};
