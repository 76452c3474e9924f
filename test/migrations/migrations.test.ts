import { beforeAll, describe, expect, test } from 'vitest';
import { bootstrap } from '../../server/data/database/roles/bootstrap.ts';
import { databaseFunctions } from '../../server/data/database/schema/expected/function-files.ts';
import { JOB_TABLES_VERSION } from '../../server/data/database/schema/job-tables.ts';
import {
  migrateDown,
  migrateUp,
  pendingMigrations,
  schemaDrift,
} from '../../server/data/database/schema/migrations.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { isSealed } from '../../server/data/forms/sealed-column.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { post } from '../../server/data/outbox/post.ts';
import { entities } from '../../server/entities.ts';
import { catalogueOf } from '../world/catalogue-of.ts';
import { derived } from '../world/derived.ts';
import { outboxOf } from '../world/mailbox.ts';
import { dumpOf } from '../world/probes.ts';
import { type Records, records } from '../world/records.ts';
import { saveWeek } from '../world/save-week.ts';
import { WAITED_FOR } from '../world/waiting.ts';
import {
  as,
  bookable,
  clinic,
  database,
  databaseName,
  despite,
  planes,
  slot,
  sqlAs,
  systemOf,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const owner = await sqlAs('owner');
const names = (await admin.query('select name from security.migrations order by id')).rows.map(
  ({ name }) => name,
);
const last: string = names.at(-1);
/** The first make the tables: what is before them holds no record. */
const making = names.findIndex(name => name.endsWith('_clinic'));
const functions = databaseFunctions().map(({ file }) => file);

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

const up = () => migrateUp(database, entities, databaseName);
const pending = () => pendingMigrations(database, entities, databaseName);

const catalogue = () => catalogueOf(admin);

type Row = Record<string, unknown>;

/** What became records of their own; that it moves there and back is a test of its own. */
const MOVED: Record<string, string[]> = {
  'clinic.patients': ['address', 'emergency_contact', 'consent', 'contact_consent'],
  'clinic.facilities': ['address'],
  'platform.clinics': ['address'],
};

/** Was sealed with a key of its own while it waited; that it is still sent is a test of its own. */
const isWaitingSecret = (table: string, row: Row): boolean =>
  table === 'clinic.mails' && row.secret === true && !row.sent_at;

/** Opens what is sealed, or is in the way in which it is sealed, so that it compares with what an older schema says. */
const openAll = (table: string, row: Row): void => {
  for (const { name, fieldNames, runtimeType } of sealedIn.get(table) ?? []) {
    const [column = name] = fieldNames;
    const value = row[column];
    // The bytes of a file are plain in an older schema, and begin with no version of a key.
    if (typeof value !== 'string' || !/^\\x0[0-3]/.test(value)) continue;
    const place = { clinicId: String(row.tenant_id), table, column, id: String(row.id) };
    const opened = planes.vault.keyringOf(place.clinicId).open(place, Buffer.from(value.slice(2), 'hex'));
    if (runtimeType === 'Buffer') row[column] = `\\x${opened.toString('hex')}`;
    else row[column] = runtimeType === 'any' ? JSON.parse(opened.toString()) : opened.toString();
  }
};

const sealedIn = new Map(
  [...planes.clinic.getMetadata()].map(({ schema, tableName, props }) => [
    `${schema}.${tableName}`,
    props.filter(isSealed),
  ]),
);

/** What of a clinic any schema can hold, by table and id: without the search index, which is made anew, and settings, which were one row. */
const dataOf = async (of: Parameters<typeof dumpOf>[1]): Promise<Map<string, Row>> => {
  const rows = (await dumpOf(admin, of)).filter(
    line => !/^clinic\.(?:patient_terms|\w+_settings) /.test(line),
  );
  return new Map(
    rows.flatMap(line => {
      const row: Row = JSON.parse(line.slice(line.indexOf(' ')));
      for (const column of MOVED[line.split(' ')[0] ?? ''] ?? []) delete row[column];
      // Became the views of every list; that they move there and back is a test of its own.
      if (line.startsWith('clinic.preferences ')) delete row.booking_views;
      // Once asked of all rows together, by now of each.
      if (line.startsWith('clinic.patient_imports ')) delete row.also_alike;
      // Made anew as well, of the names that the older schema has room for.
      for (const column of ['search_terms', 'search_tokens', 'number_key', 'name_order']) delete row[column];
      if (isWaitingSecret(line.split(' ')[0] ?? '', row)) row.body = 'sealed';
      openAll(line.split(' ')[0] ?? '', row);
      // Plain in an older schema, and no token in a newer one.
      for (const key of ['person_key', 'identifier_key']) delete row[key];
      // What an older schema does not know is numbered by none, and gone with its numbers.
      if (line.startsWith('clinic.invoice_counters ') && row.series === 'expense') return [];
      // An older schema can keep the account of a service only as an inactive member that nobody signs in as.
      const isService = line.startsWith('clinic.users') && String(row.email).includes('@services.');
      return isService ? [] : [[`${line.split(' ')[0]} ${row.id}`, row] as const];
    }),
  );
};

/** The part of `data` that a schema holding `older` has room for: the same tables and columns. */
const heldBy = (older: Map<string, Row>, data: Map<string, Row>): [string, Row][] => {
  const columns = new Map([...older].map(([key, row]) => [key.split(' ')[0], Object.keys(row)]));
  return [...data].flatMap(([key, row]) => {
    const kept = columns.get(key.split(' ')[0]);
    return kept
      ? [[key, Object.fromEntries(kept.map(column => [column, row[column] ?? null]))] as [string, Row]]
      : [];
  });
};

describe('up and down', () => {
  let made: Records;
  beforeAll(async () => {
    made = await records();
  });

  // From the last to the first: what a step back cannot keep stands in nothing that the next one reaches. Whoever goes further
  // back comes through all of the later ones, so of the older ones a few are where it turns round.
  const turns = names.slice(making + 1).filter((_, at, { length }) => at % 12 === 0 || at >= length - 6);
  test.each(turns.toReversed())('V8 M1 DB-8: back to before %s and forth keeps every record', async name => {
    const { clinic, patient } = made;
    const [data, schema] = [await dataOf(clinic), await catalogue()];
    const later = names.slice(names.indexOf(name));
    expect(await migrateDown(database, entities, databaseName, names[names.indexOf(name) - 1])).toEqual(
      later.toReversed(),
    );
    expect(await pending()).toEqual(later);
    const older = await dataOf(clinic);
    expect([...older]).toEqual(heldBy(older, data));
    expect(await up()).toEqual(later);
    expect(heldBy(older, await dataOf(clinic))).toEqual([...older]);
    expect(await catalogue()).toEqual(schema);
    await derived(clinic);
    const found = await (await as(clinic)).patients.list({ search: patient.lastName });
    expect(found.items.map(({ id }) => id)).toContain(patient.id);
  });

  test('M1 DB-8: all the way down and up again gives the same schema, which is that of the entities', async () => {
    const schema = await catalogue();
    expect(schema.length).toBeGreaterThan(100);
    expect(await migrateDown(database, entities, databaseName, 0)).toEqual(names.toReversed());
    expect(await catalogue()).toEqual([]);
    const left = await admin.query(`select relname from pg_class where relnamespace = 'jobs'::regnamespace`);
    expect(left.rows).toEqual([]);
    expect(await up()).toEqual([...names, ...functions, `pg-boss ${JOB_TABLES_VERSION}`]);
    expect(await catalogue()).toEqual(schema);
    expect(await schemaDrift(database, entities, databaseName)).toBe('');
    expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
    expect(await up()).toEqual([]);
  });
});

test('A11 PHI-1 DB-8: mails that wait were sealed otherwise, or not at all, before the vault seals them; they are sent all the same', async () => {
  const of = await clinic();
  const letter = { kind: 'test', recipient: 'ida@patients.test', subject: 'Grüße', calendar: 'planted' };
  const link = `https://sunrise.test/reset-password#${'x'.repeat(43)}`;
  await asActor(planes, systemOf(of), async em => {
    post(em, of.id, { ...letter, body: 'An open one' });
    post(em, of.id, { ...letter, secret: true, body: link });
  });

  await migrateDown(
    database,
    entities,
    databaseName,
    names[names.findIndex(name => name.endsWith('_sealed_letters')) - 1],
  );
  const former = (await admin.query('select * from clinic.mails where tenant_id = $1', [of.id])).rows;
  expect(former.find(({ secret }) => !secret)).toMatchObject({ ...letter, body: 'An open one' });
  const sealed = former.find(({ secret }) => secret);
  expect(sealed).toMatchObject({ ...letter, body: expect.stringMatching(/^[\w-]{100,}$/) });
  await admin.query(
    `insert into clinic.mails select (jsonb_populate_record(m, '{"recipient": "eve@patients.test"}'::jsonb
       || jsonb_build_object('id', uuid_generate_v4()))).* from clinic.mails m where id = $1`,
    [sealed.id],
  );
  await up();

  const outbox = await outboxOf(of);
  expect(outbox.filter(({ status }) => status === 'queued')).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ ...letter, secret: true, body: link }),
      expect.objectContaining({ ...letter, secret: false, body: 'An open one' }),
    ]),
  );
  // Whoever pointed it at themselves gets nothing.
  expect(outbox.filter(({ status }) => status === 'failed')).toMatchObject([
    { recipient: 'eve@patients.test', fault: 'seal' },
  ]);
});

