import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { admit, despite, faker, member } from '../world/world.ts';
import { at, practice, tuesday, wednesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, choose, dialog, isFocused, sees } from './browser/desk.ts';

const day = `/calendar?date=${tuesday}&view=day`;
const heads = (page: Page) => page.locator('.day-name').allTextContents();

/** Three practitioners: Zoe Aaronson, Mo provider, Ada Zimmer, by name. */
const three = async () => {
  const made = await practice();
  for (const [firstName, lastName] of [
    ['Zoe', 'Aaronson'],
    ['Ada', 'Zimmer'],
  ] as const) {
    const { id } = await member(made.clinic, 'provider');
    await made.caller.users.update({ id, version: 1, firstName, lastName });
  }
  return made;
};

test('FD5: the order of columns is the user’s, by the keyboard, and is there in another browser', async () => {
  const { clinic } = await three();
  const page = await enter(clinic, day);
  await becomes(() => heads(page), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);

  await button(page, 'Columns').press('Enter');
  const up = button(page, 'Move Ada Zimmer to the left');
  await up.focus();
  await page.keyboard.press('Enter');
  await becomes(() => heads(page), ['Zoe Aaronson', 'Ada Zimmer', 'Mo provider']);
  await becomes(() => isFocused(up), true);
  await page.keyboard.press('Enter');
  const order = ['Ada Zimmer', 'Zoe Aaronson', 'Mo provider'];
  await becomes(() => heads(page), order);
  await page.keyboard.press('Escape');
  await becomes(() => isFocused(button(page, 'Columns')), true);
  await page.waitForLoadState('networkidle');

  const elsewhere = await enter(clinic, `/calendar?date=${wednesday}&view=day`);
  await becomes(() => heads(elsewhere), order);
  const colleague = await enter(clinic, day, { role: 'staff' });
  await becomes(() => heads(colleague), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);
});

test('FD5: a column is hidden and shown again, and the button says how many are', async () => {
  const { clinic } = await three();
  const page = await enter(clinic, day);
  await becomes(() => heads(page), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);

  await button(page, 'Columns').click();
  for (const name of ['Zoe Aaronson', 'Mo provider'])
    await page.getByRole('checkbox', { name }).press('Space');
  await becomes(() => heads(page), ['Ada Zimmer']);
  expect(await page.getByRole('checkbox', { name: 'Ada Zimmer' }).isDisabled()).toBe(true);
  await button(page, 'Columns (2 hidden)').waitFor();
  await page.getByRole('checkbox', { name: 'Mo provider' }).press('Space');
  await becomes(() => heads(page), ['Mo provider', 'Ada Zimmer']);
});

test('FD5: two columns that are hidden one right after the other on a slow line stay hidden', async () => {
  const { clinic } = await three();
  const page = await enter(clinic, day);
  await becomes(() => heads(page), ['Zoe Aaronson', 'Mo provider', 'Ada Zimmer']);
  const clicked = Promise.withResolvers<void>();
  let saves = 0;
  await page.route('**/trpc/preferences.save*', async route => {
    if (++saves === 1) await clicked.promise;
    await route.continue();
  });

  await button(page, 'Columns').click();
  for (const name of ['Zoe Aaronson', 'Mo provider'])
    await page.getByRole('checkbox', { name }).press('Space');
  await becomes(() => heads(page), ['Ada Zimmer']);
  clicked.resolve();
  await becomes(() => saves, 2);
  await page.waitForLoadState('networkidle');
  await button(page, 'Columns (2 hidden)').waitFor();
  await page.reload();
  await becomes(() => heads(page), ['Ada Zimmer']);
});

test('FD5 SCH-4: a day has a column for each facility, and a booking is moved to another one', async () => {
  const { clinic, caller, book, links, named } = await practice();
  const other = await caller.facilities.create(facilityFields(faker, { name: 'Annexe' }));
  const { id } = await book(at(10));
  const page = await enter(clinic, `${day}&lanes=facility`, { expects: /status of 422/ });
  const own = page.locator('.booking-event', { hasText: named });
  await own.waitFor();
  expect(await heads(page)).toContain('Annexe');

  await own.focus();
  await page.keyboard.press('m');
  const isFirst = (await heads(page))[0] === 'Annexe';
  await page.keyboard.press(isFirst ? 'ArrowLeft' : 'ArrowRight');
  await sees(page.locator('.move-bar'), /Annexe/);
  await page.keyboard.press('Enter');
  // The practitioner has no hours there.
  await page.getByLabel('Why is it booked all the same?').fill('The usual room is being painted');
  await button(page.getByRole('dialog'), 'Book it all the same').click();

  await becomes(async () => (await caller.bookings.get({ id })).facility.id, other.id);
  expect(await caller.bookings.get({ id })).toMatchObject({
    startsAt: at(10),
    practitioner: { id: links.practitionerId },
  });
});

