import { describe, expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
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
import { admit, bookable, despite, faker, member, slot } from '../world/world.ts';

const statuses = async ({ caller, series }: SeriesWorld) =>
  (await caller.series.get({ id: series.id })).dates.map(({ status }) => status);
const moveAlone = async (world: SeriesWorld, date: string, startsAt: string) => {
  const booking = await bookingAt(world, date);
  const endsAt = new Date(+new Date(startsAt) + 30 * 60_000).toISOString();
  return world.caller.bookings.move({ ...versionOf(booking), startsAt, endsAt, despite });
};

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
