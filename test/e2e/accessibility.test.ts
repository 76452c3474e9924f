import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { visitorPaths } from '../../client/account/sign-in/visitor-paths.ts';
import { userFields } from '../../server/demo/factories/factories.ts';
import { projectRoot } from '../../server/env.ts';
import { clinic, faker } from '../world/world.ts';
import { filledPractice, practice } from './browser/appointments.ts';
import { addressOf, enter, visit } from './browser/browser.ts';
import { button } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';
import { doors, heading, type Practice, views } from './browser/views.ts';

/** How Chromium notes that a link was refused. */
const refused = /status of 40[014]/;

test('every page of the dashboard is looked at (UI-2)', async () => {
  const files = ['client/visitor-routes.ts', 'client/clinic-routes.ts'];
  const texts = await Promise.all(files.map(file => readFile(join(projectRoot, file), 'utf8')));
  const routes = [...texts.join('').matchAll(/path: '(.+?)'/g)].map(([, path = '']) => path);
  routes.push(...visitorPaths);

  expect(routes.length).toBeGreaterThan(20);
  const lookedAt: (string | undefined)[] = [...views, ...doors].map(({ route }) => route);
  expect(routes.filter(route => !lookedAt.includes(route))).toEqual([]);
});

test('nothing stands in anybody’s way at the apex (UI-2)', async () => {
  const page = await visit(null, '/sign-in', { bypassCSP: true });
  await heading('Which clinic?')(page);

  expect(await look(page, 'the apex')).toEqual([]);
});

test.each(doors)('nothing stands in anybody’s way at the door $path (UI-2)', async ({ path, ready }) => {
  const page = await visit(await clinic(), path, { bypassCSP: true, expects: refused });
  await ready(page);

  expect(await look(page, path)).toEqual([]);
});

test('nothing stands in the way of somebody invited (UI-2)', async () => {
  const { clinic, caller } = await practice();
  const { link } = await caller.invitations.invite(userFields(faker));
  const page = await visit(clinic, `/accept-invitation${new URL(link ?? '').hash}`, { bypassCSP: true });
  await button(page, `Join ${clinic.name}`).waitFor();

  expect(await look(page, 'the invitation')).toEqual([]);
});

let made: Practice;
beforeAll(async () => {
  made = await filledPractice();
});

test.each([...new Set(views.map(({ route }) => route))])(
  'nothing stands in anybody’s way on the page %s (UI-2)',
  async route => {
    const found: string[] = [];

    let page: Page | undefined;
    for (const { path, ready } of views.filter(view => view.route === route)) {
      const at = path(made);
      await page?.setViewportSize({ width: 1280, height: 812 });
      await page?.goto(addressOf(made.clinic, at));
      page ??= await enter(made.clinic, at, { bypassCSP: true });
      await ready(page);
      found.push(...(await look(page, at)));
    }

    expect(found).toEqual([]);
  },
);
