import { expect, test } from 'vitest';
import { appRouter } from '../../server/router.ts';
import { contextWith, hostOf } from '../world.ts';
import { practice } from './appointments.ts';
import { enter } from './browser.ts';
import { act, button, choose, dialog, field, gone, row, sees } from './desk.ts';

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
    await expect
      .poll(() => call(second).catch((error: Error) => error.message), { timeout: 5000 })
      .toBe('This token is not valid here.');
  },
);
