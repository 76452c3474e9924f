import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { writeDate } from '../../shared/clinic-dates.ts';
import { at, practice, tuesday, wednesday } from './browser/appointments.ts';
import { addressOf, enter } from './browser/browser.ts';
import { act, becomes, button, choose, dialog, field, gone, row, sees } from './browser/desk.ts';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`) });

/** Each width and each scheme once. */
const looks = [
  { width: 1280, scheme: 'light' },
  { width: 375, scheme: 'dark' },
] as const;

const holidays = [
  ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Epiphany', 'DTSTART;VALUE=DATE:20310106'],
  ...['DTEND;VALUE=DATE:20310107', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:2', 'SUMMARY:Meeting'],
  ...['DTSTART;TZID=W. Europe Standard Time:20310107T093000', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:3'],
  ...['SUMMARY:Christmas Day', 'DTSTART;VALUE=DATE:20311225', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n');

const give = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });

/** The parts of a column that are shaded, in minutes after its upper edge. */
const shaded = (page: Page) =>
  page
    .locator('.day-column')
    .first()
    .locator('.day-closed')
    .evaluateAll(parts =>
      parts.map(part => {
        const style = (part as HTMLElement).style;
        return [Number(style.getPropertyValue('--from')), Number(style.getPropertyValue('--minutes'))];
      }),
    );

test('K9 SCH-2: time off over bookings tells how many there are, and is saved once they may stay', async () => {
  const { clinic, caller, book } = await practice();
  await book(at(10));
  await book(at(11));
  const page = await enter(clinic, '/hours?tab=time-off', { expects: /status of 422/ });
  await sees(page, 'Nobody is away');
  await button(page, 'New time off').first().click();
  const form = dialog(page, 'New time off');
  await choose(form, 'Practitioner', 'Mo provider', 'Mo');
  await choose(form, 'Kind', 'Training');
  await field(form, 'First day').fill(tuesday);
  await field(form, 'First day').blur();
  expect(await field(form, 'Last day').inputValue()).toBe(writeDate(tuesday, 'en-GB'));
  await field(form, 'Note').fill('Course on ultrasound');
  await button(form, 'Create').click();
  const question = dialog(page, '2 bookings lie in this time');
  await sees(question, /^On Tue,? 7 Jan/);
  await picture(page, 'hours-question');
  await button(question, 'Not yet').click();
  await gone(question);
  expect((await caller.timeOff.list({})).items).toEqual([]);
  await button(form, 'Create').click();
  await button(question, 'Close it all the same').click();
  await row(page, /Mo provider.*Training.*7 Jan/).waitFor();
  expect((await caller.timeOff.list({})).items).toMatchObject([
    { kind: 'training', startsOn: tuesday, endsOn: tuesday, from: '00:00', to: '24:00' },
  ]);
});

test('S37 S38 SCH-2: holidays are taken from a file once it is seen what it holds', async () => {
  const { clinic, caller } = await practice();
  const page = await enter(clinic, '/hours', { expects: /status of 400/ });
  await button(page, 'Import holidays').click();
  const form = dialog(page, 'Import holidays');
  await give(page, '%PDF-1.7');
  await button(form, 'Show what it holds').click();
  await sees(form, 'This is no calendar file. Please choose one that ends in .ics.');
  await give(page, holidays);
  await button(form, 'Show what it holds').click();
  await row(page, /6 Jan 2031.*Epiphany.*New/).waitFor();
  await sees(form, 'Meeting: It has a time of day.');
  await picture(page, 'hours-import');
  await button(form, 'Take these 2 holidays').click();
  await row(page, /Epiphany.*6 Jan 2031/).waitFor();
  expect((await caller.holidays.list({})).items.map(({ name }) => name)).toEqual([
    'Epiphany',
    'Christmas Day',
  ]);

  await act(page, `Epiphany on 6 Jan 2031`, 'Move to trash');
  await sees(page, 'Epiphany on 6 Jan 2031 is in the trash.');
  await gone(row(page, /Epiphany/));
  await button(page, 'Import holidays').click();
  await give(page, holidays);
  await button(form, 'Show what it holds').click();
  await row(page, /Epiphany.*Removed by hand/).waitFor();
  await row(page, /Christmas Day.*There already/).waitFor();
  await button(form, 'Close').last().click();
  await gone(form);
  expect((await caller.holidays.list({})).items).toHaveLength(1);
});

// East and west of the clinic, on the far sides of midnight (S7).
test.each(['Pacific/Auckland', 'Pacific/Honolulu'])(
  'FD7 S5 S7 SCH-2: an exception is made in a browser in %s, and the calendar shades what is closed from the same answer',
  async zone => {
    const { clinic, caller } = await practice();
    const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, { zone });
    const usual = [
      [0, 60],
      [300, 60],
      [600, 180],
    ];
    // Weekly hours from 8 to 12 and from 13 to 17; the calendar shows from 7 to 20 o'clock.
    await becomes(() => shaded(page), usual);
    await page.goto(addressOf(clinic, '/hours?tab=exceptions'));
    await button(page, 'New exception').first().click();
    const form = dialog(page, 'New exception');
    await choose(form, 'Practitioner', 'Mo provider', 'Mo');
    const [facility] = (await caller.facilities.list({})).items;
    await choose(form, 'Facility', facility?.name ?? '');
    await field(form, 'Day').fill('2031-01-09');
    await page.getByRole('button', { name: '7 January 2031', exact: true }).click();
    await button(form, 'Open it').click();
    await field(form, 'To').fill('11:00');
    await button(form, 'Create').click();
    await row(page, /7 Jan 2031.*Mo provider.*09:00–11:00/).waitFor();
    await page.goto(addressOf(clinic, `/calendar?date=${tuesday}&view=day`));
    await becomes(
      () => shaded(page),
      [
        [0, 120],
        [240, 540],
      ],
    );
    await page.goto(addressOf(clinic, `/calendar?date=${wednesday}&view=day`));
    await becomes(() => shaded(page), usual);
  },
);

test.each(looks)(
  'the page of the hours and the calendar look right at $width pixels in the $scheme (UI-1, UI-2)',
  async look => {
    const { clinic, caller, links, book } = await practice();
    const { practitionerId, facilityId } = links;
    await book(at(10));
    await caller.holidays.import({ facilityIds: [facilityId], calendar: holidays });
    const part = { from: '12:00', to: '24:00' };
    await caller.holidays.create({ facilityId, date: '2031-12-24', name: 'Christmas Eve', ...part });
    const hours = [{ from: '09:00', to: '12:00' }];
    await caller.dayExceptions.create({
      practitionerId,
      facilityId,
      date: '2031-01-12',
      hours,
      note: 'Open day',
    });
    await caller.dayExceptions.create({ practitionerId, facilityId, date: wednesday, hours: [] });
    const off = { practitionerId, startsOn: '2031-01-09', endsOn: '2031-01-10' };
    await caller.timeOff.create({ ...off, kind: 'vacation', note: 'Long planned' });
    await caller.timeOff.create({
      ...off,
      endsOn: off.startsOn,
      kind: 'meeting',
      from: '09:00',
      to: '10:00',
    });
    const page = await enter(clinic, '/hours', look);
    for (const [tab, shown] of [
      ['holidays', /Epiphany/],
      ['exceptions', /12 Jan/],
      ['time-off', /Vacation/],
    ] as const) {
      await page.goto(addressOf(clinic, `/hours?tab=${tab}`));
      await row(page, shown).first().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ tab, overflow: Math.max(0, overflow) }).toEqual({ tab, overflow: 0 });
      await picture(page, `hours-${tab}-${look.width}-${look.scheme}`);
    }
    await page.getByRole('button', { name: /^New/ }).first().click();
    await dialog(page, 'New time off').waitFor();
    await picture(page, `hours-form-${look.width}-${look.scheme}`);
    await page.goto(addressOf(clinic, `/calendar?date=${tuesday}&view=week`));
    await page.locator('.day-closed').first().waitFor();
    await picture(page, `hours-week-${look.width}-${look.scheme}`);
  },
);
