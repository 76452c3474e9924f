import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parse } from 'csv-parse/sync';
import { describe, expect, inject, test } from 'vitest';
import { ROWS_AT_ONCE } from '../../server/clinic/imports/import-rows.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { inLanguage } from '../../server/data/language/in-language.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { jobs } from '../../server/operations/jobs/jobs.ts';
import { startJobs } from '../../server/operations/jobs/run-jobs.ts';
import { removeOld } from '../../server/operations/remove-old.ts';
import { changePlan, savePlan } from '../../server/platform/clinics/plans.ts';
import { MOST_BYTES } from '../../shared/clinic/imports.ts';
import { checkFile, fileOf, importFile, runImports, sendFile } from '../world/importing.ts';
import {
  admit,
  as,
  bookable,
  clinic,
  database,
  databaseName,
  env,
  log,
  member,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `P-${from + n};Given${from + n};Family${from + n};17.05.1980`);

const german = () => clinic({ locale: 'de-DE' });
/** As the records hold them: what is sealed in the database is open here. */
const patientsOf = async (of: TestClinic) => {
  const patients = await asActor(planes, systemOf(of), em => em.find(Patient, {}), { readOnly: true });
  const keyOf = ({ identifier, firstName }: Patient) => `${identifier ?? '~'} ${firstName}`;
  return patients.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
};
const wholeOf = async (of: TestClinic, id: string) => {
  const caller = await as(of);
  const rows: string[][] = parse((await caller.patientImports.faults({ id })).csv);
  return rows;
};

describe('CLI-2: a file of patients', () => {
  test('CLI-2: is refused with a sentence where it is too large, before any of it is sent', async () => {
    const caller = await as(await clinic());
    await expect(caller.patientImports.begin({ name: 'all.csv', size: 100_000_000 })).rejects.toThrow(
      'This file is too large. Please send at most 20 MB and 20,000 rows at once.',
    );
    await expect(caller.patientImports.begin({ name: 'none.csv', size: 0 })).rejects.toThrow(
      'This file is empty.',
    );
    expect(MOST_BYTES).toBe(20_000_000);
  });

  test('CLI-2: takes no bytes beyond those that were announced, and its parts in order only', async () => {
    const caller = await as(await clinic());
    const { id } = await caller.patientImports.begin({ name: 'a.csv', size: 4 });
    const bytes = (text: string) => Buffer.from(text).toString('base64');
    await expect(caller.patientImports.send({ id, position: 1, bytes: bytes('A') })).rejects.toThrow(
      'Part 1',
    );
    await expect(caller.patientImports.send({ id, position: 0, bytes: bytes('A,B\n1') })).rejects.toThrow(
      'not the file that was announced',
    );
    await caller.patientImports.send({ id, position: 0, bytes: bytes('A,') });
    expect(await caller.patientImports.send({ id, position: 1, bytes: bytes('B\n') })).toMatchObject({
      status: 'reading',
    });
    await expect(caller.patientImports.send({ id, position: 2, bytes: bytes('x') })).rejects.toThrow(
      'All of this file is here already.',
    );
  });

  test('CLI-2: has its columns guessed by their headings, and says how it was read', async () => {
    const ours = await german();
    expect(await sendFile(ours, fileOf(people(2)))).toMatchObject({
      status: 'mapping',
      rows: 2,
      encoding: 'utf-8',
      separator: ';',
      headings: ['Pat-Nr', 'Vorname', 'Nachname', 'Geburtsdatum'],
      mapping: ['identifier', 'firstName', 'lastName', 'birthDate'],
    });
  });

  test('CLI-2: has the columns remembered that the clinic said last, and another clinic knows nothing of them', async () => {
    const [ours, theirs] = [await german(), await german()];
    const odd = 'Rufname;Sippe;Telefon\nAna;Silva;030 123456';
    const caller = await as(ours);
    const { id, mapping } = await sendFile(ours, odd);
    expect(mapping).toEqual(['firstName', null, 'phone']);
    await caller.patientImports.check({ id, mapping: ['firstName', 'lastName', null] });
    await runImports(ours);
    expect((await sendFile(ours, odd)).mapping).toEqual(['firstName', 'lastName', null]);
    expect((await sendFile(theirs, odd)).mapping).toEqual(['firstName', null, 'phone']);
  });

  test('CLI-2 M14: is told in words when columns are missing or said to be the same', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id } = await sendFile(ours, 'Vorname;Telefon;Telefon\nAna;1;2');
    const check = (mapping: ('firstName' | 'lastName' | 'phone' | null)[]) =>
      caller.patientImports.check({ id, mapping });
    await expect(check([null, 'phone', null])).rejects.toThrow(
      'Please say which column is the first or the last name',
    );
    await expect(check(['firstName', 'lastName', 'lastName'])).rejects.toThrow(
      'Two columns are said to be “Last name”.',
    );
    await expect(check(['firstName', 'lastName'])).rejects.toThrow('Please say of each column what it is');
  });

  test('CLI-2: that cannot be read says why, and makes nobody', async () => {
    const ours = await german();
    expect(await sendFile(ours, 'Vorname;Nachname\nAna;"Silva\nBo;Berg')).toMatchObject({
      status: 'failed',
      fault: expect.stringContaining('das in Zeile 2 öffnet'),
    });
    expect(await patientsOf(ours)).toEqual([]);
  });
});

