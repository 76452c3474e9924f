import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { admit, faker } from '../world/world.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, gone, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const weekly = { frequency: 'weekly', firstDate: tuesday, count: 3, time: '09:00' } as const;

test('SCH-4 S17: the desk books a series, sees which date is taken, and skips it', async () => {
  const { clinic, caller, listed, named, patient, service, links, book } = await practice();
  await book(at(9, '2031-01-14'), { patientId: (await admit(clinic)).id });
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, {
    bypassCSP: true,
    expects: /status of 409/,
  });
  await page.getByRole('button', { name: new RegExp(`${tuesday} 09:00:00`) }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);
  await choose(form, 'Repeat', 'Weekly');
  await sees(form, 'Dates: 4 of 4');
  await sees(form, /The practitioner already has a booking at this time\. Free on that day: 09:30\./);
  await button(form, 'Skip what is taken (1)').scrollIntoViewIfNeeded();
  expect(await look(page, 'the form')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });

  await button(form, 'Book the series').click();
  await sees(form, 'The practitioner already has a booking: 2031-01-14. Nothing was changed.');

  await button(form, 'Skip what is taken (1)').click();
  await sees(form, 'Dates: 3 of 4');
  await button(form, 'Book the series').click();
  await sees(page, `${named} is booked for 3 dates.`);
  await gone(form);
  const { items } = await caller.bookings.list({
    ...{ from: at(0), to: at(0, '2031-01-31'), patientId: links.patientId },
  });
  expect(items.map(({ series }) => series?.date)).toEqual([tuesday, '2031-01-21', '2031-01-28']);
});

test('S17: what is taken is moved to where that day is free, and the rest is booked as planned', async () => {
  const { clinic, caller, listed, patient, service, links, book } = await practice();
  await book(at(9, '2031-01-14'), { patientId: (await admit(clinic)).id });
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, { bypassCSP: true });
  await page.getByRole('button', { name: new RegExp(`${tuesday} 09:00:00`) }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);
  await choose(form, 'Repeat', 'Weekly');
  const take = button(form, /^Take 09:30 on Tue.*14 Jan/);
  await take.scrollIntoViewIfNeeded();
  expect(await look(page, 'the form')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
  await take.click();
  await gone(take);
  await form.getByRole('checkbox', { name: /14 Jan.*09:30/, checked: true }).waitFor();
  expect(await button(form, 'Skip what is taken (1)').count()).toBe(0);
  await button(form, 'Book the series').click();
  await gone(form);
  const { items } = await caller.bookings.list({
    ...{ from: at(0), to: at(0, '2031-01-31'), patientId: links.patientId },
  });
  expect(items.map(({ startsAt }) => startsAt)).toEqual([
    ...[at(9), at(9.5, '2031-01-14'), at(9, '2031-01-21'), at(9, '2031-01-28')],
  ]);
});

test('I6: a rule that gives nothing is told of in the form', async () => {
  const { clinic, listed, patient, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, { expects: /status of 422/ });
  await page.getByRole('button', { name: new RegExp(`${tuesday} 09:00:00`) }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);
  await choose(form, 'Repeat', 'Daily');
  await choose(form, 'Ends', 'On a day');
  await button(form, 'Book the series').click();
  await sees(form, 'Please enter a date.');
  await field(form, 'Last day').fill('2031-01-01');
  await sees(form, 'This rule gives no date at all.');
});

test('SCH-4 S18: the drawer asks how much of a series is moved or cancelled, and takes that back', async () => {
  const { clinic, caller, links } = await practice();
  const series = await caller.series.book({ ...links, ...weekly });
  const second = series.dates[1]?.bookingId ?? '';
  const starts = async () => {
    const { items } = await caller.bookings.list({ from: at(0), to: at(0, '2031-01-31') });
    return items.map(({ startsAt, status }) => `${startsAt.slice(8, 13)} ${status}`);
  };
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=agenda&bookingId=${second}`, {
    bypassCSP: true,
  });
  const drawer = dialog(page, 'Booking');
  await sees(drawer, 'Every week, 3 dates');

  await button(drawer, 'Move').click();
  await drawer.getByRole('radio', { name: 'This and the following (2)' }).check();
  expect(await look(page, 'the drawer')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
  await field(drawer, 'Date').fill('2031-01-15');
  await drawer.locator('form').getByRole('button', { name: 'Move', exact: true }).click();
  await sees(page, '2 bookings are moved.');
  expect(await starts()).toEqual(['07T08 pending', '15T08 pending', '22T08 pending']);
  await button(page, 'Undo').click();
  await becomes(starts, ['07T08 pending', '14T08 pending', '21T08 pending']);

  await button(drawer, 'Cancel booking').click();
  await drawer.getByRole('radio', { name: 'All that are to come (2)' }).check();
  await field(drawer, 'Why is it cancelled?').fill('Better already');
  await button(drawer, 'Cancel the bookings').click();
  await sees(page, '2 bookings are cancelled.');
  expect(await starts()).toEqual(['07T08 pending', '14T08 cancelled', '21T08 cancelled']);
  await button(drawer, 'Take back: cancellation of the series').click();
  await sees(page, '2 bookings are there again.');
  await becomes(starts, ['07T08 pending', '14T08 pending', '21T08 pending']);
});

test('S17 SCH-4: the drawer shows what was skipped and adds it, and edits all dates of a series', async () => {
  const { clinic, caller, links, named, service } = await practice();
  const other = await caller.services.create(
    serviceFields(faker, { name: 'Long visit', durationMinutes: 60 }),
  );
  const series = await caller.series.book({ ...links, ...weekly, skip: ['2031-01-14'] });
  const first = series.dates[0]?.bookingId ?? '';
  const told = async () => {
    const { items } = await caller.bookings.list({ from: at(0), to: at(0, '2031-01-31') });
    return items.map(({ startsAt, service: { name }, notes }) => `${startsAt.slice(8, 10)} ${name} ${notes}`);
  };
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=agenda&bookingId=${first}`, {
    bypassCSP: true,
  });
  const drawer = dialog(page, 'Booking');
  await sees(drawer, 'Every week, 2 dates, 1 skipped');
  await sees(drawer, /^Skipped: Tue.*14 Jan/);
  expect(await look(page, 'the drawer')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
  await button(drawer, /^Add Tue.*14 Jan.*2031$/).click();
  await sees(page, new RegExp(`^${named} is booked for .*14 Jan.*, 09:00 too\\.$`));
  await sees(drawer, 'Every week, 3 dates');
  const plain = service.name;
  await becomes(told, [`07 ${plain} null`, `14 ${plain} null`, `21 ${plain} null`]);

  await button(drawer, 'Edit').click();
  await drawer.getByRole('radio', { name: 'All that are to come (3)' }).check();
  await choose(drawer, 'Service', 'Long visit', 'Long');
  await field(drawer, 'Notes').fill('Left knee');
  await button(drawer, 'Save').click();
  await sees(page, '3 bookings are saved.');
  await becomes(
    told,
    ['07', '14', '21'].map(day => `${day} ${other.name} Left knee`),
  );
});

