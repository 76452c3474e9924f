import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { bookingAt, DATES, startsOf, thursdays, versionOf, withSeries } from '../world/thursdays.ts';
import { admit, bookable, despite, faker, member, slot } from '../world/world.ts';

const halfAnHourAfter = (startsAt: string) => new Date(Date.parse(startsAt) + 30 * 60_000).toISOString();
type Moving = Pick<Awaited<ReturnType<typeof withSeries>>, 'caller'>;
const moveTo = ({ caller }: Moving, booking: { id: string; version: number }, startsAt: string, more = {}) =>
  caller.bookings.move({
    ...{ ...versionOf(booking), startsAt, endsAt: halfAnHourAfter(startsAt), despite },
    ...more,
  });

test('S18 S29: a date that is put back to where its series has it goes with the others again', async () => {
  const world = await withSeries();
  const { caller, clinic, series, links } = world;
  const second = await bookingAt(world, '2031-01-16');
  const away = await moveTo(world, second, slot(13, 17));
  const alone = async () =>
    (await caller.series.get({ id: series.id })).dates.map(({ changedAlone }) => changedAlone);
  expect(await alone()).toEqual([false, true, false, false]);
  await moveTo(world, away, slot(8, 16));
  expect(await alone()).toEqual([false, false, false, false]);
  // The same of its length and its service.
  const third = await bookingAt(world, '2031-01-23');
  const longer = await caller.bookings.update({ ...versionOf(third), endsAt: slot(9, 23), despite });
  expect(await alone()).toEqual([false, false, true, false]);
  const back = await caller.bookings.update({ ...versionOf(longer), endsAt: third.endsAt });
  const other = await caller.services.create(serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0 }));
  const otherwise = await caller.bookings.update({ ...versionOf(back), serviceId: other.id });
  expect(await alone()).toEqual([false, false, true, false]);
  await caller.bookings.update({ ...versionOf(otherwise), serviceId: links.serviceId });
  expect(await alone()).toEqual([false, false, false, false]);
  // At its time, but with somebody else.
  const { id: practitionerId } = await member(clinic, 'provider');
  const handed = await moveTo(world, await bookingAt(world, '2031-01-30'), slot(8, 30), { practitionerId });
  expect(await alone()).toEqual([false, false, false, true]);
  await moveTo(world, handed, slot(8, 30), { practitionerId: links.practitionerId });
  const moved = await caller.series.move({ ...versionOf(series), time: '10:00' });
  expect(moved).toMatchObject({ changed: 4, kept: 0 });
});

test('S18: the service of a date can be changed whose series was at a facility that is gone', async () => {
  const world = await withSeries();
  const { caller, links } = world;
  const elsewhere = await caller.facilities.create({ name: 'Elsewhere', timeZone: 'Europe/Berlin' });
  const [first, ...others] = await Promise.all(DATES.map(date => bookingAt(world, date)));
  if (!first) throw new Error('There is no first date.');
  const moved = await moveTo(world, first, slot(8, 9), { facilityId: elsewhere.id });
  for (const other of others) await caller.bookings.cancel({ ...versionOf(other), reason: 'Closing' });
  const facility = await caller.facilities.get({ id: links.facilityId });
  await caller.facilities.trash(versionOf(facility));
  const service = await caller.services.create(
    serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0 }),
  );
  const changed = await caller.bookings.update({ ...versionOf(moved), serviceId: service.id });
  expect(changed).toMatchObject({ service: { id: service.id }, facility: { name: 'Elsewhere' } });
});

test('S18: a date that was cancelled alone is not there again, whatever becomes of the others', async () => {
  const world = await withSeries();
  const { caller, series } = world;
  const cancelled = await caller.bookings.cancel({
    ...versionOf(await bookingAt(world, '2031-01-16')),
    reason: 'Holiday',
  });
  const edited = await caller.series.update({
    ...{ ...versionOf(series), date: '2031-01-09', notes: 'Left knee', minutes: 45 },
  });
  const moved = await caller.series.move({ ...versionOf(edited), days: 1, time: '10:00' });
  const gone = await caller.series.cancel({ ...versionOf(moved), reason: 'Better already' });
  const back = await caller.series.takeBack(versionOf(gone));
  expect([edited, moved, gone, back].map(({ changed }) => changed)).toEqual([3, 3, 3, 3]);
  expect(back.dates.map(({ status }) => status)).toEqual(['pending', 'cancelled', 'pending', 'pending']);
  expect(await bookingAt(world, '2031-01-16')).toEqual(cancelled);
});

