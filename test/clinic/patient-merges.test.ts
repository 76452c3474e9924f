import { describe, expect, test } from 'vitest';
import { ImportRow } from '../../server/clinic/imports/import-row.entity.ts';
import { PatientImport } from '../../server/clinic/imports/patient-import.entity.ts';
import { Message } from '../../server/clinic/messages/message.entity.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import type { MergeField } from '../../shared/clinic/patient-merges.ts';
import type { NewPatient } from '../../shared/clinic/patients.ts';
import { backdate, dayFromNow } from '../world/billing.ts';
import { bound } from '../world/bound.ts';
import {
  admit,
  as,
  bookable,
  bookableAnyTime,
  clinic,
  inContext,
  planes,
  slot,
  sqlAs,
  systemOf,
} from '../world/world.ts';

const admin = await sqlAs('admin');

type Caller = Awaited<ReturnType<typeof as>>;
type Fields = Partial<NewPatient>;
const ids = (found: { items: { id: string }[] }) => found.items.map(({ id }) => id);

/** Merges as the page does: by the versions that it shows. */
const mergeOf = async (caller: Caller, patientId: string, mergedId: string, take: MergeField[] = []) => {
  const [{ version }, other] = [
    await caller.patients.get({ id: patientId }),
    await caller.patients.get({ id: mergedId }),
  ];
  return caller.patientMerges.merge({ patientId, version, mergedId, mergedVersion: other.version, take });
};

const undoOf = async (caller: Caller, id: string) => {
  const { version } = await caller.patientMerges.get({ id });
  return caller.patientMerges.undo({ id, version });
};

const BARE = { phone: null, email: null, identifier: null, notes: null, birthDate: null, language: null };
const NAMED = { firstName: 'Ann', lastName: 'Ames', sex: 'unknown', contactConsent: 'unasked' } as const;

/** Two patients of a clinic of whom nothing is known but what is given. */
const two = async (a: Fields = {}, b: Fields = {}) => {
  const ours = await clinic();
  const caller = await as(ours);
  const kept = await admit(ours, { ...BARE, ...NAMED, ...a });
  const other = await admit(ours, { ...BARE, ...NAMED, ...b });
  return { ours, caller, kept, other };
};

/** Every row of the database that names a patient, by the foreign keys that there are. */
const rowsNaming = async (patientId: string): Promise<Record<string, number>> => {
  const { rows: keys } = await admin.query<{ place: string; column: string }>(
    `select k.conrelid::regclass::text as place, a.attname as column from pg_constraint k
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[array_upper(k.conkey, 1)]
     where k.confrelid = 'clinic.patients'::regclass order by 1, 2`,
  );
  expect(keys.length).toBeGreaterThanOrEqual(10);
  const counts: Record<string, number> = {};
  for (const { place, column } of keys) {
    const { rows } = await admin.query(`select count(*)::int as n from ${place} where ${column} = $1`, [
      patientId,
    ]);
    counts[`${place}.${column}`] = rows[0].n;
  }
  return counts;
};

/** Tables whose rows stay with who is gone: the index that triggers keep, the merges themselves, and whom the portal let in (D4). */
const staying = [
  ...['clinic.patient_terms.patient_id', 'clinic.patient_merges.', 'clinic.portal_sessions.'],
  'clinic.portal_passkeys.',
  'clinic.distinct_patients.',
];
const isMoving = ([place]: [string, number]) => !staying.some(start => place.startsWith(start));

