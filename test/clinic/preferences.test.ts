import { describe, expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { appRouter } from '../../server/router.ts';
import { MOST_VIEWS, type SavedView } from '../../shared/clinic/saved-views.ts';
import { as, bookable, clinic, contextWith, hostOf, member, planes } from '../world/world.ts';

const nothing = { order: [], hidden: [] };
const view = (page: SavedView['page'], name: string, search = ''): SavedView => ({
  ...{ page, name, search },
  isStart: false,
});

test('FD5 FD16 UI-2 WRK-3: a member keeps the order of columns, the views they saved and what they are told, one at a time', async () => {
  const { caller, links } = await bookable();
  expect(await caller.preferences.own()).toEqual({
    columns: { practitioner: nothing, facility: nothing, room: nothing },
    ...{ views: [], notifications: { hidden: [], mailed: [], dailyReport: false } },
  });

  const { id: roomId } = await caller.rooms.create({ facilityId: links.facilityId, name: 'Room 1' });
  const columns = {
    practitioner: { order: [links.practitionerId], hidden: [] },
    ...{ facility: nothing, room: { order: [roomId], hidden: [] } },
  };
  await caller.preferences.save({ columns });
  const kept = view('bookings', 'No-shows', 'span=last-30&status=no_show');
  const notifications = {
    ...{ hidden: ['booking_made' as const], mailed: ['webhook_failing' as const] },
    dailyReport: true,
  };
  expect(await caller.preferences.save({ views: [kept] })).toMatchObject({ columns, views: [kept] });
  await caller.preferences.save({ notifications });
  expect(await caller.preferences.own()).toEqual({ columns, views: [kept], notifications });
});

test('FD5 WRK-3: nobody else has them, in this clinic or another', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const theirs = await clinic();
  const columns = { practitioner: { order: [], hidden: [links.practitionerId] }, facility: nothing };
  await caller.preferences.save({ columns, notifications: { hidden: ['booking_made'], mailed: [] } });

  for (const other of [await as(ours, 'staff'), await as(theirs, 'owner')]) {
    const { columns, notifications } = await other.preferences.own();
    expect(columns.practitioner).toEqual(nothing);
    expect(notifications).toEqual({ hidden: [], mailed: [], dailyReport: false });
  }
});

test('FD5 TEN-8: whoever is bound to a facility keeps their own as well', async () => {
  const ours = await clinic();
  const [facility] = (await (await as(ours)).facilities.list({})).items;
  const { id, accountId } = await member(ours, 'staff', [facility?.id ?? '']);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: ours.id }, trace);
  const staff = appRouter.createCaller(contextWith(hostOf(ours), token));

  await staff.preferences.save({ views: [view('bookings', 'Mine')] });
  expect((await staff.preferences.own()).views).toEqual([view('bookings', 'Mine')]);
});

test.each([
  { columns: { practitioner: nothing } },
  { columns: { practitioner: { order: ['me'], hidden: [] }, facility: nothing } },
  { views: [view('bookings', '')] },
  { views: [view('bookings', 'x'.repeat(61))] },
  { views: [{ ...view('bookings', 'x'), page: 'settings' }] },
  { views: [{ ...view('bookings', 'x'), search: { status: 'pending' } }] },
  { views: [view('bookings', 'x', '//elsewhere.example')] },
  { views: [view('bookings', 'x', `search=${'x'.repeat(1500)}`)] },
  { colour: 'red' },
  { notifications: { hidden: ['tea_ready'], mailed: [] } },
  { notifications: { hidden: [], mailed: ['tea_ready'] } },
  { notifications: { hidden: [] } },
  { notifications: { hidden: [], mailed: [], called: [] } },
])('FD5 WRK-3: what is no preference is refused, and nothing is kept', async change => {
  const caller = await as(await clinic());
  await expect(caller.preferences.save(change as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await caller.preferences.own()).toMatchObject({
    ...{ views: [], notifications: { hidden: [], mailed: [], dailyReport: false } },
  });
});

test('FD5 TEN-1: what they name is the clinic’s own; what has gone meanwhile stays named', async () => {
  const { caller, links } = await bookable();
  const { caller: foreign, links: foreignLinks } = await bookable();
  const { facilityId } = foreignLinks;
  const roomId = (await foreign.rooms.create({ facilityId, name: 'Theirs' })).id;
  const own = (await caller.rooms.create({ facilityId: links.facilityId, name: 'Ours' })).id;
  const choice = (change: object) => ({
    columns: { practitioner: nothing, facility: nothing, room: nothing, ...change },
  });

  for (const theirs of [
    choice({ practitioner: { order: [foreignLinks.practitionerId], hidden: [] } }),
    choice({ facility: { order: [facilityId], hidden: [] } }),
    choice({ room: { order: [], hidden: [roomId] } }),
  ])
    await expect(caller.preferences.save(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const room = choice({ room: { order: [own], hidden: [] } });
  const { id, version } = await caller.rooms.get({ id: own });
  await caller.preferences.save(room);
  await caller.rooms.trash({ id, version });
  expect(await caller.preferences.save(room)).toMatchObject(room);
});

describe('UI-2: saved views', () => {
  test('UI-2: whoever may sign in keeps views, an auditor as well, and nobody sees those of others', async () => {
    const ours = await clinic();
    const auditor = await as(ours, 'auditor');
    const kept = view('audit', 'Deleted', 'action=DELETE');
    await auditor.preferences.save({ views: [kept] });

    expect((await auditor.preferences.own()).views).toEqual([kept]);
    for (const other of [await as(ours, 'owner'), await as(await clinic(), 'auditor')])
      expect((await other.preferences.own()).views).toEqual([]);
  });

  test('UI-2: a name is taken once for each list, whatever its case', async () => {
    const caller = await as(await clinic());
    const views = [view('patients', 'Mine'), view('bookings', 'Mine')];
    await caller.preferences.save({ views });

    await expect(
      caller.preferences.save({ views: [...views, view('patients', 'MINE')] }),
    ).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      message: 'You have a view named MINE here already. Please choose another name.',
    });
    const renamed = [view('patients', 'MINE'), view('bookings', 'Mine')];
    expect((await caller.preferences.save({ views: renamed })).views).toEqual(renamed);
  });

  test('UI-2: twenty views of a list are enough, and the sentence says so', async () => {
    const caller = await as(await clinic());
    const views = Array.from({ length: MOST_VIEWS }, (_, number) => view('patients', `View ${number}`));
    await caller.preferences.save({ views });

    await expect(
      caller.preferences.save({ views: [...views, view('patients', 'One more')] }),
    ).rejects.toMatchObject({ message: 'You have 20 views of this list. Please delete one of them first.' });
    expect((await caller.preferences.save({ views: [...views, view('staff', 'One')] })).views).toHaveLength(
      21,
    );
  });

  test('UI-2: a list begins with one view at most', async () => {
    const caller = await as(await clinic());
    const start = (name: string) => ({ ...view('patients', name), isStart: true });
    await caller.preferences.save({ views: [start('A'), view('patients', 'B')] });

    await expect(caller.preferences.save({ views: [start('A'), start('B')] })).rejects.toMatchObject({
      message: 'A list begins with one view at most.',
    });
  });
});

test('UI-2: the trail tells that views were kept, and not what they look for', async () => {
  const caller = await as(await clinic());
  await caller.preferences.save({ views: [view('patients', 'Mine', 'search=Sommerfeld')] });

  const { items } = await caller.audit.search({ entity: 'Preferences' });
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain('Sommerfeld');
});
