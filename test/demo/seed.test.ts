import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { contextKey } from '../../server/data/orm/signed-context.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { isRecord } from '../../server/data/records/records.ts';
import { blueprints, DEMO_PASSWORD } from '../../server/demo/blueprints/blueprints.ts';
import { demoFaker } from '../../server/demo/factories/demo-faker.ts';
import {
  bookingFields,
  facilityFields,
  patientFields,
  serviceFields,
  userFields,
} from '../../server/demo/factories/factories.ts';
import { demoLogins } from '../../server/demo/logins.ts';
import { plannedBookings } from '../../server/demo/plan/appointments.ts';
import { plannedPatients } from '../../server/demo/plan/people.ts';
import { type SeedOptions, type SeedReport, seedDemo } from '../../server/demo/seed.ts';
import { clinicEntities } from '../../server/entities.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { appRouter } from '../../server/router.ts';
import { NewFacility } from '../../shared/clinic/facilities.ts';
import { NewPatient } from '../../shared/clinic/patients.ts';
import { NewService } from '../../shared/clinic/services.ts';
import { settingsKinds } from '../../shared/clinic/settings.ts';
import { NewUser } from '../../shared/clinic/users.ts';
import { join } from '../world/join.ts';
import {
  admit,
  bookable,
  clinic,
  contextWith,
  database,
  databaseName,
  env,
  faker,
  planes,
  slot,
} from '../world/world.ts';

const seed = (options: SeedOptions = {}) => seedDemo(database, planes, env, options);

/** What the database really holds, row-level security aside. */
const rows = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
  withConnection(
    database.connection('admin', databaseName),
    async client => (await client.query<Row>(sql, params)).rows,
  );

const count = async (from: string, params: unknown[] = []): Promise<number> =>
  Number((await rows<{ count: string }>(`select count(*) from ${from}`, params))[0]?.count);

