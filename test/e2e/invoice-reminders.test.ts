import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { billing } from '../world/billing.ts';
import { mailsTo } from '../world/mailbox.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, gone, link, row, sees } from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

test('FIN-1: what is overdue is found and reminded of, by e-mail where there is an address, else by letter', async () => {
  const { clinic, caller, patient, overdue, issued, laterBy } = await billing();
  const withNone = await caller.patients.update({ ...versionOf(patient), email: null });
  const [invoice] = [await overdue(), await issued()];
  const page = await enter(clinic, '/invoices?overdue=true', {
    bypassCSP: true,
    expects: /status of 422/,
  });
  await row(page, /INV-000001/).click();
  expect(await row(page, /INV-000002/).count()).toBe(0);
  const drawer = dialog(page, 'Invoice');
  await button(drawer, 'Send reminder').click();
  await sees(drawer, /^It asks for .*50\.00, and cannot be taken back\.$/);
  await isClear(page, 'the form of a reminder');
  await button(drawer, 'Send it now').click();
  await sees(drawer, 'There is no e-mail address of this patient. Please choose a letter.');
  await choose(drawer, 'How it is sent', 'By letter');
  await button(drawer, 'Send it now').click();
  await sees(page, 'The reminder is written. Please print and send it.');
  await sees(drawer, /^Reminder 1 · /);
  await sees(drawer, /^By letter · To be paid by .* · /);
  await isClear(page, 'an invoice with a reminder');
  const [reminder] = (await caller.invoices.get({ id: invoice.id })).reminders;
  expect(await link(drawer, 'Download Reminder 1 as PDF').getAttribute('href')).toBe(
    `/invoices/${invoice.id}/reminders/${reminder?.id}.pdf`,
  );

  await button(drawer, 'Send reminder').click();
  await choose(drawer, 'How it is sent', 'By letter');
  await button(drawer, 'Send it now').click();
  await sees(drawer, 'The last reminder was sent less than 7 days ago.');

  const email = `${randomUUID()}@patient.test`;
  await caller.patients.update({ ...versionOf(withNone), email });
  await laterBy(30, invoice.id);
  await page.reload();
  await button(drawer, 'Send reminder').click();
  await button(drawer, 'Send it now').click();
  await sees(page, 'The reminder is on its way.');
  await sees(drawer, /^Reminder 2 · /);
  expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['invoice.reminder']);
});

test('FIN-1: what is not overdue, or paid, has no button for a reminder', async () => {
  const { clinic, caller, overdue, issued } = await billing();
  const [paid, open] = [await overdue(), await issued()];
  await caller.invoices.pay({ id: paid.id, amount: 5000, method: 'cash' });
  for (const { id, reference } of [paid, open]) {
    const page = await enter(clinic, `/invoices?open=${id}`);
    const drawer = dialog(page, 'Invoice');
    await sees(drawer, String(reference));
    await button(drawer, 'Take a payment').waitFor();
    await gone(button(drawer, 'Send reminder'));
  }
});
