import { expect, test } from 'vitest';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, gone, link, row, searchOf, sees, versionOf } from './browser/desk.ts';

test('the audit log is filtered in the address, which leads back to the same view (AUD-6, UI-2)', async () => {
  const { clinic, caller, service } = await practice();
  await caller.services.update({ ...versionOf(service), price: 4200 });
  const page = await enter(clinic, '/audit');
  await row(page, /Olive Owner.*Changed.*Service.*Price/).waitFor();

  await choose(page, 'Kind of record', 'Service');
  await choose(page, 'Action', 'Changed');
  await gone(row(page, /Created/));
  expect(searchOf(page)).toEqual({ entity: 'Service', action: 'UPDATE' });

  await page.reload();
  await row(page, /Olive Owner.*Changed.*Service.*Price/).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
});

test('an entry shows old and new values and leads to all entries of its record (AUD-6)', async () => {
  const { clinic, caller, service } = await practice();
  await caller.services.update({ ...versionOf(service), price: 4200 });
  const page = await enter(clinic, '/audit?entity=Service&action=UPDATE');

  await row(page, /Price/).getByRole('button').click();
  const entry = dialog(page, 'Entry');
  expect(await entry.locator('del').allTextContents()).toContain(String(service.price));
  expect(await entry.locator('ins').allTextContents()).toContain('4200');
  await sees(entry, 'services.update');
  await link(entry, 'All entries of this record').click();

  await page.waitForURL(url => url.searchParams.has('entityId'));
  await row(page, /Created.*Service/).waitFor();
  await button(page, 'One record only, show all').waitFor({ state: 'attached' });
});

test('a failed sign-in is in the log, without a value of a patient anywhere (AUD-6)', async () => {
  const { clinic, patient } = await practice();
  const page = await enter(clinic, '/audit', { role: 'auditor' });
  await row(page, /Signed in.*Session/)
    .first()
    .waitFor();

  const shown = await page.getByRole('table', { name: 'Audit log' }).textContent();
  expect(shown).toContain('Patient');
  expect(shown).not.toContain(patient.lastName);
});