describe('CLI-2: looked through before anybody is made', () => {
  test('CLI-2 M3 M4: tells who is new, there by the identifier, probably there, and what is wrong, row by row', async () => {
    const ours = await german();
    await admit(ours, {
      identifier: 'A-77',
      firstName: 'Zoë',
      lastName: 'Müller',
      birthDate: '1980-05-17',
      phone: null,
      email: null,
    });
    await admit(ours, {
      identifier: 'B-1',
      firstName: 'Bo',
      lastName: 'Berg',
      birthDate: '1990-01-01',
      phone: '+49 30 123456',
      email: null,
    });
    const file = fileOf(
      [
        'N-1;Nia;Novak;01.02.1970;',
        'a–77;Someone;Else;01.02.1971;',
        'N-2;Zoe;Mueller;17.05.1980;',
        'N-3;Zoë;Müller;18.05.1980;',
        'N-4;B.;Berg;;030 123456',
        'N-5;Cy;Novak;31.02.1970;',
        'N-1;Dee;Doe;01.02.1972;',
        'N-6;Nia;Novák;01.02.1970;',
      ],
      'Pat-Nr;Vorname;Nachname;Geburtsdatum;Telefon',
    );
    const checked = await checkFile(ours, file);
    expect(checked).toMatchObject({
      status: 'checked',
      rows: 8,
      counts: { new: 2, changes: 0, known: 0, alike: 4, faulty: 2 },
    });
    const { items } = await (await as(ours)).patientImports.rows({ id: checked.id });
    expect(items.map(({ number, outcome, faults }) => [number, outcome, ...faults])).toEqual([
      [2, 'new'],
      [3, 'alike', 'Der Patient mit dieser Kennung hat einen anderen Namen und ein anderes Geburtsdatum.'],
      [4, 'alike', 'Einen Patienten mit demselben Namen und Geburtsdatum gibt es schon.'],
      [5, 'new'],
      [6, 'alike', 'Einen Patienten mit derselben Telefonnummer und demselben Namen gibt es schon.'],
      [7, 'faulty', expect.stringMatching(/: Bitte schreiben Sie Daten wie 17\.05\.1980 oder 1980-05-17/)],
      [8, 'faulty', 'Zeile 2 hat dieselbe Kennung.'],
      [9, 'alike', 'Zeile 2 hat denselben Namen und dasselbe Geburtsdatum.'],
    ]);
    expect(await patientsOf(ours)).toHaveLength(2);
  });

  test('CLI-2 K21 M1: gives back the rows that were not imported with what is wrong, and no formula runs', async () => {
    const ours = await german();
    const { id } = await importFile(
      ours,
      `Vorname;Nachname;Telefon;Notizen\nAna;Silva;+49 30 123456;\nBo;Berg;12;=HYPERLINK("x")`,
    );
    expect(await wholeOf(ours, id)).toEqual([
      ['Vorname', 'Nachname', 'Telefon', 'Notizen', 'What is wrong'],
      [
        ...['Bo', 'Berg', '12', `'=HYPERLINK("x")`],
        expect.stringMatching(/: Bitte geben Sie eine Telefonnummer aus 5 bis 30 Ziffern/),
      ],
    ]);
    expect((await inLanguage('de', () => wholeOf(ours, id)))[0]?.at(-1)).toBe('Was falsch ist');
    // Corrected, it is sent again as it is.
    const again = (await wholeOf(ours, id)).map(row =>
      row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';'),
    );
    await importFile(ours, again.join('\n').replace('"12"', '"030 7654321"'));
    expect((await patientsOf(ours)).filter(({ firstName }) => firstName === 'Bo')).toMatchObject([
      { notes: '=HYPERLINK("x")', phone: '030 7654321' },
    ]);
  });

  test('CLI-2 M13: whose dates are in another order than the clinic’s is told, and read in the one that is chosen', async () => {
    const ours = await clinic({ locale: 'en-GB' });
    const caller = await as(ours);
    const rows = ['1;Ana;Silva;04/03/1990', '2;Bo;Berg;05/17/1980', '3;Cy;Cole;1990-03-04'];
    const { id, mapping, ...read } = await checkFile(ours, fileOf(rows));
    expect(read).toMatchObject({ dateOrder: null, dates: { own: 0, other: 1, either: 1 } });
    expect(read.counts).toMatchObject({ new: 2, faulty: 1 });
    await caller.patientImports.check({ id, mapping: mapping as [], dateOrder: 'mdy' });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      ...{ dateOrder: 'mdy', dates: { own: 1, other: 0, either: 1 } },
      counts: { new: 3, faulty: 0 },
    });
    await caller.patientImports.start({ id });
    await runImports(ours);
    const born = (await patientsOf(ours)).map(({ birthDate }) => birthDate);
    expect(born).toEqual(['1990-04-03', '1980-05-17', '1990-03-04']);
  });

  test('CLI-2: can be looked through again with other columns', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id } = await checkFile(ours, 'Vorname;Nachname;Pat-Nr\nAna;Silva;7\nBo;Berg;7\nCy;Cole');
    expect((await caller.patientImports.get({ id })).counts).toMatchObject({ new: 1, alike: 0, faulty: 2 });
    await caller.patientImports.check({ id, mapping: ['firstName', 'lastName', null] });
    await runImports(ours);
    expect((await caller.patientImports.get({ id })).counts).toMatchObject({ new: 2, alike: 0, faulty: 1 });
  });
});

