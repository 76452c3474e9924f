import { expect, test } from 'vitest';
import { clinic, member, sqlAs } from '../world/world.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { addressOf, enter } from './browser/browser.ts';
import {
  act,
  becomes,
  button,
  choose,
  dialog,
  field,
  gone,
  row,
  searchOf,
  sees,
  versionOf,
} from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('a service is offered at its price and changed later (UI-1)', async () => {
  const { clinic, caller } = await practice();
  const page = await enter(clinic, '/services', { expects: /status of 409/, bypassCSP: true });

  await button(page, 'New service').click();
  const form = dialog(page, 'New service');
  await field(form, 'Name').fill('Öl & Massage');
  expect(await field(form, 'Short name in web addresses').inputValue()).toBe('ol-massage');
  await field(form, 'Price').fill('19.99');
  await field(form, 'Minutes').fill('45');
  await button(form, 'Create').click();
  await row(page, /Öl & Massage.*45 min.*19\.99/).waitFor();

  await act(page, 'Öl & Massage', 'Edit');
  const edit = dialog(page, 'Edit service');
  await choose(edit, 'Status', 'Draft');
  await button(edit, 'Save').click();
  await row(page, /Öl & Massage.*Draft/).waitFor();
  const { items } = await caller.services.list({ status: 'draft' });
  expect(items).toMatchObject([{ name: 'Öl & Massage', price: 1999, durationMinutes: 45 }]);
  await button(page, 'Undo').click();
  await sees(page, 'It is as it was before.');
  await row(page, /Öl & Massage.*Active/).waitFor();

  // What somebody else saved since is never written over.
  await act(page, 'Öl & Massage', 'Edit');
  await field(edit, 'Minutes').first().fill('50');
  await button(edit, 'Save').click();
  await row(page, /Öl & Massage.*50 min/).waitFor();
  const { items: all } = await caller.services.list({});
  const { id = '', version = 0 } = all.find(({ name }) => name.includes('Massage')) ?? {};
  await caller.services.update({ id, version, price: 2500 });
  await button(page, 'Undo').click();
  await sees(page, /changed this record in the meantime/);
  expect(await caller.services.get({ id })).toMatchObject({ price: 2500, durationMinutes: 50 });

  // In the list itself: by the keyboard, given up, refused in words, and taken back.
  await page.reload();
  const price = button(page, /^Price of Öl & Massage/);
  const cell = page.getByRole('textbox', { name: 'Price of Öl & Massage' });
  await price.press('F2');
  await cell.fill('30');
  await cell.press('Escape');
  await becomes(() => price.evaluate(here => here === document.activeElement), true);
  expect((await caller.services.get({ id })).price).toBe(2500);
  await price.press('Enter');
  await cell.fill('30');
  expect(await look(page, 'a price in its list')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
  await cell.press('Enter');
  await row(page, /Öl & Massage.*30\.00/).waitFor();
  await becomes(() => price.evaluate(here => here === document.activeElement), true);
  await button(page, 'Undo').click();
  await row(page, /Öl & Massage.*25\.00/).waitFor();
  await button(page, /^Length of Öl/).click();
  const length = page.getByRole('textbox', { name: /^Length of Öl/ });
  await caller.services.update({ ...versionOf(await caller.services.get({ id })), bufferMinutes: 5 });
  await length.fill('55');
  await length.press('Enter');
  await page
    .getByRole('cell')
    .getByRole('alert')
    .getByText(/changed this record in the meantime/)
    .waitFor();
  expect(await caller.services.get({ id })).toMatchObject({ durationMinutes: 50, bufferMinutes: 5 });
});

test('a short name that is taken is said in the form (UI-2)', async () => {
  const { clinic, service } = await practice();
  const page = await enter(clinic, '/services', { expects: /status of 409/ });
  await button(page, 'New service').click();
  const form = dialog(page, 'New service');

  await field(form, 'Name').fill('Another one');
  await field(form, 'Short name in web addresses').fill(service.slug);
  await button(form, 'Create').click();

  await form.getByRole('alert').waitFor();
});

test('services are filtered in the address, trashed and brought back (UI-2)', async () => {
  const { clinic, service } = await practice();
  const page = await enter(clinic, '/services');
  await choose(page, 'Status', 'Archived');
  await sees(page, 'No services here');
  expect(searchOf(page)).toEqual({ status: 'archived' });
  await choose(page, 'Status', 'Active');

  await act(page, service.name, 'Move to trash');
  await sees(page, `${service.name} is in the trash.`);
  await button(page, 'Undo').click();

  await row(page, new RegExp(service.name)).waitFor();
});

test('a facility opens and its capacity is kept (UI-1)', async () => {
  const page = await enter(await clinic(), '/facilities');
  await button(page, 'New facility').click();
  const form = dialog(page, 'New facility');

  await field(form, 'Name').fill('Riverside');
  await choose(form, 'Kind', 'Laboratory');
  await choose(form, 'Time zone', 'Europe/Lisbon', 'Lisbon');
  await field(form, 'Capacity').fill('12');
  await button(form, 'Create').click();

  await row(page, /Riverside.*Laboratory.*Europe\/Lisbon.*12/).waitFor();
});

test('S8 K11: another zone for a facility asks about the bookings to come, and is named where it is booked', async () => {
  const { clinic, caller, book, links } = await practice();
  await book(at(10));
  const { name } = await caller.facilities.get({ id: links.facilityId });
  const page = await enter(clinic, '/facilities', { expects: /422/ });
  await act(page, name, 'Edit');
  const form = dialog(page, 'Edit facility');
  await choose(form, 'Time zone', 'Asia/Tokyo', 'Tokyo');
  await button(form, 'Save').click();

  const question = dialog(page, 'A booking would read differently');
  await sees(question, /Patients were told another time of day/);
  await button(question, 'Change it all the same').click();
  await row(page, /Asia\/Tokyo/).waitFor();
  await page.goto(new URL(`/calendar?date=${tuesday}&book=new`, page.url()).href);
  await choose(dialog(page, 'New booking'), 'Facility', `${name} (Asia/Tokyo)`);
});

test('S8: a booking says where it is opened that it was promised for another time of day, until it is moved', async () => {
  const { clinic, book } = await practice();
  const { id } = await book(at(10));
  await (await sqlAs('admin')).query(
    `update clinic.bookings set wall_time = '${tuesday}T11:00' where id = $1`,
    [id],
  );
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=agenda&bookingId=${id}`);
  const drawer = dialog(page, 'Booking');
  await sees(drawer, /Promised for .*11:00/);
  await sees(drawer, /The clocks of Europe\/Berlin are set otherwise by now, so it begins at .*10:00\./);
  await button(drawer, 'Move').click();
  await drawer.getByRole('spinbutton', { name: 'Time, hours' }).fill('11');
  await drawer.locator('form').getByRole('button', { name: 'Move', exact: true }).click();
  await gone(drawer.getByRole('alert'));
});

test('a practitioner gets weekly hours (UI-1)', async () => {
  const ours = await clinic();
  await member(ours, 'provider');
  const page = await enter(ours, '/staff');

  await act(page, 'Mo provider', 'Weekly hours');
  const week = dialog(page, /Weekly hours/);
  await button(week, 'Add hours on Monday').click();
  await field(week, 'Monday from').fill('08:30');
  await field(week, 'Monday to').fill('12:00');
  await button(week, 'Save').click();
  await gone(week);
  await act(page, 'Mo provider', 'Weekly hours');
  await becomes(() => field(week, 'Monday from').inputValue(), '8:30 AM');
});

test('FD19: a clinic in America reads and types hours by its own clock, in every form', async () => {
  const { clinic, caller, links } = await practice({ locale: 'en-US' });
  const page = await enter(clinic, '/staff');
  await act(page, 'Mo provider', 'Weekly hours');
  const week = dialog(page, /Weekly hours/);
  await becomes(() => field(week, 'Monday from').first().inputValue(), '8:00 AM');
  await field(week, 'Monday from').first().fill('8:30 am');
  await field(week, 'Monday to').first().fill('11:30 am');
  await button(week, 'Save').click();
  await sees(page, 'The weekly hours are saved.');
  const { items } = await caller.availability.week({ practitionerId: links.practitionerId });
  expect(items.find(({ weekday }) => weekday === 1)).toMatchObject({ from: '08:30', to: '11:30' });
  await button(page, 'Undo').click();
  await becomes(async () => {
    const week = await caller.availability.week({ practitionerId: links.practitionerId });
    return week.items.find(({ weekday }) => weekday === 1)?.from;
  }, '08:00');

  await page.goto(addressOf(clinic, '/settings?tab=booking'));
  await choose(page, 'The day starts at', '7 AM');
  await page.goto(addressOf(clinic, '/tokens'));
  await button(page, 'New token').first().click();
  await page.getByRole('dialog').getByLabel('Expires').click();
  // A day that is still to come, whatever day the test runs on.
  await button(page, 'Next month').click();
  await page.locator('button.calendar-day:not([data-outside])', { hasText: /^15$/ }).click();
  await becomes(
    () => page.getByRole('dialog').first().getByLabel('Expires').innerText(),
    expect.stringMatching(/^\d\d\/15\/\d{4} \d{1,2}:\d\d [AP]M$/),
  );
});

test('hours that end when they begin are not kept, and a night says that it ends the next day (UI-2, K10)', async () => {
  const { clinic, caller, links } = await practice();
  const page = await enter(clinic, '/staff');
  await act(page, 'Mo provider', 'Weekly hours');
  const week = dialog(page, /Weekly hours/);

  await field(week, 'Monday to').last().fill('13:00');
  await button(week, 'Save').click();
  await week.locator('[aria-invalid=true]').or(week.getByRole('alert')).first().waitFor();

  await field(week, 'Monday to').last().fill('01:30');
  await sees(week, 'the next day');
  await button(week, 'Save').click();
  await sees(page, 'The weekly hours are saved.');
  const { items } = await caller.availability.week({ practitionerId: links.practitionerId });
  expect(items.filter(({ weekday }) => weekday === 1)).toMatchObject([{}, { from: '13:00', to: '01:30' }]);
});

test('somebody who is deactivated is out at the next step (UI-1)', async () => {
  const { clinic, caller, links } = await practice();
  const page = await enter(clinic, '/services', {
    role: 'staff',
    expects: /status of 403|no active membership/,
  });
  const { items } = await caller.users.list({ role: 'staff' });
  for (const user of items) await caller.users.update({ ...versionOf(user), status: 'inactive' });
  await becomes(() => page.evaluate(async () => (await fetch('/trpc/session.current')).status), 403);

  await page.reload();

  await page.getByRole('alert').getByText('no active membership').waitFor();
  expect(await page.content()).not.toContain(links.patientId);
});

test('the settings change what the calendar shows (UI-1)', async () => {
  const { clinic, caller } = await practice();
  const page = await enter(clinic, '/settings');

  await choose(page, 'The week starts on', 'Sunday');
  await button(page.getByRole('tabpanel'), 'Save').last().click();
  await sees(page, 'The settings are saved.');
  await page.getByRole('tab', { name: 'Bookings' }).click();
  await choose(page, 'The day starts at', '06:00');
  await page.getByRole('switch', { name: 'New bookings are confirmed at once' }).click();
  await button(page, 'Save').click();
  await becomes(async () => (await caller.settings.get()).booking.own.dayStartsAt, 6);
  await page.goto(new URL('/calendar?view=week&date=2031-01-07', page.url()).href);

  await page.getByRole('button', { name: /^Time slot 2031-01-05 06:00:00/ }).waitFor();
  expect(await page.locator('.day-name').first().textContent()).toMatch(/^Sun/);
});

test('SCH-1 FD15: rooms are made, named by a service and trashed once it is decided what becomes of their bookings', async () => {
  const { clinic, caller, service, book, links } = await practice();
  const page = await enter(clinic, '/rooms');
  await sees(page, 'No rooms yet');
  await button(page, 'New room').first().click();
  const form = dialog(page, 'New room');
  await field(form, 'Name').fill('Room 1');
  await button(form, 'Create').click();
  await row(page, /Room 1/).waitFor();
  await page.screenshot({ path: 'test-results/rooms.png' });

  await page.goto(new URL('/services', page.url()).href);
  await act(page, service.name, 'Edit');
  const edit = dialog(page, 'Edit service');
  await edit.getByRole('combobox', { name: 'Takes one of these rooms' }).click();
  await page.getByRole('option', { name: 'Room 1' }).click();
  await page.keyboard.press('Escape');
  await page.screenshot({ path: 'test-results/service-needs.png', fullPage: true });
  await button(edit, 'Save').click();
  await sees(page, 'is saved');
  expect((await book(at(10))).room).toMatchObject({ name: 'Room 1' });

  await page.goto(new URL('/rooms', page.url()).href);
  await act(page, 'Room 1', 'Move to trash');
  await dialog(page, 'There is a booking to come').waitFor();
  expect((await caller.rooms.list({ facilityId: links.facilityId })).items).toHaveLength(1);
});
