import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { practice, todayAt } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, button, choose, dialog, field, gone, link, row, sees } from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

const openTab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

test('CLI-4 CLI-6 WRK-2: a nurse’s shift: a fever is measured in two clicks, a medicine is ordered beside the allergies, a fall is written down, and the tasks are done', {
  timeout: 240_000,
}, async () => {
  const { caller, clinic, book, listed, patient } = await practice();
  const { id, version } = await caller.patients.get({ id: patient.id });
  await caller.patients.update({ id, version, alerts: ['Allergic to penicillin'] });
  await caller.substances.create({ name: 'Amoxicillin', otherNames: ['Augmentin'], groups: ['Penicillins'] });
  await caller.tasks.create({ title: 'Morning round', items: ['Weigh everybody', 'Fill the trolley'] });
  await book(todayAt(0));
  const page = await enter(clinic, '/patients', {
    role: 'provider',
    bypassCSP: true,
    expects: /status of 422/,
  });

  // The patient feels hot: from the patient it takes two clicks and a number.
  await row(page, listed).click();
  await openTab(page, 'Health');
  await button(page, 'Measure').click();
  const measuring = dialog(page, 'Measure');
  await field(measuring, 'Temperature').fill('61');
  await button(measuring, 'Save').click();
  await measuring.getByRole('alert').or(measuring.locator('[aria-invalid=true]')).first().waitFor();
  await field(measuring, 'Temperature').fill('39.1');
  await isClear(page, 'measuring');
  await button(measuring, 'Save').click();
  await sees(page, 'The measurements are saved.');
  await gone(measuring);
  await page.getByRole('button', { name: /Temperature.*39\.1.*too high/ }).waitFor();
  await isClear(page, 'the fever');

  // What the patient must not have is said before it is ordered, and ordering it takes a reason.
  await openTab(page, 'Medicines');
  await sees(page, 'Allergic to penicillin');
  await button(page, 'Prescribe').click();
  const ordering = dialog(page, 'Prescribe a medicine');
  await field(ordering, 'Medicine').fill('Augmentin');
  await sees(ordering, /Augmentin may be what this alert is about/);
  await isClear(page, 'a medicine that does not go together with an allergy');
  await button(ordering, 'Prescribe').click();
  const doubt = dialog(page, 'Enter it all the same?');
  await button(doubt, 'Go back').click();
  await field(ordering, 'Medicine').fill('Paracetamol');
  await gone(ordering.getByText(/may be what this alert is about/));
  await button(ordering, 'Prescribe').click();
  await sees(page, 'Paracetamol is saved.');
  await gone(ordering);
  await act(page, 'Paracetamol', 'Stop the medicine');
  const stopping = dialog(page, 'Stop Paracetamol');
  await field(stopping, 'Why it is stopped').fill('The fever is gone');
  await button(stopping, 'Stop the medicine').click();
  await sees(page, 'Paracetamol is stopped.');
  await button(page, 'Undo').click();
  await button(page, 'Actions for Paracetamol').waitFor();
  await isClear(page, 'what the patient takes');

  // A fall is written down while it is fresh, with who was told.
  await openTab(page, 'Health');
  await button(page, 'Incident').click();
  const incident = dialog(page, 'Incident');
  await field(incident, 'What happened').fill('Slipped beside the bed');
  await button(incident, 'Save').click();
  await sees(incident, 'Please say how grave it was.');
  await choose(incident, 'How grave', 'No harm');
  await field(incident, 'Who was told').fill('The physician on duty');
  await isClear(page, 'the form of an incident');
  await button(incident, 'Save').click();
  await sees(page, 'Incident is saved.');
  await sees(page, /No harm, told: The physician on duty/);

  // And the round of the morning is ticked off, line by line.
  await link(page, 'Tasks').click();
  await row(page, /Morning round/).click();
  const round = dialog(page, 'Edit task');
  for (const line of ['Weigh everybody', 'Fill the trolley'])
    await round.getByRole('checkbox', { name: line }).check();
  await sees(round, '2 of 2 done');
  await isClear(page, 'the round');

  const { items } = await caller.medications.sheet({ patientId: patient.id });
  expect(items).toMatchObject([{ drug: 'Paracetamol', state: 'current' }]);
  expect((await caller.healthEvents.list({ patientId: patient.id })).items).toMatchObject([
    { kind: 'incident', gravity: 'none', told: 'The physician on duty' },
  ]);
});