describe('CLI-2: made of a file', () => {
  test('CLI-2 AUD-1: patients are made by whoever asked for it, each with its entry, and the import has one of its own', async () => {
    const ours = await german();
    const { id, ...made } = await importFile(ours, fileOf(people(450)));
    expect(made).toMatchObject({ status: 'imported', imported: 450, counts: { new: 450 } });
    const patients = await patientsOf(ours);
    expect(patients).toHaveLength(450);
    const { user } = await (await as(ours)).session.current();
    // Nobody is written to (M7).
    expect((await admin.query('select from clinic.mails where tenant_id = $1', [ours.id])).rowCount).toBe(0);
    expect(new Set(patients.map(({ createdBy }) => createdBy))).toEqual(new Set([user.id]));
    const { rows } = await admin.query(
      `select action, count(*)::int as n from clinic.audit_entries where tenant_id = $1 and request_id = $2 and entity = 'Patient' group by 1 order by 1`,
      [ours.id, id],
    );
    expect(rows).toEqual([
      { action: 'CREATE', n: 450 },
      { action: 'IMPORT', n: 1 },
    ]);
  });

  test('CLI-2: those who are probably there are made only where somebody says so', async () => {
    const ours = await german();
    const caller = await as(ours);
    await admit(ours, {
      firstName: 'Given0',
      lastName: 'Family0',
      birthDate: '1980-05-17',
      identifier: null,
    });
    const { id, imported } = await importFile(ours, fileOf(people(2)));
    expect(imported).toBe(1);
    const again = await checkFile(ours, fileOf(['X-9;Given0;Family0;17.05.1980']));
    await caller.patientImports.chooseRest({ id: again.id, choice: 'new' });
    await caller.patientImports.start({ id: again.id });
    await runImports(ours);
    expect(await caller.patientImports.get({ id: again.id })).toMatchObject({ imported: 1 });
    expect((await caller.patientImports.get({ id })).counts).toMatchObject({ new: 1, alike: 1 });
  });

  test('CLI-2 M6: whoever was entered since the file was looked through is not made twice', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id } = await checkFile(ours, fileOf(people(3)));
    await admit(ours, { identifier: 'p-1', firstName: 'Other', lastName: 'Person' });
    await admit(ours, {
      identifier: null,
      firstName: 'Given2',
      lastName: 'Family2',
      birthDate: '1980-05-17',
    });
    await caller.patientImports.start({ id });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      status: 'imported',
      imported: 1,
      counts: { new: 1, known: 0, alike: 2, faulty: 0 },
    });
  });

  test('OPS-2 M1: a batch that dies is made again, whole, and nobody twice', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id } = await checkFile(ours, fileOf(people(450)));
    await caller.patientImports.start({ id });
    await runImports(ours, 1);
    expect(await patientsOf(ours)).toHaveLength(200);
    // The next batch dies on its last patient, when all before it are written.
    await admin.query(
      `create function public.die() returns trigger language plpgsql as $$ begin if (select count(*) from clinic.patients where tenant_id = new.tenant_id) = 399 then raise 'killed' using errcode = '57P01'; end if; return new; end $$;
       create trigger die before insert on clinic.patients for each row execute function public.die()`,
    );
    await expect(runImports(ours, 1)).rejects.toMatchObject({ code: '57P01' });
    expect(await patientsOf(ours)).toHaveLength(200);
    await admin.query('drop function public.die() cascade');
    await runImports(ours);
    const patients = await patientsOf(ours);
    expect(new Set(patients.map(({ identifier }) => identifier)).size).toBe(450);
    expect(patients).toHaveLength(450);
    expect(await caller.patientImports.get({ id })).toMatchObject({ status: 'imported', imported: 450 });
  });

  test('TEN-3: stops with a sentence where the plan holds no more, and goes on where it stopped', async () => {
    const ours = await german();
    const caller = await as(ours);
    const plan = async (maxPatients: number) => {
      const code = `holds-${maxPatients}`;
      const other = {
        maxUsers: null,
        maxBookingsPerMonth: null,
        maxStorageMegabytes: null,
        maxApiCallsPerMonth: null,
      };
      await savePlan(planes, systemHand('test'), {
        ...{ ...other, maxPatients, code, name: code, price: 0, currency: 'EUR' },
        ...{ trialDays: 0, callsPerMinute: 1000, tokenCallsPerMinute: 100 },
      });
      await changePlan(planes, systemHand('test'), { clinicId: ours.id, plan: code, reason: 'They asked.' });
    };
    await plan(220);
    const { id } = await checkFile(ours, fileOf(people(250)));
    await caller.patientImports.start({ id });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      ...{ status: 'imported', imported: 200 },
      fault: expect.stringMatching(/^Ihr Tarif erlaubt 220 Patienten\./),
    });
    await plan(1000);
    await caller.patientImports.start({ id });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      status: 'imported',
      imported: 250,
      fault: null,
    });
    expect(await patientsOf(ours)).toHaveLength(250);
  });

  test('K25: whoever lost their role while the file was waiting imports nothing', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id } = await checkFile(ours, fileOf(people(3)));
    const { id: adminId } = await member(ours, 'admin');
    await caller.patientImports.start({ id });
    await admin.query(`update clinic.patient_imports set asked_by = $2 where id = $1`, [id, adminId]);
    const { version } = await caller.users.get({ id: adminId });
    await caller.users.update({ id: adminId, version, role: 'staff' });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      status: 'checked',
      fault: 'Wer das angefordert hat, darf keine Patienten mehr importieren.',
    });
    expect(await patientsOf(ours)).toEqual([]);
  });
});