/** Two rooms, with a booking in the first one and one without any. */
const twoRooms = async () => {
  const made = await practice();
  const { caller, links, book, clinic } = made;
  const { facilityId } = links;
  const [one, two] = [
    await caller.rooms.create({ facilityId, name: 'Room 1' }),
    await caller.rooms.create({ facilityId, name: 'Room 2' }),
  ];
  const booking = await book(at(10), { roomId: one.id });
  const other = await admit(clinic, { firstName: 'Rae', lastName: 'Roomless' });
  await book(at(12), { patientId: other.id });
  return { ...made, one, two, booking };
};

const byRoom = `${day}&lanes=room`;
const columnOf = (page: Page, name: string) =>
  page.locator('fieldset.day-column').and(page.getByRole('group', { name }));

test('FD5 SCH-4: a day has a column for each room and one for what has none, in an order that users set', async () => {
  const { clinic, named } = await twoRooms();
  const page = await enter(clinic, day);
  await button(page, 'Columns').click();
  await page.getByText('Rooms', { exact: true }).click();
  await becomes(() => heads(page), ['Room 1', 'Room 2', 'No room']);
  await becomes(() => new URL(page.url()).searchParams.get('lanes'), 'room');
  await columnOf(page, 'Room 1').locator('.booking-event', { hasText: named }).waitFor();
  await columnOf(page, 'No room').locator('.booking-event', { hasText: 'Rae Roomless' }).waitFor();

  await button(page, 'Move Room 2 to the left').press('Enter');
  await becomes(() => heads(page), ['Room 2', 'Room 1', 'No room']);
  await page.getByRole('checkbox', { name: 'Room 2' }).press('Space');
  await becomes(() => heads(page), ['Room 1', 'No room']);
  await page.waitForLoadState('networkidle');
  const elsewhere = await enter(clinic, byRoom);
  await becomes(() => heads(elsewhere), ['Room 1', 'No room']);
});

test('SCH-3 SCH-4: a booking is moved to another room by keys and by the mouse, and put back by Undo', async () => {
  const { clinic, caller, named, one, two, booking } = await twoRooms();
  const page = await enter(clinic, byRoom);
  const roomOf = async () => (await caller.bookings.get({ id: booking.id })).room?.id;
  const own = page.locator('.booking-event', { hasText: named });
  await own.waitFor();

  await own.focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await sees(page.locator('.move-bar'), /Room 2/);
  await page.keyboard.press('Enter');
  await sees(page, `${named} is moved to Room 2.`);
  await becomes(roomOf, two.id);
  await columnOf(page, 'Room 2').locator('.booking-event', { hasText: named }).waitFor();
  await button(page, 'Undo').click();
  await becomes(roomOf, one.id);
  await columnOf(page, 'Room 1').locator('.booking-event', { hasText: named }).waitFor();

  const [from, to] = [await own.boundingBox(), await columnOf(page, 'No room').boundingBox()];
  if (!from || !to) throw new Error('Nothing to drag, or nowhere.');
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, from.y + 8, { steps: 8 });
  await page.mouse.up();
  await sees(page, `${named} has no room any more.`);
  await becomes(roomOf, undefined);
  expect(await caller.bookings.get({ id: booking.id })).toMatchObject({ startsAt: at(10), room: null });
});

test('SCH-3 FD1: a room that is taken is said while moving, and refused', async () => {
  const { clinic, caller, named, two, booking, links } = await twoRooms();
  const rival = await admit(clinic, { firstName: 'Rob', lastName: 'Rival' });
  const { id: practitionerId } = await member(clinic, 'provider');
  await caller.bookings.book({
    ...{ ...links, practitionerId, patientId: rival.id, roomId: two.id, despite },
    startsAt: at(10),
  });
  const page = await enter(clinic, byRoom, { expects: /status of 409/ });
  const own = page.locator('.booking-event', { hasText: named });
  await own.focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await sees(page.locator('.move-bar'), /Overlaps Rob Rival/);
  await page.keyboard.press('Enter');
  await sees(dialog(page), 'Its room or device is taken at this time.');
  expect((await caller.bookings.get({ id: booking.id })).room?.name).toBe('Room 1');
});

test('SCH-4: a place in the column of a room books that room', async () => {
  const { clinic, two, caller, service, named, listed } = await twoRooms();
  const page = await enter(clinic, byRoom);
  await page.getByRole('button', { name: `Time slot ${tuesday} 14:00:00 - 14:30:00, Room 2` }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, named.split(' ')[1]);
  await choose(form, 'Service', service.name, service.name);
  await choose(form, 'Practitioner', 'Mo provider', 'Mo');
  expect(await form.getByRole('combobox', { name: 'Room' }).inputValue()).toBe('Room 2');
  await button(form, 'Book').click();
  await sees(page, /is booked for/);
  const { items } = await caller.bookings.list({ from: at(14), to: at(15), roomId: two.id });
  expect(items).toHaveLength(1);
});
