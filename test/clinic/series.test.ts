import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { openDoor } from '../http/front-door.ts';
import {
  bookingAt,
  DATES,
  datesOf,
  type SeriesWorld,
  startsOf,
  takeThird,
  thursdays,
  versionOf,
  withSeries,
} from '../world/thursdays.ts';
import { admit, as, bookable, cookieOf, despite, hostOf, member, slot } from '../world/world.ts';

const listed = async ({ caller }: Pick<SeriesWorld, 'caller'>) =>
  (await caller.bookings.list({ from: slot(0), to: slot(24, 40) })).items;

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

  test('S17 S18: a date that is taken is moved to another time of its day, and was changed alone', async () => {
    const world = await bookable();
    const { caller, links } = world;
    await takeThird(world);
    const wish = { ...links, ...thursdays };
    const { dates } = await caller.series.preview(wish);
    const free = dates[2]?.alternative?.startsAt;
    const instead = [{ date: '2031-01-23', time: '09:30' }];
    for (const [date, message] of [
      ['2031-01-22', '2031-01-22 is no date of this series.'],
      ['2031-01-16', 'The practitioner already has a booking: 2031-01-23. Nothing was changed.'],
    ] as const)
      await expect(caller.series.book({ ...wish, instead: [{ date, time: '09:30' }] })).rejects.toMatchObject(
        { message },
      );
    expect(await listed(world)).toHaveLength(1);
    const series = await caller.series.book({ ...wish, instead });
    expect(series.dates.map(({ startsAt }) => startsAt)).toEqual([
      ...[slot(8, 9), slot(8, 16), free, slot(8, 30)],
    ]);
    expect(series.dates.map(({ changedAlone }) => changedAlone)).toEqual([false, false, true, false]);
    expect(series).toMatchObject({ skipped: [], time: '09:00', count: 4 });
    const moved = await caller.series.move({ ...versionOf(series), time: '11:00' });
    expect(moved).toMatchObject({ changed: 3, kept: 1 });
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

  test.each([
    ['Pacific/Auckland', '2027-03-31', '2027-04-06'],
    ['Pacific/Auckland', '2027-09-23', '2027-09-28'],
    ['Pacific/Honolulu', '2027-06-27', '2027-06-29'],
    ['Europe/Berlin', '2027-03-26', '2027-03-29'],
    ['Europe/Berlin', '2027-10-29', '2027-11-01'],
    ['America/Santiago', '2027-09-03', '2027-09-06'],
  ])(
    'S21 S10: until a day in %s is up to that day itself, early and late',
    async (timeZone, firstDate, until) => {
      const { caller, links } = await bookable();
      const { id: facilityId } = await caller.facilities.create({ name: 'There', timeZone });
      const days = Temporal.PlainDate.from(firstDate).until(until).days + 1;
      const local = Array.from(
        { length: days },
        (_, n) => `${Temporal.PlainDate.from(firstDate).add({ days: n })}`,
      );
      for (const time of ['00:15', '23:30']) {
        const { count: _, ...rule } = { ...thursdays, frequency: 'daily' as const, firstDate, until, time };
        const { dates } = await caller.series.preview({ ...links, facilityId, ...rule });
        expect(datesOf({ dates }), time).toEqual(local);
        expect(
          dates.map(({ startsAt }) =>
            Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
          ),
        ).toEqual(local);
      }
    },
  );

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
    await expect(caller.series.book({ ...links, ...thursdays, count: 5 })).rejects.toMatchObject({
      ...{ code: 'UNPROCESSABLE_CONTENT', message: expect.stringContaining('another change already') },
    });
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
