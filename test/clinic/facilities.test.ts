import { expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { everyPage } from '../world/pages.ts';
import { as, bookableAnyTime, clinic, faker } from '../world/world.ts';

const fields = (overrides: Parameters<typeof facilityFields>[1] = {}) => facilityFields(faker, overrides);

test('CLI-1: a facility keeps what was entered, and says sensibly what was left out', async () => {
  const caller = await as(await clinic());
  const full = fields({ kind: 'laboratory', capacity: 12, email: ' Lab@Example.org ' });
  const made = await caller.facilities.create(full);
  expect(made).toMatchObject({ ...full, email: 'lab@example.org', version: 1, deletedAt: null });
  expect(await caller.facilities.get({ id: made.id })).toEqual(made);
  expect(
    await caller.facilities.create({ name: 'Bare', timeZone: 'UTC', phone: '', email: '' }),
  ).toMatchObject({
    ...{ kind: 'clinic', licence: null, capacity: null, address: null, phone: null, email: null },
  });
});

test('CLI-1: a facility may lie in any time zone of the world, under its old and its new name', async () => {
  const caller = await as(await clinic());
  for (const timeZone of ['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Port-au-Prince'])
    expect(await caller.facilities.create(fields({ timeZone }))).toMatchObject({ timeZone });
});

test('CLI-1: facilities are listed by name, page by page', async () => {
  const caller = await as(await clinic({ facility: { name: 'Main', timeZone: 'UTC' } }));
  for (const name of ['Annex', 'Tent', 'Lab', 'Ward']) await caller.facilities.create(fields({ name }));
  const pages = await everyPage(cursor => caller.facilities.list({ cursor, limit: 2 }));
  expect(pages.map(page => page.map(row => row.name))).toEqual([
    ['Annex', 'Lab'],
    ['Main', 'Tent'],
    ['Ward'],
  ]);
});

test('CLI-1 ENT-3: a change leaves the rest alone, and a stale one tells who was faster', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const made = await caller.facilities.create(fields());
  const { id } = made;
  const changed = await colleague.facilities.update({ id, version: 1, capacity: null });
  expect(changed).toEqual({ ...made, capacity: null, version: 2, updatedAt: changed.updatedAt });
  const stale = { code: 'CONFLICT', cause: { by: 'Mo admin', at: new Date(changed.updatedAt) } };
  await expect(caller.facilities.update({ id, version: 1, name: 'Mine' })).rejects.toMatchObject(stale);
  await expect(caller.facilities.trash({ id, version: 1 })).rejects.toMatchObject(stale);
  expect(await caller.facilities.get({ id })).toEqual(changed);
});

test('CLI-1: what cannot be a facility is refused, and none is made', async () => {
  const caller = await as(await clinic());
  const before = await caller.facilities.list({});
  const wrong = [
    { name: ' ' },
    { kind: 'castle' },
    { capacity: 0 },
    { capacity: 100_001 },
    { capacity: 1.5 },
    { capacity: -0.1 },
    { timeZone: 'Mars/Olympus' },
    { timeZone: '+01:00' },
    { timeZone: 'europe/berlin' },
    { timeZone: "UTC'; drop table clinic.facilities; --" },
    { phone: '12' },
    { email: 'a@b' },
    { licence: 'x'.repeat(61) },
    { deletedAt: null },
  ];
  for (const change of wrong)
    await expect(
      caller.facilities.create({ ...fields(), ...(change as object) }),
      JSON.stringify(change),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await caller.facilities.list({})).toEqual(before);
});

