import { expect, test } from 'vitest';
import { as, clinic } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, dialog, field, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const shelf = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const tasks = [];
  for (const title of ['Wash', 'Dry', 'Fold'])
    tasks.push(await caller.tasks.create({ title, items: title === 'Wash' ? ['Sort', 'Soak'] : [] }));
  const column = async (status: 'todo' | 'doing' | 'done') =>
    (await caller.tasks.list({ state: 'all', status, order: 'place' })).items.map(({ title }) => title);
  return { ours, caller, tasks, column };
};

test('RQ35 WRK-2: lines of a task are ticked, renamed and added, and each is kept at once', async () => {
  const { ours, caller, tasks } = await shelf();
  const page = await enter(ours, '/tasks', { bypassCSP: true });
  await page.getByRole('row', { name: /Wash/ }).click();
  const form = dialog(page, 'Edit task');
  await form.getByRole('checkbox', { name: 'Sort' }).check();
  await sees(form, '1 of 2 done');
  await field(form, 'New line of the checklist').fill('Rinse');
  await button(form, 'Add line').click();
  await sees(form, '1 of 3 done');
  await button(form, 'Line Soak: Soak').click();
  await field(form, 'Line Soak').fill('Soak an hour');
  await page.keyboard.press('Enter');
  await button(form, 'Line Soak an hour: Soak an hour').waitFor();
  expect(await look(page, 'a checklist')).toEqual([]);
  const { items } = await caller.tasks.get({ id: String(tasks[0]?.id) });
  expect(items.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
    ['Sort', true],
    ['Soak an hour', false],
    ['Rinse', false],
  ]);
});

test('RQ34: a task is carried over the board by keys, back with undo, and by mouse', async () => {
  const { ours, column } = await shelf();
  const page = await enter(ours, '/tasks', { bypassCSP: true });
  await page.getByText('Board', { exact: true }).click();
  const card = button(page, 'Dry');
  await card.focus();
  for (const key of ['m', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(key);
  await sees(page, /Dry: Being done, place 1 of 1/);
  await page.keyboard.press('Enter');
  await becomes(() => column('doing'), ['Dry']);
  await sees(page, 'Dry: Being done');
  await button(page, 'Undo').click();
  await becomes(() => column('todo'), ['Fold', 'Dry', 'Wash']);

  const from = await button(page, 'Fold').boundingBox();
  const to = await page.getByRole('heading', { name: 'Done', exact: true }).boundingBox();
  if (!from || !to) throw new Error('Both are to be seen.');
  await page.mouse.move(from.x + 10, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 60, { steps: 5 });
  await page.mouse.up();
  await becomes(() => column('done'), ['Fold']);
  expect(await look(page, 'the board')).toEqual([]);
});