test('S18: the dialog says how many dates changed alone, and whether they stay or go as well', async () => {
  const { clinic, caller, links } = await practice();
  const series = await caller.series.book({ ...links, ...weekly, count: 4 });
  const [first, second, , fourth] = series.dates.map(({ bookingId }) => bookingId);
  const alone = await caller.bookings.get({ id: second ?? '' });
  const to = { startsAt: at(11, '2031-01-15'), endsAt: at(11.5, '2031-01-15') };
  await caller.bookings.move({ ...{ id: alone.id, version: alone.version }, ...to });
  const { version } = await caller.bookings.get({ id: fourth ?? '' });
  await caller.bookings.cancel({ id: fourth ?? '', version, reason: 'Holiday' });
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=agenda&bookingId=${first}`);
  const drawer = dialog(page, 'Booking');
  for (const [action, said] of [
    ['Move', '1 of them changed alone, and will stay.'],
    ['Edit', '1 of them changed alone, and will stay.'],
    ['Cancel booking', '1 of them changed alone, and will go as well.'],
  ] as const) {
    await button(drawer, action).click();
    await drawer.getByRole('radio', { name: 'All that are to come (3)' }).check();
    await sees(drawer, said);
    await drawer.getByRole('radio', { name: 'Only this one' }).check();
    await gone(drawer.getByText(said));
    await page.reload();
  }
  await button(drawer, 'Cancel booking').click();
  await drawer.getByRole('radio', { name: 'All that are to come (3)' }).check();
  await field(drawer, 'Why is it cancelled?').fill('Better already');
  await button(drawer, 'Cancel the bookings').click();
  await sees(page, '3 bookings are cancelled.');
});

test('S20 S21: the form says what the clocks do to a date, and asks what becomes of short months', async () => {
  const { clinic, listed, patient, service, links } = await practice({ timeZone: 'America/New_York' });
  const page = await enter(
    clinic,
    `/calendar?date=2027-03-13&view=day&practitionerId=${links.practitionerId}`,
  );
  const open = async (date: string, time: string, repeat: string) => {
    await page.goto(new URL(`/calendar?date=${date}&view=day&book=new`, page.url()).href);
    const form = dialog(page, 'New booking');
    await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
    await choose(form, 'Service', service.name);
    await choose(form, 'Practitioner', 'Mo provider');
    await form.getByLabel('Time, hours').fill(time.slice(0, 2));
    await form.getByLabel('Time, minutes').fill(time.slice(3));
    await choose(form, 'Repeat', repeat);
    await sees(form, 'Dates: 4 of 4');
    return form;
  };
  const days = (form: ReturnType<typeof dialog>) =>
    form
      .getByRole('checkbox')
      .evaluateAll(boxes =>
        boxes.map(box => /\d+ \w{3}/.exec((box as HTMLInputElement).labels?.[0]?.textContent ?? '')?.[0]),
      );
  const night = await open('2027-03-13', '02:30', 'Daily');
  await sees(night, 'The clocks skip 02:30 on this day; it is at 03:30.');
  const autumn = await open('2027-11-06', '01:30', 'Daily');
  await sees(autumn, '01:30 comes twice on this day; it is the first of them.');
  const monthly = await open('2027-01-31', '09:00', 'Monthly');
  await becomes(() => days(monthly), ['31 Jan', '28 Feb', '31 Mar', '30 Apr']);
  await choose(monthly, 'In months that are too short for the day', 'Not at all');
  await becomes(() => days(monthly), ['31 Jan', '31 Mar', '31 May', '31 Jul']);
});
