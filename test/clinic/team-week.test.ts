import { expect, test } from 'vitest';
import { everyPage } from '../world/pages.ts';
import { saveWeek } from '../world/save-week.ts';
import { bookableAnyTime, despite, member } from '../world/world.ts';

const monday = '2031-01-06';

/** A facility in Berlin whose practitioner works on Monday, in the night to Wednesday, and not on Thursday the ninth. */
const practice = async () => {
  const made = await bookableAnyTime();
  const { caller, links } = made;
  const { practitionerId, facilityId } = links;
  const hours = [
    { facilityId, weekday: 1, from: '08:00', to: '12:00' },
    { facilityId, weekday: 1, from: '13:00', to: '17:00' },
    { facilityId, weekday: 2, from: '22:00', to: '06:00' },
    { facilityId, weekday: 4, from: '08:00', to: '24:00' },
  ];
  await saveWeek(caller, { practitionerId, hours });
  const week = (more: object = {}) => caller.availability.teamWeek({ facilityId, from: monday, ...more });
  return { ...made, practitionerId, facilityId, week };
};

test('CLI-1 UI-2: a week of a team shows open hours, time off and bookings of each day, by the clock of the facility', async () => {
  const { caller, links, facilityId, practitionerId, week } = await practice();
  const date = '2031-01-09';
  const off = { practitionerId, kind: 'sick' as const, startsOn: '2031-01-06', endsOn: date };
  await caller.timeOff.create({ ...off, from: '16:00', to: '12:00', keepBookings: true });
  await caller.holidays.create({ facilityId, date: '2031-01-10', name: 'Feast' });
  const book = (startsAt: string) => caller.bookings.book({ ...links, startsAt, despite });
  // The last quarter of Monday in Berlin is Monday in UTC as well; half past midnight of Monday is Sunday.
  for (const startsAt of ['2031-01-06T08:00:00Z', '2031-01-06T22:45:00Z', '2031-01-05T23:30:00Z'])
    await book(startsAt);
  const { id, version } = await book('2031-01-06T10:00:00Z');
  await caller.bookings.cancel({ id, version, reason: 'Ill' });
  await book('2031-01-12T23:15:00Z');

  const { items, ...rest } = await week();
  expect(rest).toMatchObject({
    ...{ facility: { id: facilityId }, timeZone: 'Europe/Berlin', openingHours: [], nextCursor: null },
    holidays: [{ date: '2031-01-10', name: 'Feast', from: '00:00', to: '24:00' }],
  });
  expect(items).toHaveLength(7);
  const days = items;
  expect(items[0]).toMatchObject({ practitioner: { id: practitionerId }, hasHours: true });
  expect(days.map(day => [day.date, day.bookings])).toEqual([
    ...[
      ['2031-01-06', 3],
      ['2031-01-07', 0],
      ['2031-01-08', 0],
      ['2031-01-09', 0],
    ],
    ...[
      ['2031-01-10', 0],
      ['2031-01-11', 0],
      ['2031-01-12', 0],
    ],
  ]);
  expect(days[0]).toMatchObject({
    open: [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '16:00' },
    ],
    ...{ openMinutes: 420, away: [{ from: '16:00', to: '24:00' }] },
  });
  // Away for all of that night.
  expect(days[1]).toMatchObject({ open: [], openMinutes: 0, away: [{ from: '00:00', to: '24:00' }] });
  expect(days[3]).toMatchObject({
    ...{ open: [{ from: '12:00', to: '24:00' }], away: [{ from: '00:00', to: '12:00' }] },
  });
  const [{ id: offId, version: offVersion } = { id: '', version: 0 }] = (await caller.timeOff.list({})).items;
  await caller.timeOff.trash({ id: offId, version: offVersion });
  expect((await week()).items[1]).toMatchObject({
    ...{ open: [{ from: '22:00', to: '06:00' }], openMinutes: 480, away: [] },
  });
});

test('CLI-1 UI-2: the week tells nobody why somebody is away', async () => {
  const { caller, practitionerId, week } = await practice();
  const off = { practitionerId, kind: 'sick' as const, startsOn: monday, endsOn: monday, note: 'Broken arm' };
  await caller.timeOff.create({ ...off, keepBookings: true });
  expect(JSON.stringify(await week())).not.toMatch(/sick|Broken/);
});

test('CLI-1 UI-2: whoever is assigned to the facility in that week is shown without hours, and nobody else', async () => {
  const { clinic, caller, facilityId, practitionerId, week } = await practice();
  const assigned = await member(clinic, 'provider');
  const later = await member(clinic, 'provider');
  const desk = await member(clinic, 'staff');
  const stranger = await member(clinic, 'provider');
  const assign = (userId: string, startsOn: string, endsOn: string | null = null) =>
    caller.facilityStaff.create({ userId, facilityId, position: 'Consultant', startsOn, endsOn });
  await assign(assigned.id, '2020-01-01', monday);
  await assign(later.id, '2031-01-13');
  await assign(desk.id, '2020-01-01');
  const { items } = await week();
  const shown = new Map(items.map(({ practitioner, hasHours }) => [practitioner.id, hasHours]));
  expect(shown).toEqual(
    new Map([
      [practitionerId, true],
      [assigned.id, false],
    ]),
  );
  expect(shown.has(stranger.id)).toBe(false);
  const pages = await everyPage(cursor => week({ cursor, limit: 4 }));
  expect(pages.map(page => page.length)).toEqual([4, 4, 4, 2]);
  expect(pages.flat()).toEqual(items);
});

test('CLI-1 TEN-8: the team of another clinic’s facility is not there', async () => {
  const { week } = await practice();
  const other = await practice();
  await expect(week({ facilityId: other.facilityId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
