import { expect, test } from 'vitest';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { records } from '../world/records.ts';
import { inContext, planes, sqlAs, systemOf } from '../world/world.ts';

/** What the page of a clinic is made of. Of requests only those that nobody has confirmed yet, of which the fixture has none. */
const shown = [
  ...[
    'analytics_settings',
    'availability_rules',
    'booking_settings',
    'claims',
    'communication_settings',
    'day_exceptions',
    'devices',
  ],
  ...[
    'facilities',
    'facility_addresses',
    'holds',
    'holidays',
    'integration_settings',
    'organization_settings',
  ],
  ...['patients_settings', 'rooms', 'security_settings', 'services', 'time_off', 'users'],
].map(table => `clinic.${table}`);

const { clinic: ours } = await records();
const app = await sqlAs('app');
const admin = await sqlAs('admin');
const visiting = signedContext({ ...systemOf(ours), isVisitor: true }, planes.contextKey);
const tables = (
  await admin.query<{ name: string }>(
    `select format('clinic.%I', relname) as name from pg_class where relnamespace = 'clinic'::regnamespace and relkind = 'r' order by 1`,
  )
).rows.map(({ name }) => name);

test('SCH-5 TEN-8: the database shows a visitor what the page is made of, and no row of any other table', async () => {
  const seen: string[] = [];
  for (const table of tables) {
    const { rowCount } = await inContext(app, ours, client => client.query(`select from ${table}`), visiting);
    if (rowCount) seen.push(table);
  }
  expect(seen).toEqual(shown);
});

test('SCH-5: a visitor changes none of it, whatever statement is run for them', async () => {
  const changed: string[] = [];
  for (const table of tables.filter(name => name !== 'clinic.holds')) {
    const update = `update ${table} set id = id`;
    const touched = await inContext(app, ours, client => client.query(update), visiting).then(
      ({ rowCount }) => rowCount,
      () => 0,
    );
    if (touched) changed.push(table);
  }
  expect(changed).toEqual([]);
});

test('SCH-5: the mark of a visitor is part of what is signed', async () => {
  const forged = { ...visiting, 'app.context': (visiting['app.context'] ?? '').replace('|visitor|', '|*|') };
  const reading = inContext(app, ours, client => client.query('select from clinic.patients'), forged);
  await expect(reading).rejects.toMatchObject({ code: '42501' });
});
