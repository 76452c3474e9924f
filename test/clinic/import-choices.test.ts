import { describe, expect, test } from 'vitest';
import { checkFile, fileOf, importFile, runImports, sendFile } from '../world/importing.ts';
import { messagesOf } from '../world/messages.ts';
import { admit, as, clinic, planes, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');
const german = () => clinic({ locale: 'de-DE' });

/** A patient of whom every field is known. */
const known = (of: TestClinic, identifier: string, fields: Parameters<typeof admit>[1] = {}) =>
  admit(of, {
    ...{ identifier, firstName: 'Zoë', lastName: `Müller ${identifier}`, birthDate: '1980-05-17' },
    ...{ phone: '+49 30 1111111', email: 'zoe@example.org', notes: 'Knows the way', ...fields },
  });
const patient = async (of: TestClinic, id: string) => (await as(of)).patients.get({ id });
const rowsOf = async (of: TestClinic, id: string) => (await (await as(of)).patientImports.rows({ id })).items;
const go = async (of: TestClinic, id: string) => {
  const caller = await as(of);
  await caller.patientImports.start({ id });
  await runImports(of);
  return caller.patientImports.get({ id });
};
const undo = async (of: TestClinic, id: string) => {
  const caller = await as(of);
  await caller.patientImports.undo({ id });
  await runImports(of);
  return caller.patientImports.get({ id });
};

describe('CLI-2 M9 M11: a file that was read wrongly', () => {
  test('CLI-2 M9: is read anew as somebody says it is written, and shows the rows that tell', async () => {
    const [ours, theirs] = [await german(), await german()];
    const caller = await as(ours);
    const czech = Buffer.concat([
      Buffer.from('Vorname;Nachname\nAna;Silva\nJi'),
      Buffer.from([0xf8]),
      Buffer.from('i;Hork'),
      Buffer.from([0xfd, 0x0a]),
    ]);
    const { id, encoding } = await sendFile(ours, czech);
    expect(encoding).toBe('windows-1252');
    const odd = async () => {
      const { items } = await caller.patientImports.rows({ id, beyondAscii: true });
      return items.map(({ number, cells }) => [number, ...cells]);
    };
    expect(await odd()).toEqual([[3, 'Jiøi', 'Horký']]);
    await expect((await as(theirs)).patientImports.readAnew({ id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await caller.patientImports.readAnew({ id, encoding: 'windows-1250' });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      ...{ status: 'mapping', encoding: 'windows-1250', separator: ';', rows: 2 },
      mapping: ['firstName', 'lastName'],
    });
    expect(await odd()).toEqual([[3, 'Jiři', 'Horký']]);
    // The rows of the first reading neither count nor are imported.
    expect(await rowsOf(ours, id)).toHaveLength(2);
    await caller.patientImports.check({ id, mapping: ['firstName', 'lastName'] });
    await runImports(ours);
    expect(await go(ours, id)).toMatchObject({ counts: { new: 2 }, imported: 2 });
    await expect(caller.patientImports.readAnew({ id })).rejects.toThrow('Some of this file is imported');
  });

  test('CLI-2 M11: that two separators fit alike is not checked before somebody says which one it is', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id, isAmbiguous } = await sendFile(ours, 'Name;Vorname,Telefon\nSilva;Ana,030 123456\n');
    expect(isAmbiguous).toBe(true);
    await expect(caller.patientImports.check({ id, mapping: ['lastName', 'firstName'] })).rejects.toThrow(
      'Two separators fit this file alike.',
    );
    await caller.patientImports.readAnew({ id, separator: ',' });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      ...{ isAmbiguous: false, separator: ',', headings: ['Name;Vorname', 'Telefon'] },
    });
  });

  test('CLI-2 M9: can be read anew where it could not be read at all', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id, status } = await sendFile(ours, 'Vorname|Nachname|Notizen,"\nAna|Silva|x\n');
    expect(status).toBe('mapping');
    await caller.patientImports.readAnew({ id, separator: ',' });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({ status: 'failed' });
    await caller.patientImports.readAnew({ id, separator: '|' });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({ status: 'mapping', fault: null });
  });
});

