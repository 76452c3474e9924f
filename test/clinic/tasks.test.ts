import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { exportsToWrite, writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { bound } from '../world/bound.ts';
import { admit, as, clinic, member, planes, sqlAs } from '../world/world.ts';

const day = (zone: string, days: number) => `${Temporal.Now.plainDateISO(zone).add({ days })}`;

test('WRK-2: a task is given to somebody, is done with day and name, and is open again once that is taken back', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: assigneeId } = await member(ours, 'staff');
  const task = await caller.tasks.create({ title: 'Order gloves', assigneeId, priority: 'urgent' });
  expect(task).toMatchObject({ status: 'todo', overAt: null, assignee: { id: assigneeId } });
  const done = await caller.tasks.step({ id: task.id, version: task.version, status: 'done' });
  const { user } = await caller.session.current();
  expect(done).toMatchObject({ status: 'done', overBy: { id: user.id }, overAt: expect.any(String) });
  expect((await caller.tasks.list({})).items).toEqual([]);
  expect((await caller.tasks.list({ state: 'over' })).items).toHaveLength(1);
  await expect(
    caller.tasks.step({ id: task.id, version: done.version, status: 'done' }),
  ).rejects.toMatchObject({ message: 'This task is like that already: somebody else was faster.' });
  const again = await caller.tasks.step({ id: task.id, version: done.version, status: 'todo' });
  expect(again).toMatchObject({ status: 'todo', overAt: null, overBy: null });
});

test('RQ32: a task is overdue from the day after the one that it is due on, by the calendar of the clinic', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { timeZone } = (await caller.session.current()).clinic;
  for (const days of [-1, 0, 1])
    await caller.tasks.create({ title: `Due ${days}`, dueOn: day(timeZone, days) });
  await caller.tasks.create({ title: 'Some day' });
  const titles = async (query: Parameters<typeof caller.tasks.list>[0]) =>
    (await caller.tasks.list(query)).items.map(({ title, isOverdue }) => [title, isOverdue]);
  expect(await titles({})).toEqual([
    ['Due -1', true],
    ['Due 0', false],
    ['Due 1', false],
    ['Some day', false],
  ]);
  expect(await titles({ state: 'overdue' })).toEqual([['Due -1', true]]);
});

test('WRK-2: mine are those that were given to me, and nothing is given to who is not active', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const nurse = await as(ours, 'staff');
  const { id: nurseId } = (await nurse.session.current()).user;
  await lead.tasks.create({ title: 'Hers', assigneeId: nurseId });
  await lead.tasks.create({ title: 'Nobody’s' });
  const { items } = await nurse.tasks.list({ mine: true });
  expect(items.map(({ title }) => title)).toEqual(['Hers']);
  const { version } = await lead.users.get({ id: nurseId });
  await lead.users.update({ id: nurseId, version, status: 'inactive' });
  await expect(lead.tasks.create({ title: 'Too late', assigneeId: nurseId })).rejects.toThrow(
    'is not active',
  );
});

