import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Service } from '../../server/clinic/services/service.entity.ts';
import { asActor, type ClinicEm } from '../../server/data/orm/as-actor.ts';
import { inClinic } from '../../server/data/orm/in-clinic.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { admit, as, clinic, database, databaseName, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const tight = () => openPlanes(database, entities, databaseName, { poolMax: 3 });
const run = (em: ClinicEm, statement: string) => inClinic(em, z.unknown(), statement);

/** Everything that a connection keeps from one transaction to the next. */
const state = `select pg_backend_pid() as pid, session_user::text, current_user::text,
  (select json_object_agg(name, setting order by name) from pg_settings
    where name !~ '[.]|^transaction_') as settings,
  (select count(*)::int from pg_prepared_statements) as prepared,
  (select count(*)::int from pg_cursors where is_holdable) as cursors,
  (select count(*)::int from pg_listening_channels()) as channels,
  (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
  (select count(*)::int from pg_class where relnamespace = pg_my_temp_schema()) as tables,
  nullif(current_setting('app.loot', true), '') as loot`;
const lootName = `select relnamespace::regnamespace || '.loot' as name from pg_class
  where relname = 'loot' and relpersistence = 't'`;
const stateOf = async (em: ClinicEm) => (await run(em, state))[0];

/** What SQL of one clinic's may leave behind; each is of use against the next one. */
const left = [
  "set statement_timeout = '20ms'",
  "set lock_timeout = '1ms'",
  'set row_security = off',
  'set search_path = clinic',
  'set default_transaction_read_only = on',
  "set default_transaction_isolation = 'serializable'",
  'set session characteristics as transaction isolation level repeatable read, read only',
  'set synchronous_commit = off',
  "set client_encoding = 'GBK'",
  'set standard_conforming_strings = off',
  "set datestyle = 'SQL, DMY'",
  "set timezone = 'Asia/Tokyo'",
  'set enable_indexscan = off',
  'set role medflow',
  'set session authorization medflow_app',
  "set app.loot = 'theirs'",
  'prepare loot as select 1',
  'declare loot cursor with hold for select * from clinic.patients',
  'select pg_advisory_lock(1)',
  'listen loot',
  'create temporary table patients as select 1 as id',
];
const ends: [string, (em: ClinicEm, statement: string) => Promise<unknown>, boolean][] = [
  ['in a read', run, true],
  ['in a change', run, false],
  ['behind a commit of its own', (em, statement) => run(em, `select 1; commit; ${statement}`), false],
  [
    'in a call that fails then',
    async (em, statement) => {
      await run(em, `select 1; commit; ${statement}`);
      throw new Error('The call failed.');
    },
    false,
  ],
];

test.each(ends)(
  'AT5: what SQL leaves on a connection %s does not reach the next call',
  async (_, leave, readOnly) => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await using narrow = await tight();
    const seen = () => asActor(narrow, systemOf(theirs), stateOf);
    const fresh = await seen();
    for (const statement of left) {
      const work = asActor(narrow, systemOf(ours), em => leave(em, statement), { readOnly });
      await work.catch(() => undefined);
      expect({ statement, state: await seen() }).toEqual({ statement, state: fresh });
    }
  },
);

test("AT5: nor is any of it somebody else's while its call still runs, though it ended its transaction", async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const loot = () =>
    asActor(planes, systemOf(theirs), em =>
      run(em, "select nullif(current_setting('app.loot', true), '') as loot"),
    );
  await asActor(planes, systemOf(ours), async em => {
    await run(em, "select 1; commit; set app.loot = 'theirs'");
    expect(await loot()).toEqual([{ loot: null }]);
  });
});

test('AT5: a connection that cannot be made as new serves nobody any more', { timeout: 60_000 }, async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await using narrow = await tight();
  const leave = 'select 1; commit; begin; create temporary table loot (); commit; select pg_sleep(1)::text';
  const spoil = asActor(narrow, systemOf(ours), em => run(em, leave));
  // Nobody can drop it now, which is a part of making the connection as new.
  const [loot] = await vi.waitUntil(async () => {
    const { rows } = await admin.query<{ name: string }>(lootName);
    return rows.length > 0 && rows;
  });
  await admin.query(`begin; lock table ${loot?.name} in access share mode`);
  // MedFlow and a pooler in front of it try for five seconds each, one of them twice.
  const letGo = sleep(18_000).then(() => admin.query('rollback'));
  await spoil.catch(() => undefined);
  for (let call = 0; call < 5; call++)
    expect(await asActor(narrow, systemOf(theirs), stateOf)).toMatchObject({ tables: 0 });
  await letGo;
});

test('AT5: nor does what a statement outside of any transaction leaves', async () => {
  await using narrow = await tight();
  const connection = narrow.identity.em.getConnection();
  const statement = "select set_config('statement_timeout', '1ms', false)";
  const timeout = async () =>
    (await connection.execute<{ statement_timeout: string }[]>('show statement_timeout'))[0];
  const fresh = await timeout();
  await connection.execute(statement);
  expect(await timeout()).toEqual(fresh);
});

test.each(["set client_encoding = 'GBK'", "set datestyle = 'SQL, DMY'"])(
  'S9 S10 AT5: %s, left behind on every connection, changes nothing in the next clinic',
  async setting => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const everywhere = Array.from({ length: planes.clinicConnections }, () =>
      asActor(planes, systemOf(ours), em => run(em, `select pg_sleep(0.1)::text; ${setting}`)),
    );
    await Promise.all(everywhere);
    // In GBK the last byte of this sign takes the backslash along that was to guard the quote.
    const fields = { lastName: "中\\', now()", birthDate: '1990-02-03' };
    const { id } = await admit(theirs, fields);
    expect(await (await as(theirs)).patients.get({ id })).toMatchObject(fields);
  },
);

test('AT6: a role that is made to default to reading only, or to waiting for nobody, serves as before', async () => {
  const ours = await clinic();
  const app = await sqlAs('app');
  const inDatabase = `alter role medflow_app in database ${databaseName}`;
  const change = (client: pg.Client, what: string) => client.query(`${inDatabase} ${what}`);
  // By itself, as SQL in a clinic could.
  await change(app, 'set default_transaction_read_only = on');
  await change(app, "set statement_timeout = '1ms'");
  await change(app, 'set row_security = off');
  try {
    await using later = await tight();
    const [seen] = await asActor(later, systemOf(ours), async em => {
      em.create(Service, {
        ...{ name: 'Made', slug: 'made', durationMinutes: 30, bufferMinutes: 0, price: 0, currency: 'USD' },
      });
      await em.flush();
      return inClinic(em, z.object({ statement_timeout: z.string() }), 'show statement_timeout');
    });
    expect(seen).toEqual({ statement_timeout: '15s' });
  } finally {
    await change(admin, 'reset all');
  }
});
