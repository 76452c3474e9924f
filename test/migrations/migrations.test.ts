import { describe, expect, test } from 'vitest';
import { bootstrap } from '../../server/data/database/schema/bootstrap.ts';
import {
  migrateDown,
  migrateUp,
  pendingMigrations,
  schemaDrift,
} from '../../server/data/database/schema/migrations.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { entities } from '../../server/entities.ts';
import { dumpOf } from '../world/probes.ts';
import { records } from '../world/records.ts';
import { as, database, databaseName, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const owner = await sqlAs('owner');
const names = (await admin.query('select name from security.migrations order by id')).rows.map(
  ({ name }) => name,
);
const last: string = names.at(-1);

const up = () => migrateUp(database, entities, databaseName);
const pending = () => pendingMigrations(database, entities, databaseName);

/** The whole schema in words: columns, constraints, indexes, policies, triggers, functions, comments and rights. */
const catalogue = async (): Promise<string[]> => {
  const { rows } = await admin.query<{ line: string }>(`
    with house as (select oid, nspname from pg_namespace where nspname in ('clinic', 'identity', 'platform', 'security')),
    relation as (select c.*, format('%s.%s', nspname, relname) as name from pg_class c join house h on h.oid = relnamespace where relname !~ '^migrations')
    select format('table %s %s %s %s %s', name, relkind, relrowsecurity, relforcerowsecurity, relacl) as line from relation
    union all select format('column %s.%s %s %s %s %s %s', name, attname, format_type(atttypid, atttypmod), attnotnull, attcollation::regcollation,
        pg_get_expr(adbin, adrelid), col_description(r.oid, attnum))
      from relation r join pg_attribute a on attrelid = r.oid left join pg_attrdef on adrelid = r.oid and adnum = attnum
      where attnum > 0 and not attisdropped and relkind = 'r'
    union all select format('constraint %s %s %s', name, conname, pg_get_constraintdef(k.oid)) from relation r join pg_constraint k on conrelid = r.oid
    union all select pg_get_indexdef(indexrelid) from relation r join pg_index on indrelid = r.oid
    union all select pg_get_triggerdef(t.oid) from relation r join pg_trigger t on tgrelid = r.oid where not tgisinternal
    union all select format('policy %s %s %s %s %s %s', name, polname, polcmd, polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      from relation r join pg_policy on polrelid = r.oid
    union all select format('%s %s', pg_get_functiondef(p.oid), proacl) from pg_proc p join house h on h.oid = pronamespace
    order by 1`);
  return rows.map(({ line }) => line);
};

type Row = Record<string, unknown>;

/** What of a clinic any schema can hold, by table and id: without the search index, which is made anew, and settings, which were one row. */
const dataOf = async (of: Parameters<typeof dumpOf>[1]): Promise<Map<string, Row>> => {
  const rows = (await dumpOf(admin, of)).filter(
    line => !/^clinic\.(?:patient_terms|\w+_settings) /.test(line),
  );
  return new Map(
    rows.flatMap(line => {
      const row: Row = JSON.parse(line.slice(line.indexOf(' ')));
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
      ? [[key, Object.fromEntries(kept.map(column => [column, row[column]]))] as [string, Row]]
      : [];
  });
};

describe('up and down', () => {
  test.each(names.slice(2))('M1 DB-8: back to before %s and forth keeps every record', async name => {
    const { clinic, patient } = await records();
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
    const found = await (await as(clinic)).patients.list({ search: patient.lastName });
    expect(found.items.map(({ id }) => id)).toContain(patient.id);
  });

  test('M1 TEN-12: settings become one row and five again, and count as they did', async () => {
    const { clinic } = await records();
    const caller = await as(clinic);
    await caller.settings.updateBooking({ version: 1, slotMinutes: 40, dayStartsAt: 6, dayEndsAt: 20 });
    await caller.settings.updateOrganization({ version: 1, weekStartsOn: 6 });
    const { booking, organization } = await caller.settings.get();
    const later = names.slice(names.findIndex(name => name.endsWith('_settings')));
    await migrateDown(database, entities, databaseName, names[names.indexOf(later[0]) - 1]);
    const { rows } = await admin.query('select * from clinic.clinic_settings where tenant_id = $1', [
      clinic.id,
    ]);
    expect(rows).toMatchObject([
      { slot_minutes: 40, day_starts_at: 6, day_ends_at: 20, week_starts_on: 6, confirm_bookings: false },
    ]);
    await up();
    const again = await (await as(clinic)).settings.get();
    expect(again).toMatchObject({
      booking: { values: booking.values, own: booking.own },
      organization: { values: organization.values },
    });
  });

  test('M1 A11: a link that waits in the clear is withdrawn where mails are sealed, and its mail says so', async () => {
    const { clinic } = await records();
    const later = names.slice(names.findIndex(name => name.endsWith('_sealed_mails')));
    await migrateDown(database, entities, databaseName, names[names.indexOf(later[0]) - 1]);
    const link = 'https://clinics.test/reset-password#planted';
    await admin.query(
      `insert into clinic.mails (tenant_id, id, kind, recipient, subject, body, secret)
       values ($1, uuid_generate_v4(), 'planted', 'ida@patients.test', 'Reset', $2, true)`,
      [clinic.id, link],
    );
    await up();
    const { items } = await (await as(clinic)).mails.list({});
    expect(items.filter(({ kind }) => kind === 'planted')).toMatchObject([
      { status: 'failed', fault: 'withdrawn', body: expect.stringContaining('ask for a new one') },
    ]);
    expect(JSON.stringify(items)).not.toContain(link);
  });

  test('M1 DB-8: all the way down and up again gives the same schema, which is that of the entities', async () => {
    const schema = await catalogue();
    expect(schema.length).toBeGreaterThan(100);
    expect(await migrateDown(database, entities, databaseName, 0)).toEqual(names.toReversed());
    expect(await catalogue()).toEqual([]);
    expect(await up()).toEqual(names);
    expect(await catalogue()).toEqual(schema);
    expect(await schemaDrift(database, entities, databaseName)).toBe('');
    expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
    expect(await up()).toEqual([]);
  });
});

describe('what goes wrong on the way', () => {
  test('M3: a migration that fails in the middle leaves nothing, and runs once the obstacle is gone', async () => {
    const [, second, ...later] = names;
    await migrateDown(database, entities, databaseName, second);
    // Only after the table was made does the migration reach the function that is in its way.
    await owner.query(
      `create function security.spread_terms() returns trigger language plpgsql as 'begin return null; end'`,
    );
    const before = await catalogue();
    await expect(up()).rejects.toThrow('already exists');
    expect(await catalogue()).toEqual(before);
    expect(await pending()).toEqual(later);
    await owner.query('drop function security.spread_terms()');
    expect(await up()).toEqual(later);
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
  const forget = () => owner.query('drop table security.migrations');

  test('DB-8: is adopted when it is complete, with its data', async () => {
    const { clinic } = await records();
    const [data, schema] = [await dumpOf(admin, clinic), await catalogue()];
    await forget();
    expect(await up()).toEqual([]);
    expect(await pending()).toEqual([]);
    expect(await dumpOf(admin, clinic)).toEqual(data);
    expect(await catalogue()).toEqual(schema);
  });

  test.each(names.slice(0, -1))('DB-8: is adopted when it ends after %s, and completed', async name => {
    const later = names.slice(names.indexOf(name) + 1);
    const schema = await catalogue();
    await migrateDown(database, entities, databaseName, name);
    await forget();
    expect(await up()).toEqual(later);
    expect(await pending()).toEqual([]);
    expect(await catalogue()).toEqual(schema);
  });

  test.each([
    ['lacks a column', 'alter table clinic.services drop column color', 'color'],
    ['has a column of its own', 'alter table clinic.services add column loot text', 'loot'],
    ['lacks a policy', 'drop policy tenant_isolation on clinic.services', 'tenant_isolation'],
    [
      'has a trigger that does nothing',
      `create or replace function security.keep_creation() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as 'begin return new; end'`,
      'security.keep_creation',
    ],
    ['lacks a table', 'drop table clinic.bookings', 'bookings'],
  ])('DB-8: is left as it is, with a report, when it %s', async (_what, change, told) => {
    await owner.query(change);
    await forget();
    const before = await catalogue();
    await expect(up()).rejects.toThrow(told);
    await expect(up()).rejects.toThrow('Nothing was changed.');
    expect(await catalogue()).toEqual(before);
    expect(await pending()).toEqual(names);
    await owner.query('drop schema clinic, identity, platform, security cascade');
    await bootstrap(database, databaseName);
    await up();
  });
});
