import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { examine } from '../../server/cli/commands/doctor.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { createMetrics } from '../../server/metrics.ts';
import { appRouter, procedures } from '../../server/router.ts';
import {
  bookableAnyTime,
  contextWith,
  database,
  databaseName,
  hostOf,
  slot,
  tokenOf,
} from '../world/world.ts';

const direct = database.url('admin', databaseName);
const envWith = (replica: string) =>
  readEnv({ ...inject('environment'), DATABASE_URL: direct, DATABASE_REPLICA_URL: replica });

test('OPS-9: reports are queries that leave no access entry, of which a replica could keep none', () => {
  const reports = procedures.filter(([, { _def }]) => _def.meta?.isReport);
  expect(reports.map(([path]) => path)).toEqual([
    ...['dashboard.figures', 'dashboard.revenue'],
    ...['moneyReports.billed', 'moneyReports.owed', 'moneyReports.spent', 'moneyReports.entries'],
  ]);
  for (const [, { _def }] of reports)
    expect([_def.type, _def.meta?.readsPatients]).toEqual(['query', undefined]);
});

// A real one answers in test/replica, for which the embedded PostgreSQL has no programs.
test.each([
  ['that nobody reaches', 'postgresql://localhost:1/', 'warn'],
  ['that is none, but a database which does not follow', direct, 'fail'],
])('OPS-9: of a replica %s no report is asked, and the figures and doctor tell it', async (_, url, state) => {
  const env = envWith(url);
  const opened = await openDatabase(env);
  await using planes = await openPlanes(opened, entities, databaseName, { poolMax: 4 });
  const { clinic, caller, links } = await bookableAnyTime();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const reporting = appRouter.createCaller({ ...contextWith(hostOf(clinic), await tokenOf(clinic)), planes });
  const day = slot(9).slice(0, 10);
  expect(await reporting.dashboard.figures({ from: day, to: day })).toMatchObject({ bookings: 1 });
  const told = await createMetrics(planes).registry.metrics();
  expect(told).toContain('medflow_reports_total{outcome="away"} 1');
  expect(told).toMatch(/^medflow_replica_lag_seconds \d/m);
  const { json } = await examine({ env, say: () => undefined });
  const { findings } = z.object({ findings: z.array(z.looseObject({ check: z.string() })) }).parse(json);
  expect(findings.find(({ check }) => check === 'replica')).toMatchObject({ state });
  await opened.close();
});

test('OPS-9 H3: production reaches a replica over verified TLS only', async () => {
  const env = envWith('postgresql://localhost:1/?sslmode=require');
  const secrets = { secret: `${'0123456789'.repeat(4)}a`, vaultKey: `${'0123456789'.repeat(4)}b` };
  await expect(openDatabase({ ...env, ...secrets, mode: 'production' })).rejects.toThrow(
    'In production DATABASE_REPLICA_URL must verify the server',
  );
});
