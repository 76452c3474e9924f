import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import { askFor, codeIn, openedPortal, portalBrowser } from '../world/portal-browser.ts';
import { admit } from '../world/world.ts';
import { addressOf, visit } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, gone, link, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';
import { plugIn } from './browser/plug-in.ts';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`), fullPage: true });

type Opened = Awaited<ReturnType<typeof openedPortal>>;

/** Types the e-mail address, and answers the letter that came. */
const ask = async (page: Page, { email }: Opened): Promise<string> => {
  await field(page, 'E-mail address').fill(email);
  const before = (await mailsTo(email)).length;
  await button(page, 'Send me a link').click();
  await sees(page, 'Please look into your mail');
  await becomes(async () => (await mailsTo(email)).length, before + 1);
  return (await mailsTo(email)).at(-1)?.body ?? '';
};

const signIn = async (page: Page, clinic: Opened): Promise<void> => {
  const letter = await ask(page, clinic);
  await page.goto(addressOf(clinic.ours, `/portal/enter#${tokenIn(letter)}`));
  await button(page, 'Sign in').click();
  await page.getByRole('heading', { name: 'Paula Portal', level: 1 }).waitFor();
};

test('O2 UI-1 SCH-5 D8: a patient signs in on a phone by a letter, moves and cancels an appointment, and signs out', async () => {
  const clinic = await openedPortal();
  const { patient, booking, caller } = clinic;
  await caller.patientAddresses.create({
    patientId: patient.id,
    lines: 'Lindenweg 4',
    city: 'Berlin',
    country: 'DE',
  });
  await caller.patientContacts.create({
    patientId: patient.id,
    name: 'Paul Portal',
    relation: 'Brother',
    phone: '+49 30 99 88 77',
    isEmergency: true,
  });
  await caller.patientConsents.create({
    patientId: patient.id,
    kind: 'treatment',
    textVersion: '2026-03',
    answer: 'given',
    answeredOn: '2026-03-04',
  });
  const page = await visit(clinic.ours, '/portal', { width: 375, bypassCSP: true });
  await button(page, 'Send me a link').waitFor();
  await picture(page, 'portal-door-375');
  expect(await look(page, 'the door')).toEqual([]);
  await signIn(page, clinic);
  const card = page.getByRole('article');
  await button(card, 'Move').waitFor();
  await picture(page, 'portal-bookings-375');
  expect(await look(page, 'appointments')).toEqual([]);

  await button(card, 'Move').click();
  // So late that it can still be cancelled, at whatever hour this runs.
  const later = page.getByRole('group').last().getByRole('button').first();
  await later.waitFor();
  await picture(page, 'portal-move-375');
  expect(await look(page, 'other times')).toEqual([]);
  await later.click();
  await button(card, 'Move it').click();
  await becomes(
    async () => (await caller.bookings.get({ id: booking.id })).startsAt !== booking.startsAt,
    true,
  );
  await button(card, 'Cancel').click();
  await picture(page, 'portal-cancel-375');
  expect(await look(page, 'a cancellation')).toEqual([]);
  await button(card, 'Cancel it').click();
  await sees(card, 'Cancelled');
  await button(card, 'I want it after all').click();
  await sees(card, 'Confirmed');

  await page.getByRole('tab', { name: 'Your data' }).click();
  await sees(page, 'Lindenweg 4');
  await picture(page, 'portal-record-375');
  expect(await look(page, 'own data')).toEqual([]);
  await page.getByRole('tab', { name: 'Who looked' }).click();
  await page.getByRole('table', { name: 'Who looked at your data' }).waitFor();
  await picture(page, 'portal-accesses-375');
  expect(await look(page, 'who looked')).toEqual([]);
  await button(page, 'Sign out').click();
  await button(page, 'Send me a link').waitFor();
  // Whoever has the phone next finds the door, and nothing of who was here.
  await page.goBack();
  await button(page, 'Send me a link').waitFor();
  expect(await page.getByText('Paula Portal').count()).toBe(0);
});

test('CLI-2 SCH-5: a patient puts right on a phone how they are reached, says what they like, and books so', async () => {
  const clinic = await openedPortal();
  const { patient, caller } = clinic;
  const page = await visit(clinic.ours, '/portal', { width: 375, bypassCSP: true });
  await signIn(page, clinic);
  await page.getByRole('tab', { name: 'Your data' }).click();
  await button(page, 'Change this').click();
  await field(page, 'Called').fill('Lina');
  await picture(page, 'portal-details-375');
  expect(await look(page, 'a change of own data')).toEqual([]);
  await button(page, 'Save').click();
  await becomes(async () => (await caller.patients.get({ id: patient.id })).preferredName, 'Lina');
  // On a phone it lies over the list that is chosen from, for as long as it can be taken back.
  const said = page.getByRole('alert').filter({ hasText: 'It is saved, and the clinic sees it.' });
  await button(said, 'Close').click();
  await gone(said);
  await button(page, 'Add a postal address').click();
  await field(page, 'Street and number').fill('Am See 1');
  await choose(page, 'Country', 'Germany', 'Germ');
  await picture(page, 'portal-address-375');
  expect(await look(page, 'a new address')).toEqual([]);
  await button(page, 'Save').click();
  await sees(page, 'Am See 1');
  await button(page, 'Change what you like').click();
  await choose(page, 'Time of day', 'In the morning');
  await picture(page, 'portal-likes-375');
  expect(await look(page, 'what somebody likes')).toEqual([]);
  await button(page, 'Save').click();
  await becomes(async () => (await caller.patients.get({ id: patient.id })).preferences.dayPart, 'morning');
  await sees(page, 'In the morning');
  await page.getByRole('tab', { name: 'Appointments' }).click();
  await link(page, 'Book an appointment').click();
  await page.getByRole('checkbox', { name: 'Only what I like: In the morning' }).waitFor();
  await picture(page, 'portal-book-375');
  expect(await look(page, 'what is liked')).toEqual([]);
});

