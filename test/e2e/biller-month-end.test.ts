import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { practice, todayAt } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, field, gone, link, row, sees } from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

/** The amounts of a row of a table, as they are read. */
const amountsOf = async (page: Page, table: string, label: string): Promise<string[]> => {
  const found = page.getByRole('table', { name: table }).getByRole('row', { name: new RegExp(`^${label}`) });
  await found.waitFor();
  return found.getByRole('cell').allInnerTexts();
};

const openInvoice = async (page: Page, name: string): Promise<Locator> => {
  await row(page, new RegExp(name)).click();
  return dialog(page, 'Invoice');
};

test('FIN-1 UI-1: a biller’s month end: a visit is billed and paid, a mistake taken back, an expense paid, and every report says the same', {
  timeout: 240_000,
}, async () => {
  const { caller, clinic, listed, named, book, service } = await practice({ currency: 'EUR' });
  const visit = await book(todayAt(0));
  await caller.bookings.checkIn({ id: visit.id, version: visit.version });
  const page = await enter(clinic, `/bookings?bookingId=${visit.id}`, {
    role: 'admin',
    bypassCSP: true,
    expects: /status of 422/,
  });

  // A visit becomes a draft, which is put right before it is issued.
  await button(dialog(page, 'Booking'), 'Bill it').click();
  const draft = dialog(page, 'Invoice');
  const [visited, extra] = [1, 2].map(number => draft.getByRole('group', { name: `Line ${number}` }));
  if (!visited || !extra) throw new Error('There are two lines.');
  expect(await field(visited, 'What it is for').inputValue()).toContain(service.name);
  await field(visited, 'Price of each').fill('100.00');
  await button(draft, 'Another line').click();
  await field(extra, 'What it is for').fill('Plaster');
  await field(extra, 'Price of each').fill('12.50');
  await field(extra, 'How many').fill('2');
  await choose(extra, 'Discount', 'Percent less');
  await field(extra, 'Percent of the discount').fill('10');
  await sees(draft, /Sum of the lines: .*122\.50/);
  expect(await button(draft, 'Issue the invoice').isDisabled()).toBe(true);
  await isClear(page, 'the draft');
  await button(draft, 'Save the draft').click();
  await sees(page, 'is saved.');
  await gone(draft);
  await button(await openInvoice(page, named), 'Issue the invoice').click();
  await sees(page, 'INV-000001 is issued.');

  // Half of it comes by card at once, and the rest in cash; nothing of it is ever changed.
  const invoice = dialog(page, 'Invoice');
  for (const [amount, way, state] of [
    ['60.00', 'Card', 'Paid in part'],
    ['62.50', 'Cash', 'Paid'],
  ] as const) {
    await button(invoice, 'Take a payment').click();
    await field(invoice, 'Amount').fill(amount);
    await choose(invoice, 'Paid by', way);
    await button(invoice, 'Take it').click();
    await invoice.getByText(state, { exact: true }).first().waitFor();
  }
  expect(await field(invoice, 'Price of each').count()).toBe(0);
  await isClear(page, 'the paid invoice');
  const download = page.waitForEvent('download');
  await link(invoice, 'Download as PDF').click();
  expect((await download).suggestedFilename()).toMatch(/INV-000001.*\.pdf$/);
  await page.keyboard.press('Escape');
  await gone(invoice);

  // Another one is written by mistake, and a credit note takes it back.
  await button(page, 'New invoice').first().click();
  const written = dialog(page, 'New invoice');
  await choose(written, 'Patient', listed, listed.split(',')[0]);
  await field(written, 'What it is for').fill('Travel');
  await field(written, 'Price of each').fill('40.00');
  await button(written, 'Save the draft').click();
  await gone(written);
  await button(await openInvoice(page, 'No number yet'), 'Issue the invoice').click();
  await sees(page, 'INV-000002 is issued.');
  await button(invoice, 'Take the invoice back').click();
  await button(invoice, 'Write the credit note').click();
  await sees(invoice, 'Please fill this in.');
  await field(invoice, 'Why is it taken back?').fill('Written for the wrong day');
  await button(invoice, 'Write the credit note').click();
  await sees(invoice, 'Written for the wrong day');
  await isClear(page, 'the invoice that was taken back');
  await page.keyboard.press('Escape');
  await gone(invoice);

  // What was spent is approved by the biller, as somebody else handed it in.
  const spent = await caller.expenses.write({
    ...{ spentOn: visit.startsAt.slice(0, 10), payee: 'Paper and Sons', category: 'supplies', total: 1190 },
  });
  await caller.expenses.submit({ id: spent.id, version: spent.version });
  await link(page, 'Expenses').click();
  await row(page, /Paper and Sons/).click();
  const expense = dialog(page, 'Expense');
  await button(expense, 'Approve').click();
  await button(dialog(page, /^Approve /), 'Approve').click();
  await button(expense, 'It is paid').click();
  await button(expense, 'Enter the payment').click();
  await sees(page, 'EX-000001 is entered as paid.');
  await page.keyboard.press('Escape');
  await gone(expense);

  // Nothing is owed any more, and each report comes to what the ledger holds.
  await link(page, 'Money reports').click();
  await sees(page, 'Nothing is owed');
  await page.getByRole('tab', { name: 'Billed and received' }).click();
  const [net, , total, received] = await amountsOf(page, 'By month', 'All together');
  expect([net, total, received]).toEqual(['€122.50', '€122.50', '€122.50']);
  expect((await amountsOf(page, 'By practitioner', 'All together')).at(-1)).toBe('€122.50');
  expect(await amountsOf(page, 'By way of paying', 'Card')).toEqual(['€60.00', '€0.00']);
  await isClear(page, 'what was billed');
  await page.getByRole('tab', { name: 'Spent' }).click();
  await sees(page, '€11.90');
  await isClear(page, 'what was spent');
  await page.getByRole('tab', { name: 'Ledger' }).click();
  const ledger = page.getByRole('table', { name: 'Ledger' });
  await ledger.getByText('EX-000001').first().waitFor();
  const entries = ['INV-000001', 'INV-000002', 'CN-000001', 'RC-000001', 'RC-000002', 'EX-000001'];
  for (const entry of entries) await ledger.getByText(entry).first().waitFor();
  await isClear(page, 'the ledger');

  // The accountant gets it all as a file, once the settings say who that is.
  await button(page, 'Export for DATEV').click();
  await sees(page, /Please enter the numbers of the tax adviser and of the clinic/);
  const { organization } = await caller.settings.get();
  const { version } = organization;
  await caller.settings.updateOrganization({ version, booksAdviser: 1001, booksClient: 7 });
  await button(page, 'Export for DATEV').click();
  await page.waitForURL('**/exports**');
});
