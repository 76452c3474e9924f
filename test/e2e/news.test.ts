import { expect, test } from 'vitest';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, button, dialog, field, gone, pathOf, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('UI-2: an announcement is written, reaches everybody, and is put away by whoever has read it', async () => {
  const { clinic } = await practice();
  const lead = await enter(clinic, '/announcements');
  await sees(lead, 'No announcements yet');
  await button(lead, 'New announcement').first().click();
  const form = dialog(lead, 'New announcement');
  await field(form, 'Title').fill('Fire drill');
  await field(form, 'Text').fill('On Friday at noon.\nPlease leave by the stairs.');
  await button(form, 'Create').click();
  await sees(lead, 'Fire drill is saved.');
  await row(lead, /Fire drill.*Being shown/).waitFor();

  const staff = await enter(clinic, '/', { role: 'staff' });
  const shown = staff.getByRole('article', { name: 'Fire drill' });
  await shown.waitFor();
  await button(staff, 'Put Fire drill away').click();
  await gone(shown);
  await button(staff, 'Undo').click();
  await shown.waitFor();
  await button(staff, 'Put Fire drill away').click();
  await gone(shown);
  await staff.reload();
  await button(staff, /^Notifications/).waitFor();
  expect(await shown.count()).toBe(0);

  await act(lead, 'Fire drill', 'Move to trash');
  await sees(lead, 'Fire drill is in the trash.');
  await button(lead, 'Undo').click();
  await row(lead, /Fire drill/).waitFor();
});

test('UI-2: the bell counts what is new, tells it and leads to it, until it is marked as read', async () => {
  const { clinic, caller } = await practice();
  const staff = await enter(clinic, '/exports', { role: 'staff', bypassCSP: true });
  await button(staff, 'Notifications').click();
  await sees(dialog(staff, 'Notifications'), 'Nothing new');
  await staff.keyboard.press('Escape');

  const publishesAt = new Date(Date.now() - 60_000).toISOString();
  for (const title of ['One', 'Two']) await caller.announcements.create({ title, text: title, publishesAt });
  await staff.reload();
  await button(staff, 'Notifications, 2 unread').click();
  const drawer = dialog(staff, 'Notifications');
  const entry = drawer.getByRole('link', { name: /Announcement: Two/ });
  await entry.waitFor();
  expect(await look(staff, 'the drawer of notifications')).toEqual([]);
  await button(drawer, 'Mark all as read').click();
  await button(staff, 'Notifications').waitFor({ state: 'attached' });
  await entry.click();
  await staff.getByRole('article', { name: 'Two' }).waitFor();
  expect(pathOf(staff)).toBe('/');
  expect(await look(staff, 'the home page with announcements')).toEqual([]);
});

test('WRK-2 WRK-3: whoever is given a task finds it under the bell, which opens it', async () => {
  const { clinic, caller } = await practice();
  const staff = await enter(clinic, '/', { role: 'staff' });
  const { items } = await caller.users.list({ limit: 100 });
  const assigneeId = items.find(({ role }) => role === 'staff')?.id ?? null;
  const { id } = await caller.tasks.create({ title: 'Order gloves', assigneeId });
  await staff.reload();
  await button(staff, 'Notifications, 1 unread').click();
  await dialog(staff, 'Notifications')
    .getByRole('link', { name: /A task was given to you/ })
    .click();
  const form = dialog(staff, 'Edit task');
  await form.waitFor();
  expect(await field(form, 'What is to be done').inputValue()).toBe('Order gloves');
  expect(staff.url()).toContain(`open=${id}`);
  await staff.keyboard.press('Escape');
  await gone(form);
  expect(staff.url()).not.toContain('open=');
});
