import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { MINUTE } from '../../shared/durations.ts';
import { saveWeek } from '../world/save-week.ts';
import { everyDay, working } from '../world/working.ts';
import { admit, despite, faker, member, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const tuesday = '2031-01-07';
const on = (time: string) => `${tuesday}T${time}:00.000Z`;
const timesOf = (starts: string[]) => starts.map(start => start.slice(11));

/** A practice in UTC that works from nine to four, with a service of an hour that may take a while to tidy up after. */
const untilFour = async (bufferMinutes = 0) => {
  const world = await working('UTC', everyDay('09:00', '16:00'));
  const { caller, ours, practitionerId, facilityId } = world;
  const service = await caller.services.create(
    serviceFields(faker, { name: 'Surgery', durationMinutes: 60, bufferMinutes }),
  );
  const patient = await admit(ours);
  const links = { practitionerId, facilityId, serviceId: service.id };
  const book = (startsAt: string, more: object = {}) =>
    caller.bookings.book({ ...links, patientId: patient.id, startsAt, ...more });
  const another = async () => ({ patientId: (await admit(ours)).id });
  const offered = async (more: object = {}) => {
    const { items } = await caller.bookings.freeSlots({
      ...{ ...links, from: tuesday, to: tuesday, limit: 100, ...more },
    });
    return items;
  };
  const times = async (more: object = {}) =>
    timesOf((await offered(more)).map(({ startsAt }) => startsAt.slice(0, 16)));
  return { ...world, links, patient, service, book, another, offered, times };
};

test('S2: the end is looked at, not the start alone: 45 minutes are not offered at half past five where it closes at six', async () => {
  const { caller, practitionerId } = await working('UTC', everyDay('09:00', '18:00'));
  await caller.settings.updateBooking({ version: 2, slotMinutes: 30 });
  const { id: serviceId } = await caller.services.create(
    serviceFields(faker, { durationMinutes: 45, bufferMinutes: 0 }),
  );
  const asked = { serviceId, practitionerId, from: tuesday, to: tuesday, limit: 100 };
  const { items } = await caller.bookings.freeSlots(asked);
  expect(items.at(-1)?.startsAt).toBe(on('17:00'));
});

test('S2: a booking that is under way takes its practitioner until its end', async () => {
  const { ours, caller, practitionerId, facilityId, serviceId, freeOn } = await working(
    'UTC',
    everyDay('00:00', '24:00'),
  );
  await caller.settings.updateBooking({ version: 2, slotMinutes: 5 });
  const started = Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE - 15 * MINUTE;
  const [startsAt, endsAt] = [started, started + 105 * MINUTE].map(time => new Date(time).toISOString());
  const links = { practitionerId, facilityId, serviceId, patientId: (await admit(ours)).id };
  await caller.bookings.book({ ...links, startsAt: `${startsAt}`, endsAt, despite });
  const today = Temporal.Now.plainDateISO('UTC');
  const [first] = await freeOn(today.toString(), today.add({ days: 1 }).toString());
  expect(first).toBe(endsAt?.slice(0, 16));
});

test('S2: five minutes in the middle of a time take the whole of it', async () => {
  const { book, times } = await untilFour();
  await book(on('10:30'), { endsAt: on('10:35') });
  expect(await times()).toEqual(['09:00', '11:00', '12:00', '13:00', '14:00', '15:00']);
});

test('S3: each booking claims its own buffer once, for whoever tidies up, not for the patient, and it may reach beyond the hours', async () => {
  const { ours, caller, facilityId, service, patient, book, another, times } = await untilFour(15);
  await book(on('12:50'));
  const rival = await another();
  // Neither may begin in the buffer of what is there, nor reach into it with its own.
  for (const startsAt of ['13:50', '14:04', '11:36', '11:50'])
    await expect(book(on(startsAt), rival), startsAt).rejects.toMatchObject({ code: 'CONFLICT' });
  await book(on('14:05'), rival);
  await book(on('11:35'), await another());
  // 15:00 to 16:00 is offered, though tidying up takes until a quarter past.
  expect(await times()).toEqual(['09:00', '10:00']);
  const { id: colleague } = await member(ours, 'provider');
  await saveWeek(caller, {
    ...{ practitionerId: colleague, hours: everyDay('13:50', '16:00').map(h => ({ facilityId, ...h })) },
  });
  const elsewhere = { practitionerId: colleague, patientId: patient.id };
  expect((await times(elsewhere))[0]).toBe('13:50');
  const next = await book(on('13:50'), elsewhere);
  await caller.bookings.cancel({ ...versionOf(next), reason: 'Only tried' });
  expect(service.bufferMinutes).toBe(15);
});

test('S3 S5: a patient who is expected elsewhere at the end of a visit is offered that visit', async () => {
  const { ours, caller, facilityId, patient, book, times } = await untilFour(15);
  const { id: colleague } = await member(ours, 'provider');
  await saveWeek(caller, {
    ...{ practitionerId: colleague, hours: everyDay('09:00', '16:00').map(h => ({ facilityId, ...h })) },
  });
  await book(on('11:00'), { practitionerId: colleague });
  expect(await times({ patientId: patient.id })).toEqual(expect.arrayContaining(['10:00', '12:00']));
  expect(await times({ patientId: patient.id })).not.toContain('11:00');
  await book(on('10:00'));
});

test('S5: every time that is offered can be booked until it is, and no other can without a reason', async () => {
  const { caller, practitionerId, facilityId, book, another, offered } = await untilFour(10);
  await caller.settings.updateBooking({ version: 2, slotMinutes: 45 });
  const absence = { practitionerId, kind: 'meeting' as const, startsOn: tuesday, endsOn: tuesday };
  await caller.timeOff.create({ ...absence, from: '12:10', to: '12:40' });
  await caller.dayExceptions.create({
    ...{ practitionerId, facilityId, date: '2031-01-08', hours: [{ from: '07:20', to: '11:00' }] },
  });
  const to = '2031-01-08';
  const first = await offered({ to });
  expect(first.length).toBeGreaterThan(8);
  for (let left = first; left.length > 0; left = await offered({ to })) {
    // From the end, so that what is left is not just the rest of a list.
    const { startsAt } = left.at(-1) ?? { startsAt: '' };
    expect(await book(startsAt, await another())).toMatchObject({ startsAt, despiteReason: null });
  }
  for (const outside of ['2031-01-08T06:20:00Z', '2031-01-08T10:30:00Z', on('11:30'), on('15:30')])
    await expect(book(outside, await another()), outside).rejects.toMatchObject({
      code: expect.stringMatching(/CONFLICT|UNPROCESSABLE_CONTENT/),
    });
});

test('S6: another service half an hour before closing brings its own end, which warns as that of a new booking does', async () => {
  const { caller, book } = await untilFour();
  const long = await caller.services.create(serviceFields(faker, { durationMinutes: 120, bufferMinutes: 0 }));
  const booked = await book(on('15:00'));
  const change = { ...versionOf(booked), serviceId: long.id };
  await expect(caller.bookings.update(change)).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
    cause: { warnings: [{ kind: 'outside-hours' }] },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(booked);
  const longer = await caller.bookings.update({ ...change, despite });
  expect(longer).toMatchObject({
    ...{ endsAt: on('17:00'), despiteReason: despite.reason, despiteWarnings: ['outside-hours'] },
  });
  // What was passed over is not asked again, and neither is what becomes shorter.
  const longest = await caller.bookings.update({ ...versionOf(longer), endsAt: on('17:30') });
  await caller.bookings.update({ ...versionOf(longest), endsAt: on('16:30') });
});

test('FD14: free times without a practitioner say with whom, equal ones of several are all told, and none is left out', async () => {
  const { ours, caller, practitionerId, facilityId, offered } = await untilFour();
  const { id: colleague } = await member(ours, 'provider');
  await saveWeek(caller, {
    ...{ practitionerId: colleague, hours: everyDay('09:00', '16:00').map(h => ({ facilityId, ...h })) },
  });
  const found = await offered({ practitionerId: undefined });
  expect(found).toHaveLength(14);
  for (const { startsAt } of found) {
    const equal = found.filter(slot => slot.startsAt === startsAt).map(({ practitioner }) => practitioner);
    expect(new Set(equal.map(({ id }) => id))).toEqual(new Set([practitionerId, colleague]));
    for (const { name } of equal) expect(name).toBe('Mo provider');
  }
});

test('S1: the grid of each span of hours begins where they begin, so that neither half an hour at noon nor in the morning is lost', async () => {
  const day = (weekday: number, from: string, to: string) => ({ weekday, from, to });
  const { freeOn } = await working('Europe/Berlin', [
    ...[day(2, '08:00', '12:00'), day(2, '12:30', '17:30'), day(3, '09:30', '12:00')],
  ]);
  // An hour before what the clock shows.
  expect((await freeOn(tuesday)).map(start => start.slice(11))).toEqual([
    ...['07:00', '08:00', '09:00', '10:00', '11:30', '12:30', '13:30', '14:30', '15:30'],
  ]);
  expect((await freeOn('2031-01-08')).map(start => start.slice(11))).toEqual(['08:30', '09:30']);
});

/** Makes every hold of a clinic end, as time does: no job has run. */
const letHoldsPass = (of: { id: string }) =>
  admin.query(
    `update clinic.claims set expires_at = now() - interval '1 second' where tenant_id = $1 and expires_at is not null`,
    [of.id],
  );

test.each([
  ['UTC', tuesday],
  ['America/Santiago', '2027-09-05'],
  ['Africa/Cairo', '2027-04-30'],
  ['Australia/Lord_Howe', '2027-04-04'],
])(
  'S5 S11: in %s on %s whoever looks, books, holds and plans a series hears the same of seats, rooms and holds, until nothing is left',
  async (zone, date) => {
    const { ours, caller, practitionerId, facilityId } = await working(zone, everyDay('00:00', '05:00'));
    const room = await caller.rooms.create({ facilityId, name: 'Room' });
    const service = await caller.services.create(
      serviceFields(faker, { durationMinutes: 60, bufferMinutes: 10, capacity: 2, roomIds: [room.id] }),
    );
    await caller.settings.updateBooking({ version: 2, slotMinutes: 35 });
    const links = { serviceId: service.id, practitionerId, facilityId };
    const offered = async () =>
      (await caller.bookings.freeSlots({ ...links, from: date, to: date, limit: 100 })).items;
    const another = async () => ({ patientId: (await admit(ours)).id });
    const takenAt = async (startsAt: string) => {
      const wall = Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone).toPlainDateTime();
      // A series takes the first of an hour that comes twice.
      if (wall.toZonedDateTime(zone).epochMilliseconds !== Date.parse(startsAt)) return 'another';
      const { dates } = await caller.series.preview({
        ...{
          ...links,
          ...(await another()),
          frequency: 'daily',
          firstDate: `${wall.toPlainDate()}`,
          count: 1,
        },
        time: wall.toPlainTime().toString({ smallestUnit: 'minute' }),
      });
      return dates[0]?.taken;
    };
    const held: string[] = [];
    for (let left = await offered(); left.length > 0; left = await offered()) {
      const { startsAt } = left[Math.floor(left.length / 2)] ?? { startsAt: '' };
      expect([null, 'another']).toContain(await takenAt(startsAt));
      await caller.bookings.book({ ...links, ...(await another()), startsAt });
      expect((await offered()).map(slot => slot.startsAt)).toContain(startsAt);
      held.push((await caller.bookings.hold({ ...links, startsAt })).startsAt);
    }
    expect(held.length).toBeGreaterThan(1);
    for (const startsAt of held) {
      expect(['This group is full.', 'another']).toContain(await takenAt(startsAt));
      await expect(caller.bookings.book({ ...links, ...(await another()), startsAt })).rejects.toMatchObject({
        ...{ code: 'CONFLICT', message: 'This group is full.' },
      });
    }
    await letHoldsPass(ours);
    const again = (await offered()).map(({ startsAt }) => startsAt);
    expect(new Set(again)).toEqual(new Set(held));
    for (const startsAt of held) {
      expect([null, 'another']).toContain(await takenAt(startsAt));
      await caller.bookings.book({ ...links, ...(await another()), startsAt });
    }
    expect(await offered()).toEqual([]);
  },
);

