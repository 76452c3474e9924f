import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { userFields } from '../../server/demo/factories/factories.ts';
import { projectRoot } from '../../server/env.ts';
import { join as joinClinic } from '../world/join.ts';
import { as, clinic, faker, PASSWORD, sqlAs, type TestClinic } from '../world/world.ts';
import { filledPractice, practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, gone, link, searchOf, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`), fullPage: true });

/** As if the proof of who they are were eleven minutes old; the server believes what it knew of a session for a second. */
const unconfirm = async (page: Page, { id }: TestClinic) => {
  const admin = await sqlAs('admin');
  await admin.query(
    `update identity.sessions set confirmed_at = now() - interval '11 minutes' where tenant_id = $1`,
    [id],
  );
  const status = () => page.evaluate(async () => (await fetch('/api/v1/exports/patients')).status);
  await becomes(status, 403);
};

const confirm = async (page: Page) => {
  const asked = dialog(page, 'Please confirm that it is you');
  await field(asked, 'Your password').fill(PASSWORD);
  await button(asked, 'Confirm').click();
};

const tabs = ['Organization', 'Bookings', 'Security', 'Integrations', 'Communication', 'Patients', 'Figures'];

/** Each width and each scheme once. */
const looks = [
  { width: 1280, scheme: 'light' },
  { width: 375, scheme: 'dark' },
] as const;

test.each(looks)('every kind of settings opens at $width pixels in the $scheme (UI-1, UI-2)', async look => {
  const page = await enter(await clinic(), '/settings', look);
  for (const name of tabs) {
    await page.getByRole('tab', { name }).click();
    await page.getByText('Default', { exact: true }).locator('visible=true').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ name, overflow: Math.max(0, overflow) }).toEqual({ name, overflow: 0 });
    await picture(page, `settings-${name.toLowerCase()}-${look.width}-${look.scheme}`);
  }
  expect(searchOf(page)).toEqual({ tab: 'analytics' });
});

test('AP5 TEN-13: an owner hears what follows before the clinic gets another time zone, and may leave it', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/settings');
  const zone = async () => (await (await as(ours)).clinic.profile()).timeZone;
  await choose(page, 'Time zone', 'Tokyo', 'Asia/Tokyo');
  const card = page.locator('form').filter({ hasText: 'What follows from a change' });
  await button(card, 'Save').click();
  const asked = dialog(page, 'Change it for the whole clinic?');
  await sees(asked, /No booking moves/);
  await picture(page, 'settings-basics-asked');
  await button(asked, 'Cancel').click();
  await gone(asked);
  expect(await zone()).toBe('Europe/Berlin');
  await button(card, 'Save').click();
  await button(asked, 'Change it').click();
  await becomes(zone, 'Asia/Tokyo');
});

test('a setting is the clinic’s own until it goes back to the default (TEN-12)', async () => {
  const ours = await clinic();
  const settings = async () => (await (await as(ours)).settings.get()).booking.own;
  const page = await enter(ours, '/settings?tab=booking');
  const free = page.getByRole('group', { name: 'Free times every' });

  await free.getByText('Default').waitFor();
  await choose(page, 'Free times every', '20 minutes');
  await free.getByText('Set by this clinic').waitFor();
  await button(page, 'Save').click();
  await becomes(async () => (await settings()).slotMinutes, 20);
  await button(free, 'Use the default: Free times every').click();
  await free.getByText('Default').waitFor();
  await button(page, 'Save').click();
  await becomes(async () => (await settings()).slotMinutes, null);

  await choose(page, 'The day starts at', '8 PM');
  await button(page, 'Save').click();
  await sees(page, 'The day must end after it starts.');
});

test('what is entered while the settings are being saved is kept (TEN-12 UI-1)', async () => {
  const page = await enter(await clinic(), '/settings?tab=booking');
  let answer = (): void => undefined;
  const held = new Promise<void>(release => (answer = release));
  await page.route('**/trpc/settings.updateBooking*', async route => {
    await held;
    await route.continue();
  });
  await choose(page, 'Free times every', '20 minutes');
  await button(page, 'Save').click();
  await choose(page, 'The day starts at', '6 AM');
  answer();
  await sees(page, 'The settings are saved.');
  await becomes(() => button(page, 'Save').isEnabled(), true);
  const shows = (name: string) => page.getByRole('combobox', { name }).inputValue();
  expect([await shows('Free times every'), await shows('The day starts at')]).toEqual(['20 minutes', '6 AM']);
  // So is what is entered while that is taken back.
  await button(page, 'Undo').click();
  await becomes(() => shows('Free times every'), '15 minutes');
  expect(await shows('The day starts at')).toBe('6 AM');
});

test('times are written as the clinic likes (TEN-12)', async () => {
  const { clinic: ours, caller } = await practice();
  await caller.settings.updateOrganization({ version: 1, clock: '12h' });
  const page = await enter(ours, '/calendar?view=day');
  await page
    .getByText(/^8\s?am$/i)
    .first()
    .waitFor();
});

test('an owner keeps the clinic’s details, and makes its secret (TEN-1)', async () => {
  const ours = await clinic();
  const profile = async () => (await as(ours)).clinic.profile();
  const page = await enter(ours, '/settings', { width: 375 });

  await field(page, 'Legal name').fill('Sunrise Ltd');
  await field(page, 'Domain of your own').fill('not a domain');
  const details = page.locator('form', { has: page.getByLabel('Legal name') });
  await button(details, 'Save').click();
  await sees(page, 'Please enter a host name');
  await field(page, 'Domain of your own').fill('');
  await button(details, 'Save').click();
  await becomes(async () => (await profile()).legalName, 'Sunrise Ltd');

  await page.getByRole('tab', { name: 'Integrations' }).click();
  await button(page, 'Make a secret').click();
  const secret = await page.getByTestId('clinic-secret').textContent();
  expect(secret).toMatch(/^mfs_/);
  await picture(page, 'settings-secret-375');
  await button(dialog(page), 'Done').click();
  await button(page, 'Make a new secret').click();
  await button(dialog(page, 'Make a new secret?'), 'Make a new secret').click();
  await expect.poll(() => page.getByTestId('clinic-secret').textContent()).not.toBe(secret);
});

test('what guards the clinic changes once its owner has said who they are, and not when they cancel (IDN-3)', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  await caller.clinic.rotateSecret();
  const name = { title: null, firstName: 'Ada', lastName: 'Away' };
  const member = await joinClinic(ours, userFields(faker, { ...name, role: 'admin' }));
  await caller.users.trash({ id: member.id, version: 1 });
  const page = await enter(ours, '/settings?tab=security', { expects: /status of 403/ });
  const idle = async () => (await caller.settings.get()).security.own.idleMinutes;

  await choose(page, 'Sign people out after being away for', '1 hour');
  await unconfirm(page, ours);
  await button(page, 'Save').click();
  await dialog(page, 'Please confirm that it is you').waitFor();
  await page.keyboard.press('Escape');
  await gone(dialog(page));
  expect(await idle()).toBeNull();
  await button(page, 'Save').click();
  await confirm(page);
  await sees(page, 'The settings are saved.');
  expect(await idle()).toBe(60);

  await page.getByRole('tab', { name: 'Integrations' }).click();
  await unconfirm(page, ours);
  await button(page, 'Make a new secret').click();
  await button(dialog(page, 'Make a new secret?'), 'Make a new secret').click();
  await confirm(page);
  await sees(page, /^mfs_/);
  await button(dialog(page), 'Done').click();

  await page.goto(new URL('/trash?kind=staff', page.url()).href);
  await unconfirm(page, ours);
  await button(page, 'Restore Ada Away').click();
  await confirm(page);
  await sees(page, 'Ada Away is back.');
});

test('an owner takes everything along, once they have said who they are (TEN-2)', async () => {
  const { clinic: ours, patient } = await filledPractice();
  const page = await enter(ours, '/settings', { expects: /status of 403/ });
  const everything = button(page, 'Export everything');
  await unconfirm(page, ours);

  await everything.click();
  const saving = page.waitForEvent('download');
  await confirm(page);
  const file = await saving;
  await sees(page, 'The export is in your downloads.');

  expect(file.suggestedFilename()).toMatch(/^clinic-.*-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(await readFile(await file.path()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['bookings.csv', 'patients.csv', 'audit_entries.csv']),
  );
  expect(strFromU8(files['patients.csv'] ?? new Uint8Array())).toContain(patient.id);
});

test('an export that is cancelled leaves nothing behind, and can be begun anew (TEN-2)', async () => {
  const { clinic: ours } = await practice();
  const page = await enter(ours, '/settings', { width: 375 });
  await page.route(/exports\.part/, () => undefined);
  await button(page, 'Export everything').click();
  await sees(page, 'Please keep this page open.');
  await picture(page, 'settings-export-375');
  await button(page, 'Cancel').click();
  await gone(page.getByText('Please keep this page open.'));
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.unroute(/exports\.part/);
  const saving = page.waitForEvent('download');
  await button(page, 'Export everything').click();
  await saving;
});

test('who may not change settings reads them, and nothing of the clinic’s secret (TEN-12)', async () => {
  const page = await enter(await clinic(), '/settings?tab=integration', { role: 'staff' });
  await page.getByRole('group', { name: 'API tokens work for' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'API tokens work for' }).isDisabled()).toBe(true);
  expect(await button(page, 'Save').count()).toBe(0);
  expect(await page.getByText('Secret of the clinic').count()).toBe(0);
});

test.each([1280, 375] as const)(
  'a new clinic is led through its first steps at %i pixels (TEN-2)',
  async width => {
    const ours = await clinic();
    const page = await enter(ours, '/', { width });
    const card = page.getByRole('region', { name: 'First steps' });

    await card.getByText('0 of 8 done').waitFor();
    await picture(page, `first-steps-${width}`);
    await link(card, 'Offer a service').click();
    await page.getByRole('heading', { name: 'Services', level: 1 }).waitFor();
  },
);

test('the first steps are nobody’s business who does not lead the clinic (TEN-2)', async () => {
  const page = await enter(await clinic(), '/', { role: 'staff' });
  await sees(page, 'Good day');
  await sees(page, 'No practitioner can be booked yet');
  await gone(page.getByRole('region', { name: 'First steps' }));
});

test('SET-1 UI-2: settings are taken along as a file, shown before a file changes them, and put back, while what is typed stays', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  await caller.settings.updateBooking({ version: 1, slotMinutes: 20 });
  const page = await enter(ours, '/settings', { bypassCSP: true });
  const waiting = page.waitForEvent('download');
  await button(page, 'Export').click();
  const saved = await waiting;
  expect(saved.suggestedFilename()).toBe(`${ours.slug}-settings.json`);
  const file = JSON.parse(await readFile(await saved.path(), 'utf8'));
  expect(file).toMatchObject({ booking: { slotMinutes: 20 }, organization: { clock: null } });

  const give = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('{"booking":{"colour":"green"}}');
  await sees(page, 'Nothing was changed: "booking, colour" in this file is no setting');
  await give('not even JSON');
  await sees(page, 'Nothing was changed: this is no file of settings.');

  await page.getByRole('tab', { name: 'Communication' }).click();
  await field(page, 'Name of the sender').fill('Half typed');
  await page.getByRole('tab', { name: 'Organization' }).click();
  await give(JSON.stringify({ ...file, organization: { clock: '12h', weekStartsOn: 7 } }));
  const shown = dialog(page, 'Take these settings?');
  await sees(shown, '12 hours, such as 2:30 pm');
  await sees(shown, 'Sunday');
  expect(await look(page, 'the settings of a file')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
  await button(shown, 'Change 2 settings').click();
  await sees(page, '2 settings are changed.');
  const clock = page.getByRole('combobox', { name: 'Times are written with' });
  await becomes(() => clock.inputValue(), '12 hours, such as 2:30 pm');
  const chosen = async () => {
    const { clock, weekStartsOn } = (await caller.settings.get()).organization.own;
    return [clock, weekStartsOn];
  };
  await becomes(chosen, ['12h', 7]);
  await button(page, 'Undo').click();
  await becomes(chosen, [null, null]);
  await becomes(() => clock.inputValue(), 'As usual in the clinic’s region');
  await page.getByRole('tab', { name: 'Communication' }).click();
  expect(await field(page, 'Name of the sender').inputValue()).toBe('Half typed');
});
