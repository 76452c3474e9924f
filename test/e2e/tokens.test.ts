import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { appRouter } from '../../server/router.ts';
import { contextWith, hostOf } from '../world/world.ts';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, becomes, button, choose, dialog, field, gone, isFocused, row, sees } from './browser/desk.ts';

test.each([1280, 375] as const)(
  'a token is made, shown once, used, replaced and revoked at %i px (IDN-6 UI-1)',
  async width => {
    const { clinic } = await practice();
    const page = await enter(clinic, '/tokens', { width });
    const call = (token: string) =>
      appRouter.createCaller(contextWith(hostOf(clinic), undefined, token)).patients.list({});
    const shown = async () => (await page.getByTestId('issued-token').innerText()).trim();

    await sees(page, 'No API tokens yet');
    await button(page, 'New token').first().click();
    const form = dialog(page, 'New API token');
    await button(form, 'Create').click();
    await sees(form, 'Please fill this in.');
    await field(form, 'Service').fill('Laboratory');
    await choose(form, 'May', 'Patients: read');
    await page.keyboard.press('Escape');
    await button(form, 'Create').click();
    await sees(dialog(page, 'Token of Laboratory'), 'shown only this once');
    const first = await shown();
    await button(page, 'Done').click();
    expect((await call(first)).items).not.toHaveLength(0);

    await row(page, /Laboratory/).waitFor();
    expect(await page.content()).not.toContain(first);
    await act(page, 'Laboratory', 'Replace');
    await sees(dialog(page, 'Token of Laboratory'), 'shown only this once');
    const second = await shown();
    expect(second).not.toBe(first);
    await button(page, 'Done').click();
    await sees(page, 'Being replaced');

    await button(page, 'Actions for Laboratory').first().click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    const question = dialog(page, 'Revoke the token of Laboratory?');
    await button(question, 'Revoke').click();
    await gone(question);
    await row(page, /Revoked/).waitFor();
    await expect(call(second)).rejects.toThrow('This token is not valid here.');
  },
);

test('K1: a token expires by the clinic’s clock, whatever zone the browser is in (IDN-6)', async () => {
  const { clinic, caller } = await practice();
  const page = await enter(clinic, '/tokens', { zone: 'Pacific/Auckland' });
  await button(page, 'New token').first().click();
  const form = dialog(page, 'New API token');
  await field(form, 'Service').fill('Laboratory');
  await choose(form, 'May', 'Patients: read');
  await page.keyboard.press('Escape');
  await button(form, /^Expires/).click();
  const today = Temporal.Now.plainDateISO('Europe/Berlin');
  const named = today.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  await button(page, named).click();
  await page.getByRole('spinbutton').first().pressSequentially('2359');
  await button(page, 'Done').click();
  await button(form, 'Create').click();
  await dialog(page, 'Token of Laboratory').waitFor();

  const { items } = await caller.tokens.list({});
  const end = today.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '23:59' });
  expect(Date.parse(items[0]?.expiresAt ?? '')).toBe(end.epochMilliseconds);
});

test('a token is made with the keyboard alone, which then goes on where it was (IDN-6 UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/tokens');
  const { keyboard } = page;
  const open = button(page, 'New token').first();
  await open.focus();

  await keyboard.press('Enter');
  const form = dialog(page, 'New API token');
  await becomes(() => isFocused(field(form, 'Service')), true);
  await keyboard.press('Escape');
  await gone(form);
  await becomes(() => isFocused(open), true);

  await keyboard.press('Enter');
  await becomes(() => isFocused(field(form, 'Service')), true);
  await keyboard.type('Laboratory');
  await keyboard.press('Enter');
  await becomes(() => isFocused(form.getByRole('combobox', { name: 'May' })), true);
  await keyboard.type('Patients: read');
  for (const key of ['ArrowDown', 'Enter', 'Escape', 'Shift+Tab', 'Shift+Tab', 'Enter'])
    await keyboard.press(key);
  await becomes(() => isFocused(button(page, 'Copy')), true);
  await keyboard.press('Escape');
  await gone(page.getByTestId('issued-token'));
  await becomes(() => isFocused(page.getByRole('main')), true);
  await keyboard.press('Tab');
  expect(await isFocused(open)).toBe(true);
});
