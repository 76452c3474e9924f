import { expect, test } from 'vitest';
import { groupParty } from '../../server/clinic/bookings/booking/party.ts';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { BookingStatus, occupyingStatuses } from '../../shared/clinic/bookings.ts';
import {
  admit,
  as,
  bookableAnyTime as bookable,
  despite,
  faker,
  inContext,
  member,
  slot,
  sqlAs,
} from '../world/world.ts';

type World = Awaited<ReturnType<typeof bookable>>;
type Caller = World['caller'];

const minutes = (count: number, from: string) => new Date(+new Date(from) + count * 60_000).toISOString();
const conflict = (message: string) => ({ code: 'CONFLICT', message });
const refused = (message: string) => ({ code: 'UNPROCESSABLE_CONTENT', message });

/** Another patient with another practitioner, so that nothing but what the service needs can stand in the way. */
const others = async ({ clinic: ours, links }: World) => ({
  ...links,
  patientId: (await admit(ours)).id,
  practitionerId: (await member(ours, 'provider')).id,
});
const anotherPatient = async ({ clinic: ours, links }: World) => ({
  ...links,
  patientId: (await admit(ours)).id,
});

/** What came of calls that were made at once. */
const outcomesOf = async <T>(calls: Promise<T>[]) => {
  const answers = await Promise.allSettled(calls);
  return {
    done: answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : [])),
    refusals: answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : [])),
  };
};

const room = (caller: Caller, facilityId: string, name: string) => caller.rooms.create({ facilityId, name });
const change = (caller: Caller, { service }: World, fields: object) =>
  caller.services.update({ id: service.id, version: service.version, ...fields });

test('SCH-3: a booking takes the first free room of its service, and one device; where none is left it is refused', async () => {
  const world = await bookable();
  const { caller, links, service } = world;
  const [a, b] = [
    await room(caller, links.facilityId, 'Room A'),
    await room(caller, links.facilityId, 'Room B'),
  ];
  const device = (name: string) => caller.devices.create({ facilityId: links.facilityId, name });
  const scanner = await device('Scanner');
  const changed = await change(caller, world, {
    roomIds: [b.id, a.id],
    deviceIds: [scanner.id],
    bufferMinutes: 15,
  });
  const first = await caller.bookings.book({ ...links, startsAt: slot(9) });
  expect(first).toMatchObject({
    room: { id: a.id, name: 'Room A' },
    device: { id: scanner.id, name: 'Scanner' },
  });
  const second = await others(world);
  await expect(caller.bookings.book({ ...second, startsAt: slot(9) })).rejects.toMatchObject(
    conflict(`No device for ${service.name} is free at this time.`),
  );
  const another = await device('Second scanner');
  await change(caller, { ...world, service: changed }, { deviceIds: [scanner.id, another.id] });
  expect(await caller.bookings.book({ ...second, startsAt: slot(9) })).toMatchObject({
    room: { id: b.id },
    device: { id: another.id },
  });
  // The buffer claims practitioner, room and device (S3), and half past nine plus fifteen minutes is where it ends.
  const third = await others(world);
  await expect(caller.bookings.book({ ...third, startsAt: minutes(30, slot(9)) })).rejects.toMatchObject(
    conflict(`No room for ${service.name} is free at this time.`),
  );
  expect(await caller.bookings.book({ ...third, startsAt: minutes(45, slot(9)) })).toMatchObject({
    room: { id: a.id },
  });
  const { items } = await caller.bookings.list({ from: slot(0), to: slot(24), roomId: b.id });
  expect(items.map(booking => booking.room?.name)).toEqual(['Room B']);
});

