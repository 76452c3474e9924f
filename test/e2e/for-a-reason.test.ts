import { expect, test } from 'vitest';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, field, gone, sees } from './browser/desk.ts';

test('FD7: outside the hours the desk is asked for a reason, and books for it or chooses another time', async () => {
  const { clinic, caller, listed, named, patient, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, { expects: /status of 422/ });
  await page.getByRole('button', { name: new RegExp(`${tuesday} 18:00:00`) }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);
  const question = dialog(page, 'Book it all the same?');

  await button(form, 'Book').click();
  await sees(question, /^Mo provider does not work at .* at this time\.$/);
  await button(question, 'Choose another time').click();
  await gone(question);
  await button(form, 'Book').click();
  await question.waitFor();
  await page.keyboard.press('Escape');
  await gone(question);
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect((await caller.bookings.list({ from: at(0), to: at(23) })).items).toEqual([]);

  await button(form, 'Book').click();
  await button(question, 'Book it all the same').click();
  await sees(question, 'Please fill this in.');
  await field(question, 'Why is it booked all the same?').fill('Only time for both');
  await button(question, 'Book it all the same').click();

  await sees(page, new RegExp(`${named} is booked for Tue,? 7 Jan, 18:00`));
  const { items } = await caller.bookings.list({ from: at(0), to: at(23) });
  expect(items).toMatchObject([{ startsAt: at(18), despiteReason: 'Only time for both' }]);
});
