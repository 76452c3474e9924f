import { expect, test } from 'vitest';
import { billing } from '../world/billing.ts';
import { enter } from './browser/browser.ts';
import { button, dialog, gone, sees } from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

test('FIN-2: the desk makes a link to pay, the patient pays at the test till, and the invoice is paid', async () => {
  const { clinic, caller, issued } = await billing();
  const { id, reference } = await issued();
  const page = await enter(clinic, `/invoices?open=${id}`, { bypassCSP: true });
  const drawer = dialog(page, 'Invoice');
  await button(drawer, 'Make a link to pay').click();
  await sees(page, 'The link is ready. Please copy it and send it to the patient.');
  await sees(drawer, 'Waits for payment');
  await button(drawer, 'Copy the link').waitFor();
  await isClear(page, 'an invoice with a link to pay');

  const [checkout] = (await caller.invoices.get({ id })).checkouts;
  const { pathname } = new URL(String(checkout?.address));
  const patient = await page.context().newPage();
  await patient.goto(new URL(pathname, page.url()).href);
  await sees(patient, 'This is a test till. No money moves, and no card is asked for.');
  await sees(patient, new RegExp(String(reference)));
  await isClear(patient, 'the test till');
  await button(patient, 'Decline').click();
  await sees(patient, 'The payment was declined. You can try again.');
  await button(patient, 'Pay').click();
  await sees(patient, 'This is paid. Thank you.');
  await gone(button(patient, 'Pay'));

  await page.reload();
  await sees(drawer, /^Online · till_/);
  await gone(button(drawer, 'Make a link to pay'));
  expect(await caller.invoices.get({ id })).toMatchObject({ state: 'paid', balance: 0 });
});
