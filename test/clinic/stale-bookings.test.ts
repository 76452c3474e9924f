import { expect, test } from 'vitest';
import { tellSomeChanges } from '../../server/clinic/reminders/tell-changes.ts';
import { noteSomeEvents } from '../../server/clinic/webhooks/note-events.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { MINUTE } from '../../shared/durations.ts';
import { mailsTo } from '../world/mailbox.ts';
import { admit, as, bookableAnyTime as bookable, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const stale = expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining('changed this') });

/** A clinic whose patient can be written to, with a booking that waits to be confirmed. */
const pending = async () => {
  const world = await bookable();
  const { caller, clinic } = world;
  await caller.settings.updateCommunication({ version: 1, mailChanges: true });
  await caller.webhooks.create({ name: 'All', url: 'http://127.0.0.1:1/', events: ['booking.confirmed'] });
  const email = `${crypto.randomUUID()}@patient.test`;
  const patient = await admit(clinic, { email });
  const links = { ...world.links, patientId: patient.id };
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const events = async () => {
    while (await noteSomeEvents(planes, clinic));
    const sql = 'select type from clinic.booking_events where booking_id = $1 order by sequence';
    return (await admin.query(sql, [booked.id])).rows.map(({ type }) => type);
  };
  const letters = async () => {
    while (await tellSomeChanges(planes, clinic, Date.now() + 6 * MINUTE));
    return (await mailsTo(email)).map(({ kind }) => kind);
  };
  return { ...world, links, booked, events, letters };
};

test('S15: of two requests for one time that wait to be confirmed the second never gets there', async () => {
  const { clinic, caller, links, booked } = await pending();
  expect(booked.status).toBe('pending');
  const second = { ...links, patientId: (await admit(clinic)).id, startsAt: slot(9) };
  await expect(caller.bookings.book(second)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await caller.bookings.confirm(versionOf(booked))).toMatchObject({ status: 'confirmed' });
  await expect(caller.bookings.book(second)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('S15: a booking that eight people confirm at once is confirmed once, with one letter and one event, and seven hear by whom', async () => {
  const { clinic, booked, events, letters, caller } = await pending();
  const desk = await as(clinic, 'staff');
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, () => desk.bookings.confirm(versionOf(booked))),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : []));
  for (const reason of refused) expect(reason).toMatchObject({ code: 'CONFLICT', cause: { by: 'Mo staff' } });
  const confirmed = await caller.bookings.get({ id: booked.id });
  expect(confirmed).toMatchObject({ status: 'confirmed', version: 2 });
  await expect(desk.bookings.confirm(versionOf(confirmed))).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
  expect(await events()).toEqual(['booking.created', 'booking.confirmed']);
  expect(await letters()).toEqual(['booking.booked']);
});

test('S15: a confirmation that is sent again with its key is answered the same', async () => {
  const { clinic, booked, events } = await pending();
  const desk = await as(clinic, 'staff', crypto.randomUUID());
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => desk.bookings.confirm(versionOf(booked))),
  );
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 'confirmed', version: 2 });
  expect(await events()).toEqual(['booking.created', 'booking.confirmed']);
});

test('S23: a move keeps the booking’s id, and what was seen before it changes nothing any more', async () => {
  const { clinic, caller, links, booked } = await pending();
  const place = {
    practitionerId: links.practitionerId,
    facilityId: links.facilityId,
    despite: links.despite,
  };
  const to = { startsAt: slot(10), endsAt: slot(11) };
  const moved = await caller.bookings.move({ ...versionOf(booked), ...place, ...to });
  expect(moved).toMatchObject({ id: booked.id, version: booked.version + 1, ...to });
  const old = versionOf(booked);
  const back = { startsAt: booked.startsAt, endsAt: booked.endsAt };
  for (const attempt of [
    () => caller.bookings.move({ ...old, ...place, ...back }),
    () => caller.bookings.confirm(old),
    () => caller.bookings.checkIn(old),
    () => caller.bookings.takeBack(old),
    () => caller.bookings.update({ ...old, notes: 'From an old tab' }),
    () => caller.bookings.cancel({ ...old, reason: 'From an old tab' }),
  ])
    await expect(attempt()).rejects.toEqual(stale);
  expect(await caller.bookings.get({ id: booked.id })).toEqual(moved);
  // It is one booking still, and the time it left is somebody else’s to have.
  const { items } = await caller.bookings.list({ from: slot(0), to: slot(24) });
  expect(items.map(({ id }) => id)).toEqual([booked.id]);
  const next = { ...links, patientId: (await admit(clinic)).id, startsAt: slot(9) };
  expect(await caller.bookings.book(next)).toMatchObject({ startsAt: slot(9) });
});

test('S23: a cancelled booking is not revived by confirming it, whichever version was seen', async () => {
  const { clinic, caller, links, booked, events } = await pending();
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'Ill' });
  await expect(caller.bookings.confirm(versionOf(booked))).rejects.toEqual(stale);
  await expect(caller.bookings.confirm(versionOf(cancelled))).rejects.toMatchObject({
    ...{ code: 'UNPROCESSABLE_CONTENT', message: 'A booking that is cancelled cannot be confirmed.' },
  });
  for (const step of ['checkIn', 'begin', 'complete', 'markNoShow'] as const)
    await expect(caller.bookings[step](versionOf(cancelled))).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
  expect(await caller.bookings.get({ id: booked.id })).toEqual(cancelled);
  expect(await events()).toEqual(['booking.created', 'booking.cancelled']);
  await caller.bookings.book({ ...links, patientId: (await admit(clinic)).id, startsAt: slot(9) });
});

test('S24: what is taken back is told as what was booked is: a letter, and an event of its own', async () => {
  const { caller, booked, events, letters } = await pending();
  expect(await letters()).toEqual(['booking.booked']);
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'By mistake' });
  expect(await letters()).toEqual(['booking.booked', 'booking.cancelled']);
  await caller.bookings.takeBack(versionOf(cancelled));
  expect(await letters()).toEqual(['booking.booked', 'booking.cancelled', 'booking.booked']);
  expect(await events()).toEqual(['booking.created', 'booking.cancelled', 'booking.taken_back']);
});
