import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { examine } from '../../server/cli/commands/doctor.ts';
import { exportsToWrite, writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { connect } from '../../server/data/database/connection/connect.ts';
import type { Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { inClinic } from '../../server/data/orm/in-clinic.ts';
import { openPlanes, type Planes } from '../../server/data/orm/planes.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { Refusal } from '../../server/errors.ts';
import { createMetrics } from '../../server/metrics.ts';
import { appRouter } from '../../server/router.ts';
import {
  admit,
  bookableAnyTime,
  clinic,
  contextWith,
  database,
  databaseName,
  hostOf,
  inContext,
  planes as primary,
  slot,
  sqlAs,
  systemOf,
  type TestClinic,
  tokenOf,
} from '../world/world.ts';
import { openStandby, type Standby } from './standby.ts';

let standby: Standby;
let opened: Database;
const environment = () => ({
  ...inject('environment'),
  DATABASE_URL: database.url('admin', databaseName),
  DATABASE_REPLICA_URL: standby.url,
});
const things = new AsyncDisposableStack();

beforeAll(async () => {
  standby = await openStandby();
  opened = await openDatabase(readEnv(environment()));
});
afterAll(async () => {
  await things.disposeAsync();
  await opened.close();
  await standby.stop();
});

/** Of a process that has asked nothing yet; it is connected already, which may take its second where many tests run. */
const fresh = async (): Promise<Planes> => {
  const planes = things.use(await openPlanes(opened, entities, databaseName, { poolMax: 4 }));
  await planes.replica?.orm.em.getConnection().execute('select 1');
  return planes;
};

const outcomesOf = async ({ reports }: Planes): Promise<Record<string, number>> =>
  Object.fromEntries((await reports.get()).values.map(({ labels, value }) => [labels.outcome, value]));

const callerOf = async (of: TestClinic, planes: Planes) =>
  appRouter.createCaller({ ...contextWith(hostOf(of), await tokenOf(of)), planes });

const onStandby = async (role: 'app' | 'superuser'): Promise<pg.Client> => {
  const config = opened.replica?.('app', databaseName);
  const admin = opened.connection('admin', databaseName);
  const { user, password } = role === 'app' ? { ...config } : admin;
  const client = await connect({ ...config, user, password });
  things.defer(() => client.end().catch(() => undefined));
  return client;
};

const patience = { timeout: 10_000, interval: 50 };
const day = { from: slot(0).slice(0, 10), to: slot(0).slice(0, 10) };

test('OPS-9: a report of the replica tells what was saved a moment before, of its own clinic and to nobody without a genuine context', async () => {
  const planes = await fresh();
  const { clinic: ours, caller, links } = await bookableAnyTime();
  const reporting = await callerOf(ours, planes);
  for (let booked = 1; booked <= 5; booked++) {
    await caller.bookings.book({ ...links, startsAt: slot(8 + booked) });
    expect(await reporting.dashboard.figures(day)).toMatchObject({ bookings: booked });
  }
  const theirs = await clinic();
  expect(await (await callerOf(theirs, planes)).dashboard.figures(day)).toMatchObject({ bookings: 0 });
  expect(await (await callerOf(ours, planes)).dashboard.revenue(day)).toMatchObject({
    items: [{ amount: 0 }],
  });
  expect(await outcomesOf(planes)).toEqual({ replica: 7 });

  const app = await onStandby('app');
  const count = async () => (await app.query('select from clinic.bookings')).rowCount;
  expect(await count()).toBe(0);
  expect(await inContext(app, ours, count)).toBe(5);
  expect(await inContext(app, theirs, count)).toBe(0);
  const forged = { ...signedContext(systemOf(theirs), primary.contextKey), 'app.current_tenant_id': ours.id };
  await expect(inContext(app, ours, count, forged)).rejects.toMatchObject({ code: '42501' });
  await expect(
    inContext(app, ours, client => client.query('update clinic.bookings set version = 1')),
  ).rejects.toMatchObject({ code: '25006' });
});

test('OPS-9 AUD-3: a list is read from the replica, and its parts, and who saw whom, are written to the primary', async () => {
  const planes = await fresh();
  const ours = await clinic();
  const { id: patientId } = await admit(ours, { lastName: 'Zett', status: 'active' });
  const caller = await callerOf(ours, planes);
  const { id } = await caller.listExports.patients({});
  const work = (await clinicsWithWork(planes, exportsToWrite())).find(one => one.id === ours.id);
  expect(work && (await writeExport(planes, work))).toBe(true);
  expect(await outcomesOf(planes)).toEqual({ replica: 1 });
  expect(await caller.listExports.get({ id })).toMatchObject({ status: 'ready', rows: 1, parts: 1 });
  expect(await caller.listExports.part({ id, position: 0 })).toMatchObject({
    csv: expect.stringContaining('Zett'),
  });
  const { rows } = await (await sqlAs('admin')).query(
    `select patient_ids as seen from clinic.access_entries where tenant_id = $1 and procedure = 'listExports.write'`,
    [ours.id],
  );
  expect(rows).toEqual([{ seen: [patientId] }]);
});

test('OPS-9: what recovery, or somebody, cancels on the replica half-way is answered by the primary', async () => {
  const planes = await fresh();
  const ours = await clinic();
  await admit(ours);
  const [admin, there] = [await sqlAs('admin'), await onStandby('superuser')];
  const report = { readOnly: true, isSnapshot: true, isReport: true };
  const conflicts = `select confl_snapshot::int as count from pg_stat_database_conflicts where datname = current_database()`;
  /** Until one was among them that the replica's snapshot still sees. */
  const removeOldVersions = async () => {
    await admin.query('set session_replication_role = replica');
    const remove = async () => {
      await admin.query('update clinic.patients set updated_at = now()');
      await admin.query('vacuum clinic.patients');
      return (await there.query<{ count: number }>(conflicts)).rows[0]?.count;
    };
    await expect.poll(remove, patience).toBe(1);
    await admin.query('reset session_replication_role');
  };
  let tries = 0;
  const asked = asActor(
    planes,
    systemOf(ours),
    async em => {
      tries += 1;
      const found = await em.find(Patient, {});
      if (tries === 1) await removeOldVersions();
      const again = await inClinic(em, z.object({}), 'select from clinic.patients');
      return [found.length, again.length];
    },
    report,
  );
  expect(await asked).toEqual([1, 1]);
  expect({ tries, ...(await outcomesOf(planes)) }).toEqual({ tries: 2, failed: 1 });

  const refusing = async () => {
    throw new Refusal('This clinic shows nobody what it earns.');
  };
  await expect(asActor(planes, systemOf(ours), refusing, report)).rejects.toThrow(Refusal);
  expect(await outcomesOf(planes)).toEqual({ failed: 1 });

  const sleeping = asActor(
    planes,
    systemOf(ours),
    async em => {
      tries += 1;
      await inClinic(em, z.object({}), `select from pg_sleep(${tries === 3 ? 10 : 0})`);
      return em.find(Patient, {});
    },
    report,
  );
  const cancel = `select pg_cancel_backend(pid) from pg_stat_activity where usename = 'medflow_app' and state is distinct from 'idle'`;
  await expect.poll(() => tries, patience).toBe(3);
  await expect.poll(async () => (await there.query(cancel)) && tries, patience).toBe(4);
  expect(await sleeping).toHaveLength(1);
  expect(await outcomesOf(planes)).toEqual({ failed: 2 });
});

test('OPS-9: a replica that is behind, promoted or gone keeps nobody from a report, and the figures tell it', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  const there = await onStandby('superuser');
  const lagOf = async (planes: Planes) =>
    Number(/^medflow_replica_lag_seconds (.+)$/m.exec(await createMetrics(planes).registry.metrics())?.[1]);
  const doctor = async () => {
    const { json } = await examine({ env: readEnv(environment()), say: () => undefined });
    const { findings } = z.object({ findings: z.array(z.record(z.string(), z.unknown())) }).parse(json);
    return findings.find(({ check }) => check === 'replica');
  };
  const figures = async (planes: Planes) => (await callerOf(ours, planes)).dashboard.figures(day);

  const paused = await fresh();
  expect(await lagOf(paused)).toBe(0);
  await there.query('select pg_wal_replay_pause()');
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  expect(await figures(paused)).toMatchObject({ bookings: 1 });
  // The next one does not wait for it.
  expect(await figures(paused)).toMatchObject({ bookings: 1 });
  expect(await outcomesOf(paused)).toEqual({ behind: 2 });
  expect(await lagOf(paused)).toBeGreaterThan(0.5);
  expect(await doctor()).toMatchObject({ state: 'ok', actual: expect.stringMatching(/^\d+ s behind$/) });
  await there.query('select pg_wal_replay_resume()');
  await expect.poll(() => lagOf(paused), patience).toBe(0);

  const promoted = await fresh();
  await there.query('select pg_promote()');
  expect(await figures(promoted)).toMatchObject({ bookings: 1 });
  expect(await outcomesOf(promoted)).toEqual({ away: 1 });

  const gone = await fresh();
  await standby.stop();
  expect(await figures(gone)).toMatchObject({ bookings: 1 });
  expect(await outcomesOf(gone)).toEqual({ away: 1 });
  expect(await lagOf(gone)).toBeGreaterThan(0);
});
