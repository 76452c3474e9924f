import { describe, expect, test } from 'vitest';
import { availabilityFields, facilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { BookingStatus } from '../../shared/clinic/bookings.ts';
import { everyPage } from '../world/pages.ts';
import { saveWeek } from '../world/save-week.ts';
import {
  admit,
  as,
  bookableAnyTime as bookable,
  clinic,
  despite,
  faker,
  member,
  slot,
} from '../world/world.ts';

type World = Awaited<ReturnType<typeof bookable>>;
type Caller = World['caller'];
type Wish = World['links'];

const minutes = (count: number, from: string) => new Date(+new Date(from) + count * 60_000).toISOString();
const day = (date = 7) => ({ from: slot(0, date), to: slot(24, date) });
const unprocessable = (message: string | RegExp) => ({
  code: 'UNPROCESSABLE_CONTENT',
  message: expect.stringMatching(message),
});
const practitionerTaken = {
  code: 'CONFLICT',
  message: 'The practitioner already has a booking at this time.',
};
const patientTaken = { code: 'CONFLICT', message: 'The patient already has a booking at this time.' };

/** Another patient with the same practitioner. */
const anotherPatient = async ({ clinic: ours, links }: World) => ({
  ...links,
  patientId: (await admit(ours)).id,
});
/** The same patient with another practitioner. */
const anotherPractitioner = async ({ clinic: ours, links }: World) => ({
  ...links,
  practitionerId: (await member(ours, 'provider')).id,
});

test('SCH-3: a booking lasts as long as its service unless an end is given, and starts as pending', async () => {
  const { caller, links, patient, service } = await bookable();
  const booked = await caller.bookings.book({
    ...links,
    startsAt: '2031-01-07T10:00:00+01:00',
    notes: ' Fasting ',
  });
  expect(booked).toMatchObject({
    ...{ status: 'pending', startsAt: slot(9), endsAt: minutes(30, slot(9)), notes: 'Fasting', version: 1 },
    patient: { id: patient.id, name: `${patient.firstName} ${patient.lastName}` },
    service: { id: service.id, name: service.name, color: service.color },
    practitioner: { id: links.practitionerId, name: 'Mo provider' },
    facility: { id: links.facilityId },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(booked);
  const longer = { startsAt: slot(10), endsAt: slot(12) };
  expect(await caller.bookings.book({ ...links, ...longer })).toMatchObject(longer);
});

test('SCH-3: a clinic that confirms by itself gets confirmed bookings', async () => {
  const { caller, links } = await bookable();
  const { version } = (await caller.settings.get()).booking;
  await caller.settings.updateBooking({ version, confirmBookings: true });
  expect(await caller.bookings.book({ ...links, startsAt: slot(9) })).toMatchObject({ status: 'confirmed' });
});

test('SCH-3: what cannot be booked is refused in words, and nothing is booked', async () => {
  const world = await bookable();
  const { clinic: ours, caller, links } = world;
  const service = async (status: 'draft' | 'archived') =>
    (await caller.services.create(serviceFields(faker, { name: 'Old service', status }))).id;
  const staff = (await member(ours, 'staff')).id;
  const away = await member(ours, 'provider');
  await caller.users.update({ id: away.id, version: 1, status: 'inactive' });
  const gone = await admit(ours);
  await caller.patients.trash({ id: gone.id, version: 1 });
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  const refusals: [object, object][] = [
    [{ serviceId: await service('draft') }, unprocessable('Old service cannot be booked at the moment.')],
    [{ serviceId: await service('archived') }, unprocessable('Old service cannot be booked at the moment.')],
    [{ practitionerId: staff }, unprocessable('Mo staff does not take bookings.')],
    [{ practitionerId: away.id }, unprocessable('Mo provider does not take bookings.')],
    [{ patientId: gone.id }, missing],
    [{ patientId: crypto.randomUUID() }, missing],
    [{ serviceId: crypto.randomUUID() }, missing],
    [{ practitionerId: crypto.randomUUID() }, missing],
    [{ facilityId: crypto.randomUUID() }, missing],
    [{ endsAt: slot(9) }, { code: 'BAD_REQUEST' }],
    [{ endsAt: slot(8) }, { code: 'BAD_REQUEST' }],
    [{ endsAt: slot(10, 8) }, { code: 'BAD_REQUEST' }],
    [{ startsAt: '2031-02-30T09:00:00Z' }, { code: 'BAD_REQUEST' }],
    [{ startsAt: '2031-01-07T09:00:00' }, { code: 'BAD_REQUEST' }],
    [{ startsAt: '+275760-09-13T00:00:00Z' }, { code: 'BAD_REQUEST' }],
    [{ status: 'completed' }, { code: 'BAD_REQUEST' }],
  ];
  for (const [change, refusal] of refusals)
    await expect(
      caller.bookings.book({ ...links, startsAt: slot(9), ...change }),
      JSON.stringify(change),
    ).rejects.toMatchObject(refusal);
  expect((await caller.bookings.list({ from: slot(0, 6), to: slot(0, 12) })).items).toEqual([]);
});

test('SCH-3: neither practitioner nor patient can be in two places, and back-to-back times are fine', async () => {
  const world = await bookable();
  const { caller, links } = world;
  await caller.bookings.book({ ...links, startsAt: slot(9), endsAt: slot(10) });
  const [other, elsewhere] = [await anotherPatient(world), await anotherPractitioner(world)];
  const overlapping = [
    { startsAt: slot(9), endsAt: slot(10) },
    { startsAt: minutes(-1, slot(9)), endsAt: minutes(1, slot(9)) },
    { startsAt: minutes(59, slot(9)), endsAt: slot(11) },
    { startsAt: minutes(10, slot(9)), endsAt: minutes(20, slot(9)) },
    { startsAt: slot(8), endsAt: slot(11) },
  ];
  for (const span of overlapping) {
    await expect(caller.bookings.book({ ...other, ...span })).rejects.toMatchObject(practitionerTaken);
    await expect(caller.bookings.book({ ...elsewhere, ...span })).rejects.toMatchObject(patientTaken);
  }
  await caller.bookings.book({ ...other, startsAt: slot(8), endsAt: slot(9) });
  await caller.bookings.book({ ...links, startsAt: slot(10), endsAt: slot(11) });
  await caller.bookings.book({
    ...(await anotherPatient(world)),
    ...elsewhere,
    startsAt: slot(11),
    endsAt: slot(12),
  });
  expect((await caller.bookings.list(day())).items).toHaveLength(4);
});

test('SCH-1 SCH-3: the buffer keeps the practitioner, not the patient, and a move takes it along', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const service = await caller.services.create(
    serviceFields(faker, { durationMinutes: 30, bufferMinutes: 15 }),
  );
  const buffered = { ...links, serviceId: service.id };
  const first = await caller.bookings.book({ ...buffered, startsAt: slot(9) });
  expect(first.endsAt).toBe(minutes(30, slot(9)));
  const [other, elsewhere] = [await anotherPatient(world), await anotherPractitioner(world)];
  const during = minutes(30, slot(9));
  await expect(caller.bookings.book({ ...other, startsAt: during })).rejects.toMatchObject(practitionerTaken);
  await caller.bookings.book({ ...elsewhere, startsAt: during });
  const { id, version } = first;
  await caller.bookings.move({ id, version, startsAt: slot(14), endsAt: minutes(30, slot(14)) });
  await caller.bookings.book({ ...other, startsAt: slot(9) });
  const after = { ...other, startsAt: minutes(30, slot(14)) };
  await expect(caller.bookings.book(after)).rejects.toMatchObject(practitionerTaken);
  await caller.bookings.book({ ...other, startsAt: minutes(45, slot(14)) });
});

test('SCH-3: whoever comes too late is offered the next free times, and they are really free', async () => {
  const world = await bookable();
  const { caller, links } = world;
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const other = await anotherPatient(world);
  const refused: unknown = await caller.bookings
    .book({ ...other, startsAt: slot(9) })
    .catch((error: unknown) => error);
  const nextFree = [30, 45, 60].map(later => ({
    startsAt: new Date(minutes(later, slot(9))),
    endsAt: new Date(minutes(later + 30, slot(9))),
  }));
  expect(refused).toMatchObject({ ...practitionerTaken, cause: { nextFree } });
  await caller.bookings.book({ ...other, startsAt: String(nextFree[0]?.startsAt.toISOString()) });
});

test('SCH-3: a booking moves in time, to another practitioner and to another facility, and keeps its status', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const { id } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const confirmed = await caller.bookings.confirm({ id, version: 1 });
  const { practitionerId } = await anotherPractitioner(world);
  const facility = await caller.facilities.create(facilityFields(faker));
  const where = { startsAt: slot(15, 8), endsAt: slot(16, 8), practitionerId, facilityId: facility.id };
  const moved = await caller.bookings.move({ id, version: confirmed.version, ...where, despite });
  expect(moved).toMatchObject({
    ...{ startsAt: where.startsAt, endsAt: where.endsAt, status: 'confirmed', version: 3 },
    ...{ practitioner: { id: practitionerId }, facility: { id: facility.id, name: facility.name } },
  });
  expect(await caller.bookings.get({ id })).toEqual(moved);
  expect((await caller.bookings.list(day())).items).toEqual([]);
});

test('SCH-3: a booking may be moved over its own old time, but not onto another booking', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const first = await caller.bookings.book({ ...links, startsAt: slot(9), endsAt: slot(10) });
  await caller.bookings.book({ ...(await anotherPatient(world)), startsAt: slot(11), endsAt: slot(12) });
  const shifted = { startsAt: minutes(30, slot(9)), endsAt: minutes(30, slot(10)) };
  const { id } = first;
  expect(await caller.bookings.move({ id, version: 1, ...shifted })).toMatchObject(shifted);
  expect(await caller.bookings.move({ id, version: 2, ...shifted })).toMatchObject(shifted);
  const { version } = await caller.bookings.get({ id });
  const taken = { startsAt: slot(11), endsAt: slot(12) };
  await expect(caller.bookings.move({ id, version, ...taken, despite })).rejects.toMatchObject(
    practitionerTaken,
  );
  expect(await caller.bookings.get({ id })).toMatchObject({ ...shifted, version });
});