test('SCH-3 C1: of twenty patients who want one of three rooms at once, exactly three get one, each its own', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const rooms = [];
  for (const name of ['Room 1', 'Room 2', 'Room 3']) rooms.push(await room(caller, links.facilityId, name));
  await change(caller, world, { roomIds: rooms.map(({ id }) => id) });
  const wishes = [];
  for (let n = 0; n < 20; n++) wishes.push(await others(world));
  const { done, refusals } = await outcomesOf(
    wishes.map(wish => caller.bookings.book({ ...wish, startsAt: slot(9) })),
  );
  expect(new Set(done.map(booking => booking.room?.name))).toEqual(new Set(['Room 1', 'Room 2', 'Room 3']));
  expect(done).toHaveLength(3);
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'CONFLICT' });
});

test('FD15: a service is given by those and where it says, with its rooms, and by nobody of another clinic', async () => {
  const world = await bookable();
  const { clinic: ours, caller, links, service } = world;
  const elsewhere = await caller.facilities.create({ name: 'Branch', timeZone: 'Europe/Berlin' });
  const stranger = await member(ours, 'provider');
  await change(caller, world, { practitionerIds: [links.practitionerId], facilityIds: [links.facilityId] });
  await expect(
    caller.bookings.book({ ...links, practitionerId: stranger.id, startsAt: slot(9) }),
  ).rejects.toMatchObject(refused(`Mo provider does not give ${service.name}.`));
  await expect(
    caller.bookings.book({ ...links, facilityId: elsewhere.id, startsAt: slot(9) }),
  ).rejects.toMatchObject(refused(`${service.name} is not given at Branch.`));
  const offered = await caller.bookings.freeSlots({
    ...{ serviceId: links.serviceId, from: '2031-01-07', to: '2031-01-07' },
    practitionerId: stranger.id,
  });
  expect(offered.items).toEqual([]);
  const trashed = await room(caller, links.facilityId, 'Gone');
  await caller.rooms.trash({ id: trashed.id, version: trashed.version });
  const foreign = await bookable();
  for (const ids of [
    { roomIds: [trashed.id] },
    { practitionerIds: [foreign.links.practitionerId] },
    { facilityIds: [foreign.links.facilityId] },
    { roomIds: [(await room(foreign.caller, foreign.links.facilityId, 'Theirs')).id] },
    { deviceIds: [crypto.randomUUID()] },
  ])
    await expect(
      caller.services.create(serviceFields(faker, ids)),
      JSON.stringify(ids),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
});

test('SCH-3: rooms that are out of service, elsewhere or of another kind of service are refused in words', async () => {
  const world = await bookable();
  const { caller, links, service } = world;
  const [a, b] = [
    await room(caller, links.facilityId, 'Room A'),
    await room(caller, links.facilityId, 'Room B'),
  ];
  await caller.rooms.update({ id: b.id, version: b.version, status: 'out_of_service' });
  const { name } = await caller.facilities.get({ id: links.facilityId });
  const branch = await caller.facilities.create({ name: 'Branch', timeZone: 'Europe/Berlin' });
  const far = await room(caller, branch.id, 'Far');
  const wish = { ...links, startsAt: slot(9) };
  await expect(caller.bookings.book({ ...wish, roomId: b.id })).rejects.toMatchObject(
    refused('Room B is out of service.'),
  );
  await expect(caller.bookings.book({ ...wish, roomId: far.id })).rejects.toMatchObject(
    refused(`Far is not at ${name}.`),
  );
  await change(caller, world, { roomIds: [b.id] });
  await expect(caller.bookings.book({ ...wish, roomId: a.id })).rejects.toMatchObject(
    refused(`${service.name} is not given with Room A.`),
  );
  await expect(caller.bookings.book(wish)).rejects.toMatchObject(
    refused(`${service.name} needs a room, and there is none for it at ${name}.`),
  );
});

test('SCH-3: a booking keeps its room where it moves, or gets another one that is free there', async () => {
  const world = await bookable();
  const { caller, links } = world;
  const [a, b] = [
    await room(caller, links.facilityId, 'Room A'),
    await room(caller, links.facilityId, 'Room B'),
  ];
  await change(caller, world, { roomIds: [a.id, b.id] });
  const first = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const second = await caller.bookings.book({ ...(await others(world)), startsAt: slot(10), roomId: a.id });
  const at = (hour: number) => ({ startsAt: slot(hour), endsAt: minutes(30, slot(hour)), despite });
  const moved = await caller.bookings.move({ id: first.id, version: first.version, ...at(10) });
  expect(moved.room).toEqual({ id: b.id, name: 'Room B' });
  await expect(
    caller.bookings.update({ id: moved.id, version: moved.version, roomId: a.id }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  const away = await caller.bookings.move({ id: second.id, version: second.version, ...at(11) });
  expect(away.room).toEqual({ id: a.id, name: 'Room A' });
});

test('SCH-3 SCH-4: a booking is moved to another room alone, without a reason again, and out of it', async () => {
  const world = await bookable();
  const { caller, links, service } = world;
  const [a, b] = [
    await room(caller, links.facilityId, 'Room A'),
    await room(caller, links.facilityId, 'Room B'),
  ];
  const { startsAt, endsAt, ...booked } = await caller.bookings.book({
    ...{ ...links, roomId: a.id },
    startsAt: slot(22),
  });
  expect(booked.despiteWarnings).toEqual(['outside-hours']);
  const { id } = booked;
  const there = { startsAt, endsAt };
  const inB = await caller.bookings.move({ id, version: booked.version, ...there, roomId: b.id });
  expect(inB).toMatchObject({ room: { id: b.id }, despiteWarnings: ['outside-hours'], startsAt });
  const rival = await caller.bookings.book({ ...(await others(world)), startsAt, roomId: a.id });
  await expect(
    caller.bookings.move({ id, version: inB.version, ...there, roomId: a.id }),
  ).rejects.toMatchObject(conflict('Its room or device is taken at this time.'));
  const out = await caller.bookings.move({ id, version: inB.version, ...there, roomId: null });
  expect(out.room).toBeNull();
  const again = await caller.bookings.update({ id, version: out.version, roomId: b.id });
  expect(await caller.bookings.update({ id, version: again.version, roomId: null })).toMatchObject({
    room: null,
  });
  await change(caller, world, { roomIds: [a.id, b.id] });
  const { version } = rival;
  await expect(caller.bookings.move({ id: rival.id, version, ...there, roomId: null })).rejects.toMatchObject(
    refused(`${service.name} needs a room.`),
  );
});

test('SCH-3: the database and the contract name the same statuses in which a booking occupies its time', async () => {
  const owner = await sqlAs('owner');
  const { rows } = await owner.query<{ status: string }>(
    `select status from unnest($1::text[]) status, security.claims_of(jsonb_build_object(
       'status', status, 'seats', 1, 'practitioner_id', gen_random_uuid(), 'starts_at', now(), 'ends_at', now()))`,
    [BookingStatus.options],
  );
  expect(rows.map(({ status }) => status)).toEqual(occupyingStatuses);
});

test('S12: two bookings of one day change places in one statement, and one that overlaps itself moves', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const [nine, ten] = [
    await caller.bookings.book({ ...links, startsAt: slot(9), endsAt: slot(10) }),
    await caller.bookings.book({ ...links, startsAt: slot(10), endsAt: slot(11) }),
  ];
  const owner = await sqlAs('owner');
  await inContext(owner, ours, client =>
    client.query(
      `update clinic.bookings b set starts_at = o.starts_at, ends_at = o.ends_at, busy_until = o.busy_until
       from clinic.bookings o where b.id = any ($1) and o.id = any ($1) and o.id <> b.id`,
      [[nine.id, ten.id]],
    ),
  );
  const { startsAt, version } = await caller.bookings.get({ id: nine.id });
  expect(startsAt).toBe(slot(10));
  await caller.bookings.move({
    ...{ id: nine.id, version, despite },
    ...{ startsAt: minutes(30, slot(10)), endsAt: minutes(30, slot(11)) },
  });
});

test('S12: a whole day moves by half an hour in one statement, each onto the time of the next', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const times = Array.from({ length: 6 }, (_, n) => minutes(30 * n, slot(9)));
  for (const startsAt of times) await caller.bookings.book({ ...links, startsAt });
  await inContext(await sqlAs('owner'), ours, client =>
    client.query(
      `update clinic.bookings set starts_at = starts_at + interval '30 minutes', ends_at = ends_at + interval '30 minutes',
         busy_until = busy_until + interval '30 minutes'`,
    ),
  );
  const { items } = await caller.bookings.list({ from: slot(0), to: slot(24) });
  expect(items.map(({ startsAt }) => startsAt)).toEqual(times.map(startsAt => minutes(30, startsAt)));
  // What the first of them left is free, and what the last of them took is not.
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  await expect(caller.bookings.book({ ...links, startsAt: slot(12) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('S13 S14 S16 SCH-3: a group has as many seats as its service, and each patient one of them', async () => {
  const world = await bookable();
  const { caller, links } = world;
  await change(caller, world, { capacity: 3 });
  const patients = [links];
  for (let n = 0; n < 5; n++) patients.push(await anotherPatient(world));
  const { done: booked, refusals } = await outcomesOf(
    patients.map(wish => caller.bookings.book({ ...wish, startsAt: slot(9) })),
  );
  expect(booked).toHaveLength(3);
  for (const refusal of refusals) expect(refusal).toMatchObject(conflict('This group is full.'));
  const [first] = booked;
  // Others are not seen meanwhile.
  const single = await caller.services.create(
    serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0 }),
  );
  await expect(
    caller.bookings.book({ ...(await anotherPatient(world)), serviceId: single.id, startsAt: slot(9) }),
  ).rejects.toMatchObject(conflict('The practitioner already has a booking at this time.'));
  // One who cancels leaves the rest as they are (S14), and the seat is offered again, to those who are not there already.
  await caller.bookings.cancel({ id: first?.id ?? '', version: first?.version ?? 0, reason: 'Ill' });
  const late = await anotherPatient(world);
  const startsFor = async (patientId?: string) => {
    const { serviceId, practitionerId } = links;
    const day = { from: '2031-01-07', to: '2031-01-07' };
    const { items } = await caller.bookings.freeSlots({ serviceId, practitionerId, patientId, ...day });
    return items.map(({ startsAt }) => startsAt);
  };
  expect(await startsFor(late.patientId)).toContain(slot(9));
  const there = booked[1]?.patient.id ?? '';
  expect(await startsFor(there)).not.toContain(slot(9));
  await expect(caller.bookings.book({ ...links, patientId: there, startsAt: slot(9) })).rejects.toMatchObject(
    conflict('The patient already has a booking at this time.'),
  );
  await caller.bookings.book({ ...late, startsAt: slot(9) });
  expect(await startsFor()).not.toContain(slot(9));
});

test('SCH-3: the database makes the party of a group as the program does', async () => {
  const world = await bookable();
  const { clinic: ours, caller, links } = world;
  await change(caller, world, { capacity: 2 });
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const { rows } = await inContext(await sqlAs('app'), ours, client =>
    client.query("select party from clinic.claims where kind = 'practitioner'"),
  );
  expect(rows).toEqual([{ party: groupParty({ ...links, startsAt: new Date(slot(9)) }) }]);
});

test('SCH-3: whoever leads the clinic books beside what is there, for a reason, and nothing comes beside that unasked', async () => {
  const world = await bookable();
  const { clinic: ours, caller, links } = world;
  const there = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const half = { startsAt: minutes(15, slot(9)) };
  const second = await anotherPatient(world);
  await expect((await as(ours, 'staff')).bookings.overbook({ ...second, ...half })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { despite: _, ...unreasoned } = second;
  await expect(caller.bookings.overbook({ ...unreasoned, ...half } as never)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  const beside = await caller.bookings.overbook({ ...second, ...half });
  expect(beside).toMatchObject({
    despiteReason: despite.reason,
    despiteWarnings: expect.arrayContaining(['overbooked']),
  });
  // Neither where the two meet nor in what is left of either.
  for (const startsAt of [slot(9), half.startsAt, minutes(40, slot(9))])
    await expect(caller.bookings.book({ ...(await anotherPatient(world)), startsAt })).rejects.toMatchObject(
      conflict('The practitioner already has a booking at this time.'),
    );
  // The patient is in one place all the same.
  await expect(caller.bookings.overbook({ ...second, startsAt: slot(9) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await caller.bookings.cancel({ id: there.id, version: there.version, reason: 'Ill' });
  await expect(caller.bookings.book({ ...(await anotherPatient(world)), ...half })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('SCH-4 S11: a hold keeps a time for whoever holds it, and is gone in the moment it is over', async () => {
  const world = await bookable();
  const { clinic: ours, caller, links } = world;
  const { patientId: _, despite: __, ...wish } = links;
  const kept = await caller.bookings.hold({ ...wish, startsAt: slot(9) });
  const rival = await anotherPatient(world);
  await expect(caller.bookings.book({ ...rival, startsAt: slot(9) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await expect(
    (await as(ours, 'staff')).bookings.book({ ...rival, startsAt: slot(9), holdId: kept.id }),
  ).rejects.toMatchObject(refused('Somebody else keeps this time.'));
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9), holdId: kept.id });
  expect(booked.id).toBe(kept.id);
  // Used up, it holds nothing any more.
  const again = await caller.bookings.book({ ...rival, startsAt: slot(12), holdId: kept.id });
  expect(again.id).not.toBe(kept.id);
  const released = await caller.bookings.hold({ ...wish, startsAt: slot(10) });
  await caller.bookings.release({ id: released.id });
  await caller.bookings.book({ ...rival, startsAt: slot(10) });
  const dead = await caller.bookings.hold({ ...wish, startsAt: slot(11) });
  await expect(caller.bookings.book({ ...rival, startsAt: slot(11) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  // As time passes: no job has run.
  const admin = await sqlAs('admin');
  await admin.query(`update clinic.claims set expires_at = now() - interval '1 second' where hold_id = $1`, [
    dead.id,
  ]);
  await caller.bookings.book({ ...rival, startsAt: slot(11) });
  const foreign = await bookable();
  for (const id of [kept.id, crypto.randomUUID()])
    await expect(
      foreign.caller.bookings.book({ ...foreign.links, startsAt: slot(9), holdId: id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('SCH-3 L1: raw SQL as the app role can neither claim, give up a claim, nor book what is taken', async () => {
  const world = await bookable();
  const { clinic: ours, caller, links } = world;
  const { id } = await caller.bookings.book({ ...links, startsAt: slot(9), endsAt: slot(10) });
  const later = await caller.bookings.book({ ...links, startsAt: slot(11), endsAt: slot(12) });
  const app = await sqlAs('app');
  for (const statement of [
    'delete from clinic.claims',
    'update clinic.claims set party = booking_id',
    `insert into clinic.claims select * from clinic.claims`,
  ])
    await expect(inContext(app, ours, client => client.query(statement))).rejects.toThrow(
      /permission denied/,
    );
  await expect(
    inContext(app, ours, client =>
      client.query(
        'update clinic.bookings b set starts_at = o.starts_at, ends_at = o.ends_at, busy_until = o.busy_until from clinic.bookings o where b.id = $1 and o.id = $2',
        [later.id, id],
      ),
    ),
  ).rejects.toMatchObject({ code: '23P01', constraint: 'claims_overlap' });
});
