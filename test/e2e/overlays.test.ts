import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { filledPractice } from './appointments.ts';
import { addressOf, enter } from './browser.ts';
import { button, dialog, field, row } from './desk.ts';
import { look } from './obstacles.ts';

const opened = (name: string) => (page: Page) => dialog(page, name).waitFor();
/** What is not an address of its own: forms and menus over a page. */
const overlays: { on: string; open: (page: Page) => Promise<unknown> }[] = [
  {
    on: '/services',
    open: page =>
      button(page, 'New service')
        .click()
        .then(() => opened('New service')(page)),
  },
  {
    on: '/facilities',
    open: page =>
      button(page, 'New facility')
        .click()
        .then(() => opened('New facility')(page)),
  },
  {
    on: '/staff',
    open: page =>
      button(page, 'Invite')
        .click()
        .then(() => opened('Invite a colleague')(page)),
  },
  {
    on: '/services',
    open: page =>
      button(page, /Account/)
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Change password' }).click())
        .then(() => opened('Change your password')(page)),
  },
  {
    on: '/patients',
    open: page =>
      button(page, /^Actions for/)
        .first()
        .click()
        .then(() => page.getByRole('menu').waitFor()),
  },
  {
    on: '/audit',
    open: page =>
      row(page, /Created/)
        .first()
        .getByRole('button')
        .click()
        .then(() => opened('Entry')(page)),
  },
  {
    on: '/settings',
    open: page =>
      page.keyboard
        .press('Control+K')
        .then(() => field(page, 'Search patients, pages and actions').waitFor()),
  },
  {
    on: '/settings',
    open: page =>
      button(page, /Account/)
        .click()
        .then(() => page.getByRole('menu').waitFor()),
  },
];

test('nothing stands in anybody’s way in forms and menus (UI-2)', { timeout: 120_000 }, async () => {
  const made = await filledPractice();
  const page = await enter(made.clinic, '/', { bypassCSP: true });
  const found: string[] = [];

  for (const { on, open } of overlays) {
    await page.setViewportSize({ width: 1280, height: 812 });
    await page.goto(addressOf(made.clinic, on));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await open(page);
    found.push(...(await look(page, `over ${on}`)));
  }

  expect(found).toEqual([]);
});