test('UI-2 DB-8: views of the list of bookings become views of a list like all others, and go back', async () => {
  const { caller } = await bookable();
  const { id: facilityId } = (await caller.facilities.list({})).items[0] ?? {};
  await caller.preferences.save({ views: [] });
  const filters = { span: 'next-30', status: ['pending', 'no_show'], facilityId, newestFirst: true };
  const former = [
    { name: 'All', filters: {} },
    { name: 'Open', filters },
  ];

  const before = names[names.findIndex(name => name.endsWith('_saved_views')) - 1];
  await migrateDown(database, entities, databaseName, before);
  const own = `where tenant_id = (select tenant_id from clinic.facilities where id = $1)`;
  await admin.query(`update clinic.preferences set booking_views = $2 ${own}`, [
    ...[facilityId, JSON.stringify(former)],
  ]);
  await up();

  const search = `facilityId=${facilityId}&newestFirst=true&span=next-30&status=pending,no_show`;
  expect((await caller.preferences.own()).views).toEqual([
    { page: 'bookings', name: 'All', search: '', isStart: false },
    { page: 'bookings', name: 'Open', search, isStart: false },
  ]);
  await migrateDown(database, entities, databaseName, before);
  expect(
    (await admin.query(`select booking_views from clinic.preferences ${own}`, [facilityId])).rows,
  ).toEqual([{ booking_views: former }]);
  await up();
});

