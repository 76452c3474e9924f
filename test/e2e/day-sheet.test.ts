import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { despite, faker, member } from '../world/world.ts';
import { at, practice, tuesday, wednesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, gone, link, pathOf, searchOf, sees } from './browser/desk.ts';

const sheet = `/calendar/print?date=${tuesday}`;

/** How many pages a PDF has; its parts may be packed. */
const pagesOf = (pdf: Buffer): number => {
  const text = pdf.toString('latin1');
  const packed = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, part = '']) => {
    try {
      return inflateSync(Buffer.from(part, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...packed].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
};

test('S33: the day sheet tells clinic, day, by whom it is printed, and a row for each booking', async () => {
  const { clinic, caller, book, links, named, service } = await practice();
  await caller.bookings.book({ ...links, startsAt: at(10), despite, notes: 'Brings old letters' });
  const late = await book(at(14));
  await caller.bookings.cancel({ id: late.id, version: late.version, reason: 'Ill' });
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);

  await link(page, 'Print').click();
  await page.getByRole('heading', { name: 'Day sheet' }).waitFor();
  expect(pathOf(page)).toBe('/calendar/print');
  expect(searchOf(page)).toMatchObject({ date: tuesday, span: 'day' });
  await sees(page, /Tuesday,? 7 January 2031/);
  await sees(page, new RegExp(`${clinic.name}, printed on .* by Olive Owner`));
  const rows = page.locator('.sheet tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  expect(await rows.first().innerText()).toMatch(
    new RegExp(`10:00–10:30\\s+${named}\\s+${service.name}[^]*Pending\\s+Brings old letters`),
  );
});

test('S33: on paper there is neither menu nor button, black on white also in the dark', async () => {
  const { clinic, book, named } = await practice();
  await book(at(10));
  const page = await enter(clinic, sheet, { scheme: 'dark' });
  await sees(page.locator('.sheet'), named);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await gone(page.getByRole('navigation', { name: 'Pages' }));
  await gone(button(page, 'Print'));
  const colours = await page
    .locator('.sheet td')
    .first()
    .evaluate(cell => {
      const { color } = getComputedStyle(cell);
      return [color, getComputedStyle(document.body).backgroundColor];
    });
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('S33: the week of many goes on over pages, each practitioner begins one, and no row is cut', async () => {
  const made = await practice();
  const { id: practitionerId } = await member(made.clinic, 'provider');
  for (let index = 0; index < 60; index++) {
    const { id: patientId } = await made.caller.patients.admit(patientFields(faker));
    const who = index < 54 ? {} : { practitionerId };
    // Not in the order of their times.
    const startsAt = at((((index >> 1) * 7) % 30) * 0.5, index % 2 ? tuesday : wednesday);
    await made.caller.bookings.book({ ...made.links, ...who, patientId, startsAt, despite });
  }
  const page = await enter(made.clinic, `${sheet}&span=week`);
  await page.locator('.sheet').nth(1).waitFor();
  expect(await page.locator('.sheet tbody tr').count()).toBe(60);
  for (const table of await page.locator('.sheet-table').all()) {
    const times = await table.locator('tbody td:first-child').allTextContents();
    expect(times.length).toBeGreaterThan(0);
    expect(times.map(time => time.padStart(11, '0'))).toEqual(
      times.map(time => time.padStart(11, '0')).sort(),
    );
  }

  await page.emulateMedia({ media: 'print' });
  const breaks = await page.evaluate(() => ({
    row: getComputedStyle(document.querySelector('.sheet tbody tr') ?? document.body).breakInside,
    head: getComputedStyle(document.querySelector('.sheet thead') ?? document.body).display,
    second: getComputedStyle(document.querySelectorAll('.sheet')[1] ?? document.body).breakBefore,
  }));
  expect(breaks).toEqual({ row: 'avoid', head: 'table-header-group', second: 'page' });
  for (const format of ['A4', 'Letter'])
    expect(pagesOf(await page.pdf({ format })), format).toBeGreaterThanOrEqual(3);
  // The paper does not depend on the window.
  const before = pagesOf(await page.pdf({ format: 'A4' }));
  await page.setViewportSize({ width: 375, height: 400 });
  expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(before);
});

test('S33: a day without bookings says so instead of printing an empty page', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, sheet);

  await sees(page, 'Nothing is booked');
  expect(await button(page, 'Print').isDisabled()).toBe(true);
});
