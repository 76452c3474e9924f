import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../client/ui/formats/clinic-time.ts';
import { saveWeek } from '../world/save-week.ts';
import { clinic, member } from '../world/world.ts';
import { at, practice, todayAt, tuesday, wednesday } from './browser/appointments.ts';
import { enter, outage, unreachable } from './browser/browser.ts';
import { button, dialog, link, sees } from './browser/desk.ts';

const block = (page: Page, name: string): Locator => page.locator('.booking-event', { hasText: name });
const slotAt = (page: Page, day: string, time: string): Locator =>
  page.getByRole('button', { name: new RegExp(`${day} ${time}:00`) });

/** Where a block stands against the half hour that it should begin with, and how many minutes high it is drawn. */
const drawnAt = async (drawn: Locator, slot: Locator) => {
  const [is, row] = [await drawn.boundingBox(), await slot.boundingBox()];
  if (!is || !row) throw new Error('There is nothing to measure.');
  return {
    isInColumn: is.x >= row.x - 2 && is.x + is.width <= row.x + row.width + 2,
    minutesLate: Math.round(((is.y - row.y) / row.height) * 30),
    minutes: Math.round((is.height / row.height) * 30),
  };
};
const inItsPlace = (minutes: number) => ({ isInColumn: true, minutesLate: 0, minutes });

describe('K1: a booking that ends no later by the clock than it begins is drawn', () => {
  test('K1: half an hour through the end of summer time in Cairo, in the week', async () => {
    const { clinic, book, named } = await practice({ timeZone: 'Africa/Cairo' });
    await book('2027-10-28T20:00:00Z');
    await book('2027-10-28T20:45:00Z', { endsAt: '2027-10-28T21:15:00Z' });
    const page = await enter(clinic, '/calendar?view=week&date=2027-10-28');

    const odd = block(page, named).filter({ hasText: '23:45' });
    await odd.waitFor();
    expect(await block(page, named).count()).toBe(2);
    expect(await drawnAt(odd, slotAt(page, '2027-10-28', '23:30'))).toEqual({
      ...{ isInColumn: true, minutesLate: 15, minutes: 15 },
    });
  });

  test('K1: an hour from 1:30 to 1:30 in New York, in the day of all and of one', async () => {
    const { clinic, book, named, links } = await practice({ timeZone: 'America/New_York' });
    await book('2027-11-07T05:30:00Z', { endsAt: '2027-11-07T06:30:00Z' });
    const page = await enter(clinic, '/calendar?view=day&date=2027-11-07');

    await block(page, named).waitFor();
    expect(await drawnAt(block(page, named), slotAt(page, '2027-11-07', '01:30'))).toEqual(inItsPlace(60));
    await page.goto(`${page.url()}&practitionerId=${links.practitionerId}`);
    await block(page, named).waitFor();
    expect(await drawnAt(block(page, named), slotAt(page, '2027-11-07', '01:30'))).toEqual(inItsPlace(60));
  });
});