test('OPS-2 CLI-2 M2: a server that is killed in the middle of an import loses no row and doubles none', async () => {
  const ours = await german();
  const caller = await as(ours);
  const { id } = await checkFile(ours, fileOf(people(3000)));
  await caller.patientImports.start({ id });
  const importing = new URL('../fixtures/importing.ts', import.meta.url);
  const killed = fork(importing, [databaseName], { env: { ...process.env, ...inject('environment') } });
  const made = async () => (await patientsOf(ours)).length;
  await expect.poll(made, { timeout: 40_000, interval: 20 }).toBeGreaterThan(0);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const before = await made();
  expect(before % ROWS_AT_ONCE).toBe(0);
  expect(before).toBeLessThan(3000);
  const { importPatients } = jobs;
  if (!importPatients) throw new Error('Nobody is imported.');
  const other = startJobs({ planes, log, env, database, name: databaseName, due: { importPatients } });
  await expect
    .poll(async () => (await caller.patientImports.get({ id })).status, { timeout: 90_000, interval: 200 })
    .toBe('imported');
  await other.stop();
  const patients = await patientsOf(ours);
  expect(patients).toHaveLength(3000);
  expect(new Set(patients.map(({ identifier }) => identifier)).size).toBe(3000);
  expect(await caller.patientImports.get({ id })).toMatchObject({ imported: 3000 });
}, 150_000);

