import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, inject } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { projectRoot } from '../../../server/env.ts';
import { serve } from '../../../server/serve.ts';
import { german } from '../../../shared/i18n/de/index.ts';
import type { Role } from '../../../shared/permissions.ts';
import { env, log, newCookieOf, PASSWORD, planes, prover, type TestClinic } from '../../world/world.ts';

// What others change is told to the pages only where it is heard of.
await planes.changes.start();
const lifecycle = { draining: false };
const app = createApp({
  env,
  planes,
  log,
  lifecycle,
  prover,
  demoClinics: async () => [],
  failingChecks: () => [],
});
let serving = await serve(app, { ...env, port: 0, host: '127.0.0.1' }, lifecycle);
const { port } = serving;
let isServing = true;

const chrome = inject('browser');
const browser = await chromium.launch({
  ...chrome,
  env: { ...(process.env as Record<string, string>), ...chrome.env },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-component-update'],
});

/** The server as an outage has it: gone, and back at the same address. */
export const outage = {
  begin: async () => {
    isServing = false;
    await serving.stop();
  },
  end: async () => {
    if (isServing) return;
    isServing = true;
    lifecycle.draining = false;
    serving = await serve(app, { ...env, port, host: '127.0.0.1' }, lifecycle);
  },
};

/** What a browser says of a server that is stopping, or gone. */
export const unreachable =
  /ERR_(?:CONNECTION|SOCKET)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|status of 503|Failed to fetch/;

interface Look {
  width?: 1280 | 375;
  scheme?: 'light' | 'dark';
  /** The browser's own time zone, which no screen may show. */
  zone?: string;
  /** What the browser asks for; English unless told. */
  locale?: string;
  /** Complaints of the browser that belong to the story, such as the 409 of a conflict. */
  expects?: RegExp;
  /** For axe alone, which is a script from outside. */
  bypassCSP?: boolean;
  /** Finds time to fetch pages ahead; else each comes when it is opened, which spares most of the work of a browser. */
  idles?: boolean;
}

/** The first look of a signed-out visitor is refused, and Chromium notes each refusal. */
const signedOut = /status of 401/;

const windows: { context: BrowserContext; complaints: string[] }[] = [];

/** A browser of its own, far away from the clinic's time zone unless told; whatever it complains about fails the test. */
const openBrowser = async (look: Look): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: look.width === 375 ? { width: 375, height: 812 } : { width: 1280, height: 800 },
    colorScheme: look.scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: look.locale ?? 'en-US',
    timezoneId: look.zone ?? 'Pacific/Auckland',
    bypassCSP: look.bypassCSP ?? false,
  });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const note = (text: string) => {
    if (!signedOut.test(text) && !look.expects?.test(text)) complaints.push(text);
  };
  context.on('console', message => message.type() === 'error' && note(message.text()));
  context.on('weberror', error => note(`${error.error().stack}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      // oxlint-disable-next-line no-console -- how the page tells the test
      console.error(`Blocked by the content security policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  if (!look.idles)
    await context.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
  windows.push({ context, complaints });
  return context;
};

/** A failed test leaves a picture of what was to be seen. */
const takePicture = async (context: BrowserContext, title: string): Promise<void> => {
  const name = title.replace(/\W+/g, '-').slice(0, 80);
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: join(projectRoot, `test-results/${name}-${index}.png`) });
};

afterEach(async ({ task }) => {
  const closing = windows.splice(0);
  for (const { context } of closing) {
    if (task.result?.state === 'fail') await takePicture(context, task.name).catch(() => undefined);
    await context.close();
  }
  const complaints = closing.flatMap(window => window.complaints);
  if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
});

afterAll(async () => {
  await browser.close();
  await serving.stop();
});

/** The address of a clinic's door, or of the one that belongs to no clinic. */
export const addressOf = (clinic: { slug: string } | null, path = '/'): string =>
  `http://${clinic ? `${clinic.slug}.` : ''}${env.domain}:${port}${path}`;

/** Opens the address in a page of a browser. */
const openPage = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address);
  return page;
};

/** Comes to a clinic's door with a fresh browser. */
export const visit = async (clinic: { slug: string } | null, path = '/', look: Look = {}): Promise<Page> =>
  openPage(await openBrowser(look), addressOf(clinic, path));

/** Fills in the form as a person does. */
export const signIn = async (page: Page, email: string, password = PASSWORD): Promise<void> => {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

/** A member of the clinic at a page, in a browser that they signed in with before: the form is a story of its own. */
export const enter = async (
  clinic: TestClinic,
  path = '/',
  { role = 'owner', ...look }: Look & { role?: Role } = {},
): Promise<Page> => {
  const context = await openBrowser(look);
  const url = addressOf(clinic);
  const cookies = (await newCookieOf(clinic, role)).split('; ').map(cookie => cookie.split('='));
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url, httpOnly: true })));
  const page = await openPage(context, addressOf(clinic, path));
  const name = look.locale?.startsWith('de') ? german.Pages : 'Pages';
  // A few pages stand without the frame of the others.
  const ready = page.getByRole('navigation', { name }).or(page.getByRole('heading', { level: 1 }));
  await ready.first().waitFor({ state: 'attached' });
  return page;
};
