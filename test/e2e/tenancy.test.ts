import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { User } from '../../server/clinic/users/user.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { codeOf, enrol } from '../http/authenticator-app.ts';
import { admit, as, clinic, planes, sqlAs, systemOf, type TestClinic } from '../world/world.ts';
import { addressOf, enter, signIn, visit } from './browser/browser.ts';
import {
  becomes,
  button,
  command,
  dialog,
  field,
  gone,
  isFocused,
  link,
  pathOf,
  sees,
} from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

/** Makes the owner of one clinic a member of others. */
const join = async (owner: TestClinic, ...others: TestClinic[]): Promise<void> => {
  const { rows } = await (await sqlAs('admin')).query('select id from identity.accounts where email = $1', [
    owner.ownerEmail,
  ]);
  for (const of of others)
    await asActor(planes, systemOf(of), async em => {
      const names = { firstName: 'Olive', lastName: 'Elsewhere' };
      em.create(User, { accountId: rows[0].id, email: owner.ownerEmail, ...names, role: 'admin' });
    });
};
const twoClinics = async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await join(ours, theirs);
  return { ours, theirs };
};

const slugAt = (page: Page) => page.getByTestId('tenant-slug').textContent();
const arrivesAt = async (page: Page, at: TestClinic, path = '/') => {
  await page.waitForURL(addressOf(at, path));
  await becomes(() => slugAt(page), at.slug);
};
/** Says yes to the clinic's question who comes in, and where. */
const goIn = (page: Page) => page.getByRole('button', { name: /^Enter as / }).click();
const switchTo = async (page: Page, to: { slug: string }) => {
  await page.getByTestId('tenant-switcher').click();
  await dialog(page, 'Switch clinic').getByTestId(`tenant-option-${to.slug}`).click();
  await goIn(page);
};
const signatureAt = async (page: Page, at: TestClinic): Promise<string | undefined> =>
  (await page.context().cookies(addressOf(at))).find(({ name }) => name === 'tenant_sig')?.value;

test('LIT-15 TEN-4: a clinic is reached by its subdomain, and stays the same on every page', async () => {
  const ours = await clinic();
  const page = await enter(ours);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  for (const name of ['Patients', 'Staff', 'Settings']) {
    await link(pages, name).click();
    await pages.locator('[aria-current=page]', { hasText: name }).waitFor();
    expect(await slugAt(page)).toBe(ours.slug);
  }
  await page.reload();
  await becomes(() => slugAt(page), ours.slug);
  expect(new URL(page.url()).host).toBe(new URL(addressOf(ours)).host);
});

test('LIT-15 TEN-6: at the apex and at www one signs in, chooses a clinic and is in', async () => {
  const { ours, theirs } = await twoClinics();
  for (const door of [null, { slug: 'www' }]) {
    const page = await visit(door);
    await page.getByRole('heading', { name: 'Which clinic?' }).waitFor();
    await signIn(page, ours.ownerEmail);

    await page.getByRole('heading', { name: 'Your clinics' }).waitFor();
    await page.getByTestId(`tenant-option-${ours.slug}`).waitFor();
    await page.getByTestId(`tenant-option-${theirs.slug}`).click();
    await goIn(page);

    await arrivesAt(page, theirs);
    await sees(page, 'Good day');
    expect(page.url()).not.toContain('#');
  }
});

test('TEN-6 IDN-5: who has a second factor shows it at the clinic that the apex leads to', async () => {
  const { ours, theirs } = await twoClinics();
  const { secret } = await enrol(ours);
  const page = await visit(null);
  await signIn(page, ours.ownerEmail);
  await page.getByTestId(`tenant-option-${theirs.slug}`).click();
  await goIn(page);

  await field(page, 'Code of your authenticator app').fill(await codeOf(secret));
  await button(page, 'Sign in').click();

  await arrivesAt(page, theirs);
  await sees(page, 'Good day');
});

