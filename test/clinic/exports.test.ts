import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { ServiceRole } from '../../shared/clinic/tokens.ts';
import { answerTo, records } from '../world/records.ts';
import { admit, as, clinic, faker, planes, sqlAs, systemOf, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

/** All parts of a table, one after another. */
const wholeOf = async (of: TestClinic, table: string) => {
  const caller = await as(of);
  const parts = [await caller.exports.part({ table })];
  for (let cursor = parts[0]?.nextCursor; cursor; cursor = parts.at(-1)?.nextCursor)
    parts.push(await caller.exports.part({ table, cursor }));
  return { parts, rows: rowsOf(parts.map(({ csv }) => csv).join('')) };
};

const countOf = async (of: TestClinic, table: string): Promise<number> => {
  const { rows } = await admin.query(`select count(*)::int as n from clinic.${table} where tenant_id = $1`, [
    of.id,
  ]);
  return rows[0].n;
};

describe('everything that a clinic keeps', () => {
  test('TEN-2: is in the export, the trash included, and nothing of another clinic', async () => {
    const [ours, theirs] = [await records(), await records()];
    const { tables } = await (await as(ours.clinic)).exports.tables();
    expect(tables).toEqual(
      expect.arrayContaining(['patients', 'bookings', 'audit_entries', 'booking_settings']),
    );
    for (const table of tables.filter(name => !name.endsWith('_entries'))) {
      const { parts, rows } = await wholeOf(ours.clinic, table);
      expect({ table, rows: rows.length }).toEqual({ table, rows: await countOf(ours.clinic, table) });
      const text = parts.map(({ csv }) => csv).join('');
      expect(text).not.toContain(theirs.clinic.id);
      expect(text).not.toContain(theirs.patient.id);
      expect(text).not.toMatch(/tenant_id|token_hash|search_tokens|name_order|number_key/);
    }
    const { rows } = await wholeOf(ours.clinic, 'patients');
    expect(rows.find(({ id }) => id === ours.patient.id)).toMatchObject({
      ...{ first_name: ours.patient.firstName, last_name: ours.patient.lastName },
      ...{ practitioner_id: ours.links.practitionerId, deleted_at: '' },
    });
    expect(rows.find(({ id }) => id === ours.trashed.patients?.id)?.deleted_at).toMatch(/^\d{4}-.*Z$/);
  });

  test('TEN-2: comes in parts that hold each row once', async () => {
    const ours = await clinic();
    await asActor(planes, systemOf(ours), async em => {
      for (let n = 0; n < 1001; n++) em.create(Patient, { firstName: 'One', lastName: `Of many ${n}` });
    });
    const { parts, rows } = await wholeOf(ours, 'patients');
    expect(parts.map(part => part.rows)).toEqual([1000, 1]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1001);
  });

  test('I7 AT3 K21 TEN-2: is no formula to a spreadsheet, and quotes and lines stay what they are', async () => {
    const ours = await clinic();
    const notes = 'Said "no",\nthen yes; also 1,5';
    const phone = '+49 30 123456';
    const { id } = await (await as(ours)).patients.admit(
      patientFields(faker, { lastName: '=HYPERLINK("x")', notes, phone }),
    );
    const { rows } = await wholeOf(ours, 'patients');
    expect(rows.find(row => row.id === id)).toMatchObject({ last_name: `'=HYPERLINK("x")`, notes, phone });
  });

  test('AUD-3 LIT-7: leaves in the audit who took it, and with each patient that they saw it', async () => {
    const { clinic: ours, patient } = await records();
    const caller = await as(ours);
    const { rows } = await caller.exports.part({ table: 'bookings' });
    const { items } = await caller.audit.search({ action: 'EXPORT' });
    expect(items[0]).toMatchObject({
      ...{ entity: 'Booking', procedure: 'exports.part', changes: { rows: { to: rows } } },
    });
    const seen = await caller.patients.whoSaw({ id: patient.id });
    expect(seen.items.map(({ procedure }) => procedure)).toContain('exports.part');
  });
});

describe('an export is refused', () => {
  test('T15 IDN-7: to everybody but the owner', async () => {
    const ours = await clinic();
    for (const role of ['admin', 'provider', 'staff', 'auditor'] as const)
      await expect((await as(ours, role)).exports.part({ table: 'patients' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  test('IDN-3 IDN-6: to a session that was left open, and to every token', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    for (const role of ServiceRole.options)
      await expect(
        caller.tokens.create({ name: 'Archive', role, scopes: ['clinic:export'] }),
      ).rejects.toThrow('This role does not allow clinic:export.');
    await admin.query(
      `update identity.sessions set confirmed_at = now() - interval '11 minutes' where tenant_id = $1`,
      [ours.id],
    );
    expect(await answerTo(caller, 'exports.part', { table: 'patients' })).toEqual({
      code: 'FORBIDDEN',
      answer: 'Please confirm that it is you.',
    });
  });

  test('T15: of what is no table of the clinic', async () => {
    const caller = await as(await clinic());
    for (const table of ['mails', 'patient_terms', 'clinics', 'accounts', 'pg_authid'])
      await expect(caller.exports.part({ table })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(caller.exports.part({ table: 'clinic.patients' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

test('TEN-2: a clinic that is closing can be exported while grace lasts, and one that is suspended cannot', async () => {
  const ours = await clinic();
  await admit(ours);
  const become = (status: string) =>
    admin.query(
      `update platform.clinics set status = $2, closes_at = case $2 when 'closing' then now() + interval '1 day' end where id = $1`,
      [ours.id, status],
    );
  await become('closing');
  expect((await wholeOf(ours, 'patients')).rows).toHaveLength(1);
  await become('suspended');
  await expect((await as(ours)).exports.part({ table: 'patients' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
