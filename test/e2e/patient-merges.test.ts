import { expect, test } from 'vitest';
import { practice } from './browser/appointments.ts';
import { addressOf, enter } from './browser/browser.ts';
import { becomes, button, dialog, gone, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('P2 P4 P5 P6: two who may be one are compared and merged, the old address leads on, and the merge is undone from the record', async () => {
  const { clinic, patient, caller } = await practice();
  const { firstName, lastName } = await caller.patients.get({ id: patient.id });
  const names = { firstName, lastName, birthDate: '1980-05-17' };
  const other = await caller.patients.admit({ ...names, phone: '+49 30 7654321' });
  const { version } = await caller.patients.get({ id: patient.id });
  await caller.patients.update({ id: patient.id, version, birthDate: '1980-05-18', phone: null });

  const page = await enter(clinic, `/patients/${patient.id}`, { bypassCSP: true });
  await sees(page, 'May be the same person as');
  await page.getByRole('status').getByRole('button').first().click();
  const compare = dialog(page, 'Merge with another patient');
  await sees(compare, 'Nothing else will move.');
  await compare
    .getByRole('row', { name: /Birth date/ })
    .getByRole('radio')
    .nth(1)
    .check();
  expect(await look(page, 'the comparison of two patients')).toEqual([]);
  await button(compare, 'Merge').click();
  await gone(compare);
  await becomes(async () => (await caller.patients.get({ id: patient.id })).birthDate, '1980-05-17');
  expect((await caller.patients.get({ id: patient.id })).phone).toBe('+49 30 7654321');
  await sees(page, 'Merged with');

  const old = await enter(clinic, `/patients/${other.id}`);
  await old.waitForURL(`**/patients/${patient.id}*`);
  await sees(old, /was merged into/);

  await page.getByRole('button', { name: /^Undo the merge with/ }).click();
  await becomes(async () => (await caller.patients.get({ id: other.id })).deletedAt, null);
  await becomes(async () => (await caller.patients.get({ id: patient.id })).birthDate, '1980-05-18');
});

test('P6: twins are told apart once, and it can be taken back from the record of either', async () => {
  const { clinic, patient, caller } = await practice();
  const { firstName, lastName } = await caller.patients.get({ id: patient.id });
  const twin = await caller.patients.admit({ firstName, lastName, birthDate: '1980-05-17' });

  const page = await enter(clinic, `/patients/${patient.id}`);
  await page.getByRole('button', { name: /^Not the same person as/ }).click();
  await sees(page, 'It is remembered that they are two people.');
  await gone(page.getByText('May be the same person as'));

  await page.goto(addressOf(clinic, `/patients/${twin.id}`));
  await sees(page, `Not the same person as ${firstName} ${lastName}`);
  await button(page, `${firstName} ${lastName} may be the same person after all`).click();
  await sees(page, 'May be the same person as');
});
