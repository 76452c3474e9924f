import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  facilityFields,
  patientFields,
  serviceFields,
  userFields,
} from '../../server/demo/factories/factories.ts';
import { replaced } from '../../server/operations/proof/walk/places.ts';
import { procedures } from '../../server/router.ts';
import { dumpOf, isolationBreaches, printing, samplesOf } from '../world/probes.ts';
import { answerTo, call, inputFor, type Records, records } from '../world/records.ts';
import { idsIn, uuidsIn, valueAt, without } from '../world/values.ts';
import { admit, as, bookable, clinic, faker, inContext, slot, sqlAs } from '../world/world.ts';

type Json = Record<string, unknown>;

const takes = ([input = z.void()]: z.ZodType[], field: string): boolean =>
  JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).includes(`"${field}":`);

/** Questions that are no lists: an id that may be left out names a record all the same. */
const namesRecord = ['invoiceDocuments.get', 'publicBooking.times', 'series.preview', 'services.checkSlug'];

describe('a member of one clinic with the ids of another', () => {
  let [ours, theirs]: Records[] = [];
  let admin: pg.Client;
  let theirIds: Set<string>;
  let print: Record<'ours' | 'theirs', Awaited<ReturnType<typeof printing>>>;
  const fixtures = () => {
    if (!ours || !theirs) throw new Error('The clinics are not there yet.');
    return { ours, theirs };
  };
  const leaksOf = (answer: unknown): string[] =>
    uuidsIn(JSON.stringify(answer ?? null)).filter(id => theirIds.has(id));

  beforeAll(async () => {
    [ours, theirs] = [await records(), await records()];
    await as(ours.clinic);
    admin = await sqlAs('admin');
    print = { ours: await printing(admin, ours.clinic), theirs: await printing(admin, theirs.clinic) };
    theirIds = new Set((await dumpOf(admin, theirs.clinic)).flatMap(uuidsIn));
  });

  test.each(procedures)(
    'T5 T6 ENT-1: %s answers as if another clinic’s record were none',
    async (path, { _def: { inputs, type } }) => {
      const { ours, theirs } = fixtures();
      const caller = await as(ours.clinic);
      const [own, foreign] = [inputFor(path, ours), inputFor(path, theirs)];
      const before = [await print.theirs(), await print.ours()];
      for (const at of idsIn(own)) {
        const stolen = await answerTo(caller, path, replaced(own, at, valueAt(foreign, at)));
        const invented = await answerTo(caller, path, replaced(own, at, crypto.randomUUID()));
        expect({ at, ...stolen }).toEqual({ at, ...invented });
        // An id that a query can do without only narrows its answer; any other names a record.
        const narrows =
          type === 'query' && !namesRecord.includes(path) && inputs[0]?.safeParse(without(own, at)).success;
        const nothing = narrows ? { code: 'OK', answer: { items: [] } } : { code: 'NOT_FOUND' };
        expect({ at, ...stolen }).toMatchObject({ at, ...nothing });
      }
      expect([await print.theirs(), await print.ours()]).toEqual(before);
    },
  );

  test('T5: what is proved of foreign ids is not true of the own ones', async () => {
    const { clinic: of, ...own } = await records();
    const caller = await as(of);
    // What needs no permission is about a person rather than a clinic; `medflow proof` walks it over the wire.
    const walked = procedures.filter(([, { _def }]) => _def.meta?.permission);
    for (const [path] of walked) {
      const { code } = await answerTo(caller, path, inputFor(path, { clinic: of, ...own }));
      expect(`${path} ${code}`).toMatch(/ (?:OK|CONFLICT|UNPROCESSABLE_CONTENT)$/);
    }
  });

  test.each(procedures.map(([path]) => path))(
    'T8 ENT-1: %s takes no clinic, author or role from its input',
    async path => {
      const { ours, theirs } = fixtures();
      const caller = await as(ours.clinic);
      const own = inputFor(path, ours);
      const stranger = theirs.clinic.id;
      const extras = [
        ...[{ tenantId: stranger }, { tenant_id: stranger }, { clinicId: stranger }, { role: 'superadmin' }],
        ...[
          { createdBy: stranger },
          { createdAt: new Date(0) },
          { updatedBy: stranger },
          { deletedAt: null },
        ],
        ...[{ accountId: stranger }, { permissions: ['*'] }],
      ];
      const before = await print.ours();
      for (const extra of extras) {
        const { code } = await answerTo(caller, path, { ...Object(own), ...extra });
        expect({ extra, code }).toEqual({ extra, code: 'BAD_REQUEST' });
      }
      expect(await print.ours()).toEqual(before);
    },
  );

  const paged = procedures.filter(([, { _def }]) => takes(_def.inputs, 'cursor')).map(([path]) => path);
  test.each(paged)('T9: a page of %s that another clinic was given shows nothing of it', async path => {
    const { ours, theirs } = fixtures();
    const input = inputFor(path, theirs) as Json;
    const page = (await call(await as(theirs.clinic), path, { ...input, limit: 1 })) as {
      nextCursor: string;
    };
    expect(page.nextCursor).toEqual(expect.any(String));
    const own = inputFor(path, ours) as Json;
    const { code, answer } = await answerTo(await as(ours.clinic), path, { ...own, cursor: page.nextCursor });
    expect(['OK', 'BAD_REQUEST']).toContain(code);
    expect(leaksOf(answer)).toEqual([]);
  });

  // In a backup nobody is found but by what a record is called.
  const byName = ['backedUp.list'];
  const searching = procedures
    .filter(([, { _def }]) => takes(_def.inputs, 'search') && _def.meta?.readsPatients)
    .flatMap(([path]) => (byName.includes(path) ? [] : [path]));
  test.each(searching)('T10 SEA-1: %s finds nothing that only another clinic has', async path => {
    const { ours, theirs } = fixtures();
    const { lastName, identifier, email, phone } = theirs.patient;
    for (const search of [lastName, identifier, email ?? lastName, phone ?? lastName]) {
      const wanted = (caller: Awaited<ReturnType<typeof as>>) => call(caller, path, { search });
      expect(leaksOf(await wanted(await as(theirs.clinic)))).toContain(theirs.patient.id);
      expect(leaksOf(await wanted(await as(ours.clinic)))).toEqual([]);
    }
  });

  test('S1 S3: in SQL, the app role reaches no row of another clinic in any table', async () => {
    const { ours, theirs } = fixtures();
    const samples = await samplesOf(admin, ours.clinic, theirs.clinic);
    const app = await sqlAs('app');
    await app.query('begin');
    expect(await isolationBreaches(app, samples, ours.clinic)).toEqual([]);
    await app.query('rollback');
  });

  test('T11 S11: a whole clinic can live twice, with the same ids, names, numbers and times', async () => {
    const { theirs } = fixtures();
    const twin = crypto.randomUUID();
    const samples = await samplesOf(admin, theirs.clinic, theirs.clinic);
    await admin.query('begin');
    // Triggers and foreign keys rest, for tables are copied in any order; unique and exclusion constraints do not.
    await admin.query('set local session_replication_role = replica');
    for (const { table, ownRows, visibleRows } of samples) {
      // Settings have keys of their own (docs/decisions/0012).
      const key = visibleRows > ownRows ? ", 'id', uuid_generate_v4()" : '';
      const { rowCount } = await admin.query(
        `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('tenant_id', $2::uuid${key}))).*
         from ${table} t where tenant_id = $1`,
        [theirs.clinic.id, twin],
      );
      expect(`${table} ${rowCount}`).toBe(`${table} ${ownRows}`);
    }
    await admin.query('rollback');
  });
});