test('SCH-3: a move that makes no sense is refused', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const span = { startsAt: slot(10), endsAt: slot(11) };
  const staff = (await member(ours, 'staff')).id;
  const refusals: [object, object][] = [
    [{ endsAt: slot(10) }, { code: 'BAD_REQUEST' }],
    [{ endsAt: slot(11, 8) }, { code: 'BAD_REQUEST' }],
    [{ practitionerId: staff }, unprocessable('Mo staff does not take bookings.')],
    [{ practitionerId: crypto.randomUUID() }, { code: 'NOT_FOUND' }],
    [{ facilityId: crypto.randomUUID() }, { code: 'NOT_FOUND' }],
    [{ id: crypto.randomUUID() }, { code: 'NOT_FOUND' }],
  ];
  for (const [change, refusal] of refusals)
    await expect(caller.bookings.move({ id, version, ...span, ...change, despite })).rejects.toMatchObject(
      refusal,
    );
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: slot(9), version });
});

test('SCH-3 C1: of ten bookings moved onto one time at once, exactly one arrives', async () => {
  const world = await bookable();
  const { caller } = world;
  const bookings = await Promise.all(
    Array.from({ length: 10 }, async (_, i) =>
      caller.bookings.book({ ...(await anotherPatient(world)), startsAt: minutes(i * 30, slot(3)) }),
    ),
  );
  const span = { startsAt: slot(15), endsAt: slot(16) };
  const results = await Promise.allSettled(
    bookings.map(({ id, version }) => caller.bookings.move({ id, version, ...span, despite })),
  );
  const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused).toHaveLength(9);
  for (const reason of refused) expect(reason).toMatchObject(practitionerTaken);
});

