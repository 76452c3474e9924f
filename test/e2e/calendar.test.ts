import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { despite, faker } from '../world/world.ts';
import { at, practice, todayAt, tuesday, wednesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import {
  becomes,
  button,
  choose,
  dialog,
  field,
  gone,
  link,
  searchOf,
  sees,
  versionOf,
} from './browser/desk.ts';

const slotAt = (page: Page, time: string, day = tuesday): Locator =>
  page.getByRole('button', { name: new RegExp(`${day} ${time}:00`) });
const event = (page: Page, name: string): Locator => page.locator('.booking-event', { hasText: name });

/** A real drag: pressed, moved in steps, let go. The pointer holds the event by its upper edge. */
const drag = async (page: Page, what: Locator, to: Locator): Promise<void> => {
  const [from, target] = [await what.boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error('There is nothing to drag, or nowhere to drag it to.');
  await page.mouse.move(from.x + 20, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(target.x + 10, target.y + 10, { steps: 8 });
  await page.mouse.move(target.x + 20, target.y + 6, { steps: 4 });
  await page.mouse.up();
};

test('a click into the day books that time with that practitioner (SCH-3, SCH-4)', async () => {
  const { clinic, caller, links, listed, named, patient, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);

  await slotAt(page, '10:00').click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);
  await button(form, 'Book').click();

  await sees(page, new RegExp(`${named} is booked for Tue,? 7 Jan, 10:00`));
  await event(page, named).getByText('10:00–10:30').waitFor();
  const { items } = await caller.bookings.list({ from: at(0), to: at(23) });
  expect(items).toMatchObject([
    { startsAt: at(10), patient: { id: patient.id }, practitioner: { id: links.practitionerId } },
  ]);
});

test('a time that was taken meanwhile is refused and the next free ones are offered (SCH-3)', async () => {
  const { clinic, caller, book, links, listed, named, patient, service } = await practice();
  const other = await caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
  const address = `/calendar?date=${tuesday}&view=day&practitionerId=${links.practitionerId}`;
  const page = await enter(clinic, address, { expects: /status of 409/ });
  await slotAt(page, '10:00').click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);

  await book(at(10), { patientId: other.id });
  await button(form, 'Book').click();
  await form.getByRole('alert').waitFor();
  const offers = form.getByRole('group', { name: 'The next free times' }).getByRole('button');
  expect(await offers.first().textContent()).toContain('10:30');
  await offers.first().click();
  await button(form, 'Book').click();

  await sees(page, new RegExp(`${named} is booked for Tue,? 7 Jan, 10:30`));
  await event(page, 'Early Bird').waitFor();
  await event(page, named).getByText('10:30–11:00').waitFor();
});

test('on a phone, too, it is seen why a time was refused (SCH-3)', async () => {
  const { clinic, patient, service, book } = await practice();
  await book(at(9));
  const page = await enter(clinic, `/calendar?date=${tuesday}&book=${patient.id}`, {
    ...{ width: 375, expects: /status of 409/ },
  });
  const form = dialog(page, 'New booking');
  await choose(form, 'Service', service.name);
  await choose(form, 'Practitioner', 'Mo provider');
  await form.getByLabel('Time, hours').fill('09');
  await form.getByLabel('Time, minutes').fill('00');
  await button(form, 'Book').click();

  const refusal = form.getByRole('alert');
  await refusal.waitFor();
  await becomes(
    () =>
      refusal.evaluate(element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }),
    true,
  );
});

test('a booking without a patient is not sent (SCH-3)', async () => {
  const { clinic, caller, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&book=new`);
  const form = dialog(page, 'New booking');

  await choose(form, 'Service', service.name);
  await button(form, 'Book').click();

  await sees(form, 'Please choose a patient.');
  await sees(form, 'Please choose a practitioner.');
  await sees(form, /Please enter a date/);
  expect(await caller.bookings.list({ from: at(0), to: at(23) })).toMatchObject({ items: [] });
});

test('a suggested time fills in who, where and when (SCH-4)', async () => {
  const { clinic, listed, named, patient, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&book=${patient.id}`);
  const form = dialog(page, 'New booking');
  await form
    .getByRole('combobox', { name: 'Patient' })
    .and(page.locator(`[value^="${listed}"]`))
    .waitFor();

  await choose(form, 'Service', service.name);
  await form.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
  await button(form, 'Book').click();

  await sees(page, new RegExp(`${named} is booked for Tue,? 7 Jan, 08:00`));
});

