import { z } from 'zod';
import {
  type AlikePatient,
  type AlikePatients,
  type AlikeQuery,
  Likeness,
  type NewPatient,
} from '../../../shared/clinic/patients.ts';
import { keyringIn } from '../../data/lists/opening.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { Patient } from './patient.entity.ts';
import { PATIENTS_WITH } from './search.ts';
import { folded, wordsOf } from './terms/fold.ts';
import { wholePhone } from './terms/phone-terms.ts';
import { wholeToken } from './terms/search-tokens.ts';

type Known = z.output<typeof AlikeQuery>;

/** As many as one compares at a glance. */
const MOST = 5;
/** As many as have one name; whoever is alike in more comes first. */
const MOST_NAMESAKES = 100;

const Id = z.object({ id: z.string(), alike: z.array(Likeness) });

/** Which list of tokens stands for which likeness, by its place from 1. */
const LIKENESS = '(?::text[])[f.list]';

/** Which terms somebody must have to be alike in something. */
const likenessOf = ({
  firstName = '',
  lastName = '',
  birthDate,
  phone,
  email,
}: Known): [Likeness, string[]][] => {
  const [first, last] = [wordsOf(firstName), wordsOf(lastName)];
  const ways: [Likeness, string[]][] = [];
  if (first.length > 0 && last.length > 0) ways.push(['name', [...first, ...last]]);
  for (const name of [first, last])
    if (birthDate && name.length > 0) ways.push(['birthDate', [birthDate, ...name]]);
  const digits = phone && wholePhone(phone);
  if (digits) ways.push(['phone', [digits]]);
  if (email) ways.push(['email', [folded(email)]]);
  return ways;
};

/** Neither the patient of this id nor anybody who is somebody else, as was said (P6). */
const APART = `and r.id <> ? and not exists (
      select from clinic.distinct_patients d where d.deleted_at is null
        and d.patient_id = least(r.id, ?::uuid) and d.other_id = greatest(r.id, ?::uuid))`;

/**
 * The patients who may be the one that is being entered, by whole terms of the search index, in one statement (FD8); says
 * where there are more of them (P7).
 */
export const alikeTo = async (
  em: ClinicEm,
  known: Known,
  most = MOST,
): Promise<z.output<typeof AlikePatients>> => {
  const ways = likenessOf(known);
  if (ways.length === 0) return { items: [], isCut: false };
  const sql = `
    select r.id, a.alike
    from (
      select patient_id, array_agg(distinct ${LIKENESS}) as alike from ${PATIENTS_WITH} f group by patient_id
    ) a
    join clinic.patients r on r.id = a.patient_id
    where r.deleted_at is null ${known.patientId ? APART : ''}
    order by cardinality(a.alike) desc, r.name_order, r.id limit ${most + 1}`;
  const { patientId } = known;
  const apart = patientId ? [patientId, patientId, patientId] : [];
  const ring = keyringIn(em);
  const kinds = `{${ways.map(([likeness]) => likeness).join()}}`;
  const asked = JSON.stringify(ways.map(([, terms]) => terms.map(term => wholeToken(ring, term))));
  const found = await inClinic(em, Id, sql, [kinds, asked, ...apart]);
  const patients = new Map(
    (await em.find(Patient, { id: { $in: found.map(({ id }) => id) } })).map(patient => [
      patient.id,
      patient,
    ]),
  );
  const alike = found.flatMap(({ id, alike }) => {
    const patient = patients.get(id);
    if (!patient) return [];
    const { firstName, lastName, birthDate = null, identifier = null, phone = null, alerts } = patient;
    return { id, firstName, lastName, birthDate, identifier, phone, alerts, alike };
  });
  return { items: alike.slice(0, most), isCut: alike.length > most };
};

type Entered = Pick<NewPatient, 'firstName' | 'lastName' | 'birthDate' | 'phone' | 'email'>;

/** The same of somebody about to be entered, as many as there can be. */
export const alikeToNew = async (
  em: ClinicEm,
  { firstName, lastName, birthDate, phone, email }: Entered,
): Promise<AlikePatient[]> => {
  const { items } = await alikeTo(
    em,
    {
      ...{ firstName, lastName, birthDate: birthDate ?? undefined },
      ...{ phone: phone ?? undefined, email: email ?? undefined },
    },
    MOST_NAMESAKES,
  );
  return items;
};
