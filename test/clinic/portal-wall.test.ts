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

/** The columns of a table that the app role may change at all, with another value of their type. */
const columnsOf = async (table: string) =>
  (
    await admin.query<{ name: string; other: string }>(
      String.raw`select quote_ident(a.attname) as name, case format_type(a.atttypid, null)
        when 'text' then quote_literal('x') when 'boolean' then 'not ' || quote_ident(a.attname) when 'date' then 'current_date'
        when 'uuid' then 'gen_random_uuid()' when 'integer' then '7' when 'text[]' then '''{x}''' when 'integer[]' then '''{2}''' when 'bytea' then '''\x0000ff''::bytea' else 'now()' end as other
      from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
        and has_column_privilege('medflow_app', a.attrelid, a.attnum, 'UPDATE') order by 1`,
      [table],
    )
  ).rows;

/** What stands behind the walls: what passes them here is refused only because no entry tells of it. */
const UNTOLD = 'a change without the audit entry that tells it cannot commit';

/** How a statement ends that is run for the patient: how many rows it reached, or what stopped it. */
const outcomeOf = (sql: string, params: unknown[] = []): Promise<string | number> =>
  inContext(app, ours, client => client.query(sql, params), patientOf(mine)).then(
    ({ rowCount }) => rowCount ?? 0,
    ({ message, constraint }: { message: string; constraint?: string }) => constraint ?? message,
  );

/** As if it were. */
const SEALED = String.raw`\x0000ff`;
const ADDRESS = `insert into clinic.patient_addresses (tenant_id, patient_id, kind, lines, country, is_primary) values ($1, $2, 'billing', '${SEALED}', '${SEALED}', false)`;
const CONTACT = `insert into clinic.patient_contacts (tenant_id, patient_id, phone) values ($1, $2, '${SEALED}')`;

test('D3: a patient changes rows of their own in seven tables and no others, whatever statement is run for them', async () => {
  const changed: string[] = [];
  for (const { name } of tables.filter(table => table.name !== 'clinic.holds')) {
    const [column] = await columnsOf(name);
    // What the clinic took back of its messages is beyond them.
    const live = `to_jsonb(t) ->> 'deleted_at' is null`;
    const outcome =
      column && (await outcomeOf(`update ${name} t set ${column.name} = ${column.name} where ${live}`));
    if (outcome === UNTOLD || Number(outcome) > 0) changed.push(name);
  }
  expect(changed).toEqual(
    [
      ...['bookings', 'messages', 'patient_addresses', 'patient_contacts', 'patients', 'portal_passkeys'],
      'service_requests',
    ].map(name => `clinic.${name}`),
  );
});

test('D3 CLI-2: of their record a patient changes how they are called and reached, column by column, and adds postal addresses only', async () => {
  const theirs: Record<string, string[]> = {};
  for (const table of ['patients', 'patient_addresses', 'patient_contacts']) {
    for (const { name, other } of await columnsOf(`clinic.${table}`)) {
      const outcome = await outcomeOf(`update clinic.${table} set ${name} = ${other}`);
      if (outcome !== 'keep_own') (theirs[table] ??= []).push(name);
    }
  }
  const kept = ['search_tokens', 'updated_at', 'updated_by', 'version'];
  const derived = ['name_order', 'number_key'];
  expect(theirs).toEqual({
    patients: [
      ...['language', 'phone', 'preferred_day_part', 'preferred_facility_id', 'preferred_name'],
      ...['preferred_practitioner_id', 'preferred_weekdays', ...kept, ...derived],
    ].toSorted(),
    patient_addresses: [
      'city',
      'country',
      'is_primary',
      'lines',
      'postal_code',
      'region',
      'updated_at',
      'updated_by',
      'valid_to',
      'version',
    ],
    patient_contacts: ['phone', ...kept],
  });
  const stranger = await admit(ours);
  expect(await outcomeOf(ADDRESS, [ours.id, mine])).toBe(UNTOLD);
  expect(await outcomeOf(ADDRESS, [ours.id, stranger.id])).toMatch(/row-level security/);
  expect(await outcomeOf(CONTACT, [ours.id, mine])).toBe('keep_own');
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
      portal.changeContact({ id, version, phone: '+49 30 123456' }),
      portal.changeAddress({ id, version, lines: 'Lindenweg 4' }),
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
