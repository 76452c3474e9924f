import { expect, test } from 'vitest';
import { facilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { admit, as, bookable, despite, faker, member, slot, sqlAs } from '../world/world.ts';

type World = Awaited<ReturnType<typeof bookable>>;
type Caller = World['caller'];
type Booking = Awaited<ReturnType<Caller['bookings']['get']>>;

/** A Tuesday morning long ago, at which everything may have happened by now. */
const PAST = '2024-03-05T09:00:00.000Z';
const minutes = (count: number, from: string) => new Date(+new Date(from) + count * 60_000).toISOString();
const versionOf = ({ id, version }: Booking) => ({ id, version });
const unprocessable = (message: string | RegExp) => ({
  code: 'UNPROCESSABLE_CONTENT',
  message: expect.stringMatching(message),
});

const steps = {
  confirm: { status: 'confirmed', time: 'confirmedAt' },
  checkIn: { status: 'arrived', time: 'arrivedAt' },
  begin: { status: 'in_room', time: 'inRoomAt' },
  complete: { status: 'completed', time: 'completedAt' },
  cancel: { status: 'cancelled', time: 'cancelledAt' },
  markNoShow: { status: 'no_show', time: 'noShowAt' },
} as const;
type Step = keyof typeof steps;

const take = (caller: Caller, step: Step, booking: Booking): Promise<Booking> =>
  step === 'cancel'
    ? caller.bookings.cancel({ ...versionOf(booking), reason: 'As the test wants' })
    : caller.bookings[step](versionOf(booking));
const takeBack = (caller: Caller, booking: Booking) => caller.bookings.takeBack(versionOf(booking));

/** Every way through the life of a booking, from its making on. */
const ways: Step[][] = [
  ['confirm', 'checkIn', 'begin', 'complete'],
  ['checkIn', 'complete'],
  ['confirm', 'checkIn', 'complete'],
  ['confirm', 'checkIn', 'cancel'],
  ['cancel'],
  ['markNoShow'],
  ['confirm', 'markNoShow'],
];

test('FD3: every step keeps its time, and is taken back one by one down to the first, by whoever may make it', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const desk = await as(ours, 'staff');
  for (const [n, way] of ways.entries()) {
    let booking = await caller.bookings.book({ despite, ...links, startsAt: minutes(60 * n, PAST) });
    const states = [booking];
    for (const step of way) {
      booking = await take(caller, step, booking);
      const { status, time } = steps[step];
      const before = Math.max(0, ...states.map(state => Date.parse(state.updatedAt)));
      expect(booking.status).toBe(status);
      expect(Date.parse(`${booking[time]}`), `${time} of ${way}`).toBeGreaterThanOrEqual(before - 1000);
      expect(await caller.bookings.get({ id: booking.id })).toEqual(booking);
      states.push(booking);
    }
    for (const { version: _, updatedAt: __, ...former } of states.slice(0, -1).toReversed()) {
      const { version } = booking;
      booking = await takeBack(desk, booking);
      expect(booking).toMatchObject({ ...former, version: version + 1 });
    }
    await expect(takeBack(caller, booking)).rejects.toMatchObject(
      unprocessable('This booking has taken no step that could be taken back.'),
    );
  }
});

test('FD3: what is taken back can be done again, so that a patient who comes late is checked in', async () => {
  const { caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: PAST });
  const missed = await caller.bookings.markNoShow(versionOf(booked));
  const waiting = await takeBack(caller, missed);
  expect(waiting).toMatchObject({ status: 'pending', noShowAt: null });
  expect(await caller.bookings.checkIn(versionOf(waiting))).toMatchObject({ status: 'arrived' });
});

test('FD3: a step that is taken back leaves its trace, and the version of somebody else is told', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: PAST });
  const arrived = await caller.bookings.checkIn(versionOf(booked));
  await expect(takeBack(caller, booked)).rejects.toMatchObject({
    code: 'CONFLICT',
    cause: { by: expect.stringContaining('Owner') },
  });
  await takeBack(await as(ours, 'staff'), arrived);
  const { items } = await caller.audit.timeline({ entity: 'Booking', id: booked.id });
  expect(items[0]).toMatchObject({
    ...{ action: 'UPDATE', actor: { name: 'Mo staff' }, procedure: 'bookings.takeBack' },
    changes: { status: { from: 'arrived', to: 'pending' }, arrivedAt: { from: arrived.arrivedAt, to: null } },
  });
});

