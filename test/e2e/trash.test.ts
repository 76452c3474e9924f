import { expect, test } from 'vitest';
import { bookable } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { searchOf } from './browser/desk.ts';

test('ENT-2: each kind of record in the trash opens from its tab, and again from its address', async () => {
  const { clinic } = await bookable();
  const page = await enter(clinic, '/trash');
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  const kinds = await tabs.count();
  expect(kinds).toBeGreaterThan(15);
  for (let kind = 0; kind < kinds; kind++) {
    const tab = tabs.nth(kind);
    await tab.click();
    const label = await tab.textContent();
    expect([label, await tab.getAttribute('aria-selected')]).toEqual([label, 'true']);
    await page.getByText('Nothing is in this trash').waitFor();
  }
  const { kind } = searchOf(page);
  expect(kind).toBeTruthy();
  await page.reload();
  await page.getByRole('tab', { selected: true, name: 'Webhooks' }).waitFor();
});
