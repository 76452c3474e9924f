import type { Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, test } from 'vitest';
import { offerFreed } from '../../server/clinic/waiting-list/offer-freed.ts';
import { planes } from '../world/world.ts';
import { practice, todayAt } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import {
  act,
  becomes,
  button,
  choose,
  command,
  dialog,
  field,
  gone,
  isFocused,
  isInSight,
  link,
  row,
  sees,
} from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

/**
 * A morning at the front desk, told in parts that share a clinic and follow each other. The days are near, as a receptionist's are: what
 * becomes free is offered for the next weeks only, and a visit can begin only once its time has come.
 */

const zone = 'Europe/Berlin';
const now = Temporal.Now.zonedDateTimeISO(zone);
const today = now.toPlainDate().toString();
const nextWeek = now.toPlainDate().add({ days: 7 });
const day = nextWeek.toString();
const weekLater = nextWeek.add({ days: 7 }).toString();

/** The instant of an hour of that day in the next week (10.5 is half past ten), as the contract writes it. */
const at = (hour: number, date = day): string =>
  Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: { hour: Math.floor(hour), minute: (hour % 1) * 60 } })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

let made: Awaited<ReturnType<typeof practice>>;
beforeAll(async () => {
  made = await practice();
  // Whoever waits is written to.
  for (const [firstName, lastName] of [
    ['Early', 'Bird'],
    ['Nora', 'Neighbour'],
    ['Wanda', 'Waiting'],
  ] as const)
    await made.caller.patients.admit({
      ...{ firstName, lastName, sex: 'female', email: `${firstName}@example.org` },
    });
});

const idOf = async (lastName: string): Promise<string> =>
  (await made.caller.patients.list({ search: lastName })).items[0]?.id ?? '';

/** The front desk at a page, which nothing of what it complains about in the story surprises. */
const sitDown = (path: string): Promise<Page> =>
  enter(made.clinic, path, { role: 'staff', bypassCSP: true, expects: /status of 409/ });

/** Each part is looked at in two widths and two schemes at every station. */
const timeout = 180_000;

const calendar = `/calendar?date=${day}&view=day`;
const block = (page: Page, name: string): Locator => page.locator('.booking-event', { hasText: name });

/** Opens the form at a time of the calendar and fills it in for a patient, as the list names them. */
const fillIn = async (page: Page, time: string, listed: string): Promise<Locator> => {
  await page.getByRole('button', { name: `${day} ${time}:00` }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, listed.split(',')[0]);
  await choose(form, 'Service', made.service.name);
  return form;
};

const setTime = async (form: Locator, name: string, hours: string, minutes: string): Promise<void> => {
  await form.getByRole('spinbutton', { name: `${name}, hours` }).fill(hours);
  await form.getByRole('spinbutton', { name: `${name}, minutes` }).fill(minutes);
};

/** Who is booked on a day, and from when, in the order of the day. */
const bookedOn = async (date = day): Promise<[string, string][]> => {
  const { items } = await made.caller.bookings.list({ from: at(0, date), to: at(23, date) });
  return items.map(({ patient, startsAt }) => [patient.name, startsAt]);
};

test('SCH-3 FD4 UI-2: a patient who calls is found and booked, and one who is not known yet is made inside the booking form', {
  timeout,
}, async () => {
  const { patient, named, service } = made;
  const page = await sitDown('/');

  // Somebody calls who is known here.
  await command(page, patient.lastName.slice(0, 5));
  const found = page.getByRole('dialog').getByText(made.listed);
  await found.waitFor();
  await isClear(page, 'the search');
  await found.click();
  await page.getByRole('heading', { name: new RegExp(patient.lastName), level: 1 }).waitFor();
  await isClear(page, 'the patient');
  await link(page, 'Book').click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Service', service.name);
  await choose(form, 'Practitioner', 'Mo provider');
  await field(form, 'Date').fill(day);
  await field(form, 'Date').press('Tab');
  await button(form, '09:00').click();
  await isClear(page, 'the booking');
  await button(form, 'Book').click();
  await sees(page, new RegExp(`${named} is booked for .*, 09:00`));
  await gone(form);

  // And somebody who is not.
  await page.goto(new URL(calendar, page.url()).href);
  await page.getByRole('button', { name: `${day} 10:00:00` }).click();
  await form.getByRole('combobox', { name: 'Patient' }).fill('Zelda Newman');
  await page.getByRole('option', { name: "Create 'Zelda Newman'" }).click();
  await field(form, 'Phone').fill('+49 30 901820');
  await isClear(page, 'the new patient');
  await button(form, 'Save the patient').click();
  // Once she is saved, the list of services is open.
  await page.getByRole('option', { name: service.name }).click();
  await button(form, 'Book').click();
  await sees(page, /Zelda Newman is booked for .*, 10:00/);
  await gone(form);

  expect(await bookedOn()).toEqual([
    [named, at(9)],
    ['Zelda Newman', at(10)],
  ]);
});

