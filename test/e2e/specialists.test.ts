import { expect, test } from 'vitest';
import { admit, as, clinic } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { act, button, choose, dialog, field, gone, row, sees } from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

test('CLI-4: a specialist is entered, changed, thrown away and taken back', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/specialists', { role: 'provider', bypassCSP: true });
  await sees(page, 'No specialists yet');
  await button(page, 'New specialist').first().click();
  const form = dialog(page, 'New specialist');
  await field(form, 'Name').fill('Dr. Bell');
  await button(form, 'Create').click();
  await sees(form, 'Please fill this in.');
  await field(form, 'Profession').fill('Neurologist');
  await field(form, 'Phone').fill('+49 30 7654321');
  await field(form, 'Postal address').fill('Lindenweg 4\n10115 Berlin');
  await isClear(page, 'the form of a specialist');
  await button(form, 'Create').click();
  await sees(page, 'Dr. Bell is saved.');
  await row(page, /Dr\. Bell.*Neurologist/).waitFor();
  await isClear(page, 'specialists');

  await act(page, 'Dr. Bell', 'Edit');
  const edited = dialog(page, 'Edit specialist');
  await field(edited, 'Practice or hospital').fill('Neurology at the Park');
  await button(edited, 'Save').click();
  await gone(edited);
  await act(page, 'Dr. Bell', 'Move to trash');
  await sees(page, 'No specialists yet');
  // Beside the offer to take back what was edited.
  const told = page.getByRole('alert').filter({ hasText: 'Dr. Bell is in the trash.' });
  await button(told, 'Undo').click();
  await row(page, /Dr\. Bell/).waitFor();
  expect((await (await as(ours)).specialists.list({})).items).toMatchObject([
    { name: 'Dr. Bell', organisation: 'Neurology at the Park', address: 'Lindenweg 4\n10115 Berlin' },
  ]);
});

test('CLI-4: specialists are added to a placement and removed from it, which can be undone; the desk sees none', async () => {
  const ours = await clinic();
  const doctor = await as(ours, 'provider');
  const { id: patientId } = await admit(ours);
  const made = await doctor.placements.create({ patientId, place: 'Haus am See', startsOn: '2026-03-01' });
  await doctor.specialists.create({ name: 'Dr. Bell', profession: 'Neurologist', phone: '+49 30 7654321' });
  const path = `/filled-forms/${made.filledFormId}`;
  const page = await enter(ours, path, { role: 'provider', bypassCSP: true });
  const card = page.getByRole('region', { name: 'Specialists' });
  await sees(card, 'None recorded');
  await button(card, 'Add specialist').click();
  const form = dialog(page, 'Add specialist');
  await choose(form, 'Who', 'Dr. Bell, Neurologist', 'Bell');
  await choose(form, 'Role', 'Referring');
  await field(form, 'Note').fill('Since May');
  await isClear(page, 'adding a specialist');
  await button(form, 'Add').click();
  await gone(form);
  await sees(card, 'Neurologist, Referring');
  await sees(card, '+49 30 7654321');
  await isClear(page, 'the specialists of a placement');

  // What was saved is told over the card, and stays for as long as a mouse is over it.
  await page.mouse.move(0, 0);
  await gone(page.getByText('Dr. Bell is saved.'));
  await act(page, 'Dr. Bell', 'Remove');
  await sees(card, 'None recorded');
  await button(page, 'Undo').click();
  await sees(card, 'Since May');

  const desk = await enter(ours, path, { role: 'staff' });
  await desk.getByRole('textbox', { name: 'Needs in health' }).waitFor();
  expect(await desk.getByRole('region', { name: 'Specialists' }).count()).toBe(0);
});
