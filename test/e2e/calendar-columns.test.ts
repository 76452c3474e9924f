import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { faker, member } from '../world/world.ts';
import { at, practice, tuesday, wednesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, isFocused, sees } from './browser/desk.ts';

const day = `/calendar?date=${tuesday}&view=day`;
const heads = (page: Page) => page.locator('.day-name').allTextContents();

/** Three practitioners: Zoe Aaronson, Mo provider, Ada Zimmer, by name. */
const three = async () => {
  const made = await practice();
  for (const [firstName, lastName] of [
    ['Zoe', 'Aaronson'],
    ['Ada', 'Zimmer'],
  ] as const) {
    const { id } = await member(made.clinic, 'provider');
    await made.caller.users.update({ id, version: 1, firstName, lastName });
  }
  return made;
};

test('FD5: the order of columns is the user’s, by the keyboard, and is there in another browser', async () => {
  const { clinic } = await three();
  const page = await enter(clinic, day);
  await becomes(() => heads(page), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);

  await button(page, 'Columns').press('Enter');
  const up = button(page, 'Move Ada Zimmer to the left');
  await up.focus();
  await page.keyboard.press('Enter');
  await becomes(() => heads(page), ['Zoe Aaronson', 'Ada Zimmer', 'Mo provider']);
  await becomes(() => isFocused(up), true);
  await page.keyboard.press('Enter');
  const order = ['Ada Zimmer', 'Zoe Aaronson', 'Mo provider'];
  await becomes(() => heads(page), order);
  await page.keyboard.press('Escape');
  await becomes(() => isFocused(button(page, 'Columns')), true);
  await page.waitForLoadState('networkidle');

  const elsewhere = await enter(clinic, `/calendar?date=${wednesday}&view=day`);
  await becomes(() => heads(elsewhere), order);
  const colleague = await enter(clinic, day, { role: 'staff' });
  await becomes(() => heads(colleague), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);
});

test('FD5: a column is hidden and shown again, and the button says how many are', async () => {
  const { clinic } = await three();
  const page = await enter(clinic, day);
  await becomes(() => heads(page), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);

  await button(page, 'Columns').click();
  for (const name of ['Zoe Aaronson', 'Mo provider'])
    await page.getByRole('checkbox', { name }).press('Space');
  await becomes(() => heads(page), ['Ada Zimmer']);
  expect(await page.getByRole('checkbox', { name: 'Ada Zimmer' }).isDisabled()).toBe(true);
  await button(page, 'Columns (2 hidden)').waitFor();
  await page.getByRole('checkbox', { name: 'Mo provider' }).press('Space');
  await becomes(() => heads(page), ['Mo provider', 'Ada Zimmer']);
});

test('FD5: two columns that are hidden one right after the other on a slow line stay hidden', async () => {
  const { clinic } = await three();
  const page = await enter(clinic, day);
  await becomes(() => heads(page), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);
  const clicked = Promise.withResolvers<void>();
  let saves = 0;
  await page.route('**/trpc/preferences.save*', async route => {
    if (++saves === 1) await clicked.promise;
    await route.continue();
  });

  await button(page, 'Columns').click();
  for (const name of ['Zoe Aaronson', 'Mo provider'])
    await page.getByRole('checkbox', { name }).press('Space');
  await becomes(() => heads(page), ['Ada Zimmer']);
  clicked.resolve();
  await becomes(() => saves, 2);
  await page.waitForLoadState('networkidle');
  await button(page, 'Columns (2 hidden)').waitFor();
  await page.reload();
  await becomes(() => heads(page), ['Ada Zimmer']);
});

test('FD5 SCH-4: a day has a column for each facility, and a booking is moved to another one', async () => {
  const { clinic, caller, book, links, named } = await practice();
  const other = await caller.facilities.create(facilityFields(faker, { name: 'Annexe' }));
  const { id } = await book(at(10));
  const page = await enter(clinic, `${day}&lanes=facility`, { expects: /status of 422/ });
  const own = page.locator('.booking-event', { hasText: named });
  await own.waitFor();
  expect(await heads(page)).toContain('Annexe');

  await own.focus();
  await page.keyboard.press('m');
  const isFirst = (await heads(page))[0] === 'Annexe';
  await page.keyboard.press(isFirst ? 'ArrowLeft' : 'ArrowRight');
  await sees(page.locator('.move-bar'), /Annexe/);
  await page.keyboard.press('Enter');
  // The practitioner has no hours there.
  await page.getByLabel('Why is it booked all the same?').fill('The usual room is being painted');
  await button(page.getByRole('dialog'), 'Book it all the same').click();

  await becomes(async () => (await caller.bookings.get({ id })).facility.id, other.id);
  expect(await caller.bookings.get({ id })).toMatchObject({
    startsAt: at(10),
    practitioner: { id: links.practitionerId },
  });
});
