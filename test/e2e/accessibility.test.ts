import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { filledPractice, practice, tuesday } from './appointments.ts';
import { addressOf, enter, visit } from './browser.ts';
import { button, dialog, field } from './desk.ts';
import { look } from './obstacles.ts';

type Practice = Awaited<ReturnType<typeof filledPractice>>;

interface View {
  /** The route it shows, as the client's route table spells it. */
  route: string;
  path: (made: Practice) => string;
  /** Makes it ready to be looked at. */
  ready: (page: Page) => Promise<unknown>;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor();
const opened = (name: string) => (page: Page) => dialog(page, name).waitFor();
const table = (name: string) => (page: Page) => page.getByRole('table', { name }).waitFor();
const tab = (tab: string) => ({
  route: '/patients/$patientId',
  path: (made: Practice) => `/patients/${made.patient.id}?tab=${tab}`,
});

const views: View[] = [
  {
    route: '/',
    path: () => '/',
    ready: page => page.getByRole('heading', { name: 'Most booked services' }).waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=day`,
    ready: page => page.locator('.booking-event').first().waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=week`,
    ready: page => page.locator('.booking-event').first().waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=agenda`,
    ready: page => page.locator('.agenda-row').first().waitFor(),
  },
  { route: '/calendar', path: () => '/calendar?view=agenda&book=new', ready: opened('New booking') },
  {
    route: '/calendar',
    path: made => `/calendar?view=agenda&bookingId=${made.bookingId}`,
    ready: page => button(dialog(page, 'Booking'), 'Check in').waitFor(),
  },
  { route: '/patients', path: () => '/patients', ready: table('Patients') },
  { route: '/patients', path: () => '/patients?admit=true', ready: opened('Admit a patient') },
  {
    route: '/patients',
    path: () => '/patients?search=nobody',
    ready: page => page.getByText('No patient matches').waitFor(),
  },
  { ...tab('details'), ready: page => page.getByText('Emergency contact').waitFor() },
  { ...tab('bookings'), ready: page => button(page, 'Earlier').waitFor() },
  { ...tab('timeline'), ready: page => page.locator('.timeline-entry').first().waitFor() },
  { ...tab('access'), ready: table('Who saw this record') },
  { route: '/services', path: () => '/services', ready: table('Services') },
  { route: '/facilities', path: () => '/facilities', ready: table('Facilities') },
  { route: '/staff', path: () => '/staff', ready: table('Staff') },
  { route: '/audit', path: () => '/audit', ready: table('Audit log') },
  { route: '/trash', path: () => '/trash', ready: table('Trashed: patients') },
  {
    route: '/settings',
    path: () => '/settings',
    ready: page => page.getByRole('switch').waitFor({ state: 'attached' }),
  },
];

test('every page of the dashboard is looked at (UI-2)', async () => {
  const app = await readFile(join(projectRoot, 'client/App.tsx'), 'utf8');
  const routes = [...app.matchAll(/path: '(.+?)'/g)].map(([, path]) => path);

  expect(routes.length).toBeGreaterThan(5);
  expect(routes.filter(route => route !== '/sign-in' && !views.some(view => view.route === route))).toEqual(
    [],
  );
});

test('nothing stands in anybody’s way at the doors (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await visit(null, '/sign-in', { bypassCSP: true });
  await heading('Which clinic?')(page);
  const apex = await look(page, 'the apex');
  await page.goto(addressOf(clinic));
  await field(page, 'E-mail').waitFor();

  expect([...apex, ...(await look(page, '/sign-in'))]).toEqual([]);
});

test('nothing stands in anybody’s way on any page (UI-2)', { timeout: 180_000 }, async () => {
  const made = await filledPractice();
  const page = await enter(made.clinic, '/', { bypassCSP: true });
  const found: string[] = [];

  for (const { path, ready } of views) {
    await page.setViewportSize({ width: 1280, height: 812 });
    await page.goto(addressOf(made.clinic, path(made)));
    await ready(page);
    found.push(...(await look(page, path(made))));
  }

  expect(found).toEqual([]);
});
