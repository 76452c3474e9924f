import { expect, test } from 'vitest';
import { availabilityFields } from '../../server/demo/factories/factories.ts';
import { member } from '../world/world.ts';
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

  await sees(page, /is in the trash\.$/);
  await becomes(async () => (await caller.bookings.get({ id })).status, 'cancelled');
});
