import { expect, test } from 'vitest';
import { bound } from '../world/bound.ts';
import { admit, as, clinic, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const bell = { name: 'Dr. Bell', profession: 'Neurologist' };

/** A patient who stays somewhere, and somebody who is to look after them there. */
const staying = async (ours: TestClinic, admitted: Parameters<typeof admit>[1] = {}) => {
  const caller = await as(ours);
  const { id: patientId } = await admit(ours, admitted);
  const placement = await caller.placements.create({
    ...{ patientId, place: 'Haus am See', startsOn: '2026-03-01', specialists: ['Sister Ann'] },
  });
  const specialist = await caller.specialists.create(bell);
  const of = { placementId: placement.id };
  return { caller, patientId, placement, specialist, of, link: { ...of, specialistId: specialist.id } };
};
const namesIn = async (
  caller: Awaited<ReturnType<typeof as>>,
  query: Parameters<typeof caller.placementSpecialists.list>[0],
) => (await caller.placementSpecialists.list(query)).items.map(({ specialist }) => specialist.name);

test('CLI-4: specialists stand by their profession, are changed, and come back from the trash as they were', async () => {
  const caller = await as(await clinic(), 'provider');
  const made = await caller.specialists.create({
    ...{ ...bell, organisation: 'Neurology at the Park', phone: '+49 30 123456', email: 'Bell@Example.org' },
    ...{ address: 'Lindenweg 4\n10115 Berlin', notes: 'Rings back after five' },
  });
  expect(made).toMatchObject({ email: 'bell@example.org', address: 'Lindenweg 4\n10115 Berlin' });
  await caller.specialists.create({ name: 'Dr. Aaron', profession: 'Urologist' });
  await caller.specialists.create({ name: 'Dr. Zimmer', profession: 'Cardiologist' });
  const listed = async (query = {}) => (await caller.specialists.list(query)).items.map(({ name }) => name);
  expect(await listed()).toEqual(['Dr. Zimmer', 'Dr. Bell', 'Dr. Aaron']);
  const first = await caller.specialists.list({ limit: 1 });
  expect(await listed({ limit: 1, cursor: first.nextCursor ?? '' })).toEqual(['Dr. Bell']);

  const changed = await caller.specialists.update({ ...versionOf(made), profession: 'Angiologist' });
  expect(changed).toMatchObject({ name: 'Dr. Bell', profession: 'Angiologist', phone: '+49 30 123456' });
  await expect(caller.specialists.update({ ...versionOf(made), name: 'Dr. Bull' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await caller.specialists.trash(versionOf(changed));
  expect(await listed()).toEqual(['Dr. Zimmer', 'Dr. Aaron']);
  expect(await listed({ trashed: true })).toEqual(['Dr. Bell']);
  await caller.specialists.restore({ id: made.id });
  expect(await caller.specialists.get({ id: made.id })).toMatchObject({
    ...{ profession: 'Angiologist', notes: 'Rings back after five' },
  });
});

test('CLI-4: a placement has many specialists, each once, beside the names in its own fields', async () => {
  const { caller, placement, of, link } = await staying(await clinic());
  const hart = await caller.specialists.create({ name: 'Dr. Hart', profession: 'Cardiologist' });
  const added = await caller.placementSpecialists.create({ ...link, role: 'referring', note: 'Since May' });
  expect(added).toMatchObject({ ...of, specialist: bell, role: 'referring', note: 'Since May' });
  await caller.placementSpecialists.create({ ...of, specialistId: hart.id });
  const { items } = await caller.placementSpecialists.list(of);
  expect(items).toMatchObject([
    { ...of, specialist: { ...bell, phone: null }, role: 'referring' },
    { ...of, specialist: { name: 'Dr. Hart' }, role: 'treating', note: null },
  ]);
  await expect(caller.placementSpecialists.create(link)).rejects.toThrow(/in this placement already/);

  // Once it is removed, another role takes its place, and the former one cannot come back beside it.
  await caller.placementSpecialists.trash(versionOf(added));
  expect(await namesIn(caller, of)).toEqual(['Dr. Hart']);
  expect(await namesIn(caller, { ...of, trashed: true })).toEqual(['Dr. Bell']);
  const again = await caller.placementSpecialists.create({ ...link, role: 'consulting' });
  await expect(caller.placementSpecialists.restore({ id: added.id })).rejects.toThrow(
    /in this placement already/,
  );
  await caller.placementSpecialists.trash(versionOf(again));
  expect(await caller.placementSpecialists.restore({ id: added.id })).toMatchObject({ specialist: bell });

  expect(await caller.placements.get({ id: placement.id })).toMatchObject({ specialists: ['Sister Ann'] });
  expect(await caller.filledForms.get({ id: placement.filledFormId })).toMatchObject(of);
});

test('CLI-4: who lies in the trash is still named by placements, and added to none', async () => {
  const { caller, patientId, placement, specialist, of, link } = await staying(await clinic());
  await caller.placementSpecialists.create(link);
  await caller.specialists.trash(versionOf(specialist));
  expect(await namesIn(caller, of)).toEqual(['Dr. Bell']);
  const next = await caller.placements.create({
    patientId,
    place: 'Ward 4',
    startsOn: '2025-01-01',
    endsOn: '2025-02-01',
  });
  await expect(caller.placementSpecialists.create({ ...link, placementId: next.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });

  // Of a placement in the trash nothing is told or changed, and its form names it no more.
  await caller.placements.trash(versionOf(placement));
  await expect(caller.placementSpecialists.list(of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await caller.filledForms.get({ id: placement.filledFormId })).placementId).toBeNull();
});

test('CLI-4: nothing of a specialist but the profession stands in the database in clear, nor in its trail', async () => {
  const { caller, link } = await staying(await clinic());
  const secret = 'Xylander';
  const made = await caller.specialists.create({
    ...{ name: secret, profession: 'Neurologist', organisation: secret, phone: '+49 30 5551234' },
    ...{ email: `${secret}@example.org`, address: secret, notes: secret },
  });
  await caller.specialists.update({ ...versionOf(made), notes: `${secret} again` });
  const added = await caller.placementSpecialists.create({ ...link, specialistId: made.id, note: secret });
  const { rows } = await admin.query<{ text: string }>(
    `select s::text as text from clinic.specialists s where id = $1
     union all select l::text from clinic.placement_specialists l where id = $2
     union all select e::text from clinic.audit_entries e where entity_id in ($1, $2)`,
    [made.id, added.id],
  );
  expect(rows).toHaveLength(5);
  for (const { text } of rows) {
    expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(text).not.toContain('5551234');
  }
});

test('CLI-4 IDN-7: the front desk and auditors read none, and whoever looks leaves an access entry', async () => {
  const ours = await clinic();
  const { caller, patientId, of, link } = await staying(ours);
  await caller.placementSpecialists.create(link);
  for (const role of ['staff', 'auditor'] as const) {
    const other = await as(ours, role);
    for (const call of [
      () => other.specialists.list({}),
      () => other.specialists.create(bell),
      () => other.placementSpecialists.list(of),
      () => other.placementSpecialists.create(link),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await (await as(ours, 'provider')).placementSpecialists.list(of);
  const { items } = await caller.patients.whoSaw({ id: patientId });
  expect(items.map(({ procedure }) => procedure)).toContain('placementSpecialists.list');
});

test('CLI-4 TEN-8: who is bound to facilities adds to the placements of their own patients alone', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const [here, there] = [
    await owner.facilities.create({ name: 'Here', timeZone: 'Europe/Berlin' }),
    await owner.facilities.create({ name: 'There', timeZone: 'Europe/Berlin' }),
  ];
  const mine = await staying(ours, { facilityId: here.id });
  const other = await staying(ours, { facilityId: there.id });
  const hidden = await owner.placementSpecialists.create(other.link);
  const { caller: doctor } = await bound(ours, 'provider', [here.id]);

  await doctor.placementSpecialists.create(mine.link);
  expect(await namesIn(doctor, mine.of)).toEqual(['Dr. Bell']);
  const gone = versionOf(
    await owner.placementSpecialists.create({ ...mine.of, specialistId: other.specialist.id }),
  );
  await doctor.placementSpecialists.trash(gone);
  await doctor.placementSpecialists.restore({ id: gone.id });
  for (const call of [
    () => doctor.placementSpecialists.list(other.of),
    () => doctor.placementSpecialists.create({ ...other.of, specialistId: mine.specialist.id }),
    () => doctor.placementSpecialists.trash(versionOf(hidden)),
    () => doctor.placementSpecialists.restore({ id: hidden.id }),
  ])
    await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await namesIn(owner, other.of)).toEqual(['Dr. Bell']);

  // The list itself is the whole clinic's.
  expect((await doctor.specialists.list({})).items).toHaveLength(2);
  await expect(doctor.specialists.create(bell)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('CLI-4 P1: the specialists of a placement go with it into a merge', async () => {
  const ours = await clinic();
  const { caller, patientId, of, link } = await staying(ours);
  await caller.placementSpecialists.create(link);
  const [kept, merged] = [await admit(ours), await caller.patients.get({ id: patientId })];
  const { version } = await caller.patients.get({ id: kept.id });
  await caller.patientMerges.merge({
    ...{ patientId: kept.id, version, mergedId: merged.id, mergedVersion: merged.version },
  });
  expect((await caller.placements.list({ patientId: kept.id })).items).toMatchObject([
    { id: of.placementId },
  ]);
  expect(await namesIn(caller, of)).toEqual(['Dr. Bell']);
});