/** Somebody of whom there is a row in every table that names a patient, some of them in the trash. */
const involved = async (setting: Awaited<ReturnType<typeof bookableAnyTime>>) => {
  const { caller, links, clinic: ours } = setting;
  const patient = await admit(ours, { ...BARE, ...NAMED, identifier: 'OLD-1' });
  const of = { patientId: patient.id };
  await caller.bookings.book({ ...links, ...of, startsAt: slot(12, 7) });
  const cancelled = await caller.bookings.book({ ...links, ...of, startsAt: slot(13, 7) });
  await caller.bookings.cancel({ id: cancelled.id, version: cancelled.version, reason: 'Ill' });
  await caller.series.book({
    ...{ ...links, ...of, frequency: 'daily', count: 2, time: '10:00', firstDate: '2031-02-03' },
  });
  const { serviceId, practitionerId, facilityId } = links;
  await caller.bookings.hold({ ...of, serviceId, practitionerId, facilityId, startsAt: slot(15, 7) });
  await caller.waitingList.add({ ...of, serviceId, earliest: '2031-01-06', latest: '2031-01-08' });
  await caller.patientContacts.create({ ...of, name: 'Mona', phone: '+49 30 7654321' });
  const gone = await caller.patientContacts.create({ ...of, name: 'Ned', phone: '+49 30 7654322' });
  await caller.patientContacts.trash({ id: gone.id, version: gone.version });
  await caller.patientAddresses.create({ ...of, kind: 'home', lines: 'Old Street 1', country: 'DK' });
  await caller.patientIdentifiers.create({ ...of, kind: 'insurance', value: 'A 123' });
  const text = { kind: 'treatment' as const, textVersion: '1', answeredOn: '2026-01-05' };
  await caller.patientConsents.create({ ...of, ...text, answer: 'given' });
  await asActor(planes, systemOf(ours), async em => {
    const file = em.create(PatientImport, { name: 'people.csv', size: 10 });
    const made = await em.findOneOrFail(Patient, { id: patient.id });
    em.create(Message, { patient: made, sender: 'clinic', text: 'Please call us.' });
    em.create(ImportRow, { import: file, number: 2, cells: ['Ada'], isMade: true, patient: made });
  });
  await treated(caller, of);
  await asking(caller, of);
  await owing(caller, of);
  return patient;
};

type Of = { patientId: string };

/** What is kept of a patient's health, and a placement with an answer, a step and a comment of its form. */
const treated = async (caller: Caller, of: Of) => {
  const now = new Date().toISOString();
  const rhythm = { kind: 'days' as const, everyDays: 1, times: ['08:00'] };
  await caller.medications.prescribe({
    ...{ ...of, drug: 'Metformin', amount: '1', unit: 'tablet', route: 'oral' },
    ...{ schedule: { rhythm }, startsOn: '2026-03-01' },
  });
  const pulse = { kind: 'pulse' as const, value: '72', unit: 'per_minute' as const };
  await caller.measurements.take({ ...of, ...pulse, takenAt: now });
  await caller.healthEvents.record({
    ...of,
    kind: 'incident',
    gravity: 'minor',
    text: 'Fell',
    happenedAt: now,
  });
  const placed = await caller.placements.create({ ...of, place: 'Haus am See', startsOn: '2026-03-01' });
  const field = { id: placed.filledFormId, field: 'needs_daily' };
  await caller.filledForms.save({ ...field, value: 'Help with stairs' });
  await caller.filledForms.comment({ ...field, text: 'Both ways?' });
  await caller.filledForms.lock({ id: field.id, reason: 'As it was at the start' });
};

/** What a patient asked for, with a comment and a file, and what is to be done about them. */
const asking = async (caller: Caller, of: Of) => {
  const asked = { ...of, kind: 'prescription' as const, reason: 'The tablets are used up.' };
  const { id: requestId } = await caller.serviceRequests.create(asked);
  await caller.requestComments.write({ requestId, audience: 'internal', text: 'Look at the dose.' });
  await caller.attachments.begin({ requestId, name: 'Paper.txt', size: 1 });
  await caller.tasks.create({ title: 'Call back', ...of });
};

/** An invoice that was paid in part and credited in part, of which somebody was reminded, and a link to pay the rest. */
const owing = async (caller: Caller, of: Of) => {
  const line = { description: 'Visit', visitedOn: '2026-11-02', quantity: 1000, unitPrice: 5000 };
  const { id, version } = await caller.invoices.write({ ...of, lines: [line] });
  await caller.invoices.issue({ id, version });
  const paid = await caller.invoices.pay({ id, amount: 1000, method: 'cash', receivedOn: '2026-11-03' });
  const back = { lineId: paid.lines[0]?.id ?? '', amount: 500 };
  const lessOwed = { id, version: paid.version, reason: 'Not all was done', lines: [back] };
  const { version: now } = await caller.invoices.credit(lessOwed);
  const [day, due] = [dayFromNow(-20), dayFromNow(-6)];
  await backdate(['update clinic.invoices set issued_on = $2, due_on = $3 where id = $1', [id, day, due]]);
  await caller.invoices.remind({ id, version: now, how: 'letter', payBy: dayFromNow(14) });
  await caller.checkouts.open({ id });
};

