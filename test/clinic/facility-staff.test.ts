import { describe, expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { bound } from '../world/bound.ts';
import { everyPage } from '../world/pages.ts';
import { as, clinic, faker, member } from '../world/world.ts';

/** A clinic with two facilities and somebody who works there. */
const team = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: userId } = await member(ours, 'provider');
  const facilityId = (await caller.facilities.list({})).items[0]?.id ?? '';
  const annexId = (await caller.facilities.create(facilityFields(faker))).id;
  const assign = (given: object = {}) =>
    caller.facilityStaff.create({
      userId,
      facilityId,
      position: 'Consultant',
      startsOn: '2030-01-01',
      ...given,
    });
  return { ours, caller, userId, facilityId, annexId, assign };
};

const overlaps = {
  code: 'CONFLICT',
  message: 'This person has the same position in this facility at that time already.',
};
const twoMains = {
  code: 'CONFLICT',
  message:
    'This person has another main facility at that time. Please end that one first, or take the mark away there.',
};

test('CLI-1: who works in a facility is kept with position and days, and listed of the facility, of the person and of a day', async () => {
  const { caller, userId, facilityId, annexId, assign } = await team();
  const here = await assign({ position: ' Head nurse ', isPrimary: true, endsOn: '2030-06-30' });
  expect(here).toMatchObject({
    ...{ user: { id: userId, name: 'Mo provider' }, facility: { id: facilityId } },
    ...{ position: 'Head nurse', isPrimary: true, startsOn: '2030-01-01', endsOn: '2030-06-30', version: 1 },
  });
  expect(await caller.facilityStaff.get({ id: here.id })).toEqual(here);
  const there = await assign({ facilityId: annexId, endsOn: '' });
  expect(there).toMatchObject({ endsOn: null, isPrimary: false });

  const { items } = await caller.facilityStaff.list({ userId });
  expect(items.map(({ id }) => id).sort()).toEqual([here.id, there.id].sort());
  const onDay = async (on: string) => (await caller.facilityStaff.list({ facilityId, on })).items;
  expect(await onDay('2029-12-31')).toEqual([]);
  expect(await onDay('2030-06-30')).toEqual([here]);
  expect(await onDay('2030-07-01')).toEqual([]);
  // Whoever left works nowhere, but it is kept that they did.
  const { version } = await caller.users.get({ id: userId });
  await caller.users.update({ id: userId, version, status: 'inactive' });
  expect(await onDay('2030-06-30')).toEqual([]);
  expect((await caller.facilityStaff.list({ facilityId })).items).toEqual([here]);
});

test('CLI-1: the same assignment does not overlap, however its position is written, and may follow the day after', async () => {
  const { assign, caller } = await team();
  const first = await assign({ endsOn: '2030-06-30' });
  await expect(assign({ startsOn: '2030-06-30' })).rejects.toMatchObject(overlaps);
  await expect(assign({ position: 'CONSULTANT', startsOn: '2029-01-01' })).rejects.toMatchObject(overlaps);
  const next = await assign({ startsOn: '2030-07-01' });
  await assign({ position: 'Head of training' });
  const { id, version } = first;
  await expect(caller.facilityStaff.update({ id, version, endsOn: null })).rejects.toMatchObject(overlaps);
  await expect(caller.facilityStaff.update({ id, version, endsOn: '2029-12-31' })).rejects.toMatchObject({
    message: 'An assignment cannot end before it begins.',
  });
  expect(await caller.facilityStaff.get({ id })).toEqual(first);
  await caller.facilityStaff.trash({ id: next.id, version: next.version });
  await caller.facilityStaff.update({ id, version, endsOn: null });
  await expect(caller.facilityStaff.restore({ id: next.id })).rejects.toMatchObject(overlaps);
});

test('CLI-1: somebody has one main facility at a time, and another one after it', async () => {
  const { assign, annexId, caller } = await team();
  const main = await assign({ isPrimary: true, endsOn: '2030-06-30' });
  await expect(assign({ isPrimary: true, facilityId: annexId })).rejects.toMatchObject(twoMains);
  const beside = await assign({ facilityId: annexId, endsOn: '2030-06-30' });
  await assign({ facilityId: annexId, isPrimary: true, startsOn: '2030-07-01' });
  const { id, version } = beside;
  await expect(caller.facilityStaff.update({ id, version, isPrimary: true })).rejects.toMatchObject(twoMains);
  await caller.facilityStaff.update({ id: main.id, version: main.version, isPrimary: false });
  expect(await caller.facilityStaff.update({ id, version, isPrimary: true })).toMatchObject({
    isPrimary: true,
  });
});

test('CLI-1: the database itself refuses what overlaps, from any number of callers at once', async () => {
  const { assign, caller } = await team();
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => assign()));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = tries.flatMap(attempt => (attempt.status === 'rejected' ? [attempt.reason.code] : []));
  expect(refused).toEqual(Array.from({ length: 5 }, () => 'CONFLICT'));
  expect((await caller.facilityStaff.list({})).items).toHaveLength(1);
});

