import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import {
  becomes,
  button,
  choose,
  command,
  dialog,
  field,
  gone,
  pathOf,
  row,
  searchOf,
  sees,
} from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const views = (page: Page) => button(page, /^Views?\b/);
const take = async (page: Page, item: string | RegExp): Promise<void> => {
  await views(page).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};
const saveAs = async (page: Page, name: string): Promise<void> => {
  await take(page, 'Save these filters…');
  await field(dialog(page, 'Save these filters'), 'Name').fill(name);
  await page.keyboard.press('Enter');
};

/** A clinic with an active and an inactive patient. */
const people = async () => {
  const made = await practice();
  await made.caller.patients.admit({ firstName: 'Ada', lastName: 'Abel' });
  await made.caller.patients.admit({ firstName: 'Bea', lastName: 'Bern', status: 'inactive' });
  return made;
};

describe('UI-2: saved views', () => {
  test('UI-2: filters and order are saved under a name and are there in another browser', async () => {
    const { clinic } = await people();
    const page = await enter(clinic, '/patients?status=inactive&descending=true');
    await row(page, /Bea Bern/).waitFor();
    await saveAs(page, 'Inactive ones');
    await sees(page, 'The view Inactive ones is saved.');
    await button(page, 'View: Inactive ones').waitFor();

    const elsewhere = await enter(clinic, '/patients');
    await row(elsewhere, /Ada Abel/).waitFor();
    await take(elsewhere, 'Inactive ones');
    await gone(row(elsewhere, /Ada Abel/));
    expect(searchOf(elsewhere)).toEqual({ status: 'inactive', descending: 'true' });
  });

  test('UI-2: a view is replaced, renamed and deleted, and the deleting is taken back', async () => {
    const { clinic, caller } = await people();
    const page = await enter(clinic, '/patients?status=inactive');
    await saveAs(page, 'Mine');
    await button(page, 'View: Mine').waitFor();
    await choose(page, 'Status', 'Deceased');
    await becomes(() => searchOf(page), { status: 'deceased' });
    await take(page, 'Replace by these filters');
    await sees(page, 'The view Mine has these filters now.');
    await take(page, 'Rename…');
    await field(dialog(page, 'Rename Mine'), 'Name').fill('Ours');
    await page.keyboard.press('Enter');
    await sees(page, 'The view is called Ours now.');
    const kept = { page: 'patients', name: 'Ours', search: 'status=deceased', isStart: false };
    expect((await caller.preferences.own()).views).toEqual([kept]);

    await take(page, 'Delete');
    await sees(page, 'The view Ours is deleted.');
    expect((await caller.preferences.own()).views).toEqual([]);
    await button(page, 'Undo').click();
    await becomes(async () => (await caller.preferences.own()).views, [kept]);
  });

  test('UI-2: a name that is taken is said where it is entered, whatever its case', async () => {
    const { clinic, caller } = await people();
    await caller.preferences.save({
      views: [{ page: 'patients', name: 'Mine', search: 'status=active', isStart: false }],
    });
    const page = await enter(clinic, '/patients');
    await saveAs(page, 'MINE');
    await sees(dialog(page), 'You have a view of this name here already.');
    expect((await caller.preferences.own()).views).toHaveLength(1);
  });

  test('UI-2: a list begins with the view that is its start, and the filters can be cleared all the same', async () => {
    const { clinic } = await people();
    const page = await enter(clinic, '/patients?status=inactive');
    await saveAs(page, 'Inactive ones');
    await button(page, 'View: Inactive ones').waitFor();
    await take(page, 'Begin the list with it');
    await sees(page, 'The list begins with Inactive ones.');

    const elsewhere = await enter(clinic);
    await elsewhere.getByRole('link', { name: 'Patients', exact: true }).click();
    await row(elsewhere, /Bea Bern/).waitFor();
    expect(searchOf(elsewhere)).toEqual({ status: 'inactive' });
    await choose(elsewhere, 'Status', 'Deceased');
    await button(elsewhere, 'Clear the filters').click();
    await row(elsewhere, /Bea Bern/).waitFor();
    await row(elsewhere, /Ada Abel/).waitFor();
    expect(searchOf(elsewhere)).toEqual({});
  });

  test('UI-2: the palette opens a view, of lists that one may see', async () => {
    const { clinic, caller } = await people();
    await caller.preferences.save({
      views: [{ page: 'patients', name: 'Sleeping', search: 'status=inactive', isStart: false }],
    });
    const page = await enter(clinic);
    await sees(page, 'Good day');
    await command(page, 'sleeping');
    await dialog(page, 'Search and commands').getByText('A view of Patients').waitFor();
    await page.keyboard.press('Enter');
    await row(page, /Bea Bern/).waitFor();
    expect([pathOf(page), searchOf(page)]).toEqual(['/patients', { status: 'inactive' }]);
  });

  test('UI-2: a view that names what has gone says so, and the list is narrowed all the same', async () => {
    const { clinic, caller } = await people();
    const { id, version } = await caller.facilities.create({
      ...{ name: 'Old house', kind: 'clinic', timeZone: 'Europe/Berlin' },
    });
    const page = await enter(clinic, `/patients?facilityId=${id}`);
    await saveAs(page, 'Old house');
    await button(page, 'View: Old house').waitFor();
    await caller.facilities.trash({ id, version });

    await page.goto(new URL('/patients', page.url()).href);
    await take(page, 'Old house');
    await sees(page, 'No patient matches');
    await becomes(() => page.getByRole('combobox', { name: 'Facility' }).inputValue(), 'Gone or hidden');
  });

  test('UI-2: an auditor keeps views of the trail', async () => {
    const { clinic } = await people();
    const page = await enter(clinic, '/audit?action=CREATE', { role: 'auditor' });
    await saveAs(page, 'Made');
    await sees(page, 'The view Made is saved.');
  });
});

const lists = [
  ...['patients', 'bookings', 'booking-requests', 'waiting-list'],
  ...['services', 'staff', 'mails', 'audit'],
];
test.each(lists)('UI-2: %s has its views beside the filters, and they stand in nobody’s way', async list => {
  const { clinic, caller } = await people();
  await caller.preferences.save({
    views: [
      {
        page: list as 'patients',
        name: 'A view with a long name that goes on',
        search: 'x=y',
        isStart: true,
      },
    ],
  });
  const page = await enter(clinic, `/${list}?status=`, { bypassCSP: true });
  await views(page).click();
  await page.getByRole('menuitem', { name: /A view with a long name/ }).click();
  await views(page).click();
  await page.getByRole('menuitem', { name: 'Save these filters…' }).waitFor();
  expect(await look(page, `the views of ${list}`)).toEqual([]);
});
