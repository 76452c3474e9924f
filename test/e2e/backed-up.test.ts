import { expect, test } from 'vitest';
import { backUp } from '../../server/operations/backups/back-up.ts';
import { folderTarget } from '../../server/operations/backups/targets/folder.ts';
import { env, planes } from '../world/world.ts';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { button, dialog, gone, link, row, sees } from './browser/desk.ts';

test('OPS-1: an owner sees what became of a patient since a backup, puts one field back, and undoes it', async () => {
  const { clinic, caller, patient, named } = await practice();
  await backUp({ planes, target: folderTarget(env.backupDir) }, clinic, 'test');
  const { id, version } = patient;
  await caller.patients.update({ id, version, notes: 'Written over', status: 'inactive' });
  const page = await enter(clinic, '/settings');
  await page.getByRole('table', { name: 'Backups' }).getByRole('link').first().click();
  await row(page, named).click();
  const shown = dialog(page, 'Then and today');
  await sees(shown, 'Written over');
  await shown.getByRole('checkbox', { name: 'Notes' }).uncheck();
  await button(shown, 'Put back what is ticked').click();
  await gone(shown);

  await sees(page, `${named} is put back.`);
  expect(await caller.patients.get({ id })).toMatchObject({ notes: 'Written over', status: 'active' });
  await button(page, 'Undo').click();
  await expect.poll(async () => (await caller.patients.get({ id })).status).toBe('inactive');
  await link(page, 'Settings').first().waitFor();
});
