import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { saveWeek } from '../world/save-week.ts';
import { member } from '../world/world.ts';
import { at, practice, tuesday, wednesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, gone, isFocused, sees, versionOf } from './browser/desk.ts';

const block = (page: Page, name: string): Locator => page.locator('.booking-event', { hasText: name });
const slotAt = (page: Page, day: string, time: string): Locator =>
  page.getByRole('button', { name: new RegExp(`${day} ${time}:00`) });
const ghost = (page: Page): Locator => page.locator('.day-target');

const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (!box) throw new Error('There is nothing to be seen.');
  return box;
};

/** A practitioner who works all day and night of the days that the tests use, so that nobody asks why. */
const openAllDay = async () => {
  const made = await practice();
  const { practitionerId, facilityId } = made.links;
  const hours = [1, 2, 3, 4].map(weekday => ({ facilityId, weekday, from: '00:00', to: '24:00' }));
  await saveWeek(made.caller, { practitionerId, hours });
  return made;
};

/** Somebody else's booking with the same practitioner. */
const another = async ({ caller, book }: Awaited<ReturnType<typeof practice>>, startsAt: string) => {
  const other = await caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
  return book(startsAt, { patientId: other.id });
};

const week = `/calendar?date=${tuesday}&view=week`;

describe('SCH-4: the end of a booking is dragged', () => {
  test('SCH-4: by its lower edge, to the step of the clinic, and goes back by undo', async () => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id } = await book(at(10));
    const page = await enter(clinic, week);
    const box = await boxOf(block(page, named));
    const hour = (await boxOf(slotAt(page, tuesday, '12:00'))).height * 2;

    await page.mouse.move(box.x + 20, box.y + box.height - 3);
    await page.mouse.down();
    await page.mouse.move(box.x + 24, box.y + box.height - 3 + hour / 2, { steps: 6 });
    await ghost(page).getByText('10:00–11:00').waitFor();
    await page.mouse.up();

    await sees(page, `${named} is booked until 11:00.`);
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(10), endsAt: at(11) });
    await button(page, 'Undo').click();
    await becomes(async () => (await caller.bookings.get({ id })).endsAt, at(10.5));
  });

  test('SCH-4: never to before its beginning', async () => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id } = await book(at(10), { endsAt: at(11) });
    const page = await enter(clinic, week);
    const box = await boxOf(block(page, named));

    await page.mouse.move(box.x + 20, box.y + box.height - 3);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y - 15, { steps: 6 });
    await page.mouse.up();

    await sees(page, `${named} is booked until 10:15.`);
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(10), endsAt: at(10.25) });
  });
});

test('SCH-4: whom it would meet is shown in words while it is dragged', async () => {
  const made = await openAllDay();
  await another(made, at(11));
  await made.book(at(10));
  const page = await enter(made.clinic, week);
  const [from, to] = [await boxOf(block(page, made.named)), await boxOf(block(page, 'Early Bird'))];

  await page.mouse.move(from.x + 20, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 6, { steps: 8 });
  await ghost(page).getByText('Overlaps Early Bird, 11:00–11:30').waitFor();
  expect(await ghost(page).getAttribute('data-conflict')).toBe('true');
  await page.mouse.move(from.x + 20, from.y + 6, { steps: 8 });
  await becomes(() => ghost(page).getAttribute('data-conflict'), null);
  await page.mouse.up();
  await gone(ghost(page));
});

