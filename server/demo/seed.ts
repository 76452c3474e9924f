import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { accountFor } from '../access/accounts/accounts.ts';
import { Operator } from '../access/callers/operator.entity.ts';
import { Clinic } from '../access/clinics/clinic.entity.ts';
import { BookingSettings } from '../clinic/settings/booking-settings.entity.ts';
import { withConnection } from '../data/database/connection/connect.ts';
import type { Database } from '../data/database/connection/database.ts';
import { asActor } from '../data/orm/as-actor.ts';
import type { Planes } from '../data/orm/planes.ts';
import { systemActor } from '../data/records/actor.ts';
import { systemHand } from '../data/trails/system-action.ts';
import type { Env } from '../env.ts';
import { addOwner, furnish, NewClinic, provision } from '../platform/clinics/provision.ts';
import { createOperator } from '../platform/operators/create-operator.ts';
import { DEMO_OPERATOR } from '../platform/operators/demo-operator.ts';
import { StartupError } from '../startup-error.ts';
import { type Blueprint, emailOf } from './blueprints/blueprint.ts';
import { blueprints, DEMO_PASSWORD } from './blueprints/blueprints.ts';
import { sharedHash } from './factories/shared-hash.ts';
import { fillFacilities, fillHours, fillPatients, fillServices, fillUsers } from './fill/fill.ts';
import { fillAssignments } from './fill/fill-assignments.ts';
import { fillBookings } from './fill/fill-bookings.ts';
import { fillHealth, fillMedicines } from './fill/fill-clinical.ts';
import { fillCompliance } from './fill/fill-compliance.ts';
import { fillExpenses } from './fill/fill-expenses.ts';
import { fillForms } from './fill/fill-forms.ts';
import { fillFrontDesk } from './fill/fill-front-desk.ts';
import { fillMoney } from './fill/fill-money.ts';
import { fillRequests } from './fill/fill-requests.ts';
import { fillSpecialists } from './fill/fill-specialists.ts';
import { plannedBookings } from './plan/appointments.ts';
import { fillClosures } from './plan/closures.ts';
import { facilityId, memberId, plannedPatients } from './plan/people.ts';
import type { Workplace } from './plan/workplace.ts';
import { removeDemo } from './remove.ts';

/**
 * incremental adds what is missing; full removes the demo clinics and makes them anew; reset does so with their records
 * alone, so that whoever is signed in stays so; remove only removes.
 */
export type SeedMode = 'incremental' | 'full' | 'reset' | 'remove';

export const seedKinds = ['users', 'facilities', 'services', 'patients', 'bookings'] as const;
export type SeedKind = (typeof seedKinds)[number];

export interface SeedOptions {
  mode?: SeedMode;
  /** One kind of record, and what it cannot be without. */
  only?: SeedKind | undefined;
  onProgress?: (sentence: string) => void;
  /** The moment the demo is alive around; tests fix it. */
  now?: Date;
  /** How far bookings reach into the past and the future; half a year each, and less in tests that make many. */
  reachDays?: number;
}

const HALF_A_YEAR = 183;

export interface SeedReport {
  mode: SeedMode;
  /** Slugs of the clinics that were removed or emptied first. */
  removed: string[];
  /** How many records of each kind each clinic gained. */
  added: Record<string, Record<string, number>>;
  seconds: number;
}

/** Advisory lock: two processes that seed at once would both find the same things missing. */
const LOCK = 7_306_863;

/** Makes the demo clinics be as the mode says; never in production (LIT-3). */
export const seedDemo = async (
  database: Database,
  planes: Planes,
  env: Pick<Env, 'mode'>,
  {
    mode = 'incremental',
    only,
    onProgress = () => undefined,
    now = new Date(),
    reachDays = HALF_A_YEAR,
  }: SeedOptions = {},
): Promise<SeedReport> => {
  refuseInProduction(env);
  if (only && mode !== 'incremental') throw new StartupError(`Only adding can be limited to ${only}.`);
  const started = performance.now();
  return withConnection(database.connection('owner', planes.clinic.config.get('dbName')), async owner => {
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseForeignAddresses(owner);
    const removed =
      mode === 'incremental' ? [] : await removeDemo(owner, { planes, keepClinics: mode === 'reset' });
    for (const slug of removed) onProgress(`${slug}: removed what was there`);
    const added: SeedReport['added'] = {};
    for (const blueprint of mode === 'remove' ? [] : blueprints)
      added[blueprint.slug] = await fillClinic(planes, { blueprint, only, onProgress, now, reachDays });
    if (mode !== 'remove') await demoOperatorExists(planes);
    return { mode, removed, added, seconds: (performance.now() - started) / 1000 };
  });
};

/** Somebody to look around in the console as. */
const demoOperatorExists = async (planes: Planes): Promise<void> => {
  const em = planes.platform.em.fork();
  const known = await em.findOne(Operator, { email: DEMO_OPERATOR });
  if (!known) {
    const person = {
      email: DEMO_OPERATOR,
      name: 'Dana Operator',
      role: 'admin',
      password: DEMO_PASSWORD,
    } as const;
    await createOperator(planes, person, systemHand('seed'));
  } else if (known.status === 'inactive') {
    known.status = 'active';
    await em.flush();
  }
};

