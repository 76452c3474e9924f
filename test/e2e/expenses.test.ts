import { expect, test } from 'vitest';
import { spending } from '../world/spending.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, field, gone, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const shown = async (page: Awaited<ReturnType<typeof enter>>, name: string) => {
  await row(page, new RegExp(name)).click();
  return dialog(page, 'Expense');
};

test('FIN-1: an expense is entered with its tax, saved as a draft and submitted, and only somebody else decides', async () => {
  const { of, owner } = await spending();
  const page = await enter(of, '/expenses', { bypassCSP: true });
  await sees(page, 'No expenses here');
  await button(page, 'New expense').first().click();
  const form = dialog(page, 'New expense');
  await button(form, 'Save the draft').click();
  await sees(form, 'Please fill this in.');
  await sees(form, 'Please enter an amount.');
  await field(form, 'Payee').fill('Meyer Supplies');
  await field(form, 'Amount with tax').fill('119.00');
  await field(form, 'Percent of tax').fill('19');
  await expect.poll(() => field(form, 'Tax in it').inputValue()).toBe('19.00');
  await choose(form, 'Category', 'Rent');
  await field(form, 'Number of the receipt').fill('R-17');
  expect(await look(page, 'the form of an expense')).toEqual([]);
  await button(form, 'Save the draft').click();
  await gone(form);

  const draft = await shown(page, 'Meyer Supplies');
  await button(draft, 'Submit the expense').click();
  const question = dialog(page, /^Submit .*119\.00 for Meyer Supplies\?$/);
  await button(question, 'Submit').click();
  await sees(page, 'The expense for Meyer Supplies is submitted.');
  await sees(page, 'You submitted it yourself, so somebody else decides about it.');
  expect(await button(page, 'Approve').count()).toBe(0);
  expect((await owner.expenses.list({})).items).toMatchObject([
    { total: 11_900, tax: 1900, category: 'rent', receiptNumber: 'R-17', status: 'submitted' },
  ]);
});

test('FIN-1: whoever leads approves, pays and asks to take back, or declines for a reason, and sees what it comes to', async () => {
  const { of, owner, submitted, admin } = await spending();
  await submitted({ payee: 'Lamps and Co.' });
  await submitted({ payee: 'Taxi Ltd.', total: 3000 });
  const page = await enter(of, '/expenses?status=submitted', { bypassCSP: true });
  const sums = page.getByRole('region', { name: 'Sums of expenses' });
  await sees(sums, 'Waits for approval: 2 expenses');
  await sees(sums, /149\.00/);

  const taxi = await shown(page, 'Taxi Ltd\\.');
  await button(taxi, 'Decline').click();
  await button(taxi, 'Decline it').click();
  await sees(taxi, 'Please fill this in.');
  await field(taxi, 'Why is it declined?').fill('It was a way home');
  await button(taxi, 'Decline it').click();
  await sees(taxi, 'Declined: It was a way home');
  await page.keyboard.press('Escape');
  await gone(row(page, /Taxi Ltd\./));

  const lamps = await shown(page, 'Lamps and Co\\.');
  await button(lamps, 'Approve').click();
  await button(dialog(page, /^Approve .*119\.00 for Lamps and Co\.\?$/), 'Approve').click();
  await sees(page, 'EX-000001 is approved.');
  await button(lamps, 'It is paid').click();
  await button(lamps, 'Enter the payment').click();
  await sees(page, 'EX-000001 is entered as paid.');
  await button(lamps, 'Take the expense back').click();
  await field(lamps, 'Why is the expense taken back?').fill('They came broken');
  await button(lamps, 'Ask to take it back').click();
  await sees(lamps, 'Somebody asked to take it back');
  expect(await look(page, 'an expense that is to be taken back')).toEqual([]);

  const [asked] = (await owner.expenses.list({ status: 'submitted' })).items;
  expect(asked).toMatchObject({ total: -11_900, reversalReason: 'They came broken' });
  await admin.expenses.approve({ id: String(asked?.id), version: Number(asked?.version) });
  await page.reload();
  await sees(page, 'Taken back by EX-000002');
});
