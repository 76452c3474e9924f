import { expect, test } from 'vitest';
import { brokenPromises } from '../../server/operations/promised-times.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { bookableAnyTime, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const summer = '2031-07-07T09:00:00.000Z';
const despite = { reason: 'Asked for' };
const hourLater = { startsAt: '2031-07-07T10:00:00.000Z', endsAt: '2031-07-07T10:30:00.000Z' };

/** What the tables of zones do when a country gives up summer time: the instant stays, and its clock goes another way. */
const legislate = (id: string, wallTime: string) =>
  admin.query('update clinic.bookings set wall_time = $2 where id = $1', [id, wallTime]);

const brokenIn = async (clinic: { slug: string }) =>
  (await brokenPromises(admin)).filter(broken => broken.clinic === clinic.slug);

test('S8: a booking keeps beside its instant the wall time and the zone that were promised, and a move promises anew', async () => {
  const { caller, links } = await bookableAnyTime();
  const booked = await caller.bookings.book({ ...links, startsAt: summer });
  const inBerlin = { timeZone: 'Europe/Berlin', startsAt: summer, wallTime: '2031-07-07T11:00' };
  expect(booked).toMatchObject(inBerlin);
  const { items } = await caller.bookings.list({ from: summer, to: hourLater.endsAt });
  expect(items).toMatchObject([inBerlin]);
  const later = await caller.bookings.move({ ...versionOf(booked), ...hourLater, despite });
  expect(later).toMatchObject({ timeZone: 'Europe/Berlin', wallTime: '2031-07-07T12:00' });

  const facility = await caller.facilities.get({ id: links.facilityId });
  await caller.facilities.update({ ...versionOf(facility), timeZone: 'Africa/Lagos', keepBookings: true });
  expect(await caller.bookings.get({ id: booked.id })).toMatchObject({ wallTime: '2031-07-07T12:00' });
  expect(await caller.bookings.move({ ...versionOf(later), ...hourLater, despite })).toMatchObject({
    ...{ timeZone: 'Africa/Lagos', wallTime: '2031-07-07T11:00' },
  });
});

test('S8: doctor counts the bookings to come of each facility that begin otherwise than promised, until they are moved', async () => {
  const { clinic, caller, links } = await bookableAnyTime();
  const [kept, broken, given] = [
    await caller.bookings.book({ ...links, startsAt: summer }),
    await caller.bookings.book({ ...links, startsAt: hourLater.startsAt }),
    await caller.bookings.book({ ...links, startsAt: '2031-07-07T11:00:00.000Z' }),
  ];
  await caller.bookings.cancel({ ...versionOf(given), reason: 'Ill' });
  expect(await brokenIn(clinic)).toEqual([]);
  await legislate(broken.id, '2031-07-07T13:00');
  await legislate(given.id, '2031-07-07T14:00');
  const { name } = await caller.facilities.get({ id: links.facilityId });
  expect(await brokenIn(clinic)).toEqual([
    { clinic: clinic.slug, facility: name, count: 1, first: new Date(hourLater.startsAt) },
  ]);
  expect(await caller.bookings.get({ id: kept.id })).toMatchObject({ wallTime: '2031-07-07T11:00' });

  const promised = { startsAt: '2031-07-07T11:00:00.000Z', endsAt: '2031-07-07T11:30:00.000Z' };
  await caller.bookings.move({ ...versionOf(broken), ...promised, despite });
  expect(await brokenIn(clinic)).toEqual([]);
});

test('S8: whoever is bound by policies is told that they cannot look, rather than that all is well', async () => {
  await expect(brokenPromises(await sqlAs('owner'))).rejects.toMatchObject({ code: '42501' });
});