test('T11 TEN-9: two clinics may use the same names, numbers and people, one clinic only once', async () => {
  const callers = [await as(await clinic()), await as(await clinic())];
  const again = {
    'facilities.create': facilityFields(faker),
    'services.create': serviceFields(faker),
    'patients.admit': patientFields(faker),
    'invitations.invite': userFields(faker),
  };
  for (const [path, input] of Object.entries(again)) {
    for (const caller of callers) expect(await answerTo(caller, path, input)).toMatchObject({ code: 'OK' });
    for (const caller of callers)
      expect(await answerTo(caller, path, input)).toMatchObject({ code: 'CONFLICT' });
  }
});

test('S1 TEN-2: without a context the app role sees nothing, changes nothing and inserts nothing', async () => {
  const ours = await clinic();
  await admit(ours);
  const app = await sqlAs('app');
  expect((await app.query('select * from clinic.patients')).rows).toEqual([]);
  expect((await app.query("update clinic.patients set first_name = 'x'")).rowCount).toBe(0);
  await expect(
    app.query(
      "insert into clinic.facilities (tenant_id, name, kind, time_zone) values ($1, 'x', 'clinic', 'UTC')",
      [ours.id],
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('S3: a row cannot be written into another clinic', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const app = await sqlAs('app');
  await expect(
    inContext(app, ours, c =>
      c.query(
        "insert into clinic.facilities (tenant_id, name, kind, time_zone) values ($1, 'x', 'clinic', 'UTC')",
        [theirs.id],
      ),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('SCH-3 a booking is visible to its own clinic only', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const theirs = await clinic();
  const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const day = { from: slot(0), to: slot(23) };
  const stranger = await as(theirs);
  expect(await stranger.bookings.list(day)).toMatchObject({ items: [] });
  await expect(stranger.bookings.cancel({ id, version, reason: 'x' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await (await as(ours)).bookings.get({ id })).toMatchObject({ status: 'pending' });
});

test('C1 SCH-3: 50 parallel bookings of one slot make exactly one, the rest hear of the next free times', async () => {
  const { caller, links } = await bookable();
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => caller.bookings.book({ ...links, startsAt: slot(9) })),
  );
  const refused = results.filter(r => r.status === 'rejected');
  expect(results.length - refused.length).toBe(1);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CONFLICT' });
  expect(refused[0]?.reason.cause.nextFree).toHaveLength(3);
  expect((await caller.bookings.list({ from: slot(0), to: slot(23) })).items).toHaveLength(1);
});
