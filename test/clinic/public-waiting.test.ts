import { expect, test } from 'vitest';
import { offerFreed } from '../../server/clinic/waiting-list/offer-freed.ts';
import { hashToken } from '../../server/secrets.ts';
import { openDoor } from '../http/front-door.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import { openedDoor, typed, visitorOf } from '../world/visiting.ts';
import { admit, as, cookieOf, hostOf, planes, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');
const front = await openDoor();
const refused = (code: string) => ({ code });

/** Knocks at the clinic's door, as a visitor's browser does or, with a session, that of its owner. */
const knock = async (of: TestClinic, call: string, body?: unknown, session = {}) => {
  const [method = '', path = ''] = call.split(' ');
  const asked = { host: hostOf(of), path: `/api/v1${path}`, method, headers: { ...session } };
  const { status, text } = await front.knock(body ? { ...asked, body } : asked);
  return { status, body: JSON.parse(text) };
};

const onlyOf = <T>([item, ...more]: T[]): T => {
  if (!item || more.length > 0) throw new Error('There is not just one.');
  return item;
};

const waiting = async ({ caller }: Awaited<ReturnType<typeof openedDoor>>) =>
  onlyOf((await caller.waitingRequests.list({})).items);

test('SCH-5 D19: over HTTP a visitor waits, confirms by letter, becomes a patient who waits, and ends it by the same link', async () => {
  const { ours, serviceId } = await openedDoor({ publicWaiting: true });
  const desk = { cookie: await cookieOf(ours) };
  expect((await knock(ours, 'GET /public-booking')).body).toMatchObject({ hasWaitingList: true });
  const who = typed();
  const wish = {
    serviceId,
    earliest: '2031-01-06',
    latest: '2031-02-06',
    weekdays: [2, 4],
    notAfter: '12:00',
  };
  const asked = await knock(ours, 'POST /public-waiting/requests', { ...wish, ...who });
  expect(asked).toMatchObject({ status: 200, body: { keptUntil: expect.any(String) } });
  const [letter] = await mailsTo(who.email);
  expect(letter).toMatchObject({ kind: 'waiting.confirmation', secret: true });
  expect(letter?.body).not.toMatch(/Vera|Vogel|7654321|back door/);
  const token = tokenIn(letter?.body);
  const show = () => knock(ours, 'POST /public-waiting/own', { token });
  const list = () => knock(ours, 'GET /waiting-requests', undefined, desk);

  // Looking uses nothing up, however often.
  await show();
  const unconfirmed = await show();
  expect(unconfirmed.body).toMatchObject({ state: 'unconfirmed', can: { confirm: true, close: false } });
  expect((await list()).body.items).toEqual([]);
  const { version } = unconfirmed.body;
  const confirm = () => knock(ours, 'POST /public-waiting/own/confirm', { token, version });
  expect((await confirm()).body).toMatchObject({ state: 'waiting', weekdays: [2, 4], notAfter: '12:00' });
  expect((await confirm()).status).toBe(409);
  const again = { token, version: (await show()).body.version };
  expect((await knock(ours, 'POST /public-waiting/own/confirm', again)).status).toBe(422);
  expect(JSON.stringify((await show()).body)).not.toMatch(/Vera|Vogel|7654321|back door|1980/);
  expect((await mailsTo(who.email)).at(-1)).toMatchObject({ kind: 'waiting.confirmed', secret: true });

  const request = onlyOf<{ id: string; version: number }>((await list()).body.items);
  expect(request).toMatchObject({ status: 'waiting', firstName: 'Vera', practitioner: null, facility: null });
  expect((await knock(ours, 'GET /waiting-request-count', undefined, desk)).body).toEqual({ open: 1 });
  const accepted = await knock(
    ...([ours, `POST /waiting-requests/${request.id}/accept`, { version: request.version }, desk] as const),
  );
  expect(accepted.body).toMatchObject({ status: 'listed' });
  const entry = () => knock(ours, `GET /waiting-entries/${accepted.body.entryId}`, undefined, desk);
  expect((await entry()).body).toMatchObject({
    ...{ status: 'waiting', patient: { name: 'Vera Vogel' }, note: who.note, weekdays: [2, 4] },
    ...{ earliest: '2031-01-06', latest: '2031-02-06', notAfter: '12:00', facility: null },
  });

  const listed = await show();
  expect(listed.body).toMatchObject({ state: 'listed', can: { confirm: false, close: true } });
  const close = await knock(ours, 'POST /public-waiting/own/close', { token, version: listed.body.version });
  expect(close.body).toMatchObject({ state: 'closed', can: { close: false } });
  expect((await entry()).body).toMatchObject({ status: 'withdrawn' });
  const { rows } = await admin.query<{ text: string }>(
    `select changes::text as text from clinic.audit_entries where tenant_id = $1 and entity = 'WaitingRequest'`,
    [ours.id],
  );
  expect(rows).toHaveLength(4);
  for (const { text } of rows) expect(text).not.toMatch(new RegExp(`Vera|Vogel|7654321|${who.email}`));
});

test('D1 D19 S39: it changes nothing of a patient who exists, gets offers once it is accepted, and its link gives them back', async () => {
  const door = await openedDoor({ publicWaiting: true });
  const { caller, ours } = door;
  const patient = await admit(ours, { firstName: 'Vera', lastName: 'Vogel', email: 'own@patient.test' });
  const asked = await door.waits({ ...door.place, practitionerId: door.practitionerId });
  const { id, version } = await waiting(door);
  expect((await caller.waitingRequests.matches({ id })).items).toMatchObject([{ id: patient.id }]);
  await offerFreed(planes, { ...ours, url: 'http://clinic.test' });
  expect((await caller.waitingList.list({})).items).toEqual([]);

  const { entryId } = await caller.waitingRequests.accept({ id, version, patientId: patient.id });
  expect(await caller.patients.get({ id: patient.id })).toMatchObject({
    ...{ version: patient.version, email: 'own@patient.test' },
  });
  const twice = caller.waitingRequests.accept({ id, version: version + 1, patientId: patient.id });
  await expect(twice).rejects.toMatchObject({ message: 'This entry is given to a patient already.' });
  await offerFreed(planes, { ...ours, url: 'http://clinic.test' });
  const look = () => caller.waitingList.get({ id: entryId ?? '' });
  const { offer } = await look();
  expect(offer).toMatchObject({ practitioner: { id: door.practitionerId } });
  expect((await mailsTo('own@patient.test')).at(-1)).toMatchObject({ kind: 'waiting-list.offer' });
  const free = async () => (await door.days()).flatMap(({ times }) => times.map(({ startsAt }) => startsAt));
  expect(await free()).not.toContain(offer?.startsAt);
  expect(await door.pressWait('close', asked)).toMatchObject({ state: 'closed' });
  expect(await look()).toMatchObject({ status: 'withdrawn', offer: null });
  expect(await free()).toContain(offer?.startsAt);
});

test('SCH-5: the desk turns it down with a letter', async () => {
  const door = await openedDoor({ publicWaiting: true });
  const { email, token } = await door.waits();
  const { id, version } = await waiting(door);
  await door.caller.waitingRequests.decline({ id, version, reason: 'We take no new patients.' });
  expect((await mailsTo(email)).at(-1)).toMatchObject({
    ...{ kind: 'waiting.declined', secret: false },
    body: expect.stringContaining('We take no new patients.'),
  });
  expect(await door.visitor.publicWaiting.show({ token })).toMatchObject({
    ...{ state: 'declined', can: { confirm: false, close: false } },
  });
  expect((await door.caller.waitingRequests.list({ status: 'declined' })).items).toHaveLength(1);
});

test('D5 D19: a booking of the service from the same address ends the wait, also as a patient, and that of nobody else', async () => {
  const door = await openedDoor({ publicWaiting: true });
  const { caller } = door;
  const email = `${crypto.randomUUID()}@family.test`;
  const self = await door.waits({ email });
  const { id, version } = await waiting(door);
  const { entryId } = await caller.waitingRequests.accept({ id, version });
  const child = await door.waits({ email, firstName: 'Kim', birthDate: '2019-05-17' });
  const stranger = await door.waits();
  const states = () =>
    Promise.all(
      [self, child, stranger].map(
        async ({ token }) => (await door.visitor.publicWaiting.show({ token })).state,
      ),
    );
  // Asking alone ends nothing: somebody else may have typed the address.
  const booking = await door.ask({ email });
  expect(await states()).toEqual(['listed', 'waiting', 'waiting']);
  await door.press('confirm', booking);
  expect(await states()).toEqual(['booked', 'waiting', 'waiting']);
  expect(await caller.waitingList.get({ id: entryId ?? '' })).toMatchObject({ status: 'withdrawn' });
});

test('D6 D17: what the clinic does not offer is not there, and worthless links read the same', async () => {
  const [door, elsewhere] = [
    await openedDoor({ publicWaiting: true }),
    await openedDoor({ publicWaiting: true }),
  ];
  const hidden = await door.caller.services.create({
    ...{ name: 'Private', slug: 'private', durationMinutes: 60, price: 0, currency: 'EUR' },
  });
  const staff = await (await as(door.ours)).session.current();
  for (const foreign of [
    { serviceId: elsewhere.serviceId },
    { serviceId: hidden.id },
    { facilityId: elsewhere.facilityId },
    { practitionerId: elsewhere.practitionerId },
    { practitionerId: staff.user.id },
  ])
    await expect(door.wait(foreign)).rejects.toMatchObject(refused('NOT_FOUND'));
  const over = door.wait({ earliest: '2020-01-06', latest: '2020-01-08' });
  await expect(over).rejects.toMatchObject(refused('UNPROCESSABLE_CONTENT'));

  const [late, kept] = [await door.wait(), await door.wait()];
  await admin.query(
    `update clinic.waiting_requests set kept_until = now() - interval '1 minute' where tenant_id = $1 and token_hash = $2`,
    [door.ours.id, hashToken(late.token)],
  );
  const told = await Promise.all(
    [
      door.visitor.publicWaiting.show({ token: late.token }),
      door.visitor.publicWaiting.confirm({ token: late.token, version: 1 }),
      door.visitor.publicWaiting.show({ token: 'x'.repeat(43) }),
      elsewhere.visitor.publicWaiting.show({ token: kept.token }),
    ].map(one => one.catch((error: Error) => error.message)),
  );
  expect(told).toEqual(Array.from({ length: 4 }, () => told[2]));
  const { id, version } = onlyOf(
    (await door.caller.waitingRequests.list({ status: 'unconfirmed' })).items.slice(1),
  );
  const foreign = elsewhere.caller.waitingRequests.decline({ id, version, reason: null });
  await expect(foreign).rejects.toMatchObject(refused('NOT_FOUND'));

  const listed = await door.waits();
  const settings = (await door.caller.settings.get()).booking;
  await door.caller.settings.updateBooking({ version: settings.version, publicWaiting: false });
  expect(await door.visitor.publicBooking.offer()).toMatchObject({ isOpen: true, hasWaitingList: false });
  await expect(door.wait()).rejects.toMatchObject(refused('NOT_FOUND'));
  await expect(door.pressWait('confirm', kept)).rejects.toMatchObject(refused('UNPROCESSABLE_CONTENT'));
  // Whoever is there already can still go.
  expect(await door.pressWait('close', listed)).toMatchObject({ state: 'closed' });
});

test('D10 D12 D13: requests to wait meet the limits of requests for a time, together with these', async () => {
  const door = await openedDoor({ publicWaiting: true });
  const tooMany = refused('TOO_MANY_REQUESTS');
  const asked = await door.wait();
  await expect(door.wait({ email: asked.email })).rejects.toMatchObject(tooMany);
  await expect(door.ask({ email: asked.email })).rejects.toMatchObject(tooMany);
  await door.pressWait('confirm', asked);
  const disowned = await door.wait({ email: asked.email });
  await door.pressWait('disown', disowned);
  await expect(door.visitor.publicWaiting.show({ token: disowned.token })).rejects.toMatchObject(
    refused('NOT_FOUND'),
  );
  await expect(door.wait({ email: asked.email })).rejects.toMatchObject(tooMany);
  await expect(door.wait({ firstName: 'https://spam.test' })).rejects.toMatchObject(refused('BAD_REQUEST'));

  const network = visitorOf(door.ours, '2001:db8:7:2::1');
  for (let n = 0; n < 9; n++) await door.wait({}, network);
  await door.ask({}, visitorOf(door.ours, '2001:db8:7:2::2'));
  await expect(door.wait({}, visitorOf(door.ours, '2001:db8:7:2::3'))).rejects.toMatchObject(tooMany);
});
