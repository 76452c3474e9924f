import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { stringsIn } from '../../server/operations/proof/walk/foreign-ids.ts';
import { german } from '../../shared/i18n/de/index.ts';
import { clinic } from '../world/world.ts';
import { filledPractice } from './browser/appointments.ts';
import { addressOf, enter, visit } from './browser/browser.ts';
import { button, link, sees } from './browser/desk.ts';
import { doors, type Practice, views } from './browser/views.ts';

/** Sentences that German says otherwise: none of them may be read on a German page. */
const english = new Set(
  Object.entries(german).flatMap(([sentence, said]) => (sentence === said ? [] : [sentence])),
);

/** What is on the screen and in the names of its buttons and fields once everything has come. */
const readOn = async (page: Page): Promise<string[]> => {
  await page.locator('h1, h2, [role=dialog]').first().waitFor({ state: 'attached' });
  await page
    .locator('[aria-busy=true]:visible, .mantine-Skeleton-root:visible')
    .first()
    .waitFor({ state: 'hidden' });
  return page.evaluate(() => {
    const read: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Element)
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
          read.push(node.getAttribute(name) ?? '');
      else if (!node.parentElement?.closest('script, style')) read.push(node.textContent ?? '');
    return [...new Set(read.map(text => text.trim()).filter(Boolean))];
  });
};

/** Whether it still scrolls once whatever follows the width of the window has done so. */
const isSideways = (page: Page): Promise<boolean> =>
  page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, null, {
      timeout: 3_000,
    })
    .then(
      () => false,
      () => true,
    );

/** What a page in German still says in English, and where its longer words do not fit. */
const faultsOf = async (page: Page, where: string): Promise<string[]> => {
  const found: string[] = [];
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 812 });
    const read = await readOn(page);
    found.push(...read.filter(text => english.has(text)).map(sentence => `${where}: ${sentence}`));
    if (await isSideways(page)) found.push(`${where}: scrolls sideways at ${width}`);
  }
  return [...new Set(found)];
};

test.each(doors)('W9 UI-2: nothing is said in English at the German door $path', async ({ path }) => {
  const page = await visit(await clinic(), path, { locale: 'de-DE', expects: /status of 40[014]/ });

  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await faultsOf(page, path)).toEqual([]);
});

let made: Practice;
beforeAll(async () => {
  made = await filledPractice();
  // What a clinic calls its own stays as it is.
  for (const { name } of (await made.caller.services.list({})).items) english.delete(name);
  const { forms } = made.caller;
  const asked = [
    await forms.get({ id: made.formId }),
    await forms.get({ id: made.draftId }),
    await forms.definition({ id: made.formId, number: 1 }),
  ];
  for (const word of stringsIn(asked)) english.delete(word);
});

test.each([...new Set(views.map(({ route }) => route))])(
  'UI-2: nothing is said in English on the German page %s',
  async route => {
    const [first = '', ...others] = views.filter(view => view.route === route).map(({ path }) => path(made));
    const page = await enter(made.clinic, first, { locale: 'de-DE' });
    const found = await faultsOf(page, first);
    for (const path of others) {
      await page.goto(addressOf(made.clinic, path));
      found.push(...(await faultsOf(page, path)));
    }

    expect(found).toEqual([]);
  },
);

test('UI-2: who prefers another language than the browser says so once', async () => {
  const page = await enter(made.clinic, '/patients', { locale: 'de-DE' });
  await page.getByRole('button', { name: 'Konto' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await sees(page, 'New patient');
  await link(page, 'Services').click();
  await button(page, 'New service').waitFor();
  await page.reload();
  await button(page, 'New service').waitFor();
});
