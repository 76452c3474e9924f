import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import type { PatientRow } from '../../shared/clinic/patients.ts';
import { bound } from '../world/bound.ts';
import { cursorOf, everyPage } from '../world/pages.ts';
import { admit, as, clinic, faker, member, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const ids = (rows: { id: string }[]) => rows.map(row => row.id);

/** Three people of one name, two of one birth date, three without any. */
const crowd = [
  { firstName: 'Ada', lastName: 'Ames', birthDate: null },
  { firstName: 'Ada', lastName: 'Ames', birthDate: '1950-01-02' },
  { firstName: 'Ada', lastName: 'Ames', birthDate: '1950-01-02' },
  { firstName: 'Ben', lastName: 'Ames', birthDate: '1990-12-31' },
  { firstName: 'Ada', lastName: 'Berg', birthDate: null },
  { firstName: 'Cleo', lastName: 'Berg', birthDate: '2020-02-29' },
  { firstName: 'Dan', lastName: 'Coe', birthDate: null },
];

const inOrder: Record<'name' | 'birthDate' | 'newest', (a: PatientRow, b: PatientRow) => number> = {
  name: (a, b) => compare(`${a.lastName} ${a.firstName} ${a.id}`, `${b.lastName} ${b.firstName} ${b.id}`),
  // Whoever has no birth date comes last, and first when the list is turned round.
  birthDate: (a, b) => compare(`${a.birthDate ?? '9'} ${a.id}`, `${b.birthDate ?? '9'} ${b.id}`),
  newest: (a, b) => compare(`${b.createdAt} ${b.id}`, `${a.createdAt} ${a.id}`),
};

test('CLI-2: scrolling shows every patient once and in order, whichever way the list is sorted', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  for (const person of crowd) await admit(ours, person);
  const everybody = (await caller.patients.list({})).items;
  expect(everybody).toHaveLength(crowd.length);
  for (const sort of ['name', 'birthDate', 'newest'] as const)
    for (const descending of [false, true]) {
      const pages = await everyPage(cursor => caller.patients.list({ sort, descending, cursor, limit: 2 }));
      const expected = everybody.toSorted(inOrder[sort]);
      expect(pages.map(page => page.length)).toEqual([2, 2, 2, 1]);
      expect(ids(pages.flat()), `${sort}, ${descending ? 'descending' : 'ascending'}`).toEqual(
        ids(descending ? expected.toReversed() : expected),
      );
    }
});

test('CLI-2: a patient admitted between two pages makes no other one appear twice or get lost', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  for (const person of crowd) await admit(ours, person);
  const before = ids((await caller.patients.list({})).items);
  let newcomer = '';
  const pages = await everyPage(async cursor => {
    const page = await caller.patients.list({ cursor, limit: 2 });
    newcomer ||= (await admit(ours, { firstName: 'Aaron', lastName: 'Aal' })).id;
    return page;
  });
  expect(ids(pages.flat())).toEqual(before);
  expect(before).not.toContain(newcomer);
});

test('CLI-2: the list is narrowed by status, facility and practitioner, also together with a search', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const [facility, practitioner] = [
    await caller.facilities.create(facilityFields(faker)),
    await member(ours, 'provider'),
  ];
  const here = await admit(ours, { lastName: 'Here', facilityId: facility.id });
  const theirs = await admit(ours, { lastName: 'Theirs', practitionerId: practitioner.id });
  const gone = await admit(ours, { lastName: 'Gone', status: 'deceased' });
  const seen = async (query: Parameters<typeof caller.patients.list>[0]) =>
    ids((await caller.patients.list(query)).items);
  expect(await seen({ status: 'deceased' })).toEqual([gone.id]);
  expect(await seen({ facilityId: facility.id })).toEqual([here.id]);
  expect(await seen({ practitionerId: practitioner.id })).toEqual([theirs.id]);
  expect(await seen({ status: 'active', search: 'here' })).toEqual([here.id]);
  expect(await seen({ status: 'inactive', search: 'here' })).toEqual([]);
});

