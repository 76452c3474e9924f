import { z } from 'zod';
import type { PatientQuery } from '../../../shared/clinic/patients.ts';
import { type ListCall, listOf, sortedBy } from '../../data/lists/list-of.ts';
import { noSuchPage, type Order } from '../../data/lists/page.ts';
import { Patient } from './patient.entity.ts';
import { matchingSearch } from './search.ts';

type Query = z.output<typeof PatientQuery> & { ids?: string[] | undefined };

/** `newest` reads the other way round. */
const orderOf = ({ sort, descending }: Query): Order =>
  sort === 'newest'
    ? sortedBy(['createdAt'], { descending: !descending })
    : sortedBy(['nameOrder'], { descending, nullable: true });

const narrowed = {
  where: ({ status, facilityId, practitionerId }: Query) => ({
    status,
    facility_id: facilityId,
    practitioner_id: practitionerId,
  }),
  matching: matchingSearch,
};

const rows = listOf(Patient, orderOf, {
  fields: [
    ...(['id', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'firstName', 'lastName'] as const),
    ...(['preferredName', 'birthDate', 'sex', 'identifier', 'nameOrder'] as const),
    ...(['email', 'phone', 'alerts', 'status'] as const),
  ],
  ...narrowed,
});

const births = listOf(Patient, sortedBy([]), { fields: ['id', 'birthDate'], ...narrowed });

/** Whoever has no birth date comes after all others. */
const LAST = '9999';

/** So many are opened in one go, some milliseconds in which nobody else's call is answered. */
const AT_ONCE = 1000;

/** The birth date and id of everybody that is asked for, as they are sorted. */
const birthsOf = async (call: ListCall<Query>): Promise<string[]> => {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await births({ ...call, input: { ...call.input, cursor, limit: AT_ONCE } });
    keys.push(...items.map(keyOf));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return keys.toSorted();
};

const keyOf = ({ id, birthDate }: { id: string; birthDate?: string | null }): string =>
  `${birthDate ?? LAST} ${id}`;

/**
 * A page in the order of birth dates, which only the clinic's keys tell (PHI-1): it opens those of all patients that are asked for, and
 * takes as long as there are many. The cursor names the last patient that was answered.
 */
const listByBirthDate = async (call: ListCall<Query>) => {
  const { cursor, limit, descending } = call.input;
  const sorted = await birthsOf(call);
  if (descending) sorted.reverse();
  const after = cursor === undefined ? undefined : keyOf(await seenLast(call, cursor));
  const rest = sorted.filter(key => after === undefined || (descending ? key < after : key > after));
  const ids = rest.slice(0, limit).map(key => key.slice(key.indexOf(' ') + 1));
  const page = await rows({ ...call, input: { ...call.input, cursor: undefined, ids } });
  const byId = new Map(page.items.map(row => [row.id, row]));
  const nextCursor = rest.length > limit ? (ids.at(-1) ?? null) : null;
  return { items: ids.flatMap(id => byId.get(id) ?? []), nextCursor };
};

const seenLast = async ({ ctx: { em } }: ListCall<Query>, cursor: string): Promise<Patient> => {
  const isId = z.uuid().safeParse(cursor).success;
  const patient = isId ? await em.findOne(Patient, { id: cursor }, { filters: { live: false } }) : null;
  if (!patient) throw noSuchPage();
  return patient;
};

/** A page of the clinic's patients, as the list and its exports show them. */
export const listPatients = (call: ListCall<Query>) =>
  call.input.sort === 'birthDate' ? listByBirthDate(call) : rows(call);
