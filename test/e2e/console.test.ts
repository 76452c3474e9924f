import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordRefusal } from '../../server/access/security-events/security-events.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { keepProof } from '../../server/platform/proofs/proofs.ts';
import type { ProofReport } from '../../shared/platform/proof.ts';
import { consoleAs, operator } from '../world/console.ts';
import { as, clinic, member, PASSWORD, planes, sqlAs, type TestClinic } from '../world/world.ts';
import { addressOf, enter, signIn, visit } from './browser/browser.ts';
import { becomes, button, choose, dialog, field, gone, link, pathOf, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const platform = { slug: 'platform' };

/** An operator at the console, signed in through the form. */
const atConsole = async (
  role: 'admin' | 'support' | 'auditor',
  path = '/',
  looks: Parameters<typeof visit>[2] = {},
) => {
  const who = await operator(role);
  const page = await visit(platform, '/', looks);
  await signIn(page, who.email, PASSWORD);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' });
  if (path !== '/') await page.goto(addressOf(platform, path));
  return { who, page };
};

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

test('an operator asks, the owner approves, the operator works under a banner and leaves (TEN-7 UI-1)', async () => {
  const of = await clinic();
  const owner = await enter(of);
  const { who, page } = await atConsole('support', `/console/clinics?search=${of.slug}`);
  await link(page, of.name).click();
  await button(page, 'Ask for access').click();
  const form = dialog(page, 'Ask for access');
  await field(form, 'Reason').fill('The calendar shows an error');
  await field(form, 'Ticket').fill('T-77');
  await button(form, 'Ask the clinic').click();
  await sees(row(page, /The calendar shows an error/), 'Waits for an answer');

  await owner.goto(addressOf(of, '/'));
  await sees(owner, 'MedFlow support asks to look into this clinic.');
  await link(owner, 'Answer').click();
  await button(owner, `Approve ${who.name}`).click();
  await sees(row(owner, /The calendar shows an error/), 'Live');

  await page.reload();
  await button(page, 'Enter').click();
  await sees(page, 'as MedFlow support');
  expect(new URL(page.url()).hostname.startsWith(of.slug)).toBe(true);
  await sees(page, 'to read only');

  await owner.reload();
  await sees(owner, `MedFlow support (${who.name}) can read this clinic`);
  await button(page, 'End now').click();
  await page.waitForURL('**/sign-in');
  await owner.reload();
  await sees(row(owner, /The calendar shows an error/), 'Ended');
});

test('FD23: a new clinic is opened with choices instead of codes, and found from anywhere in the console', async () => {
  const { page } = await atConsole('admin', '/console/clinics');
  await button(page, 'Open a clinic').click();
  const form = dialog(page, 'Open a clinic');
  await field(form, 'Name').fill('Praxis Ölberg & Söhne');
  expect(await field(form, 'Web address').inputValue()).toBe('praxis-olberg-sohne');
  await choose(form, 'Time zone', 'Europe/Vienna', 'Vienna');
  await choose(form, 'Language and region', 'Austrian German – de-AT', 'Austria');
  await choose(form, 'Currency', 'CHF – Swiss Franc', 'Swiss');
  await page.keyboard.press('Escape');
  await button(dialog(page, 'Discard changes?'), 'Discard').click();
  await gone(dialog(page));

  const ours = await clinic();
  await page.keyboard.press('Control+K');
  await field(page, 'Search clinics and pages').fill(ours.slug);
  await dialog(page, 'Search and commands').getByText(ours.slug).first().waitFor();
  await page.keyboard.press('Enter');
  await heading(page, ours.name);
  await page.locator('.field', { hasText: 'Plan' }).getByText('Standard', { exact: true }).waitFor();
});

test('an administrator opens a clinic and takes it through its life (TEN-2 UI-1)', async () => {
  const { who, page } = await atConsole('admin', '/console/clinics', { expects: /status of 403/ });
  await button(page, 'Open a clinic').click();
  const form = dialog(page, 'Open a clinic');
  const slug = `walk-${Date.now().toString(36)}`;
  await field(form, 'Name').fill(`Walk ${slug}`);
  await field(form, 'Web address').fill(slug);
  await field(form, 'Owner’s e-mail').fill(`owner@${slug}.test`);
  await field(form, 'First name').fill('Olive');
  await field(form, 'Last name').fill('Owner');
  await button(form, 'Open the clinic').click();
  await sees(form, `owner@${slug}.test is invited as the owner`);
  await button(form, 'Done').click();
  await link(page, `Walk ${slug}`).click();
  await heading(page, `Walk ${slug}`);
  await sees(page, 'The owner has not accepted the invitation yet');
  const admin = await sqlAs('admin');
  await admin.query(
    "update identity.sessions set confirmed_at = now() - interval '11 minutes' where account_id = $1",
    [who.accountId],
  );
  await button(page, 'Invite the owner again').click();
  const proof = dialog(page, 'Please confirm that it is you');
  await field(proof, 'Your password').fill(PASSWORD);
  await button(proof, 'Confirm').click();
  await sees(page, `A new link is on its way to owner@${slug}.test`);
  await button(page, 'Actions').click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  const step = dialog(page, 'Suspend the clinic');
  await field(step, 'Reason').fill('The walk says so');
  await button(step, 'Suspend').click();
  await gone(step);
  await sees(page, 'Suspended');
  await page.goto(addressOf(platform, '/console/audit?action=clinic.suspend'));
  await row(page, /The walk says so/).click();
  await sees(dialog(page, 'Entry'), `Walk ${slug}`);
});

test('an administrator leaves something out of a clinic’s package, and its owner does not see it (TEN-13 UI-1)', async () => {
  const of = await clinic();
  const owner = await enter(of);
  await link(owner, 'Outbox').waitFor();
  const { page } = await atConsole('admin', `/console/clinics?search=${of.slug}`);
  await link(page, of.name).click();
  await button(page, 'Actions').click();
  await page.getByRole('menuitem', { name: 'Change the package' }).click();
  const form = dialog(page, 'Change the package');
  await choose(form, 'Not included', 'Mails: read', 'Mails');
  await field(form, 'Reason').fill('The small package');
  await button(form, 'Change the package').click();
  await gone(form);
  await sees(page, 'Mails: read');
  await owner.reload();
  await link(owner, 'Dashboard').waitFor();
  expect(await link(owner, 'Outbox').count()).toBe(0);
});

test('an alert is acknowledged, and counts no more (OPS-4)', async () => {
  const of = await clinic();
  const { accountId } = await member(of, 'staff');
  await recordRefusal(planes, {
    ...{ kind: 'CROSS_TENANT_ACCESS_ATTEMPT', tenantId: of.id, accountId, procedure: 'walk' },
    ...{ requestId: null, address: null },
  });
  const { page } = await atConsole('support', '/console/alerts');
  const told = row(page, new RegExp(of.name));
  await button(told, 'Acknowledge CrossTenantAccessAttempt').click();
  await gone(told);
});

test('an administrator changes a default, which clinics with a value of their own do not follow (TEN-12 UI-1)', async () => {
  const [follower, other] = [await clinic(), await clinic()];
  await (await as(other)).settings.updateBooking({ version: 1, slotMinutes: 15 });
  const slotsOf = async (of: TestClinic) => (await (await as(of)).settings.get()).booking.values.slotMinutes;
  const { page } = await atConsole('admin');
  await link(page, 'Defaults').click();
  await heading(page, 'Defaults');
  await page.getByRole('tab', { name: 'Bookings' }).click();
  await sees(page, 'A clinic that has set a value of its own keeps it.');
  await choose(page, 'The day starts at', '23:00');
  await button(page, 'Save').click();
  await sees(page, 'The day must end after it starts.');
  await choose(page, 'The day starts at', '07:00');
  await choose(page, 'Free times every', '20 minutes');
  await button(page, 'Save').click();
  await sees(page, 'The defaults are saved.');
  expect([await slotsOf(follower), await slotsOf(other)]).toEqual([20, 15]);

  await choose(page, 'Free times every', '15 minutes');
  await button(page, 'Save').click();
  await becomes(() => slotsOf(follower), 15);

  const { page: support } = await atConsole('support', '/console/defaults?tab=booking');
  const free = support.getByRole('combobox', { name: 'Free times every' });
  await free.waitFor();
  expect(await free.isDisabled()).toBe(true);
  expect(await button(support, 'Save').count()).toBe(0);
});

const report: ProofReport = {
  ...{ at: '2026-11-21T09:00:00.000Z', version: '0.1.0', build: 'medflow@0.1.0', ms: 81_200 },
  ...{ database: { name: 'medflow', version: '18.4' }, complete: true, ok: true },
  counts: { catalogue: 24, walk: 310, forgery: 96, mutation: 411, holes: 0 },
  checks: [
    { part: 'catalogue', check: 'promises of the schema', objects: 24, outcome: 'held', ms: 30 },
    { part: 'walk', check: 'patients: another clinic’s ids', objects: 310, outcome: 'held', ms: 30_000 },
  ],
  holes: [],
};
const hole = { part: 'walk', check: 'patients: another clinic’s ids', object: 'patients.get' } as const;

test('an administrator proves the isolation, and reads what every report says (OPS-7)', async () => {
  const { page } = await atConsole('admin', '/console/proof');
  await sees(page, 'Nothing has been proved yet');
  await button(page, 'Run now').click();
  await sees(page, 'A proof is running');
  await row(page, /Catalogue only, no hole/).waitFor({ timeout: 60_000 });
  await sees(page, 'Only the catalogue was checked');

  await keepProof(planes, report, systemHand('walk'));
  await page.reload();
  await button(page, /^Walk/).click();
  await sees(row(page, /patients: another clinic’s ids/), 'Held');
  const told = { ...report, ok: false, counts: { ...report.counts, holes: 1 } };
  const holes = [{ ...hole, sentence: 'patients.get tells of another clinic.' }];
  await keepProof(planes, { ...told, holes }, systemHand('walk'));
  await page.reload();
  await sees(page, 'patients.get tells of another clinic.');

  const admin = await sqlAs('admin');
  await admin.query(`update platform.proofs set signed = jsonb_set(signed, '{report,ok}', 'true')`);
  await page.reload();
  await sees(page, 'This is not what was signed here');
  await row(page, /Not genuine/).waitFor();
});

test('a clinic’s host shows no console, and the console’s host no clinic (UI-1 T16)', async () => {
  const of = await clinic();
  const inClinic = await enter(of, '/');
  await inClinic.goto(addressOf(of, '/console/clinics'));
  await sees(inClinic, 'There is no page at this web address');
  const { page } = await atConsole('auditor', '/patients');
  await becomes(() => pathOf(page), '/console/clinics');
});

test('OPS-10 LIT-14: a share is rolled back in one click, beside what it is taken back for, and comes back as it was', async () => {
  const { who, page } = await atConsole('admin');
  await (await consoleAs(who)).flags.set({
    ...{ key: 'by_rooms', description: 'Rooms first', enabled: true, percentage: 25 },
  });
  await page.goto(addressOf(platform, '/console/flags'));
  await sees(row(page, /Slower than a day before/), 'Not measured yet');
  await row(page, /Slower than a day before/)
    .getByText('More than 50 % within 10 minutes', { exact: true })
    .waitFor();
  await sees(row(page, /by_rooms/), 'On for 25 %');
  await button(page, 'Roll back by_rooms').click();
  await sees(row(page, /by_rooms/), 'On for 0 %');
  await button(page, 'Undo').click();
  await sees(row(page, /by_rooms/), 'On for 25 %');
});

test('nothing stands in anybody’s way at the console (UI-2)', { timeout: 180_000 }, async () => {
  const of = await clinic();
  const { who, page } = await atConsole('admin', '/', { bypassCSP: true });
  const desk = await consoleAs(who);
  await desk.grants.breakGlass({ clinicId: of.id, reason: 'A walk', ticket: 'T-1' });
  await desk.flags.set({
    ...{ key: 'new_calendar', description: 'The calendar by rooms', enabled: true, percentage: 25 },
  });
  const hurt = {
    ...report,
    complete: false,
    ok: false,
    holes: [{ ...hole, sentence: 'It tells of another clinic.' }],
  };
  await keepProof(planes, hurt, systemHand('walk'));
  const admin = await sqlAs('admin');
  await admin.query(
    `insert into platform.health_reports (clinic_id, week, state, score, active_members, cross_tenant_attempts, rls_violations)
     values ($1, '2026-11-30', 'AT_RISK', 60, 3, 1, 0)`,
    [of.id],
  );
  const found: string[] = [];
  const views: [path: string, ready: (page: Page) => Promise<unknown>][] = [
    ['/console/clinics', page => page.getByRole('table', { name: 'Clinics' }).waitFor()],
    [`/console/clinics/${of.id}`, page => sees(page, '100 of 100')],
    ['/console/health-reports', page => page.getByRole('table', { name: 'Health of clinics' }).waitFor()],
    [
      `/console/health-reports?clinicId=${of.id}`,
      page => sees(dialog(page, 'Weeks of a clinic'), 'Statements refused'),
    ],
    ['/console/access', page => page.getByRole('table', { name: 'Support access' }).waitFor()],
    ['/console/plans', page => page.getByRole('table', { name: 'Plans' }).waitFor()],
    ...Object.entries({
      organization: 'The week starts on',
      booking: 'Hours of the calendar',
      security: 'Everybody needs a second factor',
      integration: 'API tokens work for',
      communication: 'Name of the sender',
      patients: 'Every new patient has a birth date',
      analytics: 'Figures begin with the last',
    }).map(([kind, name]): [string, (page: Page) => Promise<unknown>] => [
      `/console/defaults?tab=${kind}`,
      page => page.getByRole('group', { name }).waitFor(),
    ]),
    ['/console/flags', page => sees(row(page, /new_calendar/), 'trigger')],
    ['/console/alerts', page => page.getByRole('table', { name: 'Alerts' }).waitFor()],
    [
      '/console/security?by=day',
      page => page.getByRole('table', { name: 'Security events', exact: true }).waitFor(),
    ],
    ['/console/audit', page => page.getByRole('table', { name: 'System audit' }).waitFor()],
    ['/console/proof', page => sees(page, 'It tells of another clinic.')],
    ['/console/jobs', page => sees(page, 'No server that works jobs has started yet.')],
    ['/console/jobs?show=all', page => sees(page, 'Nothing has run yet.')],
    ['/console/operators', page => page.getByRole('table', { name: 'Operators' }).waitFor()],
  ];
  for (const [path, ready] of views) {
    await page.setViewportSize({ width: 1280, height: 812 });
    await page.goto(addressOf(platform, path));
    await ready(page);
    found.push(...(await look(page, path)));
  }
  const visitor = await visit(platform, '/', { bypassCSP: true });
  await heading(visitor, 'Platform console');
  found.push(...(await look(visitor, 'the console’s door')));

  expect(found).toEqual([]);
});