test.each([
  ['the start of a name', 'zo'],
  ['another case', 'ZOË'],
  ['without accents', 'zoe muller'],
  ['accents typed as two characters', 'Mu\u0308ller'],
  ['the other half of a double name', 'lüdenscheidt'],
  ['sharp s as ss', 'preuss'],
  ['two words in any order', 'mül zo'],
  ['the identifier', 'p-77'],
  ['the identifier as it is written', 'P-77%_x'],
  ['a phone number in groups', '+49 (40) 123-45'],
  ['an e-mail address', 'zoe.m@example'],
])('SEA-1: a patient is found by %s', async (_how, search) => {
  const ours = await clinic();
  const zoe = await admit(ours, {
    firstName: 'Zoë',
    lastName: 'Müller-Lüdenscheidt Preuß',
    identifier: 'P-77%_x',
    phone: '+49 40 12345-678',
    email: 'zoe.m@example.org',
  });
  await admit(ours, {
    firstName: 'Bob',
    lastName: 'Other',
    identifier: 'Q-1',
    phone: '+1 555 0100',
    email: null,
  });
  expect(ids((await (await as(ours)).patients.list({ search })).items)).toEqual([zoe.id]);
});

test('SEA-1 I4: wildcards are letters like any other, and nothing but punctuation finds nobody', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  await admit(ours, { firstName: 'Al', lastName: 'Percent', email: 'al@percent.test' });
  for (const search of [
    '%',
    '_',
    '\\',
    '%l',
    'P_rcent',
    '*',
    '.*',
    "'",
    '%%%',
    '...',
    '?!',
    '()',
    "' or true --",
  ])
    expect((await caller.patients.list({ search })).items, search).toEqual([]);
  expect((await caller.patients.list({ search: '   ' })).items).toHaveLength(1);
});

test('K17: somebody is born by the clinic’s own today, and not by that of another one', async () => {
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York'];
  for (const timeZone of zones) {
    const caller = await as(await clinic({ timeZone }));
    const today = Temporal.Now.plainDateISO(timeZone);
    const refused = { message: expect.stringContaining('A birth date cannot lie in the future.') };
    const born = { firstName: 'Ann', lastName: 'New' };
    const { id, version } = await caller.patients.admit({ ...born, birthDate: `${today}` });
    const tomorrow = `${today.add({ days: 1 })}`;
    await expect(caller.patients.admit({ ...born, birthDate: tomorrow }), timeZone).rejects.toMatchObject(
      refused,
    );
    await expect(caller.patients.update({ id, version, birthDate: tomorrow })).rejects.toMatchObject(refused);
  }
});

test('FD8: who may be the patient that is being entered is found by name in any spelling, birth date, phone and e-mail', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const caller = await as(ours);
  const known = await admit(ours, {
    ...{ firstName: 'Zoë', lastName: 'Müller', birthDate: '1990-03-04', phone: '+49 30 1234567' },
    email: 'zoe@example.org',
  });
  const twin = await admit(ours, {
    firstName: 'Zoe',
    lastName: 'Mueller',
    birthDate: '1990-03-04',
    phone: null,
  });
  const gone = await admit(ours, { firstName: 'Zoe', lastName: 'Müller' });
  await caller.patients.trash({ id: gone.id, version: gone.version });
  await admit(ours, {
    firstName: 'Zoelle',
    lastName: 'Müllerin',
    birthDate: '1991-03-04',
    phone: '030 1234568',
  });
  await admit(theirs, { firstName: 'Zoë', lastName: 'Müller', birthDate: '1990-03-04' });
  const alike = async (asked: Parameters<typeof caller.patients.alike>[0]) =>
    (await caller.patients.alike(asked)).items.map(({ id, alike }) => [id, ...alike.toSorted()]);
  expect(await alike({ firstName: 'ZOE', lastName: 'müller' })).toEqual([
    [twin.id, 'name'],
    [known.id, 'name'],
  ]);
  expect(
    await alike({ firstName: 'Zoe', lastName: 'Mueller', birthDate: '1990-03-04', phone: '030/1234567' }),
  ).toEqual([
    [known.id, 'birthDate', 'name', 'phone'],
    [twin.id, 'birthDate', 'name'],
  ]);
  expect(await alike({ lastName: 'Smith', firstName: 'Zoe', birthDate: '1990-03-04' })).toHaveLength(2);
  expect(await alike({ email: 'ZOE@example.org' })).toEqual([[known.id, 'email']]);
  for (const nobody of [
    {},
    { firstName: 'Zoe' },
    { birthDate: '1990-03-04' },
    { phone: '12345' },
    { lastName: '?' },
  ])
    expect(await alike(nobody)).toEqual([]);
  const { rows } = await admin.query(
    `select 1 from clinic.access_entries where tenant_id = $1 and procedure = 'patients.alike' and $2 = any (patient_ids)`,
    [ours.id, known.id],
  );
  expect(rows.length).toBeGreaterThan(0);
});

