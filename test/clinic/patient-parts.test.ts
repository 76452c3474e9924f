import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { PatientIdentifier } from '../../server/clinic/patient-parts/patient-identifier.entity.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { bound } from '../world/bound.ts';
import { WAITING } from '../world/waiting.ts';
import { admit, as, bookable, clinic, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const ids = (found: { items: { id: string }[] }) => found.items.map(({ id }) => id);

/** A clinic with two patients. */
const practice = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const [ann, bo] = [await admit(ours, { lastName: 'Ames' }), await admit(ours, { lastName: 'Berg' })];
  return { ours, caller, ann, bo, ofAnn: { patientId: ann.id }, ofBo: { patientId: bo.id } };
};

describe('CLI-2: identifiers', () => {
  test('P17: a patient has several, each is found with its signs and without, and one of a kind is one patient’s', async () => {
    const { caller, ann, ofAnn, ofBo } = await practice();
    const made = await caller.patientIdentifiers.create({
      ...ofAnn,
      kind: 'insurance',
      value: 'A 123-456 789',
    });
    await caller.patientIdentifiers.create({ ...ofAnn, kind: 'insurance', value: 'B-77' });
    for (const search of ['A 123-456 789', 'a123456789', '456'])
      expect(ids(await caller.patients.list({ search })), search).toEqual([ann.id]);

    const taken = { ...ofBo, kind: 'insurance' as const, value: 'a123–456 789' };
    await expect(caller.patientIdentifiers.create(taken)).rejects.toMatchObject({ code: 'CONFLICT' });
    await caller.patientIdentifiers.create({ ...taken, kind: 'passport' });
    await caller.patientIdentifiers.trash(versionOf(made));
    expect(ids(await caller.patients.list({ search: 'a123' }))).toEqual([ofBo.patientId]);
    await caller.patientIdentifiers.create(taken);
    await expect(caller.patientIdentifiers.restore({ id: made.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('P17: of twenty who save one number at once, one has it', async () => {
    const { caller, ours } = await practice();
    const patients = await Promise.all(
      Array.from({ length: 20 }, (_, n) => admit(ours, { lastName: `N${n}` })),
    );
    const saved = await Promise.allSettled(
      patients.map(({ id }) =>
        caller.patientIdentifiers.create({ patientId: id, kind: 'national', value: '1' }),
      ),
    );
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const { reason } of saved.filter(result => result.status === 'rejected'))
      expect(reason).toMatchObject({ code: 'CONFLICT' });
  });
});

test('CLI-2 K7 P18: a patient is found by any phone and address of theirs, until that is taken away', async () => {
  const { caller, ann, ofAnn } = await practice();
  const mother = { name: 'Mona Ames', relation: 'Mother', phone: '+49 30 7654321', isEmergency: true };
  const made = await caller.patientContacts.create({ ...ofAnn, ...mother });
  await caller.patientContacts.create({ ...ofAnn, relation: 'Work', email: 'ann@work.example' });
  // As it was typed: no sign, no country and no zero is added or taken away.
  for (const phone of ['+353 86 603 7129', '41 44 1234567', '(030) 123-4567'])
    expect(await caller.patientContacts.create({ ...ofAnn, phone })).toMatchObject({ phone });
  for (const search of ['4321', '030 765 4321', 'ann@work.example'])
    expect(ids(await caller.patients.list({ search })), search).toEqual([ann.id]);
  expect((await caller.patients.alike({ phone: '030 7654321' })).items).toMatchObject([
    { id: ann.id, alike: ['phone'] },
  ]);

  await expect(caller.patientContacts.create({ ...ofAnn, name: 'Nobody' })).rejects.toThrow(
    /phone number or an e-mail/,
  );
  await expect(caller.patientContacts.update({ ...versionOf(made), phone: null })).rejects.toThrow(
    /phone number or an e-mail/,
  );
  const changed = await caller.patientContacts.update({ ...versionOf(made), phone: '+49 30 1112222' });
  expect(ids(await caller.patients.list({ search: '4321' }))).toEqual([]);
  await caller.patientContacts.trash(versionOf(changed));
  expect(ids(await caller.patients.list({ search: '2222' }))).toEqual([]);
  expect((await caller.patientContacts.list({ ...ofAnn, trashed: true })).items).toMatchObject([
    { id: made.id },
  ]);
  await caller.patientContacts.restore({ id: made.id });
  expect(ids(await caller.patients.list({ search: '2222' }))).toEqual([ann.id]);
});

describe('CLI-3 P20: addresses', () => {
  const home = { kind: 'home' as const, lines: 'Old Street 1', country: 'DK' };
  const primaryOf = (items: { lines: string; isPrimary: boolean; validTo: string | null }[]) =>
    items.map(({ lines, isPrimary, validTo }) => [lines, isPrimary, validTo]);

  test('moving ends the former one the day before, and leaves that of others alone', async () => {
    const { caller, ofAnn, ofBo } = await practice();
    for (const of of [ofAnn, ofBo]) await caller.patientAddresses.create({ ...of, ...home });
    await caller.patientAddresses.create({
      ...ofAnn,
      ...home,
      lines: 'New Street 2',
      validFrom: '2030-03-01',
    });
    expect(primaryOf((await caller.patientAddresses.list(ofAnn)).items)).toEqual([
      ['New Street 2', true, null],
      ['Old Street 1', true, '2030-02-28'],
    ]);
    expect(primaryOf((await caller.patientAddresses.list(ofBo)).items)).toEqual([
      ['Old Street 1', true, null],
    ]);
  });

  test('one without a beginning takes the place of the former primary one, and so does one that becomes primary', async () => {
    const { caller, ofAnn } = await practice();
    const old = await caller.patientAddresses.create({ ...ofAnn, ...home });
    await caller.patientAddresses.create({ ...ofAnn, ...home, lines: 'Elsewhere 3' });
    expect(primaryOf((await caller.patientAddresses.list(ofAnn)).items)).toEqual([
      ['Elsewhere 3', true, null],
      ['Old Street 1', false, null],
    ]);
    const gone = await caller.patientAddresses.create({ ...ofAnn, ...home, kind: 'postal' });
    await caller.patientAddresses.trash(versionOf(gone));
    const letters = await caller.patientAddresses.create({ ...ofAnn, ...home, kind: 'postal' });
    expect(await caller.patientAddresses.restore({ id: gone.id })).toMatchObject({ isPrimary: false });
    await caller.patientAddresses.trash(versionOf(letters));
    await caller.patientAddresses.trash({ id: gone.id, version: 3 });
    const { version } = await caller.patientAddresses.get({ id: old.id });
    await caller.patientAddresses.update({ id: old.id, version, isPrimary: true });
    expect(primaryOf((await caller.patientAddresses.list(ofAnn)).items)).toEqual([
      ['Elsewhere 3', false, null],
      ['Old Street 1', true, null],
    ]);
  });

  test('an address needs no postal code, ends after it begins, and the database holds two primaries of a kind apart', async () => {
    const { caller, ofAnn } = await practice();
    const made = await caller.patientAddresses.create({ ...ofAnn, ...home });
    const backwards = { validFrom: '2030-01-02', validTo: '2030-01-01' };
    for (const attempt of [
      () => caller.patientAddresses.create({ ...ofAnn, ...home, ...backwards }),
      () => caller.patientAddresses.create({ ...ofAnn, ...home, country: 'XX' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const begun = await caller.patientAddresses.update({ ...versionOf(made), validFrom: '2030-01-02' });
    await expect(
      caller.patientAddresses.update({ ...versionOf(begun), validTo: '2030-01-01' }),
    ).rejects.toThrow(/cannot end before it begins/);
    await expect(
      admin.query(
        `insert into clinic.patient_addresses (tenant_id, patient_id, kind, lines, country, is_primary)
         select tenant_id, patient_id, kind, lines, country, true from clinic.patient_addresses where id = $1`,
        [made.id],
      ),
    ).rejects.toThrow(/patient_addresses_one_primary/);
  });
});

test('SEA-1: of two who add to one patient at once the second gathers what the first has saved by then', async () => {
  const { ours, caller, ann, ofAnn } = await practice();
  const waiting = `select ${WAITING}`;
  let second: Promise<unknown> | undefined;
  await asActor(planes, systemOf(ours), async em => {
    const patient = await em.findOneOrFail(Patient, { id: ann.id });
    em.create(PatientIdentifier, { patient, kind: 'other', value: 'Q777' });
    await em.flush();
    const mother = { name: 'Mona', relation: 'Mother', email: 'q888@x.test' };
    second = caller.patientContacts.create({ ...ofAnn, ...mother });
    await expect.poll(async () => (await admin.query(waiting)).rowCount, { timeout: 30_000 }).toBe(1);
  });
  await second;
  for (const search of ['Q777', 'q888@'])
    expect(ids(await caller.patients.list({ search })), search).toEqual([ann.id]);
});

test('CLI-2 P19: an answer to a text is kept with its version, changed by nobody, and never of tomorrow', async () => {
  const ours = await clinic({ timeZone: 'Pacific/Kiritimati' });
  const caller = await as(ours);
  const patient = await admit(ours);
  const today = Temporal.Now.plainDateISO('Pacific/Kiritimati');
  const text = { patientId: patient.id, kind: 'data_processing' as const, textVersion: 'Notice 4' };
  const given = await caller.patientConsents.create({ ...text, answer: 'given', answeredOn: `${today}` });
  await caller.patientConsents.create({ ...text, answer: 'withdrawn', answeredOn: `${today}` });
  await expect(
    caller.patientConsents.create({ ...text, answer: 'given', answeredOn: `${today.add({ days: 1 })}` }),
  ).rejects.toThrow(/cannot lie in the future/);
  const { items } = await caller.patientConsents.list({ patientId: patient.id });
  expect(items.map(({ answer }) => answer)).toEqual(['withdrawn', 'given']);

  const app = await sqlAs('app');
  await expect(
    app.query(`update clinic.patient_consents set answer = 'refused' where id = $1`, [given.id]),
  ).rejects.toThrow(/permission denied/);
});

test('TEN-8: who is bound to a facility sees the parts of its patients alone', async () => {
  const { caller, clinic: ours, patient, links } = await bookable();
  const elsewhere = await caller.facilities.create({ name: 'Elsewhere', kind: 'clinic', timeZone: 'UTC' });
  const { version } = await caller.patients.get({ id: patient.id });
  await caller.patients.update({ id: patient.id, version, facilityId: links.facilityId });
  const other = await caller.patients.admit({ lastName: 'Other', facilityId: elsewhere.id });
  const contact = { phone: '+49 30 7654321' };
  const own = await caller.patientContacts.create({ patientId: patient.id, ...contact });
  const theirs = await caller.patientContacts.create({ patientId: other.id, phone: '+49 30 7654999' });

  const { caller: bo } = await bound(ours, 'staff', [links.facilityId]);
  expect((await bo.patientContacts.get({ id: own.id })).id).toBe(own.id);
  for (const attempt of [
    () => bo.patientContacts.get({ id: theirs.id }),
    () => bo.patientContacts.list({ patientId: other.id }),
    () => bo.patientContacts.create({ patientId: other.id, ...contact }),
    () => bo.patientContacts.trash(versionOf(theirs)),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(ids(await bo.patients.list({ search: '7654999' }))).toEqual([]);

  // The index goes along when the patient moves to another facility.
  await caller.patients.update({ ...versionOf(other), facilityId: links.facilityId });
  expect(ids(await bo.patients.list({ search: '7654999' }))).toEqual([other.id]);
});
