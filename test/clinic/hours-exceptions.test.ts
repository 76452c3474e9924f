import { expect, test } from 'vitest';
import { facilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { bound } from '../world/bound.ts';
import { everyDay, working } from '../world/working.ts';
import { admit, bookableAnyTime as bookable, faker, member } from '../world/world.ts';

const stale = expect.objectContaining({ code: 'CONFLICT' });
const gone = expect.objectContaining({ code: 'NOT_FOUND' });
const bad = expect.objectContaining({ code: 'BAD_REQUEST' });
const wholeDay = { from: '00:00', to: '24:00' };

/** The practitioner works from nine to noon from Monday to Friday, in Berlin; 2031-01-07 is a Tuesday. */
const inBerlin = () =>
  working(
    'Europe/Berlin',
    [1, 2, 3, 4, 5].map(weekday => ({ weekday, from: '09:00', to: '12:00' })),
  );

test('SCH-2 S7: an exception replaces the hours of its local day, opens a Sunday and closes a Tuesday', async () => {
  const { caller, practitionerId, facilityId, freeOn } = await inBerlin();
  const place = { practitionerId, facilityId };
  const hours = [
    { from: '14:00', to: '15:00' },
    { from: '10:00', to: '12:00' },
  ];
  const sunday = await caller.dayExceptions.create({ ...place, date: '2031-01-12', hours, note: 'Open day' });
  expect(sunday).toMatchObject({
    date: '2031-01-12',
    note: 'Open day',
    practitioner: { id: practitionerId },
  });
  expect(sunday.hours).toEqual([hours[1], hours[0]]);
  expect(await freeOn('2031-01-12')).toEqual(['2031-01-12T09:00', '2031-01-12T10:00', '2031-01-12T13:00']);

  expect(await freeOn('2031-01-07')).toHaveLength(3);
  const closed = await caller.dayExceptions.create({ ...place, date: '2031-01-07', hours: [] });
  expect(await freeOn('2031-01-06', '2031-01-08')).toEqual([
    ...['2031-01-06T08:00', '2031-01-06T09:00', '2031-01-06T10:00'],
    ...['2031-01-08T08:00', '2031-01-08T09:00', '2031-01-08T10:00'],
  ]);
  const { items } = await caller.dayExceptions.list({ practitionerId, since: '2031-01-01' });
  expect(items.map(({ date }) => date)).toEqual(['2031-01-07', '2031-01-12']);
  expect((await caller.dayExceptions.list({ since: '2031-01-08' })).items).toHaveLength(1);
  await caller.dayExceptions.trash({ id: closed.id, version: closed.version });
  expect(await freeOn('2031-01-07')).toHaveLength(3);
  await caller.dayExceptions.restore({ id: closed.id });
  expect(await freeOn('2031-01-07')).toEqual([]);
});

test('S7: an exception from midnight lies on its own day, east and west of Greenwich', async () => {
  for (const [zone, first] of [
    ['Europe/Amsterdam', '2031-01-10T23:00'],
    ['America/Los_Angeles', '2031-01-11T08:00'],
    ['Pacific/Kiritimati', '2031-01-10T10:00'],
    ['Pacific/Pago_Pago', '2031-01-11T11:00'],
  ] as const) {
    const { caller, practitionerId, facilityId, freeOn } = await working(zone, []);
    const hours = [{ from: '00:00', to: '01:00' }];
    await caller.dayExceptions.create({ practitionerId, facilityId, date: '2031-01-11', hours });
    expect(await freeOn('2031-01-10', '2031-01-12'), zone).toEqual([first]);
  }
});

test('SCH-2: an exception may be a night, and the night before it reaches into its day', async () => {
  const { caller, practitionerId, facilityId, freeOn } = await working('UTC', everyDay('22:00', '02:00'));
  const on = { practitionerId, facilityId, date: '2031-01-07' };
  await caller.dayExceptions.create({ ...on, hours: [] });
  expect(await freeOn('2031-01-07')).toEqual(['2031-01-07T00:00', '2031-01-07T01:00']);
  const [{ id, version } = { id: '', version: 0 }] = (await caller.dayExceptions.list({})).items;
  await caller.dayExceptions.update({ id, version, hours: [{ from: '23:00', to: '01:00' }] });
  expect(await freeOn('2031-01-07', '2031-01-08')).toEqual([
    ...['2031-01-07T00:00', '2031-01-07T01:00', '2031-01-07T23:00', '2031-01-08T00:00'],
    ...['2031-01-08T22:00', '2031-01-08T23:00'],
  ]);
});

test('S4 S9 S10: time off is one span from the start of its first local day to the end of its last', async () => {
  const { caller, practitionerId, freeOn } = await working('Europe/Berlin', everyDay('00:00', '24:00'));
  const january = { practitionerId, kind: 'vacation' as const, startsOn: '2031-01-01', endsOn: '2031-01-31' };
  const { id, version } = await caller.timeOff.create(january);
  expect(await freeOn('2030-12-31', '2031-01-31')).toHaveLength(24);
  expect((await freeOn('2031-01-31', '2031-02-01'))[0]).toBe('2031-01-31T23:00');
  // From Friday noon to Monday noon.
  await caller.timeOff.update({
    ...{ id, version, startsOn: '2031-01-10', endsOn: '2031-01-13', from: '12:00', to: '12:00' },
  });
  expect(await freeOn('2031-01-10', '2031-01-13')).toHaveLength(24);
  const meeting = { practitionerId, kind: 'meeting' as const, startsOn: '2031-01-15', endsOn: '2031-01-15' };
  await caller.timeOff.create({ ...meeting, from: '12:00', to: '13:00' });
  expect(await freeOn('2031-01-15')).toHaveLength(23);
  expect(await freeOn('2031-01-15')).not.toContain('2031-01-15T11:00');
});

test('S4: hours and time off are worked out for the days that are asked for, decades after they were made', async () => {
  const { caller, practitionerId, freeOn } = await working('Europe/Berlin', everyDay('09:00', '11:00'));
  const off = { practitionerId, kind: 'vacation' as const, startsOn: '2068-12-30', endsOn: '2069-01-02' };
  await caller.timeOff.create(off);
  expect((await freeOn('2068-12-28', '2069-01-03')).map(start => start.slice(0, 10))).toEqual([
    ...['2068-12-28', '2068-12-28', '2068-12-29', '2068-12-29', '2069-01-03', '2069-01-03'],
  ]);
});

test.each([
  ['Africa/Cairo', '2027-04-30'],
  ['Asia/Beirut', '2027-03-28'],
  ['America/Santiago', '2027-09-05'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
])(
  'S9: time off and a holiday in %s on %s, a day with an odd midnight, close that day alone',
  async (zone, date) => {
    const { caller, practitionerId, facilityId, freeOn } = await working(zone, everyDay('00:00', '24:00'));
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const before = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
    const around = async () =>
      [await freeOn(before), await freeOn(date), await freeOn(next)].map(f => f.length);
    const [first, , last] = await around();
    const off = { practitionerId, kind: 'other' as const, startsOn: date, endsOn: date };
    const { id, version } = await caller.timeOff.create(off);
    expect(await around()).toEqual([first, 0, last]);
    await caller.timeOff.trash({ id, version });
    await caller.holidays.create({ facilityId, date, name: 'A holiday' });
    expect(await around()).toEqual([first, 0, last]);
  },
);

test('SCH-2: a holiday closes the facility for everybody, all day or a part of it, and no other facility', async () => {
  const { ours, caller, practitionerId, facilityId, freeOn } = await inBerlin();
  const elsewhere = await caller.facilities.create(facilityFields(faker, { timeZone: 'Europe/Berlin' }));
  const { id: colleague } = await member(ours, 'provider');
  const hours = [{ facilityId: elsewhere.id, weekday: 2, from: '09:00', to: '10:00' }];
  await caller.availability.replaceWeek({ practitionerId: colleague, version: 1, hours });
  const holiday = await caller.holidays.create({ facilityId, date: '2031-01-07', name: 'Works outing' });
  expect(holiday).toMatchObject({ ...wholeDay, facility: { id: facilityId } });
  expect(await freeOn('2031-01-07')).toEqual(['2031-01-07T08:00']);
  const { id, version } = holiday;
  const shorter = await caller.holidays.update({ id, version, from: '10:00' });
  expect(await freeOn('2031-01-07')).toEqual(['2031-01-07T08:00', '2031-01-07T08:00']);
  // Somebody named this very day, so it is open all the same.
  const emergency = [{ from: '10:00', to: '11:00' }];
  await caller.dayExceptions.create({ practitionerId, facilityId, date: '2031-01-07', hours: emergency });
  expect(await freeOn('2031-01-07')).toEqual(['2031-01-07T08:00', '2031-01-07T09:00']);
  await expect(
    caller.holidays.create({ facilityId, date: '2031-01-07', name: 'Works outing' }),
  ).rejects.toThrow('already has this holiday');
  await caller.holidays.trash({ id, version: shorter.version });
  expect((await caller.holidays.list({})).items).toEqual([]);
  expect((await caller.holidays.list({ trashed: true })).items).toMatchObject([{ name: 'Works outing' }]);
});

test('FD7 S5: a booking in closed time warns, and in time that an exception opened does not', async () => {
  const { ours, caller, practitionerId, facilityId, serviceId } = await inBerlin();
  const { id: patientId } = await admit(ours);
  const links = { patientId, serviceId, practitionerId, facilityId };
  const book = (startsAt: string) => caller.bookings.book({ ...links, startsAt });
  const away = { practitionerId, kind: 'sick' as const, startsOn: '2031-01-07', endsOn: '2031-01-07' };
  await caller.timeOff.create(away);
  await caller.holidays.create({ facilityId, date: '2031-01-08', name: 'Holiday' });
  await caller.dayExceptions.create({ practitionerId, facilityId, date: '2031-01-09', hours: [] });
  for (const day of ['07', '08', '09'])
    await expect(book(`2031-01-${day}T08:00:00Z`), day).rejects.toThrow('does not work at');
  const hours = [{ from: '18:00', to: '20:00' }];
  await caller.dayExceptions.create({ practitionerId, facilityId, date: '2031-01-12', hours });
  const { despiteWarnings } = await book('2031-01-12T17:00:00Z');
  expect(despiteWarnings).toEqual([]);
});

test('FD7 K9: what is handed over into time off of the successor takes a reason', async () => {
  const { ours, caller, practitionerId, facilityId, serviceId } = await inBerlin();
  const { id: patientId } = await admit(ours);
  const { id: successorId } = await member(ours, 'provider');
  const hours = everyDay('09:00', '12:00').map(h => ({ facilityId, ...h }));
  await caller.availability.replaceWeek({ practitionerId: successorId, version: 1, hours });
  const startsAt = '2031-01-07T08:00:00Z';
  await caller.bookings.book({ patientId, serviceId, practitionerId, facilityId, startsAt });
  const off = { kind: 'training' as const, startsOn: '2031-01-07', endsOn: '2031-01-07' };
  await caller.timeOff.create({ ...off, practitionerId: successorId });
  await expect(caller.bookings.handOver({ practitionerId, successorId })).rejects.toThrow(
    'does not work at one of these times',
  );
  const despite = { reason: 'Comes in for it' };
  expect(await caller.bookings.handOver({ practitionerId, successorId, despite })).toMatchObject({
    count: 1,
  });
});

test('K9: whoever closes a time hears how many bookings lie in it, and nothing is saved before they may stay', async () => {
  const { ours, caller, practitionerId, facilityId, serviceId } = await inBerlin();
  const { id: patientId } = await admit(ours);
  const links = { patientId, serviceId, practitionerId, facilityId };
  for (const hour of ['08', '09'])
    await caller.bookings.book({ ...links, startsAt: `2031-01-07T${hour}:00:00Z` });
  const on = '2031-01-07';
  const closing = {
    'time off': (keepBookings: boolean) =>
      caller.timeOff.create({ practitionerId, kind: 'sick', startsOn: on, endsOn: on, keepBookings }),
    'a holiday': (keepBookings: boolean) =>
      caller.holidays.create({ facilityId, date: on, name: 'Holiday', keepBookings }),
    'an exception': (keepBookings: boolean) =>
      caller.dayExceptions.create({ practitionerId, facilityId, date: on, hours: [], keepBookings }),
  };
  for (const [what, close] of Object.entries(closing)) {
    await expect(close(false), what).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      message: expect.stringContaining('2 bookings to come lie in the time that this closes'),
      cause: { bookings: { count: 2, first: new Date(`${on}T08:00Z`), last: new Date(`${on}T09:00Z`) } },
    });
  }
  expect((await caller.timeOff.list({})).items).toEqual([]);
  expect((await caller.holidays.list({})).items).toEqual([]);
  expect((await caller.dayExceptions.list({})).items).toEqual([]);
  const afternoon = {
    practitionerId,
    kind: 'meeting' as const,
    startsOn: on,
    endsOn: on,
    from: '11:00',
    to: '12:00',
  };
  await caller.timeOff.create(afternoon);
  for (const [what, close] of Object.entries(closing)) expect((await close(true)).id, what).toBeTruthy();
  expect(await caller.bookings.dependingOn({ kind: 'practitioner', id: practitionerId })).toMatchObject({
    count: 2,
  });
});

