import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { integrityFaults, raiseIntegrityAlert, watchIntegrity } from '../../server/operations/integrity.ts';
import { database, databaseName, log, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const find = () => integrityFaults(database, databaseName);
const isolated = '(tenant_id = (select security.current_tenant()))';

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
      `create policy tenant_isolation on clinic.services using ${isolated} with check ${isolated}`,
    );
    await expect.poll(watch.failing, { timeout: 30_000 }).toEqual([]);
  } finally {
    await watch.stop();
  }
});

test('AP2 AT6: a role that altered itself is found', async () => {
  const app = await sqlAs('app');
  await app.query('alter role medflow_app reset log_min_error_statement');
  expect(await find()).toContainEqual({
    check: 'rights of the roles',
    sentence: expect.stringMatching(/medflow_app runs without the setting log_min_error_statement/),
  });
  await admin.query("alter role medflow_app set log_min_error_statement = 'panic'");
  expect(await find()).toEqual([]);
});

test('AP2: while the database cannot be asked, what was found last stands', async () => {
  let isGone = false;
  const watch = watchIntegrity(
    async () => {
      if (isGone) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
      return [{ check: 'views', sentence: 'A view.' }];
    },
    { log, everyMs: 1_000_000 },
  );
  await watch.look();
  isGone = true;
  await watch.look();
  expect(watch.failing()).toEqual(['views']);
  await watch.stop();
});