/** Who the patients of all clinics are. */
const people = async () => {
  const clinics = await rows<{ id: string }>('select id from platform.clinics');
  const patients = await Promise.all(
    clinics.map(({ id }) =>
      asActor(planes, systemActor(id, 'test'), em => em.find(Patient, {}, { filters: { live: false } }), {
        readOnly: true,
      }),
    ),
  );
  return patients
    .flat()
    .map(({ id, firstName, lastName, birthDate }) => ({ id, firstName, lastName, birthDate }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
};

const records = [...planes.clinic.getMetadata()].filter(meta => isRecord(meta) && !meta.abstract);
const tables = [...planes.clinic.getMetadata()]
  .filter(meta => !meta.abstract && clinicEntities.some(entity => entity === meta.class))
  .map(meta => `"${meta.schema}"."${meta.tableName}"`);

/** A fingerprint of everything in the three planes, of one clinic or of all. */
const fingerprint = async (tenantId?: string): Promise<Record<string, string>> => {
  const own = tenantId ? (['where tenant_id = $1', [tenantId]] as const) : (['', []] as const);
  const hash = (table: string, [where, params]: readonly [string, readonly string[]]) =>
    rows<{ hash: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t ${where}`,
      [...params],
    );
  const found: Record<string, string> = {};
  // One after the other: each has a connection of its own.
  for (const table of tables) found[table] = (await hash(table, own))[0]?.hash ?? '';
  const registry = await hash('platform.clinics', tenantId ? ['where id = $1', [tenantId]] : ['', []]);
  return { ...found, registry: registry[0]?.hash ?? '' };
};

const nothing = (report: SeedReport) =>
  Object.values(report.added)
    .flatMap(kinds => Object.values(kinds))
    .every(n => n === 0);

describe('the demo clinics', () => {
  let first: SeedReport;

  beforeAll(async () => {
    first = await seed();
  });

  test('LIT-12 DEV-2: are three of different plans, zones and currencies, with 15 to 20 users over all roles', async () => {
    expect(first.seconds).toBeLessThan(60);
    const clinics = await rows<{ plan: string; time_zone: string; currency: string }>(
      'select * from platform.clinics',
    );
    for (const field of ['plan', 'time_zone', 'currency'] as const)
      expect(new Set(clinics.map(found => found[field])).size).toBe(3);
    const users = await rows<{ role: string; status: string }>('select role, status from clinic.users');
    expect(users.length).toBeGreaterThanOrEqual(15);
    expect(users.length).toBeLessThanOrEqual(20);
    expect(new Set(users.map(user => user.role))).toEqual(
      new Set(['owner', 'admin', 'provider', 'staff', 'auditor', 'portal']),
    );
    expect(users.some(user => user.status === 'inactive')).toBe(true);
  });

  test('LIT-12 DEV-2: hold patients, bookings from half a year ago to half a year ahead, and the edge cases', async () => {
    expect(await count('clinic.patients')).toBeGreaterThanOrEqual(50);
    expect(await count('clinic.patients where deleted_at is not null')).toBeGreaterThan(0);
    expect(await count('clinic.services where deleted_at is not null')).toBeGreaterThan(0);
    expect(await count("clinic.bookings where starts_at < now() - interval '175 days'")).toBeGreaterThan(0);
    expect(await count("clinic.bookings where starts_at > now() + interval '150 days'")).toBeGreaterThan(0);
    for (const status of ['pending', 'confirmed', 'completed', 'cancelled', 'no_show'])
      expect(await count('clinic.bookings where status = $1', [status]), status).toBeGreaterThan(0);
    expect(await count("clinic.bookings where status = 'cancelled' and cancellation_reason is null")).toBe(0);
    expect(await count("clinic.bookings where status = 'completed' and ends_at > now()")).toBe(0);
    expect(await count('clinic.patients where length(last_name) > 70')).toBeGreaterThan(0);
    for (const table of ['rooms', 'devices', 'waiting_entries', 'messages', 'announcements'])
      expect(await count(`clinic.${table}`), table).toBeGreaterThan(0);
    const twins = await rows(
      'select name_order from clinic.patients group by tenant_id, 1 having count(*) > 1',
    );
    expect(twins.length).toBeGreaterThan(0);
  });

  test('DEV-2 AUD-1: every record was audited, and mostly as the work of a member', async () => {
    for (const { schema, tableName, className } of records) {
      const unaudited = `"${schema}"."${tableName}" r where tenant_id is not null and not exists (select from clinic.audit_entries a
        where a.tenant_id = r.tenant_id and a.entity = $1 and a.entity_id = r.id and a.action = 'CREATE')`;
      expect(await count(unaudited, [className]), className).toBe(0);
    }
    // Patients are no members, and what they write is theirs.
    expect(await count("clinic.audit_entries where actor_id is null and entity <> 'Message'")).toBeLessThan(
      40,
    );
  });

  test('DEV-2: a login for each role opens its clinic', async () => {
    const logins = await demoLogins(planes, env);
    expect(logins).toHaveLength(15);
    expect(logins[0]).toEqual({
      clinic: 'Sunrise Family Clinic',
      slug: 'sunrise',
      url: `http://sunrise.localhost:${env.port}`,
      role: 'owner',
      email: 'owner@sunrise.demo',
      password: DEMO_PASSWORD,
    });
    for (const { slug, email, password } of logins) {
      const visitor = appRouter.createCaller(contextWith(`${slug}.localhost:3000`));
      expect(await visitor.session.signIn({ email, password }), email).toEqual({ done: true });
    }
    expect(await demoLogins(planes, { ...env, mode: 'production' })).toEqual([]);
  });

  test('DEV-2: a second run changes nothing', async () => {
    const before = await fingerprint();
    expect(nothing(await seed())).toBe(true);
    expect(nothing(await seed({ only: 'bookings' }))).toBe(true);
    expect(await fingerprint()).toEqual(before);
  });

  test('DEV-2: a later run adds the days that came into reach and settles those that passed', async () => {
    const fewDaysAgo = new Date(Date.now() - 3 * 86_400_000);
    await seed({ mode: 'reset', now: fewDaysAgo, reachDays: 10 });
    const waiting =
      "clinic.bookings where ends_at < now() - interval '1 day' and status in ('pending', 'confirmed')";
    expect(await count(waiting)).toBeGreaterThan(0);

    const later = await seed({ reachDays: 10 });

    for (const { slug } of blueprints) {
      expect(later.added[slug]).toMatchObject({ users: 0, facilities: 0, services: 0, patients: 0 });
      expect(later.added[slug]?.bookings).toBeGreaterThan(0);
    }
    expect(await count(waiting)).toBe(0);
  });

  test('DEV-2: full makes them anew, reset keeps clinics, accounts and who is signed in', async () => {
    const before = await rows<{ id: string }>('select id from platform.clinics order by slug');
    const patients = await people();
    const sessions = await count('identity.sessions');
    expect(sessions).toBeGreaterThan(0);

    const reset = await seed({ mode: 'reset', reachDays: 10 });
    expect(reset.removed).toEqual(['sunrise', 'harbor', 'bluehill']);
    expect(await rows('select id from platform.clinics order by slug')).toEqual(before);
    expect(await count('identity.sessions')).toBe(sessions);

    await seed({ mode: 'full', reachDays: 10 });
    expect(await count('platform.clinics where id = any($1)', [before.map(({ id }) => id)])).toBe(0);
    expect(await count('identity.sessions')).toBe(0);
    expect(await people()).toEqual(patients);
  });

  test('DEV-2: removal leaves nothing of the demo, and another clinic and a shared account as they were', async () => {
    const { clinic: ours, caller, links } = await bookable();
    await caller.bookings.book(bookingFields(faker, { ...links, startsAt: slot(9) }));
    const elena = { email: 'provider@sunrise.demo', firstName: 'Elena', lastName: 'Torres', title: null };
    await join(ours, { ...elena, role: 'provider' }, DEMO_PASSWORD);
    await admit(ours);
    const before = await fingerprint(ours.id);
    const demo = (await rows<{ id: string }>('select id from platform.clinics where demo')).map(
      ({ id }) => id,
    );

    expect(await seed({ mode: 'remove' })).toMatchObject({
      removed: ['sunrise', 'harbor', 'bluehill'],
      added: {},
    });

    expect(await fingerprint(ours.id)).toEqual(before);
    for (const table of tables)
      expect(await count(`${table} where tenant_id = any($1)`, [demo]), table).toBe(0);
    expect(await count('platform.clinics where demo')).toBe(0);
    expect(await count('platform.data_keys where clinic_id = any($1)', [demo])).toBe(0);
    for (const id of demo) expect((await planes.vault.fingerprints(id)).size).toBe(0);
    expect(await rows("select email from identity.accounts where email like '%.demo'")).toEqual([
      { email: 'provider@sunrise.demo' },
    ]);
    expect(await demoLogins(planes, env)).toEqual([]);
  });

  test('DEV-2: one kind of record comes with what it cannot be without', async () => {
    const services = await seed({ only: 'services' });
    expect(services.added.harbor).toEqual({ users: 1, facilities: 1, services: 12 });
    const patients = await seed({ only: 'patients' });
    expect(patients.added.harbor).toMatchObject({ patients: 160 });
    expect(await count('clinic.bookings b join platform.clinics c on c.id = b.tenant_id where c.demo')).toBe(
      0,
    );
    await expect(seed({ mode: 'full', only: 'patients' })).rejects.toThrow('Only adding can be limited');
  });

  test('LIT-3: production is refused, and nothing changes', async () => {
    const before = await fingerprint();
    for (const mode of ['incremental', 'full', 'reset', 'remove'] as const)
      await expect(seedDemo(database, planes, { mode: 'production' }, { mode })).rejects.toThrow(
        /^Seeding is not allowed in production environment$/,
      );
    expect(await fingerprint()).toEqual(before);
  });

  test('DEV-2: a real clinic at the address of a demo clinic is left alone', async () => {
    await seed({ mode: 'remove' });
    const real = await clinic({ slug: 'harbor' });
    const before = await fingerprint();
    await expect(seed({ mode: 'full' })).rejects.toThrow('is no demo clinic');
    expect(await fingerprint()).toEqual(before);
    expect(await count('platform.clinics where id = $1', [real.id])).toBe(1);
  });
});

