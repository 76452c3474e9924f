import { expect, test } from 'vitest';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { openedPortal, portalBrowser, signedIn } from '../world/portal-browser.ts';
import { records } from '../world/records.ts';
import { admit, inContext, planes, sqlAs, systemOf } from '../world/world.ts';

const { clinic: ours } = await records();
const app = await sqlAs('app');
const admin = await sqlAs('admin');
const tables = (
  await admin.query<{ name: string; own: boolean }>(
    `select format('clinic.%I', c.relname) as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'patient_id') as own
    from pg_class c where c.relnamespace = 'clinic'::regnamespace and c.relkind = 'r' order by 1`,
  )
).rows;

const patientOf = (id: string) => signedContext({ ...systemOf(ours), patientId: id }, planes.contextKey);
const visiting = signedContext({ ...systemOf(ours), isVisitor: true }, planes.contextKey);
const countIn = async (table: string, context: Record<string, string>): Promise<number> =>
  (await inContext(app, ours, client => client.query(`select from ${table}`), context)).rowCount ?? 0;

/** The patient to whom most belongs, and one to whom nothing does. */
const { rows: patients } = await admin.query<{ id: string }>(
  `select id from clinic.patients p where tenant_id = $1 order by (select count(*) from clinic.bookings b where b.patient_id = p.id) desc`,
  [ours.id],
);
const mine = patients[0]?.id ?? '';

test('D3 SCH-5: the database shows a patient what visitors see, their own rows and who saw them, and no row of anybody else', async () => {
  const stranger = await admit(ours);
  const more: string[] = [];
  for (const { name, own } of tables) {
    const seen = await countIn(name, patientOf(mine));
    if (seen > (await countIn(name, visiting))) more.push(name);
    if (!own || name === 'clinic.holds') continue;
    const column = 'patient_id';
    const sql = `select from ${name} where ${column} <> $1`;
    const others = await inContext(app, ours, client => client.query(sql, [mine]), patientOf(mine));
    expect(others.rowCount, name).toBe(0);
  }
  expect(await countIn('clinic.patients', patientOf(mine))).toBe(1);
  expect(await countIn('clinic.bookings', patientOf(stranger.id))).toBe(0);
  expect(more).toContain('clinic.bookings');
  expect(more).toContain('clinic.patients');
  const allowed = tables.filter(({ own }) => own).map(({ name }) => name);
  const ofThemselves = [...allowed, 'clinic.patients', 'clinic.access_entries'];
  expect(more.filter(name => !ofThemselves.includes(name))).toEqual([]);
});

test('D3: a patient changes bookings of their own and nothing else, whatever statement is run for them', async () => {
  const changed: string[] = [];
  for (const { name } of tables.filter(table => table.name !== 'clinic.holds')) {
    const update = `update ${name} set id = id`;
    const touched = await inContext(app, ours, client => client.query(update), patientOf(mine)).then(
      ({ rowCount }) => rowCount,
      () => 0,
    );
    if (touched) changed.push(name);
  }
  expect(changed.filter(name => name !== 'clinic.bookings')).toEqual([]);
});

test('D3: whose rows they are is part of what is signed, and the patient of an entry is stamped by the database', async () => {
  const context = patientOf(mine);
  const forged = {
    ...context,
    'app.context': (context['app.context'] ?? '').replace(/\|patient:[^|]*\|/, '|*|'),
  };
  const reading = inContext(app, ours, client => client.query('select from clinic.patients'), forged);
  await expect(reading).rejects.toMatchObject({ code: '42501' });
  const write = `insert into clinic.audit_entries (tenant_id, at, action, entity, procedure, by_patient) values ($1, now(), 'UPDATE', 'Booking', 'stamped', $2)`;
  const another = crypto.randomUUID();
  await inContext(app, ours, client => client.query(write, [ours.id, another]), context);
  await inContext(app, ours, client => client.query(write, [ours.id, another]));
  const { rows } = await admin.query(
    `select by_patient from clinic.audit_entries where tenant_id = $1 and procedure = 'stamped' order by by_patient`,
    [ours.id],
  );
  expect(rows).toEqual([{ by_patient: mine }, { by_patient: null }]);
});

test('D3 T5: every call of the portal answers 404 to bookings of another patient and of another clinic, as to none', async () => {
  const [here, elsewhere] = [await openedPortal(), await openedPortal()];
  const { portal } = await signedIn(here.ours, here.email);
  const neighbour = await admit(here.ours, { email: `${crypto.randomUUID()}@patient.test` });
  const theirs = await here.book(neighbour.id, await here.freeTime(2));
  const startsAt = await here.freeTime(3);
  for (const { id, version } of [theirs, elsewhere.booking, { id: crypto.randomUUID(), version: 1 }]) {
    const calls = [
      portal.calendar({ id }),
      portal.times({ id }),
      portal.cancel({ id, version }),
      portal.takeBack({ id, version }),
      portal.move({ id, version, startsAt }),
    ];
    for (const outcome of await Promise.allSettled(calls))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
  }
  expect(await here.caller.bookings.get({ id: theirs.id })).toMatchObject({
    status: 'confirmed',
    version: theirs.version,
  });
  const { items } = await portal.bookings({});
  expect(items.map(({ id }) => id)).toEqual([here.booking.id]);
});

test('D3 T2: a session of one clinic opens nothing at the door of another one', async () => {
  const [here, elsewhere] = [await openedPortal(), await openedPortal()];
  const { kept } = await signedIn(here.ours, here.email);
  const there = portalBrowser(elsewhere.ours);
  Object.assign(there.kept, kept);
  expect((await there.portal.home()).patient).toBeNull();
  await expect(there.portal.record()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});