test('S24 FD3: a cancellation that is taken back claims its time again, and loses against whoever took it meanwhile', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: slot(9) });
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'By mistake' });
  const rival = await caller.bookings.book({
    despite,
    ...links,
    patientId: (await admit(ours)).id,
    startsAt: slot(9),
  });
  await expect(takeBack(caller, cancelled)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'The practitioner already has a booking at this time.',
    cause: { nextFree: [30, 45, 60].map(later => ({ startsAt: new Date(minutes(later, slot(9))) })) },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(cancelled);
  await caller.bookings.cancel({ ...versionOf(rival), reason: 'Makes way' });
  expect(await takeBack(caller, cancelled)).toMatchObject({
    ...{ status: 'pending', cancellationReason: null, cancelledAt: null },
  });
  const late = caller.bookings.book({
    despite,
    ...links,
    patientId: (await admit(ours)).id,
    startsAt: slot(9),
  });
  await expect(late).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('S24 FD3: other times than one that is over lie ahead', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: PAST });
  const missed = await caller.bookings.markNoShow(versionOf(booked));
  await caller.bookings.book({ despite, ...links, patientId: (await admit(ours)).id, startsAt: PAST });
  const refusal: unknown = await takeBack(caller, missed).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'CONFLICT' });
  const { nextFree } = (refusal as { cause: { nextFree: { startsAt: Date }[] } }).cause;
  expect(nextFree).toHaveLength(3);
  for (const { startsAt } of nextFree) expect(+startsAt).toBeGreaterThan(Date.now() - 60_000);
});

test('S24 FD3: a cancellation is not taken back to a practitioner who left, and what is over is still put right', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const leaving = await member(ours, 'provider');
  const [ahead, over] = await Promise.all(
    [slot(9), PAST].map(async startsAt => {
      const booked = await caller.bookings.book({ despite, ...links, practitionerId: leaving.id, startsAt });
      return caller.bookings.cancel({ ...versionOf(booked), reason: 'By mistake' });
    }),
  );
  await caller.users.update({ id: leaving.id, version: 1, status: 'inactive' });
  if (!ahead || !over) throw new Error('Both are booked.');
  await expect(takeBack(caller, ahead)).rejects.toMatchObject(
    unprocessable('Mo provider does not take bookings.'),
  );
  expect(await takeBack(caller, over)).toMatchObject({ status: 'pending' });
});

test('S24 FD7: a cancellation is taken back into time that was closed meanwhile for a reason only, which the booking keeps', async () => {
  const { caller, links } = await bookable();
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'By mistake' });
  const { practitionerId } = links;
  const [day = ''] = slot(9).split('T');
  await caller.timeOff.create({ practitionerId, kind: 'sick', startsOn: day, endsOn: day });
  await expect(takeBack(caller, cancelled)).rejects.toMatchObject({
    ...{ code: 'UNPROCESSABLE_CONTENT', cause: { warnings: [{ kind: 'outside-hours' }] } },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(cancelled);
  const back = await caller.bookings.takeBack({ ...versionOf(cancelled), despite });
  expect(back).toMatchObject({
    ...{ status: 'pending', despiteReason: despite.reason, despiteWarnings: ['outside-hours'] },
  });
  // It was said once.
  const again = await caller.bookings.cancel({ ...versionOf(back), reason: 'By mistake' });
  expect(await takeBack(caller, again)).toMatchObject({ status: 'pending' });
});

