import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import type { Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap } from '../../server/data/database/roles/bootstrap.ts';
import { repairRoles } from '../../server/data/database/roles/repair-roles.ts';
import { verifyRights } from '../../server/data/database/roles/rights.ts';
import { readEnv } from '../../server/env.ts';
import { isLostConnection, toApiError } from '../../server/errors.ts';
import { watchIntegrity } from '../../server/operations/integrity.ts';

// Roles belong to the whole server, so what alters them has one of its own.
const dataDir = await mkdtemp(join(tmpdir(), 'medflow-test-'));
const env = (more = {}) => readEnv({ MEDFLOW_DATA_DIR: dataDir, NODE_ENV: 'test', ...more });
const database = await openDatabase(env(), { flags: ['fsync=off', 'shared_buffers=16MB'] });
await bootstrap(database);
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const asApp = (sql: string, of: Database = database) =>
  withConnection(of.connection('app'), async client => (await client.query(sql)).rows);

test('AT6: what a role sets for itself stops nobody, is named, and is taken back', async () => {
  await asApp('alter role medflow_app set default_transaction_read_only = on');
  await asApp(`alter role medflow_app in database medflow set statement_timeout = '1ms'`);
  await asApp('alter role medflow_app set enable_indexscan = off');
  // Nothing of it reaches whoever connects as the server does.
  expect(
    await asApp(
      `select current_setting('default_transaction_read_only') as "readOnly", current_setting('statement_timeout') as timeout`,
    ),
  ).toEqual([{ readOnly: 'off', timeout: '15s' }]);
  const told = [
    'medflow_app altered itself: default_transaction_read_only=on.',
    'medflow_app altered itself: enable_indexscan=off.',
    'medflow_app altered itself: statement_timeout=1ms.',
  ];
  expect(await verifyRights(database)).toEqual(told);
  expect((await repairRoles(database)).toSorted()).toEqual(told);
  expect(await verifyRights(database)).toEqual([]);
  expect(await repairRoles(database)).toEqual([]);
});

test('AT6: where the installation’s own user is no superuser, each role takes it back itself', async () => {
  const plain = await openDatabase(env({ DATABASE_URL: database.url('owner') }));
  await asApp('alter role medflow_app set default_transaction_read_only = on');
  expect(await repairRoles({ ...plain, root: database.root })).toEqual([
    'medflow_app altered itself: default_transaction_read_only=on.',
  ]);
  expect(await verifyRights(database)).toEqual([]);
});

test('AT6: a password that a role gave itself is taken back, and until then the answer is that the database cannot be reached', async () => {
  await asApp("alter role medflow_app password 'mine'");
  const refused = await asApp('select').catch(error => error);
  expect(isLostConnection(refused)).toBe(true);
  expect(toApiError(refused)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect(await repairRoles(database)).toEqual([
    'medflow_app does not get in with its password: it was changed.',
  ]);
  expect(await asApp('select 1 as one')).toEqual([{ one: 1 }]);
});

test('AT6: the server that watches takes it back by itself, and tells of it', async () => {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: line => void lines.push(line) });
  const faults: string[][] = [];
  const watch = watchIntegrity(
    async () =>
      (await verifyRights(database)).map(sentence => ({ check: 'roles', object: 'roles', sentence })),
    {
      log,
      everyMs: 50,
      repair: () => repairRoles(database),
      onFound: async checks => void faults.push(checks),
    },
  );
  try {
    await asApp('alter role medflow_app set default_transaction_read_only = on');
    await expect.poll(() => faults, { timeout: 30_000 }).toEqual([['roles']]);
    await expect.poll(watch.failing, { timeout: 30_000 }).toEqual([]);
    expect(await verifyRights(database)).toEqual([]);
    expect(lines.join()).toMatch(/Roles that were altered are set right/);
    expect(lines.join()).toMatch(/medflow_app altered itself: default_transaction_read_only=on/);
  } finally {
    await watch.stop();
  }
});
