import { initTRPC } from '@trpc/server';
import { expect, test } from 'vitest';
import { inTransaction, open, router } from '../../server/api/trpc.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { type IsolationHealth, isolationCheck } from '../../server/operations/tenant-isolation.ts';
import { procedures } from '../../server/router.ts';
import { Done, Nothing } from '../../shared/scalars.ts';
import { openDoor } from '../http/front-door.ts';
import { records } from '../world/records.ts';
import { database, log, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const all = procedures.map(([, procedure]) => procedure);

/** What a server says that has measured nothing yet. */
const asked = async (): Promise<{ status: number; body: IsolationHealth }> => {
  const { knock } = await openDoor();
  const { status, text } = await knock({ host: 'localhost', path: '/health/tenant-isolation' });
  return { status, body: JSON.parse(text) };
};

/** The same with a fault in the database, which is mended afterwards. */
const askedWith = async (fault: string, mend: string) => {
  await admin.query(fault);
  try {
    return await asked();
  } finally {
    await admin.query(mend);
  }
};

const unhealthy = ({ checks }: IsolationHealth) =>
  Object.entries(checks).flatMap(([check, { ok }]) => (ok ? [] : [check]));

test('LIT-5: it is measured as well before there are two clinics', async () => {
  expect((await admin.query('select from platform.clinics')).rowCount).toBe(0);
  expect(await asked()).toMatchObject({ status: 200, body: { status: 'healthy' } });
  await records();
  await records();
});

test('LIT-5: what is as it should be is healthy, in numbers that were measured', async () => {
  const { rows } = await admin.query<{ tables: number }>(
    "select count(*)::int as tables from pg_class where relnamespace = 'clinic'::regnamespace and relkind = 'r'",
  );
  const tables = rows[0]?.tables;
  const { status, body } = await asked();
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'healthy', timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect(body.checks).toEqual({
    middleware: { ok: true, forged: 20, refused: 20 },
    rlsEnabled: { ok: true, tables, forced: tables },
    routesMigrated: expect.objectContaining({ ok: true, procedures: all.length, unguarded: 0 }),
    tenantGuard: { ok: true, tables, tablesWithForeignRows: 0 },
  });
});

test('LIT-5: one table that does not force row-level security makes it 503', async () => {
  const { status, body } = await askedWith(
    'alter table clinic.services no force row level security',
    'alter table clinic.services force row level security',
  );
  expect({ status, says: body.status, unhealthy: unhealthy(body) }).toEqual({
    ...{ status: 503, says: 'degraded', unhealthy: ['rlsEnabled'] },
  });
  const { tables, forced } = body.checks.rlsEnabled;
  expect(forced).toBe(Number(tables) - 1);
});

test('LIT-5: a policy that shows another clinic’s rows makes it 503', async () => {
  const { status, body } = await askedWith(
    'alter policy tenant_isolation on clinic.services using (true)',
    'alter policy tenant_isolation on clinic.services using (tenant_id = (select security.current_tenant()))',
  );
  expect({ status, unhealthy: unhealthy(body) }).toEqual({ status: 503, unhealthy: ['tenantGuard'] });
  expect(body.checks.tenantGuard.tablesWithForeignRows).toBe(1);
});

test('LIT-5: a context that nobody verifies makes it 503', async () => {
  const { rows } = await admin.query<{ genuine: string }>(
    "select pg_get_functiondef('security.current_tenant()'::regprocedure) as genuine",
  );
  const { status, body } = await askedWith(
    `create or replace function security.current_tenant() returns uuid language sql stable security definer
     set search_path = pg_catalog, pg_temp as $$ select null::uuid $$`,
    `${rows[0]?.genuine}`,
  );
  expect({ status, unhealthy: unhealthy(body) }).toEqual({ status: 503, unhealthy: ['middleware'] });
  expect(body.checks.middleware).toMatchObject({ forged: 20, refused: 0 });
});

test('LIT-5: a procedure that works in a clinic without asking who calls makes it unhealthy', async () => {
  const careless = router({
    peek: open('GET /peek', Nothing, Done)
      .use(inTransaction)
      .query(() => ({ done: true as const })),
  });
  const stranger = initTRPC.create().procedure.query(() => 'made elsewhere');
  for (const procedure of [Object(careless._def.procedures.peek), stranger]) {
    const health = await isolationCheck(planes, [...all, procedure], log)();
    expect(unhealthy(health)).toEqual(['routesMigrated']);
    expect(health.checks.routesMigrated.unguarded).toBe(1);
  }
});

test('LIT-5 D5: asking again within seconds measures nothing again', async () => {
  const { knock } = await openDoor();
  const ask = () => knock({ host: 'localhost', path: '/health/tenant-isolation' });
  const answers = await Promise.all(Array.from({ length: 50 }, ask));
  expect(new Set(answers.map(({ text }) => JSON.parse(text).timestamp)).size).toBe(1);
});

test('LIT-5: a database that cannot be asked makes it unhealthy, without saying why', async () => {
  await using gone = await openPlanes(database, entities, 'no_such_database', { poolMax: 4 });
  const health = await isolationCheck(gone, all, log)();
  expect(health.checks).toMatchObject({
    middleware: { ok: false },
    rlsEnabled: { ok: false },
    routesMigrated: { ok: true },
    tenantGuard: { ok: false },
  });
  expect(JSON.stringify(health)).not.toMatch(/error|connection|medflow/i);
});
