import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { at, practice, todayAt, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import {
  becomes,
  button,
  dialog,
  field,
  gone,
  pathOf,
  row,
  searchOf,
  sees,
  versionOf,
} from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const days = `span=custom&from=${tuesday}&to=${tuesday}`;
const names = (page: Page) => page.locator('.record-table .row-link').allTextContents();
const select = (page: Page, name: string | RegExp) => row(page, name).getByRole('checkbox').click();

/** Three patients of one morning, the second of whom has confirmed. */
const morning = async () => {
  const made = await practice();
  const admit = async (firstName: string, lastName: string) =>
    (await made.caller.patients.admit({ firstName, lastName })).id;
  const [ada, bea, cem] = [
    await admit('Ada', 'Abel'),
    await admit('Bea', 'Bern'),
    await admit('Cem', 'Cole'),
  ];
  const bookings = [
    await made.book(at(9), { patientId: ada }),
    await made.book(at(10), { patientId: bea }),
    await made.book(at(11), { patientId: cem }),
  ] as const;
  await made.caller.bookings.confirm(versionOf(bookings[1]));
  return { ...made, bookings };
};

describe('FD16: the list of bookings', () => {
  test('FD16 UI-2: is narrowed by status and days, turned round, and its address says so', async () => {
    const { clinic } = await morning();
    const page = await enter(clinic, '/bookings');
    await sees(page, 'No booking matches');

    await page.goto(new URL(`/bookings?${days}`, page.url()).href);
    await row(page, /Ada Abel/).waitFor();
    expect(await names(page)).toEqual(['Ada Abel', 'Bea Bern', 'Cem Cole']);
    await page.getByText('Latest first').click();
    await becomes(() => names(page), ['Cem Cole', 'Bea Bern', 'Ada Abel']);
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Pending' }).click();
    await becomes(() => names(page), ['Cem Cole', 'Ada Abel']);
    await page.getByRole('option', { name: 'Confirmed' }).click();
    await becomes(() => names(page), ['Cem Cole', 'Bea Bern', 'Ada Abel']);
    expect(searchOf(page)).toMatchObject({ status: 'pending,confirmed', newestFirst: 'true', from: tuesday });
    await page.reload();
    await becomes(() => names(page), ['Cem Cole', 'Bea Bern', 'Ada Abel']);
  });

  test('FD16: a row opens the booking beside the list', async () => {
    const { clinic, bookings } = await morning();
    const page = await enter(clinic, `/bookings?${days}`);

    await page.getByRole('link', { name: 'Bea Bern' }).click();
    await button(dialog(page, 'Booking'), 'Check in').waitFor();
    expect(pathOf(page)).toBe('/bookings');
    expect(searchOf(page)).toMatchObject({ bookingId: bookings[1].id, from: tuesday });
    await button(dialog(page, 'Booking'), 'Close').click();
    await gone(dialog(page));
  });

  test('FD16: no-shows of the last 30 days are one choice away', async () => {
    const { clinic, caller, book, named } = await practice();
    await caller.bookings.markNoShow(versionOf(await book(todayAt(0))));
    const page = await enter(clinic, '/bookings?span=next-30');

    await button(page, 'Views').click();
    await page.getByRole('menuitem', { name: 'No-shows of the last 30 days' }).click();
    await row(page, new RegExp(named)).waitFor();
    expect(searchOf(page)).toEqual({ span: 'last-30', status: 'no_show', newestFirst: 'true' });
  });
});

test('FD16 UI-2: a view is saved under a name, is there in another browser, and can be deleted', async () => {
  const { clinic } = await morning();
  const page = await enter(clinic, `/bookings?${days}&status=pending`);
  await row(page, /Ada Abel/).waitFor();
  await button(page, 'Views').click();
  await page.getByRole('menuitem', { name: 'Save these filters…' }).click();
  await field(dialog(page, 'Save these filters'), 'Name').fill('Open on Tuesday');
  await page.keyboard.press('Enter');
  await sees(page, 'The view Open on Tuesday is saved.');

  const elsewhere = await enter(clinic, '/bookings');
  await button(elsewhere, 'Views').click();
  await elsewhere.getByRole('menuitem', { name: 'Open on Tuesday', exact: true }).click();
  await becomes(() => names(elsewhere), ['Ada Abel', 'Cem Cole']);
  await button(elsewhere, 'View: Open on Tuesday').click();
  await elsewhere.getByRole('menuitem', { name: 'Delete' }).click();
  await sees(elsewhere, 'The view Open on Tuesday is deleted.');
  await button(elsewhere, 'Undo').click();
  await button(elsewhere, 'View: Open on Tuesday').waitFor();
});

describe('FD16: steps of many bookings at once', () => {
  test('FD16: what is refused is told row by row, the rest is done and can be taken back', async () => {
    const { clinic, caller, bookings } = await morning();
    const page = await enter(clinic, `/bookings?${days}`, { expects: /status of 422/ });
    const statuses = async () =>
      Promise.all(bookings.map(async ({ id }) => (await caller.bookings.get({ id })).status));

    await page.getByRole('checkbox', { name: 'Select all rows' }).click();
    await sees(page, '3 bookings selected');
    await button(page, 'Confirm').click();
    await sees(page, '2 bookings confirmed. 1 booking refused:');
    await sees(page, /Bea Bern,.*10:00: A booking that is confirmed cannot be confirmed\./);
    expect(await statuses()).toEqual(['confirmed', 'confirmed', 'confirmed']);
    await sees(page, '1 booking selected');

    await button(page, 'Undo 2 bookings').click();
    await sees(page, '2 bookings as before.');
    expect(await statuses()).toEqual(['pending', 'confirmed', 'pending']);
  });

  test('FD16: cancelling many takes one reason, and asks for it', async () => {
    const { clinic, caller, bookings } = await morning();
    const page = await enter(clinic, `/bookings?${days}`);
    await select(page, /Ada Abel/);
    await select(page, /Cem Cole/);

    await button(page, 'Cancel…').click();
    const question = dialog(page, 'Cancel 2 bookings?');
    await button(question, 'Cancel 2 bookings').click();
    await sees(question, 'Please fill this in.');
    await question.getByRole('textbox').fill('The practitioner is ill.');
    await button(question, 'Cancel 2 bookings').click();

    await sees(page, '2 bookings cancelled.');
    for (const index of [0, 2] as const)
      expect(await caller.bookings.get({ id: bookings[index].id })).toMatchObject({
        ...{ status: 'cancelled', cancellationReason: 'The practitioner is ill.' },
      });
    expect(await caller.bookings.get({ id: bookings[1].id })).toMatchObject({ status: 'confirmed' });
  });

  test('FD16: who did not come is marked, and not before the time', async () => {
    const { clinic, caller, book, bookings, named } = await morning();
    const past = await book(todayAt(0));
    const page = await enter(clinic, '/bookings?span=today', { expects: /status of 422/ });
    await select(page, new RegExp(named));
    await button(page, 'Mark as no-show').click();
    await sees(page, '1 booking marked as no-show.');
    expect(await caller.bookings.get({ id: past.id })).toMatchObject({ status: 'no_show' });

    await page.goto(new URL(`/bookings?${days}`, page.url()).href);
    await select(page, /Ada Abel/);
    await button(page, 'Mark as no-show').click();
    await sees(page, /Ada Abel,.*A booking can be marked as no-show once its time has come\./);
    expect(await caller.bookings.get({ id: bookings[0].id })).toMatchObject({ status: 'pending' });
  });
});

test('UI-2: nothing stands in anybody’s way where bookings are selected, or one was refused', async () => {
  const { clinic } = await morning();
  const page = await enter(clinic, `/bookings?${days}`, { bypassCSP: true, expects: /status of 422/ });
  await page.getByRole('checkbox', { name: 'Select all rows' }).click();
  await sees(page, '3 bookings selected');
  expect(await look(page, 'the selected bookings')).toEqual([]);

  await button(page, 'Confirm').click();
  await sees(page, '2 bookings confirmed. 1 booking refused:');
  expect(await look(page, 'what became of them')).toEqual([]);
});
