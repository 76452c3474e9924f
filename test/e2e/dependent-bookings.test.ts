import { expect, test } from 'vitest';
import { availabilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { admit, faker, member } from '../world/world.ts';
import { at, practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, becomes, button, choose, dialog, field, gone, sees } from './browser/desk.ts';

test('K9: a practitioner who leaves hands the bookings to come over to a colleague', async () => {
  const { clinic, caller, book, links } = await practice();
  const { id } = await book(at(10));
  const colleague = await member(clinic, 'provider');
  const { version } = await caller.users.get({ id: colleague.id });
  await caller.users.update({ id: colleague.id, version, firstName: 'Nia' });
  await caller.availability.replaceWeek(availabilityFields(colleague.id, links.facilityId));
  const page = await enter(clinic, '/staff');

  await act(page, 'Mo provider', 'Move to trash');
  const question = dialog(page, 'There is a booking to come');
  await sees(question, /^Bookings with Mo provider on Tue,? 7 Jan.*: 1\.$/);
  await button(question, 'Keep Mo provider').click();
  await gone(question);
  expect(await caller.users.get({ id: links.practitionerId })).toMatchObject({ deletedAt: null });

  await act(page, 'Mo provider', 'Move to trash');
  await choose(question, 'Colleague', 'Nia provider', 'Nia');
  await button(question, 'Hand them over to a colleague').click();

  await sees(page, 'Mo provider is in the trash.');
  expect(await caller.bookings.get({ id })).toMatchObject({ practitioner: { id: colleague.id } });

  await sees(page, /1 booking is handed over\.$/);
  await button(page, 'Undo').click();
  await sees(page, '1 booking is as before.');
  expect(await caller.bookings.get({ id })).toMatchObject({ practitioner: { id: links.practitionerId } });
  expect(await caller.users.get({ id: links.practitionerId })).toMatchObject({ deletedAt: null });
});

test('K9: the bookings of a patient are cancelled for a reason before the patient goes to the trash', async () => {
  const { clinic, caller, book, listed } = await practice();
  const { id } = await book(at(10));
  const page = await enter(clinic, '/patients');

  await act(page, listed, 'Move to trash');
  const question = dialog(page, 'There is a booking to come');
  await button(question, 'Cancel them all').click();
  await sees(question, 'Please fill this in.');
  await field(question, 'Why are they cancelled?').fill('Entered twice');
  await button(question, 'Cancel them all').click();

  await sees(page, /is in the trash\. 1 booking is cancelled\.$/);
  await becomes(async () => (await caller.bookings.get({ id })).status, 'cancelled');
});

test('K9: an undo takes back what it can of a record and its bookings, and names what it cannot with why', async () => {
  const { clinic, caller, book, links, service, named } = await practice();
  const [first, second] = [await book(at(10)), await book(at(11))];
  const page = await enter(clinic, '/services');

  await act(page, service.name, 'Edit');
  const form = dialog(page, 'Edit service');
  await choose(form, 'Status', 'Archived');
  await button(form, 'Save').click();
  const question = dialog(page, 'There are 2 bookings to come');
  await field(question, 'Why are they cancelled?').fill('No longer offered');
  await button(question, 'Cancel them all').click();
  await sees(page, `${service.name} is saved. 2 bookings are cancelled.`);

  // Over by eleven, when the second was.
  const other = await caller.services.create(
    serviceFields(faker, { name: 'Other', durationMinutes: 30, bufferMinutes: 0 }),
  );
  const rival = await admit(clinic);
  await book(at(10), { patientId: rival.id, serviceId: other.id });
  await button(page, 'Undo').click();
  const left = dialog(page, 'A booking could not be put back');
  await sees(left, 'These stay as they are; 1 went back.');
  await sees(
    left,
    new RegExp(`^${named}, .*, 10:00: The practitioner already has a booking at this time\\.$`),
  );
  expect(await caller.services.get({ id: links.serviceId })).toMatchObject({ status: 'active' });
  expect(await caller.bookings.get({ id: second.id })).toMatchObject({ status: 'pending' });
  expect(await caller.bookings.get({ id: first.id })).toMatchObject({ status: 'cancelled' });
  await button(left, 'Close').last().click();
  await gone(left);
});
