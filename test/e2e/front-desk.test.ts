import type { Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { saveWeek } from '../world/save-week.ts';
import { everyDay } from '../world/working.ts';
import { admit, member } from '../world/world.ts';
import { practice } from './browser/appointments.ts';
import { addressOf, enter, outage, unreachable } from './browser/browser.ts';
import { becomes, button, choose, dialog, gone, isFocused, link, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

/** A zone in which it is the middle of the day, so that an hour before and after now are of today. */
const timeZone =
  ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland'].find(zone => {
    const { hour } = Temporal.Now.zonedDateTimeISO(zone);
    return hour >= 4 && hour < 19;
  }) ?? 'UTC';
const inMinutes = (minutes: number) =>
  Temporal.Now.instant().round('minute').add({ minutes }).toString({ fractionalSecondDigits: 3 });

/** A practice that is open around the clock, whose facility is in the clinic's zone. */
const openAllDay = async () => {
  const made = await practice({ timeZone });
  const { caller, links } = made;
  const facility = await caller.facilities.get({ id: links.facilityId });
  await caller.facilities.update({ id: facility.id, version: facility.version, timeZone });
  const hours = everyDay('00:00', '24:00').map(each => ({ facilityId: links.facilityId, ...each }));
  await saveWeek(caller, { practitionerId: links.practitionerId, hours });
  return { ...made, hours };
};

const desk = (made: { clinic: Parameters<typeof enter>[0] }): Promise<Page> =>
  enter(made.clinic, '/', { role: 'staff', bypassCSP: true });
const row = (page: Page, name: string): Locator => page.locator('.desk-row', { hasText: name });
const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test('FD12: a morning at the front desk: who is late is checked in with one click, waits, and can be taken back', async () => {
  const made = await openAllDay();
  const { clinic, caller, book, named } = made;
  await book(inMinutes(-20));
  const later = await admit(clinic, { firstName: 'Lara', lastName: 'Later', phone: '+49 30 7654321' });
  await book(inMinutes(90), { patientId: later.id });
  const page = await desk(made);
  const other = await desk(made);
  await row(page, named)
    .getByText(/^(19|2\d) min late$/)
    .waitFor();
  await part(other, 'Today').waitFor();

  await button(row(page, named), `Check in: ${named}`).click();

  await row(page, named).getByText('Waits 0 min').waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  expect(await isFocused(link(row(page, named), named))).toBe(true);
  await part(page, 'Waiting room').getByText(`for Mo provider`).waitFor();
  await sees(part(page, 'Waiting room'), /Mo provider is (19|2\d) min behind/);
  // Another browser hears of it by itself.
  await row(other, named).getByText('Waits 0 min').waitFor();

  await button(page, 'Undo').click();
  await row(page, named)
    .getByText(/min late/)
    .waitFor();
  await row(other, named)
    .getByText(/min late/)
    .waitFor();

  // The check-in did not confirm it, and so both are to be rung up.
  const ring = part(page, 'To ring up');
  await link(ring, '+49 30 7654321').waitFor();
  expect(await link(ring, '+49 30 7654321').getAttribute('href')).toBe('tel:+49307654321');
  await button(ring, 'Confirm: Lara Later').click();
  await gone(ring.getByText('Lara Later'));
  await row(page, 'Lara Later').getByText('Confirmed').waitFor();
  expect(await look(page, 'the front desk')).toEqual([]);
  expect(await caller.bookings.list({ from: inMinutes(60), to: inMinutes(120) })).toMatchObject({
    items: [{ status: 'confirmed' }],
  });
});

test('FD12 P9: somebody without a booking is seen by whoever is free: patient, service, practitioner, and taken back', async () => {
  const made = await openAllDay();
  const { clinic, caller, book, hours, service, links, patient } = made;
  await caller.patients.update({ id: patient.id, version: patient.version, alerts: ['Latex'] });
  const busy = await admit(clinic, { firstName: 'Bea', lastName: 'Busy' });
  await book(inMinutes(-5), { patientId: busy.id, endsAt: inMinutes(40) });
  const { id: free } = await member(clinic, 'provider');
  const colleague = await caller.users.get({ id: free });
  await caller.users.update({ id: free, version: colleague.version, firstName: 'Fay', lastName: 'Free' });
  await saveWeek(caller, { practitionerId: free, hours });
  const page = await desk(made);
  await row(page, 'Bea Busy').waitFor();

  await button(page, 'Walk-in').click();
  const form = dialog(page, 'Walk-in');
  await choose(form, 'Patient', made.listed, patient.lastName);
  await form.getByRole('note', { name: 'Alerts' }).getByText('Latex').waitFor();
  await choose(form, 'Service', service.name);
  await button(form, /^Mo provider, at .+, in \d+ min$/).waitFor();
  expect(await look(page, 'a walk-in')).toEqual([]);
  await button(form, 'Fay Free, free now').click();

  await gone(form);
  const name = `${patient.firstName} ${patient.lastName}`;
  await row(page, name).getByText('Waits 0 min').waitFor();
  await page.getByRole('region', { name: 'Waiting room' }).getByText('Alert: Latex').waitFor();
  await becomes(() => isFocused(button(page, 'Walk-in')), true);
  expect(
    await caller.bookings.list({ from: inMinutes(-1), to: inMinutes(5), practitionerId: free }),
  ).toMatchObject({
    items: [{ status: 'arrived', patient: { id: links.patientId }, despiteWarnings: [] }],
  });

  await button(page, 'Undo').click();
  await gone(row(page, name));
});

