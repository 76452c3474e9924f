import { expect, test } from 'vitest';
import { tellSomeChanges } from '../../server/clinic/reminders/tell-changes.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { MINUTE } from '../../shared/durations.ts';
import { mailsTo } from '../world/mailbox.ts';
import { admit, as, bookableAnyTime, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

/** A clinic with a group of so many, its patients with addresses of their own. */
const group = async (capacity: number) => {
  const world = await bookableAnyTime();
  const { caller, links, clinic, service } = world;
  const grown = await caller.services.update({ ...versionOf(service), capacity });
  const guest = async (n = 0) => {
    const email = `${crypto.randomUUID()}@patient.test`;
    const { id } = await admit(clinic, { email, firstName: `Guest${n}`, lastName: 'Only' });
    return { email, patientId: id };
  };
  const join = (patientId: string, startsAt = slot(9)) =>
    caller.bookings.book({ ...links, patientId, startsAt });
  const starts = async () => {
    const { serviceId, practitionerId } = links;
    const day = { from: '2031-01-07', to: '2031-01-07', limit: 100 };
    const { items } = await caller.bookings.freeSlots({ serviceId, practitionerId, ...day });
    return items.map(({ startsAt }) => startsAt);
  };
  return { ...world, service: grown, guest, join, starts };
};

test('S13: of fifty who want one of five seats at once, five are in one group, on seats one to five, and the others hear that it is full', async () => {
  const { clinic, guest, join } = await group(5);
  const guests = [];
  for (let n = 0; n < 50; n++) guests.push(await guest(n));
  const answers = await Promise.allSettled(guests.map(({ patientId }) => join(patientId)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  const refused = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : []));
  for (const reason of refused)
    expect(reason).toMatchObject({ code: 'CONFLICT', message: 'This group is full.' });
  const { rows } = await admin.query(
    `select count(distinct party)::int as groups, array_agg(seat order by seat) as seats
     from clinic.claims where tenant_id = $1 and kind = 'practitioner'`,
    [clinic.id],
  );
  expect(rows).toEqual([{ groups: 1, seats: [1, 2, 3, 4, 5] }]);
});

test('S14: a seat has a life and letters of its own: one who cancels takes nobody along, and nobody hears of the others', async () => {
  const { clinic, caller, guest, join, starts } = await group(3);
  await caller.settings.updateCommunication({ version: 1, mailChanges: true });
  const guests = [await guest(1), await guest(2), await guest(3)];
  const seats = [];
  for (const { patientId } of guests) seats.push(await join(patientId));
  const tell = async () => {
    while (await tellSomeChanges(planes, clinic, Date.now() + 6 * MINUTE));
    return Promise.all(guests.map(({ email }) => mailsTo(email)));
  };
  expect((await tell()).map(letters => letters.map(({ kind }) => kind))).toEqual([
    ...[['booking.booked'], ['booking.booked'], ['booking.booked']],
  ]);
  expect(await starts()).not.toContain(slot(9));
  const [first, ...others] = seats;
  await caller.bookings.cancel({ id: first?.id ?? '', version: first?.version ?? 0, reason: 'Ill' });
  for (const other of others) expect(await caller.bookings.get({ id: other.id })).toEqual(other);
  const trail = async ({ id }: { id: string }) =>
    (await caller.audit.timeline({ entity: 'Booking', id })).items.map(({ action }) => action);
  expect(await Promise.all(seats.map(trail))).toEqual([['UPDATE', 'CREATE'], ['CREATE'], ['CREATE']]);
  const letters = await tell();
  expect(letters.map(own => own.length)).toEqual([2, 1, 1]);
  for (const [n, own] of letters.entries())
    for (const { body, calendar } of own)
      for (const other of [1, 2, 3].filter(other => other !== n + 1)) {
        expect(`${body}${calendar}`).not.toContain(`Guest${other}`);
        expect(`${body}${calendar}`).not.toContain(guests[other - 1]?.email);
      }
  // Seats are counted where spans overlap: neither the day nor the next hour is any fuller.
  expect(await starts()).toEqual(expect.arrayContaining([slot(9), slot(10), slot(14)]));
});

test('S14: a group that is made smaller keeps those who are in it, and takes nobody else', async () => {
  const { caller, service, guest, join, starts } = await group(3);
  for (const n of [1, 2, 3]) await join((await guest(n)).patientId);
  await caller.services.update({ ...versionOf(service), capacity: 2 });
  const { items } = await caller.bookings.list({ from: slot(0), to: slot(24) });
  expect(items.map(({ seats, status }) => `${status} ${seats}`)).toEqual(Array(3).fill('pending 3'));
  expect(await starts()).not.toContain(slot(9));
  await expect(join((await guest(4)).patientId)).rejects.toMatchObject({ code: 'CONFLICT' });
  // One leaves: two are there, and that is all by now.
  const [one] = items;
  await caller.bookings.cancel({ id: one?.id ?? '', version: one?.version ?? 0, reason: 'Ill' });
  expect(await starts()).not.toContain(slot(9));
  await expect(join((await guest(5)).patientId)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('S16: a double click, a retry and another wish under the same key give one patient one seat, and leave no key of what was refused', async () => {
  const { clinic, links, guest, join } = await group(5);
  const { patientId } = await guest();
  const seatsOf = async () =>
    (await admin.query('select from clinic.bookings where tenant_id = $1', [clinic.id])).rowCount;
  const clicks = await Promise.allSettled(Array.from({ length: 10 }, () => join(patientId)));
  expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const reason of clicks.flatMap(click => (click.status === 'rejected' ? [click.reason] : [])))
    expect(reason).toMatchObject({ message: 'The patient already has a booking at this time.' });

  const keyed = await as(clinic, 'owner', crypto.randomUUID());
  const wish = { ...links, patientId: (await guest()).patientId, startsAt: slot(9) };
  const retries = await Promise.all(Array.from({ length: 10 }, () => keyed.bookings.book(wish)));
  expect(new Set(retries.map(({ id }) => id)).size).toBe(1);
  expect(await seatsOf()).toBe(2);
  // While the first is still under way, too.
  const both = await as(clinic, 'owner', crypto.randomUUID());
  const wishes = [await guest(), await guest()].map(({ patientId: other }) => ({
    ...wish,
    patientId: other,
  }));
  const answers = await Promise.allSettled(wishes.map(other => both.bookings.book(other)));
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'UNPROCESSABLE_CONTENT', message: expect.stringContaining('another change already') },
  });
  expect(await seatsOf()).toBe(3);

  const keys = async () =>
    (await admin.query('select from clinic.idempotency_keys where tenant_id = $1', [clinic.id])).rowCount;
  const before = await keys();
  const refused = await as(clinic, 'owner', crypto.randomUUID());
  await expect(refused.bookings.book({ ...wish, patientId })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await keys()).toBe(before);
});