test('SCH-3 C1: of forty who want two times that touch at once, two get one each, and none between them', async () => {
  const world = await bookable();
  const { caller, service } = world;
  await caller.services.update({ ...versionOf(service), durationMinutes: 30, bufferMinutes: 0 });
  const rivals = await Promise.all(Array.from({ length: 40 }, () => anotherPatient(world)));
  const wanted = [slot(9), minutes(30, slot(9))];
  const answers = await Promise.allSettled(
    rivals.map((rival, n) => caller.bookings.book({ ...rival, startsAt: wanted[n % 2] ?? '' })),
  );
  const refused = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : []));
  for (const reason of refused) expect(reason).toMatchObject(practitionerTaken);
  const { items } = await caller.bookings.list(day());
  expect(items.map(({ startsAt }) => startsAt)).toEqual(wanted);
  const between = caller.bookings.book({ ...(rivals[0] as Wish), startsAt: minutes(15, slot(9)) });
  await expect(between).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('SCH-3 C1 C3: a time that is cancelled, moved away, booked and moved onto at once has one booking at most, and no step is lost', async () => {
  const world = await bookable();
  const { caller } = world;
  for (let round = 0; round < 6; round++) {
    const startsAt = slot(9, 8 + round);
    const span = { startsAt, endsAt: slot(10, 8 + round) };
    const away = { startsAt: slot(18, 8 + round), endsAt: slot(19, 8 + round) };
    const standing = await caller.bookings.book({ ...(await anotherPatient(world)), startsAt });
    const elsewhere = await caller.bookings.book({
      ...{ ...(await anotherPatient(world)), startsAt: slot(14, 8 + round) },
    });
    const rivals = await Promise.all(Array.from({ length: 6 }, () => anotherPatient(world)));
    const leaving = [
      caller.bookings.cancel({ ...versionOf(standing), reason: 'Ill' }),
      caller.bookings.move({ ...versionOf(standing), ...away, despite }),
    ];
    const coming = [
      caller.bookings.move({ ...versionOf(elsewhere), ...span, despite }),
      ...rivals.map(rival => caller.bookings.book({ ...rival, startsAt })),
    ];
    const [left, came] = await Promise.all([Promise.allSettled(leaving), Promise.allSettled(coming)]);
    // Both knew the same version: one of them goes through, and the other hears of it.
    expect(left.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const arrived = came.filter(({ status }) => status === 'fulfilled').length;
    const reasons = came.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect(reasons.filter(code => code !== 'CONFLICT')).toEqual([]);
    const { items } = await caller.bookings.list({ from: slot(0, 8 + round), to: slot(24, 8 + round) });
    const there = items.filter(item => item.startsAt === startsAt && item.status !== 'cancelled');
    expect([arrived, there.length]).toEqual(arrived > 0 ? [1, 1] : [0, 0]);
    if (arrived === 0) await caller.bookings.book({ ...(await anotherPatient(world)), startsAt });
  }
});

test('SCH-3: cancelled, missed and completed bookings free their time, and a cancelled one keeps its reason', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const past = '2024-03-05T09:00:00.000Z';
  const first = await caller.bookings.book({ ...links, startsAt: past });
  const reason = 'The patient is ill';
  expect(await caller.bookings.cancel({ id: first.id, version: 1, reason })).toMatchObject({
    ...{ status: 'cancelled', cancellationReason: reason },
  });
  const second = await caller.bookings.book({ ...links, startsAt: past });
  await caller.bookings.markNoShow({ id: second.id, version: 1 });
  const third = await caller.bookings.book({ ...links, startsAt: past });
  await caller.bookings.checkIn({ id: third.id, version: 1 });
  await expect(caller.bookings.book({ ...links, startsAt: past })).rejects.toMatchObject(practitionerTaken);
  await caller.bookings.complete({ id: third.id, version: 2 });
  await caller.bookings.book({ ...links, startsAt: past });
  const empty = caller.bookings.cancel({ id: third.id, version: 3, reason: ' ' });
  await expect(empty).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

const steps = {
  confirm: { to: 'confirmed', from: ['pending'] },
  checkIn: { to: 'arrived', from: ['pending', 'confirmed'] },
  begin: { to: 'in_room', from: ['arrived'] },
  complete: { to: 'completed', from: ['arrived', 'in_room'] },
  markNoShow: { to: 'no_show', from: ['pending', 'confirmed'] },
  cancel: { to: 'cancelled', from: ['pending', 'confirmed', 'arrived'] },
} as const;
type Step = keyof typeof steps;

const routes: Record<BookingStatus, Step[]> = {
  pending: [],
  confirmed: ['confirm'],
  arrived: ['checkIn'],
  in_room: ['checkIn', 'begin'],
  completed: ['checkIn', 'complete'],
  cancelled: ['cancel'],
  no_show: ['markNoShow'],
};

const take = (caller: Caller, step: Step, { id, version }: { id: string; version: number }) =>
  step === 'cancel'
    ? caller.bookings.cancel({ id, version, reason: 'As the test wants' })
    : caller.bookings[step]({ id, version });

test('SCH-3: every step in the life of a booking leads where it should, and every other one is refused', async () => {
  const { caller, links } = await bookable();
  let made = 0;
  const bookingThatIs = async (status: BookingStatus) => {
    let booking = await caller.bookings.book({
      ...links,
      startsAt: minutes(30 * made++, '2024-03-05T00:00:00Z'),
    });
    for (const step of routes[status]) booking = await take(caller, step, booking);
    expect(booking.status).toBe(status);
    return booking;
  };
  for (const status of BookingStatus.options)
    for (const step of Object.keys(steps) as Step[]) {
      const [booking, { from, to }] = [await bookingThatIs(status), steps[step]];
      const allowed = (from as readonly string[]).includes(status);
      const answer: unknown = await take(caller, step, booking).catch((error: unknown) => error);
      const refusal = unprocessable(/^A booking that is [a-z -]+ cannot be [a-z -]+\.$/);
      expect(answer, `${step} when ${status}`).toMatchObject(allowed ? { status: to } : refusal);
      expect(await caller.bookings.get({ id: booking.id })).toMatchObject({
        status: allowed ? to : status,
        version: booking.version + (allowed ? 1 : 0),
      });
    }
  for (const status of ['arrived', 'in_room', 'completed', 'cancelled', 'no_show'] as const) {
    const { id, version } = await bookingThatIs(status);
    const elsewhere = { startsAt: slot(9), endsAt: slot(10) };
    await expect(caller.bookings.move({ id, version, ...elsewhere, despite })).rejects.toMatchObject(
      unprocessable(/cannot be moved\.$/),
    );
  }
});

test('SCH-3: nobody is missing before their time has come', async () => {
  const { caller, links } = await bookable();
  const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await expect(caller.bookings.markNoShow({ id, version })).rejects.toMatchObject(
    unprocessable('A booking can be marked as no-show once its time has come.'),
  );
});

test('ENT-3: every step and move of a booking that changed meanwhile tells who changed it', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const { updatedAt } = await (await as(ours, 'staff')).bookings.confirm({ id, version });
  const stale = { code: 'CONFLICT', cause: { by: 'Mo staff', at: new Date(updatedAt) } };
  for (const step of Object.keys(steps) as Step[])
    await expect(take(caller, step, { id, version }), step).rejects.toMatchObject(stale);
  const move = caller.bookings.move({ id, version, startsAt: slot(10), endsAt: slot(11) });
  await expect(move).rejects.toMatchObject(stale);
  expect(await caller.bookings.get({ id })).toMatchObject({ status: 'confirmed', startsAt: slot(9) });
});

test('SCH-3: a list shows what touches its span, earliest first, page by page', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const book = (from: number, to: number, date = 7) =>
    caller.bookings.book({ ...links, startsAt: slot(from, date), endsAt: slot(to, date) });
  await book(7, 8);
  const [spansStart, inside, spansEnd] = [await book(8, 10), await book(10, 11), await book(11, 13)];
  await book(13, 14);
  const overnight = await book(22, 30);
  const span = { from: slot(9), to: slot(12) };
  const pages = await everyPage(cursor => caller.bookings.list({ ...span, cursor, limit: 1 }));
  expect(pages.map(page => page.map(booking => booking.id))).toEqual([
    [spansStart.id],
    [inside.id],
    [spansEnd.id],
  ]);
  expect((await caller.bookings.list(day(8))).items.map(booking => booking.id)).toEqual([overnight.id]);
  const { items } = await caller.bookings.list({ from: slot(10), to: slot(11) });
  expect(items).toEqual([await caller.bookings.get({ id: inside.id })]);
});

