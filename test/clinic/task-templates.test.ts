import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { bound } from '../world/bound.ts';
import { as, clinic } from '../world/world.ts';

const discharge = {
  ...{ title: 'Discharge letter', details: 'By post and by fax', priority: 'urgent' as const, dueInDays: 3 },
  items: ['Findings', 'Medicines', 'Next visit'],
};

test('WRK-2: templates stand by their title, are changed, and come back from the trash with all their lines', async () => {
  const caller = await as(await clinic());
  const made = await caller.taskTemplates.create(discharge);
  await caller.taskTemplates.create({ title: 'Water the plants' });
  await caller.taskTemplates.create({ title: 'Clean the fridge' });
  const titles = async (query = {}) =>
    (await caller.taskTemplates.list(query)).items.map(({ title }) => title);
  expect(await titles()).toEqual(['Clean the fridge', 'Discharge letter', 'Water the plants']);

  const items = ['Medicines', 'Findings'];
  const changed = await caller.taskTemplates.update({ ...versionOf(made), items, dueInDays: null });
  expect(changed).toMatchObject({ ...discharge, items, dueInDays: null });
  await expect(caller.taskTemplates.update({ ...versionOf(made), title: 'Late' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await caller.taskTemplates.trash(versionOf(changed));
  expect(await titles({ trashed: true })).toEqual(['Discharge letter']);
  await caller.taskTemplates.restore({ id: made.id });
  expect(await caller.taskTemplates.get({ id: made.id })).toMatchObject({
    ...discharge,
    items,
    dueInDays: null,
  });
});

test('WRK-2: what is left out of a template is no day, no lines and the usual priority', async () => {
  const caller = await as(await clinic());
  expect(await caller.taskTemplates.create({ title: 'Water the plants' })).toMatchObject({
    ...{ details: null, priority: 'usual', dueInDays: null, items: [] },
  });
});

test.each([
  ['no title', { title: ' ' }],
  ['days before it is given out', { dueInDays: -1 }],
  ['more days than a year has', { dueInDays: 367 }],
  ['half a day', { dueInDays: 1.5 }],
  ['an empty line', { items: ['Findings', ''] }],
  ['a line too many', { items: Array.from({ length: 101 }, (_, n) => `Line ${n}`) }],
])('WRK-2: a template with %s is refused', async (_, fault) => {
  const caller = await as(await clinic());
  await expect(caller.taskTemplates.create({ ...discharge, ...fault })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  expect((await caller.taskTemplates.list({})).items).toEqual([]);
});

test('WRK-2: of one title there is one template, however it is written, until it lies in the trash', async () => {
  const caller = await as(await clinic());
  const made = await caller.taskTemplates.create(discharge);
  const again = () => caller.taskTemplates.create({ ...discharge, title: 'DISCHARGE letter' });
  await expect(again()).rejects.toThrow('Another template already has this title.');
  await caller.taskTemplates.trash(versionOf(made));
  await again();
  await expect(caller.taskTemplates.restore({ id: made.id })).rejects.toThrow(
    'Another template already has this title.',
  );
});

test('WRK-2 TEN-8: whoever gives out tasks reads templates; only who leads the whole clinic writes them', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: facilityId } = await caller.facilities.create({ name: 'Here', timeZone: 'Europe/Berlin' });
  await caller.taskTemplates.create(discharge);
  for (const other of [await as(ours, 'staff'), await as(ours, 'provider')]) {
    expect((await other.taskTemplates.list({})).items).toMatchObject([discharge]);
    await expect(other.taskTemplates.create({ title: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const lead = (await bound(ours, 'admin', [facilityId])).caller;
  expect((await lead.taskTemplates.list({})).items).toHaveLength(1);
  await expect(lead.taskTemplates.create({ title: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
