import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { ListExport } from '../../server/clinic/list-exports/list-export.entity.ts';
import { lists } from '../../server/clinic/list-exports/lists.ts';
import { exportsToWrite, writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { removeOld } from '../../server/operations/remove-old.ts';
import { appRouter } from '../../server/router.ts';
import { NewPatient } from '../../shared/clinic/patients.ts';
import { DAY } from '../../shared/durations.ts';
import { importFile } from '../world/importing.ts';
import { call, one, records } from '../world/records.ts';
import { WAITED_FOR } from '../world/waiting.ts';
import {
  admit,
  as,
  bookable,
  clinic,
  contextWith,
  faker,
  hostOf,
  member,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');

const writeAll = async ({ id }: Pick<TestClinic, 'id'>): Promise<void> => {
  for (;;) {
    const work = (await clinicsWithWork(planes, exportsToWrite())).find(one => one.id === id);
    if (!work || !(await writeExport(planes, work))) return;
  }
};

type Caller = Awaited<ReturnType<typeof as>>;

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);

const fileOf = async (caller: Caller, id: string): Promise<string> => {
  let csv = '';
  for (let position = 0, isLast = false; !isLast; position++) {
    const part = await caller.listExports.part({ id, position });
    csv += part.csv;
    isLast = part.isLast;
  }
  return csv;
};

/** So many patients at once. */
const crowd = (of: TestClinic, count: number) =>
  asActor(planes, systemOf(of), async em => {
    for (let n = 0; n < count; n++) {
      const { facilityId: _, practitionerId: __, ...fields } = NewPatient.parse(patientFields(faker));
      em.create(Patient, { ...fields, identifier: null, lastName: `Name${`${n}`.padStart(4, '0')}` });
    }
  });

const Shown = z.object({ items: z.array(z.unknown()) });
const Asked = z.object({ id: z.string() });

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

describe('a list that is taken along', () => {
  test('K21 M16 M17: holds what the list shows, with its filters and in its order; phones and names are as they were entered, formulas are not', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    await admit(ours, {
      firstName: '-ana',
      lastName: 'Zett',
      phone: '+49 30 123456',
      identifier: '=1+1',
      status: 'active',
    });
    await admit(ours, {
      firstName: 'Bo',
      lastName: 'Alpha',
      phone: '(030) 7-65',
      identifier: null,
      status: 'active',
    });
    await admit(ours, { firstName: 'Gone', lastName: 'Away', status: 'inactive' });
    const { id } = await caller.listExports.patients({ status: 'active', descending: true });
    await writeAll(ours);
    const rows = rowsOf(await fileOf(caller, id));
    expect(rows.map(row => [row['First name'], row['Last name'], row.Phone, row.Identifier])).toEqual([
      ["'-ana", 'Zett', '+49 30 123456', "'=1+1"],
      ['Bo', 'Alpha', '(030) 7-65', ''],
    ]);
    expect(await caller.listExports.get({ id })).toMatchObject({ status: 'ready', rows: 2, parts: 1 });
  });

  test('UI-2 K21: holds the selected rows alone, in the order of the list; nobody selects what is another clinic’s', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const caller = await as(ours);
    const [c, , a] = [
      await admit(ours, { lastName: 'Cole' }),
      await admit(ours, { lastName: 'Berg' }),
      await admit(ours, { lastName: 'Aabel' }),
    ];
    const { id } = await caller.listExports.patients({ ids: [c.id, a.id] });
    const foreign = { ids: [a.id, (await admit(theirs)).id] };
    await expect(caller.listExports.patients(foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await writeAll(ours);
    expect(rowsOf(await fileOf(caller, id)).map(row => row['Last name'])).toEqual(['Aabel', 'Cole']);
  });

  test('K21 CLI-2: is imported again with the same values', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const caller = await as(ours);
    for (let n = 0; n < 30; n++) await admit(ours);
    await admit(ours, { firstName: '-ana', lastName: "'=Zett", phone: '+49 30 123456', identifier: '=1+1' });
    const { id } = await caller.listExports.patients({});
    await writeAll(ours);
    await importFile(theirs, await fileOf(caller, id));
    const shown = async (of: TestClinic) =>
      (await (await as(of)).patients.list({ limit: 100 })).items.map(
        ({ firstName, lastName, birthDate, sex, identifier, email, phone, status }) => [
          firstName,
          lastName,
          birthDate,
          sex,
          identifier,
          email,
          phone,
          status,
        ],
      );
    expect(await shown(theirs)).toEqual(await shown(ours));
  });

  test('TEN-2 M18: comes out of one snapshot, whatever is changed while it is written', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    await crowd(ours, 1500);
    const { id } = await caller.listExports.patients({});
    const held = await sqlAs('admin');
    await held.query('begin');
    // The first part waits here, before it is written, while the second page of the list goes to the trash.
    await held.query('lock table clinic.list_export_parts in access exclusive mode');
    const written = writeAll(ours);
    const waiting = `select ${WAITED_FOR} and relation = 'clinic.list_export_parts'::regclass`;
    await expect.poll(async () => (await admin.query(waiting)).rowCount, { timeout: 20_000 }).toBe(1);
    await admin.query(
      `update clinic.patients set deleted_at = now()
       where id in (select id from clinic.patients where tenant_id = $1 order by name_order desc limit 99)`,
      [ours.id],
    );
    await held.query('rollback');
    await written;
    expect(rowsOf(await fileOf(caller, id))).toHaveLength(1500);
  });

  test('OPS-2: that dies half-way leaves nothing of it, and is written anew', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    await crowd(ours, 1100);
    const { id } = await caller.listExports.patients({});
    await admin.query(
      `create function public.die() returns trigger language plpgsql as $$ begin if new.position = 1 then raise 'killed' using errcode = '57P01'; end if; return new; end $$;
       create trigger die before insert on clinic.list_export_parts for each row execute function public.die()`,
    );
    await expect(writeAll(ours)).rejects.toMatchObject({ code: '57P01' });
    const parts = async () =>
      (await admin.query('select from clinic.list_export_parts where export_id = $1', [id])).rowCount;
    expect(await parts()).toBe(0);
    await admin.query('drop function public.die() cascade');
    await writeAll(ours);
    expect([await parts(), rowsOf(await fileOf(caller, id)).length]).toEqual([2, 1100]);
  });

  test('AUD-3: leaves an entry with its count, and the patients whose data left', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const [first, second] = [await admit(ours), await admit(ours)];
    const { id } = await caller.listExports.patients({});
    await writeAll(ours);
    const { user } = await caller.session.current();
    const { items } = await caller.audit.search({ action: 'EXPORT' });
    expect(items).toMatchObject([
      { entity: 'Patient', entityId: id, changes: { rows: { to: 2 } }, actor: { id: user.id } },
    ]);
    const { rows } = await admin.query(
      'select patient_ids from clinic.access_entries where tenant_id = $1 and request_id = $2',
      [ours.id, id],
    );
    const seen: string[] = rows.flatMap(({ patient_ids }) => patient_ids);
    expect(new Set(seen)).toEqual(new Set([first.id, second.id]));
  });

  test('AUD-3 M19: leaves an access each time it is fetched, of the patients in it, and none of who may not', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const [first, second] = [await admit(ours), await admit(ours)];
    const { id } = await caller.listExports.patients({});
    await writeAll(ours);
    const accesses = async () =>
      (
        await admin.query(
          `select patient_ids, actor_id from clinic.access_entries where tenant_id = $1 and procedure = 'listExports.part'`,
          [ours.id],
        )
      ).rows;
    await expect((await as(ours, 'admin')).listExports.part({ id, position: 0 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await accesses()).toEqual([]);
    for (let times = 0; times < 2; times++) await caller.listExports.part({ id, position: 0 });
    const { user } = await caller.session.current();
    const seen = (await accesses()).map(({ patient_ids, actor_id }) => [actor_id, patient_ids.toSorted()]);
    expect(seen).toEqual(Array.from({ length: 2 }, () => [user.id, [first.id, second.id].toSorted()]));
  });

  test('TEN-1 M19: is found by whoever asked for it and nobody else, in this clinic or another', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const caller = await as(ours);
    const { id } = await caller.listExports.services({});
    await writeAll(ours);
    expect(await caller.listExports.list({})).toMatchObject({ items: [{ id, status: 'ready' }] });
    for (const other of [await as(ours, 'admin'), await as(theirs)]) {
      await expect(other.listExports.part({ id, position: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(other.listExports.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await other.listExports.list({})).toMatchObject({ items: [] });
    }
    expect(await caller.listExports.part({ id, position: 0 })).toMatchObject({
      list: 'services',
      isLast: true,
    });
  });

  test('TEN-1: is gone after a day, with a sentence', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const { id } = await caller.listExports.staff({});
    await expect(caller.listExports.part({ id, position: 0 })).rejects.toThrow('still being written');
    await writeAll(ours);
    const signal = new AbortController().signal;
    await removeOld({ planes, signal }, 'remove_export_parts');
    expect(await caller.listExports.part({ id, position: 0 })).toMatchObject({ isLast: true });
    await admin.query(
      "update clinic.list_export_parts set at = now() - interval '25 hours' where export_id = $1",
      [id],
    );
    await admin.query(
      "update clinic.list_exports set written_at = now() - interval '25 hours' where id = $1",
      [id],
    );
    await expect(caller.listExports.part({ id, position: 0 })).rejects.toThrow(
      'This export was kept for a day and is gone. Please export the list again.',
    );
    expect(await removeOld({ planes, signal }, 'remove_export_parts')).toBe(1);
  });

  test('K25 TEN-8: is written with the rights that its owner has by then', async () => {
    const ours = await clinic();
    const owner = await as(ours);
    const { id: adminId } = await member(ours, 'admin');
    const asAdmin = { ...systemOf(ours), userId: adminId };
    const { id } = await asActor(planes, asAdmin, async em =>
      em.create(ListExport, { list: 'patients', query: '{}' }),
    );
    const { version } = await owner.users.get({ id: adminId });
    await owner.users.update({ id: adminId, version, role: 'staff' });
    await writeAll(ours);
    const { rows } = await admin.query('select status, fault from clinic.list_exports where id = $1', [id]);
    expect(rows).toEqual([{ status: 'failed', fault: 'You may not export this list any more.' }]);
  });

  test('M19 K25: cannot be fetched by somebody who may not export any more', async () => {
    const ours = await clinic();
    const owner = await as(ours);
    const lead = await as(ours, 'admin');
    const { id } = await lead.listExports.patients({});
    await writeAll(ours);
    expect(await lead.listExports.part({ id, position: 0 })).toMatchObject({ isLast: true });
    const { user } = await lead.session.current();
    const { version } = await owner.users.get({ id: user.id });
    await owner.users.update({ id: user.id, version, role: 'staff' });
    await expect(lead.listExports.part({ id, position: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('K25 TEN-8: of the whole clinic is neither written nor fetched once its owner is bound to facilities', async () => {
    const { clinic: ours, caller: owner, links } = await bookable();
    const lead = await as(ours, 'admin');
    const written = await lead.listExports.mails({});
    await writeAll(ours);
    expect(await lead.listExports.part({ id: written.id, position: 0 })).toMatchObject({ isLast: true });
    const waiting = await lead.listExports.webhooks({});
    const { user } = await lead.session.current();
    const { version } = await owner.users.get({ id: user.id });
    await owner.users.update({ id: user.id, version, facilityIds: [links.facilityId] });
    await writeAll(ours);
    const fetched = lead.listExports.part({ id: written.id, position: 0 });
    await expect(fetched).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await lead.listExports.get({ id: waiting.id })).toMatchObject({
      ...{ status: 'failed', fault: 'You may not export this list any more.' },
    });
  });

  test('UI-2: has as many rows as each list shows, and no text of a letter or of a message', async () => {
    const of = await records();
    const caller = await as(of.clinic);
    const daysOf: Record<string, object> = {
      bookings: { from: '2031-01-01T00:00:00Z', to: '2031-02-01T00:00:00Z' },
      // What is billed today by the clinic's calendar, wherever that is.
      ledger: { from: dayFromNow(-1), to: dayFromNow(1) },
    };
    // The books of an accountant have rows of their own making: test/clinic/ledger-exports.test.ts.
    const { datev: _, ...alike } = lists;
    for (const [name, { of: path }] of Object.entries(alike)) {
      const query = { ...daysOf[name], ...(name === 'audit' && { entity: 'Webhook' }) };
      const shown = Shown.parse(await call(caller, path, { ...query, limit: 100 }));
      const asked = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const { id } = Asked.parse(await call(caller, `listExports.${asked}`, query));
      await writeAll(of.clinic);
      const rows = rowsOf(await fileOf(caller, id));
      expect([name, rows.length]).toEqual([name, shown.items.length]);
      expect([name, rows.length > 0]).toEqual([name, true]);
    }
    const { items } = await caller.mails.list({});
    const { id } = await caller.listExports.mails({ ids: items.map(mail => mail.id) });
    const threads = await caller.listExports.messages({});
    await writeAll(of.clinic);
    const letters = rowsOf(await fileOf(caller, id));
    expect(letters.map(({ Subject, Recipient }) => [Subject, Recipient])).toEqual(
      items.map(({ subject, recipient }) => [subject, recipient]),
    );
    expect(Object.keys(letters[0] ?? {})).not.toContain('Text');
    expect(await fileOf(caller, threads.id)).not.toContain('Please call us.');
    const room = await caller.listExports.rooms({ ids: [one(of.live, 'rooms').id] });
    await writeAll(of.clinic);
    expect(rowsOf(await fileOf(caller, room.id))).toMatchObject([{ Facility: of.facility.name }]);
  });

  test('TEN-2: can be each list that tells of what the clinic keeps', async () => {
    const { clinic: ours, caller, links } = await bookable();
    await caller.bookings.book({ ...links, startsAt: '2031-01-06T09:00:00Z' });
    const asked = [
      await caller.listExports.bookings({ from: '2031-01-01T00:00:00Z', to: '2031-02-01T00:00:00Z' }),
      await caller.listExports.services({}),
      await caller.listExports.staff({}),
      await caller.listExports.facilities({}),
      await caller.listExports.audit({ entity: 'Booking' }),
    ];
    await writeAll(ours);
    for (const { id } of asked) {
      const { rows } = await caller.listExports.get({ id });
      expect(rows).toBeGreaterThan(0);
      expect(rowsOf(await fileOf(caller, id))).toHaveLength(rows);
    }
    const [bookings] = rowsOf(await fileOf(caller, asked[0]?.id ?? ''));
    expect(bookings).toMatchObject({
      Starts: '2031-01-06 10:00',
      'Time zone': 'Europe/Berlin',
      Status: 'pending',
    });
    const nobody = appRouter.createCaller(contextWith(hostOf(ours), 'x'.repeat(43)));
    await expect(nobody.listExports.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
