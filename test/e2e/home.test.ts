import { expect, test } from 'vitest';
import { admit } from '../world/world.ts';
import { practice, todayAt } from './browser/appointments.ts';
import { addressOf, enter } from './browser/browser.ts';
import {
  becomes,
  button,
  command,
  dialog,
  gone,
  link,
  pathOf,
  searchOf,
  sees,
  versionOf,
} from './browser/desk.ts';

test('FD12 UI-3: owners see figures and charts of the days in the address, with revenue', async () => {
  const { clinic, caller, book } = await practice({ currency: 'EUR' });
  const arrived = await caller.bookings.checkIn(versionOf(await book(todayAt(0))));
  await caller.bookings.complete(versionOf(arrived));
  const other = await admit(clinic, { firstName: 'Ada', lastName: 'Later' });
  await book(todayAt(11), { patientId: other.id });

  await caller.settings.updateAnalytics({ version: 1, targetUtilisation: 80 });

  const page = await enter(clinic);

  const tile = (label: string) => page.locator('.tile', { hasText: label });
  await tile('Bookings').getByText('1 completed, 0 cancelled').waitFor();
  await tile('Utilisation')
    .getByText(/of \d+ open hours booked/)
    .waitFor();
  await tile('Revenue').getByText('of completed bookings').waitFor();
  await page.getByRole('table', { name: 'Bookings over time' }).waitFor({ state: 'attached' });
  await page.getByRole('heading', { name: 'Revenue by practitioner' }).waitFor();
  await page.getByText('Aimed at: 80%').first().waitFor();

  await button(page, '12 months').click();
  await becomes(() => searchOf(page).from !== undefined, true);
  await page.getByRole('radio', { name: 'Months' }).waitFor({ state: 'attached' });
  expect(await page.getByRole('radio', { name: 'Months' }).isChecked()).toBe(true);
  await page.goto(addressOf(clinic, '/?from=2020-01-01&to=2020-02-01'));
  await sees(page, 'Nothing was booked in these days');
});

test('FD12: an auditor sees figures, and no money is sent to them', async () => {
  const { clinic, book } = await practice();
  await book(todayAt(11));
  const page = await enter(clinic, '/', { role: 'auditor' });
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await page.reload();

  await page.getByRole('heading', { name: 'Utilisation by practitioner' }).waitFor();
  expect(await page.getByText('Revenue').count()).toBe(0);
  expect(asked.filter(url => url.includes('revenue'))).toEqual([]);
});

test('a booking of today opens beside the home page, and back closes it (UI-2)', async () => {
  const { clinic, book, named } = await practice();
  await book(todayAt(9));
  const page = await enter(clinic, '/', { role: 'staff' });

  await link(page.getByRole('region', { name: 'Today' }), named).click();
  await dialog(page, 'Booking').getByText('09:00–09:30').waitFor();
  expect(pathOf(page)).toBe('/');
  await page.goBack();
  await gone(dialog(page, 'Booking'));

  await sees(page, 'Good day');
});

test('a new clinic is met with empty states that say what to do (UI-2)', async () => {
  const { clinic, caller, service } = await practice();
  await caller.services.trash(versionOf(service));
  const page = await enter(clinic, '/?view=desk');
  await sees(page, 'Nothing is booked today');
  await sees(page, 'Nobody waits.');
  await sees(page, 'No room is set up here.');
  await page.getByRole('radiogroup', { name: 'What the home page shows' }).getByText('Figures').click();
  await sees(page, 'Nothing was booked in these days');

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
