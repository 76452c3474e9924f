import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sqlAs } from '../world/world.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, searchOf, sees, versionOf } from './browser/desk.ts';

const dayLink = (page: Page, name: RegExp): Locator => page.getByRole('link', { name });

test('SCH-4 P9: a month counts what stands on each of its days, shows the first three, and leads to the day', async () => {
  const { clinic, caller, book, named, patient } = await practice();
  await caller.patients.update({ id: patient.id, version: patient.version, alerts: ['Latex'] });
  for (const hour of [8, 9, 10, 11]) await book(at(hour));
  await caller.bookings.cancel({ ...versionOf(await book(at(15))), reason: 'Ill' });
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=month`);
  const day = dayLink(page, /Tue, 7 Jan 2031/);
  await dayLink(page, /Tue, 7 Jan 2031, 4 bookings/).waitFor();
  await sees(day, 'and 1 more');
  expect(await day.locator('.month-booking').allTextContents()).toEqual([
    `08:00 ${named}Alert: Latex`,
    `09:00 ${named}Alert: Latex`,
    `10:00 ${named}Alert: Latex`,
  ]);
  await dayLink(page, /Wed, 8 Jan 2031, 0 bookings/).waitFor();
  await sees(page, 'January 2031');

  await book(at(14));
  await dayLink(page, /Tue, 7 Jan 2031, 5 bookings/).waitFor();

  await button(page, 'Next month').click();
  await sees(page, 'February 2031');
  await button(page, 'Previous month').click();
  await day.press('Enter');
  await becomes(() => searchOf(page).view, 'day');
  expect(searchOf(page).date).toBe(tuesday);
});

test('FD1: a month whose bookings have not come shows no day as free', async () => {
  const { clinic, book } = await practice();
  await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
  const held = Promise.withResolvers<void>();
  await page.route('**/trpc/**bookings.list**', async route => {
    await held.promise;
    await route.continue();
  });
  await page.getByText('Month', { exact: true }).click();
  await page.locator('[aria-busy=true]').first().waitFor();
  expect(await dayLink(page, /bookings/).count()).toBe(0);
  held.resolve();
  await dayLink(page, /7 Jan 2031, 1 booking/).waitFor();
});

test('FD1: a calendar that cannot show every booking says from when on they are missing', {
  timeout: 180_000,
}, async () => {
  const { clinic, book } = await practice();
  const { id } = await book(at(10));
  const admin = await sqlAs('admin');
  // Only to be looked at: neither the trail nor the claims of these matter here.
  await admin.query('begin; set local session_replication_role = replica');
  await admin.query(
    `insert into clinic.bookings select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).*
     from clinic.bookings b, generate_series(1, 1000) where b.id = $1`,
    [id],
  );
  await admin.query('commit');
  for (const view of ['month', 'agenda', 'day']) {
    const page = await enter(clinic, `/calendar?date=${tuesday}&view=${view}`);
    // A thousand of one time take long to draw beside other tests.
    page.setDefaultTimeout(30_000);
    await sees(page, 'Only the first 1,000 bookings are shown');
    await sees(page, /What is booked after Tue,? 7 Jan, 10:00, is missing here/);
  }
  // A thousand and no more are all of them.
  await admin.query('begin; set local session_replication_role = replica');
  await admin.query('delete from clinic.bookings where id = $1', [id]);
  await admin.query('commit');
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=agenda`);
  page.setDefaultTimeout(30_000);
  await page.locator('.agenda-row').first().waitFor();
  expect(await page.getByText('Only the first').count()).toBe(0);
});