test('S24 S11: a cancellation is taken back neither onto somebody’s hold, until that is over, nor unasked onto a holiday', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'By mistake' });
  const { patientId: _, ...place } = links;
  const kept = await (await as(ours, 'staff')).bookings.hold({ ...place, startsAt: slot(9) });
  await expect(takeBack(caller, cancelled)).rejects.toMatchObject({
    code: 'CONFLICT',
    cause: { nextFree: [30, 45, 60].map(later => ({ startsAt: new Date(minutes(later, slot(9))) })) },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(cancelled);
  const admin = await sqlAs('admin');
  const past = `update clinic.claims set expires_at = now() - interval '1 second' where hold_id = $1`;
  await admin.query(past, [kept.id]);
  const back = await takeBack(caller, cancelled);
  const again = await caller.bookings.cancel({ ...versionOf(back), reason: 'By mistake' });
  const [date = ''] = slot(9).split('T');
  await caller.holidays.create({ facilityId: links.facilityId, date, name: 'Holiday' });
  await expect(takeBack(caller, again)).rejects.toMatchObject({
    cause: { warnings: [{ kind: 'outside-hours' }] },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(again);
});

test('S24: of ten cancelled bookings of one time that are taken back at once, exactly one is', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const cancelled: Booking[] = [];
  for (let n = 0; n < 10; n++) {
    const booked = await caller.bookings.book({
      despite,
      ...links,
      patientId: (await admit(ours)).id,
      startsAt: slot(9),
    });
    cancelled.push(await caller.bookings.cancel({ ...versionOf(booked), reason: 'Rival' }));
  }
  const results = await Promise.allSettled(cancelled.map(booking => takeBack(caller, booking)));
  const answers = results.map(result => (result.status === 'fulfilled' ? 'OK' : String(result.reason.code)));
  expect(answers.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'CONFLICT'), 'OK']);
});

test('SCH-3: nobody is put in the room, nor completed, before their time has come, but may come early', async () => {
  const { caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: slot(9) });
  const early = await caller.bookings.checkIn(versionOf(booked));
  expect(early).toMatchObject({ status: 'arrived' });
  await expect(caller.bookings.begin(versionOf(early))).rejects.toMatchObject(
    unprocessable('A booking can be in the room once its time has come.'),
  );
  await expect(caller.bookings.complete(versionOf(early))).rejects.toMatchObject(
    unprocessable('A booking can be completed once its time has come.'),
  );
  expect(await caller.bookings.get({ id: booked.id })).toEqual(early);
});

test('SCH-3: a booking of a clinic that confirms by itself knows when, and can wait to be confirmed after all', async () => {
  const { caller, links } = await bookable();
  const { version } = (await caller.settings.get()).booking;
  await caller.settings.updateBooking({ version, confirmBookings: true });
  const booked = await caller.bookings.book({ despite, ...links, startsAt: slot(9) });
  expect(booked).toMatchObject({ status: 'confirmed', confirmedAt: expect.any(String) });
  expect(await takeBack(caller, booked)).toMatchObject({ status: 'pending', confirmedAt: null });
});

test('SCH-3: the database itself keeps the steps of a booking in their order, and its status what the last one made it', async () => {
  const { caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: PAST });
  const { id } = await caller.bookings.complete(
    versionOf(await caller.bookings.begin(versionOf(await caller.bookings.checkIn(versionOf(booked))))),
  );
  const owner = await sqlAs('admin');
  const wrong: [string, string][] = [
    [`status = 'in_room'`, 'bookings_status_is_last_step'],
    [`completed_at = null`, 'bookings_status_is_last_step'],
    [`in_room_at = completed_at + interval '1 second'`, 'bookings_steps_in_order'],
    [`arrived_at = in_room_at + interval '1 second'`, 'bookings_steps_in_order'],
    [`arrived_at = null`, 'bookings_steps_in_order'],
    [`confirmed_at = arrived_at + interval '1 second'`, 'bookings_steps_in_order'],
    [`cancelled_at = completed_at, status = 'cancelled'`, 'bookings_steps_in_order'],
    [`no_show_at = completed_at, status = 'no_show'`, 'bookings_steps_in_order'],
    [
      `starts_at = completed_at + interval '1 hour', ends_at = completed_at + interval '2 hours', busy_until = completed_at + interval '2 hours'`,
      'bookings_begin_in_time',
    ],
  ];
  for (const [change, constraint] of wrong)
    await expect(
      owner.query(`update clinic.bookings set ${change} where id = $1`, [id]),
      change,
    ).rejects.toMatchObject({ code: '23514', constraint });
});

