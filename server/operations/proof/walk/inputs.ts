import type { AnyRouter } from '@trpc/server';
import {
  contactFields,
  dayExceptionFields,
  facilityFields,
  patientFields,
  serviceFields,
  userFields,
} from '../../../demo/factories/factories.ts';
import { derive, idFieldsOf, type Known } from './derive.ts';
import { fixedInputs, namedFields } from './exceptions.ts';
import { faker, slot } from './fixture.ts';
import { kindOf, madeBy, type Procedure, proceduresToWalk } from './procedures.ts';
import type { KeptRecord, Records } from './records.ts';

/** Make-believe data, where there is some for this kind of record. */
const factories: Record<string, (on: typeof faker) => object> = {
  'day-exceptions': dayExceptionFields,
  facilities: facilityFields,
  invitations: userFields,
  'patient-contacts': contactFields,
  patients: patientFields,
  services: serviceFields,
};

const samples = [
  ...[false, 'patients', 'x'.repeat(43), '000000', '1980-05-17', '2031-01-06', slot(0), '08:00'],
  ...['EUR', 'Europe/Berlin', '+49 30 123456', 'someone@clinic.test', 'https://www.example.com', 'DE'],
];

let hours = 0;

/** Hours of UTC in which the practitioner of a fixture works, in winter. */
const open = [7, 8, 9, 10, 12, 13, 14, 15];

/** So many days at most does a list of bookings show, less those by which a test puts them off. */
const DAYS = 25;

/** An hour for a booking that no other has, on days that the tests leave to this. */
const nextHour = (): number => {
  const day = Math.floor(hours / open.length) % DAYS;
  return 24 * day + (open[hours++ % open.length] ?? 0);
};

/** Beginning and end of a span, as instants, dates and times of day. */
const spans = (r: Records): Record<string, string[]> => {
  const hour = nextHour();
  return {
    startsAt: [slot(hour, 20)],
    endsAt: [slot(hour + 1, 20)],
    from: [slot(0), '2031-01-06', '08:00', `http://${r.clinic.slug}.localhost`],
    to: [slot(0, 48), '2031-01-08', '12:00'],
    earliest: ['2031-01-06'],
    latest: ['2031-01-08'],
  };
};

/** `facilities` for `facilityId` and `facilityIds`, `compliance-records` for `complianceRecordId`. */
const kindOfField = (name: string): string | undefined =>
  /^(\w+)Ids?$/
    .exec(name)?.[1]
    ?.replace(/([^aeiou])y$/, '$1ie')
    .replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    .concat('s');

/** The kinds of records whose ids a call takes. */
export const kindsNamedBy = ({ input }: Procedure): string[] =>
  idFieldsOf(input).flatMap(name => (namedFields[name] ? [] : (kindOfField(name) ?? [])));

/** Lists whose records the routes call otherwise. */
const recordsOfList: Record<string, string> = { staff: 'users', 'waiting-list': 'waiting-entries' };

/** The kind of record that `ids` names: the rows of a list that is taken along. */
const kindListed = ({ route }: Procedure): string => {
  const list = /^POST \/list-exports\/([\w-]+)$/.exec(route)?.[1] ?? '';
  return recordsOfList[list] ?? list;
};

/** What the procedure is tried on: a question on the record in use, a change on the one to spare, or in the trash. */
const subjectOf = (procedure: Procedure, { live, spare, trashed }: Records): KeptRecord | undefined => {
  const state = procedure.type !== 'mutation' ? live : procedure.route.endsWith('/restore') ? trashed : spare;
  return state[kindOf(procedure) ?? ''];
};

const knownOf = (procedure: Procedure, r: Records): Known => {
  const subject = subjectOf(procedure, r);
  const times = spans(r);
  const byName = (name: string): unknown[] => {
    if (name === 'id') return [subject?.id];
    if (name === 'ids') return [r.live[kindListed(procedure)]?.id];
    // A clinic has one of what is changed without an id, and nobody changed it yet.
    if (name === 'version') return [subject?.version ?? 1];
    const field = namedFields[name];
    return field ? [field(r)] : (times[name] ?? [r.live[kindOfField(name) ?? '']?.id]);
  };
  return {
    named: name => byName(name).filter(value => value !== undefined),
    samples,
    text: `Said ${faker.string.alphanumeric(8)}`,
    numbers: [30, 1, 1000],
    isChange: procedure.type === 'mutation',
  };
};

const derived = (procedure: Procedure, r: Records): unknown => {
  const input = derive(procedure.input, knownOf(procedure, r));
  const make = factories[madeBy(procedure) ?? ''];
  return make ? { ...Object(input), ...make(faker) } : input;
};

/**
 * Valid input for each procedure of a router, on the records of a clinic: derived from its contract, every id that may
 * be left out included. Throws where that cannot be, and says which field of which procedure is the reason.
 */
export const inputsOf = (router: AnyRouter) => {
  const procedures = new Map(proceduresToWalk(router).map(procedure => [procedure.path, procedure]));
  return (path: string, of: Records): unknown => {
    const procedure = procedures.get(path);
    if (!procedure) throw new Error(`There is no procedure ${path}.`);
    const input = attempt(path, () => fixedInputs[path]?.(of) ?? derived(procedure, of));
    const { error } = procedure.input.safeParse(input);
    const wrong = error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
    if (wrong) throw new Error(`${underivable(path)} ${wrong.join(' ')}`);
    return input;
  };
};

const underivable = (path: string) =>
  `${path} gets no valid input from its contract, so nothing would be proved of it (server/operations/proof/walk/inputs.ts):`;

const attempt = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new Error(`${underivable(path)} ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
};
