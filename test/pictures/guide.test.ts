import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { DEMO_PASSWORD } from '../../server/demo/blueprints/blueprints.ts';
import { projectRoot } from '../../server/env.ts';
import { endAll, npmStart, ready } from '../http/npm-start.ts';
import { pictures } from './pictures.ts';

const folder = join(projectRoot, 'docs/guide/pictures');

test('the demo clinic can be shown as the guide shows it (DEV-2)', async () => {
  const data = await mkdtemp(join(tmpdir(), 'medflow-pictures-'));
  const { port } = await ready(await npmStart({ MEDFLOW_DATA_DIR: data, MEDFLOW_SEED: 'auto' }));
  const { env, ...chrome } = inject('browser');
  const browser = await chromium.launch({
    ...{ ...chrome, args: ['--no-sandbox', '--disable-gpu'] },
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const page = await browser.newPage({
    ...{ viewport: { width: 1280, height: 800 }, locale: 'en-US' },
    ...{ colorScheme: 'light', reducedMotion: 'reduce' },
  });
  const door = `http://sunrise.localhost:${port}`;
  await page.goto(door);
  await signIn(page, 'owner@sunrise.demo');
  await mkdir(folder, { recursive: true });
  for (const { name, path, go } of pictures) {
    await page.goto(`${door}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await go?.(page);
    await settled(page);
    expect(await page.getByText('This did not work').count(), name).toBe(0);
    const picture = await page.screenshot({ path: join(folder, `${name}.png`) });
    // An empty page is next to nothing.
    expect(picture.length, name).toBeGreaterThan(30_000);
  }
  await browser.close();
  await endAll();
  await rm(data, { recursive: true, force: true });
});

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
};

/** Everything that was asked for is there: pages that follow what others do never fall silent. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForTimeout(1000);
  await page.locator('[aria-busy=true], .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
};