test('a booking moves by drag and goes back by undo (SCH-4)', async () => {
  const { clinic, caller, book, named } = await practice();
  const { id } = await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=week`);
  await event(page, named).waitFor();

  await drag(page, event(page, named), slotAt(page, '11:00', wednesday));

  await sees(page, new RegExp(`${named} is moved to Wed,? 8 Jan, 11:00`));
  await event(page, named).getByText('11:00–11:30').waitFor();
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(11, wednesday) });
  await button(page, 'Undo').click();
  await event(page, named).getByText('10:00–10:30').waitFor();
  await becomes(async () => (await caller.bookings.get({ id })).startsAt, at(10));
});

test('a drag onto a taken time puts the booking back and offers others (SCH-3, SCH-4)', async () => {
  const { clinic, caller, book, links, named } = await practice();
  const other = await caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
  await caller.bookings.book({ ...links, patientId: other.id, startsAt: at(11.25, wednesday), despite });
  const { id } = await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=week`, { expects: /status of 409/ });
  await event(page, named).waitFor();

  await drag(page, event(page, named), slotAt(page, '11:00', wednesday));

  const question = dialog(page, 'The practitioner already has a booking at this time.');
  await event(page, named).getByText('10:00–10:30').waitFor();
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(10) });
  await question.getByRole('group', { name: 'The next free times' }).getByRole('button').first().click();
  // The morning ends at twelve, too soon after the other visit.
  await event(page, named).getByText('13:00–13:30').waitFor();
});

test('a visit is walked from confirmed to completed (SCH-3)', async () => {
  const { clinic, book, named } = await practice();
  await book(todayAt(0));
  const page = await enter(clinic, '/?view=desk');
  await page.getByRole('region', { name: 'Today', exact: true }).getByRole('link', { name: named }).click();
  const drawer = dialog(page, 'Booking');

  for (const [step, status] of [
    ['Confirm', 'Confirmed'],
    ['Check in', 'Arrived'],
    ['Begin', 'In room'],
    ['Complete', 'Completed'],
  ] as const) {
    await button(drawer, step).click();
    await drawer.locator('.status', { hasText: status }).waitFor();
  }

  expect(await drawer.getByRole('button', { name: /Move|Cancel booking|Confirm/ }).count()).toBe(0);
});

test('FD3: a step is taken back from its toast or in the drawer, which tells when each was taken', async () => {
  const { clinic, caller, book, named } = await practice();
  const { id } = await book(todayAt(0));
  const page = await enter(clinic, `/calendar?bookingId=${id}`);
  const drawer = dialog(page, 'Booking');
  const is = (status: string) => drawer.locator('.status', { hasText: status }).waitFor();
  const times = drawer.locator('dt', { hasText: /^(Arrived|Completed)$/ });

  await button(drawer, 'Check in').click();
  await is('Arrived');
  await sees(page, `${named} is checked in.`);
  await times.getByText('Arrived').waitFor();
  await button(drawer, 'Take back: check-in').click();
  await is('Pending');
  await gone(times);

  await button(drawer, 'Check in').click();
  await button(drawer, 'Complete').click();
  await is('Completed');
  await times.getByText('Completed').waitFor();
  await button(page.getByRole('alert').filter({ hasText: `${named} is done.` }), 'Undo').click();
  await is('Arrived');
  expect(await caller.bookings.get({ id })).toMatchObject({ status: 'arrived', completedAt: null });
});

test('FD3: a cancellation whose time was taken meanwhile is not taken back, and other times are offered', async () => {
  const { clinic, caller, book, named } = await practice();
  const cancelled = await caller.bookings.cancel({ ...versionOf(await book(at(10))), reason: 'By mistake' });
  const other = await caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
  await book(at(10), { patientId: other.id });
  const address = `/calendar?date=${tuesday}&bookingId=${cancelled.id}`;
  const page = await enter(clinic, address, { expects: /status of 409/ });

  await button(dialog(page, 'Booking'), 'Take back: cancellation').click();
  const question = dialog(page, 'The practitioner already has a booking at this time.');
  await question.getByRole('group', { name: 'The next free times' }).getByRole('button').first().click();

  await sees(page, new RegExp(`${named} is booked for Tue,? 7 Jan, 10:30`));
  expect(await caller.bookings.get({ id: cancelled.id })).toMatchObject({ status: 'cancelled' });
});

test('FD13 S6: service, length and notes are edited in the drawer, which tells phone and birth date of the patient', async () => {
  const { clinic, caller, book, links } = await practice();
  const { id } = await book(at(10));
  const { version } = await caller.patients.get({ id: links.patientId });
  const known = { phone: '+49 30 901820', birthDate: '1980-02-29' };
  await caller.patients.update({ id: links.patientId, version, ...known });
  const longer = await caller.services.create(
    serviceFields(faker, { name: 'Long visit', durationMinutes: 90, bufferMinutes: 0 }),
  );
  const page = await enter(clinic, `/calendar?date=${tuesday}&bookingId=${id}`);
  const drawer = dialog(page, 'Booking');

  await link(drawer, known.phone).waitFor();
  await sees(drawer, /29 Feb 1980 \(\d+ years\)/);
  await button(drawer, 'Edit').click();
  await choose(drawer, 'Service', longer.name);
  await sees(drawer, 'Until 11:30');
  await field(drawer, 'Notes').fill('Brings old letters');
  await button(drawer, 'Save').click();

  await sees(drawer, '10:00–11:30');
  await sees(drawer, 'Brings old letters');
  expect(await caller.bookings.get({ id })).toMatchObject({ service: { id: longer.id }, endsAt: at(11.5) });
  await link(drawer, 'Before and after').click();
  await page.getByRole('tab', { name: 'Bookings', selected: true }).waitFor();
});