describe('P1: merging two patients', () => {
  test('P1 P2: leaves no row of any table with the one who is gone, also of the trash, and undo puts back exactly these', async () => {
    const setting = await bookableAnyTime();
    const { caller, clinic: ours } = setting;
    const kept = await admit(ours, { ...BARE, ...NAMED });
    await caller.patientContacts.create({ patientId: kept.id, phone: '+49 30 1111111' });
    const other = await involved(setting);
    const [ownBefore, before] = [await rowsNaming(kept.id), await rowsNaming(other.id)];
    for (const [place, count] of Object.entries(before).filter(isMoving))
      expect(count, `a row of ${place}, so that this is about it too`).toBeGreaterThan(0);

    const preview = await caller.patientMerges.preview({ patientId: kept.id, mergedId: other.id });
    const told = Object.fromEntries(preview.moves.map(({ kind, count }) => [kind, count]));
    expect(told).toMatchObject({ bookings: 4, patient_contacts: 2, series: 1, holds: 1 });

    const merge = await mergeOf(caller, kept.id, other.id);
    for (const [place, count] of Object.entries(await rowsNaming(other.id)).filter(isMoving))
      expect(count, `rows of ${place} that stayed behind`).toBe(0);

    expect(await undoOf(caller, merge.id)).toMatchObject({ stays: [] });
    const moving = (counts: Record<string, number>) => Object.entries(counts).filter(isMoving);
    expect(moving(await rowsNaming(other.id))).toEqual(moving(before));
    expect(moving(await rowsNaming(kept.id))).toEqual(moving(ownBefore));
    expect(await caller.patients.get({ id: other.id })).toMatchObject({ deletedAt: null, mergedInto: null });
  });

  test('P1: the one who is kept shows both timelines and who saw either, and the audit stays as it was written', async () => {
    const { caller, kept, other } = await two({}, { phone: '+49 30 7654321' });
    await mergeOf(caller, kept.id, other.id);
    const timeline = await caller.patients.timeline({ id: kept.id });
    expect(new Set(timeline.items.map(({ entityId }) => entityId))).toEqual(new Set([kept.id, other.id]));
    const own = (await caller.patients.whoSaw({ id: other.id })).items.length;
    expect((await caller.patients.whoSaw({ id: kept.id })).items.length).toBeGreaterThanOrEqual(own);
    const { rows } = await admin.query(
      `select action, count(*)::int as n from clinic.audit_entries where entity = 'PatientMerge' and tenant_id =
        (select tenant_id from clinic.patients where id = $1) group by action`,
      [kept.id],
    );
    expect(rows).toEqual([{ action: 'CREATE', n: 1 }]);
  });
});

