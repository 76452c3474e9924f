import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { filledPractice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, dialog, field, row } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const opened = (name: string) => (page: Page) => dialog(page, name).waitFor();
/** What is not an address of its own: forms and menus over a page. */
const overlays: { what: string; on: string; open: (page: Page) => Promise<unknown> }[] = [
  {
    what: 'the form of a service',
    on: '/services',
    open: page =>
      button(page, 'New service')
        .click()
        .then(() => opened('New service')(page)),
  },
  {
    what: 'the form of a facility',
    on: '/facilities',
    open: page =>
      button(page, 'New facility')
        .click()
        .then(() => opened('New facility')(page)),
  },
  {
    what: 'the form of an invitation',
    on: '/staff',
    open: page =>
      button(page, 'Invite')
        .click()
        .then(() => opened('Invite a colleague')(page)),
  },
  {
    what: 'the form of a password',
    on: '/services',
    open: page =>
      button(page, /Account/)
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Change password' }).click())
        .then(() => opened('Change your password')(page)),
  },
  ...[
    { of: 'a booking', on: '/calendar?view=agenda&book=new', name: 'Date' },
    { of: 'a list', on: '/bookings?span=custom', name: 'From' },
  ].map(({ of, on, name }) => ({
    what: `the open date of ${of}`,
    on,
    open: (page: Page) =>
      field(page, name)
        .click()
        .then(() => page.getByRole('table').getByRole('button').first().waitFor()),
  })),
  {
    what: 'the open date of the calendar',
    on: '/calendar?view=day',
    open: page =>
      button(page, /^Go to date/)
        .click()
        .then(() => page.getByRole('table').getByRole('button').first().waitFor()),
  },
  {
    what: 'the open months of the calendar',
    on: '/calendar?view=day',
    open: page =>
      button(page, /^Go to date/)
        .click()
        .then(() => page.locator('.mantine-DatePickerInput-calendarHeaderLevel').click())
        .then(() => page.locator('.mantine-DatePickerInput-monthsListControl').first().waitFor()),
  },
  {
    what: 'the open end of a token',
    on: '/tokens',
    open: page =>
      button(page, 'New token')
        .first()
        .click()
        .then(() => button(dialog(page), /^Expires/).click())
        .then(() => page.getByRole('table').getByRole('button').first().waitFor()),
  },
  {
    what: 'the menu of a row',
    on: '/patients',
    open: page =>
      button(page, /^Actions for/)
        .first()
        .click()
        .then(() => page.getByRole('menu').waitFor()),
  },
  {
    what: 'an entry of the audit log',
    on: '/audit',
    open: page =>
      row(page, /Created/)
        .first()
        .getByRole('button')
        .click()
        .then(() => opened('Entry')(page)),
  },
  {
    what: 'the command palette',
    on: '/settings',
    open: page =>
      page.keyboard
        .press('Control+K')
        .then(() => field(page, 'Search patients, bookings, pages and more').waitFor()),
  },
  {
    what: 'the menu of the account',
    on: '/settings',
    open: page =>
      button(page, /Account/)
        .click()
        .then(() => page.getByRole('menu').waitFor()),
  },
];

let made: Awaited<ReturnType<typeof filledPractice>>;
beforeAll(async () => {
  made = await filledPractice();
});

test.each(overlays)('nothing stands in anybody’s way in $what (UI-2)', async ({ what, on, open }) => {
  const page = await enter(made.clinic, on, { bypassCSP: true });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await open(page);

  expect(await look(page, what)).toEqual([]);
});
