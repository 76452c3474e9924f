import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeOf, enrol } from '../http/authenticator-app.ts';
import { as, clinic, PASSWORD, type TestClinic } from '../world/world.ts';
import { addressOf, enter, signIn, visit } from './browser/browser.ts';
import { button, choose, dialog, field, gone, link, pathOf, row, sees } from './browser/desk.ts';

const NEW = 'kettle orbit lantern 88';
const widths = [1280, 375] as const;

/** The link of the newest mail, read in the outbox as an administrator reads it. */
const linkInOutbox = async (of: TestClinic, subject: string): Promise<string> => {
  const page = await enter(of, '/mails', { role: 'admin' });
  await button(page, subject).first().click();
  const text = await dialog(page, subject).locator('.mail-body').textContent();
  // The mail names the port of the test server, as it would the one of a development machine.
  return /http:\S+/.exec(text ?? '')?.[0] ?? '';
};

const typePassword = async (page: Page, label: string, password: string) => {
  await page.getByLabel(label, { exact: true }).fill(password);
};

for (const width of widths)
  test(`a colleague is invited, finds the mail, accepts and is signed in, at ${width} (IDN-2)`, {
    timeout: 120_000,
  }, async () => {
    const ours = await clinic();
    const email = `nora@${ours.slug}.test`;
    const page = await enter(ours, '/staff', { width });
    await button(page, 'Invite').click();
    const form = dialog(page, 'Invite a colleague');
    await field(form, 'Title').fill('Dr.');
    await field(form, 'First name').fill('Nora');
    await field(form, 'Last name').fill('Newcomer');
    await choose(form, 'Role', 'Practitioner');
    await field(form, 'E-mail').fill(email);
    await button(form, 'Invite').click();
    await button(dialog(page, 'The link of the invitation'), 'Done').click();
    await row(page, /Dr\. Nora Newcomer/).waitFor();

    const address = await linkInOutbox(ours, `Your invitation to ${ours.name}`);
    expect(address).toMatch(new RegExp(`^${addressOf(ours, '/accept-invitation')}#[\\w-]{43}$`));
    const hers = await visit(ours, address.slice(addressOf(ours, '').length), { width });
    await sees(hers, 'Olive Owner');
    await typePassword(hers, 'Choose a password', 'password1234');
    await sees(hers, 'This password is a common one');
    await typePassword(hers, 'Choose a password', NEW);
    await sees(hers, 'A strong password.');
    await button(hers, `Join ${ours.name}`).click();
    await sees(hers, 'Good day, Dr. Nora Newcomer');

    const { items } = await (await as(ours)).users.list({ role: 'provider' });
    expect(items).toMatchObject([{ email, status: 'active' }]);
    await page.reload();
    await row(page, /Dr\. Nora Newcomer/).waitFor();
    await gone(page.getByRole('heading', { name: 'Invited' }));
  });

test('who has an account with a second factor shows it before they are in (IDN-2 IDN-4)', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const { secret } = await enrol(theirs);
  const person = { email: theirs.ownerEmail, firstName: 'Ida', lastName: 'Undine', role: 'staff' } as const;
  const { link: invitation } = await (await as(ours)).invitations.invite(person);
  const page = await visit(ours, `/accept-invitation${new URL(invitation ?? '').hash}`);
  await page.getByText('I have a password').click();
  await typePassword(page, 'Your MedFlow password', PASSWORD);
  await button(page, `Join ${ours.name}`).click();

  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await field(page, 'Code of your authenticator app').fill(await codeOf(secret));
  await button(page, 'Sign in').click();

  await sees(page, 'Good day, Ida Undine');
});

test('an invitation is sent again and taken back, and its link says so (IDN-2)', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { link: first } = await caller.invitations.invite({
    ...{ email: `ida@${ours.slug}.test`, firstName: 'Ida', lastName: 'Undine', role: 'staff' },
  });
  const page = await enter(ours, '/staff');
  const act = async (action: string) => {
    await button(page, 'Actions for the invitation to Ida Undine').click();
    await page.getByRole('menuitem', { name: action }).click();
  };

  await act('Send again');
  await button(dialog(page, 'The link of the invitation'), 'Done').click();
  const hers = await visit(ours, `/accept-invitation${new URL(first ?? '').hash}`, {
    expects: /status of 404/,
  });
  await hers.getByRole('heading', { name: 'This invitation is not valid any more' }).waitFor();
  await act('Take back');

  await gone(page.getByRole('heading', { name: 'Invited' }));
  expect((await caller.invitations.list({})).items).toEqual([]);
});

for (const width of widths)
  test(`a forgotten password is replaced from the sign-in page, once, at ${width} (IDN-1)`, {
    timeout: 120_000,
  }, async () => {
    const ours = await clinic();
    const page = await visit(ours, '/sign-in', { width, expects: /status of 404/ });
    await link(page, 'Forgotten your password?').click();
    await field(page, 'E-mail').fill(ours.ownerEmail);
    await button(page, 'Send the link').click();
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();

    const address = await linkInOutbox(ours, 'Choose a new password for MedFlow');
    await page.goto(address);
    await typePassword(page, 'New password', NEW);
    await button(page, 'Change the password').click();
    await page.getByRole('heading', { name: 'Your password is changed' }).waitFor();
    await link(page, 'Sign in').click();
    await signIn(page, ours.ownerEmail, NEW);
    await sees(page, 'Good day');

    const later = await visit(ours, address.slice(addressOf(ours, '').length), {
      width,
      expects: /status of 404/,
    });
    await typePassword(later, 'New password', NEW);
    await button(later, 'Change the password').click();
    await later.getByRole('heading', { name: 'This link is not valid any more' }).waitFor();
    await link(later, 'Ask for a new link').click();
    expect(pathOf(later)).toBe('/forgot-password');
  });

test('a password is changed in the dashboard, and the other browser is signed out (IDN-1)', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/', { expects: /status of 422/ });
  const other = await enter(ours, '/services');
  await button(page, /Account/).click();
  await page.getByRole('menuitem', { name: 'Change password' }).click();
  const form = dialog(page, 'Change your password');
  await typePassword(page, 'Current password', 'not the right one');
  await typePassword(page, 'New password', NEW);
  await button(form, 'Change').click();
  await form.getByRole('alert').getByText('Your current password is another one.').waitFor();
  await typePassword(page, 'Current password', PASSWORD);
  await button(form, 'Change').click();
  await gone(form);

  await page.reload();
  await sees(page, 'Good day');
  await other.reload();
  await field(other, 'E-mail').waitFor();
});