test('FD3 DB-8: the times of steps that were taken before they had a place of their own come from the audit', async () => {
  const { clinic, caller, links } = await bookable();
  const PAST = '2024-03-05T09:00:00.000Z';
  const confirmed = await caller.bookings.confirm(
    versionOf(await caller.bookings.book({ ...links, startsAt: PAST, despite })),
  );
  const arrived = await caller.bookings.checkIn(versionOf(confirmed));
  const completed = await caller.bookings.complete(versionOf(arrived));
  const waiting = await caller.bookings.book({ ...links, startsAt: slot(9), despite });
  const untold = await caller.bookings.book({ ...links, startsAt: slot(10), despite });

  const before = names[names.findIndex(name => name.endsWith('_booking_steps')) - 1];
  await migrateDown(database, entities, databaseName, before);
  // The former rules let a visit end before its time.
  await admin.query(`update clinic.bookings set status = 'completed' where id = $1`, [untold.id]);
  await up();

  const now = await as(clinic);
  expect(await now.bookings.get({ id: waiting.id })).toEqual(waiting);
  expect(await now.bookings.get({ id: untold.id })).toMatchObject({
    ...{ status: 'completed', completedAt: slot(10), inRoomAt: null },
  });
  const { confirmedAt, arrivedAt, completedAt, ...rest } = await now.bookings.get({ id: completed.id });
  const told = [confirmedAt, arrivedAt, completedAt].map(at => Date.parse(`${at}`));
  const taken = [completed.confirmedAt, completed.arrivedAt, completed.completedAt];
  // The database's clock when it was saved, for the server's when it was asked.
  for (const [n, at] of taken.entries())
    expect(Math.abs(Number(told[n]) - Date.parse(`${at}`))).toBeLessThan(10_000);
  expect(completed).toMatchObject(rest);
});

