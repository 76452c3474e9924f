import { expect, test } from 'vitest';
import { databaseFunctions } from '../../server/data/database/schema/expected/function-files.ts';
import { applyFunctions } from '../../server/data/database/schema/functions.ts';
import { migrateUp, pendingMigrations } from '../../server/data/database/schema/migrations.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { entities } from '../../server/entities.ts';
import { database, databaseName, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const owner = await sqlAs('owner');

const up = () => migrateUp(database, entities, databaseName);
const pending = () => pendingMigrations(database, entities, databaseName);
const source = async (name: string): Promise<string | undefined> =>
  (await admin.query('select prosrc from pg_proc where oid = to_regproc($1)', [`security.${name}`])).rows[0]
    ?.prosrc;

test('DB-8: a function whose text changed is pending, and is applied again with the rights its file gives', async () => {
  const before = await source('current_tenant');
  await owner.query(`
    create or replace function security.current_tenant() returns uuid language plpgsql stable parallel safe
    security definer set search_path = pg_catalog, pg_temp as 'begin return null; end';
    grant execute on function security.current_tenant() to public;
    update security.functions set checksum = 'of an older text' where name = 'current_tenant'`);
  expect(await pending()).toEqual(['functions/current_tenant.sql']);
  expect(await up()).toEqual(['functions/current_tenant.sql']);
  expect(await source('current_tenant')).toBe(before);
  expect(await pending()).toEqual([]);
  expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
});

test('DB-8: a function that no file has any more is dropped', async () => {
  await owner.query(`
    create function security.older() returns int language sql return 1;
    insert into security.functions (name, checksum) values ('older', 'whatever')`);
  await up();
  expect(await source('older')).toBeUndefined();
});

test('DB-8: one that was changed by hand is named, and nothing else is said of it', async () => {
  await owner.query('begin');
  await owner.query(`
    create or replace function security.keep_creation() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as 'begin return new; end'`);
  expect(await verifyIntegrity(async sql => (await owner.query(sql)).rows)).toMatchObject([
    { sentence: 'Function security.keep_creation is not what its file says.' },
  ]);
  await owner.query('rollback');
});

test('DB-8: each file holds the function it is named after, and nobody but the owner applies it', async () => {
  for (const { name, sql } of databaseFunctions()) {
    expect([...sql.matchAll(/create (?:or replace )?function (\S+?)\(/g)].map(([, made]) => made)).toEqual([
      `security.${name}`,
    ]);
    // What runs with its owner's rights must not find tables and functions where its caller says.
    expect({
      name,
      pinned: /search_path = pg_catalog, pg_temp/.test(sql) || !/security definer/.test(sql),
    }).toEqual({ name, pinned: true });
  }
  await expect(applyFunctions(planes.clinic.em.fork())).rejects.toMatchObject({ code: '42501' });
});
