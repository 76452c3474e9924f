import { expect, test } from 'vitest';
import { databaseReport } from '../../server/operations/database-report.ts';
import { as, bookable, clinic, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const owner = await sqlAs('owner');

test('DB-11: the report tells what took the most time by its shape, and never a value', async () => {
  const { caller, patient } = await bookable();
  await caller.patients.list({ search: patient.lastName });
  // Only so many shapes are counted, and what others on this server ask often pushes out what is asked twice.
  await admin.query('select pg_stat_statements_reset()');
  const [app, other] = [await sqlAs('app'), await sqlAs('app')];
  const slow = (name: string, ids: string) =>
    `select pg_sleep(1), 'never-told-${name}' as name from generate_series(1, 1) as n where n in (${ids})`;
  await Promise.all([app.query(slow('one', '1, 2')), other.query(slow('two', '1, 2, 3'))]);

  const report = await databaseReport(admin);
  const { byTotal, byMean, since } = report.statements ?? { byTotal: [], byMean: [] };
  expect(since).toBeInstanceOf(Date);
  for (const list of [byTotal, byMean]) {
    // One shape, however long its list is.
    const found = list.filter(({ shape }) => shape.includes('pg_sleep'));
    expect(found).toMatchObject([{ calls: 2, rows: 2 }]);
    expect(found[0]?.totalMs).toBeGreaterThan(2000);
    expect(found[0]?.meanMs).toBeCloseTo(Number(found[0]?.totalMs) / 2);
  }
  expect(byTotal.map(({ totalMs }) => totalMs)).toEqual(
    byTotal.map(({ totalMs }) => totalMs).toSorted((a, b) => b - a),
  );
  expect(JSON.stringify(report)).not.toMatch(new RegExp(`never-told|${patient.lastName}`));
});

test('DB-11: whoever may not see statements of others is told of indexes alone', async () => {
  const report = await databaseReport(owner);
  expect(report.statements).toBeNull();
  expect(report.indexes.unused.length).toBeGreaterThan(0);
});

test('DB-11: the report names indexes that nothing asked for, that another one replaces, and that are broken', async () => {
  await (await as(await clinic())).patients.list({});
  await owner.query('create index idle_services on clinic.services (tenant_id, color)');
  await owner.query('create index doubled_services on clinic.services (tenant_id, name)');
  await owner.query('create index broken_services on clinic.services (tenant_id, description)');
  await admin.query(
    `update pg_index set indisvalid = false where indexrelid = 'clinic.broken_services'::regclass`,
  );
  const { unused, doubled, invalid } = (await databaseReport(admin)).indexes;

  const namesOf = (found: { index: string }[]) => found.map(({ index }) => index);
  expect(unused).toContainEqual({
    ...{ index: 'clinic.idle_services', table: 'clinic.services', bytes: expect.any(Number), why: null },
  });
  // The check of a removal may be all that an index is for.
  expect(unused).toContainEqual(
    expect.objectContaining({
      index: 'clinic.calendar_feeds_tenant_id_room_id_index',
      why: 'for the foreign key calendar_feeds_tenant_id_room_id_foreign',
    }),
  );
  // What keeps a promise is not idle, asked or not.
  expect(namesOf(unused).filter(index => /_pkey|_unique/.test(index))).toEqual([]);
  expect(doubled).toMatchObject([
    { index: 'clinic.doubled_services', why: expect.stringContaining('services_tenant_id_name_id_index') },
  ]);
  expect(namesOf(invalid)).toEqual(['clinic.broken_services']);
});