describe('P5: what the one who is kept looks like', () => {
  test('P5: blanks are filled, a conflict stays as it is unless it is chosen, and what is left over finds the patient', async () => {
    const { caller, kept, other } = await two(
      { phone: '+49 30 1111111', identifier: 'N-1', birthDate: '1980-05-17' },
      {
        ...{ lastName: 'Berg', phone: '+49 30 2222222', email: 'ann@berg.example', identifier: 'N-2' },
        ...{ birthDate: '1980-05-18', language: 'de', sex: 'female', preferredName: 'Annie' },
      },
    );
    const { conflicts } = await caller.patientMerges.preview({ patientId: kept.id, mergedId: other.id });
    expect(conflicts.toSorted()).toEqual(['birthDate', 'identifier', 'lastName', 'phone']);
    const merge = await mergeOf(caller, kept.id, other.id, ['phone', 'identifier']);
    expect(await caller.patients.get({ id: kept.id })).toMatchObject({
      ...{ firstName: 'Ann', lastName: 'Ames', formerName: 'Ann Berg', preferredName: 'Annie' },
      ...{ phone: '+49 30 2222222', email: 'ann@berg.example', identifier: 'N-2', language: 'de' },
      ...{ birthDate: '1980-05-17', sex: 'female' },
    });
    for (const search of ['Berg', 'N-1', 'N-2', '1111111', '2222222', 'ann@berg'])
      expect(ids(await caller.patients.list({ search })), search).toEqual([kept.id]);
    const parts = { patientId: kept.id };
    expect((await caller.patientContacts.list(parts)).items).toMatchObject([{ phone: '+49 30 1111111' }]);
    expect((await caller.patientIdentifiers.list(parts)).items).toMatchObject([
      { kind: 'former', value: 'N-1' },
    ]);

    expect(await undoOf(caller, merge.id)).toMatchObject({ stays: [] });
    const { version: _a, updatedAt: _b, ...was } = kept;
    expect(await caller.patients.get({ id: kept.id })).toMatchObject(was);
    expect(ids(await caller.patients.list({ search: 'N-2' }))).toEqual([other.id]);
    expect((await caller.patientContacts.list(parts)).items).toEqual([]);
  });

  test('P5: alerts are united, notes joined, and a refusal of letters stays one', async () => {
    const { caller, kept, other } = await two(
      { alerts: ['No penicillin'], notes: 'Comes by bus.', contactConsent: 'given' },
      { alerts: ['no penicillin', 'Falls easily'], notes: 'Prefers mornings.', contactConsent: 'refused' },
    );
    await mergeOf(caller, kept.id, other.id);
    expect(await caller.patients.get({ id: kept.id })).toMatchObject({
      alerts: ['No penicillin', 'Falls easily'],
      notes: 'Comes by bus.\n\nPrefers mornings.',
      contactConsent: 'refused',
    });
  });

  test('P5: more alerts than anybody reads are refused in words, and nothing has happened', async () => {
    const { caller, kept, other } = await two({ alerts: ['1', '2', '3'] }, { alerts: ['4', '5', '6'] });
    await expect(mergeOf(caller, kept.id, other.id)).rejects.toThrow(/6 alerts/);
    expect(await caller.patients.get({ id: other.id })).toMatchObject({ deletedAt: null, version: 1 });
    expect((await caller.patientMerges.list({})).items).toEqual([]);
  });

  test('P5: equal contacts and addresses are kept once, others all, and of two primary ones the kept one’s stays so', async () => {
    const { caller, kept, other } = await two();
    const home = { kind: 'home' as const, country: 'DK', isPrimary: true };
    const mona = { name: 'Mona', phone: '+49 30 7654321' };
    for (const { id } of [kept, other]) await caller.patientContacts.create({ patientId: id, ...mona });
    await caller.patientContacts.create({ patientId: other.id, name: 'Ned', phone: '+49 30 7654322' });
    await caller.patientAddresses.create({ patientId: kept.id, ...home, lines: 'One Street' });
    await caller.patientAddresses.create({ patientId: other.id, ...home, lines: 'Another Street' });
    const merge = await mergeOf(caller, kept.id, other.id);
    const contactsOf = async (id: string) =>
      (await caller.patientContacts.list({ patientId: id })).items.map(({ name }) => `${name}`).sort();
    const addressesOf = async (id: string) =>
      (await caller.patientAddresses.list({ patientId: id })).items
        .map(({ lines, isPrimary }) => `${lines} ${isPrimary}`)
        .sort();
    expect(await contactsOf(kept.id)).toEqual(['Mona', 'Ned']);
    expect(await addressesOf(kept.id)).toEqual(['Another Street false', 'One Street true']);
    await undoOf(caller, merge.id);
    expect([await contactsOf(kept.id), await contactsOf(other.id)]).toEqual([['Mona'], ['Mona', 'Ned']]);
    expect([await addressesOf(kept.id), await addressesOf(other.id)]).toEqual([
      ['One Street true'],
      ['Another Street true'],
    ]);
  });

  test('P5 P12: whoever has one name has it once, in whichever field it stands', async () => {
    const { caller, kept, other } = await two(
      { firstName: '', lastName: 'Suharto' },
      { firstName: 'Suharto', lastName: '' },
    );
    await mergeOf(caller, kept.id, other.id);
    const { firstName, lastName, formerName } = await caller.patients.get({ id: kept.id });
    expect([firstName, lastName, formerName]).toEqual(['', 'Suharto', null]);
  });

  test('P5: who died has died when that is chosen, with the date', async () => {
    const { caller, kept, other } = await two({}, { status: 'deceased', diedOn: '2020-02-02' });
    const merge = await mergeOf(caller, kept.id, other.id, ['status']);
    const now = await caller.patients.get({ id: kept.id });
    expect(now).toMatchObject({ status: 'deceased', diedOn: '2020-02-02' });
    await caller.patients.update({ id: kept.id, version: now.version, diedOn: '2020-02-03' });
    const { stays } = await undoOf(caller, merge.id);
    expect(stays).toEqual(['the status', 'the date of death']);
  });
});