test('SCH-3 SCH-4 FD6 UI-2: another desk is faster, so the next free time is booked, and a visit is moved by the keyboard', {
  timeout,
}, async () => {
  const page = await sitDown(calendar);
  const form = dialog(page, 'New booking');

  // Two desks take the same time; the slower one is told what else is free.
  await fillIn(page, '11:00', 'Bird, Early');
  const neighbour = await sitDown(calendar);
  await button(await fillIn(neighbour, '11:00', 'Neighbour, Nora'), 'Book').click();
  await sees(neighbour, /Nora Neighbour is booked for .*, 11:00/);
  await button(form, 'Book').click();
  await sees(form, 'The practitioner already has a booking at this time.');
  const nextFree = form.getByRole('group', { name: 'The next free times' });
  await nextFree.getByRole('button').first().waitFor();
  await isClear(page, 'the taken time');
  await page.setViewportSize({ width: 375, height: 812 });
  await becomes(() => isInSight(form.getByRole('alert')), true);
  await page.setViewportSize({ width: 1280, height: 812 });
  await button(nextFree, '11:30').click();
  await button(form, 'Book').click();
  await sees(page, /Early Bird is booked for .*, 11:30/);
  await gone(form);
  await block(neighbour, 'Early Bird').getByText('11:30–12:00').waitFor();

  // Zelda calls again: half an hour earlier would be better.
  await block(page, 'Zelda Newman').focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.locator('.move-bar').getByText('09:30–10:00').waitFor();
  await isClear(page, 'the move');
  await page.keyboard.press('Enter');
  await sees(page, /Zelda Newman is moved to .*, 09:30/);
  await becomes(() => isFocused(block(page, 'Zelda Newman')), true);
  await block(neighbour, 'Zelda Newman').getByText('09:30–10:00').waitFor();
  await isClear(page, 'the day');

  expect(await bookedOn()).toEqual([
    [made.named, at(9)],
    ['Zelda Newman', at(9.5)],
    ['Nora Neighbour', at(11)],
    ['Early Bird', at(11.5)],
  ]);
});

test('SCH-4 UI-2: a patient comes, is checked in, by mistake and then rightly, seen, and done', {
  timeout,
}, async () => {
  const { caller, named } = made;
  const { id } = await made.book(todayAt(0));
  const page = await sitDown(`/calendar?date=${today}&view=agenda`);
  await page.getByText(named).first().click();
  const drawer = dialog(page, 'Booking');
  const statusOf = async () => (await caller.bookings.get({ id })).status;

  await button(drawer, 'Check in').click();
  await sees(drawer, 'Arrived');
  await isClear(page, 'the arrival');
  await button(drawer, 'Take back: check-in').click();
  await sees(page, `${named}: pending again.`);
  expect(await statusOf()).toBe('pending');
  await button(drawer, 'Check in').click();
  await button(drawer, 'Begin').click();
  await sees(drawer, 'In room');
  await isClear(page, 'the room');
  await button(drawer, 'Complete').click();
  await sees(page, `${named} is done.`);
  await button(drawer, 'Take back: completion').waitFor();
  await isClear(page, 'the end');
  expect(await statusOf()).toBe('completed');
});

test('SCH-4 UI-2: a series is planned around what is taken, and whoever waits is offered what another gives back', {
  timeout,
}, async () => {
  const { clinic, caller, links, named } = made;
  await made.book(at(15, weekLater), { patientId: await idOf('Bird') });
  const page = await sitDown(calendar);

  // Once a week at three, but the second time is taken.
  const form = await fillIn(page, '15:00', made.listed);
  await choose(form, 'Repeat', 'Weekly');
  await sees(form, /Free on that day: 15:30\./);
  await isClear(page, 'the series');
  await button(form, 'Skip what is taken (1)').click();
  await sees(form, 'Dates: 3 of 4');
  await button(form, 'Book the series').click();
  await sees(page, `${named} is booked for 3 dates.`);
  await gone(form);

  // Only three o'clock would do for Wanda as well, so she waits for it.
  await button(page, 'New booking').click();
  await choose(form, 'Patient', 'Waiting, Wanda', 'Waiting');
  await choose(form, 'Service', made.service.name);
  await choose(form, 'Practitioner', 'Mo provider');
  await setTime(form, 'Time', '15', '00');
  await button(form, 'Book').click();
  await sees(form, 'The practitioner already has a booking at this time.');
  await button(form, 'Put on the waiting list').click();
  const wish = dialog(page, 'Put on the waiting list');
  await field(wish, 'Last day').fill(day);
  await field(wish, 'Last day').press('Tab');
  await setTime(wish, 'Not before', '15', '00');
  await setTime(wish, 'Done by', '15', '30');
  await isClear(page, 'the wish');
  await button(wish, 'Put on the list').click();
  await sees(page, 'The entry for Wanda Waiting on the waiting list is saved.');
  await gone(form);

  // The first of the series is cancelled, and a minute later the time is kept for her.
  await block(page, '15:00–15:30').click();
  const drawer = dialog(page, 'Booking');
  await button(drawer, 'Cancel booking').click();
  // What is said of a field that was left out makes the part that unfolded higher.
  await button(drawer, 'Cancel the booking').click();
  await drawer.locator('[aria-invalid=true]').waitFor();
  await isClear(page, 'the cancellation without a reason');
  await field(drawer, 'Why is it cancelled?').fill('Away on a journey');
  await isClear(page, 'the cancellation');
  await button(drawer, 'Cancel the booking').click();
  await sees(page, `${named} is cancelled.`);
  await offerFreed(planes, { ...clinic, url: 'http://clinic.test' });
  await page.keyboard.press('Escape');
  await gone(drawer);
  await link(page, 'Waiting list').click();
  await row(page, /Wanda Waiting.*Offered until/).waitFor();
  await isClear(page, 'the offer');
  await act(page, 'Wanda Waiting', 'Book what is offered');
  await row(page, /Wanda Waiting.*Booked/).waitFor();

  expect(await bookedOn()).toContainEqual(['Wanda Waiting', at(15)]);
  const { items } = await caller.waitingList.list({ patientId: await idOf('Waiting') });
  expect(items).toMatchObject([{ status: 'booked', service: { id: links.serviceId } }]);
});