test('SCH-3: bookings that start together appear once each, whatever the page size', async () => {
  const world = await bookable();
  const { caller } = world;
  const made = await Promise.all(
    Array.from({ length: 5 }, async () =>
      caller.bookings.book({
        ...(await anotherPatient(world)),
        practitionerId: (await anotherPractitioner(world)).practitionerId,
        startsAt: slot(9),
      }),
    ),
  );
  const pages = await everyPage(cursor => caller.bookings.list({ ...day(), cursor, limit: 2 }));
  expect(pages.map(page => page.length)).toEqual([2, 2, 1]);
  expect(pages.flat().map(b => b.id)).toEqual(made.map(b => b.id).sort());
});

test('SCH-3: a list is narrowed by practitioner, facility, patient and status', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const facility = await caller.facilities.create(facilityFields(faker));
  const usual = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const special = {
    ...(await anotherPatient(world)),
    practitionerId: (await anotherPractitioner(world)).practitionerId,
    facilityId: facility.id,
  };
  const other = await caller.bookings.confirm(await byVersion(caller, { ...special, startsAt: slot(9) }));
  const seen = async (query: object) =>
    (await caller.bookings.list({ ...day(), ...query })).items.map(booking => booking.id);
  expect(await seen({ practitionerId: special.practitionerId })).toEqual([other.id]);
  expect(await seen({ patientId: special.patientId })).toEqual([other.id]);
  expect(await seen({ facilityId: special.facilityId })).toEqual([other.id]);
  expect(await seen({ status: 'confirmed' })).toEqual([other.id]);
  expect(await seen({ status: 'pending' })).toEqual([usual.id]);
  expect(await seen({ status: 'pending', patientId: special.patientId })).toEqual([]);
});

