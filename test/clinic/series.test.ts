import { describe, expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { openDoor } from '../http/front-door.ts';
import { admit, as, bookable, cookieOf, despite, faker, hostOf, member, slot } from '../world/world.ts';

/** Thursdays far ahead, at nine in Berlin, where the practitioner works. */
const thursdays = {
  frequency: 'weekly' as const,
  firstDate: '2031-01-09',
  count: 4,
  time: '09:00',
};
const DATES = ['2031-01-09', '2031-01-16', '2031-01-23', '2031-01-30'];

/** A clinic with a series of four bookings. */
const withSeries = async () => {
  const world = await bookable();
  const series = await world.caller.series.book({ ...world.links, ...thursdays });
  return { ...world, series };
};
type World = Awaited<ReturnType<typeof withSeries>>;

const datesOf = ({ dates }: { dates: { date: string }[] }) => dates.map(({ date }) => date);
const startsOf = ({ dates }: { dates: { startsAt: string }[] }) => dates.map(({ startsAt }) => startsAt);
const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const bookingAt = async ({ caller, series }: World, date: string) =>
  caller.bookings.get({ id: series.dates.find(one => one.date === date)?.bookingId ?? '' });
const statuses = async ({ caller, series }: World) =>
  (await caller.series.get({ id: series.id })).dates.map(({ status }) => status);
const moveAlone = async (world: World, date: string, startsAt: string) => {
  const booking = await bookingAt(world, date);
  const endsAt = new Date(+new Date(startsAt) + 30 * 60_000).toISOString();
  return world.caller.bookings.move({ ...versionOf(booking), startsAt, endsAt, despite });
};
const listed = async ({ caller }: Pick<World, 'caller'>) =>
  (await caller.bookings.list({ from: slot(0), to: slot(24, 40) })).items;

/** Somebody else in the chair on the third Thursday. */
const takeThird = async ({ clinic: ours, caller, links }: Awaited<ReturnType<typeof bookable>>) =>
  caller.bookings.book({ ...links, patientId: (await admit(ours)).id, startsAt: slot(8, 23) });

describe('a series of bookings', () => {
  test('SCH-4: is booked with a rule, and each booking knows its series and its date', async () => {
    const world = await withSeries();
    const { series, links } = world;
    expect(datesOf(series)).toEqual(DATES);
    expect(startsOf(series)).toEqual([slot(8, 9), slot(8, 16), slot(8, 23), slot(8, 30)]);
    expect(series).toMatchObject({ count: 4, weekdays: [4], interval: 1, patient: { id: links.patientId } });
    expect((await bookingAt(world, '2031-01-16')).series).toEqual({ id: series.id, date: '2031-01-16' });
    expect((await listed(world)).map(booking => booking.series?.date)).toEqual(DATES);
  });

  test('S17: the preview tells of every date what speaks against it, and when that day is free instead', async () => {
    const world = await bookable();
    const { caller, links } = world;
    await takeThird(world);
    const { dates } = await caller.series.preview({ ...links, ...thursdays });
    expect(datesOf({ dates })).toEqual(DATES);
    expect(dates.map(({ taken }) => taken)).toEqual([
      ...[null, null, 'The practitioner already has a booking at this time.', null],
    ]);
    expect(dates[2]?.alternative).toEqual({
      startsAt: slot(8, 23).replace('08:00', '08:30'),
      endsAt: slot(9, 23),
    });
    expect(dates.flatMap(({ warnings }) => warnings)).toEqual([]);
    const night = await caller.series.preview({ ...links, ...thursdays, time: '03:00' });
    expect(night.dates.map(({ warnings }) => warnings.map(({ kind }) => kind))).toEqual(
      DATES.map(() => ['outside-hours']),
    );
    const past = await caller.series.preview({ ...links, ...thursdays, firstDate: '2026-01-01', count: 1 });
    expect(past.dates[0]?.warnings.map(({ kind }) => kind)).toEqual(['past']);
  });

  test('S17: a date in the time off is named in the preview, asked a reason for, and skipped with none', async () => {
    const world = await bookable();
    const { caller, links } = world;
    const [startsOn, endsOn] = ['2031-01-16', '2031-01-16'];
    await caller.timeOff.create({
      ...{
        practitionerId: links.practitionerId,
        kind: 'vacation',
        startsOn,
        endsOn,
        from: '00:00',
        to: '24:00',
      },
    });
    const { dates } = await caller.series.preview({ ...links, ...thursdays });
    expect(dates.filter(({ warnings }) => warnings.length > 0).map(({ date }) => date)).toEqual([startsOn]);
    await expect(caller.series.book({ ...links, ...thursdays })).rejects.toMatchObject({
      message: expect.stringMatching(/: 2031-01-16\. Please give a reason/),
    });
    expect(await listed(world)).toEqual([]);
    const series = await caller.series.book({ ...links, ...thursdays, skip: [startsOn] });
    expect(datesOf(series)).toEqual(['2031-01-09', '2031-01-23', '2031-01-30']);
  });

  test('SCH-4: the preview is asked over REST as well, where a rule is sent as a change is', async () => {
    const { clinic: ours, links } = await bookable();
    const { status, text } = await (await openDoor()).knock({
      ...{ host: hostOf(ours), path: '/api/v1/series/preview', method: 'POST' },
      ...{ body: { ...links, ...thursdays, weekdays: [4, 5] }, headers: { cookie: await cookieOf(ours) } },
    });
    expect(status, text).toBe(200);
    expect(datesOf(JSON.parse(text))).toEqual(['2031-01-09', '2031-01-10', '2031-01-16', '2031-01-17']);
  });

  test('S17: the preview sees patient and room, and dates that run into each other', async () => {
    const world = await bookable();
    const { clinic: ours, caller, links, service } = world;
    const other = { ...links, practitionerId: (await member(ours, 'provider')).id, despite };
    await caller.bookings.book({ ...other, startsAt: slot(8, 9) });
    const room = await caller.rooms.create({ facilityId: links.facilityId, name: 'Room A' });
    await caller.services.update({ ...versionOf(service), roomIds: [room.id] });
    await caller.bookings.book({ ...other, patientId: (await admit(ours)).id, startsAt: slot(8, 16) });
    const { dates } = await caller.series.preview({ ...links, ...thursdays });
    expect(dates.map(({ taken }) => taken)).toEqual([
      'The patient already has a booking at this time.',
      `No room for ${service.name} is free at this time.`,
      null,
      null,
    ]);
    const days = { ...links, ...thursdays, frequency: 'daily' as const, minutes: 1440 };
    await caller.services.update({ id: service.id, version: service.version + 1, bufferMinutes: 15 });
    expect((await caller.series.preview({ ...days, firstDate: '2031-02-01' })).dates[1]?.taken).toBe(
      'It runs into the date before it.',
    );
  });

  test('S17: one date that is taken means that nothing is booked, and the refusal names it; skipped, the others are', async () => {
    const world = await bookable();
    const { caller, links } = world;
    await takeThird(world);
    await expect(caller.series.book({ ...links, ...thursdays })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The practitioner already has a booking: 2031-01-23. Nothing was changed.',
    });
    expect(await listed(world)).toHaveLength(1);
    const series = await caller.series.book({ ...links, ...thursdays, skip: ['2031-01-23'] });
    expect(datesOf(series)).toEqual(['2031-01-09', '2031-01-16', '2031-01-30']);
    expect(series).toMatchObject({ skipped: ['2031-01-23'], count: 4 });
  });

  test('SCH-4 FD7: what is outside the hours takes one reason for all dates, kept where there was something to warn of', async () => {
    const { caller, links } = await bookable();
    const wish = { ...links, ...thursdays, count: 2, time: '03:00' };
    await expect(caller.series.book(wish)).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      message: expect.stringMatching(/2031-01-09, 2031-01-16\. Please give a reason/),
    });
    const series = await caller.series.book({ ...wish, despite });
    const [first] = series.dates;
    expect(await caller.bookings.get({ id: first?.bookingId ?? '' })).toMatchObject({
      despiteReason: despite.reason,
      despiteWarnings: ['outside-hours'],
    });
  });

  test('I6: 10,000 dates, none at all, more than two years, unknown skips and both ends at once are refused in words', async () => {
    const world = await bookable();
    const { caller, links } = world;
    const daily = { ...links, ...thursdays, frequency: 'daily' as const };
    for (const input of [
      { ...daily, count: 10_000 },
      { ...daily, until: '2031-02-01' },
      { ...daily, count: undefined },
      { ...daily, firstDate: '2027-02-30' },
      { ...daily, time: '24:00' },
      { ...daily, interval: 0 },
      { ...daily, weekdays: [8] },
      { ...daily, minutes: 5_256_000 },
    ])
      await expect(caller.series.book(input), JSON.stringify(input)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    for (const [input, message] of [
      [{ count: undefined, until: '2032-06-01' }, 'A series has 100 dates at most.'],
      [{ count: undefined, until: '2199-12-31' }, 'A series lasts 2 years at most.'],
      [{ count: undefined, until: '2031-01-08' }, 'This rule gives no date at all.'],
      [{ skip: ['2031-03-01'] }, '2031-03-01 is no date of this series.'],
      [{ count: 1, skip: ['2031-01-09'] }, 'All dates of this series are skipped.'],
    ] as const)
      await expect(
        caller.series.book({ ...daily, ...input, skip: [...(input.skip ?? [])] }),
      ).rejects.toMatchObject({
        code: 'UNPROCESSABLE_CONTENT',
        message,
      });
    expect(await listed(world)).toEqual([]);
  });

  test('SCH-4: a hundred dates are booked at once', async () => {
    const { caller, links } = await bookable();
    const series = await caller.series.book({ ...links, ...thursdays, frequency: 'daily', count: 100 });
    expect(series.dates).toHaveLength(100);
    // Winter and summer, on one wall clock.
    expect(new Set(startsOf(series).map(at => at.slice(11)))).toEqual(
      new Set(['08:00:00.000Z', '07:00:00.000Z']),
    );
  });

  test('S20: the clock of the facility counts, over both changes, and the preview says what they do', async () => {
    const { caller, links } = await bookable();
    const { id } = await caller.facilities.create({ name: 'New York', timeZone: 'America/New_York' });
    const wish = { ...links, facilityId: id, frequency: 'daily' as const, count: 3, time: '02:30', despite };
    const { despite: _, ...planned } = wish;
    const { dates } = await caller.series.preview({ ...planned, firstDate: '2027-03-13' });
    expect(dates.map(({ clocks }) => clocks)).toEqual([
      ...[null, 'The clocks skip 02:30 on this day; it is at 03:30.', null],
    ]);
    expect(startsOf(await caller.series.book({ ...wish, firstDate: '2027-03-13' }))).toEqual([
      ...['2027-03-13T07:30:00.000Z', '2027-03-14T07:30:00.000Z', '2027-03-15T06:30:00.000Z'],
    ]);
    expect(startsOf(await caller.series.book({ ...wish, time: '01:30', firstDate: '2027-11-06' }))).toEqual([
      ...['2027-11-06T05:30:00.000Z', '2027-11-07T05:30:00.000Z', '2027-11-08T06:30:00.000Z'],
    ]);
  });

  test('C1 SCH-4: of two people who book the same series at once one has it whole, and the other nothing', async () => {
    const world = await bookable();
    const { clinic: ours, caller, links } = world;
    const patientId = (await admit(ours)).id;
    const answers = await Promise.allSettled([
      caller.series.book({ ...links, ...thursdays }),
      caller.series.book({ ...links, ...thursdays, patientId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = answers.find(answer => answer.status === 'rejected')?.reason;
    expect(refusal).toMatchObject({
      code: 'CONFLICT',
      message: `The practitioner already has a booking: ${DATES.join(', ')}. Nothing was changed.`,
    });
    const bookings = await listed(world);
    expect(new Set(bookings.map(({ patient }) => patient.id)).size).toBe(1);
    expect(bookings).toHaveLength(4);
  });

  test('SCH-4 S16: a key makes one series, however often it is sent', async () => {
    const { clinic: ours, links } = await bookable();
    const caller = await as(ours, 'owner', crypto.randomUUID());
    const [first, second] = [
      await caller.series.book({ ...links, ...thursdays }),
      await caller.series.book({ ...links, ...thursdays }),
    ];
    expect(second).toEqual(first);
    expect(await listed({ caller: await as(ours) })).toHaveLength(4);
  });

  test('TEN-4: is nobody else’s', async () => {
    const [{ series }, { caller, links }] = [await withSeries(), await bookable()];
    const calls = [
      () => caller.series.get({ id: series.id }),
      () => caller.series.cancel({ ...versionOf(series), reason: 'x' }),
      () => caller.series.move({ ...versionOf(series), time: '10:00' }),
      () => caller.series.takeBack(versionOf(series)),
      () => caller.series.book({ ...links, ...thursdays, patientId: series.patient.id }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('cancelling a series', () => {
  test('S18 S19: from a date on takes those along that were moved alone, and taking it back leaves what was cancelled alone', async () => {
    const world = await withSeries();
    const { caller, series } = world;
    const alone = await bookingAt(world, '2031-01-23');
    await caller.bookings.cancel({ ...versionOf(alone), reason: 'Holiday' });
    await moveAlone(world, '2031-01-30', slot(9, 31));
    const cancelled = await caller.series.cancel({
      ...{ ...versionOf(series), from: '2031-01-16', reason: 'Better already' },
    });
    expect(cancelled).toMatchObject({ changed: 2, cancelledFrom: '2031-01-16' });
    expect(await statuses(world)).toEqual(['pending', 'cancelled', 'cancelled', 'cancelled']);
    const back = await caller.series.takeBack(versionOf(cancelled));
    expect(back).toMatchObject({ changed: 2, cancelledAt: null });
    expect(await statuses(world)).toEqual(['pending', 'pending', 'cancelled', 'pending']);
    expect((await bookingAt(world, '2031-01-30')).startsAt).toBe(slot(9, 31));
    await expect(caller.series.takeBack(versionOf(back))).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      message: 'This series was not cancelled, so nothing can be taken back.',
    });
  });

  test('S19: all of it leaves who has come, and nothing twice', async () => {
    const world = await withSeries();
    const { caller, series } = world;
    await caller.bookings.checkIn(versionOf(await bookingAt(world, '2031-01-09')));
    const cancelled = await caller.series.cancel({ ...versionOf(series), reason: 'x' });
    expect(cancelled.changed).toBe(3);
    expect(await statuses(world)).toEqual(['arrived', 'cancelled', 'cancelled', 'cancelled']);
    await expect(caller.series.cancel({ ...versionOf(cancelled), reason: 'x' })).rejects.toMatchObject({
      message: 'None of these bookings is still to come.',
    });
  });

  test('S24 SCH-4: cannot be taken back where one of its times is taken meanwhile, and says which', async () => {
    const world = await withSeries();
    const { caller, series } = world;
    const cancelled = await caller.series.cancel({ ...versionOf(series), reason: 'x' });
    await takeThird(world);
    await expect(caller.series.takeBack(versionOf(cancelled))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The practitioner already has a booking: 2031-01-23. Nothing was changed.',
    });
    expect(await statuses(world)).toEqual(DATES.map(() => 'cancelled'));
  });
});

describe('moving a series', () => {
  test('S12: a daily series moves by a day, onto what it had itself', async () => {
    const { caller, links } = await bookable();
    const series = await caller.series.book({ ...links, ...thursdays, frequency: 'daily' });
    const moved = await caller.series.move({ ...versionOf(series), days: 1, time: '09:15' });
    expect(moved).toMatchObject({ id: series.id, changed: 4, kept: 0, daysLater: 1, time: '09:15' });
    expect(startsOf(moved)).toEqual([10, 11, 12, 13].map(day => slot(8, day).replace('08:00', '08:15')));
    const back = await caller.series.move({ ...versionOf(moved), days: -1, time: '09:00' });
    expect(startsOf(back)).toEqual(startsOf(series));
  });

  test('S18 S19: from a date on makes the rest a series of its own, which keeps what was changed alone', async () => {
    const world = await withSeries();
    const { caller, series } = world;
    await moveAlone(world, '2031-01-23', slot(13, 24));
    const tail = await caller.series.move({ ...versionOf(series), from: '2031-01-16', time: '11:00' });
    expect(tail).toMatchObject({ changed: 2, kept: 1, firstDate: '2031-01-16', count: 3, time: '11:00' });
    expect(tail.id).not.toBe(series.id);
    expect(startsOf(tail)).toEqual([slot(10, 16), slot(13, 24), slot(10, 30)]);
    expect(tail.dates.map(({ changedAlone }) => changedAlone)).toEqual([false, true, false]);
    const head = await caller.series.get({ id: series.id });
    expect(head).toMatchObject({ count: 1, time: '09:00' });
    expect(startsOf(head)).toEqual([slot(8, 9)]);
  });

  test('S19: from its first date it is all of it, and no second series arises', async () => {
    const { caller, series } = await withSeries();
    const moved = await caller.series.move({ ...versionOf(series), from: '2031-01-09', time: '10:00' });
    expect(moved).toMatchObject({ id: series.id, changed: 4, count: 4 });
  });

  test('S21: the 31st stays the 31st where the rest of it begins in a short month', async () => {
    const { caller, links } = await bookable();
    const monthly = {
      ...links,
      frequency: 'monthly' as const,
      firstDate: '2031-01-31',
      count: 4,
      time: '09:00',
    };
    const series = await caller.series.book(monthly);
    expect(datesOf(series)).toEqual(['2031-01-31', '2031-02-28', '2031-03-31', '2031-04-30']);
    const tail = await caller.series.move({ ...versionOf(series), from: '2031-02-28', time: '10:00' });
    expect(datesOf(tail)).toEqual(['2031-02-28', '2031-03-31', '2031-04-30']);
    const last = await caller.series.move({ ...versionOf(tail), from: '2031-03-31', time: '11:00' });
    expect(startsOf(last)).toEqual(['2031-03-31T09:00:00.000Z', '2031-04-30T09:00:00.000Z']);
  });

  test('SCH-3 SCH-4: takes the room it is asked for on every date, and says on which that is taken', async () => {
    const world = await bookable();
    const { clinic: ours, caller, links } = world;
    const { id: roomId } = await caller.rooms.create({ facilityId: links.facilityId, name: 'Room A' });
    const other = { ...links, practitionerId: (await member(ours, 'provider')).id, despite, roomId };
    await caller.bookings.book({ ...other, patientId: (await admit(ours)).id, startsAt: slot(8, 16) });
    const wish = { ...links, ...thursdays, roomId };
    expect((await caller.series.preview(wish)).dates.map(({ taken }) => taken)).toEqual([
      ...[null, 'Its room or device is taken at this time.', null, null],
    ]);
    await expect(caller.series.book(wish)).rejects.toMatchObject({
      message: 'Its room or device is taken: 2031-01-16. Nothing was changed.',
    });
    const series = await caller.series.book({ ...wish, skip: ['2031-01-16'] });
    const [first] = series.dates;
    expect(await caller.bookings.get({ id: first?.bookingId ?? '' })).toMatchObject({
      room: { id: roomId },
    });
  });

  test('SCH-4: is all or nothing, and names the dates that collide', async () => {
    const world = await withSeries();
    const { clinic: ours, caller, series, links } = world;
    await caller.bookings.book({ ...links, patientId: (await admit(ours)).id, startsAt: slot(9, 23) });
    await expect(caller.series.move({ ...versionOf(series), time: '10:00' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The practitioner already has a booking: 2031-01-23. Nothing was changed.',
    });
    expect(startsOf(await caller.series.get({ id: series.id }))).toEqual(startsOf(series));
    await expect(caller.series.move({ ...versionOf(series), time: '03:00' })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      message: expect.stringContaining(`${DATES.join(', ')}. Please give a reason`),
    });
  });

  test('SCH-4: to another practitioner, with rooms that its own dates give up', async () => {
    const world = await bookable();
    const { clinic: ours, caller, links, service } = world;
    const rooms = [];
    for (const name of ['Room A', 'Room B'])
      rooms.push(await caller.rooms.create({ facilityId: links.facilityId, name }));
    await caller.services.update({ ...versionOf(service), roomIds: rooms.map(({ id }) => id) });
    const series = await caller.series.book({ ...links, ...thursdays, frequency: 'daily' });
    const practitionerId = (await member(ours, 'provider')).id;
    const moved = await caller.series.move({
      ...{ ...versionOf(series), days: 1, time: '09:00', practitionerId, despite },
    });
    for (const { bookingId } of moved.dates)
      expect(await caller.bookings.get({ id: bookingId })).toMatchObject({
        ...{ practitioner: { id: practitionerId }, room: { name: 'Room A' } },
      });
  });

  test('ENT-3: of two people who change one series the second hears of the first', async () => {
    const world = await withSeries();
    const { caller, series } = world;
    const answers = await Promise.allSettled([
      caller.series.move({ ...versionOf(series), time: '10:00' }),
      caller.series.move({ ...versionOf(series), time: '11:00' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(answer => answer.status === 'rejected')?.reason).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('changed this record in the meantime'),
    });
    await expect(caller.series.cancel({ ...versionOf(series), reason: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('what was skipped of a series', () => {
  const skipping = async () => {
    const world = await bookable();
    const { caller, links } = world;
    const wish = { ...links, ...thursdays, skip: ['2031-01-16'], minutes: 45, notes: 'Left knee' };
    return { ...world, series: await caller.series.book(wish) };
  };

  test('S17: is added later, as the others are, and is skipped no more', async () => {
    const world = await skipping();
    const { caller, series, links } = world;
    expect(series).toMatchObject({ skipped: ['2031-01-16'], dates: [{}, {}, {}] });
    const added = await caller.series.addDate({ ...versionOf(series), date: '2031-01-16' });
    expect(datesOf(added)).toEqual(DATES);
    expect(added.skipped).toEqual([]);
    expect(await bookingAt({ ...world, series: added }, '2031-01-16')).toMatchObject({
      ...{ startsAt: slot(8, 16), notes: 'Left knee', series: { date: '2031-01-16' } },
      ...{ endsAt: '2031-01-16T08:45:00.000Z', practitioner: { id: links.practitionerId } },
    });
    for (const date of ['2031-01-16', '2031-01-17'])
      await expect(caller.series.addDate({ ...versionOf(added), date })).rejects.toMatchObject({
        ...{ code: 'UNPROCESSABLE_CONTENT', message: `${date} was not skipped.` },
      });
  });

  test('S17: is checked as any booking is: what is taken is refused by its date, what is closed takes a reason', async () => {
    const world = await skipping();
    const { clinic: ours, caller, series, links } = world;
    const wish = { ...versionOf(series), date: '2031-01-16' };
    const { id: patientId } = await admit(ours);
    const rival = await caller.bookings.book({ ...links, patientId, startsAt: slot(8, 16) });
    await expect(caller.series.addDate(wish)).rejects.toMatchObject({
      ...{ code: 'CONFLICT' },
      message: 'The practitioner already has a booking: 2031-01-16. Nothing was changed.',
    });
    await caller.bookings.cancel({ ...versionOf(rival), reason: 'Ill' });
    await caller.timeOff.create({
      ...{ practitionerId: links.practitionerId, kind: 'vacation' },
      ...{ startsOn: '2031-01-16', endsOn: '2031-01-16', keepBookings: true },
    });
    await expect(caller.series.addDate(wish)).rejects.toMatchObject({
      cause: { warnings: [{ kind: 'outside-hours' }] },
    });
    const added = await caller.series.addDate({ ...wish, despite });
    expect(await bookingAt({ ...world, series: added }, '2031-01-16')).toMatchObject({
      despiteReason: despite.reason,
    });
  });

  test('S17 S18: is added where the series was moved to, and to whom', async () => {
    const world = await skipping();
    const { clinic: ours, caller, series } = world;
    const { id: practitionerId } = await member(ours, 'provider');
    const moved = await caller.series.move({
      ...{ ...versionOf(series), days: 1, time: '10:00', practitionerId, despite },
    });
    const added = await caller.series.addDate({ ...versionOf(moved), date: '2031-01-16', despite });
    expect(await bookingAt({ ...world, series: added }, '2031-01-16')).toMatchObject({
      ...{ startsAt: slot(9, 17), practitioner: { id: practitionerId } },
    });
  });
});

describe('a series that is edited', () => {
  test('S18: gets another service and length from a date on; what was changed alone, or is over, stays', async () => {
    const world = await withSeries();
    const { caller, series, links } = world;
    const other = await caller.services.create(serviceFields(faker, { durationMinutes: 60 }));
    await moveAlone(world, '2031-01-23', slot(10, 23));
    const cancelled = await bookingAt(world, '2031-01-30');
    await caller.bookings.cancel({ ...versionOf(cancelled), reason: 'Away' });
    const edited = await caller.series.update({
      ...{ ...versionOf(series), from: '2031-01-16', date: '2031-01-16', serviceId: other.id },
    });
    expect(edited).toMatchObject({ changed: 1, kept: 1 });
    const services = await Promise.all(
      DATES.map(async date => (await bookingAt(world, date)).service.id === other.id),
    );
    expect(services).toEqual([false, true, false, false]);
    expect(await bookingAt(world, '2031-01-16')).toMatchObject({ endsAt: slot(9, 16) });
    expect(await statuses(world)).toEqual(['pending', 'pending', 'pending', 'cancelled']);
    // Together with the others is not alone.
    const moved = await caller.series.move({ ...versionOf(edited), time: '10:00', from: '2031-01-16' });
    expect(moved).toMatchObject({ changed: 1, kept: 1 });
    expect(links.serviceId).not.toBe(other.id);
  });

  test('S18: has its notes changed on all dates but those that have notes of their own', async () => {
    const world = await withSeries();
    const { caller, series } = world;
    const own = await bookingAt(world, '2031-01-23');
    await caller.bookings.update({ ...versionOf(own), notes: 'Brings the X-ray' });
    const edited = await caller.series.update({
      ...{ ...versionOf(series), date: '2031-01-09', notes: 'Left knee' },
    });
    expect(edited).toMatchObject({ changed: 3, kept: 1 });
    const notes = await Promise.all(DATES.map(async date => (await bookingAt(world, date)).notes));
    expect(notes).toEqual(['Left knee', 'Left knee', 'Brings the X-ray', 'Left knee']);
  });

  test('SCH-4: is longer on all dates or on none, and the refusal names those that collide', async () => {
    const world = await withSeries();
    const { clinic: ours, caller, series, links } = world;
    const { id: patientId } = await admit(ours);
    await caller.bookings.book({ ...links, patientId, startsAt: '2031-01-23T08:30:00.000Z' });
    await expect(
      caller.series.update({ ...versionOf(series), date: '2031-01-09', minutes: 60 }),
    ).rejects.toMatchObject({
      ...{ code: 'CONFLICT' },
      message: 'The practitioner already has a booking: 2031-01-23. Nothing was changed.',
    });
    expect(await bookingAt(world, '2031-01-09')).toMatchObject({ endsAt: '2031-01-09T08:30:00.000Z' });
  });
});