describe('CLI-2 M5: a row with the identifier of a patient', () => {
  test('CLI-2 M5: changes what it has a column for, shows old and new before, and is undone', async () => {
    const [ours, theirs] = [await german(), await german()];
    const caller = await as(ours);
    const { id: anaId } = await known(ours, 'A-1');
    const { id: boId } = await known(ours, 'A-2');
    const { id: likeThat } = await known(ours, 'A-3', { phone: '030 333333' });
    const { id: foreign } = await known(theirs, 'A-1');
    const file = fileOf(
      ['a–1;030 222222;;', 'A-2;;;', 'A-3;030 333333;;', 'A-9;030 999999;;'],
      'Pat-Nr;Telefon;E-Mail;Notizen',
    );
    const { id } = await sendFile(ours, file);
    await caller.patientImports.check({
      id,
      mapping: ['identifier', 'phone', 'email', 'notes'],
      empties: ['notes'],
    });
    await runImports(ours);
    expect(await caller.patientImports.get({ id })).toMatchObject({
      counts: { new: 0, changes: 3, known: 0, alike: 0, faulty: 1 },
    });
    const rows = await rowsOf(ours, id);
    expect(rows.map(({ outcome, patientId, changes }) => [outcome, patientId, changes])).toEqual([
      [
        ...['changes', anaId],
        [
          { field: 'phone', from: '+49 30 1111111', to: '030 222222' },
          { field: 'notes', from: 'Knows the way', to: null },
        ],
      ],
      ['changes', boId, [{ field: 'notes', from: 'Knows the way', to: null }]],
      ['changes', likeThat, [{ field: 'notes', from: 'Knows the way', to: null }]],
      ['faulty', null, []],
    ]);
    expect(await patient(ours, anaId)).toMatchObject({ version: 1, phone: '+49 30 1111111' });

    expect(await go(ours, id)).toMatchObject({ status: 'imported', imported: 0, changed: 3 });
    expect(await patient(ours, anaId)).toMatchObject({
      ...{ identifier: 'A-1', phone: '030 222222', email: 'zoe@example.org', notes: null },
      ...{ firstName: 'Zoë', lastName: 'Müller A-1', birthDate: '1980-05-17' },
    });
    expect((await caller.patients.list({ search: '030 222222' })).items).toMatchObject([{ id: anaId }]);
    expect(await patient(theirs, foreign)).toMatchObject({ version: 1, phone: '+49 30 1111111' });

    // Whoever was changed since keeps it, and is told.
    const bo = await patient(ours, boId);
    await caller.patients.update({ id: boId, version: bo.version, notes: 'Came by' });
    expect(await undo(ours, id)).toMatchObject({ status: 'undone', undone: 0, restored: 2, kept: 1 });
    expect((await caller.patientImports.kept({ id })).items).toEqual([
      { id: boId, name: expect.stringMatching('Müller A-2') },
    ]);
    expect(await patient(ours, anaId)).toMatchObject({ phone: '+49 30 1111111', notes: 'Knows the way' });
    expect(await patient(ours, boId)).toMatchObject({ notes: 'Came by' });
  });

  test('CLI-2 M5: that says nothing else changes nothing, and a second one is refused', async () => {
    const ours = await german();
    await known(ours, 'A-1');
    const { counts } = await importFile(
      ours,
      fileOf(['A-1;Zoë;Müller A-1;17.05.1980', 'A-1;Zoe;Mueller;17.05.1980']),
    );
    expect(counts).toMatchObject({ known: 1, faulty: 1, changes: 0 });
  });

  test('CLI-2 M6: is left to somebody where the patient was changed since it was looked at', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id: zoe } = await known(ours, 'A-1');
    const { id } = await checkFile(ours, fileOf(['A-1;030 222222', 'A-2;1'], 'Pat-Nr;Telefon'));
    await caller.patients.update({ id: zoe, version: 1, phone: '030 444444' });
    expect(await go(ours, id)).toMatchObject({ status: 'imported', changed: 0, counts: { alike: 1 } });
    expect(await patient(ours, zoe)).toMatchObject({ phone: '030 444444' });
    const [row] = await rowsOf(ours, id);
    expect(row).toMatchObject({
      faults: ['Dieser Patient wurde seither geändert. Bitte sehen Sie noch einmal nach.'],
      candidates: [
        {
          id: zoe,
          ways: ['identifier'],
          changes: [{ field: 'phone', from: '030 444444', to: '030 222222' }],
        },
      ],
    });
    await caller.patientImports.choose({ id, row: 2, choice: 'patient', patientId: zoe });
    expect(await go(ours, id)).toMatchObject({ changed: 1, counts: { changes: 1, alike: 0 } });
    expect(await patient(ours, zoe)).toMatchObject({ phone: '030 222222' });
  });

  test('OPS-2 M1: a batch of changes that dies is done again, whole and once, in as many statements for many as for few', async () => {
    const ours = await german();
    const caller = await as(ours);
    const people = Array.from({ length: 40 }, (_, n) => `P-${n};G;F${n};01.02.1970`);
    await importFile(ours, fileOf(people));
    const changed = (count: number) =>
      fileOf(
        Array.from({ length: count }, (_, n) => `P-${n};030 ${100_000 + n + count}`),
        'Pat-Nr;Telefon',
      );
    const few = await checkFile(ours, changed(3));
    await caller.patientImports.start({ id: few.id });
    const fewSent = (await messagesOf([planes.clinic], () => runImports(ours))).length;
    const many = await checkFile(ours, changed(40));
    await caller.patientImports.start({ id: many.id });
    await admin.query(
      `create sequence public.changed; grant usage on sequence public.changed to public;
       create function public.die() returns trigger language plpgsql as $$ begin if nextval('public.changed') = 40 then raise 'killed' using errcode = '57P01'; end if; return new; end $$;
       create trigger die before update on clinic.patients for each row execute function public.die()`,
    );
    const versions = async () =>
      (
        await admin.query(
          'select version, count(*)::int as n from clinic.patients where tenant_id = $1 group by 1 order by 1',
          [ours.id],
        )
      ).rows;
    const before = await versions();
    await expect(runImports(ours)).rejects.toMatchObject({ code: '57P01' });
    expect(await versions()).toEqual(before);
    await admin.query('drop function public.die() cascade; drop sequence public.changed');
    const manySent = (await messagesOf([planes.clinic], () => runImports(ours))).length;
    expect(await caller.patientImports.get({ id: many.id })).toMatchObject({ changed: 40 });
    expect(await versions()).toEqual([
      { version: 2, n: 37 },
      { version: 3, n: 3 },
    ]);
    expect(manySent).toBeLessThanOrEqual(fewSent + 2);
  });
});