const byVersion = async (caller: Caller, booking: Parameters<Caller['bookings']['book']>[0]) => {
  const { id, version } = await caller.bookings.book(booking);
  return { id, version };
};

test('SCH-3 I6: a span that is empty, backwards or longer than 400 days is refused', async () => {
  const caller = await as(await clinic());
  const from = slot(0);
  for (const to of [from, slot(0, 6), '2032-02-20T00:00:00Z', 'tomorrow', '2031-13-01T00:00:00Z'])
    await expect(caller.bookings.list({ from, to }), to).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await caller.bookings.list({ from, to: '2032-02-01T00:00:00Z' })).toEqual({
    items: [],
    nextCursor: null,
  });
});

test('SCH-3: a booking still tells the names of what went to the trash', async () => {
  const { caller, links, patient, service } = await bookable();
  const { id } = await caller.bookings.book({ ...links, startsAt: '2024-03-05T09:00:00Z' });
  await caller.services.trash({ id: service.id, version: 1 });
  await caller.patients.trash({ id: patient.id, version: 1 });
  const name = `${patient.firstName} ${patient.lastName}`;
  expect(await caller.bookings.get({ id })).toMatchObject({
    service: { name: service.name },
    patient: { name },
  });
  expect(
    (await caller.bookings.list({ from: '2024-03-05T00:00:00Z', to: '2024-03-06T00:00:00Z' })).items,
  ).toMatchObject([{ id, patient: { name } }]);
});

