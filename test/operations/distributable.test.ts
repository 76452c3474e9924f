import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { distributability } from '../../server/operations/distributable/distributable.ts';
import { sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const app = await sqlAs('app');

/** The functions that reach out of a clinic, and the rows that belong to none: what docs/distribution.md is about. */
const known = [
  'security.count_usage',
  'security.project_membership',
  'security.require_audit',
  'security.tell_booking',
  'security.tell_change',
  'security.tell_form',
  'security.tell_message',
];

test('OPS-9: every key of a clinic’s table carries the clinic; what reaches out of it is named, and the guide tells of it', async () => {
  const { tables, faults, across } = await distributability(app);
  const objects = faults.map(({ object }) => object.replace(/ \(.*/, ''));
  expect(new Set(objects.filter(object => object.startsWith('security.')))).toEqual(new Set(known));
  const guide = readFileSync(join(projectRoot, 'docs/distribution.md'), 'utf8');
  for (const name of known) expect(guide).toContain(`\`${name.replace('security.', '')}\``);
  // Rows of defaults, which belong to no clinic (TEN-12), are all that has another key.
  expect(
    objects.filter(object => !/^(?:clinic\.\w+_settings(?:_pkey)?|security\.\w+)$/.test(object)),
  ).toEqual([]);
  const places = Object.fromEntries(tables.map(({ table, place }) => [table, place]));
  expect(places).toMatchObject({
    ...{ 'clinic.bookings': 'distributed', 'clinic.audit_entries': 'distributed' },
    ...{
      'platform.clinics': 'reference',
      'platform.support_grants': 'reference',
      'platform.plans': 'reference',
    },
    ...{ 'identity.sessions': 'coordinator', 'platform.alerts': 'coordinator', 'jobs.job': 'coordinator' },
  });
  expect(across).toContain('security.clinics_to_remind');
  expect(across).not.toContain('security.free_seat');
});

test('OPS-9: a table, a key, a reference and a trigger that do not keep to their clinic are each named', async () => {
  await admin.query('begin');
  onTestFinished(async () => {
    await admin.query('rollback');
  });
  for (const statement of [
    'create table clinic.strays (id uuid primary key)',
    'create table clinic.planted (tenant_id uuid not null, id uuid not null, room_id uuid, span tstzrange, primary key (tenant_id, id), unique (id))',
    'alter table clinic.planted add constraint planted_apart exclude using gist (tenant_id with <>, span with &&)',
    'alter table clinic.planted add constraint planted_together exclude using gist (tenant_id with =, span with &&)',
    'alter table clinic.planted add constraint planted_stray foreign key (id) references clinic.strays (id)',
    'create table platform.planted (id uuid references clinic.strays (id))',
    `create function security.plant() returns trigger language plpgsql as $$ begin
       -- not so: insert into platform.proofs
       insert into platform.alerts (name) values ('x'); return null; end $$`,
    'create function security.planted() returns trigger language plpgsql as $$ begin perform security.plant(); return null; end $$',
    'create trigger planted after insert on clinic.planted for each row execute function security.planted()',
  ])
    await admin.query(statement);

  const { faults, tables } = await distributability(admin);

  expect(faults.filter(({ object }) => /plant|stray/.test(object))).toEqual([
    { object: 'clinic.planted.planted_stray', sentence: expect.stringContaining('does not carry tenant_id') },
    {
      object: 'clinic.planted_apart',
      sentence: 'is an exclusion constraint without tenant_id compared by =',
    },
    { object: 'clinic.planted_id_key', sentence: 'is unique without tenant_id' },
    { object: 'clinic.strays', sentence: expect.stringContaining('has no tenant_id') },
    { object: 'clinic.strays_pkey', sentence: 'is a primary key without tenant_id' },
    { object: 'platform.planted.planted_id_fkey', sentence: expect.stringContaining('not distributed') },
    {
      object: 'security.planted (trigger planted of clinic.planted)',
      sentence: 'writes platform.alerts, from the machine of a clinic',
    },
  ]);
  expect(tables.find(({ table }) => table === 'platform.alerts')).toMatchObject({ place: 'reference' });
});
