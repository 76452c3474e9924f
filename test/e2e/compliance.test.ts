import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { as, clinic } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { act, button, choose, dialog, field, gone, row, searchOf, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const day = (days: number): string => `${Temporal.Now.plainDateISO('Europe/Berlin').add({ days })}`;

test('CLI-6: a licence is written down, found by how it stands, and renewed once', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const page = await enter(ours, '/compliance', { bypassCSP: true });
  await sees(page, 'No record here');
  await button(page, 'New record').first().click();
  const form = dialog(page, 'New record');
  await field(form, 'What it is').fill('Licence to practise');
  await field(form, 'Number').fill('A 17');
  await form.getByRole('textbox', { name: /^Issued on/ }).fill(day(10));
  await form.getByRole('textbox', { name: /^Valid until/ }).fill(day(5));
  await button(form, 'Create').click();
  await sees(form, 'It cannot expire before it was issued.');
  await form.getByRole('textbox', { name: /^Issued on/ }).fill(day(-360));
  expect(await look(page, 'the form of a record')).toEqual([]);
  await button(form, 'Create').click();
  await sees(page, 'Licence to practise is saved.');
  await row(page, /Licence to practise.*In 5 days.*Expires soon/).waitFor();
  expect(await look(page, 'records of what expires')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });

  await button(page, 'Expired: 0').click();
  await sees(page, 'No record here');
  expect(searchOf(page)).toMatchObject({ state: 'expired' });
  await button(page, 'Expires soon: 1').click();
  await act(page, 'Licence to practise', 'Renew');
  const renewing = dialog(page, 'Renew record');
  await renewing.getByRole('textbox', { name: /^Valid until/ }).fill(day(400));
  // The calendar lies over the button until whoever typed goes on.
  await page.keyboard.press('Tab');
  await button(renewing, 'Renew').click();
  await sees(page, 'Licence to practise is renewed.');
  await button(page, 'Valid: 1').click();
  await row(page, /Licence to practise.*Valid/).waitFor();
  await choose(page, 'Status', 'Renewed');
  await row(page, /Licence to practise.*Renewed/).click();
  const former = dialog(page, 'Edit record');
  await former.getByRole('link', { name: 'See what followed it' }).click();
  await former.getByRole('link', { name: 'See what it renewed' }).waitFor();
  const { items } = await caller.complianceRecords.list({ state: 'all' });
  expect(items.map(({ status, reference }) => [status, reference])).toEqual([
    ['renewed', 'A 17'],
    ['valid', 'A 17'],
  ]);
});

test('CLI-6 UI-1: a member reads what they have themselves, and is offered nothing to change', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const page = await enter(ours, '/compliance', { role: 'staff', bypassCSP: true });
  await sees(page, 'Nothing of yours is here');
  const [nurse] = (await lead.users.list({ role: 'staff' })).items;
  await lead.complianceRecords.create({ kind: 'training', title: 'First aid', userId: nurse?.id, expiresOn: day(-2) });
  await lead.complianceRecords.create({ kind: 'insurance', title: 'Everybody’s' });
  await page.reload();
  await row(page, /First aid.*2 days ago.*Expired/).click();
  const opened = dialog(page, 'Your record');
  await sees(opened, 'Where the original is kept');
  expect(await field(opened, 'What it is').isDisabled()).toBe(true);
  expect(await look(page, 'a record of one’s own')).toEqual([]);
  await page.keyboard.press('Escape');
  await gone(opened);
  expect(await page.getByText('Everybody’s').count()).toBe(0);
  expect(await page.getByRole('button', { name: /New record|Actions for|Export/ }).count()).toBe(0);
});
