import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { saveWeek } from '../world/save-week.ts';
import { faker, member } from '../world/world.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, isFocused, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const saturday = '2031-01-11';

test('FD20: on a day without hours the facility is the one where the practitioner works on other days', async () => {
  const { clinic, caller, links } = await practice();
  const other = await caller.facilities.create(facilityFields(faker));
  const { practitionerId } = links;
  const hours = [
    { facilityId: links.facilityId, weekday: 1, from: '08:00', to: '12:00' },
    { facilityId: other.id, weekday: 2, from: '08:00', to: '12:00' },
    { facilityId: other.id, weekday: 3, from: '08:00', to: '12:00' },
  ];
  await saveWeek(caller, { practitionerId, hours });
  const page = await enter(clinic, `/calendar?date=${saturday}&book=new`);
  const form = dialog(page, 'New booking');

  await choose(form, 'Practitioner', 'Mo provider');

  const facility = form.getByRole('combobox', { name: 'Facility' });
  await becomes(() => facility.inputValue(), other.name);
});

test('S5: free times are as long as the visit that is to be booked', async () => {
  const { clinic, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&book=new`);
  const form = dialog(page, 'New booking');
  await choose(form, 'Service', service.name);
  await choose(form, 'Practitioner', 'Mo provider');
  const times = async () =>
    (await form.getByRole('group', { name: 'Free times' }).getByRole('button').allTextContents()).slice(0, 3);
  await becomes(times, ['08:00', '08:15', '08:30']);
  // The morning and the afternoon have four hours each.
  await field(form, 'Minutes').fill('225');
  await becomes(times, ['08:00', '08:15', '13:00']);
});

test('FD14: free times say with whom where nobody is chosen, equal ones of two are both offered, and more can be had', async () => {
  const { clinic, caller, links, service } = await practice();
  const [first, second] = [await member(clinic, 'provider'), await member(clinic, 'provider')];
  for (const [id, lastName] of [
    [first.id, 'Early'],
    [second.id, 'Late'],
  ] as const) {
    const { version } = await caller.users.get({ id });
    await caller.users.update({ id, version, firstName: 'Dr', lastName });
    const hours = [{ facilityId: links.facilityId, weekday: 2, from: '08:00', to: '12:00' }];
    await saveWeek(caller, { practitionerId: id, hours });
  }
  const page = await enter(clinic, `/calendar?date=${tuesday}&book=new`);
  const form = dialog(page, 'New booking');

  await choose(form, 'Service', service.name);
  const times = form.getByRole('group', { name: 'Free times' });
  for (const name of ['Dr Early', 'Dr Late']) await times.getByText(`08:00, ${name}`).waitFor();
  const offered = await times.getByRole('button').count();
  await button(form, 'Load more').click();
  await expect.poll(() => times.getByRole('button').count()).toBeGreaterThan(offered);
  await times.getByText('08:00, Dr Late').click();
  const practitioner = form.getByRole('combobox', { name: 'Practitioner' });
  await becomes(() => practitioner.inputValue(), 'Dr Late');
});

/** Counts what is clicked from here on; typing and Enter are no clicks. */
const countClicks = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    document.documentElement.dataset.clicks = '0';
    const count = ({ isTrusted, detail }: MouseEvent) => {
      const { dataset } = document.documentElement;
      if (isTrusted && detail > 0) dataset.clicks = `${Number(dataset.clicks) + 1}`;
    };
    document.addEventListener('click', count, { capture: true });
  });
  return async () => Number(await page.evaluate(() => document.documentElement.dataset.clicks));
};

describe('FD4: a new patient is made inside the booking form', () => {
  test('FD4: from a slot to the booking of a new patient it takes five clicks at most', async () => {
    const { clinic, caller, links, service } = await practice();
    const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
    const slot = page.getByRole('button', { name: `${tuesday} 10:00:00` });
    await slot.waitFor();
    const clicks = await countClicks(page);

    await slot.click();
    const form = dialog(page, 'New booking');
    await form.getByRole('combobox', { name: 'Patient' }).waitFor();
    await page.keyboard.type('Zelda Newman');
    await page.getByRole('option', { name: "Create 'Zelda Newman'" }).click();
    await becomes(() => isFocused(field(form, 'Birth date')), true);
    expect(await field(form, 'First name').inputValue()).toBe('Zelda');
    expect(await field(form, 'Last name').inputValue()).toBe('Newman');
    await page.keyboard.type('1990-03-04');
    await page.keyboard.press('Tab');
    await field(form, 'Phone').fill('+49 30 901820');
    await button(form, 'Save the patient').click();
    await page.getByRole('option', { name: service.name }).click();
    await button(form, 'Book').click();

    await sees(page, /Zelda Newman is booked for Tue,? 7 Jan, 10:00/);
    expect(await clicks()).toBeLessThanOrEqual(5);
    const { items } = await caller.bookings.list({ from: at(0), to: at(23) });
    expect(items).toMatchObject([{ startsAt: at(10), practitioner: { id: links.practitionerId } }]);
    expect(await caller.patients.get({ id: items[0]?.patient.id ?? '' })).toMatchObject({
      ...{ firstName: 'Zelda', lastName: 'Newman', birthDate: '1990-03-04', phone: '+49 30 901820' },
    });
  });

  test('FD4 FD17: by the keyboard alone, and the focus never falls to the page', async () => {
    const { clinic, caller, service } = await practice();
    const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
    const form = dialog(page, 'New booking');
    const holdsFocus = () => page.evaluate(() => document.activeElement !== document.body);
    await page.getByRole('button', { name: `${tuesday} 10:00:00` }).press('Enter');
    await becomes(() => isFocused(form.getByRole('combobox', { name: 'Patient' })), true);
    await page.keyboard.type('Newman, Zelda Maria');
    await page.getByRole('option', { name: /^Create/ }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await becomes(() => isFocused(field(form, 'Birth date')), true);
    expect(await field(form, 'First name').inputValue()).toBe('Zelda Maria');

    await field(form, 'Last name').press('Enter');
    await becomes(() => isFocused(form.getByRole('combobox', { name: 'Service' })), true);
    expect(await form.getByRole('combobox', { name: 'Patient' }).inputValue()).toBe('Newman, Zelda Maria');
    await page.keyboard.type(service.name);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await holdsFocus()).toBe(true);
    await page.keyboard.press('Enter');
    await sees(page, /Zelda Maria Newman is booked for/);
    expect(await caller.patients.list({ search: 'Newman' })).toMatchObject({ items: [{ phone: null }] });
  });

  test('FD4: the rest of the form stays, what is wrong is told, and the way back leads to the search', async () => {
    const { clinic, caller, service, patient, listed } = await practice();
    const page = await enter(clinic, `/calendar?date=${tuesday}&book=new`, { expects: /status of 400/ });
    const form = dialog(page, 'New booking');
    const search = form.getByRole('combobox', { name: 'Patient' });
    await choose(form, 'Service', service.name);
    await field(form, 'Notes').fill('Brings old letters');
    await search.fill('Zelda');
    await page.getByRole('option', { name: "Create 'Zelda'" }).click();
    await becomes(() => isFocused(field(form, 'Last name')), true);

    await field(form, 'First name').fill('');
    await button(form, 'Save the patient').click();
    await sees(form, 'Please enter a name.');
    await button(form, 'Book').click();
    await sees(form, 'Please save the new patient first');
    await page.keyboard.press('Escape');
    await button(dialog(page, 'Discard changes?'), 'Keep editing').click();
    await button(form, 'Back to the search').click();
    await becomes(() => isFocused(search), true);

    await search.fill(patient.lastName);
    await page.getByRole('option', { name: `Create '${patient.lastName}'` }).click();
    await form.getByRole('group', { name: 'New patient' }).getByText(listed).click();
    await becomes(async () => (await search.inputValue()).startsWith(listed), true);
    expect(await field(form, 'Notes').inputValue()).toBe('Brings old letters');
    expect(await form.getByRole('combobox', { name: 'Service' }).inputValue()).toBe(service.name);
    expect((await caller.patients.list({})).items).toHaveLength(1);
  });
});

test('FD4 UI-2: nothing stands in anybody’s way at the fields of a new patient', async () => {
  const { clinic, patient, listed } = await practice();
  const page = await enter(clinic, '/calendar?view=agenda&book=new', { bypassCSP: true });
  const form = dialog(page, 'New booking');
  await form.getByRole('combobox', { name: 'Patient' }).fill(patient.lastName);
  await page.getByRole('option', { name: /^Create/ }).click();
  await form.getByRole('button', { name: new RegExp(`^${listed}`) }).waitFor();
  await field(form, 'First name').fill('');
  await field(form, 'Phone').fill('x');
  await button(form, 'Save the patient').click();
  await sees(form, 'Please enter a name.');

  expect(await look(page, 'the new patient')).toEqual([]);
});

describe('SCH-3: what a service takes', () => {
  test('SCH-3 FD15: only who gives it is offered, a room can be chosen, and who leads the clinic books beside what is there', async () => {
    const { clinic, caller, links, service, book, named } = await practice();
    const rooms = [];
    for (const name of ['Room A', 'Room B'])
      rooms.push(await caller.rooms.create({ facilityId: links.facilityId, name }));
    const { id, version } = service;
    const roomIds = rooms.map(room => room.id);
    await caller.services.update({ id, version, roomIds, practitionerIds: [links.practitionerId] });
    await book(at(10));
    await caller.patients.admit({ firstName: 'Bea', lastName: 'Side', sex: 'female' });
    const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`, { expects: /409/ });

    await page.getByRole('button', { name: `${tuesday} 11:00:00` }).click();
    const form = dialog(page, 'New booking');
    await form.getByRole('combobox', { name: 'Patient' }).fill('Bea');
    await page.getByRole('option', { name: 'Side, Bea' }).click();
    await choose(form, 'Service', service.name);
    await choose(form, 'Room', 'Room B');
    await form.getByRole('spinbutton', { name: 'Time, hours' }).fill('10');
    await button(form, 'Book').click();
    await sees(form, 'The practitioner already has a booking at this time.');
    await button(form, 'Book beside it all the same').click();
    const question = dialog(page, 'Book it all the same?');
    await field(question, 'Why is it booked all the same?').fill('An emergency');
    await button(question, 'Book it all the same').click();

    await sees(page, 'Bea Side is booked for');
    const { items } = await caller.bookings.list({ from: at(0), to: at(23) });
    expect(
      items.map(({ patient, room, despiteWarnings }) => [patient.name, room?.name, despiteWarnings]),
    ).toEqual(
      expect.arrayContaining([
        [named, 'Room A', expect.not.arrayContaining(['overbooked'])],
        ['Bea Side', 'Room B', expect.arrayContaining(['overbooked'])],
      ]),
    );
    await page.getByText('Bea Side', { exact: true }).first().click();
    await sees(page, 'beside another booking');
    await sees(page, 'An emergency');
  });
});