describe('K2: the browser’s zone has no part in where a booking is drawn', () => {
  // Havana changes at midnight of the same days, so that they have no first hour there, or two.
  for (const zone of ['America/New_York', 'America/Havana', 'Pacific/Auckland'])
    for (const [change, nine] of [
      ['2027-03-14', '2027-03-14T13:00:00Z'],
      ['2027-11-07', '2027-11-07T14:00:00Z'],
    ] as const)
      test(`K2: nine o’clock of ${change} in New York, seen in ${zone}`, async () => {
        const { clinic, book, named, links } = await practice({ timeZone: 'America/New_York' });
        const until = (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString();
        await book(nine, { endsAt: until(nine) });
        // The grid begins before the change.
        await book(`${change}T05:00:00Z`, { endsAt: until(`${change}T05:00:00Z`) });
        const views = ['view=week', 'view=day', `view=day&practitionerId=${links.practitionerId}`];
        const page = await enter(clinic, `/calendar?date=${change}&${views[0]}`, { zone });

        const booked = block(page, named).filter({ hasText: '9:00' });
        for (const view of views) {
          await page.goto(new URL(`/calendar?date=${change}&${view}`, page.url()).href);
          await booked.waitFor();
          const drawn = await drawnAt(booked, slotAt(page, change, '09:00'));
          expect({ view, ...drawn }).toEqual({ view, ...inItsPlace(60) });
        }
      });
});

/** What stands beside the rows. */
const hoursOf = (page: Page) => page.locator('.day-axis span').allTextContents();

// Sunday is the day of the change: the first of a week that begins with it, the last of one that begins with Monday.
test.each([
  ['begins', 7, '2027-03-14', ['2027-03-14', '2027-03-15', '2027-03-20'], ['13:00', '13:00', '13:00']],
  ['ends', 1, '2027-03-14', ['2027-03-08', '2027-03-13', '2027-03-14'], ['14:00', '14:00', '13:00']],
  ['begins', 7, '2027-11-07', ['2027-11-07', '2027-11-08', '2027-11-13'], ['14:00', '14:00', '14:00']],
  ['ends', 1, '2027-11-07', ['2027-11-01', '2027-11-06', '2027-11-07'], ['13:00', '13:00', '14:00']],
] as const)(
  'S30: in a week that %s with the change (%s, %s), each day stands by its own clock, in the hours of any other week',
  async (_, weekStartsOn, change, days, nine) => {
    const { clinic, caller, book, named } = await practice({ timeZone: 'America/New_York' });
    const { organization } = await caller.settings.get();
    await caller.settings.updateOrganization({ version: organization.version, weekStartsOn });
    for (const [index, day] of days.entries()) await book(`${day}T${nine[index]}:00Z`);
    const address = `/calendar?view=week&date=${change}`;
    const page = await enter(clinic, address, { zone: 'America/New_York' });
    const atNine = block(page, named).filter({ hasText: '9:00' });
    const expectInPlace = async () => {
      await atNine.nth(2).waitFor();
      for (const [index, day] of days.entries())
        expect(await drawnAt(atNine.nth(index), slotAt(page, day, '09:00'))).toEqual(inItsPlace(30));
    };
    await expectInPlace();
    const shown = await hoursOf(page);
    // From the first minute of the day to the last.
    const ends = { '2027-03-14': ['14T05:00', '15T03:30'], '2027-11-07': ['07T04:00', '08T04:30'] };
    for (const end of ends[change]) await book(`${change.slice(0, 8)}${end}:00Z`);
    await page.reload();
    await expectInPlace();
    const all = await hoursOf(page);
    expect(all).toHaveLength(24);
    expect(new Set(all).size).toBe(24);
    expect(all.join(' ')).toContain(shown.slice(1).join(' '));

    await page.goto(new URL('/calendar?view=week&date=2027-06-16', page.url()).href);
    await slotAt(page, '2027-06-16', '09:00').waitFor();
    expect(await hoursOf(page)).toEqual(shown);
  },
);

test.each(['day', 'week'])(
  'S31: in the %s, four of five minutes in a row are high enough to be read and hit, and cover neither each other nor what touches them',
  async view => {
    const { clinic, caller, book } = await practice();
    const names = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay'];
    const times = [10, 10 + 5 / 60, 10 + 10 / 60, 10.25, 11, 11.5];
    for (const [n, firstName] of names.entries()) {
      const { id } = await caller.patients.admit({ firstName, lastName: 'Short', sex: 'female' });
      await book(at(times[n] ?? 0), {
        patientId: id,
        ...(n < 4 && { endsAt: at((times[n] ?? 0) + 5 / 60) }),
      });
    }
    const page = await enter(clinic, `/calendar?date=${tuesday}&view=${view}`);
    await block(page, 'Fay Short').waitFor();
    const boxes = [];
    for (const name of names) {
      const box = await block(page, `${name} Short`).boundingBox();
      const read = await block(page, `${name} Short`).locator('b').boundingBox();
      if (!box || !read) throw new Error('It is not drawn.');
      expect(box.height, name).toBeGreaterThanOrEqual(24);
      expect(read.width, name).toBeGreaterThan(16);
      boxes.push({ name, ...box });
    }
    for (const [n, one] of boxes.entries())
      for (const other of boxes.slice(n + 1)) {
        const meet =
          one.x < other.x + other.width - 0.5 &&
          other.x < one.x + one.width - 0.5 &&
          one.y < other.y + other.height - 0.5 &&
          other.y < one.y + one.height - 0.5;
        expect(meet, `${one.name} and ${other.name}`).toBe(false);
      }
    const [eve, fay] = boxes.slice(4);
    expect([eve?.x, eve?.width]).toEqual([fay?.x, fay?.width]);
  },
);

test.each([
  ['Africa/Cairo', '2027-04-30', '2027-04-29T22:00:00Z', '01:00'],
  ['Asia/Beirut', '2027-03-28', '2027-03-27T22:00:00Z', '01:00'],
  ['America/Santiago', '2027-09-05', '2027-09-05T04:00:00Z', '01:00'],
  ['Australia/Lord_Howe', '2027-10-03', '2027-10-02T13:30:00Z', '00:00'],
])(
  'S9: in %s %s is one day, begins at its first instant, and is leafed to and from',
  async (timeZone, date, first, clock) => {
    const { clinic, caller, book, named } = await practice({ timeZone });
    const { id } = await book(first, { endsAt: new Date(Date.parse(first) + 1_800_000).toISOString() });
    const { items } = await caller.bookings.list({
      from: first,
      to: new Date(Date.parse(first) + 1).toISOString(),
    });
    expect(items.map(item => item.id)).toEqual([id]);
    const page = await enter(clinic, `/calendar?view=week&date=${date}`, { zone: timeZone });
    await block(page, named).waitFor();
    const days = (await page.locator('.day-name').allTextContents()).map(day => Number(/\d+/.exec(day)?.[0]));
    expect(new Set(days).size).toBe(7);
    expect(days).toContain(Number(date.slice(8)));
    expect(await block(page, named).count()).toBe(1);

    await page.goto(new URL(`/calendar?view=day&date=${date}`, page.url()).href);
    await block(page, named).waitFor();
    expect(await drawnAt(block(page, named), slotAt(page, date, clock))).toEqual(inItsPlace(30));
    for (const [way, day] of [
      ['Next day', addDays(date, 1)],
      ['Previous day', date],
      ['Previous day', addDays(date, -1)],
      ['Next day', date],
    ] as const) {
      await button(page, way).click();
      await slotAt(page, day, '09:00').waitFor();
      expect(await block(page, named).count()).toBe(day === date ? 1 : 0);
    }
  },
);

describe('K3: a booking across midnight is drawn on both of its days', () => {
  test('K3: in the week', async () => {
    const { clinic, book, named } = await practice();
    await book(at(23.5), { endsAt: at(24.5) });
    const page = await enter(clinic, `/calendar?view=week&date=${tuesday}`);

    await block(page, named).nth(1).waitFor();
    const [evening, morning] = [block(page, named).nth(0), block(page, named).nth(1)];
    expect(await drawnAt(evening, slotAt(page, tuesday, '23:30'))).toEqual(inItsPlace(30));
    expect(await drawnAt(morning, slotAt(page, wednesday, '00:00'))).toEqual(inItsPlace(30));
  });

  test.each(['all', 'one'])('K3: in the days of %s', async who => {
    const { clinic, book, named, links } = await practice();
    await book(at(23.5), { endsAt: at(24.5) });
    const only = who === 'one' ? `&practitionerId=${links.practitionerId}` : '';
    const page = await enter(clinic, `/calendar?view=day&date=${tuesday}${only}`);

    await block(page, named).waitFor();
    expect(await drawnAt(block(page, named), slotAt(page, tuesday, '23:30'))).toEqual(inItsPlace(30));
    await button(page, 'Next day').click();
    await slotAt(page, wednesday, '00:00').waitFor();
    expect(await drawnAt(block(page, named), slotAt(page, wednesday, '00:00'))).toEqual(inItsPlace(30));
  });

  test('K3: its first half moves the whole booking, its second half opens it', async () => {
    const { clinic, caller, book, named, links } = await practice();
    const { practitionerId, facilityId } = links;
    // On duty all night, so that nobody asks why.
    const hours = [2, 3].map(weekday => ({ facilityId, weekday, from: '00:00', to: '24:00' }));
    await saveWeek(caller, { practitionerId, hours });
    const { id } = await book(at(23.5), { endsAt: at(24.5) });
    const page = await enter(clinic, `/calendar?view=week&date=${tuesday}`);
    await block(page, named).nth(1).waitFor();

    expect(await block(page, named).nth(1).getAttribute('data-movable')).toBeNull();
    await block(page, named)
      .nth(0)
      .dragTo(slotAt(page, wednesday, '22:00'), {
        sourcePosition: { x: 20, y: 4 },
        targetPosition: { x: 20, y: 4 },
      });
    await sees(page, new RegExp(`${named} is moved to Wed,? 8 Jan, 22:00`));
    expect(await caller.bookings.get({ id })).toMatchObject({
      startsAt: at(22, wednesday),
      endsAt: at(23, wednesday),
    });
  });
});

test('UI-2: on a phone the week begins with the day that was chosen in sight', async () => {
  const { clinic, book, named } = await practice();
  await book(at(10, '2031-01-10'));
  const page = await enter(clinic, '/calendar?view=week&date=2031-01-10', { width: 375 });
  await block(page, named).waitFor();

  const box = await block(page, named).boundingBox();
  expect(box?.x).toBeGreaterThan(50);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(375);
});

describe('FD1: a day that has not loaded does not look free', () => {
  test('FD1: it says that it loads, and takes no clicks until it is there', async () => {
    const { clinic, book, named } = await practice();
    await book(at(10, wednesday));
    const page = await enter(clinic, `/calendar?view=day&date=${tuesday}`);
    await slotAt(page, tuesday, '10:00').waitFor();

    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    await page.route('**/trpc/**bookings.list**', async route => {
      await held;
      await route.continue();
    });
    await button(page, 'Next day').click();
    await page.getByRole('status').getByText('Loading the bookings').waitFor();
    expect(await slotAt(page, wednesday, '10:00').count()).toBe(0);
    answer();

    await block(page, named).waitFor();
    await slotAt(page, wednesday, '11:00').waitFor();
    expect(await page.getByText('Loading the bookings').count()).toBe(0);
  });

  test('FD1: a week is asked for when it is known which and whose it is, and once', async () => {
    const { clinic, caller, book, named, links } = await practice();
    const { organization } = await caller.settings.get();
    await caller.settings.updateOrganization({ version: organization.version, weekStartsOn: 7 });
    await book(at(10));
    const page = await enter(clinic, `/calendar?view=week&date=${tuesday}`);
    await block(page, named).waitFor();
    const asked: string[] = [];
    page.on('request', request => {
      if (request.url().includes('bookings.list')) asked.push(decodeURIComponent(request.url()));
    });

    await page.reload();
    await block(page, named).waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(`"practitionerId":"${links.practitionerId}"`);
  });

  test('FD1 FD7: what is booked but not yet known to be open takes no clicks, and says when the hours do not come', async () => {
    const { clinic, book, named, links } = await practice();
    await book(at(10));
    const monday = '2031-01-06';
    // The agenda asks for no hours, so that the week has the bookings before it has those.
    const page = await enter(
      clinic,
      `/calendar?view=agenda&date=${monday}&practitionerId=${links.practitionerId}`,
      { expects: /status of 400/ },
    );
    await page.locator('.agenda-row', { hasText: named }).waitFor();
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    await page.route(
      '**/trpc/**openTimes**',
      async route => {
        await held;
        await route.fulfill({ status: 400, json: [{ error: { message: 'No', code: -32_600, data: {} } }] });
      },
      { times: 1 },
    );

    await page.getByText('Week', { exact: true }).click();
    await block(page, named).waitFor();
    await page.getByRole('status').getByText('Loading the hours').waitFor();
    expect(await slotAt(page, tuesday, '11:00').count()).toBe(0);
    answer();
    await page.getByRole('alert').getByText('The hours have not loaded').waitFor();
    expect(await slotAt(page, tuesday, '11:00').count()).toBe(0);
    await button(page, 'Try again').click();

    await slotAt(page, tuesday, '11:00').waitFor();
    expect(await page.locator('.day-closed').count()).toBeGreaterThan(0);
  });

  test('FD1: a booking that is opened while the server is away says so in its drawer', async () => {
    const { clinic, book } = await practice();
    const { id } = await book(at(10));
    const page = await enter(clinic, `/calendar?view=agenda&date=${tuesday}`, {
      expects: unreachable,
    });
    const opens = page.locator(`a[href*="${id}"]`);
    await opens.waitFor();
    await page.waitForLoadState('load');

    await outage.begin();
    try {
      await opens.click();
      await dialog(page, 'Booking').getByRole('alert').getByText('not answering at the moment').waitFor();
    } finally {
      await outage.end();
    }
    await button(dialog(page, 'Booking'), 'Confirm').waitFor();
  });

  test('FD1: it says so when the server is away, and tries again when told', async () => {
    const { clinic, book, named } = await practice();
    await book(at(10, wednesday));
    const page = await enter(clinic, `/calendar?view=day&date=${tuesday}`, {
      expects: unreachable,
    });
    await slotAt(page, tuesday, '10:00').waitFor();

    await outage.begin();
    try {
      await button(page, 'Next day').click();
      await page.getByRole('alert').getByText('This day has not loaded').waitFor();
      expect(await slotAt(page, wednesday, '10:00').count()).toBe(0);
    } finally {
      await outage.end();
    }
    await button(page, 'Try again').click();

    await block(page, named).waitFor();
  });
});

test.each(['day', 'week'])(
  'FD11: the %s of a clinic without practitioners says what to do next',
  async view => {
    const page = await enter(await clinic(), `/calendar?view=${view}`);

    await sees(page, 'No practitioner can be booked yet');
    expect(await page.locator('.day-scroller').count()).toBe(0);
    await link(page, 'Go to the staff').click();
    await page.getByRole('heading', { name: 'Staff' }).waitFor();
  },
);

test('FD5: practitioners keep their columns, whoever is booked first', async () => {
  const { clinic, caller, book } = await practice();
  const join = async (firstName: string, lastName: string) => {
    const { id } = await member(clinic, 'provider');
    await caller.users.update({ id, version: 1, firstName, lastName });
    return { practitionerId: id };
  };
  const [zoe, ada] = [await join('Zoe', 'aaronson'), await join('Ada', 'zimmer')];
  await book(at(9), ada);
  await book(at(10), zoe);
  await book(at(9, wednesday), zoe);
  const page = await enter(clinic, `/calendar?view=day&date=${tuesday}`);
  const columns = () => page.locator('.day-name').allTextContents();

  await page.locator('.booking-event').first().waitFor();
  const order = ['Zoe aaronson', 'Mo provider', 'Ada zimmer'];
  expect(await columns()).toEqual(order);
  await button(page, 'Next day').click();
  await slotAt(page, wednesday, '10:00').first().waitFor();
  expect(await columns()).toEqual(order);
});

test('FD5: each practitioner’s name stands above their own column, however long it is', async () => {
  const { clinic, caller } = await practice();
  for (const [title, lastName] of [
    ['Prof. Dr. med. Dr. h. c.', 'Montgomery-Featherstonehaugh of Abernethy'],
    ['Dr.', 'Li'],
    ['Dr.', 'Wu'],
  ] as const) {
    const { id } = await member(clinic, 'provider');
    await caller.users.update({ id, version: 1, title, lastName });
  }
  const page = await enter(clinic, `/calendar?view=day&date=${tuesday}`);
  await slotAt(page, tuesday, '10:00').first().waitFor();

  const leftOf = (places: Locator) =>
    places.evaluateAll(all => all.map(place => Math.round(place.getBoundingClientRect().x)));
  expect(await leftOf(page.locator('.day-title'))).toEqual(await leftOf(page.locator('.day-column')));
  expect(await page.locator('.day-name').count()).toBe(4);
});

describe.each(['light', 'dark'] as const)('FD21: in the %s', scheme => {
  test('FD21: arrived and in room differ in colour, in shape and in words', async () => {
    const { clinic, caller, book, named } = await practice();
    const { id } = await book(todayAt(0));
    const page = await enter(clinic, '/calendar?view=day', { scheme });
    const seen = async (label: string) => {
      await page.goto(new URL('/calendar?view=day', page.url()).href);
      const icon = block(page, named).locator('.status-icon', { hasText: label });
      await icon.waitFor();
      const colour = await icon.evaluate(element => getComputedStyle(element).backgroundColor);
      const shape = await icon.locator('svg').innerHTML();
      await page.goto(new URL('/calendar?view=agenda', page.url()).href);
      await page.locator('.status', { hasText: label }).waitFor();
      const dot = await page
        .locator('.status-dot')
        .evaluate(element => getComputedStyle(element).backgroundColor);
      return [colour, shape, dot];
    };

    const { version } = await caller.bookings.checkIn({ id, version: 1 });
    const arrived = await seen('Arrived');
    await caller.bookings.begin({ id, version });
    const inRoom = await seen('In room');

    for (const [index, look] of arrived.entries()) expect(inRoom[index]).not.toBe(look);
  });
});