test('DEV-2: the same day makes the same demo, and no two bookings of a person overlap', () => {
  const now = new Date('2026-03-11T15:30:00Z');
  for (const blueprint of blueprints) {
    const today = Temporal.Instant.fromEpochMilliseconds(+now)
      .toZonedDateTimeISO(blueprint.timeZone)
      .toPlainDate();
    const patients = plannedPatients(blueprint, today);
    const bookings = plannedBookings(blueprint, patients, { now, reachDays: 183 });
    expect(plannedPatients(blueprint, today)).toEqual(patients);
    expect(plannedBookings(blueprint, patients, { now, reachDays: 183 })).toEqual(bookings);
    for (const person of ['patientId', 'practitionerId'] as const)
      for (const own of Map.groupBy(bookings, booking => booking[person]).values()) {
        const inOrder = own.toSorted((a, b) => +a.startsAt - +b.startsAt);
        const early = inOrder.filter(({ startsAt }, n) => +startsAt < +(inOrder[n - 1]?.busyUntil ?? 0));
        expect(early).toEqual([]);
      }
    const local = bookings.map(({ startsAt }) =>
      Temporal.Instant.fromEpochMilliseconds(+startsAt).toZonedDateTimeISO(blueprint.timeZone),
    );
    // Opening hours are wall-clock hours, on both sides of a change of the clocks.
    expect(local.every(({ hour }) => hour >= 7 && hour < 18)).toBe(true);
  }
});