describe('CLI-2: an import that was wrong', () => {
  test('CLI-2 M2 M8: can be stopped between two batches and goes on or is undone, also where the undo dies half-way', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id } = await checkFile(ours, fileOf(people(450)));
    await expect(caller.patientImports.stop({ id })).rejects.toThrow('This import is checked');
    await caller.patientImports.start({ id });
    expect(await caller.patientImports.stop({ id })).toMatchObject({ status: 'checked', imported: 0 });
    await caller.patientImports.start({ id });
    await runImports(ours, 1);
    expect(await caller.patientImports.stop({ id })).toMatchObject({
      ...{ status: 'imported', imported: 200, fault: null, finishedAt: expect.any(String) },
    });
    await runImports(ours);
    expect(await patientsOf(ours)).toHaveLength(200);
    await caller.patientImports.start({ id });
    await runImports(ours, 1);
    await caller.patientImports.stop({ id });
    expect(await patientsOf(ours)).toHaveLength(400);

    await caller.patientImports.undo({ id });
    await runImports(ours, 1);
    expect(await caller.patientImports.stop({ id })).toMatchObject({ status: 'imported', undone: 100 });
    await caller.patientImports.undo({ id });
    // The next batch dies on its last patient.
    const [last] = (
      await admin.query(
        'select id from clinic.patients where tenant_id = $1 order by id offset 199 limit 1',
        [ours.id],
      )
    ).rows;
    await admin.query(
      `create function public.die() returns trigger language plpgsql as $$ begin if new.id = '${last.id}' then raise 'killed' using errcode = '57P01'; end if; return new; end $$;
       create trigger die before update on clinic.patients for each row execute function public.die()`,
    );
    await expect(runImports(ours, 1)).rejects.toMatchObject({ code: '57P01' });
    expect(await patientsOf(ours)).toHaveLength(300);
    await admin.query('drop function public.die() cascade');
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({ status: 'undone', undone: 400, kept: 0 });
    expect(await patientsOf(ours)).toEqual([]);
  });

  test('CLI-2 M1: of which the same bytes come again is told, unless it was undone', async () => {
    const [ours, theirs] = [await german(), await german()];
    const file = fileOf(people(2));
    const { id, sameAs } = await importFile(ours, file);
    expect(sameAs).toBeNull();
    expect(await sendFile(ours, file, 'again.csv')).toMatchObject({ sameAs: id });
    expect(await sendFile(ours, fileOf(people(3)))).toMatchObject({ sameAs: null });
    expect(await sendFile(theirs, file)).toMatchObject({ sameAs: null });
    await (await as(ours)).patientImports.undo({ id });
    await runImports(ours);
    expect(await sendFile(ours, file)).toMatchObject({ sameAs: null });
  });

  test('CLI-2 M8: is undone, but for patients whom somebody changed, booked or added something to since, and names those', async () => {
    const { clinic: ours, caller, links } = await bookable({ locale: 'de-DE' });
    const { id } = await importFile(ours, fileOf(people(150, 100)));
    const byName = async (search: string) =>
      (await caller.patients.list({ search })).items[0] ?? { id: '', version: 0 };
    const changed = await byName('Family100');
    await caller.patients.update({ id: changed.id, version: changed.version, notes: 'Came by' });
    const booked = await byName('Family101');
    const startsAt = '2031-01-06T09:00:00Z';
    await caller.bookings.book({ ...links, patientId: booked.id, startsAt });
    const completed = await byName('Family102');
    await caller.patientContacts.create({ patientId: completed.id, phone: '+49 30 7654321' });
    await caller.patientImports.undo({ id });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({ status: 'undone', undone: 147, kept: 3 });
    const kept = await caller.patientImports.kept({ id });
    expect(kept.items.map(({ name }) => name).sort()).toEqual([
      ...['Given100 Family100', 'Given101 Family101', 'Given102 Family102'],
    ]);
    await expect(caller.patientImports.undo({ id })).rejects.toThrow('This import is undone');
  });

  test('CLI-2 K21: leaves what came from an export of ours with the same values', async () => {
    const [ours, theirs] = [await german(), await german()];
    const entered = {
      firstName: '-ana',
      lastName: "=O'Neil",
      phone: '+49 30 123456',
      identifier: '@7',
      notes: '=1+1\n-x',
    };
    await admit(ours, entered);
    const { csv } = await (await as(ours)).exports.part({ table: 'patients' });
    await importFile(theirs, csv);
    expect(await patientsOf(theirs)).toMatchObject([entered]);
  });

  test('CLI-2: is gone after a day, and says so', async () => {
    const ours = await german();
    const caller = await as(ours);
    const file = fileOf(people(3));
    const { id } = await checkFile(ours, file);
    const bytes = async () =>
      (
        await admin.query(
          'select coalesce(sum(size), 0)::int as n from clinic.import_parts where import_id = $1',
          [id],
        )
      ).rows[0].n;
    const rows = async () =>
      (await admin.query('select from clinic.import_rows where import_id = $1', [id])).rowCount;
    expect([await bytes(), await rows()]).toEqual([file.length, 3]);
    for (const table of ['import_parts', 'import_rows'])
      await admin.query(`update clinic.${table} set at = now() - interval '25 hours' where import_id = $1`, [
        id,
      ]);
    await admin.query(
      `alter table clinic.patient_imports disable trigger user; update clinic.patient_imports set created_at = now() - interval '25 hours' where id = '${id}'; alter table clinic.patient_imports enable trigger user`,
    );
    const signal = new AbortController().signal;
    await removeOld({ planes, signal }, 'remove_import_parts');
    await removeOld({ planes, signal }, 'remove_import_rows');
    expect([await bytes(), await rows()]).toEqual([0, 0]);
    await expect(caller.patientImports.start({ id })).rejects.toThrow(
      'This file was kept for a day and is gone.',
    );
  });
});
