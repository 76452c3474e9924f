import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mailsTo } from '../world/mailbox.ts';
import { openedDoor, typed, visitorOf } from '../world/visiting.ts';
import { admit, member, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

test('SCH-5: a visitor books on the page of a clinic, confirms by letter, and the desk gives it to a new patient', async () => {
  const door = await openedDoor();
  const { caller, visitor } = door;
  const offer = await visitor.publicBooking.offer();
  expect(offer).toMatchObject({ isOpen: true, services: [{ id: door.serviceId }] });

  const asked = await door.ask();
  const [letter] = await mailsTo(asked.email);
  expect(letter).toMatchObject({ kind: 'request.confirmation', secret: true });
  expect(await visitor.publicBooking.show({ token: asked.token })).toMatchObject({
    state: 'unconfirmed',
    can: { confirm: true },
  });
  await door.press('confirm', asked);
  const { items } = await caller.bookingRequests.list({});
  expect(items).toMatchObject([{ status: 'waiting', firstName: 'Vera', startsAt: asked.startsAt }]);

  const [request] = items;
  if (!request) throw new Error('no request');
  const accepted = await caller.bookingRequests.accept({ id: request.id, version: request.version });
  expect(accepted).toMatchObject({ status: 'booked' });
  const booking = await caller.bookings.get({ id: accepted.bookingId ?? '' });
  expect(booking).toMatchObject({
    status: 'confirmed',
    startsAt: asked.startsAt,
    patient: { name: 'Vera Vogel' },
  });
  expect(await visitor.publicBooking.show({ token: asked.token })).toMatchObject({
    state: 'confirmed',
    can: { move: true },
  });

  await door.press('cancel', asked);
  expect(await caller.bookings.get({ id: booking.id })).toMatchObject({ status: 'cancelled' });
  await door.press('takeBack', asked);
  expect(await caller.bookings.get({ id: booking.id })).toMatchObject({ status: 'confirmed' });
});

const waitingOf = async ({ caller }: Awaited<ReturnType<typeof openedDoor>>) => {
  const [request] = (await caller.bookingRequests.list({})).items;
  if (!request) throw new Error('Nothing was asked for.');
  return request;
};

test('D1: a request changes nothing of the patient whom it is given to, and who may be meant is shown', async () => {
  const door = await openedDoor();
  const asked = { ...typed(), email: 'known@patient.test' };
  const patient = await admit(door.ours, {
    firstName: 'Vera',
    lastName: 'Vogel',
    email: asked.email,
    phone: null,
  });
  await door.confirmed(asked);
  const { id, version } = await waitingOf(door);
  const { items } = await door.caller.bookingRequests.matches({ id });
  expect(items).toMatchObject([{ id: patient.id, alike: ['email', 'name'] }]);
  await door.caller.bookingRequests.accept({ id, version, patientId: patient.id });
  expect(await door.caller.patients.get({ id: patient.id })).toMatchObject({ version: 1, phone: null });
});

test('D2: known and unknown, deceased and trashed addresses are answered the same, byte by byte', async () => {
  const door = await openedDoor();
  const known = await admit(door.ours, { email: 'known@patient.test' });
  await admit(door.ours, { email: 'late@patient.test', status: 'deceased' });
  const trashed = await admit(door.ours, { email: 'trashed@patient.test' });
  await door.caller.patients.trash({ id: trashed.id, version: trashed.version });
  const answers: string[] = [];
  for (const [nth, email] of [
    ...[known.email ?? '', 'late@patient.test', 'trashed@patient.test', 'nobody@visitor.test'].entries(),
  ]) {
    const wish = {
      ...door.place,
      ...typed(),
      email,
      startsAt: (await door.days())[nth + 1]?.times[0]?.startsAt,
    };
    const answer = await visitorOf(door.ours).publicBooking.ask({ ...wish, startsAt: wish.startsAt ?? '' });
    answers.push(JSON.stringify(answer).replace(/\d/g, '0'));
  }
  expect(new Set(answers).size).toBe(1);
});

test('D6: the page of a link says nothing that was typed, and unknown, foreign and cut links read the same', async () => {
  const [door, elsewhere] = [await openedDoor(), await openedDoor()];
  const asked = await door.confirmed();
  const shown = JSON.stringify(await door.visitor.publicBooking.show({ token: asked.token }));
  for (const word of ['Vera', 'Vogel', asked.email, '7654321', 'back door', '1980'])
    expect(shown).not.toContain(word);
  const worthless = [
    door.visitor.publicBooking.show({ token: 'x'.repeat(43) }),
    elsewhere.visitor.publicBooking.show({ token: asked.token }),
  ];
  const told = await Promise.all(worthless.map(one => one.catch((error: Error) => error.message)));
  expect(told).toEqual([told[0], told[0]]);
  const { rows } = await admin.query('select token_hash from clinic.booking_requests where tenant_id = $1', [
    door.ours.id,
  ]);
  expect(rows).toEqual([{ token_hash: createHash('sha256').update(asked.token).digest() }]);
});

test('D9: of two tabs one acts, and the other reads what became of it', async () => {
  const door = await openedDoor();
  const { token } = await door.ask();
  const { version } = await door.visitor.publicBooking.show({ token });
  const both = await Promise.allSettled(
    (['confirm', 'confirm'] as const).map(step => door.visitor.publicBooking[step]({ token, version })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'CONFLICT', message: /changed in the meantime/ },
  });
});

