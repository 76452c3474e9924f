import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { Role } from '../../shared/permissions.ts';
import { saveWeek } from '../world/save-week.ts';
import { admit, as, bookableAnyTime, clinic, faker, sqlAs } from '../world/world.ts';

/** A zone in which today has begun, and is not about to become tomorrow. */
const zone =
  ['America/New_York', 'Europe/Berlin', 'Pacific/Auckland'].find(timeZone => {
    const { hour } = Temporal.Now.zonedDateTimeISO(timeZone);
    return hour >= 1 && hour < 20;
  }) ?? 'UTC';
const today = () => Temporal.Now.plainDateISO(zone);
const day = (days: number) => today().add({ days }).toString();
const at = (days: number, time = '00:00') =>
  today().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time });
const iso = (moment: Temporal.ZonedDateTime) => moment.toInstant().toString();

/** A clinic in the zone, and a way to book ten minutes of a moment. */
const dayBook = async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime({ timeZone: zone, currency: 'USD' });
  const service = await caller.services.create(
    serviceFields(faker, {
      ...{
        name: 'Short',
        durationMinutes: 10,
        bufferMinutes: 0,
        price: 1250,
        currency: 'USD',
        color: 'teal',
      },
    }),
  );
  const book = (moment: Temporal.ZonedDateTime, more: object = {}) =>
    caller.bookings.book({ ...links, serviceId: service.id, startsAt: iso(moment), ...more });
  const complete = async (moment: Temporal.ZonedDateTime, more: object = {}) => {
    const { id } = await book(moment, more);
    await caller.bookings.checkIn({ id, version: 1 });
    return caller.bookings.complete({ id, version: 2 });
  };
  const miss = async (moment: Temporal.ZonedDateTime) =>
    caller.bookings.markNoShow({ id: (await book(moment)).id, version: 1 });
  const cancel = async (moment: Temporal.ZonedDateTime) =>
    caller.bookings.cancel({ id: (await book(moment)).id, version: 1, reason: 'Test' });
  const span = (from: number, to: number) => ({ from: day(from), to: day(to) });
  return { ours, caller, links, service, book, complete, miss, cancel, span };
};

test('UI-3: an empty clinic has figures of zero rather than none', async () => {
  const caller = await as(await clinic({ timeZone: zone, currency: 'CHF' }));
  const asked = { from: day(-1), to: day(0), per: 'day' as const };
  const none = { bookings: 0, completed: 0, cancelled: 0, noShows: 0 };
  expect(await caller.dashboard.figures(asked)).toEqual({
    ...{ ...none, bookedMinutes: 0, openMinutes: 0, lateCancelHours: 0, targetUtilisation: 0 },
    periods: [
      { from: day(-1), ...none },
      { from: day(0), ...none },
    ],
    ...{ byPractitioner: [], byFacility: [], byService: [] },
  });
  expect(await caller.dashboard.revenue(asked)).toEqual({
    items: [
      {
        ...{ currency: 'CHF', amount: 0, byPractitioner: [], byService: [] },
        periods: [
          { from: day(-1), amount: 0 },
          { from: day(0), amount: 0 },
        ],
      },
    ],
  });
});

test('UI-3: a day runs from midnight to midnight on the clinic’s own clock, and a span holds its days and no others', async () => {
  const { caller, book, complete, cancel, miss } = await dayBook();
  await book(at(-2, '23:50'));
  await book(at(-1, '23:50'));
  await complete(at(0));
  await miss(at(0, '00:10'));
  await cancel(at(0, '12:00'));
  await book(at(0, '23:50'));
  await book(at(1));
  const { periods, byService, ...all } = await caller.dashboard.figures({
    ...{ from: day(-1), to: day(0), per: 'day' },
  });
  expect(periods).toEqual([
    { from: day(-1), bookings: 1, completed: 0, cancelled: 0, noShows: 0 },
    { from: day(0), bookings: 3, completed: 1, cancelled: 1, noShows: 1 },
  ]);
  const sum = { bookings: 4, completed: 1, cancelled: 1, noShows: 1 };
  expect(all).toMatchObject({ ...sum, bookedMinutes: 30 });
  expect(byService).toMatchObject([{ service: { name: 'Short', color: 'teal' }, ...sum }]);
});

