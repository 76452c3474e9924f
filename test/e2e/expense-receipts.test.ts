import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { attach, scanAll } from '../world/attaching.ts';
import { spending } from '../world/spending.ts';
import { enter } from './browser/browser.ts';
import { button, dialog, pickFile, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#7aa' } })
    .jpeg()
    .toBuffer();

/** Lets a text fall into the box, as a mouse does that brings a file along. */
const drop = async (page: Page, box: Locator, name: string, text: string): Promise<void> => {
  const dataTransfer = await page.evaluateHandle(
    ([of, content]) => {
      const files = new DataTransfer();
      files.items.add(new File([content], of, { type: 'text/plain' }));
      return files;
    },
    [name, text] as const,
  );
  for (const event of ['dragover', 'drop']) await box.dispatchEvent(event, { dataTransfer });
};

test('FIN-1: receipts are dropped or chosen with the keyboard, seen small, opened, removed and brought back, and stay once submitted', async () => {
  const { of, owner, admin } = await spending();
  const written = await owner.expenses.write({
    ...{ spentOn: '2026-03-02', payee: 'Meyer Supplies', category: 'supplies', total: 11_900 },
  });
  const page = await enter(of, `/expenses?open=${written.id}`, { bypassCSP: true });
  const drawer = dialog(page, 'Expense');
  const receipts = drawer.getByRole('region', { name: 'Receipts' });
  await sees(receipts, 'No file is attached yet.');

  const byKeyboard = () => button(receipts, 'Attach files').press('Enter');
  await pickFile(page, byKeyboard, {
    ...{ name: 'Quittung.jpg', mimeType: 'image/jpeg', buffer: await photo() },
  });
  await sees(receipts, 'Being checked');
  await drop(page, receipts.locator('.attach-box'), 'Delivery note.txt', 'Three boxes');
  await sees(receipts, 'Delivery note.txt');
  await scanAll(of);
  const link = receipts.getByRole('link', { name: 'Quittung.jpg' });
  await link.waitFor();
  const drawn = receipts.locator('img.attachment-preview');
  await drawn.waitFor();
  await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900);
  expect(await look(page, 'the receipts of a draft')).toEqual([]);

  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toBe('Quittung.jpg');
  await button(receipts, 'Remove Quittung.jpg').click();
  await link.waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await link.waitFor();

  await button(drawer, 'Submit the expense').click();
  await button(dialog(page, /^Submit .*119\.00 for Meyer Supplies\?$/), 'Submit').click();
  await sees(receipts, 'What was attached stays. You can still add to it until somebody decides.');
  expect(await receipts.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  await drop(page, receipts.locator('.attach-box'), 'Second page.txt', 'Page two');
  await sees(receipts, 'Second page.txt');
  await scanAll(of);
  await receipts.getByRole('link', { name: 'Second page.txt' }).waitFor();

  await admin.expenses.approve(versionOf(await admin.expenses.get({ id: written.id })));
  await page.reload();
  await receipts.getByRole('link', { name: 'Second page.txt' }).waitFor();
  expect(await receipts.getByRole('button').count()).toBe(0);
});

test('FIN-1 MY31: who approves sees the receipts and changes none, and once that is done nobody does', async () => {
  const { of, owner, desk, draft, submitted } = await spending();
  await submitted({ payee: 'Lamps and Co.' });
  const written = await draft({ payee: 'Lamps and Co.' });
  await attach(desk, { expenseId: written.id }, await photo(), 'Lamp.jpg');
  await scanAll(of);
  await desk.expenses.submit(versionOf(written));
  const path = `/expenses?open=${written.id}`;

  const page = await enter(of, path, { bypassCSP: true });
  const drawer = dialog(page, 'Expense');
  const receipts = drawer.getByRole('region', { name: 'Receipts' });
  await receipts.getByRole('link', { name: 'Lamp.jpg' }).waitFor();
  await receipts.locator('img.attachment-preview').waitFor();
  expect(await receipts.getByRole('button').count()).toBe(0);
  await sees(drawer, 'This may have been handed in already');
  await sees(drawer, 'is of the same day, amount and payee');
  expect(await look(page, 'the receipts of an expense to be approved')).toEqual([]);
  await button(drawer, 'Approve').click();
  await button(dialog(page, /^Approve .*119\.00 for Lamps and Co\.\?$/), 'Approve').click();
  await sees(page, 'EX-000001 is approved.');
  await receipts.getByRole('link', { name: 'Lamp.jpg' }).waitFor();
  expect(await receipts.getByRole('button').count()).toBe(0);
  expect((await owner.attachments.list({ expenseId: written.id })).items).toHaveLength(1);
});
