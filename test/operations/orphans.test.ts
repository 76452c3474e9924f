import { randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { SystemEntry } from '../../server/data/trails/system-entry.entity.ts';
import {
  archivedOrphans,
  expectSuperuser,
  findOrphans,
  type Settling,
  settleOrphans,
} from '../../server/operations/orphans.ts';
import { removeOld } from '../../server/operations/remove-old.ts';
import { bookable, clinic, planes, slot, sqlAs } from '../world/world.ts';

const [admin, owner] = [await sqlAs('admin'), await sqlAs('owner')];
const settle = (asked: Settling) => settleOrphans(admin, planes.vault, asked);

/** A table of an older installation as somebody brings it along: three rows, of one and of another practice, and one of ours. */
const staging = async (ours: { id: string }): Promise<string> => {
  const relation = `public.import_${randomBytes(4).toString('hex')}`;
  await owner.query(`create table ${relation} (name text, practice text, tenant_id uuid)`);
  onTestFinished(async () => {
    await owner.query(`drop table ${relation}`);
  });
  await owner.query(
    `insert into ${relation} values ('Ann', 'North', null), ('Ben', 'North', $1), ('Cem', 'South', null), ('Dee', 'North', $2)`,
    [randomUUID(), ours.id],
  );
  return relation;
};

test('LIT-13: rows of an older table are found, given to a clinic by a rule, archived, and deleted after ninety days', async () => {
  const ours = await clinic();
  const relation = await staging(ours);
  const why = 'no known clinic';
  expect(await findOrphans(admin, relation)).toEqual([{ relation, why, rows: 3 }]);
  expect(await findOrphans(admin)).toContainEqual({ relation, why, rows: 3 });

  const rule = { relation, slug: ours.slug, where: { column: 'practice', value: 'North' } };
  const tried = await settle({ ...rule, apply: false });
  expect(tried).toEqual({ settled: 2, left: [{ relation, why, rows: 1 }] });
  expect(await findOrphans(admin, relation)).toEqual([{ relation, why, rows: 3 }]);
  expect(await settle({ ...rule, apply: true })).toEqual(tried);
  const { rows } = await owner.query(`select name from ${relation} where tenant_id = $1 order by 1`, [
    ours.id,
  ]);
  expect(rows.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Dee']);

  expect(await settle({ relation, apply: false })).toEqual({ settled: 1, left: [] });
  expect(await archivedOrphans(admin, planes.vault, relation)).toEqual([]);
  expect(await settle({ relation, apply: true })).toEqual({ settled: 1, left: [] });
  expect(await archivedOrphans(admin, planes.vault, relation)).toMatchObject([
    { why, row: { name: 'Cem', practice: 'South', tenant_id: null } },
  ]);
  const raw = await admin.query('select o::text as row from platform.orphans o where relation = $1', [
    relation,
  ]);
  expect(raw.rows[0].row).not.toMatch(/Cem|43656d/i);
  const entries = await planes.platform.em.fork().find(SystemEntry, { entity: relation });
  expect(entries.map(({ action, changes }) => [action, changes.rows])).toEqual(
    expect.arrayContaining([
      ['orphans.assign', { from: null, to: 2 }],
      ['orphans.archive', { from: null, to: 1 }],
    ]),
  );
  expect(entries).toHaveLength(2);

  const remove = () => removeOld({ planes, signal: new AbortController().signal }, 'remove_orphans');
  const age = (days: number) =>
    admin.query(
      `update platform.orphans set created_at = now() - make_interval(days => $2) where relation = $1`,
      [relation, days],
    );
  await age(89);
  await remove();
  expect(await archivedOrphans(admin, planes.vault, relation)).toHaveLength(1);
  await age(91);
  expect(await remove()).toBe(1);
  expect(await archivedOrphans(admin, planes.vault, relation)).toEqual([]);
});

/** Bookings of whichever clinic whose service is not there. */
const lostServices = async (): Promise<number> =>
  (await findOrphans(admin, 'clinic.bookings')).find(({ why }) => why.includes('service'))?.rows ?? 0;

test('LIT-13: rows of ours that point to nothing are archived, as far as nothing needs them, and never given away', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const { id } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const lost = randomUUID();
  const before = await lostServices();
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query('update clinic.bookings set service_id = $2 where id = $1', [id, lost]);
  await admin.query('commit');
  const relation = 'clinic.bookings';
  const where = { column: 'id', value: id };
  const found = await lostServices();
  expect(found).toBe(before + 1);

  await expect(settle({ relation, slug: ours.slug, apply: true })).rejects.toThrow(
    /cannot be given to another/,
  );
  // What it claims still refers to it.
  await expect(settle({ relation, where, apply: true })).rejects.toMatchObject({ code: '23503' });
  expect(await lostServices()).toBe(found);
  for (const table of ['claims', 'booking_events', 'patient_notices'])
    await admin.query(`delete from clinic.${table} where booking_id = $1`, [id]);

  expect(await settle({ relation, where, apply: true })).toMatchObject({ settled: 1 });
  expect(await lostServices()).toBe(before);
  const archived = await archivedOrphans(admin, planes.vault, relation);
  expect(archived.map(({ row }) => row)).toContainEqual(
    expect.objectContaining({ id, service_id: lost, tenant_id: ours.id }),
  );
  const { rows } = await admin.query(
    `select tgname from pg_trigger where tgrelid = $1::regclass and tgenabled = 'D'`,
    [relation],
  );
  expect(rows).toEqual([]);
});

test('LIT-13: a table or clinic that is none is refused in words, and nothing is left of the try', async () => {
  const relation = await staging(await clinic());
  await expect(settle({ relation: 'public.import_nothing', apply: true })).rejects.toThrow(/is no table/);
  await expect(settle({ relation: 'clinic.bookings; drop', apply: true })).rejects.toThrow(/is no table/);
  await expect(settle({ relation, slug: 'nobody-here', apply: true })).rejects.toThrow(/There is no clinic/);
  await expect(
    settle({ relation, where: { column: 'x" or true --', value: '' }, apply: true }),
  ).rejects.toMatchObject({ code: '42703' });
  expect(await findOrphans(admin, relation)).toMatchObject([{ rows: 3 }]);
  await expect(expectSuperuser(admin)).resolves.toBeUndefined();
  await expect(expectSuperuser(owner)).rejects.toThrow(/Only a superuser/);
});
