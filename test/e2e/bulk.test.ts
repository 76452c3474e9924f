import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { member } from '../world/world.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, isFocused, row, sees, versionOf } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const box = (page: Page, name: string | RegExp) => row(page, name).getByRole('checkbox');
const all = (page: Page) => page.getByRole('checkbox', { name: 'Select all rows' });

/** Four patients, one after the other in the list, of whom Bea has a booking to come. */
const four = async () => {
  const made = await practice();
  const admit = (firstName: string, lastName: string) =>
    made.caller.patients.admit({ firstName, lastName, identifier: `N-${lastName}` });
  const patients = [
    await admit('Ada', 'Aabel'),
    await admit('Bea', 'Aabern'),
    await admit('Cem', 'Aacole'),
    await admit('Dan', 'Aadorn'),
  ] as const;
  await made.book(at(9), { patientId: patients[1].id });
  return { ...made, patients };
};

describe('UI-2: selecting rows', () => {
  test('UI-2: Shift takes all rows in between, by mouse and by keys, and another filter begins anew', async () => {
    const { clinic } = await four();
    const page = await enter(clinic, '/patients?search=aa');
    await box(page, /Aabel, Ada/).click();
    await sees(page, '1 patient selected');
    await box(page, /Aacole, Cem/).click({ modifiers: ['Shift'] });
    await sees(page, '3 patients selected');
    await button(page, 'Select none').click();

    await box(page, /Aabel, Ada/).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await becomes(() => isFocused(box(page, /Aabern, Bea/)), true);
    await sees(page, '1 patient selected');
    await page.keyboard.press('Shift+ArrowDown');
    await sees(page, '3 patients selected');
    await becomes(() => isFocused(box(page, /Aacole, Cem/)), true);

    await choose(page, 'Status', 'Deceased');
    await sees(page, 'No patient matches');
    await button(page, 'Clear the filters').click();
    await row(page, /Aabel, Ada/).waitFor();
    expect(await page.getByText('selected').count()).toBe(0);
  });

  test('UI-2: whoever may change nothing is offered nothing to select', async () => {
    const { clinic } = await four();
    const page = await enter(clinic, '/services', { role: 'auditor' });
    await page.getByRole('table', { name: 'Services' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
  });
});

describe('UI-2: many rows at once', () => {
  test('UI-2 K9: patients go to the trash, who has bookings to come is named, and the others come back', async () => {
    const { clinic, caller, patients } = await four();
    const page = await enter(clinic, '/patients?search=aa', { expects: /status of 422/ });
    await row(page, /Aadorn, Dan/).waitFor();
    await all(page).click();
    await button(page, 'Move to trash').click();
    await sees(page, '3 patients moved to the trash. 1 patient refused:');
    await sees(page, /Aabern, Bea: .*booking/);
    await sees(page, '1 patient selected');
    expect((await caller.patients.list({ trashed: true })).items).toHaveLength(3);

    await button(page, 'Undo 3 patients').click();
    await sees(page, '3 patients as before.');
    expect((await caller.patients.list({ trashed: true })).items).toEqual([]);
    await row(page, /Aabel, Ada/).waitFor();
    expect(patients).toHaveLength(4);
  });

  test('UI-2: patients are assigned to a practitioner, and to nobody again', async () => {
    const { clinic, caller, patients } = await four();
    const { items } = await caller.users.list({ role: 'provider' });
    const page = await enter(clinic, '/patients?search=aa');
    await row(page, /Aadorn, Dan/).waitFor();
    await all(page).click();
    await button(page, 'Assign practitioner…').click();
    const asked = dialog(page, 'Assign 4 patients');
    await choose(asked, 'Practitioner', `${items[0]?.lastName}`);
    await button(asked, 'Assign').click();
    await sees(page, '4 patients assigned.');
    const assigned = async () =>
      (await caller.patients.list({ practitionerId: items[0]?.id })).items.map(({ id }) => id).length;
    expect(await assigned()).toBe(4);
    await button(page, 'Undo 4 patients').click();
    await sees(page, '4 patients as before.');
    expect(await assigned()).toBe(0);
    expect(patients).toHaveLength(4);
  });

  test('UI-2: what somebody else changed meanwhile is refused and stays as they left it', async () => {
    const { clinic, caller, patients } = await four();
    const page = await enter(clinic, '/patients?search=aa', { expects: /status of 409/ });
    await row(page, /Aadorn, Dan/).waitFor();
    await caller.patients.update({ ...versionOf(patients[0]), phone: '+49 30 1234567' });
    await box(page, /Aabel, Ada/).click();
    await box(page, /Aacole, Cem/).click();
    await button(page, 'Move to trash').click();
    await sees(page, '1 patient moved to the trash. 1 patient refused:');
    expect(await caller.patients.get({ id: patients[0].id })).toMatchObject({ deletedAt: null });
  });

  test('UI-2: a long run tells how far it is and is stopped; the rest stays as it was', async () => {
    const { clinic, caller } = await practice();
    for (let number = 10; number < 30; number++)
      await caller.patients.admit({ firstName: 'Row', lastName: `Aa${number}` });
    const page = await enter(clinic, '/patients?search=aa');
    await row(page, /Aa29, Row/).waitFor();
    // The third call waits for whoever looks.
    let letGo = () => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    let calls = 0;
    await page.route('**/trpc/patients.trash*', async route => {
      calls += 1;
      if (calls > 2) await held;
      await route.continue();
    });
    await all(page).click();
    await button(page, 'Move to trash').click();
    await sees(page, /Moving to the trash: \d of 20/);
    await becomes(() => calls, 5);
    await button(page, 'Stop').click();
    await sees(page, 'Stopping');
    letGo();
    await sees(page, '5 patients moved to the trash. 15 patients left as before.');
    await sees(page, '15 patients selected');
    expect((await caller.patients.list({ trashed: true })).items).toHaveLength(5);
  });

  test('UI-2: services are archived and put back, and one with bookings to come is not trashed', async () => {
    const { clinic, caller, service } = await four();
    const page = await enter(clinic, '/services');
    await row(page, new RegExp(service.name)).waitFor();
    await all(page).click();
    await button(page, 'Archive').click();
    await sees(page, /service.* archived\./);
    expect((await caller.services.list({ status: 'active' })).items).toEqual([]);
    await button(page, /^Undo \d+ service/).click();
    await sees(page, /as before\./);
    expect(await caller.services.get({ id: service.id })).toMatchObject({ status: 'active' });

    await page.reload();
    await box(page, new RegExp(service.name)).click();
    await button(page, 'Move to trash').click();
    await sees(page, `${service.name}: 1 booking to come. Please move this one to the trash by itself.`);
    expect(await caller.services.get({ id: service.id })).toMatchObject({ deletedAt: null });
  });

  test('UI-2 K9: rooms leave service, members are deactivated and facilities trashed, each with the refusals it has by itself, and a way back', async () => {
    const { clinic, caller, links, book } = await practice();
    await book(at(9));
    const { facilityId } = links;
    for (const name of ['Room 1', 'Room 2']) await caller.rooms.create({ facilityId, name });
    await caller.facilities.create({ name: 'Second place', timeZone: 'Europe/Berlin' });
    const { id: colleague } = await member(clinic, 'staff');
    const page = await enter(clinic, '/rooms', { expects: /status of 422/ });
    const open = (path: string) => page.goto(new URL(path, page.url()).href);
    await row(page, /Room 2/).waitFor();
    await all(page).click();
    await button(page, 'Take out of service').click();
    await sees(page, '2 rooms out of service.');
    const out = async () => (await caller.rooms.list({ status: 'out_of_service' })).items.length;
    expect(await out()).toBe(2);
    await button(page, 'Undo 2 rooms').click();
    await sees(page, '2 rooms as before.');
    expect(await out()).toBe(0);

    await open('/staff');
    await row(page, /Practitioner/)
      .first()
      .waitFor();
    await all(page).click();
    await button(page, 'Deactivate').click();
    await sees(page, '1 member deactivated. 2 members refused:');
    await sees(page, /1 booking to come\. Please deactivate this one by itself\./);
    await sees(page, /You cannot take your own access away/);
    expect(await caller.users.get({ id: colleague })).toMatchObject({ status: 'inactive' });
    await button(page, 'Undo 1 member').click();
    await sees(page, '1 member as before.');
    expect(await caller.users.get({ id: colleague })).toMatchObject({ status: 'active' });

    await open('/facilities');
    await row(page, /Second place/).waitFor();
    await all(page).click();
    await button(page, 'Move to trash').click();
    await sees(page, '1 facility moved to the trash. 1 facility refused:');
    await button(page, 'Undo 1 facility').click();
    await sees(page, '1 facility as before.');
    await box(page, /Second place/).click();
    await button(page, 'Export selected').click();
    await sees(page, 'Being written');
    expect(await caller.listExports.list({})).toMatchObject({ items: [{ list: 'facilities' }] });
  });

  test('UI-2: entries of the waiting list are withdrawn and thrown away, with a way back', async () => {
    const { clinic, caller, patients, service } = await four();
    for (const { id } of patients.slice(0, 2))
      await caller.waitingList.add({
        ...{ patientId: id, serviceId: service.id, earliest: tuesday, latest: tuesday },
      });
    const page = await enter(clinic, '/waiting-list');
    await row(page, /Ada Aabel/).waitFor();
    await all(page).click();
    await button(page, 'Move to trash').click();
    await sees(page, '2 entries moved to the trash.');
    await button(page, 'Undo 2 entries').click();
    await sees(page, '2 entries as before.');
    await all(page).click();
    await button(page, 'Withdraw').click();
    await sees(page, '2 entries withdrawn.');
    await button(page, 'Undo 2 entries').click();
    await sees(page, '2 entries as before.');
    expect((await caller.waitingList.list({ status: 'waiting' })).items).toHaveLength(2);
  });

  test('UI-2: several records come out of the trash at once', async () => {
    const { clinic, caller, patients } = await four();
    for (const patient of [patients[0], patients[2]]) await caller.patients.trash(versionOf(patient));
    await caller.patients.admit({ firstName: 'New', lastName: 'One', identifier: 'N-Aacole' });
    const page = await enter(clinic, '/trash', { expects: /status of 409/ });
    await row(page, /Aabel, Ada/).waitFor();
    await all(page).click();
    await button(page.getByRole('group', { name: 'Selected records' }), 'Restore').click();
    await sees(page, '1 record restored. 1 record refused:');
    await sees(page, /Aacole, Cem: /);
    expect(await caller.patients.get({ id: patients[0].id })).toMatchObject({ deletedAt: null });
  });
});

test('UI-2: nothing stands in anybody’s way where patients are selected, or one was refused', async () => {
  const { clinic } = await four();
  const page = await enter(clinic, '/patients?search=aa', { bypassCSP: true, expects: /status of 422/ });
  await row(page, /Aadorn, Dan/).waitFor();
  await all(page).click();
  await sees(page, '4 patients selected');
  expect(await look(page, 'the selected patients')).toEqual([]);
  await button(page, 'Move to trash').click();
  await sees(page, '3 patients moved to the trash. 1 patient refused:');
  expect(await look(page, 'what became of them')).toEqual([]);
  expect(await field(page, 'Search patients').inputValue()).toBe('aa');
});
