import { expect, test } from 'vitest';
import { bound } from '../world/bound.ts';
import { admit, as, clinic } from '../world/world.ts';

/** A task with lines, and what they say by now. */
const listed = async (lines: string[]) => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id } = await caller.tasks.create({ title: 'Prepare the room' });
  const items = [];
  for (const text of lines) items.push(await caller.taskItems.add({ taskId: id, text }));
  const said = async () =>
    (await caller.tasks.get({ id })).items.map(({ text, doneAt }) => (doneAt ? `${text} ✓` : text));
  return { ours, caller, id, items, said };
};

test('RQ35 WRK-2: ticking a line changes nothing but the tick, and tells who did it when', async () => {
  const { ours, caller, id, items, said } = await listed(['Air', 'Wipe', 'Lock']);
  const nurse = await as(ours, 'staff');
  const [air, wipe] = items;
  const ticked = await nurse.taskItems.tick({ id: String(wipe?.id), isDone: true });
  const { user } = await nurse.session.current();
  expect(ticked).toMatchObject({ doneBy: { id: user.id }, doneAt: expect.any(String) });
  // Whoever looked before renames another line, and the tick stays.
  await caller.taskItems.rename({ id: String(air?.id), version: Number(air?.version), text: 'Air it well' });
  expect(await said()).toEqual(['Air it well', 'Wipe ✓', 'Lock']);
  // Ticked twice, it is still theirs who did it first.
  expect(await caller.taskItems.tick({ id: String(wipe?.id), isDone: true })).toEqual(ticked);
  expect((await caller.tasks.list({})).items).toMatchObject([{ id, lines: 3, linesDone: 1 }]);
  const open = await caller.taskItems.tick({ id: String(wipe?.id), isDone: false });
  expect(open).toMatchObject({ doneAt: null, doneBy: null });
});

test('RQ35: who renames a line that was ticked meanwhile is told so, and the tick stays', async () => {
  const { caller, items, said } = await listed(['Air']);
  const [air] = items;
  await caller.taskItems.tick({ id: String(air?.id), isDone: true });
  await expect(
    caller.taskItems.rename({ id: String(air?.id), version: Number(air?.version), text: 'Ventilate' }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await said()).toEqual(['Air ✓']);
});

test('RQ34 RQ35: a line that is moved changes its own place only', async () => {
  const { caller, id, items, said } = await listed(['A', 'B', 'C']);
  const [a, b, c] = items.map(item => ({ id: item.id, version: item.version }));
  if (!a || !b || !c) throw new Error('There are three.');
  await caller.taskItems.move({ ...c, belowItemId: a.id });
  expect(await said()).toEqual(['A', 'C', 'B']);
  await caller.taskItems.move({ ...b, belowItemId: null });
  expect(await said()).toEqual(['B', 'A', 'C']);
  const after = (await caller.tasks.get({ id })).items;
  expect(after.find(item => item.id === a.id)?.version).toBe(a.version);
  await caller.taskItems.move({ ...a, belowItemId: c.id });
  expect(await said()).toEqual(['B', 'C', 'A']);
});

test('RQ27 RQ35: of a task in the trash no line is ticked, and a line in the trash comes back where it was', async () => {
  const { caller, id, items, said } = await listed(['A', 'B', 'C']);
  const [, b] = items;
  const line = { id: String(b?.id), version: Number(b?.version) };
  await caller.taskItems.trash(line);
  expect(await said()).toEqual(['A', 'C']);
  await caller.taskItems.restore({ id: line.id });
  expect(await said()).toEqual(['A', 'B', 'C']);
  const { version } = await caller.tasks.get({ id });
  await caller.tasks.trash({ id, version });
  await expect(caller.taskItems.tick({ id: line.id, isDone: true })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('WRK-2: a checklist has a hundred lines at most', async () => {
  const { caller, id } = await listed([]);
  for (let n = 0; n < 100; n++) await caller.taskItems.add({ taskId: id, text: `Line ${n}` });
  await expect(caller.taskItems.add({ taskId: id, text: 'One more' })).rejects.toThrow(
    'A checklist has 100 lines at most.',
  );
});

test('WRK-2 TEN-8: who does not see a task neither sees nor ticks a line of it', async () => {
  const { ours, caller } = await listed([]);
  const [here, there] = await Promise.all(
    ['Here', 'There'].map(name => caller.facilities.create({ name, timeZone: 'Europe/Berlin' })),
  );
  const { id: patientId } = await admit(ours, { facilityId: there?.id });
  const task = await caller.tasks.create({ title: 'Call', patientId });
  const { id } = await caller.taskItems.add({ taskId: task.id, text: 'Look up the number' });
  const { caller: nurse } = await bound(ours, 'staff', [here?.id ?? '']);
  for (const call of [
    () => nurse.taskItems.tick({ id, isDone: true }),
    () => nurse.taskItems.add({ taskId: task.id, text: 'Mine' }),
  ])
    await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