test('D9: a link moves and cancels until the clinic’s hours before, and says so afterwards', async () => {
  const door = await openedDoor({ publicChangeHours: 24 * 20 });
  const { token } = await door.confirmed();
  const own = await door.visitor.publicBooking.show({ token });
  expect(own).toMatchObject({ state: 'waiting', can: { move: false, cancel: false } });
  const { version } = own;
  const late = { code: 'UNPROCESSABLE_CONTENT', message: /Please call the clinic/ };
  await expect(door.visitor.publicBooking.cancel({ token, version })).rejects.toMatchObject(late);
  const startsAt = await door.freeTime(4);
  await expect(door.visitor.publicBooking.move({ token, version, startsAt })).rejects.toMatchObject(late);
});

test('D9 S12: a move is one step: the old time is free for others, and a refused one leaves it', async () => {
  const door = await openedDoor();
  const { token, startsAt } = await door.confirmed();
  const { version } = await door.visitor.publicBooking.show({ token });
  const [taken, free] = [await door.freeTime(0), await door.freeTime(1)];
  await door.confirmed({ startsAt: taken });
  const refused = door.visitor.publicBooking.move({ token, version, startsAt: taken });
  await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await door.visitor.publicBooking.show({ token })).toMatchObject({ startsAt });
  const moved = await door.visitor.publicBooking.move({ token, version, startsAt: free });
  expect(moved).toMatchObject({ startsAt: free, state: 'waiting' });
  expect((await door.days())[2]?.times.some(time => time.startsAt === startsAt)).toBe(true);
});

test('D9: a booking that the desk has moved or cancelled is shown as it is now', async () => {
  const door = await openedDoor();
  const { token } = await door.confirmed();
  const { id, version } = await waitingOf(door);
  const { bookingId } = await door.caller.bookingRequests.accept({ id, version });
  const booking = await door.caller.bookings.get({ id: bookingId ?? '' });
  await door.caller.bookings.cancel({ id: booking.id, version: booking.version, reason: 'Closed' });
  expect(await door.visitor.publicBooking.show({ token })).toMatchObject({
    ...{ state: 'cancelled', can: { confirm: false, move: false, cancel: false, takeBack: false } },
  });
});