test('P7: who is alike is so from both sides, after a correction as well, of those alone whom the reader sees; more than five are said to be more', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const [north, south] = [
    await caller.facilities.create(facilityFields(faker)),
    await caller.facilities.create(facilityFields(faker)),
  ];
  const ann = await admit(ours, { firstName: 'Ann', lastName: 'O’Hare', facilityId: north.id });
  const other = await admit(ours, { firstName: 'Anna', lastName: 'Ohara', facilityId: south.id });
  const likeOf = async ({ id }: { id: string }, reader = caller) => {
    const { firstName, lastName } = await caller.patients.get({ id });
    return ids((await reader.patients.alike({ patientId: id, firstName, lastName })).items);
  };
  expect([await likeOf(ann), await likeOf(other)]).toEqual([[], []]);
  await caller.patients.update({
    id: other.id,
    version: other.version,
    firstName: 'Ann',
    lastName: "O'Hare",
  });
  expect([await likeOf(ann), await likeOf(other)]).toEqual([[other.id], [ann.id]]);
  const { caller: desk } = await bound(ours, 'staff', [north.id]);
  expect(await likeOf(ann, desk)).toEqual([]);

  for (let count = 0; count < 5; count++) await admit(ours, { firstName: 'Ann', lastName: 'O’Hare' });
  const many = await caller.patients.alike({ firstName: 'Ann', lastName: 'Ohare' });
  expect([many.items.length, many.isCut]).toEqual([5, true]);
  expect((await caller.patients.alike({ firstName: 'Ann', lastName: 'Other' })).isCut).toBe(false);
});

test('SEA-1: the search follows a change of name and forgets the old one', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id, version } = await admit(ours, { firstName: 'Eve', lastName: 'Maiden' });
  await caller.patients.update({ id, version, lastName: 'Married' });
  expect((await caller.patients.list({ search: 'maiden' })).items).toEqual([]);
  expect(ids((await caller.patients.list({ search: 'eve marr' })).items)).toEqual([id]);
});

