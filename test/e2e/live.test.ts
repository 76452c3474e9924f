import type { Locator, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { send } from '../http/send.ts';
import { sqlAs } from '../world/world.ts';
import { at, practice, todayAt, tuesday } from './browser/appointments.ts';
import { addressOf, enter, outage, unreachable } from './browser/browser.ts';
import { becomes, button, dialog, field, gone, sees, versionOf } from './browser/desk.ts';

const admin = await sqlAs('admin');

afterEach(() => outage.end());

const block = (page: Page, name: string): Locator => page.locator('.booking-event', { hasText: name });
const timeOf = (page: Page, name: string): Promise<string | null> =>
  block(page, name).locator('.booking-event-time').textContent();

/** How many streams the server has open. */
const streams = async (page: Page): Promise<number> => {
  const { text } = await send(Number(new URL(page.url()).port), { host: 'localhost', path: '/metrics' });
  return Number(/^medflow_live_streams (\d+)$/m.exec(text)?.[1]);
};

test('FD6: what one browser books, moves and cancels is seen in another by itself', async () => {
  const { clinic, caller, book, named } = await practice();
  const [desk, doctor] = [
    await enter(clinic, `/calendar?date=${tuesday}&view=day`),
    await enter(clinic, `/calendar?date=${tuesday}&view=agenda`),
  ];
  await button(desk, 'New booking').waitFor();
  const { id, version } = await book(at(10));
  await block(desk, named).waitFor();
  await sees(doctor, named);

  const moved = await caller.bookings.move({
    ...{ id, version, startsAt: at(11), endsAt: at(11.5), despite: { reason: 'Test' } },
  });
  await becomes(() => timeOf(desk, named), '11:00–11:30');
  expect(await block(desk, named).count()).toBe(1);
  await sees(doctor, '11:00–11:30');

  await block(desk, named).click();
  const drawer = dialog(desk, 'Booking');
  await sees(drawer, '11:00–11:30');
  await caller.bookings.cancel({ ...versionOf(moved), reason: 'Called' });
  await sees(drawer, 'Cancelled');
  await gone(block(desk, named));
});

test('FD6: the agenda of today follows by itself, whoever else checks a patient in', async () => {
  const { clinic, caller, book, named } = await practice();
  const page = await enter(clinic, '/?view=desk');
  await sees(page, 'Nothing is booked today');
  const booked = await book(todayAt(12));
  await sees(page, named);
  await caller.bookings.checkIn(versionOf(booked));
  await sees(page, 'Waits 0 min');
});

test('FD2 FD6: the bookings of a patient, and what became of them, follow by themselves', async () => {
  const { clinic, caller, book, links } = await practice();
  const page = await enter(clinic, `/patients/${links.patientId}?tab=bookings`);
  await sees(page, 'No booking yet');
  const booked = await book(at(10));
  await sees(page, '0 visits, 0 no-shows, 0 cancelled, 1 to come');
  await caller.bookings.cancel({ ...versionOf(booked), reason: 'Called' });
  await sees(page, '0 visits, 0 no-shows, 1 cancelled, 0 to come');
});

test('S27: eight tabs without HTTP/2 share one stream, and when the one that has it is closed, another goes on', async () => {
  const { clinic, book, named, caller } = await practice();
  const first = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
  const address = addressOf(clinic, `/calendar?date=${tuesday}&view=day`);
  const others: Page[] = [];
  for (let n = 0; n < 7; n++) {
    const tab = await first.context().newPage();
    await tab.goto(address);
    await button(tab, 'New booking').waitFor();
    others.push(tab);
  }
  const last = others.at(-1) ?? first;
  await becomes(() => streams(last), 1);
  const { id, version } = await book(at(10));
  await block(last, named).waitFor();
  await first.close();
  await caller.bookings.move({
    ...{ id, version, startsAt: at(12), endsAt: at(12.5), despite: { reason: 'Test' } },
  });
  await becomes(() => timeOf(last, named), '12:00–12:30');
  await becomes(() => streams(last), 1);
});

test('FD6: it says when it is not live, and catches up when it is again', async () => {
  const { clinic, book, named } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, { expects: unreachable });
  await button(page, 'New booking').waitFor();
  const words = page.getByRole('status').getByText('What others change is not shown at the moment');
  await outage.begin();
  await words.waitFor();
  await book(at(10));
  await outage.end();
  await gone(words);
  await block(page, named).waitFor();
});

test('FD6 IDN-3: whoever is signed out elsewhere is led to the sign-in page by itself', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
  await button(page, 'New booking').waitFor();
  await admin.query('update identity.sessions set revoked_at = now() where tenant_id = $1', [clinic.id]);
  await field(page, 'E-mail').waitFor();
});

test('S28: a drag is not disturbed by what others change around it, and nothing is there twice', async () => {
  const { clinic, caller, book, named } = await practice();
  const other = await caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
  await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
  const dragged = block(page, named);
  const from = await dragged.boundingBox();
  if (!from) throw new Error('There is nothing to drag.');
  await page.mouse.move(from.x + 20, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 60, { steps: 4 });
  await book(at(13), { patientId: other.id });
  await block(page, 'Early Bird').waitFor();
  await page.mouse.move(from.x + 20, from.y + 6 + 96, { steps: 4 });
  await page.mouse.up();
  await becomes(() => timeOf(page, named), '11:00–11:30');
  for (const name of [named, 'Early Bird']) expect(await block(page, name).count()).toBe(1);
  await expect
    .poll(async () =>
      (await caller.bookings.list({ from: at(0), to: at(23) })).items.map(({ startsAt }) => startsAt),
    )
    .toEqual([at(11), at(13)]);
});

test('S28: a drag of what somebody else has moved meanwhile ends with a word', async () => {
  const { clinic, caller, book, named } = await practice();
  const booked = await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
  const from = await block(page, named).boundingBox();
  if (!from) throw new Error('There is nothing to drag.');
  await page.mouse.move(from.x + 20, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 60, { steps: 4 });
  await caller.bookings.move({
    ...{ ...versionOf(booked), startsAt: at(14), endsAt: at(14.5), despite: { reason: 'Test' } },
  });
  await sees(page, 'This booking was changed meanwhile. Please look at it again.');
  await page.mouse.move(from.x + 20, from.y + 120, { steps: 4 });
  await page.mouse.up();
  await becomes(() => timeOf(page, named), '14:00–14:30');
  expect(await block(page, named).count()).toBe(1);
});
