import { expect, test } from 'vitest';
import { as, clinic, PASSWORD, sqlAs } from '../world/world.ts';
import { addressOf, enter, signIn, visit } from './browser/browser.ts';
import { becomes, button, dialog, field, gone, link, pathOf, searchOf, sees } from './browser/desk.ts';

test('a wrong password says so and lets nobody in (UI-1)', async () => {
  const ours = await clinic();
  const page = await visit(ours);

  await signIn(page, ours.ownerEmail, 'not the password');

  await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
  expect(pathOf(page)).toBe('/sign-in');
  expect(await page.context().cookies()).toEqual([]);
});

test('the right password leads to where one wanted to go (UI-1, UI-2)', async () => {
  const ours = await clinic();
  const page = await visit(ours, '/audit?entity=Patient&action=CREATE');
  await field(page, 'E-mail').waitFor();

  await signIn(page, ours.ownerEmail);

  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  expect(searchOf(page)).toEqual({ entity: 'Patient', action: 'CREATE' });
});

test('K24: who is signed in already goes on from the sign-in page to where they wanted', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/services');
  await page.getByRole('heading', { name: 'Services', level: 1 }).waitFor();

  await page.goto(addressOf(ours, '/sign-in?to=%2Faudit%3Faction%3DCREATE'));
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  expect(searchOf(page)).toEqual({ action: 'CREATE' });
  await page.goto(addressOf(ours, '/sign-in'));

  await sees(page, 'Good day');
});

test('K24: every form with a password tells a password manager whose it is', async () => {
  const ours = await clinic();
  const page = await visit(ours, `/reset-password#${'x'.repeat(43)}/ida%2Bwork%40example.org`);
  const user = page.locator('form input[autocomplete=username]');
  await becomes(() => user.inputValue(), 'ida+work@example.org');
  await page.locator('form input[autocomplete=new-password]').waitFor();

  const desk = await enter(ours, '/security');
  await button(desk, 'Change password').click();
  const form = desk.locator('form', { has: desk.locator('input[autocomplete=new-password]') });
  await becomes(() => form.locator('input[autocomplete=username]').inputValue(), ours.ownerEmail);
});

test('FD24: what is wrong with a new password is said once', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/security', { expects: /status of 4/ });
  await button(page, 'Change password').click();
  const form = dialog(page, 'Change your password');
  await field(form, 'Current password').fill(PASSWORD);
  for (const [password, fault] of [
    ['short', 'Please use at least 12 characters.'],
    ['password1234', 'This password is a common one'],
  ] as const) {
    await field(form, 'New password').fill(password);
    await sees(form, fault);
    await button(form, 'Change').click();
    await form.getByText(fault).and(form.locator('[role=alert] *, .mantine-InputWrapper-error')).waitFor();
    expect(await form.getByText(fault).count(), fault).toBe(1);
  }
});

test('a sign-in link never leads to another site (UI-1)', async () => {
  const ours = await clinic();
  const page = await visit(ours, '/sign-in?to=//elsewhere.example/');

  await signIn(page, ours.ownerEmail);

  await sees(page, 'Good day');
  expect(page.url()).toBe(addressOf(ours));
});

test('the session cookie is out of reach for scripts (UI-1)', async () => {
  const ours = await clinic();
  const page = await visit(ours);
  await signIn(page, ours.ownerEmail);
  await sees(page, 'Good day');
  const [cookie] = await page.context().cookies();

  expect(cookie).toMatchObject({ name: 'medflow', httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('signing out closes the dashboard behind one (UI-1)', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/services');

  await button(page, /Account/).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await field(page, 'E-mail').waitFor();
  await page.goto(addressOf(ours, '/services'));

  await field(page, 'E-mail').waitFor();
  await gone(page.getByRole('navigation', { name: 'Pages' }));
});

test('an ended session asks for the password and comes back to the same page (UI-1)', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/staff?role=owner');
  await page.getByRole('table', { name: 'Staff' }).waitFor();
  const sql = await sqlAs('admin');
  await sql.query('delete from identity.sessions where tenant_id = $1', [ours.id]);
  await becomes(() => page.evaluate(async () => (await fetch('/trpc/session.current')).status), 401);

  // Nobody has to click first.
  await field(page, 'E-mail').waitFor();
  await signIn(page, ours.ownerEmail);

  await page.getByRole('table', { name: 'Staff' }).waitFor();
});

test('the apex and www ask which clinic and lead to its own address (LIT-15)', async () => {
  const ours = await clinic();
  for (const door of [null, { slug: 'www' }]) {
    const page = await visit(door, '/patients');
    await page.getByRole('heading', { name: 'Which clinic?' }).waitFor();

    await field(page, 'Web address of the clinic').fill(ours.slug);
    await button(page, 'Go').click();

    await page.getByTestId('tenant-slug').getByText(ours.slug).waitFor();
    expect(page.url()).toContain(addressOf(ours));
  }
});

test('an address that belongs to no clinic says so (LIT-15)', async () => {
  const page = await visit({ slug: 'nobody-at-all' }, '/', { expects: /status of 404/ });

  await sees(page, 'There is no clinic at this web address.');
});

test('the clinic stays the same on every page, and no call leaves it (LIT-15)', async () => {
  const ours = await clinic();
  const page = await enter(ours);
  const hosts = new Set<string>();
  page.on('request', request => hosts.add(new URL(request.url()).origin + '/'));

  const pages = page.getByRole('navigation', { name: 'Pages' });
  for (const name of await pages.getByRole('link').allTextContents()) {
    await link(pages, name).click();
    await pages.locator('[aria-current=page]', { hasText: name }).waitFor();
    expect(await page.getByTestId('tenant-slug').textContent()).toBe(ours.slug);
  }

  expect([...hosts]).toEqual([addressOf(ours)]);
});

test('a session of one clinic opens no other one (LIT-15)', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const page = await enter(ours);
  await sees(page, 'Good day');

  await page.goto(addressOf(theirs, '/patients'));
  await field(page, 'E-mail').waitFor();

  expect(await page.getByTestId('tenant-slug').textContent()).toBe(theirs.slug);
});

test('a stolen cookie at another clinic’s door is refused, and both clinics learn of it (LIT-15)', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const page = await enter(ours, '/', { expects: /status of 403|tenant mismatch/ });
  const [cookie] = await page.context().cookies();
  await page.context().addCookies([{ ...cookie!, domain: new URL(addressOf(theirs)).hostname }]);

  await page.goto(addressOf(theirs, '/patients'));

  await page.getByRole('alert').getByText('tenant mismatch').waitFor();
  await gone(page.getByRole('navigation', { name: 'Pages' }));
  for (const one of [ours, theirs]) {
    const { items } = await (await as(one)).audit.search({ action: 'CROSS_TENANT_ACCESS_ATTEMPT' });
    expect(items.length).toBeGreaterThan(0);
  }
});

test('what the browser keeps carries the clinic in its key (LIT-8)', async () => {
  const ours = await clinic();
  const page = await enter(ours);
  await button(page, /Account/).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Shortcuts of single letters' }).click();

  const keys = await page.evaluate(() => Object.keys(localStorage));

  expect(keys.length).toBeGreaterThan(1);
  expect(keys.filter(key => !key.startsWith(`${ours.slug}:`))).toEqual([]);
});