test('TEN-6: the apex remembers the clinic that was chosen last, and signs out', async () => {
  const { ours, theirs } = await twoClinics();
  const page = await visit(null, '/', { expects: /status of 400/ });
  await signIn(page, ours.ownerEmail);
  const options = page.getByTestId(/^tenant-option-/);
  const last = (await options.last().getAttribute('data-testid'))?.slice('tenant-option-'.length);
  const chosen = [ours, theirs].find(({ slug }) => slug === last) ?? ours;
  await options.last().click();
  await goIn(page);
  await arrivesAt(page, chosen);

  await page.goto(addressOf(null));
  await page.getByRole('heading', { name: 'Your clinics' }).waitFor();
  await becomes(() => options.first().getAttribute('data-testid'), `tenant-option-${chosen.slug}`);
  await button(page, 'Sign out').click();

  await page.getByRole('heading', { name: 'Which clinic?' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Which clinic?' }).waitFor();
});

test('LIT-15 TEN-5: who is a member of both switches, with a new signature, and the first tab works on', async () => {
  const { ours, theirs } = await twoClinics();
  const page = await enter(ours, '/patients');
  const before = await signatureAt(page, ours);
  const other = await page.context().newPage();
  await other.goto(addressOf(ours, '/staff'));
  await other.getByRole('table', { name: 'Staff' }).waitFor();

  await switchTo(page, theirs);
  await arrivesAt(page, theirs);

  const after = await signatureAt(page, theirs);
  expect(before).toMatch(new RegExp(`^${ours.id}\\.`));
  expect(after).toMatch(new RegExp(`^${theirs.id}\\.`));
  expect(await signatureAt(page, ours)).toBe(before);
  await link(other.getByRole('navigation', { name: 'Pages' }), 'Patients').click();
  await other.getByRole('heading', { name: 'Patients' }).waitFor();
  expect(await slugAt(other)).toBe(ours.slug);
  await link(page.getByRole('navigation', { name: 'Pages' }), 'Staff').click();
  await page.getByRole('table', { name: 'Staff' }).waitFor();
  expect(await slugAt(page)).toBe(theirs.slug);
  for (const of of [ours, theirs]) {
    const { items } = await (await as(of)).audit.search({ action: 'SWITCH_TENANT' });
    expect(items).toHaveLength(1);
  }
});

test('LIT-15 TEN-5: who is a member of one clinic has nothing to switch to, and is refused who tries', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const page = await enter(ours, '/', { expects: /status of 403/ });
  await sees(page, 'Good day');
  expect(await page.getByTestId('tenant-switcher').count()).toBe(0);

  const answer = await page.evaluate(async slug => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch('/trpc/session.switch', { ...init, body: JSON.stringify({ slug }) });
    return { status: response.status, text: await response.text() };
  }, theirs.slug);

  expect(answer.status).toBe(403);
  expect(answer.text).toContain('You have no membership in this clinic.');
});

test('TEN-5: a membership that ends while one chooses is told in words, and one stays where one is', async () => {
  const { ours, theirs } = await twoClinics();
  const page = await enter(ours, '/', { expects: /status of 403/ });
  await page.getByTestId('tenant-switcher').click();
  const option = dialog(page, 'Switch clinic').getByTestId(`tenant-option-${theirs.slug}`);
  await option.waitFor();
  await (await sqlAs('admin')).query("update clinic.users set status = 'inactive' where tenant_id = $1", [
    theirs.id,
  ]);

  await option.click();

  await page.getByRole('alert').getByText('You have no membership in this clinic.').waitFor();
  expect(await slugAt(page)).toBe(ours.slug);
});

test('LIT-15 TEN-4: a page of another clinic is denied to a session of this one', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const page = await enter(ours, '/', { expects: /status of 403|tenant mismatch/ });
  const { hostname: domain } = new URL(addressOf(theirs));
  const cookies = await page.context().cookies();
  await page.context().addCookies(cookies.map(cookie => ({ ...cookie, domain })));

  await page.goto(addressOf(theirs, '/patients'));

  await page.getByRole('alert').getByText('tenant mismatch').waitFor();
  await gone(page.getByRole('navigation', { name: 'Pages' }));
});

test('T4 TEN-4: a signature that was tampered with ends the session, and one signs in again', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/', { expects: /status of 403|trusted/ });
  const [signature] = (await page.context().cookies()).filter(({ name }) => name === 'tenant_sig');
  await page.context().addCookies([{ ...signature!, value: `${signature!.value}0` }]);

  await page.goto(addressOf(ours, '/patients'));
  await page.getByRole('alert').getByText('This session cannot be trusted any more.').waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await link(page, 'Sign in to this clinic').click();
  await signIn(page, ours.ownerEmail);

  await sees(page, 'Good day');
});