test('S18: a series that is moved to another weekday is on that day alone, across the clock change, and keeps its names', async () => {
  const { caller, links } = await bookable();
  const mondays = ['2031-03-24', '2031-03-31', '2031-04-07'];
  const series = await caller.series.book({ ...links, ...thursdays, firstDate: '2031-03-24', count: 3 });
  const moved = await caller.series.move({ ...versionOf(series), days: 1, time: '09:00' });
  expect(moved.dates.map(({ date }) => date)).toEqual(mondays);
  const tuesdays = ['2031-03-25T08:00:00.000Z', '2031-04-01T07:00:00.000Z', '2031-04-08T07:00:00.000Z'];
  expect(startsOf(moved)).toEqual(tuesdays);
  const { items } = await caller.bookings.list({ from: '2031-03-20T00:00:00Z', to: '2031-04-20T00:00:00Z' });
  expect(items.map(({ startsAt, series }) => `${startsAt} ${series?.date}`)).toEqual(
    tuesdays.map((startsAt, n) => `${startsAt} ${mondays[n]}`),
  );
  const cut = await caller.series.cancel({ ...versionOf(moved), from: '2031-03-31', reason: 'x' });
  expect(cut.dates.map(({ status }) => status)).toEqual(['pending', 'cancelled', 'cancelled']);
});

test('S17 S19: what is past is neither judged nor touched', async () => {
  const { clinic, caller, links } = await bookable();
  const firstDate = Temporal.Now.plainDateISO('Europe/Berlin').subtract({ days: 10 });
  const series = await caller.series.book({
    ...{ ...links, ...thursdays, firstDate: `${firstDate}`, count: 3, despite },
  });
  const [first, second, ahead] = series.dates;
  const ten = new Date(Date.parse(`${first?.startsAt}`) + 60 * 60_000).toISOString();
  const { id: patientId } = await admit(clinic);
  await caller.bookings.book({ ...links, patientId, startsAt: ten, despite });
  const moved = await caller.series.move({ ...versionOf(series), time: '10:00', despite });
  expect(moved).toMatchObject({ changed: 1, kept: 0 });
  const date = `${ahead?.date}`;
  const edited = await caller.series.update({ ...versionOf(moved), date, minutes: 60, despite });
  const gone = await caller.series.cancel({ ...versionOf(edited), reason: 'Better already' });
  expect([edited, gone].map(({ changed }) => changed)).toEqual([1, 1]);
  expect(gone.dates).toMatchObject([first, second, { date, status: 'cancelled' }]);
});

test('S19: where nothing stays behind no second series arises, and one of which nothing is left has ended', async () => {
  const { caller, links } = await bookable();
  const skipping = await caller.series.book({ ...links, ...thursdays, skip: ['2031-01-09'] });
  const moved = await caller.series.move({ ...versionOf(skipping), from: '2031-01-16', time: '10:00' });
  expect(moved).toMatchObject({ id: skipping.id, changed: 3, skipped: ['2031-01-09'], count: 4 });
  const [, third] = moved.dates;
  const second = await caller.bookings.get({ id: moved.dates[0]?.bookingId ?? '' });
  await caller.bookings.cancel({ ...versionOf(second), reason: 'Ill' });
  const again = await caller.series.move({ ...versionOf(moved), from: `${third?.date}`, time: '11:00' });
  expect(again).toMatchObject({ id: skipping.id, changed: 2 });

  const ended = await caller.series.cancel({ ...versionOf(again), reason: 'Better already' });
  const of = versionOf(ended);
  for (const change of [
    () => caller.series.cancel({ ...of, reason: 'x' }),
    () => caller.series.move({ ...of, time: '09:00' }),
    () => caller.series.update({ ...of, date: DATES[1] ?? '', minutes: 60 }),
  ])
    await expect(change()).rejects.toMatchObject({ message: 'None of these bookings is still to come.' });
  await expect(caller.series.addDate({ ...of, date: '2031-01-09' })).rejects.toMatchObject({
    ...{ code: 'UNPROCESSABLE_CONTENT', message: 'Nothing is booked of this series any more.' },
  });
  // Taken back, it goes on.
  const back = await caller.series.takeBack(of);
  expect((await caller.series.addDate({ ...versionOf(back), date: '2031-01-09' })).skipped).toEqual([]);
});
