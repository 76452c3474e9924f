import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clinic } from '../world/world.ts';
import { addressOf, visit } from './browser/browser.ts';
import { field, hasAllPages } from './browser/desk.ts';

/** The budget of the first page (FD10): what is compressed with gzip, with the headers of the answers. */
const MOST_KB = 150;
const MOST_REQUESTS = 20;

/** What came over the wire: when it was asked for, when it was there, and how much it was. */
const fetchedBy = (page: Page) =>
  page.evaluate(() => {
    const timings = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const drawn = performance.getEntriesByName('drawn')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    return timings.map(({ name, startTime, responseEnd, transferSize }) => ({
      name: name.replace(/.*\/assets\//, ''),
      isAfter: startTime > drawn,
      ...{ startTime, responseEnd, transferSize },
    }));
  });

/** A visitor who has never been here, whose browser notes when the sign-in form is there. */
const comeToTheDoor = async () => {
  const ours = await clinic();
  const page = await visit(ours, '/mark.svg');
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('input[type=password]')) return;
      performance.mark('drawn');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(addressOf(ours));
  await field(page, 'E-mail').waitFor();
  return page;
};

test('FD10: the sign-in page comes with less than 150 kB in fewer than 20 requests', async () => {
  const page = await comeToTheDoor();

  const first = (await fetchedBy(page)).filter(({ isAfter }) => !isAfter);

  const kb = first.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
  expect(kb, first.map(({ name, transferSize }) => `${name} ${transferSize}`).join('\n')).toBeLessThan(
    MOST_KB,
  );
  // Less would mean that something was not counted.
  expect(kb).toBeGreaterThan(100);
  expect(first.length).toBeLessThan(MOST_REQUESTS);
});

test('FD10: the pages behind it are fetched afterwards, one by one', async () => {
  const page = await comeToTheDoor();
  await hasAllPages(page);

  const fetched = (await fetchedBy(page)).filter(({ name }) => /^[A-Z]\w+Page-.*\.js$/.test(name));

  expect(fetched.length).toBeGreaterThan(15);
  for (const [index, { isAfter, startTime, name }] of fetched.entries()) {
    expect(isAfter, name).toBe(true);
    expect(startTime, name).toBeGreaterThanOrEqual(fetched[index - 1]?.responseEnd ?? 0);
  }
});
