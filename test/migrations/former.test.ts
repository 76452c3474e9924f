import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, withConnection } from '../../server/data/database/connection/connect.ts';
import { bootstrap, dropDatabase } from '../../server/data/database/roles/bootstrap.ts';
import { migrateUp, pendingMigrations, schemaDrift } from '../../server/data/database/schema/migrations.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { entities } from '../../server/entities.ts';
import { catalogueOf } from '../world/catalogue-of.ts';
import { database, databaseName, sqlAs } from '../world/world.ts';

const name = `${databaseName}_former`;
const fixture = gunzipSync(
  readFileSync(join(import.meta.dirname, '../fixtures/schema-1ab0732.sql.gz')),
).toString();
const [schema = '', rows = ''] = fixture.split('-- rows\n');
let admin: pg.Client;

const up = () => migrateUp(database, entities, name);

/** How many rows each table of ours has. */
const counts = async (): Promise<Record<string, number>> => {
  const { rows: tables } = await admin.query<{ table: string }>(`
    select format('%s.%I', relnamespace::regnamespace, relname) as table from pg_class
    where relkind = 'r' and relnamespace::regnamespace::text in ('clinic', 'identity', 'platform') order by 1`);
  const counted: Record<string, number> = {};
  for (const { table } of tables)
    counted[table] = (await admin.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  return counted;
};

beforeEach(async () => {
  await bootstrap(database, name);
  await withConnection(database.connection('owner', name), owner => owner.query(schema));
  admin = await connect(database.connection('admin', name));
  await admin.query(`set session_replication_role = replica; ${rows}; reset session_replication_role`);
});

afterEach(async () => {
  await admin.end();
  await dropDatabase(database, name);
});

describe('a database that the migrations up to 1ab0732 made', () => {
  test('DB-8: is adopted without loss, and is then what a new one is', async () => {
    // What is searched for is worked out anew, by a job.
    const { 'clinic.patient_terms': _, ...before } = await counts();
    expect(before['clinic.bookings']).toBeGreaterThan(0);
    await up();
    // A table that came later holds nothing yet.
    expect(await counts()).toMatchObject(before);
    expect(await pendingMigrations(database, entities, name)).toEqual([]);
    expect(await up()).toEqual([]);
    expect(await schemaDrift(database, entities, name)).toBe('');
    expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
    expect(await catalogueOf(admin)).toEqual(await catalogueOf(await sqlAs('admin')));
    const recorded = await admin.query('select name from security.migrations order by id');
    const fresh = await (await sqlAs('admin')).query('select name from security.migrations order by id');
    expect(recorded.rows).toEqual(fresh.rows);
  });

  test('DB-8: is told to be updated by its own version first when it stops earlier', async () => {
    await admin.query(`delete from security.migrations where name ~ 'scope_in_order|sealed_mails'`);
    const before = await catalogueOf(admin);
    await expect(up()).rejects.toThrow(
      /lacks 2 of its migrations, the first of them 20261121173547_sealed_mails\. Nothing was changed\. .* 1ab0732 first/,
    );
    expect(await catalogueOf(admin)).toEqual(before);
  });

  test.each([
    ['lost a table', 'drop table clinic.mails', 'mails'],
    [
      'has a policy that is always true',
      'alter policy tenant_isolation on clinic.users using (true)',
      'users',
    ],
    ['has a column of its own', 'alter table clinic.services add column loot text', 'loot'],
  ])('DB-8: is left as it is, with a report, when it %s', async (_what, change, told) => {
    await admin.query(change);
    const before = await catalogueOf(admin);
    const refused = await up().catch((error: Error) => error.message);
    expect(refused).toContain(told);
    expect(refused).toContain('was made by an earlier MedFlow, and is not what its migrations make');
    expect(await catalogueOf(admin)).toEqual(before);
    expect((await admin.query('select from security.migrations')).rowCount).toBe(19);
  });
});
