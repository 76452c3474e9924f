import { expect, test } from 'vitest';
import { admit } from '../world/world.ts';
import { practice, todayAt } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, command, dialog, gone, link, pathOf, sees, versionOf } from './browser/desk.ts';

test('the home page counts what happened and lists today (UI-1, UI-3)', async () => {
  const { clinic, caller, book, named } = await practice();
  const arrived = await caller.bookings.checkIn(versionOf(await book(todayAt(0))));
  await caller.bookings.complete(versionOf(arrived));
  const other = await admit(clinic, { firstName: 'Ada', lastName: 'Later' });
  await book(todayAt(11), { patientId: other.id });

  const page = await enter(clinic);

  const tile = (label: string) => page.locator('.tile', { hasText: label });
  await tile('Bookings today').getByText('1 completed, 1 ahead').waitFor();
  await tile('Patients').getByText('2', { exact: true }).waitFor();
  await tile('Revenue').waitFor();
  const agenda = page.locator('.agenda');
  expect(await agenda.getByRole('link').allTextContents()).toEqual([
    expect.stringMatching(new RegExp(`^00:00.*${named}.*Completed$`)),
    expect.stringMatching(/^11:00.*Ada Later.*Pending$/),
  ]);
  await page.getByRole('heading', { name: 'Bookings per day' }).waitFor();
  await page.getByRole('table', { name: 'Bookings per day' }).waitFor({ state: 'attached' });
});

test('a booking of today opens from the home page, and back returns to it (UI-2)', async () => {
  const { clinic, book, named } = await practice();
  await book(todayAt(9));
  const page = await enter(clinic);

  await page.getByRole('link', { name: new RegExp(named) }).click();
  await dialog(page, 'Booking').getByText('09:00–09:30').waitFor();
  await page.goBack();

  await sees(page, 'Good day');
});

test('a new clinic is met with empty states that say what to do (UI-2)', async () => {
  const { clinic, caller, service } = await practice();
  await caller.services.trash(versionOf(service));
  const page = await enter(clinic);
  await sees(page, 'Nothing is booked today');

  await link(page, 'Services').click();
  await sees(page, 'Bookings need a service');
  await page.getByRole('main').getByRole('button', { name: 'New service' }).last().click();
  await dialog(page, 'New service').waitFor();
});

test('an address without a page says so and leads home (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic);

  await page.goto(new URL('/no-such-page', page.url()).href);
  await sees(page, 'There is no page at this web address');
  await link(page, 'Go to the dashboard').click();

  await sees(page, 'Good day');
  expect(pathOf(page)).toBe('/');
});

test('every page is one command away (UI-2)', async () => {
  const { clinic, listed, named, patient } = await practice();
  const page = await enter(clinic);
  await sees(page, 'Good day');

  await command(page, 'audit');
  await gone(page.getByRole('dialog').getByText('Services'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();

  await command(page, patient.lastName.slice(0, 4));
  await page.getByRole('dialog').getByText(listed).click();
  await page.getByRole('heading', { name: named }).waitFor();

  await command(page, 'nothing at all is called this');
  await page.getByRole('dialog').getByText('Nothing found').waitFor();
});

test('single keys lead to pages until they are switched off (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic);
  await sees(page, 'Good day');

  await page.keyboard.type('gf');
  await page.getByRole('heading', { name: 'Facilities' }).waitFor();
  await page.keyboard.type('n');
  await button(dialog(page, 'New booking'), 'Cancel').click();
  await gone(dialog(page));
  await page.keyboard.type('?');
  await dialog(page, 'Keyboard shortcuts').getByRole('switch').click();
  await page.keyboard.press('Escape');
  await gone(dialog(page));
  await page.keyboard.type('gp');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();

  expect(pathOf(page)).toBe('/calendar');
});

test('light and dark follow the system until somebody chooses, and the choice stays (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/', { scheme: 'dark' });
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  await becomes(scheme, 'dark');

  await button(page, /Account/).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  await becomes(scheme, 'light');
  await page.reload();

  await sees(page, 'Good day');
  expect(await scheme()).toBe('light');
});

test('the keyboard reaches the content past the navigation (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/services');
  await page.getByRole('table', { name: 'Services' }).waitFor();

  await page.reload();
  await page.getByRole('table', { name: 'Services' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  await page.keyboard.press('Enter');

  await becomes(() => page.evaluate(() => document.activeElement?.id), 'main');
});