/** Throws the sentence that tests and other software look for. */
export const refuseInProduction = ({ mode }: Pick<Env, 'mode'>): void => {
  if (mode === 'production') throw new StartupError('Seeding is not allowed in production environment');
};

/** A real clinic may have taken the address of a demo clinic; it is left alone, and nothing else is touched either. */
const refuseForeignAddresses = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ slug: string }>(
    'select slug from platform.clinics where not demo and (slug = any($1) or name = any($2))',
    [blueprints.map(({ slug }) => slug), blueprints.map(({ name }) => name)],
  );
  if (rows[0])
    throw new StartupError(
      `The clinic at "${rows[0].slug}" is no demo clinic, so no demo is made beside it.`,
    );
};

type Filling = Required<Pick<SeedOptions, 'onProgress' | 'now' | 'reachDays'>> & {
  blueprint: Blueprint;
  only: SeedKind | undefined;
};

const fillClinic = async (planes: Planes, { blueprint, only, onProgress, now, reachDays }: Filling) => {
  const { tenantId, added } = await clinicOf(planes, blueprint);
  const workplace: Workplace = { planes, tenantId, blueprint, now };
  const today = Temporal.Instant.fromEpochMilliseconds(+now)
    .toZonedDateTimeISO(blueprint.timeZone)
    .toPlainDate();
  const patients = plannedPatients(blueprint, today);
  const steps: [kind: string, neededFor: readonly SeedKind[], fill: () => Promise<number>][] = [
    ['users', ['users', 'patients', 'bookings'], () => fillUsers(workplace)],
    ['facilities', ['facilities', 'patients', 'bookings'], () => fillFacilities(workplace)],
    ['services', ['services', 'bookings'], () => fillServices(workplace)],
    ['hours', ['bookings'], () => fillHours(workplace)],
    ['assignments', ['bookings'], () => fillAssignments(workplace)],
    ['closures', ['bookings'], () => fillClosures(workplace)],
    ['patients', ['patients', 'bookings'], () => fillPatients(workplace, patients)],
    ['medications', ['patients'], () => fillMedicines(workplace, patients)],
    ['measurements', ['patients'], () => fillHealth(workplace, patients)],
    [
      'bookings',
      ['bookings'],
      () => fillBookings(workplace, plannedBookings(blueprint, patients, { now, reachDays })),
    ],
    ['forms', ['bookings'], () => fillForms(workplace, patients)],
    ['specialists', ['bookings'], () => fillSpecialists(workplace)],
    ['front desk', ['bookings'], () => fillFrontDesk(workplace, patients)],
    ['invoices', ['bookings'], () => fillMoney(workplace, patients)],
    ['requests', ['bookings'], () => fillRequests(workplace, patients)],
    ['compliance', ['bookings'], () => fillCompliance(workplace)],
    ['expenses', ['bookings'], () => fillExpenses(workplace)],
  ];
  for (const [kind, neededFor, fill] of steps) {
    if (only && !neededFor.includes(only)) continue;
    const count = (added[kind] ?? 0) + (await fill());
    added[kind] = count;
    if (count > 0) onProgress(`${blueprint.name}: ${kind} (${count})`);
  }
  return added;
};

/** The demo clinic, and what it gained by being opened now, or furnished again because its records were reset. */
const clinicOf = async (planes: Planes, blueprint: Blueprint) => {
  const first: Record<string, number> = { users: 1, facilities: 1 };
  const clinic = await planes.platform.em.fork().findOne(Clinic, { slug: blueprint.slug });
  if (!clinic)
    return { tenantId: (await provision(planes, openingOf(blueprint), sharedHash)).id, added: first };
  const actor = systemActor(clinic.id, 'seed');
  const own = { tenantId: clinic.id };
  const settings = await asActor(planes, actor, em => em.findOne(BookingSettings, own), { readOnly: true });
  if (!settings) {
    const opening = openingOf(blueprint);
    const accountId = await accountFor(planes, opening.owner.email, opening.owner.password, sharedHash);
    await asActor(planes, actor, async em => {
      furnish(em, opening);
      addOwner(em, opening.owner, accountId);
    });
  }
  return { tenantId: clinic.id, added: settings ? {} : first };
};

const openingOf = (blueprint: Blueprint): NewClinic => {
  const { slug, name, timeZone, locale, currency, plan, members, facilities } = blueprint;
  const owner = members.find(({ role }) => role === 'owner');
  const [first] = facilities;
  if (!owner || !first) throw new Error(`The demo clinic ${slug} needs an owner and a facility.`);
  const { address: _, ...facility } = first;
  const { firstName, lastName, title } = owner;
  const person = { firstName, lastName, title, email: emailOf(blueprint, owner), password: DEMO_PASSWORD };
  return NewClinic.parse({
    ...{ slug, name, timeZone, locale, currency, plan, demo: true, trialDays: 0 },
    owner: { ...person, id: memberId(blueprint, owner) },
    facility: { ...facility, id: facilityId(blueprint, 0) },
  });
};
