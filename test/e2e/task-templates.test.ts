import { expect, test } from 'vitest';
import { as, clinic } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { act, button, choose, dialog, field, gone, row, sees } from './browser/desk.ts';
import { isClear } from './browser/obstacles.ts';

test('RQ35 WRK-2: a template is written, a task begins with it, and what becomes of the template changes no task', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/task-templates', { bypassCSP: true });
  await sees(page, 'No templates yet');
  await button(page, 'New template').first().click();
  const form = dialog(page, 'New template');
  await field(form, 'What is to be done').fill('Discharge letter');
  await field(form, 'Due after how many days').fill('3');
  const lines = form.getByRole('combobox', { name: 'Checklist' });
  for (const line of ['Findings', 'Medicines, all of them']) {
    await lines.fill(line);
    await lines.press('Enter');
  }
  await isClear(page, 'the form of a template');
  await button(form, 'Create').click();
  await row(page, /Discharge letter.*Due 3 days later.*2 lines/).waitFor();
  await isClear(page, 'templates');

  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await button(page, 'New task').first().click();
  const task = dialog(page, 'New task');
  // What was typed before it can be had back.
  await field(task, 'What is to be done').fill('Letter to the insurance');
  await choose(task, 'Begin with a template', 'Discharge letter', 'Disch');
  await button(page, 'Undo').click();
  expect(await field(task, 'What is to be done').inputValue()).toBe('Letter to the insurance');
  expect(await field(task, 'Checklist').inputValue()).toBe('');
  await choose(task, 'Begin with a template', 'Discharge letter', 'Disch');
  expect(await field(task, 'What is to be done').inputValue()).toBe('Discharge letter');
  expect(await field(task, 'Checklist').inputValue()).toBe('Findings\nMedicines, all of them');
  await isClear(page, 'a task that begins with a template');
  await button(task, 'Create').click();
  await gone(task);

  await page.getByRole('link', { name: 'Task templates', exact: true }).click();
  await act(page, 'Discharge letter', 'Move to trash');
  await sees(page, 'No templates yet');
  const { items } = await (await as(ours)).tasks.list({});
  expect(items).toMatchObject([{ title: 'Discharge letter', lines: 2, linesDone: 0 }]);
  expect(items[0]?.dueOn).not.toBeNull();
});
