import { expect, test } from 'vitest';
import { availabilityFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { admit, as, bookable, clinic, despite, member, slot } from '../world/world.ts';

/** A practitioner with bookings on two days to come, one that is over and one that was cancelled. */
const booked = async () => {
  const world = await bookable();
  const { caller, links } = world;
  const book = (startsAt: string) => caller.bookings.book({ ...links, startsAt, despite });
  const [first, last] = [await book(slot(9)), await book(slot(9, 8))];
  await book('2024-03-05T09:00:00Z');
  const { id, version } = await book(slot(10));
  await caller.bookings.cancel({ id, version, reason: 'Not needed' });
  const { id: successorId } = await member(world.clinic, 'provider');
  return { ...world, first, last, successorId };
};

type Booked = Awaited<ReturnType<typeof booked>>;
const statusesOf = async ({ caller }: Booked) =>
  (await caller.bookings.list({ from: slot(0), to: slot(24, 8) })).items.map(({ status }) => status);
const works = ({ caller, links }: Booked, practitionerId: string) =>
  caller.availability.replaceWeek(availabilityFields(practitionerId, links.facilityId));

const refused = (message: string) => ({ code: 'UNPROCESSABLE_CONTENT', message });

test('K9: whoever lets go of a practitioner, patient, facility or service hears what hangs on it', async () => {
  const world = await booked();
  const { caller, links } = world;
  const ids = {
    practitioner: links.practitionerId,
    patient: links.patientId,
    facility: links.facilityId,
    service: links.serviceId,
  };
  for (const kind of ['practitioner', 'patient', 'facility', 'service'] as const)
    expect(await caller.bookings.dependingOn({ kind, id: ids[kind] }), kind).toEqual({
      ...{ count: 2, first: slot(9), last: slot(9, 8) },
    });
  const none = { count: 0, first: null, last: null };
  const nobody = { kind: 'practitioner', id: world.successorId } as const;
  expect(await caller.bookings.dependingOn(nobody)).toEqual(none);
  const stranger = await as(await clinic());
  await expect(stranger.bookings.dependingOn(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('K9: the bookings of whoever leaves are handed over in one step', async () => {
  const world = await booked();
  const { caller, links, first, last, successorId } = world;
  await works(world, successorId);
  const { practitionerId } = links;
  expect(await caller.bookings.handOver({ practitionerId, successorId })).toMatchObject({ count: 2 });
  for (const { id, startsAt } of [first, last])
    expect(await caller.bookings.get({ id })).toMatchObject({
      ...{ startsAt, status: 'pending', practitioner: { id: successorId }, despiteWarnings: [] },
    });
  expect(await caller.bookings.dependingOn({ kind: 'practitioner', id: practitionerId })).toMatchObject({
    count: 0,
  });
});

test('K9: what collides is named, and then nothing is handed over', async () => {
  const world = await booked();
  const { caller, clinic: ours, links, first, last, successorId } = world;
  await works(world, successorId);
  const other = await admit(ours);
  const taken = { ...links, patientId: other.id, practitionerId: successorId, startsAt: slot(9, 8) };
  await caller.bookings.book(taken);
  const { practitionerId } = links;
  await expect(caller.bookings.handOver({ practitionerId, successorId })).rejects.toMatchObject(
    refused('Mo provider is taken at 2031-01-08 10:00. Nothing was handed over.'),
  );
  for (const { id } of [first, last])
    expect(await caller.bookings.get({ id })).toMatchObject({ practitioner: { id: practitionerId } });
});

test('K9 FD7: handing over outside the successor’s hours takes a reason, which the bookings keep', async () => {
  const { caller, links, first, successorId } = await booked();
  const wish = { practitionerId: links.practitionerId, successorId };
  await expect(caller.bookings.handOver(wish)).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
    cause: {
      warnings: [{ kind: 'outside-hours', sentence: 'Mo provider does not work at 2 of these times.' }],
    },
  });
  expect(await caller.bookings.handOver({ ...wish, despite })).toMatchObject({ count: 2 });
  expect(await caller.bookings.get({ id: first.id })).toMatchObject({
    ...{ practitioner: { id: successorId }, despiteReason: despite.reason },
    despiteWarnings: ['outside-hours'],
  });
});

test('K9: bookings are handed over to somebody else who takes bookings', async () => {
  const world = await booked();
  const { caller, clinic: ours, links } = world;
  const { practitionerId } = links;
  const { id: staff } = await member(ours, 'staff');
  await expect(
    caller.bookings.handOver({ practitionerId, successorId: staff, despite }),
  ).rejects.toMatchObject(refused('Mo staff does not take bookings.'));
  await expect(
    caller.bookings.handOver({ practitionerId, successorId: practitionerId }),
  ).rejects.toMatchObject(refused('Please choose somebody else to take these bookings.'));
});

test('K9: all that hangs on it is cancelled for one reason, or nothing of it', async () => {
  const world = await booked();
  const { caller, links } = world;
  const wish = { kind: 'service', id: links.serviceId, reason: 'No longer offered' } as const;
  const hour = 3_600_000;
  const now = await caller.bookings.book({
    ...{ ...links, despite },
    startsAt: new Date(Date.now() - hour).toISOString(),
    endsAt: new Date(Date.now() + hour).toISOString(),
  });
  const arrived = await caller.bookings.checkIn({ id: now.id, version: now.version });
  const inRoom = await caller.bookings.begin({ id: arrived.id, version: arrived.version });
  await expect(caller.bookings.cancelAll(wish)).rejects.toMatchObject(
    refused('A booking that is in the room cannot be cancelled.'),
  );
  expect(await statusesOf(world)).toEqual(['pending', 'cancelled', 'pending']);
  await caller.bookings.complete({ id: inRoom.id, version: inRoom.version });
  expect(await caller.bookings.cancelAll(wish)).toMatchObject({ count: 2 });
  expect(await statusesOf(world)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(await caller.bookings.get({ id: now.id })).toMatchObject({ status: 'completed' });
  expect(await caller.bookings.get({ id: world.last.id })).toMatchObject({
    cancellationReason: 'No longer offered',
  });
});

test('K9: a patient with bookings to come goes to the trash once these are decided on', async () => {
  const world = await booked();
  const { caller, patient, links, clinic: ours } = world;
  const { id, version } = patient;
  await expect(caller.patients.trash({ id, version })).rejects.toMatchObject(
    refused('This patient has 2 bookings to come. Please cancel them first.'),
  );
  expect(await caller.patients.get({ id })).toMatchObject({ deletedAt: null });
  await caller.bookings.cancelAll({ kind: 'patient', id, reason: 'Entered twice' });
  await caller.patients.trash({ id, version });
  const other = await admit(ours);
  await caller.bookings.book({ ...links, patientId: other.id, startsAt: slot(9) });
});

const isStep = expect.stringMatching(/^\d+$/);

test('K9: what was handed over goes back in one step, as it was, and once', async () => {
  const { caller, links, first, last, successorId } = await booked();
  const wish = { practitionerId: links.practitionerId, successorId };
  const done = await caller.bookings.handOver({ ...wish, despite });
  expect(done).toEqual({ count: 2, step: isStep });
  const step = String(done.step);
  expect(await caller.bookings.takeBackAll({ step })).toEqual({ count: 2, left: [] });
  for (const { id, startsAt, status } of [first, last])
    expect(await caller.bookings.get({ id })).toMatchObject({
      ...{ startsAt, status, practitioner: { id: links.practitionerId } },
      ...{ despiteReason: null, despiteWarnings: [] },
    });
  const again = await caller.bookings.takeBackAll({ step });
  expect(again.count).toBe(0);
  expect(again.left.map(({ id }) => id)).toEqual([first.id, last.id]);
  expect(again.left[0]?.sentence).toMatch(/ changed it in the meantime\.$/);
});

test('K9 FD7: what was outside the hours before goes back for a reason, where the hand-over dropped it', async () => {
  const world = await booked();
  const { caller, links, successorId } = world;
  const outside = await caller.bookings.book({ ...links, startsAt: slot(20, 9), despite });
  expect(outside.despiteWarnings).toEqual(['outside-hours']);
  await caller.availability.replaceWeek({
    ...availabilityFields(successorId, links.facilityId),
    hours: [1, 2, 3, 4, 5].map(weekday => ({
      ...{ facilityId: links.facilityId, weekday },
      from: '00:00',
      to: '24:00',
    })),
  });
  const { practitionerId } = links;
  const { step } = await caller.bookings.handOver({ practitionerId, successorId });
  expect((await caller.bookings.get({ id: outside.id })).despiteWarnings).toEqual([]);
  await expect(caller.bookings.takeBackAll({ step: String(step) })).rejects.toMatchObject({
    cause: { warnings: [{ sentence: 'One of these bookings lies outside the hours.' }] },
  });
  expect(await caller.bookings.takeBackAll({ step: String(step), despite })).toEqual({ count: 3, left: [] });
  expect(await caller.bookings.get({ id: outside.id })).toMatchObject({
    ...{ despiteReason: despite.reason, despiteWarnings: ['outside-hours'] },
    practitioner: { id: practitionerId },
  });
});

test('K9: what was cancelled with a record is taken back in one step; what cannot be is left and named', async () => {
  const world = await booked();
  const { caller, clinic: ours, links, first, last } = world;
  const third = await caller.bookings.book({ ...links, startsAt: slot(9, 9) });
  const { version } = await caller.bookings.confirm(versionOf(third));
  const wish = { kind: 'service', id: links.serviceId, reason: 'No longer offered' } as const;
  const { step } = await caller.bookings.cancelAll(wish);
  const rival = await admit(ours);
  await caller.bookings.book({ ...links, patientId: rival.id, startsAt: slot(9) });
  const cancelled = await caller.bookings.get({ id: last.id });
  await caller.bookings.update({ ...versionOf(cancelled), notes: 'Told by phone' });

  const taken = await caller.bookings.takeBackAll({ step: String(step) });
  expect(taken).toMatchObject({
    count: 1,
    left: [
      { id: first.id, startsAt: slot(9), patient: { id: links.patientId } },
      { id: last.id, startsAt: slot(9, 8) },
    ],
  });
  expect(taken.left[0]?.sentence).toBe('The practitioner already has a booking at this time.');
  expect(taken.left[1]?.sentence).toMatch(/ changed it in the meantime\.$/);
  expect(await caller.bookings.get({ id: third.id })).toMatchObject({
    ...{ status: 'confirmed', cancellationReason: null, version: version + 2 },
  });
  for (const { id } of [first, last])
    expect(await caller.bookings.get({ id })).toMatchObject({ status: 'cancelled' });
});

test('K9: bookings do not go back to what takes none any more, and go once it does', async () => {
  const world = await booked();
  const { caller, patient } = world;
  const { id } = patient;
  const { step } = await caller.bookings.cancelAll({ kind: 'patient', id, reason: 'Entered twice' });
  await caller.patients.trash(versionOf(patient));
  const refusal = await caller.bookings.takeBackAll({ step: String(step) });
  expect(refusal).toMatchObject({ count: 0 });
  expect(refusal.left[0]?.sentence).toBe('This patient is in the trash. Please restore them first.');
  await caller.patients.restore({ id });
  expect(await caller.bookings.takeBackAll({ step: String(step) })).toMatchObject({ count: 2, left: [] });
});

const tooLate = refused('This can be taken back no more.');

test('K9 TEN-6: a step of another clinic, or none, is nothing that could be taken back', async () => {
  const { caller, links } = await booked();
  const wish = { kind: 'service', id: links.serviceId, reason: 'No longer offered' } as const;
  const step = String((await caller.bookings.cancelAll(wish)).step);
  const stranger = await as(await clinic());
  await expect(stranger.bookings.takeBackAll({ step })).rejects.toMatchObject(tooLate);
  await expect(caller.bookings.takeBackAll({ step: '1' })).rejects.toMatchObject(tooLate);
  expect((await caller.bookings.cancelAll(wish)).step).toBeNull();
});