test('DEV-2: what the factories make is valid in every language, and the same for the same seed', () => {
  const makers = [
    [NewFacility, facilityFields],
    [NewPatient, patientFields],
    [NewService, serviceFields],
    [NewUser, userFields],
  ] as const;
  for (const locale of ['de-DE', 'en-AU', 'en-US', 'en'])
    for (const [contract, make] of makers) {
      const [one, other] = [demoFaker(locale, 1, 'factories'), demoFaker(locale, 1, 'factories')];
      for (let n = 0; n < 50; n++) {
        const fields = make(one);
        expect(contract.safeParse(fields).error).toBeUndefined();
        expect(make(other)).toEqual(fields);
      }
    }
});

describe('opening a clinic', () => {
  const owner = {
    email: 'o@opening.test',
    firstName: 'O',
    lastName: 'Wner',
    password: 'a long enough password',
  };
  const request = { slug: 'opening', name: 'Opening', timeZone: 'Europe/Berlin', owner };

  test('TEN-2: makes registry, settings, facility, owner and their traces', async () => {
    const { id } = await provision(planes, request);
    const settings = settingsKinds.map(kind => `${kind}_settings`);
    for (const table of [...settings, 'facilities', 'users'])
      expect(await count(`clinic.${table} where tenant_id = $1`, [id]), table).toBe(1);
    const trail = await rows<{ entity: string }>(
      "select entity from clinic.audit_entries where tenant_id = $1 and action = 'CREATE' order by entity",
      [id],
    );
    expect(trail.map(({ entity }) => entity)).toEqual([
      'AnalyticsSettings',
      ...['BookingSettings', 'Clinic', 'CommunicationSettings', 'Facility', 'IntegrationSettings'],
      ...['OrganizationSettings', 'PatientsSettings', 'SecuritySettings', 'User'],
    ]);
  });

  test('TEN-2: refuses reserved, malformed and taken addresses in words', async () => {
    for (const slug of ['www', 'api', 'admin', 'platform', 'static'])
      await expect(provision(planes, { ...request, slug, name: slug })).rejects.toThrow('reserved');
    await expect(provision(planes, { ...request, slug: 'No Label', name: 'x' })).rejects.toThrow(
      'lower-case letters',
    );
    const taken = { ...request, slug: 'taken', name: 'Taken' };
    await provision(planes, taken);
    await expect(provision(planes, { ...taken, name: 'Other' })).rejects.toThrow(
      'already has this web address',
    );
    await expect(provision(planes, { ...taken, slug: 'other' })).rejects.toThrow('already has this name');
  });

  test('TEN-2: a failure on the way leaves no clinic and no records behind', async () => {
    const before = await fingerprint();
    // The database does not know this key, so it refuses the records after the registry row was written.
    const strange = { ...planes, contextKey: contextKey(Buffer.alloc(32)) };
    await expect(provision(strange, { ...request, slug: 'broken', name: 'Broken' })).rejects.toThrow(
      'tenant mismatch',
    );
    expect(await fingerprint()).toEqual(before);
  });
});
