import { expect, test } from 'vitest';
import { admit, as, clinic, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const TWINS = { lastName: 'Ames', birthDate: '2010-05-17', phone: null, email: null, identifier: null };

/** Two of a clinic who were born on one day and have one name. */
const twins = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const [ann, bea] = [
    await admit(ours, { ...TWINS, firstName: 'Ann' }),
    await admit(ours, { ...TWINS, firstName: 'Bea' }),
  ];
  const seenWith = async ({ id }: { id: string }) => {
    const { items } = await caller.patients.alike({
      lastName: 'Ames',
      birthDate: '2010-05-17',
      patientId: id,
    });
    return items.map(patient => patient.id);
  };
  return { ours, caller, ann, bea, seenWith };
};

test('P6: two who were told apart are not taken for each other again, from either side, until that is taken back', async () => {
  const { caller, ann, bea, seenWith } = await twins();
  expect(await seenWith(ann)).toEqual([bea.id]);

  const { id, version } = await caller.distinctPatients.tellApart({ patientId: bea.id, otherId: ann.id });
  expect(await seenWith(ann)).toEqual([]);
  expect(await seenWith(bea)).toEqual([]);
  // Somebody new may still be either of them.
  const { items } = await caller.patients.alike({ lastName: 'Ames', birthDate: '2010-05-17' });
  expect(items).toHaveLength(2);

  await caller.distinctPatients.trash({ id, version });
  expect(await seenWith(bea)).toEqual([ann.id]);
  await caller.distinctPatients.restore({ id });
  expect(await seenWith(bea)).toEqual([]);
});

test('P6: of each pair it is said once, whoever comes first, and of nobody and themselves', async () => {
  const { ours, caller, ann, bea } = await twins();
  await caller.distinctPatients.tellApart({ patientId: ann.id, otherId: bea.id });

  await expect(
    caller.distinctPatients.tellApart({ patientId: bea.id, otherId: ann.id }),
  ).rejects.toMatchObject({ code: 'CONFLICT', message: 'Somebody said already that these are two people.' });
  await expect(
    caller.distinctPatients.tellApart({ patientId: ann.id, otherId: ann.id }),
  ).rejects.toMatchObject({ message: 'Please choose two patients.' });
  const turned =
    'update clinic.distinct_patients set patient_id = other_id, other_id = patient_id where tenant_id = $1';
  await expect(admin.query(turned, [ours.id])).rejects.toThrow('distinct_patients_in_order');
});

test('P6: both records tell of whom the patient was told apart, by name', async () => {
  const { caller, ann, bea } = await twins();
  const { id } = await caller.distinctPatients.tellApart({ patientId: ann.id, otherId: bea.id });

  for (const { id: patientId } of [ann, bea]) {
    const { items } = await caller.distinctPatients.list({ patientId });
    expect(items.map(item => item.id)).toEqual([id]);
    expect(new Set([items[0]?.patient.name, items[0]?.other.name])).toEqual(
      new Set(['Ann Ames', 'Bea Ames']),
    );
  }
  const third = await admit((await twins()).ours);
  expect((await caller.distinctPatients.list({ patientId: third.id })).items).toEqual([]);
});

test('P6: two who were told apart are not merged before that is taken back', async () => {
  const { caller, ann, bea } = await twins();
  const { id, version } = await caller.distinctPatients.tellApart({ patientId: ann.id, otherId: bea.id });
  const pair = { patientId: bea.id, version: bea.version, mergedId: ann.id, mergedVersion: ann.version };

  await expect(caller.patientMerges.merge(pair)).rejects.toMatchObject({
    message: 'Somebody said that these are two people. Please take that back first.',
  });
  await caller.distinctPatients.trash({ id, version });
  await expect(caller.patientMerges.merge(pair)).resolves.toMatchObject({ patient: { id: bea.id } });
});