test('D3 T9: page sizes out of bounds and cursors nobody minted are refused in words', async () => {
  const caller = await as(await clinic());
  for (const limit of [0, -1, 101, 1e9, 1.5, Number.NaN, 'all'])
    await expect(caller.patients.list({ limit })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  const strange = ['', 'x', '{}', '[]', '"a"', [1, 2, 3], ['a', 'b', 'c'], ['a', 'b'], [null, null, null]];
  for (const content of [
    ...strange,
    ['a', 'b', 'c', 'd'],
    ['a', {}, 'c'],
    ['\u0000', 'b', 'c'],
    [true, 'b', 'c'],
  ])
    await expect(
      caller.patients.list({ cursor: cursorOf(content) }),
      JSON.stringify(content),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
});

test('CLI-2: only a name is required to admit a patient, and empty fields are stored as none', async () => {
  const caller = await as(await clinic());
  const bare = await caller.patients.admit({
    firstName: ' Jo ',
    lastName: 'Bare',
    email: '',
    birthDate: '',
    notes: '  ',
  });
  expect(await caller.patients.get({ id: bare.id })).toMatchObject({
    ...{
      firstName: 'Jo',
      lastName: 'Bare',
      sex: 'unknown',
      status: 'active',
      contactConsent: 'unasked',
      version: 1,
    },
    ...{ email: null, birthDate: null, notes: null, identifier: null, phone: null, facility: null },
  });
});

test('CLI-2: what cannot be a patient is refused, and nobody is admitted', async () => {
  const caller = await as(await clinic());
  const wrong = [
    { firstName: '', lastName: '' },
    { firstName: '\t', lastName: '   ' },
    { alerts: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { alerts: [''] },
    { language: 'Klingon' },
    { lastName: 'x'.repeat(101) },
    { lastName: 'a\u0000b' },
    { lastName: 'lone \ud800 surrogate' },
    { birthDate: '2027-02-30' },
    { birthDate: '1799-01-01' },
    { birthDate: '2190-01-01' },
    { birthDate: '+275760-09-13' },
    { email: 'not an address' },
    { phone: 'call me' },
    { sex: 'yes' },
    { contactConsent: 'yes' },
    { facilityId: 'here' },
    { tenantId: 'a5f1c7f0-0000-4000-8000-000000000000' },
    { role: 'superadmin' },
    { version: 7 },
  ];
  for (const fields of wrong)
    await expect(
      caller.patients.admit({ firstName: 'Jo', lastName: 'Wrong', ...(fields as object) }),
      JSON.stringify(fields),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const nowhere = { facilityId: crypto.randomUUID() };
  await expect(
    caller.patients.admit({ firstName: 'Jo', lastName: 'Lost', ...nowhere }),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await caller.patients.list({})).items).toEqual([]);
});

test('CLI-2: a change leaves alone what it does not name, and null takes a value away', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const facility = await caller.facilities.create(facilityFields(faker));
  const provider = await member(ours, 'provider');
  const before = await admit(ours, { facilityId: facility.id, practitionerId: provider.id, notes: 'Old' });
  const linked = await caller.patients.get({ id: before.id });
  const after = await caller.patients.update({ id: before.id, version: before.version, notes: 'New' });
  expect(after).toEqual({ ...linked, notes: 'New', version: 2, updatedAt: after.updatedAt });
  expect(after.facility).toEqual({ id: facility.id, name: facility.name });
  const without = { facilityId: null, practitionerId: null, phone: null };
  const cleared = await caller.patients.update({ id: before.id, version: 2, ...without });
  expect(cleared).toMatchObject({ facility: null, practitioner: null, phone: null, notes: 'New' });
  expect(await caller.patients.get({ id: before.id })).toEqual(cleared);
});

test('ENT-3: a change of a version that is no longer there tells who changed it and when, and loses nothing', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const { id, version } = await admit(ours);
  const theirs = await colleague.patients.update({ id, version, notes: 'Theirs' });
  const stale = { code: 'CONFLICT', cause: { by: 'Mo admin', at: new Date(theirs.updatedAt) } };
  await expect(caller.patients.update({ id, version, notes: 'Mine' })).rejects.toMatchObject(stale);
  await expect(caller.patients.trash({ id, version })).rejects.toMatchObject(stale);
  expect(await caller.patients.get({ id })).toMatchObject({ notes: 'Theirs', version: 2, deletedAt: null });
});

test('ENT-3 C3: of two changes that start from the same version at once, one wins and the other hears of it', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const { id, version } = await admit(ours);
  const change = (by: typeof caller, notes: string) => by.patients.update({ id, version, notes });
  const results = await Promise.allSettled([change(caller, 'Mine'), change(colleague, 'Theirs')]);
  const won = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
  const lost = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  expect(won).toHaveLength(1);
  expect(lost).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await caller.patients.get({ id })).toMatchObject({ notes: won[0]?.notes, version: 2 });
});

test('ENT-2: a patient in the trash is gone from lists and changes, kept with the time, and can come back', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id, version } = await admit(ours, { lastName: 'Trashed' });
  expect(await caller.patients.trash({ id, version })).toEqual({ id });
  expect((await caller.patients.list({})).items).toEqual([]);
  expect((await caller.patients.list({ search: 'trashed' })).items).toEqual([]);
  const [trashed] = (await caller.patients.list({ trashed: true, search: 'trashed' })).items;
  expect(trashed).toMatchObject({ id, deletedAt: expect.stringMatching(/Z$/) });
  expect(await caller.patients.get({ id })).toMatchObject({ deletedAt: trashed?.deletedAt });
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  const current = { id, version: trashed?.version ?? 0 };
  await expect(caller.patients.update({ ...current, notes: 'x' })).rejects.toMatchObject(missing);
  await expect(caller.patients.trash(current)).rejects.toMatchObject(missing);
  expect(await caller.patients.restore({ id })).toMatchObject({ id, deletedAt: null, lastName: 'Trashed' });
  expect(ids((await caller.patients.list({ search: 'trashed' })).items)).toEqual([id]);
  await expect(caller.patients.restore({ id })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
    message: 'This record is not in the trash.',
  });
});

