import { expect, test } from 'vitest';
import { at, practice, tuesday, wednesday } from './browser/appointments.ts';
import { enter, signIn, visit } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, gone, link, row, sees, versionOf } from './browser/desk.ts';

const width = 375;

test('on a phone the menu opens, leads somewhere and closes (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await visit(clinic, '/', { width });
  await signIn(page, clinic.ownerEmail);
  await sees(page, 'Good day');

  await button(page, 'Open the menu').click();
  await page.getByTestId('tenant-slug').getByText(clinic.slug).waitFor();
  await link(page.getByRole('navigation', { name: 'Pages' }), 'Patients').click();

  await page.getByRole('heading', { name: 'Patients' }).waitFor();
  await button(page, 'Open the menu').waitFor();
});

test('FD24: on a phone the menu has room for a finger, and an e-mail address breaks where its parts end', async () => {
  const { clinic, patient, caller } = await practice();
  const email = 'maximiliane.von-hohenlohe-langenburg@universitaetsklinikum.example.org';
  await caller.patients.update({ ...versionOf(patient), email });
  const page = await enter(clinic, `/patients/${patient.id}`, { width });

  const menu = await button(page, 'Open the menu').boundingBox();
  expect(Math.min(menu?.width ?? 0, menu?.height ?? 0)).toBeGreaterThanOrEqual(44);
  const mail = page.getByRole('link', { name: email });
  await mail.waitFor();
  const lines = await mail.evaluate(element => {
    const range = document.createRange();
    const found: string[] = [];
    let top = Number.NaN;
    for (const text of element.childNodes)
      for (let at = 0; at < (text.textContent?.length ?? 0); at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const box = range.getBoundingClientRect();
        if (box.top === top) found[found.length - 1] += text.textContent?.[at] ?? '';
        else found.push(text.textContent?.[at] ?? '');
        top = box.top;
      }
    return found;
  });
  expect(lines.join('')).toBe(email);
  expect(lines.length).toBeGreaterThan(1);
  for (const [before, after] of lines.slice(1).map((line, index) => [lines[index], line]))
    expect(before?.endsWith('@') || before?.endsWith('-') || after?.startsWith('.'), `${lines}`).toBe(true);
});

test('on a phone a patient is admitted and found again (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/patients', { width });

  await button(page, 'New patient').click();
  const form = dialog(page, 'New patient');
  await field(form, 'First name').fill('Ida');
  await field(form, 'Last name').fill('Undine');
  await button(form, 'Create').click();
  await gone(form);
  await field(page, 'Search patients').fill('und');
  await link(page, 'Undine, Ida').click();

  await page.getByRole('heading', { name: 'Ida Undine' }).waitFor();
});

test('on a phone the calendar is an agenda, and a visit is booked, moved and cancelled (SCH-4, UI-2)', async () => {
  const { clinic, caller, named, patient, service } = await practice();
  const page = await enter(clinic, `/calendar?date=${tuesday}&book=${patient.id}`, { width });
  const form = dialog(page, 'New booking');
  await choose(form, 'Service', service.name);
  await form.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
  await button(form, 'Book').click();
  await gone(form);

  await page.getByRole('link', { name: new RegExp(`08:00.*${named}`) }).click();
  const drawer = dialog(page, 'Booking');
  await button(drawer, 'Move').click();
  await field(drawer, 'Date').fill(wednesday);
  await field(drawer, 'Date').press('Tab');
  await drawer.locator('form').getByRole('button', { name: 'Move' }).click();
  await drawer.getByText(/Wed,? 8 Jan, 08:00–08:30/).waitFor();
  await button(drawer, 'Cancel booking').click();
  await drawer.getByLabel('Why is it cancelled?').fill('Ill');
  await drawer.locator('form').getByRole('button', { name: 'Cancel' }).click();
  await drawer.locator('.status', { hasText: 'Cancelled' }).waitFor();

  const { items } = await caller.bookings.list({ from: at(0), to: at(23, wednesday) });
  expect(items).toMatchObject([{ startsAt: at(8, wednesday), status: 'cancelled' }]);
});

test('on a phone a record’s tabs are all within reach (UI-2)', async () => {
  const { clinic, patient } = await practice();
  const page = await enter(clinic, `/patients/${patient.id}`, { width });

  await page.getByRole('tab', { name: 'Who saw this' }).click();
  await page.getByRole('table', { name: 'Who saw this record' }).waitFor();
  await page.getByRole('tab', { name: 'Details' }).click();

  await becomes(() => page.getByRole('tab', { name: 'Details' }).getAttribute('aria-selected'), 'true');
});

test('on a phone what is in the trash can be restored by touch (UI-2)', async () => {
  const { clinic, caller, listed, patient } = await practice();
  await caller.patients.trash({ id: patient.id, version: patient.version });
  const page = await enter(clinic, '/trash', { width });
  await row(page, listed).waitFor();

  const box = await button(page, `Restore ${listed}`).boundingBox();
  expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
});

test('on a phone the tab of the settings that are open is in sight (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/settings?tab=communication', { width });
  const tab = page.getByRole('tab', { name: 'Communication' });
  const rightEdge = async () => {
    const { x, width: its } = (await tab.boundingBox()) ?? { x: 0, width: Infinity };
    return x + its;
  };

  await becomes(async () => (await rightEdge()) <= width, true);
});