test('CLI-1: what is no assignment is refused, and none is made', async () => {
  const { assign, caller } = await team();
  for (const given of [
    ...[{ position: ' ' }, { position: 'a\nb' }, { position: 'x'.repeat(81) }, { startsOn: '2030-02-30' }],
    ...[{ endsOn: '2029-12-31' }, { isPrimary: 'perhaps' }, { startsOn: null }, { version: 1 }],
  ])
    await expect(assign(given), JSON.stringify(given)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const elsewhere = await team();
  for (const given of [{ userId: elsewhere.userId }, { facilityId: elsewhere.facilityId }])
    await expect(assign(given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await caller.facilityStaff.list({})).items).toEqual([]);
});

test('CLI-1 AUD-1: every change of an assignment is in the audit, and it is restored as it was', async () => {
  const { assign, caller } = await team();
  const { id, version } = await assign();
  const changed = await caller.facilityStaff.update({ id, version, position: 'Head' });
  await expect(caller.facilityStaff.update({ id, version, position: 'Mine' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await caller.facilityStaff.trash({ id, version: changed.version });
  expect((await caller.facilityStaff.list({})).items).toEqual([]);
  expect((await caller.facilityStaff.list({ trashed: true })).items).toMatchObject([{ id }]);
  expect(await caller.facilityStaff.restore({ id })).toMatchObject({ position: 'Head', deletedAt: null });
  const { items } = await caller.audit.timeline({ entity: 'FacilityStaff', id });
  expect(items.map(({ action }) => action)).toEqual(['RESTORE', 'DELETE', 'UPDATE', 'CREATE']);
  expect(items[2]?.changes).toEqual({ position: { from: 'Consultant', to: 'Head' } });
});

test('CLI-1: the list goes by the names of the people, page by page', async () => {
  const { ours, caller, facilityId } = await team();
  const people: string[] = [];
  for (let n = 0; n < 5; n++) people.push((await member(ours, 'staff')).id);
  for (const [n, userId] of people.entries()) {
    const { version } = await caller.users.get({ id: userId });
    await caller.users.update({ id: userId, version, lastName: `Name ${(n * 3) % 5}` });
    await caller.facilityStaff.create({ userId, facilityId, position: 'Nurse', startsOn: '2030-01-01' });
  }
  const pages = await everyPage(cursor => caller.facilityStaff.list({ facilityId, cursor, limit: 2 }));
  expect(pages.map(page => page.map(({ user }) => user.name.slice(-6)))).toEqual([
    ['Name 0', 'Name 1'],
    ['Name 2', 'Name 3'],
    ['Name 4'],
  ]);
});

describe('CLI-1 TEN-8: who is bound to facilities', () => {
  test('CLI-1 TEN-8: sees and changes the assignments of these only', async () => {
    const { ours, caller, userId, facilityId, annexId, assign } = await team();
    const [here, there] = [await assign({ isPrimary: true }), await assign({ facilityId: annexId })];
    const { caller: lead } = await bound(ours, 'admin', [annexId]);
    expect((await lead.facilityStaff.list({})).items).toEqual([there]);
    const missing = { code: 'NOT_FOUND' };
    await expect(lead.facilityStaff.get({ id: here.id })).rejects.toMatchObject(missing);
    const stolen = { id: here.id, version: here.version };
    await expect(lead.facilityStaff.update({ ...stolen, position: 'x' })).rejects.toMatchObject(missing);
    await expect(lead.facilityStaff.trash(stolen)).rejects.toMatchObject(missing);
    const given = { userId, position: 'Nurse', startsOn: '2030-01-01' };
    await expect(lead.facilityStaff.create({ ...given, facilityId })).rejects.toMatchObject(missing);
    expect(await lead.facilityStaff.create({ ...given, facilityId: annexId })).toMatchObject({
      position: 'Nurse',
    });
    // The main facility that they do not see counts all the same.
    await expect(
      lead.facilityStaff.update({ id: there.id, version: there.version, isPrimary: true }),
    ).rejects.toMatchObject(twoMains);
    expect(await caller.facilityStaff.get({ id: here.id })).toEqual(here);
  });

  test('CLI-1: an assignment gives nobody rights, and takes none away', async () => {
    const { ours, caller, annexId } = await team();
    const { caller: desk, id: userId } = await bound(ours, 'staff', [annexId]);
    const facilities = async () => (await desk.facilities.list({})).items.map(({ id }) => id);
    expect(await facilities()).toEqual([annexId]);
    const [main] = (await caller.facilities.list({})).items.filter(({ id }) => id !== annexId);
    await caller.facilityStaff.create({
      ...{ userId, facilityId: main?.id ?? '', position: 'Administrator', startsOn: '2020-01-01' },
    });
    expect(await facilities()).toEqual([annexId]);
    await expect(
      desk.facilityStaff.create({ userId, facilityId: annexId, position: 'Head', startsOn: '2030-01-01' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
