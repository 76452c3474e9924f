import { expect, test } from 'vitest';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, button, choose, dialog, field, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('SCH-4: a patient is put on the list, and what is offered to them is declined, offered again and booked', async () => {
  const { clinic, caller, links, patient, listed, named, service } = await practice();
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
  await row(page, new RegExp(`${named}.*Waiting`)).waitFor();

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