test('CLI-1 ENT-2: a name belongs to one facility and is free again once that one is in the trash', async () => {
  const caller = await as(await clinic());
  const taken = { code: 'CONFLICT', message: 'Another facility already has this name.' };
  const first = await caller.facilities.create(fields({ name: 'Annex' }));
  await expect(caller.facilities.create(fields({ name: 'Annex' }))).rejects.toMatchObject(taken);
  await caller.facilities.trash({ id: first.id, version: 1 });
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  await expect(caller.facilities.get({ id: first.id })).rejects.toMatchObject(missing);
  await expect(caller.facilities.update({ id: first.id, version: 2, name: 'x' })).rejects.toMatchObject(
    missing,
  );
  expect((await caller.facilities.list({ trashed: true })).items).toMatchObject([{ id: first.id }]);
  const second = await caller.facilities.create(fields({ name: 'Annex' }));
  await expect(caller.facilities.restore({ id: first.id })).rejects.toMatchObject(taken);
  await caller.facilities.update({ id: second.id, version: 1, name: 'New annex' });
  expect(await caller.facilities.restore({ id: first.id })).toMatchObject({ name: 'Annex', deletedAt: null });
  await expect(caller.facilities.restore({ id: first.id })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
});

test('S8: another zone for a facility asks first how many bookings to come would read differently, and they keep their instant', async () => {
  const { caller, links } = await bookableAnyTime();
  const facility = await caller.facilities.get({ id: links.facilityId });
  expect(facility.timeZone).toBe('Europe/Berlin');
  // In Africa/Lagos winter reads as in Berlin and summer does not; what is past or cancelled was told already.
  const [winter, summer, autumn] = [
    ...['2031-01-07T09:00:00.000Z', '2031-07-07T09:00:00.000Z', '2031-09-07T09:00:00.000Z'],
  ].map(String);
  const booked = [];
  for (const startsAt of [winter, summer, autumn, '2024-07-09T09:00:00.000Z', '2031-08-07T09:00:00.000Z'])
    booked.push(await caller.bookings.book({ ...links, startsAt: `${startsAt}` }));
  const { id = '', version = 0 } = booked.at(-1) ?? {};
  await caller.bookings.cancel({ id, version, reason: 'Ill' });
  const change = { id: facility.id, version: facility.version, timeZone: 'Africa/Lagos' };
  await expect(caller.facilities.update(change)).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
    message:
      '2 bookings to come would read as other times of day. Please say that they may, or move them first.',
    cause: { bookings: { count: 2, first: new Date(`${summer}`), last: new Date(`${autumn}`) } },
  });
  expect(await caller.facilities.get({ id: facility.id })).toEqual(facility);
  const moved = await caller.facilities.update({ ...change, keepBookings: true });
  expect(moved).toMatchObject({ timeZone: 'Africa/Lagos' });
  for (const { id, startsAt } of booked)
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt });
  // Nothing reads differently where both zones say the same.
  const { timeZone } = await caller.facilities.update({
    ...{ id: facility.id, version: moved.version, timeZone: 'Africa/Algiers' },
  });
  expect(timeZone).toBe('Africa/Algiers');
});

const monday = (from: string, to: string) => ({ weekday: 1, from, to });

test('CLI-1: a facility tells its opening hours in the order of the week, nights included, and a change of something else leaves them', async () => {
  const caller = await as(await clinic());
  const openingHours = [
    { weekday: 7, from: '22:00', to: '06:00' },
    monday('13:00', '17:00'),
    monday('08:00', '12:00'),
  ];
  const made = await caller.facilities.create(fields({ openingHours }));
  const inOrder = [openingHours[2], openingHours[1], openingHours[0]];
  expect(made.openingHours).toEqual(inOrder);
  expect((await caller.facilities.list({})).items.find(({ id }) => id === made.id)).toEqual(made);
  const renamed = await caller.facilities.update({ id: made.id, version: 1, name: 'Annex' });
  expect(renamed.openingHours).toEqual(inOrder);
  const closed = await caller.facilities.update({ id: made.id, version: 2, openingHours: [] });
  expect(closed.openingHours).toEqual([]);
  const { items } = await caller.audit.timeline({ entity: 'Facility', id: made.id });
  expect(items[0]?.changes).toEqual({ openingHours: { from: inOrder, to: [] } });
});

test('CLI-1: opening hours that overlap, last no time or lie on no weekday are refused', async () => {
  const caller = await as(await clinic());
  const wrong = [
    [monday('08:00', '12:00'), monday('11:59', '13:00')],
    // The night from Sunday reaches into Monday.
    [{ weekday: 7, from: '22:00', to: '08:01' }, monday('08:00', '12:00')],
    [monday('08:00', '08:00')],
    [monday('24:00', '08:00')],
    [monday('8:00', '12:00')],
    [{ weekday: 0, from: '08:00', to: '12:00' }],
    [{ weekday: 8, from: '08:00', to: '12:00' }],
    [{ ...monday('08:00', '12:00'), facilityId: 'x' }],
    Array.from({ length: 51 }, () => monday('08:00', '12:00')),
  ];
  for (const openingHours of wrong)
    await expect(
      caller.facilities.create(fields({ openingHours })),
      JSON.stringify(openingHours),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const touching = [{ weekday: 7, from: '22:00', to: '08:00' }, monday('08:00', '24:00')];
  expect(await caller.facilities.create(fields({ openingHours: touching }))).toMatchObject({ version: 1 });
});

test('CLI-1: opening hours decide nothing about when somebody can be booked', async () => {
  const { caller, links } = await bookableAnyTime();
  const { id, version } = await caller.facilities.get({ id: links.facilityId });
  await caller.facilities.update({ id, version, openingHours: [monday('08:00', '08:30')] });
  expect(await caller.bookings.book({ ...links, startsAt: '2031-01-07T09:00:00.000Z' })).toMatchObject({
    status: 'pending',
  });
});