test('FD12: rooms say who is in them until when, whose they are, and who is next', async () => {
  const made = await openAllDay();
  const { clinic, caller, book, links, service } = made;
  const [blue, green] = await Promise.all(
    ['Blue room', 'Green room'].map(name => caller.rooms.create({ name, facilityId: links.facilityId })),
  );
  const { version } = await caller.services.get({ id: service.id });
  await caller.services.update({ id: service.id, version, roomIds: [blue?.id ?? '', green?.id ?? ''] });
  const at = async (minutes: number, firstName: string, roomId = '') =>
    book(inMinutes(minutes), {
      ...{ patientId: (await admit(clinic, { firstName, lastName: 'Room' })).id, roomId },
      endsAt: inMinutes(minutes + 25),
    });
  const inside = await at(-10, 'Ina', blue?.id);
  await at(60, 'Nia', blue?.id);
  const page = await desk(made);
  const rooms = part(page, 'Rooms');
  await sees(rooms, /Ina Room, until .+; next Nia Room at/);
  await sees(rooms, 'Kept');
  await sees(rooms, 'Free');

  await button(page, 'Check in: Ina Room').click();
  await button(page, 'Begin: Ina Room').click();
  await sees(rooms, 'In use');
  await button(page, 'Complete: Ina Room').click();
  await gone(rooms.getByText('In use'));
  expect(await caller.bookings.get({ id: inside.id })).toMatchObject({ status: 'completed' });
});

test('FD12: a practitioner is met by their own day, as it changes, and by nobody else’s patients', async () => {
  const made = await openAllDay();
  const { clinic, caller, book, named } = made;
  const theirs = await admit(clinic, { firstName: 'Otto', lastName: 'Others' });
  await book(inMinutes(30), { patientId: theirs.id });
  const known = (await caller.users.list({ role: 'provider' })).items.map(({ id }) => id);
  const page = await enter(clinic, '/', { role: 'provider', bypassCSP: true });
  await sees(page, 'Nothing is booked today');
  const { items } = await caller.users.list({ role: 'provider' });
  const practitionerId = items.find(({ id }) => !known.includes(id))?.id ?? '';

  const { id, version } = await book(inMinutes(-5), { practitionerId });
  await caller.bookings.checkIn({ id, version });

  const next = part(page, 'Next patient');
  await sees(next, named);
  await next.getByText('Waits 0 min').waitFor();
  expect(await page.getByText('Otto Others').count()).toBe(0);
  await button(next, `Begin: ${named}`).click();
  await page.getByRole('heading', { name: 'In the room' }).waitFor();
  expect(await look(page, 'one’s own day')).toEqual([]);
});

test('FD12: a day is today where the facility is, whatever day it is at the clinic', async () => {
  const made = await practice({ timeZone });
  const { caller, links, book, named } = made;
  const far = timeZone === 'Pacific/Auckland' ? 'America/New_York' : 'Pacific/Auckland';
  const there = await caller.facilities.create({ name: 'Far away', kind: 'clinic', timeZone: far });
  const today = Temporal.Now.plainDateISO(far);
  const noon = today.toZonedDateTime({ timeZone: far, plainTime: '12:00' }).toInstant();
  await book(noon.toString({ fractionalSecondDigits: 3 }), { facilityId: there.id });
  const page = await enter(made.clinic, `/?view=desk&facilityId=${there.id}`, { role: 'staff' });
  await row(page, named).getByText('12:00–12:30').waitFor();
  await sees(page, `(${far})`);
  await page.goto(addressOf(made.clinic, `/?facilityId=${links.facilityId}`));
  await sees(page, 'Nothing is booked today');
});

test('FD12 UI-2: while the server is away the front desk shows no day, rather than an empty one', async () => {
  const made = await openAllDay();
  await made.book(inMinutes(-20));
  await made.caller.facilities.create({ name: 'Other house', kind: 'clinic', timeZone });
  const page = await enter(made.clinic, `/?facilityId=${made.links.facilityId}`, {
    ...{ role: 'staff', expects: unreachable },
  });
  await row(page, made.named).waitFor();
  await page.waitForLoadState('load');

  await outage.begin();
  try {
    await choose(page, 'Facility', 'Other house');
    await part(page, 'Today at Other house').getByRole('alert').waitFor();
    expect(await page.getByText(/Nothing is booked today|Nobody waits|No room is set up/).count()).toBe(0);
  } finally {
    await outage.end();
  }
  await sees(page, 'Nothing is booked today');
});
