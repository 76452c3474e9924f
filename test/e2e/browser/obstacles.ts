import { createRequire } from 'node:module';
import type { AxeResults, RuleObject, RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const standard: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** All that differs between light and dark. */
const colours: RunOnly = { type: 'rule', values: ['color-contrast'] };
type Rules = { runOnly: RunOnly; rules?: RuleObject };

/** Colours fade into each other, and halfway none of them is what it will be. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let stillFrames = 0; stillFrames < 3; stillFrames++) {
      await new Promise(requestAnimationFrame);
      const passing = document
        .getAnimations()
        .filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity);
      if (passing.length > 0) stillFrames = -1;
      await Promise.allSettled(passing.map(animation => animation.finished));
    }
  });

/** Everything that stands in somebody's way on the page as it is, each in a line. */
const obstacles = async (page: Page, where: string, rules: Rules): Promise<string[]> => {
  await settle(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(async (options): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run({ ...options, resultTypes: ['violations'] });
    // What is half under the buttons or the head of a dialog until somebody scrolls is taken for too small a target.
    const bars = [...document.querySelectorAll('.form-actions, .mantine-Drawer-header')].map(bar =>
      bar.getBoundingClientRect(),
    );
    const isCovered = (target: string): boolean => {
      const found = document.querySelector(target);
      // A time that a booking lies on is where the arrow keys stand, and *New booking* does the same for a finger.
      if (found?.matches('.day-slot')) return true;
      const box = found?.getBoundingClientRect();
      return box !== undefined && bars.some(({ top, bottom }) => box.bottom > top && box.top < bottom);
    };
    for (const violation of found.violations)
      if (violation.id === 'target-size')
        violation.nodes = violation.nodes.filter(({ target }) => !isCovered(String(target[0])));
    return { ...found, violations: found.violations.filter(({ nodes }) => nodes.length > 0) };
  }, rules);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[style*="overflow: hidden"][style*="height"]')]
      .filter(
        ({ offsetParent, scrollHeight, clientHeight }) => offsetParent && scrollHeight > clientHeight + 1,
      )
      // What measures how high a text is has none to be seen.
      .flatMap(({ innerText }) => innerText.trim().slice(0, 80) || []),
  );
  return [
    ...violations.map(
      ({ id, nodes }) => `${where}: ${id} at ${nodes.map(node => node.target).join(' and ')}`,
    ),
    ...cut.map(text => `${where}: what unfolded is cut off: ${text}`),
    ...(beyond > 0 ? [`${where}: scrolls sideways by ${beyond} pixels`] : []),
  ];
};

const looks = [
  { width: 1280, scheme: 'dark', rules: { runOnly: colours } },
  { width: 1280, scheme: 'light', rules: { runOnly: standard } },
  // The colours of a desk, which take the longest to look at.
  {
    width: 375,
    scheme: 'light',
    rules: { runOnly: standard, rules: { 'color-contrast': { enabled: false } } },
  },
] as const;

/** Looks at the page in both schemes and both widths, as it stands; a phone has the colours of a desk. */
export const look = async (page: Page, where: string): Promise<string[]> => {
  const found: string[] = [];
  for (const { width, scheme, rules } of looks) {
    await page.setViewportSize({ width, height: 812 });
    await page.emulateMedia({ colorScheme: scheme });
    // A page without the dashboard's scripts follows the browser by itself.
    await page
      .locator(`html:is([data-mantine-color-scheme=${scheme}], :not([data-mantine-color-scheme]))`)
      .waitFor();
    found.push(...(await obstacles(page, `${where}, ${width} pixels, ${scheme}`, rules)));
  }
  return found;
};

/** Nothing stands in the way where a story has come to; it goes on at a wide screen. */
export const isClear = async (page: Page, station: string): Promise<void> => {
  expect(await look(page, station)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 812 });
};
