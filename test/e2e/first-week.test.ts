import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { operator } from '../world/console.ts';
import { PASSWORD } from '../world/world.ts';
import { addressOf, signIn, visit } from './browser/browser.ts';
import { act, button, choose, dialog, field, gone, link, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

/**
 * The first week of an admin: a clinic that nobody has worked in yet, from the console to the first booking, all of it
 * through the pages.
 */

const slug = `first-${Date.now().toString(36)}`;
const clinic = { slug };
const [owner, doctor] = [`ada@${slug}.test`, `mo@${slug}.test`];
const NEW = 'kettle orbit lantern 88';

/** The next Tuesday: a day of the week that opens, and is not over. */
const today = Temporal.Now.plainDateISO('Europe/Berlin');
const tuesday = today.add({ days: ((2 - today.dayOfWeek + 7) % 7) + 7 }).toString();

const isClear = async (page: Page, station: string): Promise<void> => {
  expect(await look(page, station)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
};

/** Opens the link of an invitation, which development machines show beside the letter. */
const accept = async (link: string): Promise<Page> => {
  const { pathname, hash } = new URL(link);
  const page = await visit(clinic, pathname + hash, { bypassCSP: true });
  await page.getByLabel('Choose a password', { exact: true }).fill(NEW);
  await button(page, 'Join First Steps').click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' });
  return page;
};

/** How far the clinic has come, as its home page says. */
const hasDone = async (page: Page, count: number): Promise<void> => {
  await page.goto(addressOf(clinic, '/'));
  await sees(page, `${count} of 8 done`);
};

const step = async (page: Page, name: string): Promise<void> => {
  await page.goto(addressOf(clinic, '/'));
  await link(page, name).click();
};

/** Of the clinic on its settings, and of a facility on its page. */
const addAddress = async (page: Page): Promise<void> => {
  await button(page, 'Add address').click();
  const form = dialog(page, 'Add address');
  await field(form, 'Street and number').fill('1 Long Road');
  await field(form, 'Postal code').fill('10115');
  await field(form, 'Town').fill('Berlin');
  await button(form, 'Save').click();
  await gone(form);
  await sees(page.getByRole('region', { name: 'Addresses' }), /1 Long Road/);
};

test('UI-1 CLI-1 TEN-2: from the opening of a clinic to its first booking, step by step', {
  timeout: 300_000,
}, async () => {
  const { email } = await operator('admin');
  const desk = await visit({ slug: 'platform' });
  await signIn(desk, email, PASSWORD);
  await desk.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' });
  await desk.goto(addressOf({ slug: 'platform' }, '/console/clinics'));
  // Where there is none yet, the empty table offers it too.
  await button(desk, 'Open a clinic').first().click();
  const opening = dialog(desk, 'Open a clinic');
  await field(opening, 'Name').fill('First Steps');
  await field(opening, 'Web address').fill(slug);
  await field(opening, 'Owner’s e-mail').fill(owner);
  await field(opening, 'First name').fill('Ada');
  await field(opening, 'Last name').fill('Admin');
  await button(opening, 'Open the clinic').click();
  await sees(opening, `${owner} is invited as the owner`);

  const page = await accept((await opening.locator('pre').textContent()) ?? '');
  await sees(page, 'Good day, Ada Admin');
  await sees(page, '0 of 8 done');
  await isClear(page, 'an empty clinic');

  await link(page, 'Enter the clinic’s legal name and postal address').click();
  await field(page, 'Legal name').fill('First Steps GmbH');
  const profile = page.locator('form').filter({ has: field(page, 'Legal name') });
  await button(profile, 'Save').click();
  await sees(page, 'saved');
  await addAddress(page);

  await step(page, 'Give your facility its postal address');
  await row(page, /First Steps/).waitFor();
  await act(page, 'First Steps', 'Edit');
  await link(dialog(page, 'Edit facility'), 'Where it is stands on its page').click();
  await addAddress(page);

  await step(page, 'Offer a service');
  await button(page, 'New service').first().click();
  const service = dialog(page, 'New service');
  await field(service, 'Name').fill('Consultation');
  await field(service, 'Minutes').fill('30');
  await field(service, 'Price').fill('60');
  await button(service, 'Create').click();
  await gone(service);

  await step(page, 'Invite a colleague');
  await button(page, 'Invite').first().click();
  const invitation = dialog(page, 'Invite a colleague');
  await field(invitation, 'First name').fill('Mo');
  await field(invitation, 'Last name').fill('Medic');
  await choose(invitation, 'Role', 'Practitioner');
  await field(invitation, 'E-mail').fill(doctor);
  await button(invitation, 'Invite').click();
  const shown = dialog(page, 'The link of the invitation');
  const colleague = await accept(await field(shown, 'Link').inputValue());
  await button(shown, 'Done').click();
  await sees(colleague, 'Good day, Mo Medic');
  await hasDone(page, 4);

  await step(page, 'Set somebody’s weekly hours');
  await act(page, 'Mo Medic', 'Weekly hours');
  const week = dialog(page, 'Weekly hours of Mo Medic');
  await button(week, 'Add hours on Monday').click();
  await button(week, 'The hours of Monday from Monday to Friday').click();
  await isClear(page, 'the week of a practitioner');
  await button(week, 'Save').click();
  await sees(page, 'The weekly hours are saved.');

  await step(page, 'New patient');
  const patient = dialog(page, 'New patient');
  await field(patient, 'First name').fill('Petra');
  await field(patient, 'Last name').fill('Patient');
  await button(patient, 'Create').click();
  await gone(patient);
  await hasDone(page, 6);

  await step(page, 'Make a booking');
  const booking = dialog(page, 'New booking');
  await choose(booking, 'Patient', 'Patient, Petra', 'Patient');
  await choose(booking, 'Service', 'Consultation');
  await choose(booking, 'Practitioner', 'Mo Medic');
  await field(booking, 'Date').fill(tuesday);
  await field(booking, 'Date').press('Tab');
  await button(booking, '09:00').click();
  await button(booking, 'Book').click();
  await sees(page, /Petra Patient is booked for .*, 09:00/);

  // What is left is the owner's own, and the colleague finds the patient in the calendar.
  await hasDone(page, 7);
  await link(page, 'Protect your own account with a second factor').waitFor();
  await isClear(page, 'a clinic with one booking');
  await colleague.goto(addressOf(clinic, `/calendar?date=${tuesday}&view=day`));
  await colleague.locator('.booking-event', { hasText: 'Petra Patient' }).waitFor();
});
