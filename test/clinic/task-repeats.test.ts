import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { as, clinic, member } from '../world/world.ts';

const monthly = { unit: 'months', every: 1, by: 'calendar' } as const;

const repeating = async (dueOn = '2031-01-31') => {
  const ours = await clinic();
  const caller = await as(ours);
  const task = await caller.tasks.create({
    title: 'Check the fridge',
    dueOn,
    repeat: monthly,
    items: ['Read', 'Note'],
  });
  const all = async () => (await caller.tasks.list({ state: 'all' })).items;
  return { ours, caller, task, all };
};

test('RQ29 RQ31: what was done stays done, and the next is another task, with its lines and none of their ticks', async () => {
  const { caller, task, all } = await repeating();
  await caller.taskItems.tick({ id: String(task.items[0]?.id), isDone: true });
  const done = await caller.tasks.step({ ...versionOf(task), status: 'done' });
  expect(done).toMatchObject({ status: 'done', overAt: expect.any(String), linesDone: 1 });
  expect(done.next?.dueOn).toBe('2031-02-28');
  const next = await caller.tasks.get({ id: String(done.next?.id) });
  expect(next).toMatchObject({ title: task.title, status: 'todo', lines: 2, linesDone: 0, repeat: monthly });
  // Counted from the day that was asked for, not from the short month.
  const after = await caller.tasks.step({ ...versionOf(next), status: 'done' });
  expect(after.next?.dueOn).toBe('2031-03-31');
  expect(await all()).toHaveLength(3);
});

test('RQ31: ticked twice at once, taken back and ticked again, it leaves one next', async () => {
  const { caller, task, all } = await repeating();
  const ticks = await Promise.allSettled(
    [1, 2].map(() => caller.tasks.step({ ...versionOf(task), status: 'done' })),
  );
  expect(ticks.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [open] = [await caller.tasks.get({ id: task.id })];
  const back = await caller.tasks.step({ ...versionOf(open), status: 'todo' });
  const again = await caller.tasks.move({ ...versionOf(back), status: 'done', belowTaskId: null });
  expect(await all()).toHaveLength(2);
  // Even where the next one was thrown away.
  const next = await caller.tasks.get({ id: String(again.next?.id) });
  await caller.tasks.trash(versionOf(next));
  const once = await caller.tasks.step({ ...versionOf(again), status: 'todo' });
  await caller.tasks.step({ ...versionOf(once), status: 'done' });
  expect(await all()).toHaveLength(1);
});

test('RQ30: done late, the next one lies ahead by the calendar of the clinic', async () => {
  const { caller, task } = await repeating('2020-01-31');
  const { timeZone } = (await caller.session.current()).clinic;
  const today = Temporal.Now.plainDateISO(timeZone);
  const { next } = await caller.tasks.step({ ...versionOf(task), status: 'done' });
  expect(String(next?.dueOn) > `${today}`).toBe(true);
  expect(String(next?.dueOn) <= `${today.add({ months: 1, days: 1 })}`).toBe(true);
});

test('RQ29: another title leaves the days as they were; another day or rule is counted anew', async () => {
  const { caller, task } = await repeating();
  const { next } = await caller.tasks.step({ ...versionOf(task), status: 'done' });
  const february = await caller.tasks.get({ id: String(next?.id) });
  const said = { dueOn: february.dueOn, repeat: monthly };
  const renamed = await caller.tasks.update({ ...versionOf(february), ...said, title: 'Check it' });
  expect(renamed.repeatAnchor).toBe('2031-01-31');
  const other = await caller.tasks.update({ ...versionOf(renamed), dueOn: '2031-03-15' });
  expect(other.repeatAnchor).toBe('2031-03-15');
  await expect(caller.tasks.update({ ...versionOf(other), dueOn: null })).rejects.toThrow('needs a day');
  const once = await caller.tasks.update({ ...versionOf(other), repeat: null });
  expect(once).toMatchObject({ repeat: null, repeatAnchor: null });
  expect(await caller.tasks.step({ ...versionOf(once), status: 'done' })).toMatchObject({ next: null });
});

test('RQ31: nothing comes after what is called off, and nothing new is given to who has left', async () => {
  const { ours, caller, task } = await repeating();
  const off = await caller.tasks.step({ ...versionOf(task), status: 'off' });
  expect(off.next).toBeNull();
  const { id: assigneeId } = await member(ours, 'staff');
  const given = await caller.tasks.update({ ...versionOf(off), assigneeId });
  const { version } = await caller.users.get({ id: assigneeId });
  await caller.users.update({ id: assigneeId, version, status: 'inactive' });
  const { next } = await caller.tasks.step({ ...versionOf(given), status: 'done' });
  expect(await caller.tasks.get({ id: String(next?.id) })).toMatchObject({ assignee: null });
});