test('SCH-3: a practitioner who leaves takes no new bookings, and hours do not bring them back', async () => {
  const { caller, links } = await bookable();
  const { practitionerId, facilityId, serviceId } = links;
  const { version } = await caller.users.get({ id: practitionerId });
  await caller.users.update({ id: practitionerId, version, role: 'staff' });
  await saveWeek(caller, availabilityFields(practitionerId, facilityId));
  await expect(caller.bookings.book({ ...links, startsAt: slot(9) })).rejects.toMatchObject(
    unprocessable('does not take bookings'),
  );
  const days = { from: '2031-01-07', to: '2031-01-07' };
  expect((await caller.bookings.freeSlots({ serviceId, ...days })).items).toEqual([]);
});

describe('FD16: bookings by status over a span of days', () => {
  test('FD16: of several statuses and one service, the latest first, page by page', async () => {
    const { caller, links } = await bookable();
    const other = await caller.services.create(serviceFields(faker));
    const at = (hour: number) => caller.bookings.book({ ...links, startsAt: slot(hour), despite });
    const [pending, confirmed, cancelled] = [await at(8), await at(9), await at(10)];
    await caller.bookings.book({ ...links, serviceId: other.id, startsAt: slot(13), despite });
    await caller.bookings.confirm({ id: confirmed.id, version: confirmed.version });
    await caller.bookings.cancel({ id: cancelled.id, version: cancelled.version, reason: 'Ill' });
    const days = { from: '2030-06-01T00:00:00Z', to: '2031-06-01T00:00:00Z', serviceId: links.serviceId };
    const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

    const asked = { ...days, status: ['pending' as const, 'cancelled' as const], descending: true };
    expect(idsOf(await caller.bookings.list(asked))).toEqual([cancelled.id, pending.id]);
    const first = await caller.bookings.list({ ...asked, limit: 1 });
    const second = await caller.bookings.list({ ...asked, limit: 1, cursor: first.nextCursor ?? '' });
    expect([...idsOf(first), ...idsOf(second)]).toEqual([cancelled.id, pending.id]);
    expect(second.nextCursor).toBeNull();
    expect(idsOf(await caller.bookings.list({ ...days, status: 'confirmed' }))).toEqual([confirmed.id]);
    expect(idsOf(await caller.bookings.list(days))).toEqual([pending.id, confirmed.id, cancelled.id]);
  });

  test('FD16: no status, one that there is not, and too many days are refused', async () => {
    const caller = await as(await clinic());
    const days = { from: '2031-01-01T00:00:00Z', to: '2031-02-01T00:00:00Z' };
    for (const status of [[], ['lost'], 'lost'] as never[])
      await expect(caller.bookings.list({ ...days, status })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller.bookings.list({ ...days, to: '2032-06-01T00:00:00Z' })).rejects.toMatchObject({
      message: expect.stringContaining(
        'Please ask for 400 days at most, or for the bookings of one patient.',
      ),
    });
  });
});
