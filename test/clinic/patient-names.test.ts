import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { admit, as, bookable, clinic, slot, sqlAs } from '../world/world.ts';

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

const admin = await sqlAs('admin');

test('CLI-2 P12: somebody of one name is admitted, listed, found, booked and written to under it', async () => {
  const { caller, links } = await bookable();
  const { id } = await caller.patients.admit({ lastName: 'Suharto' });
  const [row] = (await caller.patients.list({ search: 'suhar' })).items;
  expect(row).toMatchObject({ id, firstName: '', lastName: 'Suharto' });

  const booking = await caller.bookings.book({ ...links, patientId: id, startsAt: slot(9) });
  expect(booking.patient.name).toBe('Suharto');

  const cher = await caller.patients.admit({ firstName: 'Cher' });
  expect((await caller.patients.list({ search: 'cher' })).items[0]).toMatchObject({
    id: cher.id,
    lastName: '',
  });
  const nameless = { message: expect.stringContaining('Please enter a name.') };
  await expect(caller.patients.admit({})).rejects.toMatchObject(nameless);
  await expect(caller.patients.update({ ...versionOf(cher), firstName: '' })).rejects.toMatchObject(nameless);
});

test('P13: bookings and lists call people as they want to be called, and by no former name', async () => {
  const { caller, links, patient } = await bookable();
  const { version } = await caller.patients.get({ id: patient.id });
  const names = { firstName: 'Margarethe', lastName: 'Schulz', preferredName: 'Gretl', formerName: 'Weiß' };
  await caller.patients.update({ id: patient.id, version, ...names });
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const listed = await caller.bookings.list({ from: slot(0), to: slot(24) });
  expect([booked, ...listed.items].map(item => item.patient.name)).toEqual(['Gretl Schulz', 'Gretl Schulz']);
});

test('CLI-2: a patient is found by each of the names, the former and the one they go by included', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const names = { firstName: 'Margarethe', lastName: 'Schulz', middleName: 'Luise' };
  const { id } = await admit(ours, { ...names, preferredName: 'Gretl', formerName: 'Weiß-Öttinger' });
  await admit(ours, { firstName: 'Margarethe', lastName: 'Schulze' });
  for (const search of ['gretl', 'luise', 'weiss', 'oettinger', 'Öttinger Margarethe', 'Schulz Gretl'])
    expect(
      (await caller.patients.list({ search })).items.map(item => item.id),
      search,
    ).toEqual([id]);

  const patient = await caller.patients.get({ id });
  expect(patient).toMatchObject({ ...names, preferredName: 'Gretl', formerName: 'Weiß-Öttinger' });
  await caller.patients.update({ id, version: patient.version, formerName: null });
  expect((await caller.patients.list({ search: 'oettinger' })).items).toEqual([]);
});

test('CLI-2: only who has died has a date of death, neither before the birth nor after the clinic’s today', async () => {
  const timeZone = 'Pacific/Kiritimati';
  const caller = await as(await clinic({ timeZone }));
  const today = Temporal.Now.plainDateISO(timeZone);
  const born = { lastName: 'Old', birthDate: '1930-05-06' };
  const { id, version } = await caller.patients.admit(born);
  const dead = { id, version, status: 'deceased' as const };
  for (const [change, sentence] of [
    [{ id, version, diedOn: '2020-01-01' }, 'Only a patient who has died has a date of death.'],
    [{ ...dead, diedOn: '1930-05-05' }, 'Nobody dies before they are born.'],
    [{ ...dead, diedOn: `${today.add({ days: 1 })}` }, 'A date of death cannot lie in the future.'],
  ] as const)
    await expect(caller.patients.update(change), sentence).rejects.toMatchObject({
      message: expect.stringContaining(sentence),
    });
  const saved = await caller.patients.update({ ...dead, diedOn: `${today}` });
  expect(saved.diedOn).toBe(`${today}`);
  // Whoever was taken for dead by mistake.
  expect(
    await caller.patients.update({ id, version: saved.version, status: 'active', diedOn: null }),
  ).toMatchObject({ status: 'active', diedOn: null });

  for (const set of [`died_on = '2020-01-01'`, `status = 'deceased', died_on = '1930-05-05'`])
    await expect(admin.query(`update clinic.patients set ${set} where id = $1`, [id]), set).rejects.toThrow(
      /patients_died/,
    );
});

test('CLI-2: alerts stand wherever the patient is booked, and go when they are taken away', async () => {
  const { caller, links, patient } = await bookable();
  const alerts = ['Allergy to latex', 'Two people to lift'];
  const { version } = await caller.patients.get({ id: patient.id });
  const changed = await caller.patients.update({ id: patient.id, version, alerts });

  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  expect(booked.patient.alerts).toEqual(alerts);
  const listed = async () =>
    (await caller.bookings.list({ from: slot(0), to: slot(24) })).items.map(item => item.patient.alerts);
  expect(await listed()).toEqual([alerts]);
  expect((await caller.bookings.get({ id: booked.id })).patient.alerts).toEqual(alerts);
  expect((await caller.patients.list({})).items.map(item => item.alerts)).toEqual([alerts]);

  await caller.patients.update({ id: patient.id, version: changed.version, alerts: [] });
  expect(await listed()).toEqual([[]]);
});
