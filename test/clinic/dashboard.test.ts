import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { admit, as, bookableAnyTime, clinic, faker, sqlAs } from '../world/world.ts';

/** A zone in which it is not about to become tomorrow. */
const zone =
  ['America/New_York', 'Europe/Berlin', 'Pacific/Auckland'].find(
    timeZone => Temporal.Now.zonedDateTimeISO(timeZone).hour < 20,
  ) ?? 'UTC';
const today = () => Temporal.Now.plainDateISO(zone);
const at = (days: number, time = '00:00') =>
  today().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time });
const iso = (moment: Temporal.ZonedDateTime) => moment.toInstant().toString();

/** A clinic in the zone, and a way to book ten minutes of a moment. */
const dayBook = async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime({ timeZone: zone, currency: 'USD' });
  const service = await caller.services.create(
    serviceFields(faker, {
      name: 'Short',
      durationMinutes: 10,
      bufferMinutes: 0,
      price: 1250,
      color: 'teal',
    }),
  );
  const book = (moment: Temporal.ZonedDateTime, more: object = {}) =>
    caller.bookings.book({ ...links, serviceId: service.id, startsAt: iso(moment), ...more });
  const complete = async (moment: Temporal.ZonedDateTime) => {
    const { id } = await book(moment);
    await caller.bookings.checkIn({ id, version: 1 });
    return caller.bookings.complete({ id, version: 2 });
  };
  const miss = async (moment: Temporal.ZonedDateTime) =>
    caller.bookings.markNoShow({ id: (await book(moment)).id, version: 1 });
  const cancel = async (moment: Temporal.ZonedDateTime) =>
    caller.bookings.cancel({ id: (await book(moment)).id, version: 1, reason: 'Test' });
  return { ours, caller, links, book, complete, miss, cancel, figures: () => caller.dashboard.figures() };
};

test('UI-1: an empty clinic has figures of zero rather than none', async () => {
  const figures = await (await as(await clinic({ timeZone: zone, currency: 'CHF' }))).dashboard.figures();
  expect(figures).toMatchObject({
    ...{ patients: 0, newPatients30Days: 0, noShowRate30Days: 0, revenue30Days: 0, currency: 'CHF' },
    ...{ hoursThisWeek: [], topServices: [], today: today().toString() },
  });
  expect(Object.values(figures.bookingsToday)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(figures.bookingsPerDay.map(day => day.date)).toEqual(
    Array.from({ length: 28 }, (_, i) =>
      today()
        .add({ days: i - 13 })
        .toString(),
    ),
  );
  expect(figures.bookingsPerDay.every(day => day.booked + day.cancelled + day.noShow === 0)).toBe(true);
});

test('UI-1: today runs from midnight to midnight on the clinic’s own clock', async () => {
  const { book, complete, cancel, miss, figures } = await dayBook();
  await book(at(-1, '23:50'));
  await complete(at(0));
  await miss(at(0, '00:10'));
  await cancel(at(0, '12:00'));
  await book(at(0, '23:50'));
  await book(at(1));
  const { bookingsToday, bookingsPerDay } = await figures();
  const none = { confirmed: 0, arrived: 0, in_room: 0 };
  expect(bookingsToday).toEqual({ ...none, pending: 1, completed: 1, no_show: 1, cancelled: 1 });
  expect(bookingsPerDay.slice(12, 15)).toEqual([
    { date: today().subtract({ days: 1 }).toString(), booked: 1, cancelled: 0, noShow: 0 },
    { date: today().toString(), booked: 2, cancelled: 1, noShow: 1 },
    { date: today().add({ days: 1 }).toString(), booked: 1, cancelled: 0, noShow: 0 },
  ]);
});

test('UI-1: revenue and the share of no-shows count the last 30 days and nothing before or after', async () => {
  const { complete, miss, cancel, book, figures } = await dayBook();
  await complete(at(-31, '23:50'));
  await miss(at(-31, '12:00'));
  for (const moment of [at(-30), at(-7, '12:00'), at(0)]) await complete(moment);
  await miss(at(-1, '09:00'));
  await cancel(at(-2, '09:00'));
  await book(at(3, '09:00'));
  expect(await figures()).toMatchObject({ revenue30Days: 3 * 1250, noShowRate30Days: 0.25, currency: 'USD' });
});

test('UI-1: patients are counted while they are not in the trash, and as new for 30 days', async () => {
  const { ours, caller, figures, links } = await dayBook();
  const trashed = await admit(ours);
  await caller.patients.trash({ id: trashed.id, version: 1 });
  const old = await admit(ours);
  expect(await figures()).toMatchObject({ patients: 2, newPatients30Days: 2 });
  const admin = await sqlAs('admin');
  // Creation times never change while triggers run, so time has to be turned back behind their back.
  await admin.query('set session_replication_role = replica');
  const admitted = (moment: Temporal.ZonedDateTime, id: string) =>
    admin.query('update clinic.patients set created_at = $1 where id = $2', [iso(moment), id]);
  await admitted(at(-31, '23:59'), old.id);
  await admitted(at(-30), links.patientId);
  expect(await figures()).toMatchObject({ patients: 2, newPatients30Days: 1 });
});

test('UI-1: hours of the week run from Monday to Sunday and leave out what did not take place', async () => {
  const { caller, links, book, cancel, figures } = await dayBook();
  const monday = -(today().dayOfWeek - 1);
  await caller.users.update({ id: links.practitionerId, version: 1, title: 'Dr.' });
  await book(at(monday - 1, '23:50'));
  await book(at(monday), { endsAt: iso(at(monday, '01:30')) });
  await book(at(monday + 6, '23:00'), { endsAt: iso(at(monday + 7)) });
  await cancel(at(monday + 3, '12:00'));
  await book(at(monday + 7));
  expect((await figures()).hoursThisWeek).toEqual([{ practitioner: 'Dr. Mo provider', hours: 2.5 }]);
});

test('UI-1: the most frequent services come first, eight at most', async () => {
  const { caller, book, figures } = await dayBook();
  const others = await Promise.all(
    Array.from({ length: 9 }, (_, i) => caller.services.create(serviceFields(faker, { name: `Other ${i}` }))),
  );
  for (const time of ['09:00', '09:10', '09:20']) await book(at(-3, time));
  let hour = 10;
  for (const { id } of others) {
    const startsAt = at(-4, `${hour++}:00`);
    await book(startsAt, { serviceId: id, endsAt: iso(startsAt.add({ minutes: 10 })) });
  }
  await book(at(-31, '12:00'));
  const { topServices } = await figures();
  expect(topServices[0]).toEqual({ service: 'Short', color: 'teal', bookings: 3 });
  expect(topServices.slice(1).map(({ service, bookings }) => [service, bookings])).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map(i => [`Other ${i}`, 1]),
  );
});