describe('S29: what is no drag moves nothing', () => {
  test('S29: a click that slips by some pixels opens the booking', async () => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id, version } = await book(at(10));
    const page = await enter(clinic, week);
    const box = await boxOf(block(page, named));

    await page.mouse.move(box.x + 20, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 24, box.y + 11, { steps: 3 });
    await page.mouse.up();

    await page.getByRole('dialog', { name: 'Booking' }).waitFor();
    expect(await caller.bookings.get({ id })).toMatchObject({ version, startsAt: at(10) });
  });

  test.each(['Escape', 'outside'])('S29: %s puts it back, and nothing opens', async way => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id, version } = await book(at(10));
    const page = await enter(clinic, week);
    const box = await boxOf(block(page, named));

    await page.mouse.move(box.x + 20, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 106, { steps: 6 });
    await ghost(page).waitFor();
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await page.mouse.move(100, 400, { steps: 6 });
    await gone(ghost(page));
    await page.mouse.up();

    await block(page, named).getByText('10:00–10:30').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await caller.bookings.get({ id })).toMatchObject({ version, startsAt: at(10) });
  });

  test('S29: a finger that scrolls moves nothing, one that rests first does', async () => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id, version } = await book(at(10));
    const page = await enter(clinic, week);
    const box = await boxOf(block(page, named));
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 20, y }],
      });
    const swipe = async (rests: boolean) => {
      await touch('touchStart', box.y + 6);
      if (rests) await block(page, named).and(page.locator('[data-carried]')).waitFor();
      for (let step = 1; step <= 8; step++) await touch('touchMove', box.y + 6 + step * 12);
      if (rests) await ghost(page).getByText('11:00–11:30').waitFor();
      await touch('touchEnd', 0);
    };

    await swipe(false);
    expect(await ghost(page).count()).toBe(0);
    expect(await caller.bookings.get({ id })).toMatchObject({ version });
    await page.locator('.day-scroller').evaluate(grid => grid.scrollTo(0, 0));
    await block(page, named).scrollIntoViewIfNeeded();
    Object.assign(box, await boxOf(block(page, named)));
    await swipe(true);

    await sees(page, new RegExp(`${named} is moved to Tue,? 7 Jan, 11:00`));
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(11) });
  });

  test('S29: what is refused goes back to its lane and its time', async () => {
    const made = await openAllDay();
    const { id: colleague } = await member(made.clinic, 'provider');
    await made.caller.users.update({ id: colleague, version: 1, firstName: 'Zoe', lastName: 'Zimmer' });
    const hours = [{ facilityId: made.links.facilityId, weekday: 2, from: '00:00', to: '24:00' }];
    await saveWeek(made.caller, { practitionerId: colleague, hours });
    const other = await made.caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
    await made.book(at(11), { patientId: other.id, practitionerId: colleague });
    const { id, version } = await made.book(at(10));
    const page = await enter(made.clinic, `/calendar?date=${tuesday}&view=day`, {
      expects: /status of 409/,
    });
    const laneOf = (name: string) =>
      page.getByRole('group', { name }).locator('.booking-event').allTextContents();
    const before = await boxOf(block(page, made.named));
    const to = await boxOf(block(page, 'Early Bird'));

    await page.mouse.move(before.x + 20, before.y + 6);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 6, { steps: 8 });
    await page.mouse.up();
    await page
      .getByRole('dialog', { name: 'The practitioner already has a booking at this time.' })
      .waitFor();
    expect(await boxOf(block(page, made.named))).toEqual(before);
    expect(await laneOf('Mo provider')).toMatchObject([expect.stringContaining(made.named)]);
    expect(await laneOf('Zoe Zimmer')).toMatchObject([expect.stringContaining('Early Bird')]);
    expect(await made.caller.bookings.get({ id })).toMatchObject({ version, startsAt: at(10) });
  });

  test('S29: it lands where the pointer is after the wheel has turned', async () => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id } = await book(at(10));
    const page = await enter(clinic, week);
    const box = await boxOf(block(page, named));
    const hour = (await boxOf(slotAt(page, tuesday, '12:00'))).height * 2;

    await page.mouse.move(box.x + 20, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 6 + hour, { steps: 6 });
    await ghost(page).getByText('11:00–11:30').waitFor();
    await page.mouse.wheel(0, hour);
    await ghost(page).getByText('12:00–12:30').waitFor();
    await page.mouse.up();

    await sees(page, new RegExp(`${named} is moved to Tue,? 7 Jan, 12:00`));
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(12) });
  });
});