test('CLI-2 DB-8: addresses, emergency contacts and consents of before go to their new places, in every clinic', async () => {
  const { clinic, patient } = await bookable();
  const before = names[names.findIndex(name => name.endsWith('_patient_parts')) - 1];
  await migrateDown(database, entities, databaseName, before);
  // The functions there are still those of the newest schema: its triggers stay out of it.
  await admin.query('set session_replication_role = replica');
  const numberless = await admin.query(
    `insert into clinic.patients (tenant_id, first_name, last_name, search_terms, emergency_contact, notes)
     values ($1, 'No', 'Number', '{}', 'The neighbour upstairs', 'Knows the way') returning id`,
    [clinic.id],
  );
  await admin.query(
    `update clinic.patients set address = '9 Long Road, 10115 Berlin', emergency_contact = 'Ann Aunt, +49 30 7654321',
       consent = true where id = $1`,
    [patient.id],
  );
  await admin.query('reset session_replication_role');
  await up();
  await derived(clinic);

  const caller = await as(clinic);
  const of = { patientId: patient.id };
  expect(await caller.patients.get({ id: patient.id })).toMatchObject({ contactConsent: 'given' });
  expect((await caller.patientAddresses.list(of)).items).toMatchObject([
    { kind: 'home', lines: '9 Long Road, 10115 Berlin', isPrimary: true },
  ]);
  expect((await caller.patientContacts.list(of)).items).toMatchObject([
    { name: 'Ann Aunt', phone: '+49 30 7654321', isEmergency: true },
  ]);
  expect((await caller.patients.list({ search: '4321' })).items.map(({ id }) => id)).toContain(patient.id);
  expect(await caller.patients.get({ id: numberless.rows[0].id })).toMatchObject({
    ...{ contactConsent: 'unasked', notes: 'Knows the way\nEmergency contact: The neighbour upstairs' },
  });

  await migrateDown(database, entities, databaseName, before);
  const back = await admin.query(
    'select address, emergency_contact, consent from clinic.patients where id = $1',
    [patient.id],
  );
  expect(back.rows).toEqual([
    {
      address: '9 Long Road, 10115 Berlin',
      ...{ emergency_contact: 'Ann Aunt, +49 30 7654321', consent: true },
    },
  ]);
  await up();
});