test('TEN-5 LIT-8: who switches while answers are on their way sees nothing of the former clinic', async () => {
  const { ours, theirs } = await twoClinics();
  const names = { ours: 'Quicksilver', theirs: 'Evergreen' };
  await admit(ours, { firstName: 'Una', lastName: names.ours });
  await admit(theirs, { firstName: 'Tess', lastName: names.theirs });
  const page = await enter(ours);
  await sees(page, 'Good day');
  await page.getByTestId('tenant-switcher').waitFor();
  const failed: string[] = [];
  page.on('requestfailed', request => failed.push(request.url()));
  const held: (() => void)[] = [];
  await page.route(new RegExp(`${ours.slug}.*patients.list`), async route => {
    await new Promise<void>(release => held.push(release));
    // The page that asked is gone by now, so nobody takes the answer any more.
    await route.continue().catch(() => undefined);
  });

  await link(page.getByRole('navigation', { name: 'Pages' }), 'Patients').click();
  await becomes(() => held.length > 0, true);
  await switchTo(page, theirs);
  await arrivesAt(page, theirs);
  for (const release of held) release();
  await link(page.getByRole('navigation', { name: 'Pages' }), 'Patients').click();

  await sees(page, names.theirs);
  expect(failed.some(url => url.includes('patients.list'))).toBe(true);
  expect(await page.content()).not.toContain(names.ours);
  expect(await page.content()).not.toContain(ours.slug);
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(keys.filter(key => key.includes(ours.slug))).toEqual([]);
});

test('TEN-5 UI-2: with the keyboard alone one goes over to the other clinic', async () => {
  const { ours, theirs } = await twoClinics();
  const page = await enter(ours);
  const switcher = page.getByTestId('tenant-switcher');
  const other = page.getByTestId(`tenant-option-${theirs.slug}`);
  await switcher.focus();

  await page.keyboard.press('Enter');
  await becomes(() => isFocused(other), true);
  await page.keyboard.press('Escape');
  await becomes(() => isFocused(switcher), true);
  await page.keyboard.press('Enter');
  await becomes(() => isFocused(other), true);
  await page.keyboard.press('Enter');
  // It has no focus of its own: a key pressed while the page appears must not answer the question (AT2).
  const question = page.getByRole('button', { name: /^Enter as / });
  await question.waitFor();
  expect(await isFocused(question)).toBe(false);
  for (let tabs = 0; tabs < 10 && !(await isFocused(question)); tabs++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await arrivesAt(page, theirs);
});

test('TEN-5: a link that was used already says so, and leads to the sign-in', async () => {
  const ours = await clinic();
  const page = await visit(ours, '/enter#nobody-was-given-this');
  await page.getByRole('alert').getByText('This link was used already or is too old.').waitFor();
  await link(page, 'Go to the sign-in').click();
  await field(page, 'E-mail').waitFor();
  expect(pathOf(page)).toBe('/sign-in');
});

test('TEN-5 UI-7: many clinics are searched, and reached by key and by command', async () => {
  const ours = await clinic();
  const others = await Promise.all(Array.from({ length: 7 }, () => clinic()));
  await join(ours, ...others);
  const [wanted] = others;
  const page = await enter(ours, '/', { bypassCSP: true });
  await sees(page, 'Good day');
  await page.getByTestId('tenant-switcher').waitFor();

  await page.keyboard.press('w');
  await becomes(() => isFocused(field(page, 'Search your clinics')), true);
  await field(page, 'Search your clinics').fill(wanted!.slug);
  await becomes(() => page.getByTestId(/^tenant-option-/).count(), 1);
  expect(await look(page, 'the clinic switcher')).toEqual([]);
  await field(page, 'Search your clinics').fill('nowhere');
  await sees(page, 'No clinic of this name');
  await page.keyboard.press('Escape');
  await gone(dialog(page, 'Switch clinic'));

  await command(page, 'Switch');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog(page, 'Switch clinic').getByTestId(`tenant-option-${wanted!.slug}`).click();
  await goIn(page);
  await arrivesAt(page, wanted!);
});
