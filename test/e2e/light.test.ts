import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { openedDoor } from '../world/visiting.ts';
import { clinic, faker, type TestClinic } from '../world/world.ts';
import { addressOf, visit } from './browser/browser.ts';
import { hasAllPages } from './browser/desk.ts';

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

/** Somebody who has never been here, whose browser notes when what they came for is there. */
const comeFirst = async (ours: TestClinic, path: string, wanted: string) => {
  const page = await visit(ours, '/mark.svg', { idles: true });
  await page.addInitScript(selector => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      performance.mark('drawn');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, wanted);
  await page.goto(addressOf(ours, path));
  await page.locator(wanted).first().waitFor();
  return page;
};

const comeToTheDoor = async () => comeFirst(await clinic(), '/', 'input[type=password]');

const firstPages = {
  'the sign-in page': comeToTheDoor,
  'the page where visitors book': async () => {
    const { ours, caller } = await openedDoor();
    const service = serviceFields(faker, { bookableOnline: true });
    await caller.services.create(service);
    return comeFirst(ours, '/book', '.choice');
  },
  'the sign-in page of patients': async () => {
    const { ours } = await openedDoor({ patientPortal: true });
    return comeFirst(ours, '/portal', 'input[type=email]');
  },
};

test.each(Object.entries(firstPages))(
  'FD10: %s comes with less than 150 kB in fewer than 20 requests',
  async (_, come) => {
    const page = await come();

    const first = (await fetchedBy(page)).filter(({ isAfter }) => !isAfter);

    const kb = first.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
    expect(kb, first.map(({ name, transferSize }) => `${name} ${transferSize}`).join('\n')).toBeLessThan(
      MOST_KB,
    );
    // Less would mean that something was not counted.
    expect(kb).toBeGreaterThan(100);
    expect(first.length).toBeLessThan(MOST_REQUESTS);
  },
);

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