test('S5: a seat in a group whose service became longer is offered where that still fits, and not where something else begins', async () => {
  const { caller, links, book, another } = await untilFour();
  const group = await caller.services.create(
    serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0, capacity: 3 }),
  );
  const seats = { serviceId: group.id };
  const offered = async () => {
    const asked = { ...links, ...seats, from: tuesday, to: tuesday, limit: 100 };
    return (await caller.bookings.freeSlots(asked)).items.map(({ startsAt }) => startsAt);
  };
  for (const time of ['10:00', '13:00']) await book(on(time), { ...seats, ...(await another()) });
  await book(on('10:30'), await another());
  expect(await offered()).toEqual(expect.arrayContaining([on('10:00'), on('13:00')]));
  await caller.services.update({ ...versionOf(group), durationMinutes: 45, bufferMinutes: 15 });
  expect(await offered()).toContain(on('13:00'));
  expect(await offered()).not.toContain(on('10:00'));
  await expect(book(on('10:00'), { ...seats, ...(await another()) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await book(on('13:00'), { ...seats, ...(await another()) });
});

test('S11: whoever moves a booking, or a series, onto a hold that is over takes its place, and its room', async () => {
  const { ours, caller, links, service, book, another } = await untilFour();
  const room = await caller.rooms.create({ facilityId: links.facilityId, name: 'Room' });
  await caller.services.update({ ...versionOf(service), roomIds: [room.id] });
  const booked = await book(on('09:00'));
  const series = await caller.series.book({
    ...{
      ...links,
      ...(await another()),
      frequency: 'daily',
      firstDate: '2031-01-08',
      count: 2,
      time: '09:00',
    },
  });
  for (const startsAt of [on('11:00'), '2031-01-08T12:00:00.000Z', '2031-01-09T12:00:00.000Z'])
    await caller.bookings.hold({ ...links, startsAt });
  const move = () =>
    caller.bookings.move({ ...versionOf(booked), startsAt: on('11:00'), endsAt: on('12:00') });
  const moveAll = () => caller.series.move({ ...versionOf(series), time: '12:00' });
  for (const attempt of [move, moveAll]) await expect(attempt()).rejects.toMatchObject({ code: 'CONFLICT' });
  await letHoldsPass(ours);
  expect(await move()).toMatchObject({ startsAt: on('11:00'), room: { id: room.id } });
  expect(await moveAll()).toMatchObject({ changed: 2 });
});

test('S5 S6: what is offered fits the length that is asked for, or that the booking which is moved has, with the buffer and seats it was booked with', async () => {
  const { caller, service, book, another, offered } = await untilFour(60);
  const booked = await book(on('09:00'), { endsAt: on('10:30') });
  await book(on('14:00'), await another());
  await caller.services.update({ ...versionOf(service), bufferMinutes: 0, capacity: 3 });
  const startsOf = async (more: object) => (await offered(more)).map(({ startsAt }) => startsAt);
  const asked = { minutes: 100 };
  // An hour and forty minutes: not before the other, which begins at two and takes until four.
  expect(await startsOf(asked)).toEqual([on('12:00')]);
  const moved = { bookingId: booked.id, patientId: booked.patient.id };
  const mine = await startsOf(moved);
  expect(mine).toEqual([on('09:00'), on('10:00'), on('11:00')]);
  const move = (startsAt: string) => {
    const endsAt = new Date(Date.parse(startsAt) + 90 * MINUTE).toISOString();
    return caller.bookings.move({ ...versionOf(booked), startsAt, endsAt });
  };
  for (const startsAt of [on('12:00'), on('14:00')])
    await expect(move(startsAt), startsAt).rejects.toMatchObject({
      ...{ code: 'CONFLICT', message: 'The practitioner already has a booking at this time.' },
    });
  expect(await move(on('11:00'))).toMatchObject({ startsAt: on('11:00'), seats: 1 });
});

test('S6: a buffer that a service got later stands in the way of nothing that was booked before, nor is said to', async () => {
  const { caller, links, service, another } = await untilFour();
  const quick = await caller.services.create(serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0 }));
  const wish = { ...links, ...(await another()), frequency: 'daily' as const, count: 3, time: '10:00' };
  const series = await caller.series.book({ ...wish, firstDate: tuesday });
  await caller.services.update({ ...versionOf(service), bufferMinutes: 120 });
  const rival = async (startsAt: string) =>
    caller.bookings.book({ ...links, ...(await another()), serviceId: quick.id, startsAt });
  await rival(on('13:00'));
  await rival('2031-01-08T12:30:00.000Z');
  await expect(caller.series.move({ ...versionOf(series), time: '12:00' })).rejects.toMatchObject({
    message: 'The practitioner already has a booking: 2031-01-08. Nothing was changed.',
  });
  // Cancelled with all others of the practitioner and taken back, it fits in before what was booked meanwhile.
  const { practitionerId } = links;
  const cancelled = await caller.bookings.cancelAll({
    kind: 'practitioner',
    id: practitionerId,
    reason: 'Ill',
  });
  await rival(on('11:00'));
  expect(await caller.bookings.takeBackAll({ step: String(cancelled.step) })).toMatchObject({ left: [] });
});