describe('CLI-2 M3: a row that looks like somebody who is there', () => {
  const FILE = fileOf(
    [
      ...['N-1;Nia;Novak;01.02.1970;', 'N-2;Zoe;Mueller 1;11.05.1980;030 222222'],
      ...['N-3;Zoë;Müller 2;12.05.1980;', 'N-4;Zoë;Müller 3;13.05.1980;', 'N-5;Zoë;Müller 4;14.05.1980;'],
    ],
    'Pat-Nr;Vorname;Nachname;Geburtsdatum;Telefon',
  );

  test('CLI-2 M3 AUD-1: waits while the others go in, until somebody chooses, and the choice stays and is told', async () => {
    const [ours, theirs] = [await german(), await german()];
    const caller = await as(ours);
    const { id: first } = await known(ours, '1', { birthDate: '1980-05-11' });
    const { id: second } = await known(ours, '2', { identifier: null, birthDate: '1980-05-12' });
    await known(ours, '3', { birthDate: '1980-05-13' });
    await known(ours, '4', { birthDate: '1980-05-14' });
    const { id: foreign } = await known(theirs, '1', { birthDate: '1980-05-11' });
    const { id } = await checkFile(ours, FILE);
    const [, row] = await rowsOf(ours, id);
    expect(row).toMatchObject({
      ...{ outcome: 'alike', choice: null, isMade: false },
      candidates: [
        {
          ...{ id: first, identifier: '1', ways: expect.arrayContaining(['person', 'name']) },
          changes: [
            { field: 'firstName', from: 'Zoë', to: 'Zoe' },
            { field: 'lastName', from: 'Müller 1', to: 'Mueller 1' },
            { field: 'phone', from: '+49 30 1111111', to: '030 222222' },
          ],
        },
      ],
    });
    expect(await go(ours, id)).toMatchObject({ imported: 1, changed: 0, counts: { new: 1, alike: 4 } });
    await expect(caller.patientImports.start({ id })).rejects.toThrow('Nothing of this file is left');

    const choose = caller.patientImports.choose;
    await expect(choose({ id, row: 2, choice: 'new' })).rejects.toThrow('This row is imported already.');
    await expect(choose({ id, row: 3, choice: 'new', patientId: first })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(choose({ id, row: 3, choice: 'patient', patientId: foreign })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      (await as(theirs)).patientImports.choose({ id, row: 3, choice: 'new' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await choose({ id, row: 3, choice: 'patient', patientId: first });
    await choose({ id, row: 4, choice: 'leaveOut' });
    await choose({ id, row: 4, choice: 'patient', patientId: second });
    await choose({ id, row: 5, choice: 'new' });
    expect(await caller.patientImports.chooseRest({ id, choice: 'leaveOut' })).toMatchObject({
      counts: { new: 2, changes: 2, alike: 0, leftOut: 1 },
    });
    expect((await rowsOf(ours, id)).map(({ choice, patientId }) => [choice, patientId])).toEqual([
      [null, expect.any(String)],
      ['patient', first],
      ['patient', second],
      ['new', null],
      ['leaveOut', null],
    ]);
    expect(await go(ours, id)).toMatchObject({ imported: 2, changed: 2 });
    // A patient keeps their own number, and gets one who had none.
    expect(await patient(ours, first)).toMatchObject({ identifier: '1', phone: '030 222222' });
    expect(await patient(ours, second)).toMatchObject({ identifier: 'N-3', lastName: 'Müller 2' });
    expect((await caller.patients.list({})).items).toHaveLength(6);
    const { items: trail } = await caller.audit.search({ entity: 'PatientImport', entityId: id });
    const told = trail.map(({ changes }) => changes).filter(({ choice }) => choice);
    expect(told.toReversed()).toEqual([
      { row: { to: 3 }, choice: { from: 'wait', to: 'patient' }, patient: { to: first } },
      { row: { to: 4 }, choice: { from: 'wait', to: 'leaveOut' } },
      { row: { to: 4 }, choice: { from: 'leaveOut', to: 'patient' }, patient: { to: second } },
      { row: { to: 5 }, choice: { from: 'wait', to: 'new' } },
      { rows: { to: 1 }, choice: { from: 'wait', to: 'leaveOut' } },
    ]);
    expect(await undo(ours, id)).toMatchObject({ undone: 2, restored: 2, kept: 0 });
    expect(await patient(ours, second)).toMatchObject({ identifier: null });
  });

  test('CLI-2 M3: is never a second patient with the same number, whatever somebody chose', async () => {
    const ours = await german();
    const caller = await as(ours);
    const { id: zoe } = await known(ours, 'A-1');
    const { id } = await checkFile(ours, fileOf(['A-1;Ida;Ibsen;01.01.1950', 'A-2;Zoe;Müller A-1;']));
    expect((await rowsOf(ours, id)).map(({ outcome }) => outcome)).toEqual(['alike', 'alike']);
    expect(await caller.patientImports.chooseRest({ id, choice: 'new' })).toMatchObject({
      counts: { new: 2 },
    });
    await caller.patientImports.choose({ id, row: 3, choice: 'wait' });
    await caller.patientImports.choose({ id, row: 3, choice: 'patient', patientId: zoe });
    await caller.patients.trash({ id: zoe, version: 1 });
    await known(ours, 'A-1');
    expect(await go(ours, id)).toMatchObject({ imported: 0, changed: 0, counts: { alike: 2 } });
    const { rows } = await admin.query(
      `select count(*)::int as n from clinic.patients where tenant_id = $1 and deleted_at is null`,
      [ours.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