test('UI-3: weeks begin on the clinic’s first day of the week, months on their first, and the ends of the span cut them', async () => {
  const { caller } = await dayBook();
  const { organization } = await caller.settings.get();
  await caller.settings.updateOrganization({ version: organization.version, weekStartsOn: 7 });
  const asked = { from: '2026-01-28', to: '2026-03-01' };
  const starts = async (per: 'week' | 'month') =>
    (await caller.dashboard.figures({ ...asked, per })).periods.map(({ from }) => from);
  // The first of February and the first of March 2026 are Sundays.
  const weeks = ['2026-01-28', '2026-02-01', '2026-02-08', '2026-02-15', '2026-02-22', '2026-03-01'];
  expect(await starts('week')).toEqual(weeks);
  expect(await starts('month')).toEqual(['2026-01-28', '2026-02-01', '2026-03-01']);
});

test('UI-3: hours booked stand against hours open, without holidays and time off, for each practitioner and facility', async () => {
  const { caller, links, book, cancel, span } = await dayBook();
  const { practitionerId, facilityId } = links;
  const weekday = at(-3).dayOfWeek;
  const open = { facilityId, weekday, from: '08:00', to: '16:00' };
  await saveWeek(caller, {
    ...{ practitionerId, hours: [open] },
  });
  await caller.timeOff.create({
    ...{ practitionerId, kind: 'vacation', keepBookings: true },
    ...{ startsOn: day(-3), endsOn: day(-3), from: '12:00', to: '16:00' },
  });
  const despite = { reason: 'As the test wants' };
  await book(at(-3, '09:00'), { endsAt: iso(at(-3, '11:00')), despite });
  await cancel(at(-3, '11:00'));
  const figures = await caller.dashboard.figures(span(-3, -3));
  const minutes = { bookedMinutes: 120, openMinutes: 240 };
  expect(figures).toMatchObject(minutes);
  expect(figures.byPractitioner).toEqual([
    expect.objectContaining({ practitioner: { id: practitionerId, name: 'Mo provider' }, ...minutes }),
  ]);
  expect(figures.byFacility).toEqual([
    expect.objectContaining({ facility: expect.objectContaining({ id: facilityId }), ...minutes }),
  ]);
});

test('UI-3: the minutes of a group count once, however many share them', async () => {
  const { ours, caller, book, span } = await dayBook();
  const group = await caller.services.create(
    serviceFields(faker, { name: 'Group', durationMinutes: 60, bufferMinutes: 0, capacity: 3 }),
  );
  const more = { serviceId: group.id };
  await book(at(-1, '09:00'), more);
  await book(at(-1, '09:00'), { ...more, patientId: (await admit(ours)).id });
  expect(await caller.dashboard.figures(span(-1, -1))).toMatchObject({ bookings: 2, bookedMinutes: 60 });
});

test('FD12: revenue is what completed bookings cost when they were booked, each currency by itself', async () => {
  const { caller, service, links, complete, miss, span } = await dayBook();
  await complete(at(-31, '12:00'));
  await complete(at(-2, '09:00'));
  await miss(at(-2, '10:00'));
  await caller.services.update({ id: service.id, version: service.version, price: 99_00 });
  await complete(at(-1, '09:00'));
  const foreign = await caller.services.create(
    serviceFields(faker, {
      name: 'Abroad',
      durationMinutes: 10,
      bufferMinutes: 0,
      price: 700,
      currency: 'EUR',
    }),
  );
  await complete(at(-1, '10:00'), { serviceId: foreign.id });
  const practitioner = { id: links.practitionerId, name: 'Mo provider' };
  const { items } = await caller.dashboard.revenue({ ...span(-2, -1), per: 'day' });
  expect(items).toEqual([
    {
      ...{ currency: 'USD', amount: 1250 + 9900 },
      periods: [
        { from: day(-2), amount: 1250 },
        { from: day(-1), amount: 9900 },
      ],
      byPractitioner: [{ practitioner, amount: 1250 + 9900 }],
      byService: [{ service: { id: service.id, name: 'Short', color: 'teal' }, amount: 1250 + 9900 }],
    },
    expect.objectContaining({ currency: 'EUR', amount: 700 }),
  ]);
});