test('FD13: notes, length and service of a booking are edited, and another service brings its length and buffer', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const longer = await caller.services.create(
    serviceFields(faker, { durationMinutes: 60, bufferMinutes: 15 }),
  );
  let booking = await caller.bookings.book({ despite, ...links, startsAt: slot(9), notes: 'Fasting' });
  booking = await caller.bookings.update({ ...versionOf(booking), notes: ' Has eaten ' });
  expect(booking).toMatchObject({ notes: 'Has eaten', endsAt: minutes(30, slot(9)), version: 2 });
  booking = await caller.bookings.update({ ...versionOf(booking), endsAt: minutes(45, slot(9)) });
  expect(booking).toMatchObject({ notes: 'Has eaten', endsAt: minutes(45, slot(9)), version: 3 });
  booking = await caller.bookings.update({ ...versionOf(booking), serviceId: longer.id });
  expect(booking).toMatchObject({
    service: { id: longer.id, name: longer.name },
    endsAt: slot(10),
    version: 4,
  });
  expect(await caller.bookings.get({ id: booking.id })).toEqual(booking);
  const next = { ...links, patientId: (await admit(ours)).id };
  const inBuffer = caller.bookings.book({ despite, ...next, startsAt: minutes(10, slot(10)) });
  await expect(inBuffer).rejects.toMatchObject({ code: 'CONFLICT' });
  await caller.bookings.book({ despite, ...next, startsAt: minutes(15, slot(10)) });
  const both = { serviceId: links.serviceId, endsAt: minutes(20, slot(9)), notes: null };
  expect(await caller.bookings.update({ ...versionOf(booking), ...both })).toMatchObject({
    ...{ service: { id: links.serviceId }, endsAt: minutes(20, slot(9)), notes: null },
  });
});

test('S6 FD13: a longer service that reaches into the next booking is refused with other times, and nothing changes', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const longer = await caller.services.create(
    serviceFields(faker, { durationMinutes: 120, bufferMinutes: 0 }),
  );
  const booked = await caller.bookings.book({ despite, ...links, startsAt: slot(9) });
  await caller.bookings.book({ despite, ...links, patientId: (await admit(ours)).id, startsAt: slot(10) });
  const change = caller.bookings.update({ ...versionOf(booked), serviceId: longer.id, notes: 'Longer' });
  await expect(change).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'The practitioner already has a booking at this time.',
    cause: {
      nextFree: [
        // The whole of the new length fits only after the break.
        { startsAt: new Date(slot(12)), endsAt: new Date(slot(14)) },
        expect.anything(),
        expect.anything(),
      ],
    },
  });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(booked);
});

test('S6 FD13: a later change of the service leaves the length and buffer of what is booked, also when it is edited', async () => {
  const { clinic: ours, caller, links, service } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: slot(9) });
  const other = await caller.services.create(serviceFields(faker, { durationMinutes: 15, bufferMinutes: 0 }));
  await caller.services.update({
    id: service.id,
    version: 1,
    durationMinutes: 90,
    bufferMinutes: 60,
    capacity: 4,
  });
  const change = { serviceId: links.serviceId, notes: 'Same service' };
  const edited = await caller.bookings.update({ ...versionOf(booked), ...change });
  expect(edited).toMatchObject({ endsAt: minutes(30, slot(9)), notes: 'Same service', seats: 1 });
  const to = { startsAt: minutes(15, slot(9)), endsAt: minutes(45, slot(9)), despite };
  const moved = await caller.bookings.move({ ...versionOf(edited), ...to });
  const cancelled = await caller.bookings.cancel({ ...versionOf(moved), reason: 'By mistake' });
  expect(await takeBack(caller, cancelled)).toMatchObject({ seats: 1, endsAt: to.endsAt });
  // Nobody is kept out by a buffer that it does not have.
  const next = { ...links, serviceId: other.id, patientId: (await admit(ours)).id, despite };
  await caller.bookings.book({ ...next, startsAt: to.endsAt });
});

test('FD15 FD13: a booking does not become a service that its practitioner does not give', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const { id: specialist } = await member(ours, 'provider');
  const special = await caller.services.create(
    serviceFields(faker, { name: 'Special', practitionerIds: [specialist] }),
  );
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const change = { ...versionOf(booked), serviceId: special.id };
  await expect(caller.bookings.update(change)).rejects.toMatchObject(
    unprocessable('Mo provider does not give Special.'),
  );
  expect(await caller.bookings.get({ id: booked.id })).toEqual(booked);
});

