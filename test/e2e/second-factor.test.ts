import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { codeOf, enrol } from '../http/authenticator-app.ts';
import { clinic, PASSWORD, sqlAs } from '../world/world.ts';
import { addressOf, enter, signIn, visit } from './browser/browser.ts';
import { becomes, button, dialog, field, gone, isFocused, pathOf, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';
import { plugIn } from './browser/plug-in.ts';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`), fullPage: true });
const signOut = async (page: Page) => {
  await button(page, /Account/).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await field(page, 'E-mail').waitFor();
};

test('IDN-4: an app is set up by its key, asked for at the next sign-in, and stood in for by a recovery code', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/', { expects: /status of 401/ });
  await button(page, /Account/).click();
  await page.getByRole('menuitem', { name: 'Security' }).click();
  await button(page, 'Set up an app').click();
  const key = (await page.getByTestId('app-key').textContent())?.replaceAll(' ', '') ?? '';
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  await picture(page, 'app-setup-1280');
  await field(page, 'Code that the app shows').fill(await codeOf(key, -1));
  await button(page, 'Turn on').click();
  await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
  const codes = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allTextContents();
  expect(codes).toHaveLength(10);
  await picture(page, 'recovery-codes-1280');
  expect(await button(page, 'Done').isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: 'I have kept the codes in a safe place' }).check();
  await button(page, 'Done').click();
  await sees(page, '10 recovery codes are left.');

  await signOut(page);
  await signIn(page, ours.ownerEmail);
  await field(page, 'Code of your authenticator app').fill('000000');
  await button(page, 'Sign in').click();
  await page.getByRole('alert').getByText('This code is wrong or was used already.').waitFor();
  await picture(page, 'second-step-1280');
  await field(page, 'Code of your authenticator app').fill(await codeOf(key));
  await button(page, 'Sign in').click();
  await sees(page, 'Good day');

  await signOut(page);
  await signIn(page, ours.ownerEmail);
  await button(page, 'Use a recovery code').click();
  await field(page, 'Recovery code').fill(codes[0] ?? '');
  await button(page, 'Sign in').click();
  await sees(page, 'Good day');
});

test('IDN-4: a passkey is added, signs in alone and as the second step, and is removed', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/security');
  await plugIn(page);
  await button(page, 'Add a passkey').click();
  await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
  await page.getByRole('checkbox', { name: 'I have kept the codes in a safe place' }).check();
  await button(page, 'Done').click();
  await button(page, 'Rename Chrome on Linux').click();
  await field(page, 'Name').fill('Reception');
  await button(page, 'Save').click();
  await page.getByRole('list', { name: 'Passkeys' }).getByText('Reception').waitFor();
  await picture(page, 'security-1280');

  await signOut(page);
  await button(page, 'Use a passkey').click();
  await sees(page, 'Good day');

  await signOut(page);
  await signIn(page, ours.ownerEmail);
  await sees(page, 'One more step');
  await button(page, 'Use your passkey').click();
  await sees(page, 'Good day');

  await page.goto(addressOf(ours, '/security'));
  await button(page, 'Remove Reception').click();
  await gone(page.getByRole('list', { name: 'Passkeys' }));
});

test('IDN-4: without any passkey the browser says so, and the password still works', async () => {
  const ours = await clinic();
  const page = await visit(ours);
  const { devtools, authenticatorId } = await plugIn(page);
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await button(page, 'Use a passkey').click();
  await page.getByRole('alert').getByText('No passkey was used.').waitFor();
  await signIn(page, ours.ownerEmail);
  await sees(page, 'Good day');
});

test('IDN-4: a clinic that asks for a second factor lets its members set one up and go on', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/settings?tab=security', { width: 375, expects: /status of 403/ });
  await page.getByRole('switch', { name: 'Everybody needs a second factor' }).check();
  await button(page, 'Save').click();
  await becomes(() => page.evaluate(async () => (await fetch('/api/v1/patients')).status), 403);
  await page.goto(addressOf(ours, '/patients'));
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
  expect(pathOf(page)).toBe('/second-factor');
  await picture(page, 'must-enrol-375');
  await button(page, 'Set up an authenticator app').click();
  const key = (await page.getByTestId('app-key').textContent())?.replaceAll(' ', '') ?? '';
  await field(page, 'Code that the app shows').fill(await codeOf(key));
  await button(page, 'Turn on').click();
  await page.getByRole('checkbox', { name: 'I have kept the codes in a safe place' }).check();
  await button(page, 'Done').click();
  await sees(page, 'Good day');
});

test('IDN-3: ending other sessions asks again who it is, when that was long ago', async () => {
  const ours = await clinic();
  const [there, page] = [await enter(ours), await enter(ours, '/security', { expects: /status of 403/ })];
  await page.getByRole('list', { name: 'Sessions' }).getByText('This session').waitFor();
  const sql = await sqlAs('admin');
  await sql.query(
    `update identity.sessions set confirmed_at = now() - interval '11 minutes' where tenant_id = $1`,
    [ours.id],
  );
  // The server believes what it knew of a session for a second.
  const asked = () =>
    page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/v1/passkeys/begin', { method: 'POST', headers })).status;
    });
  await becomes(asked, 403);
  await button(page, 'Sign out everywhere else').click();
  await field(dialog(page), 'Your password').fill('a long enough password');
  await picture(page, 'confirm-1280');
  await button(dialog(page), 'Confirm').click();
  await sees(page, 'You are signed out everywhere else.');
  await field(there, 'E-mail').waitFor();
  await page.getByRole('list', { name: 'Sessions' }).getByText('This session').waitFor();
  expect(await page.getByRole('list', { name: 'Sessions' }).getByRole('listitem').count()).toBe(1);
});

test('IDN-4: a session older than the second factor shows that, and no password, before the password changes', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/', { expects: /status of 403/ });
  const { secret } = await enrol(ours);
  await button(page, /Account/).click();
  await page.getByRole('menuitem', { name: 'Change password' }).click();
  await field(page, 'Current password').fill(PASSWORD);
  await field(page, 'New password').fill('kettle orbit lantern 88');
  await button(page, 'Change').click();
  const asked = dialog(page, 'Please confirm that it is you');
  const code = field(asked, 'Code of your authenticator app, or a recovery code');
  await becomes(() => isFocused(code), true);
  expect(await asked.getByText('password').count()).toBe(0);
  await picture(page, 'confirm-by-factor-1280');
  await code.fill(await codeOf(secret));
  await button(asked, 'Confirm').click();
  await sees(page, 'Your password is changed.');
  await page.reload();
  await sees(page, 'Good day');
});

test('UI-2: nothing stands in anybody’s way on the security page, bright or dark, wide or narrow', async () => {
  const ours = await clinic();
  for (const [width, scheme] of [
    [1280, 'light'],
    [375, 'dark'],
  ] as const) {
    const page = await enter(ours, '/security', { width, scheme, bypassCSP: true });
    await page.getByRole('list', { name: 'Sessions' }).waitFor();
    await picture(page, `security-${width}-${scheme}`);
    expect(await look(page, `/security ${width} ${scheme}`)).toEqual([]);
  }
});