describe('S32: a booking is moved by the keyboard alone', () => {
  test('S32: M takes it, arrows move it, Shift and arrows change its end, Enter saves, and the focus stays with it', async () => {
    const { clinic, caller, book, named } = await openAllDay();
    const { id } = await book(at(10));
    const page = await enter(clinic, week);
    const bar = page.locator('.move-bar');

    await block(page, named).focus();
    await page.keyboard.press('m');
    await bar.getByText(`Moving ${named}`).waitFor();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown'])
      await page.keyboard.press(key);
    await bar.getByText(/Wed,? 8 Jan, 10:30–11:15/).waitFor();
    await page.keyboard.press('Enter');

    await sees(page, new RegExp(`${named} is moved to Wed,? 8 Jan, 10:30`));
    expect(await caller.bookings.get({ id })).toMatchObject({
      startsAt: at(10.5, wednesday),
      endsAt: at(11.25, wednesday),
    });
    await becomes(() => isFocused(block(page, named)), true);
    await button(page, 'Undo').click();
    await becomes(async () => (await caller.bookings.get({ id })).startsAt, at(10));
    expect(await caller.bookings.get({ id })).toMatchObject({ endsAt: at(10.5) });
  });

  test('S32: Escape leaves it where it was, and a conflict is said', async () => {
    const made = await openAllDay();
    await another(made, at(11));
    const { id, version } = await made.book(at(10));
    const page = await enter(made.clinic, week);
    const own = block(page, made.named);

    await own.focus();
    await page.keyboard.press('m');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByRole('status').getByText('Overlaps Early Bird, 11:00–11:30').waitFor();
    await page.keyboard.press('Escape');

    await gone(ghost(page));
    expect(await isFocused(own)).toBe(true);
    expect(await made.caller.bookings.get({ id })).toMatchObject({ version });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Booking' }).waitFor();
  });

  test('S32: arrows lead over the slots, Tab comes back to where they led, and Enter books there', async () => {
    const { clinic } = await openAllDay();
    const page = await enter(clinic, week);
    const monday = slotAt(page, '2031-01-06', '09:00');
    await monday.focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'])
      await page.keyboard.press(key);
    const ten = slotAt(page, tuesday, '10:00');
    expect(await isFocused(ten)).toBe(true);
    expect(await page.locator('.day-slot[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await isFocused(ten)).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await isFocused(ten)).toBe(true);

    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'New booking' });
    await becomes(() => form.getByLabel('Time, hours').inputValue(), '10');
    await page.keyboard.press('Escape');
    await gone(form);
    await becomes(() => isFocused(ten), true);
  });

  test('S32: slots and bookings name their day, time and practitioner, and a new week is said', async () => {
    const { clinic, book, named, service } = await openAllDay();
    await book(at(10));
    const page = await enter(clinic, week);

    await page
      .getByRole('button', {
        name: new RegExp(`${named} Pending ${service.name} 10:00–10:30 Tue,? 7 Jan, Mo provider`),
      })
      .waitFor();
    expect(await slotAt(page, tuesday, '10:00').getAttribute('aria-label')).toContain('Mo provider');
    await page.getByRole('status').getByText('6 Jan – 12 Jan, 1 booking').waitFor();
    await button(page, 'Next week').click();
    await page.getByRole('status').getByText('13 Jan – 19 Jan, 0 bookings').waitFor();
    expect(await isFocused(button(page, 'Next week'))).toBe(true);
  });
});

