import { expect, test } from 'vitest';
import { openDoor } from '../http/front-door.ts';
import { hostOf } from '../world/world.ts';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, gone, row, sees } from './browser/desk.ts';

test.each([1280, 375] as const)(
  'SCH-4 S35: the address of a calendar is made, shown once and revoked at %i px',
  async width => {
    const { clinic, caller, links } = await practice();
    const facility = await caller.facilities.get({ id: links.facilityId });
    const { knock } = await openDoor();
    const page = await enter(clinic, '/calendar-feeds', { width });
    const status = async (address: string) =>
      (await knock({ host: hostOf(clinic), path: new URL(address).pathname })).status;

    await sees(page, 'No calendar feeds yet');
    await button(page, 'New link').first().click();
    const form = dialog(page, 'New calendar feed');
    await choose(form, 'Bookings of a', 'Facility');
    await choose(form, 'Facility', facility.name);
    await button(form, 'Create').click();
    await sees(dialog(page, 'Link to the calendar'), 'shown only this once');
    await sees(dialog(page, 'Link to the calendar'), 'every 3 to 24 hours');
    const address = (await page.getByTestId('issued-feed').innerText()).trim();
    await button(page, 'Done').click();
    expect(await status(address)).toBe(200);

    await row(page, /Facility · without names/).waitFor();
    expect(await page.content()).not.toContain(address);
    await button(page, `Actions for ${facility.name}`).first().click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    const question = dialog(page, `Revoke this link for ${facility.name}?`);
    await button(question, 'Revoke').click();
    await gone(question);
    await sees(page, 'No calendar feeds yet');
    expect(await status(address)).toBe(404);
  },
);

test('UI-2: one page alone is marked as the one that is open, whatever its address begins with', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/calendar-feeds');

  const current = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current=page]');
  await current.first().waitFor();
  expect(await current.allTextContents()).toEqual(['Calendar feeds']);
  expect(await page.locator('.shell-link[data-active]').allTextContents()).toEqual(['Calendar feeds']);
});