test('D8: a program that presses the button of a link uses nothing up, and the code of the letter leads back', async () => {
  const clinic = await openedPortal();
  const page = await visit(clinic.ours, '/portal', { width: 375 });
  const letter = await ask(page, clinic);
  await picture(page, 'portal-asked-375');
  const scanner = await visit(clinic.ours, `/portal/enter#${tokenIn(letter)}`, {
    width: 375,
    expects: /status of 422/,
  });
  await button(scanner, 'Sign in').click();
  await sees(scanner, 'This link opens only in the browser in which you asked for it.');
  await picture(scanner, 'portal-elsewhere-375');
  await field(page, 'Code of the letter').fill(codeIn(letter).toLowerCase());
  await button(page, 'Sign in with the code').click();
  await page.getByRole('heading', { name: 'Paula Portal', level: 1 }).waitFor();
});

test('IDN-4 UI-1: a patient adds a passkey on a phone, signs in by it without typing anything, and removes it', async () => {
  const clinic = await openedPortal();
  const page = await visit(clinic.ours, '/portal', { width: 375, bypassCSP: true, expects: /status of 404/ });
  await plugIn(page);
  await signIn(page, clinic);
  await page.getByRole('tab', { name: 'Your data' }).click();
  await button(page, 'Add a passkey').click();
  await sees(page, 'never used');
  await picture(page, 'portal-passkeys-375');
  expect(await look(page, 'own passkeys')).toEqual([]);
  await button(page, 'Sign out').click();
  await button(page, 'Sign in with a passkey').click();
  await page.getByRole('heading', { name: 'Paula Portal', level: 1 }).waitFor();
  await page.getByRole('tab', { name: 'Your data' }).click();
  await sees(page, /last used/);
  await button(page, /^Remove .* on /).click();
  await picture(page, 'portal-passkey-remove-375');
  await button(dialog(page, 'Remove the passkey?'), 'Remove it').click();
  await gone(page.getByRole('list', { name: 'Passkeys' }));
  await button(page, 'Sign out').click();
  await button(page, 'Sign in with a passkey').click();
  await sees(page, 'This passkey does not let you in here. Please ask for a letter.');
});

test('O11 SCH-4: a tab of one patient becomes that of another who signs in beside it, and shows a time kept for them', async () => {
  const clinic = await openedPortal();
  const { ours, caller, serviceId, facilityId, practitionerId } = clinic;
  const startsAt = await clinic.freeTime(2);
  const email = `${crypto.randomUUID()}@patient.test`;
  const { id: patientId } = await admit(ours, { firstName: 'Bea', lastName: 'Beside', email });
  const days = { earliest: startsAt.slice(0, 10), latest: startsAt.slice(0, 10) };
  const { id, version } = await caller.waitingList.add({ patientId, serviceId, ...days });
  await caller.waitingList.offer({ id, version, practitionerId, facilityId, startsAt });
  const page = await visit(ours, '/portal', { width: 375, bypassCSP: true, expects: /status of 401/ });
  await signIn(page, clinic);
  await page.getByRole('article').waitFor();
  // All tabs have the cookies of the one where somebody else signs in.
  const browser = portalBrowser(ours);
  const { token } = await askFor(browser, email);
  await browser.portal.enter({ token });
  const [name, value] = ['medflow-portal', browser.kept.session ?? ''];
  await page.context().addCookies([{ name, value, url: addressOf(ours, '/') }]);
  await page.getByRole('tab', { name: 'Your data' }).click();
  await page.getByRole('heading', { name: 'Bea Beside', level: 1 }).waitFor();
  expect(await page.getByText('Paula').count()).toBe(0);
  await button(page, 'Take this time').waitFor();
  await picture(page, 'portal-offer-375');
  expect(await look(page, 'a time that is kept')).toEqual([]);
  await button(page, 'Take this time').click();
  await sees(page.getByRole('article'), 'Confirmed');
});

test.each([
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 375, scheme: 'dark' },
] as const)('UI-1: the portal is shown at $width in $scheme', async looks => {
  const clinic = await openedPortal();
  const page = await visit(clinic.ours, '/portal', { ...looks, bypassCSP: true });
  await signIn(page, clinic);
  await button(page.getByRole('article'), 'Move').waitFor();
  await picture(page, `portal-bookings-${looks.width}-${looks.scheme}`);
  expect(await look(page, 'appointments')).toEqual([]);
  await page.getByRole('tab', { name: 'Your data' }).click();
  await sees(page, 'How we reach you');
  await picture(page, `portal-record-${looks.width}-${looks.scheme}`);
  expect(await look(page, 'own data')).toEqual([]);
});