test('D10 D17: what the page does not offer is not there: service, practitioner, place, or a closed page', async () => {
  const door = await openedDoor();
  const hidden = await door.caller.services.create({
    ...{ name: 'Private', slug: 'private', durationMinutes: 60, price: 0, currency: 'EUR' },
  });
  const { id: staff } = await member(door.ours, 'staff');
  const asked = { startsAt: await door.freeTime() };
  const missing = { code: 'NOT_FOUND' };
  await expect(door.ask({ ...asked, serviceId: hidden.id })).rejects.toMatchObject(missing);
  await expect(door.ask({ ...asked, practitionerId: staff })).rejects.toMatchObject(missing);
  await expect(door.ask({ ...asked, facilityId: crypto.randomUUID() })).rejects.toMatchObject(missing);
  const { version } = (await door.caller.settings.get()).booking;
  await door.caller.settings.updateBooking({ version, publicBooking: false });
  await expect(door.ask(asked)).rejects.toMatchObject(missing);
  expect(await door.visitor.publicBooking.offer()).toMatchObject({ isOpen: false, services: [] });
});

test('D5: a letter speaks of one appointment and names nobody, and a family books one after the other', async () => {
  const door = await openedDoor();
  const email = 'family@visitor.test';
  for (const firstName of ['Ada', 'Bo'])
    await door.confirmed({ firstName, email, startsAt: await door.freeTime() });
  const letters = (await mailsTo(email)).map(({ body }) => body);
  expect(letters).toHaveLength(4);
  for (const letter of letters) expect(letter).not.toMatch(/Ada|Bo\b|Vogel/);
  expect((await door.caller.bookingRequests.list({})).items).toHaveLength(2);
});

test('SCH-5: a request is declined with a letter, and its time is free again', async () => {
  const door = await openedDoor();
  const { email, startsAt } = await door.confirmed();
  const { id, version } = await waitingOf(door);
  await door.caller.bookingRequests.decline({ id, version, reason: 'Please come to the walk-in hours.' });
  expect((await mailsTo(email)).at(-1)).toMatchObject({
    ...{ kind: 'request.declined', secret: false },
    body: expect.stringContaining('Please come to the walk-in hours.'),
  });
  expect((await door.days())[2]?.times.some(time => time.startsAt === startsAt)).toBe(true);
});

test('SCH-3: nobody else can book a time that waits for the desk, at whatever door', async () => {
  const door = await openedDoor();
  const { startsAt } = await door.confirmed();
  const patient = await admit(door.ours);
  const { serviceId, facilityId, practitionerId } = door;
  const wish = { patientId: patient.id, serviceId, facilityId, practitionerId, startsAt };
  await expect(door.caller.bookings.book(wish)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(door.ask({ startsAt })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('SCH-5: a clinic that confirms at once tells so, and its desk gives it to a patient later', async () => {
  const door = await openedDoor({ publicConfirms: true });
  const { token, email } = await door.confirmed();
  expect(await door.visitor.publicBooking.show({ token })).toMatchObject({ state: 'confirmed' });
  expect((await mailsTo(email)).at(-1)).toMatchObject({ kind: 'request.confirmed', secret: true });
  const { id, version, status } = await waitingOf(door);
  expect(status).toBe('confirmed');
  const { bookingId } = await door.caller.bookingRequests.accept({ id, version });
  expect(await door.caller.bookings.get({ id: bookingId ?? '' })).toMatchObject({ status: 'confirmed' });
  expect(await mailsTo(email)).toHaveLength(2);
});

test('SCH-5 AUD-2: the trail tells that somebody asked, and none of what they typed', async () => {
  const door = await openedDoor();
  const { email } = await door.confirmed();
  const { rows } = await admin.query<{ text: string }>(
    `select changes::text as text from clinic.audit_entries where tenant_id = $1 and entity = 'BookingRequest'`,
    [door.ours.id],
  );
  expect(rows).toHaveLength(2);
  for (const { text } of rows) expect(text).not.toMatch(new RegExp(`Vera|Vogel|7654321|${email}`));
});
