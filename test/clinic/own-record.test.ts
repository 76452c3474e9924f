import { expect, test } from 'vitest';
import { openedPortal, signedIn } from '../world/portal-browser.ts';
import { admit, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const PATIENT = { id: null, name: 'The patient, in the portal' };

test('CLI-2 SCH-5 AUD-1: a patient puts right how they are called and reached; the desk sees it, finds by it, and who it was', async () => {
  const { ours, email, patient, caller, facilityId } = await openedPortal();
  // At a facility, so that the index is kept there as well.
  const before = await caller.patients.update({
    ...{ id: patient.id, version: patient.version, facilityId, phone: '+49 30 1234567', notes: 'Difficult' },
  });
  const { portal } = await signedIn(ours, email);
  const { version, mayChange } = await portal.record();
  expect({ version, mayChange }).toEqual({ version: before.version, mayChange: true });

  const change = { phone: '+49\u00a030 7654321', language: 'de', preferredName: 'Lina' };
  const changed = await portal.changeRecord({ version, ...change });
  expect(changed).toMatchObject({ ...change, phone: '+49 30 7654321', lastName: 'Portal' });
  const seen = await caller.patients.get({ id: patient.id });
  expect(seen).toMatchObject({ ...change, phone: '+49 30 7654321', email, notes: 'Difficult' });
  const found = async (search: string) => (await caller.patients.list({ search })).items.map(({ id }) => id);
  expect(await found('7654321')).toEqual([patient.id]);
  expect(await found('Lina')).toEqual([patient.id]);
  expect(await found('1234567')).toEqual([]);

  const [told] = (await caller.patients.timeline({ id: patient.id })).items;
  expect(told).toMatchObject({ actor: PATIENT, action: 'UPDATE', procedure: 'portal.changeRecord' });
  expect(told?.changes).toEqual({
    language: { from: null, to: 'de' },
    phone: { protected: true },
    preferredName: { protected: true },
  });

  // Whoever looked before is told that somebody was faster, on both sides; the patient hears no name of the staff.
  await expect(
    caller.patients.update({ id: patient.id, version, phone: '+49 30 111111' }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  await caller.patients.update({ id: patient.id, version: seen.version, notes: 'Easy' });
  await expect(portal.changeRecord({ version: changed.version, phone: null })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: /^Someone changed this record/,
  });
  expect(await caller.patients.get({ id: patient.id })).toMatchObject({ phone: '+49 30 7654321' });
});

test('CLI-2 K7 D4: what the desk’s contract refuses, and who somebody is, the portal does not take', async () => {
  const { ours, email, patient, caller } = await openedPortal();
  const { portal } = await signedIn(ours, email);
  const { version } = await portal.record();
  const refused = [
    ...[{ phone: 'ring me' }, { language: 'German' }, { preferredName: 'x'.repeat(101) }],
    ...[{ email: 'other@patient.test' }, { firstName: 'Other' }, { birthDate: null }, { identifier: 'A1' }],
  ];
  for (const fields of refused)
    await expect(portal.changeRecord({ version, ...fields })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect((await caller.patients.get({ id: patient.id })).version).toBe(patient.version);
});

test('CLI-2 P20: a patient corrects a postal address, moves house, and changes the number of a contact', async () => {
  const { ours, email, patient, caller } = await openedPortal();
  const at = { patientId: patient.id, country: 'DE', city: 'Berlin' };
  const home = await caller.patientAddresses.create({ ...at, lines: 'Lindnweg 4' });
  const brother = { patientId: patient.id, name: 'Paul', phone: '+49 30 998877', isEmergency: true };
  const contact = await caller.patientContacts.create(brother);
  const { portal } = await signedIn(ours, email);

  const right = await portal.changeAddress({ id: home.id, version: home.version, lines: 'Lindenweg 4' });
  expect(right.addresses).toMatchObject([{ id: home.id, lines: 'Lindenweg 4', city: 'Berlin' }]);
  const moved = await portal.addAddress({
    ...{ lines: 'Am See 1', city: 'Potsdam', country: 'DE', validFrom: '2026-05-01' },
  });
  expect(moved.addresses).toMatchObject([
    { lines: 'Am See 1', isPrimary: true, validFrom: '2026-05-01' },
    { lines: 'Lindenweg 4', isPrimary: true, validTo: '2026-04-30' },
  ]);
  await portal.addAddress({ lines: 'Am See 2', country: 'DE' });
  const { items: seen } = await caller.patientAddresses.list({ patientId: patient.id });
  expect(seen.map(({ lines, isPrimary }) => [lines, isPrimary])).toEqual([
    ['Am See 2', true],
    ['Am See 1', false],
    ['Lindenweg 4', false],
  ]);
  await expect(
    portal.changeAddress({ id: home.id, version: home.version, lines: 'Late' }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });

  const { id, version } = contact;
  const rung = await portal.changeContact({ id, version, phone: '+49 30 112233' });
  expect(rung.contacts).toMatchObject([{ id, name: 'Paul', phone: '+49 30 112233', isEmergency: true }]);
  const { items: byPhone } = await caller.patients.list({ search: '112233' });
  expect(byPhone.map(found => found.id)).toEqual([patient.id]);
  await expect(
    portal.changeContact({ id, version: rung.contacts[0]?.version ?? 0, phone: '' }),
  ).rejects.toMatchObject({ message: /phone number or an e-mail address/ });
  const trail = await caller.audit.search({ entityId: home.id });
  expect(trail.items.filter(({ procedure }) => procedure?.startsWith('portal.'))[0]).toMatchObject({
    actor: PATIENT,
  });
});

test('SCH-5: with whom, where and when a patient likes to be booked is shown to the desk, and stays when it can be booked no more', async () => {
  const { ours, email, patient, booking, caller, facilityId, practitionerId, serviceId } =
    await openedPortal();
  const { portal } = await signedIn(ours, email);
  expect((await portal.bookings({})).items).toMatchObject([
    { id: booking.id, facilityId, practitionerId, serviceId },
  ]);
  const { version, preferences: none } = await portal.record();
  expect(none).toEqual({ practitioner: null, facility: null, weekdays: [], dayPart: null });

  const likes = { practitionerId, facilityId, weekdays: [5, 1, 5], dayPart: 'morning' as const };
  const { preferences, ...changed } = await portal.changePreferences({ version, ...likes });
  const liked = {
    ...{ practitioner: { id: practitionerId, name: expect.any(String) } },
    ...{ facility: { id: facilityId, name: expect.any(String) }, weekdays: [1, 5], dayPart: 'morning' },
  };
  expect(preferences).toEqual(liked);
  expect((await portal.home()).patient?.preferences).toEqual(liked);
  expect((await caller.patients.get({ id: patient.id })).preferences).toEqual(liked);
  const [told] = (await caller.patients.timeline({ id: patient.id })).items;
  expect(told).toMatchObject({ actor: PATIENT, changes: { preferredFacility: { to: facilityId } } });

  const { version: active } = await caller.users.get({ id: practitionerId });
  await caller.bookings.cancel({ id: booking.id, version: booking.version, reason: 'Leaves' });
  await caller.users.update({ id: practitionerId, version: active, status: 'inactive' });
  const fewer = { practitionerId, weekdays: [2] };
  const left = await portal.changePreferences({ version: changed.version, ...fewer });
  expect(left.preferences).toMatchObject({
    practitioner: { id: practitionerId },
    facility: null,
    weekdays: [2],
  });
  const cleared = await portal.changePreferences({ version: left.version });
  const again = portal.changePreferences({ version: cleared.version, practitionerId });
  await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(portal.changePreferences({ version: cleared.version, weekdays: [8] })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('D10 TEN-2: nothing is changed in a clinic that can only be read, nor without end', async () => {
  const { ours, email, patient } = await openedPortal();
  await admit(ours);
  const { portal } = await signedIn(ours, email);
  for (let nth = 0; nth < 30; nth++)
    await portal.changeRecord({ version: (await portal.record()).version, preferredName: `Paula ${nth}` });
  const often = portal.changeRecord({ version: patient.version, preferredName: 'Paula' });
  await expect(often).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await admin.query(`update platform.clinics set status = 'past_due' where id = $1`, [ours.id]);
  await expect.poll(async () => (await portal.record()).mayChange).toBe(false);
  await expect(portal.addAddress({ lines: 'Lindenweg 4', country: 'DE' })).rejects.toMatchObject({
    message: /Nothing can be changed here/,
  });
});
