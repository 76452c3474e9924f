import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a receptionist does at the screen, named as they would name it. */

type Place = Page | Locator;
type File = { name: string; mimeType: string; buffer: Buffer };

export const button = (place: Place, name: string | RegExp): Locator =>
  place.getByRole('button', { name, exact: true });

export const field = (place: Place, name: string): Locator =>
  place.getByRole('textbox', { name, exact: true });

export const dialog = (page: Page, name?: string | RegExp): Locator =>
  page.getByRole('dialog', name ? { name } : {});

export const row = (page: Page, name: string | RegExp): Locator => page.getByRole('row', { name });

export const link = (place: Place, name: string): Locator => place.getByRole('link', { name, exact: true });

/** Waits until something is to be seen. */
export const sees = async (place: Place, text: string | RegExp): Promise<void> =>
  place.getByText(text).first().waitFor();

export const gone = async (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' });

/**
 * Opens the dialog of files by what has to be done for it, and chooses one. What is done for it looks for its place first: the browser takes
 * a moment until it leaves the dialog to us, and one that it opens itself is seen by nobody.
 */
export const pickFile = async (page: Page, open: () => Promise<void>, file: File): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await open();
  await (await chooser).setFiles(file);
};

/** Picks an option of a select, by typing when the select is searched. */
export const choose = async (place: Place, select: string, option: string, typed?: string): Promise<void> => {
  const box = place.getByRole('combobox', { name: select, exact: true });
  const page = 'page' in place ? place.page() : place;
  const listed = page.getByRole('option', { name: option });
  // A page that is still drawing itself closes the list again, and whoever sits there opens it again.
  const pick = async (attempts: number): Promise<void> => {
    if (typed) await box.fill(typed);
    else if ((await box.getAttribute('aria-expanded')) !== 'true') await box.click();
    await listed.click({ timeout: 3000 }).catch(async (error: unknown) => {
      if (attempts === 1) throw error;
      // A message that lies over the list stays for as long as a mouse is over it.
      await page.mouse.move(0, 0);
      return pick(attempts - 1);
    });
  };
  await pick(4);
};

/** Opens the menu of a row and takes one of its actions. */
export const act = async (page: Page, name: string, action: string): Promise<void> => {
  await button(page, `Actions for ${name}`).click();
  await page.getByRole('menuitem', { name: action }).click();
};

/** What a step by version needs of a record. */
export const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** Waits until a value is what it should be. */
export const becomes = async <T>(read: () => T | Promise<T>, value: unknown): Promise<void> => {
  await expect.poll(read, { timeout: 10_000 }).toEqual(value);
};

/** Whether the keyboard is there. */
export const isFocused = (what: Locator): Promise<boolean> =>
  what.evaluate(element => element === document.activeElement);

/** Whether it can be seen without scrolling, and nothing lies over it. */
export const isInSight = (what: Locator): Promise<boolean> =>
  what.evaluate(element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

/** Opens the command palette and types into it. */
export const command = async (page: Page, typed: string): Promise<void> => {
  await gone(dialog(page));
  await page.keyboard.press('Control+K');
  const search = field(page, 'Search patients, bookings, pages and more');
  await becomes(() => isFocused(search), true);
  await page.keyboard.type(typed);
};

/** The search part of the address as an object. */
export const searchOf = (page: Page): Record<string, string> =>
  Object.fromEntries(new URL(page.url()).searchParams);

export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** Waits until every page is there: they are fetched one by one while nobody waits, and the last of them is about security. */
export const hasAllPages = async (page: Page): Promise<void> =>
  becomes(
    () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => /\/SecurityPage-.*\.js$/.test(name)),
      ),
    true,
  );
