import sharp from 'sharp';
import { expect, test } from 'vitest';
import { attach, scanAll } from '../world/attaching.ts';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, pickFile, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('WRK-1 RQ16: a photo is attached, checked, shown small, opened, removed and brought back', async () => {
  const { clinic, caller, links } = await practice();
  const wish = { kind: 'letter' as const, reason: 'A certificate for the insurance.' };
  const request = await caller.serviceRequests.create({ ...wish, patientId: links.patientId });
  await attach(caller, request.id, '<svg onload="alert(1)"/>', '"><svg onload=alert(1)>.jpg');
  await scanAll(clinic);
  const page = await enter(clinic, `/service-requests?open=${request.id}`, { bypassCSP: true });
  await page.getByRole('tab', { name: 'Files' }).click();
  await sees(page, '"><svg onload=alert(1)>.jpg');
  await sees(page, 'Not taken');

  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#7aa' } })
    .jpeg()
    .toBuffer();
  const file = { name: 'Überweisung.jpg', mimeType: 'text/html', buffer: photo };
  await pickFile(page, () => button(page, 'Attach files').click(), file);
  await sees(page, 'Being checked');
  await scanAll(clinic);
  const link = page.getByRole('link', { name: 'Überweisung.jpg' });
  await link.waitFor();
  const drawn = page.locator('img.attachment-preview');
  await drawn.waitFor();
  await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900);
  expect(await drawn.getAttribute('src')).not.toContain('signature');
  expect(await look(page, 'the files of a request')).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/files.png` });

  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toBe('Überweisung.jpg');

  await button(page, 'Remove Überweisung.jpg').click();
  await link.waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await link.waitFor();
});