test('S28: a booking that somebody else changes is let go, with a word', async () => {
  const made = await openAllDay();
  const booked = await another(made, at(13));
  await made.book(at(10));
  const page = await enter(made.clinic, week);
  // What is done on this page, too, has the bookings loaded again.
  await block(page, made.named).focus();
  for (const key of ['m', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await button(page, 'Undo').waitFor();
  const box = await boxOf(block(page, 'Early Bird'));

  await page.mouse.move(box.x + 20, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 50, { steps: 6 });
  await ghost(page).waitFor();
  await made.caller.bookings.move({ ...versionOf(booked), startsAt: at(14), endsAt: at(14.5) });
  await button(page, 'Undo').evaluate((undo: HTMLElement) => undo.click());
  await sees(page, 'This booking was changed meanwhile.');
  await gone(ghost(page));
  await page.mouse.up();

  await block(page, 'Early Bird').getByText('14:00–14:30').waitFor();
  expect(await made.caller.bookings.get({ id: booked.id })).toMatchObject({ startsAt: at(14) });
});

test('S28: a redraw keeps what is dragged', async () => {
  const made = await openAllDay();
  const booked = await another(made, at(13));
  await made.book(at(10));
  const page = await enter(made.clinic, week);
  await block(page, made.named).focus();
  for (const key of ['m', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await button(page, 'Undo').waitFor();
  const box = await boxOf(block(page, 'Early Bird'));

  await page.mouse.move(box.x + 20, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 54, { steps: 6 });
  await ghost(page).getByText('13:30–14:00').waitFor();
  await button(page, 'Undo').evaluate((undo: HTMLElement) => undo.click());
  await block(page, made.named).getByText('10:00–10:30').waitFor();
  await page.mouse.up();

  await sees(page, /Early Bird is moved to Tue,? 7 Jan, 13:30/);
  expect(await made.caller.bookings.get({ id: booked.id })).toMatchObject({ startsAt: at(13.5) });
});

/** Keeps the moves of a page from the server until they may be answered, and tells how many there were. */
const holdingMoves = async (page: Page) => {
  const moves: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/bookings\.move/, async route => {
    moves.push(route.request().url());
    await promise;
    await route.continue();
  });
  return { moves, answer: resolve };
};

test('S28: what is moved again while the first move is under way comes to where it was put last, one version after the other', async () => {
  const { clinic, caller, book, named } = await openAllDay();
  const { id, version } = await book(at(10));
  const page = await enter(clinic, week);
  const asked = await holdingMoves(page);

  await block(page, named).focus();
  for (const key of ['m', ...Array<string>(4).fill('ArrowDown'), 'Enter']) await page.keyboard.press(key);
  await becomes(() => asked.moves.length, 1);
  await block(page, named).getByText('11:00–11:30').waitFor();
  for (const key of ['m', ...Array<string>(4).fill('ArrowDown'), 'Enter']) await page.keyboard.press(key);
  await block(page, named).getByText('12:00–12:30').waitFor();
  expect(asked.moves).toHaveLength(1);
  asked.answer();

  await sees(page, new RegExp(`${named} is moved to Tue,? 7 Jan, 12:00`));
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(12), version: version + 2 });
  await block(page, named).getByText('12:00–12:30').waitFor();
  await page.getByRole('alert').filter({ hasText: '12:00' }).getByRole('button', { name: 'Undo' }).click();
  await becomes(async () => (await caller.bookings.get({ id })).startsAt, at(11));
});

test('S28: a drag that began while an earlier move of it was under way goes on when that is answered', async () => {
  const { clinic, caller, book, named } = await openAllDay();
  const { id, version } = await book(at(10));
  const page = await enter(clinic, week);
  const asked = await holdingMoves(page);

  await block(page, named).focus();
  for (const key of ['m', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await block(page, named).getByText('10:30–11:00').waitFor();
  const box = await boxOf(block(page, named));
  await page.mouse.move(box.x + 20, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 6 + 96, { steps: 6 });
  await ghost(page).getByText('11:30–12:00').waitFor();
  asked.answer();
  await sees(page, new RegExp(`${named} is moved to Tue,? 7 Jan, 10:30`));
  await page.mouse.up();

  await sees(page, new RegExp(`${named} is moved to Tue,? 7 Jan, 11:30`));
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: at(11.5), version: version + 2 });
});

test('S28: where an earlier move is refused, what waited for it is not sent, and the booking stands where the server has it', async () => {
  const made = await openAllDay();
  await another(made, at(11));
  const { id, version } = await made.book(at(10));
  const page = await enter(made.clinic, week, { expects: /status of 409/ });
  const asked = await holdingMoves(page);

  await block(page, made.named).focus();
  for (const key of ['m', ...Array<string>(4).fill('ArrowDown'), 'Enter']) await page.keyboard.press(key);
  await block(page, made.named).getByText('11:00–11:30').waitFor();
  for (const key of ['m', ...Array<string>(8).fill('ArrowDown'), 'Enter']) await page.keyboard.press(key);
  await block(page, made.named).getByText('13:00–13:30').waitFor();
  asked.answer();

  await page.getByRole('dialog', { name: 'The practitioner already has a booking at this time.' }).waitFor();
  await block(page, made.named).getByText('10:00–10:30').waitFor();
  expect(await made.caller.bookings.get({ id })).toMatchObject({ version, startsAt: at(10) });
  expect(asked.moves).toHaveLength(1);
});

test('UI-2: a letter that is pressed as soon as a page is there leads to no other', async () => {
  const { clinic, book, named } = await openAllDay();
  await book(at(10));
  const page = await enter(clinic, week);

  await block(page, named).press('m');
  await page.locator('.move-bar').getByText(`Moving ${named}`).waitFor();
  expect(new URL(page.url()).pathname).toBe('/calendar');
});
