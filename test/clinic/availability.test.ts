import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { availabilityFields, facilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { saveWeek } from '../world/save-week.ts';
import { everyDay, type Hours, working } from '../world/working.ts';
import { as, bookable, faker, member, slot } from '../world/world.ts';

test.each([
  ['Europe/Berlin', 'an ordinary day', '2031-03-29', '01:00', '04:00', ['29T00:00', '29T01:00', '29T02:00']],
  ['Europe/Berlin', 'the clocks skip an hour', '2031-03-30', '01:00', '04:00', ['30T00:00', '30T01:00']],
  [
    'Europe/Berlin',
    'hours begin in the skipped hour',
    '2031-03-30',
    '02:30',
    '05:00',
    ['30T01:00', '30T02:00'],
  ],
  [
    ...['Europe/Berlin', 'an hour comes twice', '2031-10-26', '01:00', '04:00'],
    ['25T23:00', '26T00:00', '26T01:00', '26T02:00'],
  ],
  [
    ...['Europe/Berlin', 'hours begin in the hour that comes twice', '2031-10-26', '02:30', '04:00'],
    ['26T00:30', '26T01:30'],
  ],
  ['America/New_York', 'the clocks skip an hour', '2031-03-09', '01:00', '04:00', ['09T06:00', '09T07:00']],
  [
    ...['America/New_York', 'an hour comes twice', '2031-11-02', '00:00', '03:00'],
    ['02T04:00', '02T05:00', '02T06:00', '02T07:00'],
  ],
  ['Asia/Kolkata', 'half an hour off', '2031-03-30', '09:00', '11:00', ['30T03:30', '30T04:30']],
  [
    'Australia/Lord_Howe',
    'half an hour is skipped',
    '2031-10-05',
    '01:00',
    '04:00',
    ['04T14:30', '04T15:30'],
  ],
  [
    ...['Australia/Lord_Howe', 'half an hour comes twice', '2031-04-06', '01:00', '04:00'],
    ['05T14:00', '05T15:00', '05T16:00'],
  ],
] as [string, string, string, string, string, string[]][])(
  'SCH-2 F7: free times in %s when %s',
  async (timeZone, _what, date, from, to, expected) => {
    const { freeOn } = await working(timeZone, everyDay(from, to));
    expect((await freeOn(date)).map(start => start.slice(8))).toEqual(expected);
  },
);

test('SCH-2: a day from midnight to midnight is as long as it really is', async () => {
  const { freeOn } = await working('Europe/Berlin', everyDay('00:00', '24:00'));
  const lengths = await Promise.all(['2031-03-30', '2031-03-31', '2031-10-26'].map(date => freeOn(date)));
  expect(lengths.map(slots => slots.length)).toEqual([23, 24, 25]);
  expect((await freeOn('2031-03-30', '2031-03-31')).length).toBe(47);
});

test('SCH-2: free times keep to the weekday and to the breaks, as the clock on the wall of the facility tells', async () => {
  const { freeOn } = await working('America/New_York', [
    { weekday: 2, from: '09:00', to: '11:00' },
    { weekday: 2, from: '12:30', to: '14:00' },
    { weekday: 4, from: '21:00', to: '23:00' },
  ]);
  expect(await freeOn('2031-01-06', '2031-01-12')).toEqual([
    ...['2031-01-07T14:00', '2031-01-07T15:00', '2031-01-07T17:30'],
    ...['2031-01-10T02:00', '2031-01-10T03:00'],
  ]);
  expect(await freeOn('2031-01-08')).toEqual([]);
});

test('SCH-2: what is booked is not free, its buffer included, until it is cancelled', async () => {
  const { caller, links } = await bookable();
  const buffered = await caller.services.create(
    serviceFields(faker, { durationMinutes: 60, bufferMinutes: 30 }),
  );
  const booking = await caller.bookings.book({ ...links, serviceId: buffered.id, startsAt: slot(8) });
  const free = async (serviceId: string) => {
    const days = { from: '2031-01-07', to: '2031-01-07' };
    return (await caller.bookings.freeSlots({ serviceId, ...days })).items.map(s => s.startsAt.slice(11, 16));
  };
  const [morning, afternoon] = [
    ['07:00', '07:15', '07:30'],
    ['12:00', '12:15'],
  ];
  expect((await free(links.serviceId)).slice(0, 6)).toEqual([...morning, '09:30', '09:45', '10:00']);
  // The buffer that follows must fit before the next booking, and may run past the end of the hours.
  expect((await free(buffered.id)).slice(0, 6)).toEqual(['09:30', '09:45', '10:00', ...afternoon, '12:30']);
  await caller.bookings.cancel({ id: booking.id, version: 1, reason: 'Test' });
  expect((await free(links.serviceId)).slice(0, 5)).toEqual([...morning, '07:45', '08:00']);
});

test('SCH-2: each practitioner and facility is offered, and each can be asked for alone', async () => {
  const { ours, caller, practitionerId, facilityId, serviceId } = await working(
    'UTC',
    everyDay('09:00', '10:00'),
  );
  const elsewhere = await caller.facilities.create(facilityFields(faker, { timeZone: 'Asia/Tokyo' }));
  const { id: colleague } = await member(ours, 'provider');
  const hours = everyDay('09:00', '10:00').map(h => ({ facilityId: elsewhere.id, ...h }));
  await saveWeek(caller, { practitionerId: colleague, hours });
  const free = async (wish: object = {}) => {
    const request = { serviceId, from: '2031-01-07', to: '2031-01-07', ...wish };
    return (await caller.bookings.freeSlots(request)).items;
  };
  const [inTokyo, here] = [
    { startsAt: '2031-01-07T00:00:00.000Z', practitioner: { id: colleague }, facility: { id: elsewhere.id } },
    {
      startsAt: '2031-01-07T09:00:00.000Z',
      practitioner: { id: practitionerId },
      facility: { id: facilityId },
    },
  ];
  expect(await free()).toMatchObject([inTokyo, here]);
  expect(await free({ practitionerId })).toMatchObject([here]);
  expect(await free({ facilityId: elsewhere.id })).toMatchObject([inTokyo]);
  expect(await free({ facilityId: elsewhere.id, practitionerId })).toEqual([]);
  await caller.facilities.trash({ id: elsewhere.id, version: 1 });
  expect(await free()).toMatchObject([here]);
});

test('SCH-2: a new week drops the hours at a facility in the trash, which nobody sees and which would be in the way', async () => {
  const { caller, practitionerId, facilityId } = await working('UTC', []);
  const closing = await caller.facilities.create(facilityFields(faker));
  const monday = { weekday: 1, from: '09:00', to: '12:00' };
  const week = async () =>
    (await caller.availability.week({ practitionerId })).items.map(({ facility, from }) => [
      facility.id,
      from,
    ]);
  const replace = (at: string) =>
    saveWeek(caller, { practitionerId, hours: [{ ...monday, facilityId: at }] });
  await replace(closing.id);
  await caller.facilities.trash({ id: closing.id, version: 1 });
  expect(await week()).toEqual([]);
  await expect(replace(closing.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await caller.facilities.restore({ id: closing.id });
  expect(await week()).toEqual([[closing.id, '09:00']]);
  const { version } = await caller.facilities.get({ id: closing.id });
  await caller.facilities.trash({ id: closing.id, version });
  await replace(facilityId);
  await caller.facilities.restore({ id: closing.id });
  expect(await week()).toEqual([[facilityId, '09:00']]);
});

test('SCH-2: nobody who is away, trashed or no provider is offered', async () => {
  const { caller, practitionerId, freeOn } = await working('UTC', everyDay('09:00', '10:00'));
  const change = async (fields: object) => {
    const { version } = await caller.users.get({ id: practitionerId });
    await caller.users.update({ id: practitionerId, version, ...fields });
  };
  for (const gone of [{ status: 'inactive' }, { role: 'staff', status: 'active' }]) {
    await change(gone);
    expect(await freeOn('2031-01-07'), JSON.stringify(gone)).toEqual([]);
  }
  await change({ role: 'provider' });
  expect(await freeOn('2031-01-07')).toHaveLength(1);
  const { version } = await caller.users.get({ id: practitionerId });
  await caller.users.trash({ id: practitionerId, version });
  expect(await freeOn('2031-01-07')).toEqual([]);
});

test('SCH-2: times that have passed are not offered', async () => {
  const { freeOn } = await working('UTC', everyDay('00:00', '24:00'));
  const today = Temporal.Now.plainDateISO('UTC');
  expect(
    await freeOn(today.subtract({ days: 3 }).toString(), today.subtract({ days: 1 }).toString()),
  ).toEqual([]);
  const before = new Date().toISOString().slice(0, 16);
  const soon = await freeOn(today.subtract({ days: 1 }).toString(), today.add({ days: 1 }).toString());
  expect(soon.length).toBeGreaterThanOrEqual(24);
  expect(soon.filter(start => start < before)).toEqual([]);
});

test('SCH-2 D3 K22: free times come in pages until all were told, and are bounded in days', async () => {
  const { caller, serviceId, freeOn } = await working('UTC', everyDay('00:00', '24:00'));
  const month = await freeOn('2031-01-01', '2031-02-01');
  expect(month).toHaveLength(32 * 24);
  expect(new Set(month).size).toBe(32 * 24);
  for (const to of ['2031-02-02', '2030-12-31', '2031-02-30', 'later'])
    await expect(freeOn('2031-01-01', to), to).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const days = { from: '2031-01-01', to: '2031-01-01' };
  await expect(caller.bookings.freeSlots({ serviceId: crypto.randomUUID(), ...days })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(
    (await caller.bookings.freeSlots({ serviceId, practitionerId: crypto.randomUUID(), ...days })).items,
  ).toEqual([]);
});

test('SCH-2: a week is replaced as a whole, Monday first, and hours that stay are not touched', async () => {
  const { caller, practitionerId, facilityId } = await working('UTC', [
    { weekday: 3, from: '13:00', to: '17:00' },
    { weekday: 1, from: '08:00', to: '12:00' },
  ]);
  const before = (await caller.availability.week({ practitionerId })).items;
  expect(before.map(({ weekday, from, to }) => `${weekday} ${from} ${to}`)).toEqual([
    '1 08:00 12:00',
    '3 13:00 17:00',
  ]);
  expect(before[0]?.facility.id).toBe(facilityId);
  const replace = (hours: Hours[]) =>
    saveWeek(caller, { practitionerId, hours: hours.map(h => ({ facilityId, ...h })) });
  await replace([
    { weekday: 1, from: '08:00', to: '12:00' },
    { weekday: 1, from: '12:00', to: '24:00' },
    { weekday: 3, from: '12:30', to: '18:00' },
  ]);
  const after = (await caller.availability.week({ practitionerId })).items;
  expect(after.map(({ weekday, from, to }) => `${weekday} ${from} ${to}`)).toEqual([
    '1 08:00 12:00',
    '1 12:00 24:00',
    '3 12:30 18:00',
  ]);
  expect(after[0]?.id).toBe(before[0]?.id);
  const { items } = await caller.audit.search({ entity: 'AvailabilityRule', entityId: before[0]?.id });
  expect(items.map(entry => entry.action)).toEqual(['CREATE']);
  await replace([]);
  expect((await caller.availability.week({ practitionerId })).items).toEqual([]);
});

test('SCH-2: hours that overlap, end before they start or belong to nobody are refused, and the week stays', async () => {
  const { caller, practitionerId, facilityId } = await working('UTC', [
    { weekday: 1, from: '08:00', to: '12:00' },
  ]);
  const elsewhere = await caller.facilities.create(facilityFields(faker, { timeZone: 'UTC' }));
  const overlap = { code: 'CONFLICT', message: 'These hours overlap on the same weekday.' };
  const bad = { code: 'BAD_REQUEST' };
  const monday = { facilityId, weekday: 1, from: '08:00', to: '12:00' };
  const refusals: [object[], object][] = [
    [[monday, { ...monday, from: '11:00', to: '13:00' }], overlap],
    [[monday, { ...monday, facilityId: elsewhere.id, from: '09:00' }], { code: 'UNPROCESSABLE_CONTENT' }],
    [[{ ...monday, to: '08:00' }], bad],
    [[{ ...monday, from: '24:00' }], bad],
    [[{ ...monday, to: '24:01' }], bad],
    [[{ ...monday, from: '8:00' }], bad],
    [[{ ...monday, weekday: 0 }], bad],
    [[{ ...monday, weekday: 8 }], bad],
    [[{ ...monday, weekday: 1.5 }], bad],
    [Array.from({ length: 101 }, () => monday), bad],
    [[{ ...monday, facilityId: crypto.randomUUID() }], { code: 'NOT_FOUND' }],
  ];
  for (const [hours, refusal] of refusals)
    await expect(
      saveWeek(caller, { practitionerId, hours: hours as (typeof monday)[] }),
      JSON.stringify(hours).slice(0, 200),
    ).rejects.toMatchObject(refusal);
  const nobody = { practitionerId: crypto.randomUUID() };
  await expect(caller.availability.week(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(saveWeek(caller, { ...nobody, hours: [] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await caller.availability.week({ practitionerId })).items).toMatchObject([
    { weekday: 1, to: '12:00' },
  ]);
});

test('SCH-2: two practitioners may work the same hours, and one practitioner the same hours on other days', async () => {
  const { ours, caller, practitionerId, facilityId } = await working('UTC', []);
  const { id: colleague } = await member(ours, 'provider');
  for (const id of [practitionerId, colleague])
    await saveWeek(caller, availabilityFields(id, facilityId, [1, 2]));
  for (const id of [practitionerId, colleague])
    expect((await caller.availability.week({ practitionerId: id })).items).toHaveLength(4);
});

test('SCH-1 K9: what is not to be booked has no free times', async () => {
  const { caller, serviceId, freeOn } = await working('UTC', everyDay('09:00', '10:00'));
  expect(await freeOn('2031-01-07')).toHaveLength(1);
  for (const [version, status] of ['archived', 'draft'].entries()) {
    await caller.services.update({ id: serviceId, version: version + 1, status: status as 'draft' });
    expect(await freeOn('2031-01-07')).toEqual([]);
  }
});

test('SCH-2 K8: free times for a patient leave out when the patient is taken, wherever that is', async () => {
  const { caller, links } = await bookable();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const { serviceId, patientId } = links;
  const asked = { serviceId, from: '2031-01-07', to: '2031-01-07' };
  const free = await caller.bookings.freeSlots({ ...asked, patientId });
  expect(free.items.map(({ startsAt }) => startsAt)).not.toContain(slot(9));
  expect(free.items.length).toBeGreaterThan(0);
  // Somebody of another clinic is nobody.
  const stranger = (await bookable()).patient;
  expect((await caller.bookings.freeSlots({ ...asked, patientId: stranger.id })).items).toEqual([]);
});

test('SCH-2 K10: a night is one of the hours, and its visits may run over midnight', async () => {
  const night = { weekday: 4, from: '22:00', to: '06:00' };
  const { caller, practitionerId, freeOn } = await working('Europe/Berlin', [night]);
  expect((await caller.availability.week({ practitionerId })).items).toMatchObject([night]);
  expect(await freeOn('2031-01-09')).toEqual(['2031-01-09T21:00', '2031-01-09T22:00']);
  expect(await freeOn('2031-01-10')).toEqual(
    [23, 24, 25, 26, 27, 28].map(hour => new Date(Date.UTC(2031, 0, 9, hour)).toISOString().slice(0, 16)),
  );
});

test('K11: hours at two places are compared by instants, so that the same hours of distant zones do not overlap', async () => {
  const { caller, practitionerId, facilityId } = await working('America/New_York', []);
  const far = await caller.facilities.create(facilityFields(faker, { timeZone: 'Asia/Kathmandu' }));
  const near = await caller.facilities.create(facilityFields(faker, { timeZone: 'America/Chicago' }));
  const morning = { weekday: 2, from: '09:00', to: '12:00' };
  const at = (...places: string[]) => ({
    practitionerId,
    hours: places.map(place => ({ ...morning, facilityId: place })),
  });
  await saveWeek(caller, at(facilityId, far.id));
  await expect(saveWeek(caller, at(facilityId, near.id))).rejects.toMatchObject({
    message: expect.stringMatching(/^The hours at .* overlap\.$/),
  });
});

test('K20 SCH-2: of two who save one week at once the second is told who was faster, and nothing of theirs is lost', async () => {
  const { ours, caller, practitionerId, facilityId } = await working('UTC', everyDay('09:00', '12:00'));
  const colleague = await as(ours, 'admin');
  const { version, items } = await caller.availability.week({ practitionerId });
  const changed = (from: string) => ({
    ...{ practitionerId, version },
    hours: items.map(({ weekday, to }) => ({ facilityId, weekday, from, to })),
  });
  const both = await Promise.allSettled([
    caller.availability.replaceWeek(changed('08:00')),
    colleague.availability.replaceWeek(changed('10:00')),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [lost] = both.filter(result => result.status === 'rejected');
  expect(lost?.reason).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('changed this'),
  });
  const after = await caller.availability.week({ practitionerId });
  expect(after.version).toBeGreaterThan(version);
  expect(new Set(after.items.map(({ from }) => from)).size).toBe(1);
  // A week that says the same is no change.
  const same = after.items.map(({ weekday, from, to }) => ({ facilityId, weekday, from, to }));
  const saved = await caller.availability.replaceWeek({
    ...{ practitionerId, version: after.version, hours: same },
  });
  expect(saved).toEqual(after);
  expect(await caller.availability.week({ practitionerId })).toEqual(after);
});
