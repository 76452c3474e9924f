import { expect, test } from 'vitest';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, becomes, button, choose, dialog, field, gone, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('CLI-2 CLI-3: contacts, addresses, numbers and consents are kept from the record, and what is removed comes back', async () => {
  const { clinic, patient, caller } = await practice();
  const page = await enter(clinic, `/patients/${patient.id}`, { bypassCSP: true });
  const section = (name: string) => page.getByRole('region', { name });

  await button(page, 'Add contact').click();
  const contact = dialog(page, 'Add contact');
  await field(contact, 'Name').fill('Mona Mother');
  await button(contact, 'Save').click();
  await sees(contact, 'Please enter a phone number or an e-mail address.');
  await field(contact, 'Phone').fill('+49 30 7654321');
  await contact.getByLabel('To be called in an emergency').check();
  await button(contact, 'Save').click();
  await sees(section('Contacts'), 'Emergency contact');

  await button(page, 'Add address').click();
  const address = dialog(page, 'Add address');
  await field(address, 'Street and number').fill('9 Long Road');
  await choose(address, 'Country', 'Denmark', 'Denm');
  await button(address, 'Save').click();
  await sees(section('Addresses'), /9 Long Road\s+Denmark/);

  await button(page, 'Add number').click();
  const number = dialog(page, 'Add number');
  await field(number, 'Number').fill('A 123 456');
  await button(number, 'Save').click();
  await sees(section('Numbers'), 'A 123 456');

  await button(page, 'Add answer').click();
  const answer = dialog(page, 'Add answer');
  await field(answer, 'Version of the text').fill('Notice 4');
  await choose(answer, 'Answer', 'Refused');
  await button(answer, 'Save').click();
  await sees(section('Consents'), 'Refused');
  await gone(answer);
  expect(await look(page, 'the record of a patient')).toEqual([]);

  await act(page, 'Mona Mother', 'Remove');
  await sees(section('Contacts'), 'None recorded');
  await button(page, 'Undo').click();
  await sees(section('Contacts'), 'Mona Mother');

  // Later than the offer to undo it stands.
  await act(page, 'Mona Mother', 'Remove');
  await sees(section('Contacts'), 'None recorded');
  await button(page, 'Removed from contacts').click();
  await button(page, 'Restore Mona Mother').click();
  await sees(section('Contacts'), 'Nothing was removed');
  await button(page, 'Removed from contacts').click();
  await sees(section('Contacts'), 'Emergency contact');
  await becomes(async () => (await caller.patients.list({ search: '4321' })).items.length, 1);
});

test('P9: an alert is seen where the patient is chosen, booked and looked up', async () => {
  const { clinic, patient, caller, listed } = await practice();
  const { version } = await caller.patients.get({ id: patient.id });
  await caller.patients.update({ id: patient.id, version, alerts: ['Allergy to latex'] });
  const page = await enter(clinic, `/patients/${patient.id}`);
  await sees(page, 'Allergy to latex');
  await page.getByRole('link', { name: 'Book', exact: true }).click();
  const form = dialog(page, 'New booking');
  await becomes(
    async () => (await form.getByRole('combobox', { name: 'Patient' }).inputValue()).startsWith(listed),
    true,
  );
  await sees(form.getByRole('note', { name: 'Alerts' }), 'Allergy to latex');
});
