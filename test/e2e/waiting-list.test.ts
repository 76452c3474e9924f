import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeDate } from '../../shared/clinic-dates.ts';
import { saveWeek } from '../world/save-week.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, becomes, button, choose, dialog, field, gone, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('SCH-4 P9: a patient is put on the list, and what is offered to them is declined, offered again and booked', async () => {
  const { clinic, caller, links, patient, listed, named, service } = await practice();
  await caller.patients.update({ id: patient.id, version: patient.version, alerts: ['Latex'] });
  const page = await enter(clinic, '/waiting-list', { bypassCSP: true });
  await sees(page, 'Nobody waits here');
  await button(page, 'Put on the list').first().click();
  const form = dialog(page, 'Put on the list');
  expect(await look(page, 'the form')).toEqual([]);
  await choose(form, 'Patient', listed, patient.lastName);
  await choose(form, 'Service', service.name, service.name);
  await field(form, 'Last day').fill('2031-01-31');
  await page.keyboard.press('Tab');
  await button(form, 'Put on the list').click();
  await row(page, new RegExp(`${named}.*Alert: Latex.*Waiting`)).waitFor();

  const { items } = await caller.waitingList.list({});
  const [entry] = items;
  expect(entry).toMatchObject({ status: 'waiting', latest: '2031-01-31', patient: { id: patient.id } });
  const place = { practitionerId: links.practitionerId, facilityId: links.facilityId };
  const offer = async (startsAt: string) => {
    const { id, version } = await caller.waitingList.get({ id: entry?.id ?? '' });
    await caller.waitingList.offer({ id, version, ...place, startsAt });
    await page.reload();
    await row(page, /Offered until/).waitFor();
  };
  await offer(at(10));
  await act(page, named, 'Decline the offer');
  await row(page, new RegExp(`${named}.*Waiting`)).waitFor();
  await offer(at(11));
  await act(page, named, 'Book what is offered');
  await row(page, new RegExp(`${named}.*Booked`)).waitFor();
  const { items: booked } = await caller.bookings.list({ from: at(8, tuesday), to: at(18, tuesday) });
  expect(booked).toMatchObject([{ startsAt: at(11), patient: { id: patient.id } }]);
});

/** The form at ten of that Tuesday, filled in for somebody. */
const bookingAtTen = async (
  page: Page,
  { listed, patient, service }: Pick<Awaited<ReturnType<typeof practice>>, 'listed' | 'patient' | 'service'>,
) => {
  await page.getByRole('button', { name: `${tuesday} 10:00:00` }).click();
  const form = dialog(page, 'New booking');
  await choose(form, 'Patient', listed, patient.lastName.slice(0, 5));
  await choose(form, 'Service', service.name);
  return form;
};

test('SCH-4: where a time is taken, the booking form leads to the waiting list, and what was chosen comes along', async () => {
  const made = await practice();
  const { clinic, caller, links, service, listed, named } = made;
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, {
    ...{ bypassCSP: true, expects: /status of 409/ },
  });
  const form = await bookingAtTen(page, made);
  await field(form, 'Notes').fill('In the morning only');
  const other = await caller.patients.admit({ firstName: 'Early', lastName: 'Bird', sex: 'female' });
  await made.book(at(10), { patientId: other.id });
  await button(form, 'Book').click();
  await sees(form, 'The practitioner already has a booking at this time.');

  await button(form, 'Put on the waiting list').click();
  const wish = dialog(page, 'Put on the waiting list');
  const who = wish.getByRole('combobox', { name: 'Patient' });
  await becomes(async () => (await who.inputValue()).startsWith(listed), true);
  expect(await wish.getByRole('combobox', { name: 'Service' }).inputValue()).toBe(service.name);
  expect(await wish.getByRole('combobox', { name: 'Practitioner' }).inputValue()).toBe('Mo provider');
  expect(await field(wish, 'First day').inputValue()).toBe(writeDate(tuesday, 'en-GB'));
  expect(await look(page, 'the wish')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });

  await page.keyboard.press('Escape');
  await gone(wish);
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(await field(form, 'Notes').inputValue()).toBe('In the morning only');
  await button(form, 'Put on the waiting list').click();
  await button(wish, 'Put on the list').click();
  await sees(page, `The entry for ${named} on the waiting list is saved.`);
  await gone(form);

  const { practitionerId, facilityId } = links;
  const { items } = await caller.waitingList.list({});
  expect(items).toMatchObject([
    { patient: { name: named }, practitioner: { id: practitionerId }, facility: { id: facilityId } },
  ]);
  expect(items[0]).toMatchObject({ earliest: tuesday, note: 'In the morning only', status: 'waiting' });
});

test('SCH-4: where nothing is free, the booking form leads to the waiting list as well', async () => {
  const made = await practice();
  const { practitionerId } = made.links;
  await saveWeek(made.caller, { practitionerId, hours: [] });
  const page = await enter(made.clinic, `/calendar?date=${tuesday}&view=day`);
  const form = await bookingAtTen(page, made);

  await sees(form, 'No free time in the week from this date.');
  await button(form, 'Put on the waiting list').click();

  const wish = dialog(page, 'Put on the waiting list');
  await becomes(() => wish.getByRole('combobox', { name: 'Service' }).inputValue(), made.service.name);
});