test('FD13: an edit that makes no sense is refused in words, and nothing changes', async () => {
  const { caller, links } = await bookable();
  const booked = await caller.bookings.book({ despite, ...links, startsAt: PAST });
  const draft = await caller.services.create(serviceFields(faker, { name: 'Draft', status: 'draft' }));
  const refusals: [object, object][] = [
    [{ endsAt: PAST }, unprocessable('A booking must end after it starts.')],
    [{ endsAt: minutes(-30, PAST) }, unprocessable('A booking must end after it starts.')],
    [{ endsAt: minutes(24 * 60 + 1, PAST) }, unprocessable('A booking lasts a day at most.')],
    [{ serviceId: draft.id }, unprocessable('Draft cannot be booked at the moment.')],
    [{ serviceId: crypto.randomUUID() }, { code: 'NOT_FOUND' }],
    [{ id: crypto.randomUUID() }, { code: 'NOT_FOUND' }],
    [{ startsAt: slot(9) }, { code: 'BAD_REQUEST' }],
    [{ status: 'completed' }, { code: 'BAD_REQUEST' }],
    [{ version: 7 }, { code: 'CONFLICT' }],
  ];
  for (const [change, refusal] of refusals)
    await expect(
      caller.bookings.update({ ...versionOf(booked), ...change }),
      JSON.stringify(change),
    ).rejects.toMatchObject(refusal);
  expect(await caller.bookings.get({ id: booked.id })).toEqual(booked);
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'Test' });
  const longer = caller.bookings.update({ ...versionOf(cancelled), endsAt: minutes(60, PAST) });
  await expect(longer).rejects.toMatchObject(
    unprocessable('A booking that is cancelled keeps its service and its length.'),
  );
  expect(await caller.bookings.update({ ...versionOf(cancelled), notes: 'Called' })).toMatchObject({
    ...{ status: 'cancelled', notes: 'Called' },
  });
});

test('K9 FD3: a cancellation is not taken back for a patient who is in the trash or has died, nor at a closed facility', async () => {
  const { caller, links } = await bookable();
  const other = await caller.facilities.create(facilityFields(faker));
  const cancelled = async (hour: number, more: object = {}) => {
    const { id, version } = await caller.bookings.book({ despite, ...links, ...more, startsAt: slot(hour) });
    return caller.bookings.cancel({ id, version, reason: 'Only tried' });
  };
  const [here, there] = [await cancelled(9), await cancelled(10, { facilityId: other.id })];
  await caller.facilities.trash({ id: other.id, version: other.version });
  await expect(takeBack(caller, there)).rejects.toMatchObject({
    message: `${other.name} is closed.`,
  });
  const patient = await caller.patients.get({ id: links.patientId });
  const dead = await caller.patients.update({ id: patient.id, version: patient.version, status: 'deceased' });
  await expect(takeBack(caller, here)).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
  await caller.patients.trash({ id: patient.id, version: dead.version });
  await expect(takeBack(caller, here)).rejects.toMatchObject({
    message: 'This patient is in the trash. Please restore them first.',
  });
});

test('P10: a booking for the wrong patient is handed to the right one in one step, with its trail, and can be put back', async () => {
  const [world, theirs] = [await bookable(), await bookable()];
  const { caller, clinic, links, patient } = world;
  const right = await admit(clinic, { firstName: 'Alex', lastName: 'Yeoh' });
  const booked = await caller.bookings.book({ ...links, startsAt: slot(8) });
  const give = (booking: Booking, patientId: string) =>
    caller.bookings.giveTo({ ...versionOf(booking), patientId });

  const given = await give(booked, right.id);
  expect(given).toMatchObject({ patient: { id: right.id }, startsAt: booked.startsAt, room: booked.room });
  const { items } = await caller.audit.timeline({ entity: 'Booking', id: booked.id });
  expect(items[0]?.changes).toMatchObject({ patient: { from: patient.id, to: right.id } });
  await expect(give(booked, right.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(give(given, theirs.patient.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const back = await give(given, patient.id);
  expect(back.patient.id).toBe(patient.id);

  // Whoever is with somebody else at that time cannot have it.
  const { id: practitionerId } = await member(clinic, 'provider');
  await caller.bookings.book({ ...links, patientId: right.id, practitionerId, startsAt: slot(8), despite });
  await expect(give(back, right.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  const late = await admit(clinic, { status: 'deceased' });
  await expect(give(back, late.id)).rejects.toMatchObject(unprocessable('has died'));
  const series = await caller.series.book({
    ...{ ...links, frequency: 'weekly', firstDate: '2031-01-09', count: 2, time: '09:00' },
  });
  const dated = await caller.bookings.get({ id: series.dates[0]?.bookingId ?? '' });
  await expect(give(dated, right.id)).rejects.toMatchObject(unprocessable('one of a series'));
});
