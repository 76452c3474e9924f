import { expect, test } from 'vitest';
import { type Role } from '../../shared/permissions.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { addressOf, enter } from './browser/browser.ts';
import { act, button, dialog, gone, link, row, sees } from './browser/desk.ts';

const pagesOf: Record<'provider' | 'staff' | 'auditor', string[]> = {
  provider: [
    'Dashboard',
    'Calendar',
    'Bookings',
    'Requests',
    'Waiting list',
    'Tasks',
    'Patients',
    'Service requests',
    'Messages',
    'Drug list',
    'Specialists',
    'Services',
    'Facilities',
    'Rooms and devices',
    'Hours',
    'Staff',
    'Compliance',
    'Expenses',
    'Exports',
    'Calendar feeds',
    'Settings',
  ],
  staff: [
    'Dashboard',
    'Calendar',
    'Bookings',
    'Requests',
    'Waiting list',
    'Tasks',
    'Patients',
    'Service requests',
    'Messages',
    'Services',
    'Facilities',
    'Rooms and devices',
    'Hours',
    'Staff',
    'Compliance',
    'Invoices',
    'Expenses',
    'Money reports',
    'Exports',
    'Settings',
  ],
  auditor: [
    'Dashboard',
    'Services',
    'Facilities',
    'Rooms and devices',
    'Hours',
    'Staff',
    'Compliance',
    'Audit log',
    'Exports',
    'Settings',
  ],
};

for (const role of ['provider', 'staff', 'auditor'] as const satisfies Role[])
  test(`a member in the role ${role} is offered nothing that is refused (UI-1)`, async () => {
    const { clinic } = await practice();
    const page = await enter(clinic, '/services', { role });
    await page.getByRole('table', { name: 'Services' }).waitFor();

    const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    expect(await pages.allTextContents()).toEqual(pagesOf[role]);
    expect(await page.getByRole('button', { name: /New service|Actions for/ }).count()).toBe(0);
    await page.goto(addressOf(clinic, '/facilities'));
    await page.getByRole('table', { name: 'Facilities' }).waitFor();
    expect(await page.getByRole('button', { name: /New facility|Actions for/ }).count()).toBe(0);
    await page.goto(addressOf(clinic, '/staff'));
    await page.getByRole('table', { name: 'Staff' }).waitFor();
    expect(await button(page, 'Invite').count()).toBe(0);
    await page.goto(addressOf(clinic, '/settings?tab=booking'));
    await sees(page, 'Calendar and bookings');
    await page.getByRole('switch').first().waitFor({ state: 'attached' });
    expect(await page.getByRole('switch').first().isDisabled()).toBe(true);
    expect(await button(page, 'Save').count()).toBe(0);
  });

test('UI-2: a section of the menu that somebody closed stays closed in their browser', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/services', { role: 'staff' });
  const menu = page.getByRole('navigation', { name: 'Pages' });

  await link(menu, 'Services').waitFor();
  await button(menu, 'Clinic').press('Enter');
  await gone(link(menu, 'Services'));
  await page.reload();
  await link(menu, 'Patients').waitFor();
  expect(await link(menu, 'Services').count()).toBe(0);
  await button(menu, 'Clinic').click();
  await link(menu, 'Services').waitFor();
});

test('the front desk admits and books, but does not trash (UI-1)', async () => {
  const { clinic, listed, patient } = await practice();
  const page = await enter(clinic, '/patients', { role: 'staff' });

  await button(page, `Actions for ${listed}`).click();
  expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Book', 'Edit']);
  await page.goto(addressOf(clinic, `/patients/${patient.id}`));
  await button(page, 'Edit').waitFor();
  expect(await button(page, 'Trash').count()).toBe(0);
});

test('a practitioner opens the week on their own bookings (SCH-4)', async () => {
  const { clinic, book, caller, links } = await practice();
  await book(at(10));
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=week`, { role: 'provider' });

  await button(page, 'Next week').waitFor();
  await page.getByRole('combobox', { name: 'Practitioner' }).waitFor();
  expect(await page.locator('.booking-event').count()).toBe(0);
  expect(
    await caller.bookings.list({ from: at(0), to: at(23), practitionerId: links.practitionerId }),
  ).toMatchObject({ items: [{ startsAt: at(10) }] });
});

for (const path of ['/patients', '/calendar', '/trash'])
  test(`an auditor who types the address ${path} is told that it is not theirs (UI-1)`, async () => {
    const { clinic, patient } = await practice();
    const page = await enter(clinic, path, { role: 'auditor', expects: /status of 403|status of 207/ });

    await page.getByText('This is not open to your role').first().waitFor();
    expect(await page.content()).not.toContain(patient.lastName);
  });

test('only somebody who may write gets the weekly hours to change (UI-1)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/staff', { role: 'auditor' });
  await row(page, /Mo provider/).waitFor();

  await act(page, 'Mo provider', 'Weekly hours');

  const week = dialog(page, /Weekly hours/);
  await button(week, 'Close').first().waitFor();
  expect(await button(week, 'Save').count()).toBe(0);
  expect(await week.getByRole('textbox', { name: 'Monday from' }).first().isDisabled()).toBe(true);
});
