import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import type { Database } from '../../server/data/database/connection/database.ts';
import { integrityFindings } from '../../server/data/database/schema/integrity.ts';
import { integrityFaults, raiseIntegrityAlert, watchIntegrity } from '../../server/operations/integrity.ts';
import { database, databaseName, log, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const find = () => integrityFaults(database, databaseName);

test('AP2: a policy that is dropped while the server runs is found, told in the log and alerted once', async () => {
  expect(await find()).toEqual([]);
  const lines: string[] = [];
  const keep = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const watch = watchIntegrity(find, {
    ...{ log: pino(keep), onFound: raiseIntegrityAlert(planes), everyMs: 50 },
  });
  const { rows } = await admin.query(
    "select qual, with_check from pg_policies where tablename = 'services' and policyname = 'tenant_isolation'",
  );
  const [was] = rows;
  try {
    await admin.query('drop policy tenant_isolation on clinic.services');
    await expect.poll(watch.failing, { timeout: 30_000 }).toContain('isolation policy');
    await watch.look();
    const told = lines.filter(line => line.includes('The database does not keep its promises'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/services/);
    const alerts = await planes.platform.em.fork().find(Alert, { name: 'IntegrityFault' });
    expect(alerts.map(({ subject, count, severity }) => [subject, count, severity])).toContainEqual([
      ...['isolation policy', 1, 'critical'],
    ]);
    expect(new Set(alerts.map(({ count }) => count))).toEqual(new Set([1]));
    await admin.query(
      `create policy tenant_isolation on clinic.services using (${was.qual}) with check (${was.with_check})`,
    );
    await expect.poll(watch.failing, { timeout: 30_000 }).toEqual([]);
  } finally {
    await watch.stop();
  }
});

test('AP2 AT6: a role that altered itself is found', async () => {
  const app = await sqlAs('app');
  // Roles belong to all databases of the server, and so to other tests as well.
  await app.query('begin');
  await app.query('alter role medflow_app reset statement_timeout');
  const asked = integrityFindings(async (sql, params) => (await app.query(sql, params)).rows);
  expect(await asked).toEqual([
    {
      check: 'roles',
      object: 'roles',
      sentence: expect.stringMatching(/^medflow_app runs without the setting statement_timeout/),
    },
  ]);
  await app.query('rollback');
  expect(await find()).toEqual([]);
});

test('AP2 AT6: that a role cannot sign in any more is a finding; that nobody answers is none', async () => {
  const connection: Database['connection'] = (...of) => ({ ...database.connection(...of), ...other });
  let other: object = { password: 'changed by somebody' };
  const changed = { ...database, connection };
  const lockedOut = () => integrityFaults(changed, databaseName);
  const finding = { check: 'roles', object: 'roles', sentence: 'medflow_app cannot sign in any more.' };
  expect(await lockedOut()).toEqual([finding]);
  const found: string[][] = [];
  const onFound = async (checks: string[]) => void found.push(checks);
  // A process that serves in a group tells of it; the first one repairs.
  const watch = watchIntegrity(lockedOut, { log, onFound, everyMs: 1_000_000 });
  await watch.look();
  await watch.stop();
  expect({ failing: watch.failing(), found }).toEqual({ failing: ['roles'], found: [['roles']] });
  other = { host: '127.0.0.1', port: 1 };
  await expect(lockedOut()).rejects.toThrow(/Nothing listens/);
});

test('AP2: while the database cannot be asked, what was found last stands', async () => {
  let isGone = false;
  const watch = watchIntegrity(
    async () => {
      if (isGone) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
      return [{ check: 'views', object: 'a_view', sentence: 'A view.' }];
    },
    { log, everyMs: 1_000_000 },
  );
  await watch.look();
  isGone = true;
  await watch.look();
  expect(watch.failing()).toEqual(['views']);
  await watch.stop();
});