test('ENT-2 CLI-2: an identifier belongs to one patient, is free again once that one is trashed, and blocks their return', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const taken = { code: 'CONFLICT', message: 'Another patient already has this identifier.' };
  const first = await admit(ours, { identifier: 'P-1' });
  const other = await admit(ours, { identifier: 'P-2' });
  await expect(admit(ours, { identifier: 'P-1' })).rejects.toMatchObject(taken);
  const { id, version } = other;
  await expect(caller.patients.update({ id, version, identifier: 'P-1' })).rejects.toMatchObject(taken);
  await caller.patients.trash({ id: first.id, version: first.version });
  await caller.patients.update({ id, version, identifier: 'P-1' });
  await expect(caller.patients.restore({ id: first.id })).rejects.toMatchObject(taken);
  expect(await caller.patients.get({ id: first.id })).toMatchObject({ deletedAt: expect.any(String) });
});

test('K19: identifiers that read alike are one, and whose is taken comes back under another, or none', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const taken = { code: 'CONFLICT', message: 'Another patient already has this identifier.' };
  const first = await admit(ours, { identifier: 'A-77' });
  for (const identifier of ['a-77', 'A–77', 'Ａ-77', 'A - 77'])
    await expect(admit(ours, { identifier }), identifier).rejects.toMatchObject(taken);
  for (const identifier of ['A77', 'A-077', 'B-77']) await admit(ours, { identifier });
  await admit(await clinic(), { identifier: 'a-77' });
  await caller.patients.trash({ id: first.id, version: first.version });
  const second = await admit(ours, { identifier: 'a-77' });
  await expect(caller.patients.restore({ id: first.id })).rejects.toMatchObject(taken);
  await expect(caller.patients.restore({ id: first.id, identifier: 'b-77' })).rejects.toMatchObject(taken);
  const back = await caller.patients.restore({ id: first.id, identifier: 'A-78' });
  expect(back).toMatchObject({ identifier: 'A-78', deletedAt: null });
  await caller.patients.trash({ id: second.id, version: second.version });
  expect(await caller.patients.restore({ id: second.id, identifier: null })).toMatchObject({
    identifier: null,
  });
});

test('AUD-6: the timeline tells a patient’s life newest first and names protected fields without their values', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'staff')];
  const { id } = await admit(ours, { notes: 'Secret of old' });
  await colleague.patients.update({ id, version: 1, notes: 'Secret of now', status: 'inactive' });
  await caller.patients.trash({ id, version: 2 });
  await caller.patients.restore({ id });
  const entries = (await everyPage(cursor => caller.patients.timeline({ id, cursor, limit: 2 }))).flat();
  expect(entries.map(entry => entry.action)).toEqual(['RESTORE', 'DELETE', 'UPDATE', 'CREATE']);
  expect(entries[2]).toMatchObject({
    actor: { name: 'Mo staff' },
    procedure: 'patients.update',
    changes: { notes: { protected: true }, status: { from: 'active', to: 'inactive' } },
  });
  expect(JSON.stringify(entries)).not.toContain('Secret');
});

test('AUD-3: the clinic sees who looked at a patient, page by page, and looking at it leaves a trace of its own', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'staff')];
  const { id } = await admit(ours);
  const other = await admit(ours, { lastName: 'Unseen' });
  await colleague.patients.get({ id });
  await colleague.patients.list({ search: other.lastName });
  await colleague.patients.timeline({ id });
  const seen = (await everyPage(cursor => caller.patients.whoSaw({ id, cursor, limit: 1 }))).flat();
  expect(seen.map(({ actor, procedure }) => [actor, procedure])).toEqual([
    ['Mo staff', 'patients.timeline'],
    ['Mo staff', 'patients.get'],
  ]);
});
