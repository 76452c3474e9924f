import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { mailsTo } from '../world/mailbox.ts';
import { clinic } from '../world/world.ts';
import { addressOf, enter, signIn, visit } from './browser/browser.ts';
import { becomes, button, dialog, field, gone, sees } from './browser/desk.ts';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`), fullPage: true });

/** The path of the link in the last letter about it. */
const linkFor = async (address: string): Promise<string> => {
  const letter = (await mailsTo(address)).findLast(({ kind }) => kind === 'email-change');
  return /https?:\/\/[^/]+(\/\S+)/.exec(letter?.body ?? '')?.[1] ?? '';
};

test('SET-1 UI-2: a member puts their name right, and the page calls them by it', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/', { role: 'provider' });
  await button(page, /Account/).click();
  await page.getByRole('menuitem', { name: 'Your profile' }).click();
  await sees(page, 'Your colleagues see this name, and patients do');
  await field(page, 'Title').fill('Dr.');
  await field(page, 'Last name').fill('');
  await button(page, 'Save').click();
  await sees(page, 'Please fill this in.');
  await field(page, 'First name').fill('Grace');
  await field(page, 'Last name').fill('Hopper');
  await field(page, 'Last name').press('Enter');

  await sees(page, 'Your name is saved.');
  await button(page, /Account/)
    .getByText('Dr. Grace Hopper')
    .waitFor();
});

test('SET-1 WRK-3: a member chooses at a phone what the bell tells of and what comes by e-mail', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/profile', { width: 375, role: 'staff' });
  const tick = (name: string) => page.getByRole('checkbox', { name });
  const press = async (name: string, isChecked: boolean) => {
    await tick(name).click();
    await becomes(() => tick(name).isChecked(), isChecked);
  };
  const table = page.getByRole('table', { name: 'Notifications' });
  await press('Bell: Announcements', false);
  await press('E-mail: Announcements', true);
  await press('E-mail: Requests for appointments', true);
  await page.waitForLoadState('networkidle');
  await table.scrollIntoViewIfNeeded();
  await picture(page, 'notification-choices-375');
  await page.reload();
  await tick('E-mail: Requests for appointments').waitFor();
  expect(await tick('Bell: Announcements').isChecked()).toBe(false);
  expect(await tick('Bell: Requests for appointments').isChecked()).toBe(true);
  expect(await tick('E-mail: Announcements').isChecked()).toBe(true);
  // What a role is never told of is not offered.
  expect(await table.getByText('Webhooks that fail').count()).toBe(0);
});

test('SET-1 UI-2: another e-mail is asked for, confirmed at both addresses, and signs in', async () => {
  const ours = await clinic();
  const wanted = `new-${randomBytes(4).toString('hex')}@example.org`;
  const page = await enter(ours, '/profile', { width: 375 });
  await button(page, 'Change e-mail').click();
  const form = dialog(page, 'Change your e-mail');
  await field(form, 'New e-mail').fill('no address');
  await button(form, 'Send the letters').click();
  await sees(form, 'Please enter an e-mail address such as');
  await field(form, 'New e-mail').fill(wanted);
  await button(form, 'Send the letters').click();
  await gone(form);
  await sees(page, 'A change is waiting');
  await picture(page, 'email-change-375');

  const mailbox = await visit(ours, await linkFor(ours.ownerEmail), { scheme: 'dark' });
  await button(mailbox, 'That was not me').waitFor();
  await picture(mailbox, 'email-change-dark-1280');
  await button(mailbox, 'Confirm').click();
  await sees(mailbox, 'This e-mail address is confirmed');

  await page.goto(addressOf(ours, await linkFor(wanted)));
  await sees(page, `Is your account to be called ${wanted}?`);
  await button(page, 'Confirm').click();
  await sees(page, 'Your e-mail is changed');
  await page.getByRole('link', { name: 'To your profile' }).click();
  await page.getByRole('main').getByText(wanted).waitFor();

  const elsewhere = await visit(ours);
  await signIn(elsewhere, wanted);
  await sees(elsewhere, 'Good day');
});

test('SET-1 UI-2: a change is withdrawn, and one that was somebody else’s is stopped', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/profile', { expects: /status of 4/ });
  const ask = async () => {
    await button(page, 'Change e-mail').click();
    await field(dialog(page), 'New e-mail').fill(`new-${randomBytes(4).toString('hex')}@example.org`);
    await button(page, 'Send the letters').click();
    await sees(page, 'A change is waiting');
  };
  await ask();
  const withdrawn = await linkFor(ours.ownerEmail);
  await button(page, 'Withdraw the change').click();
  await gone(page.getByText('A change is waiting'));

  await ask();
  const mailbox = await visit(ours, withdrawn, { expects: /status of 404/ });
  await button(mailbox, 'Confirm').click();
  await sees(mailbox, 'This link is not valid any more');
  await mailbox.goto('about:blank');
  await mailbox.goto(addressOf(ours, await linkFor(ours.ownerEmail)));
  await button(mailbox, 'That was not me').click();
  await sees(mailbox, 'Your account is signed out everywhere.');

  // What is open may be on its way to the door already.
  const other = await page.context().newPage();
  await other.goto(addressOf(ours, '/profile'), { waitUntil: 'commit' });
  await field(other, 'Password').waitFor();
});

test('SET-1 UI-2: the language goes with the account to another browser, which comes anew for it once', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/profile');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await sees(page, 'Ihr Profil');

  const elsewhere = await visit(ours);
  await signIn(elsewhere, ours.ownerEmail);
  await sees(elsewhere, 'Guten Tag');
  await button(elsewhere, /Konto/).click();
  await elsewhere.getByRole('menuitemradio', { name: 'English' }).click();
  await sees(elsewhere, 'Good day');
  await page.goto(addressOf(ours, '/profile'));
  await sees(page, 'Your profile');
});