test('WRK-2 TEN-8: who is bound to facilities sees no task about a patient of another one, nor do others in the database', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const [here, there] = await Promise.all(
    ['Here', 'There'].map(name => lead.facilities.create({ name, timeZone: 'Europe/Berlin' })),
  );
  const { id: patientId } = await admit(ours, { facilityId: there?.id });
  const about = await lead.tasks.create({ title: 'Call', patientId });
  await lead.tasks.create({ title: 'Water the plants' });
  expect(about.patient).toMatchObject({ id: patientId });
  const { caller: nurse } = await bound(ours, 'staff', [here?.id ?? '']);
  expect((await nurse.tasks.list({})).items.map(({ title }) => title)).toEqual(['Water the plants']);
  await expect(nurse.tasks.get({ id: about.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(nurse.tasks.create({ title: 'Look', patientId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('WRK-2: a task is about a patient or a booking, never both, and the database says so as well', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: patientId } = await admit(ours);
  await expect(
    caller.tasks.create({ title: 'Both', patientId, bookingId: crypto.randomUUID() }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const admin = await sqlAs('admin');
  const { rows } = await admin.query(
    `select pg_get_constraintdef(oid) as is from pg_constraint where conname = 'tasks_about_one_at_most'`,
  );
  expect(rows).toEqual([{ is: 'CHECK ((num_nonnulls(about_patient_id, about_booking_id) <= 1))' }]);
});

test('RQ38 WRK-2: the list is taken along as it is filtered, one’s own as one’s own', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: assigneeId } = (await caller.session.current()).user;
  const mine = await caller.tasks.create({ title: 'Mine', assigneeId, items: ['Look', 'Call'] });
  await caller.taskItems.tick({ id: String(mine.items[0]?.id), isDone: true });
  await caller.tasks.create({ title: 'Nobody’s' });
  const { id } = await caller.listExports.tasks({ mine: true });
  const work = (await clinicsWithWork(planes, exportsToWrite())).find(one => one.id === ours.id);
  if (!work) throw new Error('There is something to write.');
  await writeExport(planes, work);
  const { csv } = await caller.listExports.part({ id, position: 0 });
  expect(parse(csv, { columns: true, bom: true })).toMatchObject([
    { Task: 'Mine', Lines: '2', 'Lines done': '1', Status: 'todo' },
  ]);
  await expect(caller.listExports.tasks({ assigneeId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

/** What stands in a column of the board, from above. */
const columnOf = async (caller: Awaited<ReturnType<typeof as>>, status: 'todo' | 'doing' | 'done') =>
  (await caller.tasks.list({ state: 'all', status, order: 'place' })).items.map(({ title }) => title);

test('RQ34: a move says which task, to where and from which version, and changes no other task', async () => {
  const caller = await as(await clinic());
  const [a, b, c] = [
    await caller.tasks.create({ title: 'A' }),
    await caller.tasks.create({ title: 'B' }),
    await caller.tasks.create({ title: 'C' }),
  ];
  expect(await columnOf(caller, 'todo')).toEqual(['C', 'B', 'A']);
  await caller.tasks.move({ ...versionOf(c), status: 'todo', belowTaskId: b.id });
  expect(await columnOf(caller, 'todo')).toEqual(['B', 'C', 'A']);
  await caller.tasks.move({ ...versionOf(a), status: 'todo', belowTaskId: null });
  expect(await columnOf(caller, 'todo')).toEqual(['A', 'B', 'C']);
  expect((await caller.tasks.get({ id: b.id })).version).toBe(b.version);

  // Whoever looked before moves the same one: they are told, and it stands in one place.
  await expect(
    caller.tasks.move({ ...versionOf(c), status: 'doing', belowTaskId: null }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  const moved = await caller.tasks.move({ ...versionOf(b), status: 'done', belowTaskId: null });
  expect(moved).toMatchObject({ status: 'done', overAt: expect.any(String) });
  expect([await columnOf(caller, 'todo'), await columnOf(caller, 'done')]).toEqual([['A', 'C'], ['B']]);
  // Below one that has gone on since there is no place.
  const now = await caller.tasks.get({ id: c.id });
  await expect(caller.tasks.move({ ...versionOf(now), status: 'todo', belowTaskId: b.id })).rejects.toThrow(
    'The task above it was moved meanwhile.',
  );
});

test('RQ34: two who move different tasks to one place leave both there', async () => {
  const caller = await as(await clinic());
  const [a, b, c] = [
    await caller.tasks.create({ title: 'A' }),
    await caller.tasks.create({ title: 'B' }),
    await caller.tasks.create({ title: 'C' }),
  ];
  await Promise.all(
    [a, b].map(task => caller.tasks.move({ ...versionOf(task), status: 'todo', belowTaskId: c.id })),
  );
  const column = await columnOf(caller, 'todo');
  expect(column[0]).toBe('C');
  expect(column.toSorted()).toEqual(['A', 'B', 'C']);
});

test('WRK-2: pages of each state follow one another, by day and by place', async () => {
  const caller = await as(await clinic());
  for (const title of ['A', 'B', 'C']) await caller.tasks.create({ title });
  for (const order of ['due', 'place'] as const) {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await caller.tasks.list({ state: 'open', order, limit: 2, cursor });
      found.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found.toSorted()).toEqual(['A', 'B', 'C']);
  }
});