test('FD12: another service brings its price, and a move keeps the one it was booked for', async () => {
  const { ours, caller, service, book } = await dayBook();
  const dear = await caller.services.create(
    serviceFields(faker, { name: 'Dear', durationMinutes: 10, price: 8000, currency: 'USD' }),
  );
  const priceOf = async ({ id }: { id: string }) => {
    const admin = await sqlAs('admin');
    const { rows } = await admin.query(
      'select price::int, currency from clinic.bookings where tenant_id = $1 and id = $2',
      [ours.id, id],
    );
    return rows[0];
  };
  const booked = await book(at(2, '09:00'));
  await caller.services.update({ id: service.id, version: service.version, price: 10 });
  const to = { startsAt: iso(at(2, '10:00')), endsAt: iso(at(2, '10:10')) };
  const moved = await caller.bookings.move({ id: booked.id, version: 1, ...to });
  expect(await priceOf(booked)).toEqual({ price: 1250, currency: 'USD' });
  await caller.bookings.update({ id: booked.id, version: moved.version, serviceId: dear.id });
  expect(await priceOf(booked)).toEqual({ price: 8000, currency: 'USD' });
});

test('FD12: figures are told to owners, admins and auditors, revenue to owners and admins, and nobody else', async () => {
  const ours = await clinic();
  const asked = { from: day(0), to: day(0) };
  const told = async (role: Role, call: 'figures' | 'revenue') => {
    const caller = await as(ours, role);
    const [answer] = await Promise.allSettled([caller.dashboard[call](asked)]);
    return answer.status === 'fulfilled' || Object(answer.reason).code;
  };
  const roles = Role.exclude(['portal']).options;
  const hear = async (call: 'figures' | 'revenue') => {
    const heard = await Promise.all(roles.map(role => told(role, call)));
    expect(new Set(heard)).toEqual(new Set([true, 'FORBIDDEN']));
    return roles.filter((_, index) => heard[index] === true);
  };
  expect(await hear('figures')).toEqual(['owner', 'admin', 'auditor']);
  expect(await hear('revenue')).toEqual(['owner', 'admin']);
  expect(JSON.stringify(await (await as(ours, 'auditor')).dashboard.figures(asked))).not.toMatch(
    /amount|currency|price/,
  );
});

test('UI-3: a span has an end, and is told day by day only while it is short', async () => {
  const caller = await as(await clinic());
  const refused = { code: 'BAD_REQUEST' };
  const ask = (from: string, to: string, per: 'day' | 'week') => caller.dashboard.figures({ from, to, per });
  await expect(ask('2026-01-02', '2026-01-01', 'week')).rejects.toMatchObject(refused);
  await expect(ask('2026-01-01', '2027-02-05', 'week')).rejects.toMatchObject(refused);
  await expect(ask('2026-01-01', '2026-03-04', 'day')).rejects.toMatchObject(refused);
  expect((await ask('2026-01-01', '2026-03-03', 'day')).periods).toHaveLength(62);
});

test('SET-1 UI-3: cancelled late counts as missed where the clinic says so, and the booking stays cancelled', async () => {
  const { caller, book, cancel, complete, service, span } = await dayBook();
  await complete(at(-1, '09:00'));
  await cancel(at(-1, '10:00'));
  await cancel(at(3, '10:00'));
  await book(at(3, '11:00'));
  const figures = () => caller.dashboard.figures(span(-1, 3));
  const before = await figures();
  expect(before).toMatchObject({ bookings: 2, cancelled: 2, noShows: 0, lateCancelHours: 0 });
  await caller.settings.updateAnalytics({ version: 1, lateCancelHours: 24, targetUtilisation: 80 });
  const late = { bookings: 3, cancelled: 1, noShows: 1 };
  const after = await figures();
  expect(after).toMatchObject({ ...late, lateCancelHours: 24, targetUtilisation: 80, completed: 1 });
  expect(after.byService).toMatchObject([{ service: { id: service.id }, ...late }]);
  expect(after.bookedMinutes).toBe(before.bookedMinutes);
  expect(
    (
      await caller.bookings.list({
        ...{ from: iso(at(-2)), to: iso(at(5)), status: ['cancelled'] },
      })
    ).items,
  ).toHaveLength(2);
});

test('SET-1 FD12: a clinic that shows nobody what it earns tells not even its owner, nor a program', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const asked = { from: day(0), to: day(0) };
  await caller.settings.updateAnalytics({ version: 1, showRevenue: false });
  for (const role of ['owner', 'admin'] as const)
    await expect((await as(ours, role)).dashboard.revenue(asked)).rejects.toMatchObject({
      ...{ code: 'UNPROCESSABLE_CONTENT', message: 'This clinic shows nobody what it earns.' },
    });
  await caller.settings.updateAnalytics({ version: 2, showRevenue: null });
  expect((await caller.dashboard.revenue(asked)).items).toHaveLength(1);
});