test('K20: two administrators do not lose each other’s changes of an exception, a holiday or time off', async () => {
  const { caller, practitionerId, facilityId } = await inBerlin();
  const exception = await caller.dayExceptions.create({
    ...{ practitionerId, facilityId, date: '2031-01-07', hours: [] },
  });
  const holiday = await caller.holidays.create({ facilityId, date: '2031-01-08', name: 'Holiday' });
  const off = await caller.timeOff.create({
    ...{ practitionerId, kind: 'vacation', startsOn: '2031-01-09', endsOn: '2031-01-09' },
  });
  const edits = [
    (note: string) => caller.dayExceptions.update({ id: exception.id, version: exception.version, note }),
    (name: string) => caller.holidays.update({ id: holiday.id, version: holiday.version, name }),
    (note: string) => caller.timeOff.update({ id: off.id, version: off.version, note }),
  ];
  for (const edit of edits) {
    const [first, second] = await Promise.allSettled([edit('First'), edit('Second')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expect(edit('Third')).rejects.toEqual(stale);
  }
});

test('TEN-8: who is bound to a facility touches its exceptions and holidays, and the time off of those alone who work nowhere else', async () => {
  const { ours, caller, practitionerId, facilityId: north } = await inBerlin();
  const { id: south } = await caller.facilities.create(facilityFields(faker, { name: 'South' }));
  const { id: northern } = await member(ours, 'provider', [north]);
  const { caller: lead } = await bound(ours, 'admin', [north]);
  const day = { date: '2031-01-07', name: 'Holiday' };
  const closed = { practitionerId, date: '2031-01-07', hours: [] };
  await expect(lead.holidays.create({ ...day, facilityId: south })).rejects.toEqual(gone);
  await expect(lead.dayExceptions.create({ ...closed, facilityId: south })).rejects.toEqual(gone);
  const holiday = await caller.holidays.create({ ...day, facilityId: south });
  await expect(lead.holidays.trash({ id: holiday.id, version: 1 })).rejects.toEqual(gone);
  expect((await lead.holidays.list({})).items).toEqual([]);
  expect((await lead.holidays.create({ ...day, facilityId: north })).facility.id).toBe(north);
  expect((await lead.dayExceptions.create({ ...closed, facilityId: north })).facility.id).toBe(north);
  const off = { kind: 'vacation' as const, startsOn: '2031-01-09', endsOn: '2031-01-09' };
  await expect(lead.timeOff.create({ ...off, practitionerId })).rejects.toThrow('your own facilities');
  const everywhere = await caller.timeOff.create({ ...off, practitionerId });
  const { id, version } = everywhere;
  for (const touch of [
    () => lead.timeOff.update({ id, version, note: 'Changed' }),
    () => lead.timeOff.trash({ id, version }),
    () => lead.timeOff.update({ id, version, practitionerId: northern }),
  ])
    await expect(touch()).rejects.toThrow('your own facilities');
  expect((await lead.timeOff.create({ ...off, practitionerId: northern })).practitioner.id).toBe(northern);
});

test('TEN-8 SCH-2: time off counts for who is bound to a facility as well, and why it is stays with those who arrange it', async () => {
  const { ours, caller, practitionerId, facilityId } = await inBerlin();
  const off = { practitionerId, kind: 'sick' as const, startsOn: '2031-01-07', endsOn: '2031-01-07' };
  await caller.timeOff.create({ ...off, note: 'Appendix' });
  const { caller: desk } = await bound(ours, 'staff', [facilityId]);
  const { items } = await desk.availability.openTimes({ from: '2031-01-07', to: '2031-01-08' });
  expect(items).toMatchObject([{ startsAt: '2031-01-08T08:00:00.000Z' }]);
  expect(JSON.stringify(items)).not.toMatch(/sick|Appendix/);
  await expect(desk.timeOff.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { items: entries } = await caller.audit.search({ entity: 'TimeOff' });
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toMatch(/sick|Appendix/);
});

test('FD7 S5: the calendar is told the open times that booking goes by, page by page', async () => {
  const { caller, practitionerId, facilityId } = await inBerlin();
  const off = { practitionerId, kind: 'meeting' as const, startsOn: '2031-01-07', endsOn: '2031-01-07' };
  await caller.timeOff.create({ ...off, from: '10:00', to: '11:00' });
  const days = { from: '2031-01-07', to: '2031-01-08' };
  const open = (day: string, from: string, to: string) => ({
    ...{ startsAt: `2031-01-${day}T${from}:00.000Z`, endsAt: `2031-01-${day}T${to}:00.000Z` },
  });
  const expected = [open('07', '08:00', '09:00'), open('07', '10:00', '11:00'), open('08', '08:00', '11:00')];
  const { items } = await caller.availability.openTimes({ ...days, practitionerId });
  expect(items).toMatchObject(expected.map(time => ({ ...time, practitioner: { id: practitionerId } })));
  const paged: typeof items = [];
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await caller.availability.openTimes({ ...days, limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(items);
  const noPage = { ...days, cursor: Buffer.from('nowhere').toString('base64url') };
  await expect(caller.availability.openTimes(noPage)).rejects.toEqual(bad);
  const elsewhere = await caller.facilities.create(facilityFields(faker));
  expect((await caller.availability.openTimes({ ...days, facilityId: elsewhere.id })).items).toEqual([]);
  expect((await caller.availability.openTimes({ ...days, facilityId })).items).toEqual(items);
  await expect(caller.availability.openTimes({ from: '2031-01-01', to: '2031-02-15' })).rejects.toEqual(bad);
});

test('I6: days that are none, and times that end before they start, are refused in words and nothing is saved', async () => {
  const { caller, practitionerId, facilityId } = await inBerlin();
  const off = { practitionerId, kind: 'vacation' as const, startsOn: '2031-01-07', endsOn: '2031-01-07' };
  const holiday = { facilityId, date: '2031-01-07', name: 'Holiday' };
  const exception = { practitionerId, facilityId, date: '2031-01-07' };
  const refused: [string, () => Promise<unknown>][] = [
    ['30 February', () => caller.timeOff.create({ ...off, startsOn: '2027-02-30' })],
    ['the year 275760', () => caller.timeOff.create({ ...off, endsOn: '275760-01-01' })],
    ['an end before the start', () => caller.timeOff.create({ ...off, endsOn: '2031-01-06' })],
    ['an end on the hour it starts', () => caller.timeOff.create({ ...off, from: '09:00', to: '09:00' })],
    ['ten years', () => caller.timeOff.create({ ...off, endsOn: '2041-01-07' })],
    ['25 o’clock', () => caller.timeOff.create({ ...off, from: '25:00' })],
    ['a holiday on 30 February', () => caller.holidays.create({ ...holiday, date: '2027-02-30' })],
    ['a holiday without a name', () => caller.holidays.create({ ...holiday, name: ' ' })],
    ['a holiday backwards', () => caller.holidays.create({ ...holiday, from: '12:00', to: '09:00' })],
    [
      'hours that overlap',
      () =>
        caller.dayExceptions.create({
          ...exception,
          hours: [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
        }),
    ],
    [
      'hours of no length',
      () => caller.dayExceptions.create({ ...exception, hours: [{ from: '09:00', to: '09:00' }] }),
    ],
  ];
  for (const [what, call] of refused) await expect(call(), what).rejects.toEqual(bad);
  for (const list of [caller.timeOff.list, caller.holidays.list, caller.dayExceptions.list])
    expect((await list({})).items).toEqual([]);
  const there = await caller.timeOff.create(off);
  const later = { id: there.id, version: there.version, startsOn: '2031-01-08' };
  await expect(caller.timeOff.update(later)).rejects.toMatchObject({
    ...{ code: 'BAD_REQUEST', message: 'It must end after it starts.' },
  });
});

test('S5 FD15: a seat in a group is not offered while the practitioner is away', async () => {
  const { ours, caller, practitionerId, facilityId } = await inBerlin();
  const { id: patientId } = await admit(ours);
  const group = await caller.services.create(
    serviceFields(faker, { durationMinutes: 60, bufferMinutes: 0, capacity: 3 }),
  );
  const links = { patientId, serviceId: group.id, practitionerId, facilityId };
  await caller.bookings.book({ ...links, startsAt: '2031-01-07T08:00:00Z' });
  const asked = { serviceId: group.id, from: '2031-01-07', to: '2031-01-07' };
  const starts = async () =>
    (await caller.bookings.freeSlots(asked)).items.map(slot => slot.startsAt.slice(11, 16));
  expect(await starts()).toEqual(['08:00', '09:00', '10:00']);
  const off = { practitionerId, kind: 'sick' as const, startsOn: '2031-01-07', endsOn: '2031-01-07' };
  await caller.timeOff.create({ ...off, to: '10:00', keepBookings: true });
  expect(await starts()).toEqual(['09:00', '10:00']);
});

test('K20 ENT-3: of eight who change one exception again and again, nobody takes over what another wrote meanwhile', async () => {
  const { caller, links } = await bookable();
  const { practitionerId, facilityId } = links;
  const made = { practitionerId, facilityId, date: '2031-02-03', hours: [] };
  const { id, version: first } = await caller.dayExceptions.create(made);
  const outcomes: string[] = [];
  const change = async (who: number) => {
    for (let turn = 0; turn < 20; turn++) {
      const { version } = await caller.dayExceptions.get({ id });
      const note = { practitionerId, facilityId, note: `${who} ${turn}` };
      const hours = { hours: [{ from: '09:00', to: `1${who}:${10 + turn}` }] };
      const outcome = caller.dayExceptions.update({ id, version, ...(turn % 2 ? note : hours) });
      outcomes.push(
        await outcome.then(
          () => 'OK',
          (refused: { code: string }) => refused.code,
        ),
      );
    }
  };
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(change));
  expect(new Set(outcomes)).toEqual(new Set(['OK', 'CONFLICT']));
  const won = outcomes.filter(outcome => outcome === 'OK').length;
  expect((await caller.dayExceptions.get({ id })).version).toBe(first + won);
});