test('CLI-3 DB-8: the addresses of facilities and of clinics get tables of their own, and go back without loss', async () => {
  const { clinic, caller, links, patient } = await bookable();
  const before = names[names.findIndex(name => name.endsWith('_postal_addresses')) - 1];
  const of = { patientId: patient.id };
  await caller.patientAddresses.create({ ...of, lines: 'Long Road 9', country: 'DE' });
  await migrateDown(database, entities, databaseName, before);
  const [here, there] = ['Here 1\n10115 Berlin', 'There 2'];
  await admin.query('update clinic.facilities set address = $2 where id = $1', [links.facilityId, here]);
  await admin.query('update platform.clinics set address = $2 where id = $1', [clinic.id, there]);
  const odd = `update clinic.patient_addresses set postal_code = 'Box 1/2' where patient_id = $1`;
  await admin.query(odd, [patient.id]);
  await up();

  const now = await as(clinic);
  expect(await now.facilities.get({ id: links.facilityId })).toMatchObject({ address: here });
  const [found] = (await now.facilityAddresses.list({ facilityId: links.facilityId })).items;
  expect(found).toMatchObject({ kind: 'home', lines: here, isPrimary: true, validFrom: null, validTo: null });
  expect(await now.clinic.profile()).toMatchObject({ address: there });
  expect((await now.clinicAddresses.list({})).items).toMatchObject([{ lines: there }]);
  // What is no postal code stays with the lines.
  expect((await now.patientAddresses.list(of)).items).toMatchObject([
    { lines: 'Long Road 9\nBox 1/2', postalCode: null },
  ]);

  const texts = async () => {
    const sql = `select f.address as facility, c.address as clinic from clinic.facilities f
      join platform.clinics c on c.id = f.tenant_id where f.id = $1`;
    return (await admin.query(sql, [links.facilityId])).rows;
  };
  await migrateDown(database, entities, databaseName, before);
  expect(await texts()).toEqual([{ facility: here, clinic: there }]);
  await up();
  const again = await as(clinic);
  const [made] = (await again.facilityAddresses.list({ facilityId: links.facilityId })).items;
  const parts = { lines: 'Here 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
  await again.facilityAddresses.update({ id: made?.id ?? '', version: made?.version ?? 0, ...parts });
  await migrateDown(database, entities, databaseName, before);
  expect(await texts()).toEqual([
    { facility: expect.stringMatching(/^Here 1, 10115 Berlin/), clinic: there },
  ]);
  await up();
});

test('K10 DB-8: a night ends at midnight where the former schema holds none', async () => {
  const { clinic, caller, links } = await bookable();
  const { practitionerId, facilityId } = links;
  const week = { practitionerId, hours: [{ facilityId, weekday: 4, from: '22:00', to: '06:00' }] };
  await saveWeek(caller, week);
  const before = names[names.findIndex(name => name.endsWith('_hours_of_nights')) - 1];
  await migrateDown(database, entities, databaseName, before);
  await up();
  const { items } = await (await as(clinic)).availability.week({ practitionerId });
  expect(items).toMatchObject([{ weekday: 4, from: '22:00', to: '24:00' }]);
});

describe('what goes wrong on the way', () => {
  test('M3: a migration that fails in the middle leaves nothing, and runs once the obstacle is gone', async () => {
    const later = names.slice(making);
    await migrateDown(database, entities, databaseName, names[making - 1]);
    // Only after other tables were made does the migration reach the one that is in its way.
    await owner.query('create table clinic.users (id uuid primary key)');
    const before = await catalogue();
    await expect(up()).rejects.toThrow('already exists');
    expect(await catalogue()).toEqual(before);
    expect(await pending()).toEqual(later);
    await owner.query('drop table clinic.users');
    expect(await up()).toEqual(later);
  });

  test('M2 DB-11: a migration that waits for a table gives up, names who holds it, and nobody waits behind it for long', async () => {
    const own = names.findIndex(name => name.endsWith('_forms_of_columns'));
    await migrateDown(database, entities, databaseName, names[own - 1]);
    const [holder, reader] = [await sqlAs('app'), await sqlAs('app')];
    const pid = (await holder.query('select pg_backend_pid() as pid')).rows[0].pid;
    await holder.query('begin');
    await holder.query('lock clinic.bookings in access share mode');
    const refused = up().catch((error: Error) => error.message);
    const waiting = `select ${WAITED_FOR} and relation = 'clinic.bookings'::regclass`;
    await expect.poll(async () => (await admin.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1);
    const before = Date.now();
    await reader.query('begin; lock clinic.bookings in access share mode; commit');
    expect(Date.now() - before).toBeLessThan(3000);
    // The reader may hold it as well by then.
    expect(await refused).toMatch(
      new RegExp(`Nothing was changed. In use now: clinic.bookings by process ${pid} of medflow_app[,.]`),
    );
    await holder.query('commit');
    // Two at a time wait for each other, however long the first one takes.
    const [first, second] = await Promise.all([up(), up()]);
    expect([...first, ...second]).toEqual(names.slice(own));
  });

  test('TEN-9 DB-8: migrations after which a promise is broken are taken back', async () => {
    await migrateDown(database, entities, databaseName);
    await owner.query('create table clinic.loose (id uuid primary key)');
    const before = await catalogue();
    await expect(up()).rejects.toThrow(
      'The migrations were taken back: Table loose has no tenant_id uuid not null.',
    );
    expect(await catalogue()).toEqual(before);
    expect(await pending()).toEqual([last]);
    await owner.query('drop table clinic.loose');
    expect(await up()).toEqual([last]);
  });
});

describe('a schema that was there before its migrations were recorded', () => {
  const forget = () => owner.query('drop table security.migrations, security.functions');

  test('DB-8: is adopted when it is complete, with its data', async () => {
    const { clinic } = await records();
    const [data, schema] = [await dumpOf(admin, clinic), await catalogue()];
    await forget();
    expect(await up()).toEqual(functions);
    expect(await pending()).toEqual([]);
    expect(await dumpOf(admin, clinic)).toEqual(data);
    expect(await catalogue()).toEqual(schema);
  });

  // Each takes as many tries as there are migrations, so not every one of them.
  test.each(names.slice(0, -1).filter((_, n) => n % 48 === 0))(
    'DB-8: is adopted when it ends after %s, and completed',
    async name => {
      const later = names.slice(names.indexOf(name) + 1);
      const schema = await catalogue();
      await migrateDown(database, entities, databaseName, name);
      await forget();
      expect(await up()).toEqual([...later, ...functions]);
      expect(await pending()).toEqual([]);
      expect(await catalogue()).toEqual(schema);
    },
  );

  test.each([
    ['lacks a column', 'alter table clinic.services drop column color', 'color'],
    ['has a column of its own', 'alter table clinic.services add column loot text', 'loot'],
    ['lacks a policy', 'drop policy tenant_isolation on clinic.services', 'tenant_isolation'],
    ['lacks a table', 'drop table clinic.availability_rules', 'availability_rules'],
  ])('DB-8: is left as it is, with a report, when it %s', async (_what, change, told) => {
    await owner.query(change);
    await forget();
    const before = await catalogue();
    const refused = await up().catch((error: Error) => error.message);
    expect(refused).toContain(told);
    expect(refused).toContain('Nothing was changed.');
    expect(await catalogue()).toEqual(before);
    expect(await pending()).toEqual([...names, ...functions]);
    await owner.query('drop schema clinic, identity, platform, security cascade');
    await bootstrap(database, databaseName);
    await up();
  });
});