describe('P3: merging', () => {
  test('P3: is refused while both have something booked at one time, which preview and refusal name, and changes nothing', async () => {
    const { caller, links, clinic: ours, patient } = await bookableAnyTime();
    const second = await caller.services.get({ id: links.serviceId });
    await caller.services.update({ id: second.id, version: second.version, capacity: 5 });
    const other = await admit(ours);
    const at = slot(9, 3);
    for (const patientId of [patient.id, other.id])
      await caller.bookings.book({ ...links, patientId, startsAt: at });
    const { collisions } = await caller.patientMerges.preview({ patientId: patient.id, mergedId: other.id });
    expect(collisions).toMatchObject([{ startsAt: at }]);
    await expect(mergeOf(caller, patient.id, other.id)).rejects.toThrow(
      `Both have something booked at ${collisions[0]?.wallTime}.`,
    );
    expect(await caller.patients.get({ id: other.id })).toMatchObject({ deletedAt: null, mergedInto: null });
  });

  test('P3: A into B and B into A at once: one happens, and the other is told who is kept', async () => {
    const { caller, kept, other } = await two({ lastName: 'Ames' }, { lastName: 'Berg' });
    const both = { version: kept.version, mergedVersion: other.version };
    const settled = await Promise.allSettled([
      caller.patientMerges.merge({ patientId: kept.id, mergedId: other.id, ...both }),
      caller.patientMerges.merge({ patientId: other.id, mergedId: kept.id, ...both }),
    ]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [lost] = settled.flatMap(result => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(lost).toMatch(/was merged into Ann (Ames|Berg) already/);
    expect((await caller.patientMerges.list({})).items).toHaveLength(1);
    expect((await caller.patients.list({})).items).toHaveLength(1);
  });

  test('P3: takes two different patients in the versions that were looked at', async () => {
    const { caller, kept, other } = await two();
    const pair = { patientId: kept.id, mergedId: other.id, version: 1 };
    await expect(
      caller.patientMerges.merge({ ...pair, mergedId: kept.id, mergedVersion: 1 }),
    ).rejects.toThrow(/two different/);
    await caller.patients.update({ id: other.id, version: 1, notes: 'Changed' });
    await expect(caller.patientMerges.merge({ ...pair, mergedVersion: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('P4: the other one', () => {
  test('P4: leads to who is kept, also over a chain, is not restored by itself, and takes no booking', async () => {
    const { caller, clinic: ours, links, patient } = await bookable();
    const [b, c] = [await admit(ours, { ...BARE, ...NAMED }), await admit(ours, { ...BARE, ...NAMED })];
    await mergeOf(caller, b.id, c.id);
    await mergeOf(caller, patient.id, b.id);
    const { firstName, lastName } = await caller.patients.get({ id: patient.id });
    for (const { id } of [b, c])
      expect((await caller.patients.get({ id })).mergedInto).toEqual({
        id: patient.id,
        name: `${firstName} ${lastName}`,
      });
    await expect(caller.patients.restore({ id: c.id })).rejects.toThrow(/undo the merge/);
    await expect(
      caller.bookings.book({ ...links, patientId: b.id, startsAt: slot(9) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('P4 P1: nothing is left with the other one by whoever writes while the merge runs, in any table', async () => {
  const { ours, caller, kept, other } = await two();
  const write = (n: number) =>
    caller.patientContacts.create({ patientId: other.id, email: `${n}@berg.example` });
  const pair = { patientId: kept.id, version: 1, mergedId: other.id, mergedVersion: 1 };
  await Promise.allSettled([
    ...Array.from({ length: 8 }, (_, n) => write(n)),
    caller.patientMerges.merge(pair),
    ...Array.from({ length: 8 }, (_, n) => write(8 + n)),
  ]);
  expect((await caller.patients.get({ id: other.id })).mergedInto?.id).toBe(kept.id);
  for (const [place, count] of Object.entries(await rowsNaming(other.id)).filter(isMoving))
    expect(count, place).toBe(0);

  const late = `insert into clinic.patient_contacts (tenant_id, patient_id, email)
    select tenant_id, id, '\\x0000ff'::bytea from clinic.patients where id = $1`;
  const app = await sqlAs('app');
  await expect(inContext(app, ours, client => client.query(late, [other.id]))).rejects.toThrow(
    /merged into another/,
  );
  // The same where the patient is what it is about.
  const about = `insert into clinic.tasks (tenant_id, title, about_patient_id)
    select tenant_id, '\\x0000ff'::bytea, id from clinic.patients where id = $1`;
  await expect(inContext(app, ours, client => client.query(about, [other.id]))).rejects.toThrow(
    /merged into another/,
  );
  const { rows: open } = await admin.query(
    `select distinct k.conrelid::regclass::text || '.' as place from pg_constraint k
     where k.confrelid = 'clinic.patients'::regclass and not exists (
       select from pg_trigger g where g.tgrelid = k.conrelid and g.tgname = 'keep_merged')`,
  );
  expect(open.map(({ place }) => `${place}`).sort()).toEqual([
    'clinic.patient_merges.',
    'clinic.patient_terms.',
    'clinic.portal_passkeys.',
    'clinic.portal_sessions.',
  ]);
});

describe('P2: undoing', () => {
  test('P2: of a chain the last is undone first, and each but once', async () => {
    const { caller, ours, kept, other } = await two({ lastName: 'Ames' }, { lastName: 'Berg' });
    const third = await admit(ours, { ...BARE, ...NAMED, lastName: 'Cole' });
    const first = await mergeOf(caller, kept.id, other.id);
    const second = await mergeOf(caller, third.id, kept.id);
    await expect(undoOf(caller, first.id)).rejects.toThrow(/Ann Ames was merged into Ann Cole after this/);
    await undoOf(caller, second.id);
    await undoOf(caller, first.id);
    await expect(undoOf(caller, first.id)).rejects.toThrow(/undone already/);
    const { items } = await caller.patients.list({});
    expect(items.map(({ lastName }) => lastName)).toEqual(['Ames', 'Berg', 'Cole']);
    await mergeOf(caller, kept.id, other.id);
  });

  test('P2: what was changed since stays and is named, and what came later stays with who was kept', async () => {
    const { caller, kept, other } = await two(
      { phone: '+49 30 1111111' },
      { phone: '+49 30 2222222', email: 'ann@berg.example', language: 'de' },
    );
    const merge = await mergeOf(caller, kept.id, other.id, ['phone']);
    const { version } = await caller.patients.get({ id: kept.id });
    await caller.patients.update({ id: kept.id, version, email: 'new@berg.example' });
    const of = { patientId: kept.id };
    const [made] = (await caller.patientContacts.list(of)).items;
    if (!made) throw new Error('The phone that was not kept is a contact.');
    await caller.patientContacts.update({ id: made.id, version: made.version, relation: 'Work' });
    const later = await caller.patientContacts.create({ ...of, phone: '+49 30 3333333' });

    expect((await undoOf(caller, merge.id)).stays).toEqual(['the email', 'a contact']);
    expect(await caller.patients.get({ id: kept.id })).toMatchObject({
      ...{ phone: '+49 30 1111111', email: 'new@berg.example', language: null },
    });
    expect(await caller.patients.get({ id: other.id })).toMatchObject({ email: 'ann@berg.example' });
    expect(ids(await caller.patientContacts.list(of))).toEqual([later.id, made.id]);
  });
});

test('TEN-8: whoever is bound to facilities merges nobody, for what moves may lie at others', async () => {
  const { caller, clinic: ours, links, patient } = await bookable();
  const { facilityId } = links;
  const { version } = await caller.patients.get({ id: patient.id });
  await caller.patients.update({ id: patient.id, version, facilityId });
  const other = await caller.patients.admit({ lastName: 'Other', facilityId });
  const { caller: bo } = await bound(ours, 'admin', [facilityId]);
  await expect(mergeOf(bo, patient.id, other.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const merge = await mergeOf(caller, patient.id, other.id);
  expect(await bo.patientMerges.get({ id: merge.id })).toMatchObject({ merged: { id: other.id } });
  await expect(undoOf(bo, merge.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('P6: whoever is alike can be entered, and nobody is merged by itself', async () => {
  const twin = { lastName: 'Ames', birthDate: '2015-03-03', phone: '+49 30 7654321' };
  const { caller, kept, other } = await two(twin, { ...twin, firstName: 'Bea' });
  const { items } = await caller.patients.alike({ firstName: 'Ann', ...twin });
  expect(items.map(({ id }) => id).toSorted()).toEqual([kept.id, other.id].toSorted());
  expect((await caller.patientMerges.list({})).items).toEqual([]);
});