test('FD13: a booking is made again for the same patient, service and practitioner in two steps', async () => {
  const { clinic, caller, book, listed, links, service } = await practice();
  const { id } = await book(at(10), { endsAt: at(10.75) });
  const page = await enter(clinic, `/calendar?date=${tuesday}&bookingId=${id}`);

  await link(dialog(page, 'Booking'), 'Book again').click();
  const form = dialog(page, 'New booking');
  const value = (name: string) => form.getByRole('combobox', { name }).inputValue();
  await becomes(() => value('Service'), service.name);
  await becomes(() => value('Practitioner'), 'Mo provider');
  await becomes(async () => (await value('Patient')).startsWith(listed), true);
  await becomes(() => form.getByRole('textbox', { name: 'Minutes' }).inputValue(), '45');
  await form.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
  await button(form, 'Book').click();
  await sees(page, /is booked for/);
  const { items } = await caller.bookings.list({
    ...{ patientId: links.patientId, from: '2026-01-01T00:00:00Z', to: '2199-01-01T00:00:00Z' },
  });
  expect(items).toHaveLength(2);
});

test('K13: a move that changes nothing keeps the second of a doubled hour, and the first can be chosen', async () => {
  const { clinic, caller, book } = await practice({ timeZone: 'America/New_York' });
  const { id, startsAt } = await book('2027-11-07T06:15:00.000Z');
  const page = await enter(clinic, `/calendar?date=2027-11-07&bookingId=${id}`, { expects: /422/ });
  const drawer = dialog(page, 'Booking');
  const move = async () => {
    await button(drawer, 'Move').click();
    return drawer.locator('form');
  };

  const form = await move();
  await form.getByRole('radio', { name: 'After the clocks went back', checked: true }).waitFor();
  await button(form, 'Move').click();
  await gone(form);
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt });
  const again = await move();
  await again.getByRole('radio', { name: 'Before the clocks go back' }).check();
  await button(again, 'Move').click();
  // A quarter past one at night is outside of the hours.
  const reason = dialog(page, 'Book it all the same?');
  await reason.getByRole('textbox').fill('As the test wants');
  await button(reason, 'Book it all the same').click();
  await becomes(async () => (await caller.bookings.get({ id })).startsAt, '2027-11-07T05:15:00.000Z');
});

test('a cancellation needs its reason and leaves the grid (SCH-3)', async () => {
  const { clinic, book, named } = await practice();
  const { id } = await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&bookingId=${id}`);
  const drawer = dialog(page, 'Booking');

  await button(drawer, 'Cancel booking').click();
  await drawer.locator('form').getByRole('button', { name: 'Cancel' }).click();
  await drawer.locator('[aria-invalid=true]').waitFor();
  await drawer.getByLabel('Why is it cancelled?').fill('The patient is ill.');
  await drawer.locator('form').getByRole('button', { name: 'Cancel' }).click();

  await sees(drawer, 'The patient is ill.');
  await drawer.locator('.status', { hasText: 'Cancelled' }).waitFor();
  await gone(event(page, named));
  await button(drawer, 'Close').click();
  await gone(drawer);
  expect(searchOf(page)).toEqual({ date: tuesday });
});

test('nobody is missing before the time has come (SCH-3)', async () => {
  const { clinic, caller, book } = await practice();
  const ahead = await book(at(10));
  const other = await caller.patients.admit({ firstName: 'Late', lastName: 'Comer', sex: 'female' });
  const past = await book(todayAt(0), { patientId: other.id });
  const page = await enter(clinic, `/calendar?date=${tuesday}&bookingId=${ahead.id}`);
  await button(dialog(page, 'Booking'), 'Check in').waitFor();
  expect(await button(dialog(page, 'Booking'), 'No-show').count()).toBe(0);

  await page.goto(new URL(`/calendar?bookingId=${past.id}`, page.url()).href);
  await button(dialog(page, 'Booking'), 'No-show').click();

  await dialog(page, 'Booking').locator('.status', { hasText: 'No-show' }).waitFor();
});

test('the calendar is leafed through, and its address says where it is (UI-2)', async () => {
  const { clinic, book, named } = await practice();
  await book(at(10, wednesday));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);

  await button(page, 'Next day').click();
  await event(page, named).waitFor();
  expect(searchOf(page)).toMatchObject({ date: wednesday });
  await page.getByText('Agenda', { exact: true }).click();
  await page.getByRole('link', { name: new RegExp(named) }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: new RegExp(named) }).waitFor();
  expect(searchOf(page)).toMatchObject({ date: wednesday, view: 'agenda' });
  await button(page, 'Today').click();

  await sees(page, 'Nothing is booked in these seven days');
});

test('times are the clinic’s, wherever the browser is (SCH-4)', async () => {
  const { clinic, book, named } = await practice();
  await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=week`);

  await event(page, named).getByText('10:00–10:30').waitFor();
  const [shown, expected] = [
    await event(page, named).boundingBox(),
    await slotAt(page, '10:00').boundingBox(),
  ];

  expect(Math.abs((shown?.y ?? 0) - (expected?.y ?? 0))).toBeLessThan(4);
});
