import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { writeDate } from '../../shared/clinic-dates.ts';
import { member } from '../world/world.ts';
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
  link,
  pathOf,
  row,
  searchOf,
  sees,
} from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`), fullPage: true });

/** Each width and each scheme once. */
const looks = [
  { width: 1280, scheme: 'light' },
  { width: 375, scheme: 'dark' },
] as const;

test('CLI-1: opening hours are entered at the facility, stand on the clinic’s page, and hours outside of them are pointed out', async () => {
  const { clinic, caller, links, service } = await practice();
  const { version } = await caller.services.get({ id: service.id });
  await caller.services.update({ id: service.id, version, bookableOnline: true });
  const booking = (await caller.settings.get()).booking;
  await caller.settings.updateBooking({ version: booking.version, publicBooking: true });
  const { name } = await caller.facilities.get({ id: links.facilityId });
  const page = await enter(clinic, '/facilities', { bypassCSP: true });
  await link(page, name).click();
  await becomes(() => pathOf(page), `/facilities/${links.facilityId}`);
  const section = page.getByRole('region', { name: 'Opening hours' });
  await sees(section, /Not told yet/);

  await button(page, 'Edit opening hours').click();
  const form = dialog(page, `Opening hours of ${name}`);
  await button(form, 'Add hours on Monday').click();
  await field(form, 'Monday to').fill('12:00');
  await button(form, 'Add hours on Monday').click();
  await field(form, 'Monday from').last().fill('11:00');
  await button(form, 'Save').click();
  await sees(form, 'These hours overlap.');
  await field(form, 'Monday from').last().fill('13:00');
  await button(form, 'The hours of Monday from Monday to Friday').click();
  await button(form, 'Save').click();
  await gone(form);
  await sees(section, '08:00–12:00, 13:00–17:00');
  expect((await caller.facilities.get({ id: links.facilityId })).openingHours).toHaveLength(10);
  expect(await look(page, 'the page of a facility')).toEqual([]);

  await page.goto(addressOf(clinic, '/book'));
  await page.getByText('Opening hours', { exact: true }).click();
  await sees(page, '08:00–12:00, 13:00–17:00');
  await picture(page, 'facility-public');
  expect(await look(page, 'the page of the clinic with its opening hours')).toEqual([]);

  await page.goto(addressOf(clinic, '/staff'));
  await act(page, 'Mo provider', 'Weekly hours');
  const week = dialog(page, 'Weekly hours of Mo provider');
  await field(week, 'Monday from').first().waitFor();
  const remark = week.getByText('Outside the opening hours of this facility');
  const before = await remark.count();
  await button(week, 'Add hours on Monday').click();
  await field(week, 'Monday from').last().fill('05:00');
  await field(week, 'Monday to').last().fill('06:00');
  await becomes(() => remark.count(), before + 1);
  await picture(page, 'facility-week-remark');
  // It may be so all the same.
  await button(week, 'Save').click();
  await gone(week);
});

test('CLI-1: who works in a facility is kept there and with the person, and comes back when it was removed', async () => {
  const { clinic, caller, links } = await practice();
  const { id: userId } = await member(clinic, 'staff');
  const page = await enter(clinic, `/facilities/${links.facilityId}`, {
    ...{ bypassCSP: true, expects: /status of 409/ },
  });
  const here = page.getByRole('region', { name: 'Who works here' });
  await sees(here, 'None recorded');
  await button(page, 'Add assignment').click();
  const form = dialog(page, 'Add assignment');
  await choose(form, 'Person', 'Mo staff', 'Mo st');
  await field(form, 'Position').fill('Head nurse');
  await field(form, 'From').fill(writeDate('2024-03-01', 'en-GB'));
  await field(form, 'From').blur();
  await form.getByLabel('Main facility of this person').check();
  await button(form, 'Save').click();
  await gone(form);
  await sees(here, /Head nurse, main facility, since 1 Mar 2024/);
  expect((await caller.facilityStaff.list({ userId })).items).toMatchObject([
    { position: 'Head nurse', isPrimary: true, startsOn: '2024-03-01', endsOn: null },
  ]);

  // The same once more is told before it is saved twice.
  await button(page, 'Add assignment').click();
  await choose(form, 'Person', 'Mo staff', 'Mo st');
  await field(form, 'Position').fill('head nurse');
  await button(form, 'Save').click();
  await sees(form, 'This person has the same position in this facility at that time already.');
  await button(form, 'Cancel').click();
  await button(page, 'Discard').click();
  await gone(form);

  await page.goto(addressOf(clinic, '/staff'));
  await act(page, 'Mo staff', 'Where they work');
  const places = dialog(page, 'Where Mo staff works');
  await sees(places, /Head nurse/);
  expect(await look(page, 'where somebody works')).toEqual([]);
  await places.getByRole('button', { name: /^Actions for Mo staff, Head nurse/ }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await sees(places, 'None recorded');
  await button(page, 'Undo').click();
  await sees(places, /Head nurse/);
});

/** A team of three in the week of the seventh: hours, a sick leave, a holiday, bookings, and somebody without hours. */
const team = async () => {
  const made = await practice();
  const { clinic, caller, links, book } = made;
  const { facilityId } = links;
  await book(at(10));
  await book(at(11));
  await caller.holidays.create({ facilityId, date: '2031-01-10', name: 'Feast of the Founders' });
  const { id: colleague } = await member(clinic, 'provider');
  const { version } = await caller.users.get({ id: colleague });
  await caller.users.update({ id: colleague, version, title: 'Dr.', firstName: 'Ada', lastName: 'Adler' });
  const hours = [1, 2, 3].map(weekday => ({ facilityId, weekday, from: '22:00', to: '06:00' }));
  await caller.availability.replaceWeek({ practitionerId: colleague, version: 1, hours });
  const off = { practitionerId: colleague, startsOn: '2031-01-08', endsOn: '2031-01-09' };
  await caller.timeOff.create({ ...off, kind: 'sick', from: '12:00', to: '24:00' });
  const { id: assigned } = await member(clinic, 'provider');
  const known = await caller.users.get({ id: assigned });
  await caller.users.update({ id: assigned, version: known.version, firstName: 'Zoe', lastName: 'Zander' });
  const given = { userId: assigned, facilityId, position: 'Consultant', isPrimary: true };
  await caller.facilityStaff.create({ ...given, startsOn: '2030-01-01' });
  const openingHours = [1, 2, 3, 4, 5].map(weekday => ({ weekday, from: '08:00', to: '18:00' }));
  const facility = await caller.facilities.get({ id: facilityId });
  await caller.facilities.update({ id: facilityId, version: facility.version, openingHours });
  return made;
};

test('CLI-1 UI-2: a week of a team is seen at a glance, and leads to the bookings of a day by the keyboard', async () => {
  const { clinic, links } = await team();
  const page = await enter(clinic, `/facilities/${links.facilityId}`, { bypassCSP: true });
  await link(page, 'Team week').click();
  await becomes(() => searchOf(page).tab, 'week');
  await page.goto(addressOf(clinic, `/hours?tab=week&facilityId=${links.facilityId}&date=${tuesday}`));
  const mine = row(page, /Mo provider/);
  await sees(mine, '2 bookings');
  await row(page, /Dr. Ada Adler/)
    .getByText('22:00–06:00')
    .first()
    .waitFor();
  await sees(row(page, /Zoe Zander/), 'No hours here');
  expect(await page.getByText(/Sick/).count()).toBe(0);
  expect(await look(page, 'the week of a team')).toEqual([]);

  await button(page, 'Next week').press('Enter');
  await becomes(() => searchOf(page).date, '2031-01-13');
  await gone(mine.getByText('2 bookings'));
  await button(page, 'Previous week').press('Enter');
  const bookings = page.getByRole('link', { name: /^2 bookings of Mo provider on Tuesday/ });
  await bookings.focus();
  await page.keyboard.press('Enter');
  await becomes(() => pathOf(page), '/calendar');
  expect(searchOf(page)).toMatchObject({ date: tuesday, view: 'day', practitionerId: links.practitionerId });
});

test.each(looks)(
  'the pages of facilities and teams look right at $width pixels in the $scheme (CLI-1 UI-2)',
  async look => {
    const { clinic, caller, links } = await team();
    const { facilityId } = links;
    const { name } = await caller.facilities.get({ id: facilityId });
    const page = await enter(clinic, '/facilities', look);
    const narrow = look.width < 768;
    const shown = async (name: string) => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ name, overflow: Math.max(0, overflow) }).toEqual({ name, overflow: 0 });
      await picture(page, `${name}-${look.width}-${look.scheme}`);
    };
    await page.goto(addressOf(clinic, `/facilities/${facilityId}`));
    await sees(page, 'Consultant, main facility');
    await shown('facility');
    await button(page, 'Edit opening hours').click();
    await field(dialog(page), 'Monday from').waitFor();
    await shown('facility-opening');
    await page.goto(addressOf(clinic, `/hours?tab=week&facilityId=${facilityId}&date=${tuesday}`));
    await sees(narrow ? page : row(page, /Mo provider/), '2 bookings');
    await shown('team-week');
    await page.goto(addressOf(clinic, '/facilities'));
    await link(page, name).waitFor();
    await shown('facilities');
    await page.goto(addressOf(clinic, '/staff'));
    await act(page, 'Zoe Zander', 'Where they work');
    await sees(dialog(page), 'Consultant');
    await shown('workplaces');
  },
);
