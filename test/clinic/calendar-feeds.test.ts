import { Writable } from 'node:stream';
import ICAL from 'ical.js';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { uidOf } from '../../server/clinic/ics/booking-uid.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { appRouter } from '../../server/router.ts';
import { DAY } from '../../shared/durations.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import {
  admit,
  as,
  bookableAnyTime,
  clinic,
  contextWith,
  hostOf,
  member,
  planes,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const lines: string[] = [];
const keep = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});
const { knock } = await openDoor({}, pino({ level: 'trace' }, keep));

const inDays = (days: number) =>
  new Date(Math.ceil((Date.now() + days * DAY) / 60_000) * 60_000).toISOString();

const NOTHING = {
  code: 'NOT_FOUND',
  message: 'There is nothing at this web address.',
  requestId: expect.any(String),
};

const fetched = (of: TestClinic, address: string, headers: Record<string, string> = {}) =>
  knock({ host: hostOf(of), path: new URL(address).pathname, headers });

const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(event => ({
    uid: String(event.getFirstPropertyValue('uid')),
    title: String(event.getFirstPropertyValue('summary')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    startsAt: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
  }));

/** A member with a session of their own, as their browser reaches the router. */
const memberOf = async (of: TestClinic, ...how: [Parameters<typeof member>[1], string[]?]) => {
  const { id, accountId } = await member(of, ...how);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: of.id }, trace);
  return { id, caller: appRouter.createCaller(contextWith(hostOf(of), token)) };
};

const accessesOf = async (of: TestClinic) =>
  (
    await admin.query(
      `select patient_ids, actor_id from clinic.access_entries where tenant_id = $1 and procedure = 'calendarFeeds.fetch'`,
      [of.id],
    )
  ).rows;

/** A clinic with bookings of a patient, and a feed of whom they are with. */
const withFeed = async (initials = false) => {
  const world = await bookableAnyTime();
  const { caller, links } = world;
  const patient = await admit(world.clinic, { firstName: 'Ada', lastName: 'Öztürk' });
  const mine = { ...links, patientId: patient.id };
  const feed = await caller.calendarFeeds.create({
    ...{ kind: 'practitioner', subjectId: links.practitionerId, initials },
  });
  const book = (days: number) => caller.bookings.book({ ...mine, startsAt: inDays(days) });
  return { ...world, links: mine, patient, feed, book };
};

test('SCH-4 S35: a feed shows a practitioner’s bookings to come to whoever has its address, and of patients nothing', async () => {
  const { clinic: ours, feed, book, patient, service } = await withFeed();
  const booking = await book(3);
  await book(200);
  const answer = await fetched(ours, feed.address);
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    },
  });
  expect(eventsIn(answer.text)).toEqual([
    { uid: `${booking.id}.${ours.id}@medflow`, title: 'Booked', sequence: 1, startsAt: booking.startsAt },
  ]);
  for (const told of [patient.lastName, patient.firstName, patient.id, service.name])
    expect(answer.text).not.toContain(told);
  expect(await accessesOf(ours)).toEqual([]);
});

test('S34: what was moved has the same id and a higher number, and what was cancelled is gone', async () => {
  const { clinic: ours, feed, book, caller, links } = await withFeed();
  const [moved, cancelled] = [await book(3), await book(4)];
  const before = eventsIn((await fetched(ours, feed.address)).text);
  const { practitionerId, facilityId, despite } = links;
  await caller.bookings.move({
    ...{ ...versionOf(moved), practitionerId, facilityId, despite },
    ...{ startsAt: inDays(5), endsAt: inDays(5.01) },
  });
  await caller.bookings.cancel({ ...versionOf(cancelled), reason: 'Ill' });
  const after = eventsIn((await fetched(ours, feed.address)).text);
  expect(before).toHaveLength(2);
  expect(after).toMatchObject([{ uid: before[0]?.uid }]);
  expect(after[0]?.sequence).toBeGreaterThan(before[0]?.sequence ?? 0);
});

test('S34: a program that has it already is told so in one line, until something changes', async () => {
  const { clinic: ours, feed, book } = await withFeed(true);
  await book(3);
  const { headers } = await fetched(ours, feed.address);
  const again = { 'if-none-match': `${headers.etag}` };
  expect(await fetched(ours, feed.address, again)).toMatchObject({ status: 304, text: '' });
  await book(4);
  expect(await fetched(ours, feed.address, again)).toMatchObject({ status: 200 });
});

test('S35 AUD-3: a feed with initials tells them and no more, and each time they are told leaves a trace', async () => {
  const { clinic: ours, feed, book, patient } = await withFeed(true);
  await book(3);
  const { text, headers } = await fetched(ours, feed.address);
  expect(eventsIn(text)).toMatchObject([{ title: 'A. Ö.' }]);
  await fetched(ours, feed.address, { 'if-none-match': `${headers.etag}` });
  expect(await accessesOf(ours)).toEqual([{ patient_ids: [patient.id], actor_id: expect.any(String) }]);
});

test('S34: a feed holds what was from a month ago to half a year ahead, and neither what was missed nor what is in the trash', async () => {
  const { clinic: ours, feed, book } = await withFeed();
  const days = [-29, 0.1, 179, 3, 4, 5];
  const [past, , , missed, trashed] = await Promise.all(days.map(book));
  for (const day of [-31, 181]) await book(day);
  await admin.query(
    `update clinic.bookings set status = 'no_show', no_show_at = now(), starts_at = starts_at - interval '9 days', ends_at = ends_at - interval '9 days',
       busy_until = busy_until - interval '9 days' where id = $1`,
    [missed?.id],
  );
  await admin.query('update clinic.bookings set deleted_at = now() where id = $1', [trashed?.id]);
  const events = eventsIn((await fetched(ours, feed.address)).text);
  expect(events.map(({ startsAt }) => Math.round((+new Date(startsAt) - Date.now()) / DAY))).toEqual([
    ...[-29, 0, 5, 179],
  ]);
  expect(events[0]?.uid).toContain(String(past?.id));
});

test('S34: after a change the event is newer by its own account, in the feed as in the letters, and its id is the same in both', async () => {
  const { clinic: ours, feed, book, caller } = await withFeed();
  const booking = await book(3);
  const told = async () => {
    const { text } = await fetched(ours, feed.address);
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    if (!event) throw new Error('The feed is empty.');
    const at = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate();
    return { stamp: at('dtstamp'), changed: at('last-modified'), uid: event.getFirstPropertyValue('uid') };
  };
  const before = await told();
  await admin.query(`update clinic.bookings set updated_at = now() - interval '1 hour' where id = $1`, [
    booking.id,
  ]);
  const earlier = await told();
  await caller.bookings.confirm({ ...versionOf(await caller.bookings.get({ id: booking.id })) });
  const after = await told();
  expect(+earlier.stamp).toBeLessThan(+before.stamp);
  expect(+after.stamp).toBeGreaterThan(+earlier.stamp);
  expect(+after.changed).toBe(+after.stamp);
  expect(
    new Set([before.uid, earlier.uid, after.uid, uidOf({ id: booking.id, tenantId: ours.id })]).size,
  ).toBe(1);
});

test('SCH-4: rooms and facilities have feeds as well', async () => {
  const { clinic: ours, caller, links, book } = await withFeed();
  const { facilityId } = links;
  const booking = await book(3);
  const room = await caller.rooms.create({ facilityId, name: 'Room; 1,\\' });
  const roomBooking = await caller.bookings.book({ ...links, roomId: room.id, startsAt: inDays(4) });
  const of = async (kind: 'room' | 'facility', subjectId: string) => {
    const { address } = await caller.calendarFeeds.create({ kind, subjectId });
    return eventsIn((await fetched(ours, address)).text).map(({ uid }) => uid.split('.')[0]);
  };
  expect(await of('facility', facilityId)).toEqual([booking.id, roomBooking.id]);
  expect(await of('room', room.id)).toEqual([roomBooking.id]);
});

test('S35: a revoked, another clinic’s and an invented address are answered alike, at a door that is nobody’s too', async () => {
  const [{ clinic: ours, feed, caller }, { clinic: theirs, feed: foreign }] = [
    await withFeed(),
    await withFeed(),
  ];
  await caller.calendarFeeds.revoke({ id: feed.id });
  const answers = [
    await fetched(ours, feed.address),
    await fetched(ours, foreign.address),
    await fetched(ours, `http://x/feeds/${'x'.repeat(43)}.ics`),
    await fetched(ours, 'http://x/feeds/x.ics'),
    await knock({ host: 'nobody.localhost', path: new URL(foreign.address).pathname }),
    await knock({ host: 'localhost', path: new URL(foreign.address).pathname }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(said(answer)).toEqual(NOTHING);
  }
  const heads = answers.map(({ headers: { date: _, 'x-request-id': _id, ...rest } }) => rest);
  for (const head of heads) expect(head).toEqual(heads[0]);
  expect(await fetched(theirs, foreign.address)).toMatchObject({ status: 200 });
});

test('S35: each feed of the same bookings has an address of its own, and is revoked alone', async () => {
  const { clinic: ours, feed, caller, links, book } = await withFeed();
  await book(3);
  const again = await caller.calendarFeeds.create({ kind: 'practitioner', subjectId: links.practitionerId });
  const facility = await caller.calendarFeeds.create({ kind: 'facility', subjectId: links.facilityId });
  const all = [feed, again, facility];
  expect(new Set(all.map(({ address }) => address)).size).toBe(3);
  await caller.calendarFeeds.revoke({ id: feed.id });
  const statuses = await Promise.all(all.map(async ({ address }) => (await fetched(ours, address)).status));
  expect(statuses).toEqual([404, 200, 200]);
});

test('S35: a feed shows nothing once whom it is about is in the trash, and no more than its maker sees by then', async () => {
  const { clinic: ours, caller, links, book } = await withFeed();
  await book(3);
  const other = await caller.facilities.create({ name: 'Annex', timeZone: 'UTC' });
  const lead = await memberOf(ours, 'admin');
  const { address } = await lead.caller.calendarFeeds.create({
    ...{ kind: 'practitioner', subjectId: links.practitionerId },
  });
  expect(eventsIn((await fetched(ours, address)).text)).toHaveLength(1);
  const bind = async (facilityIds: string[] | null) =>
    caller.users.update({ ...versionOf(await caller.users.get({ id: lead.id })), facilityIds });
  await bind([other.id]);
  expect(eventsIn((await fetched(ours, address)).text)).toEqual([]);
  await bind(null);
  expect(eventsIn((await fetched(ours, address)).text)).toHaveLength(1);
  const room = await caller.rooms.create({ facilityId: other.id, name: 'Attic' });
  const attic = await lead.caller.calendarFeeds.create({ kind: 'room', subjectId: room.id });
  expect((await fetched(ours, attic.address)).status).toBe(200);
  await caller.rooms.trash(versionOf(room));
  expect((await fetched(ours, attic.address)).status).toBe(404);
  await caller.users.trash(versionOf(await caller.users.get({ id: lead.id })));
  expect((await fetched(ours, address)).status).toBe(404);
});

test('S35: a feed ends with its maker’s access: when they leave, or may not make it any more', async () => {
  const { clinic: ours, links, caller } = await withFeed();
  const [gone, demoted] = [await memberOf(ours, 'admin'), await memberOf(ours, 'admin')];
  const make = ({ caller: maker }: typeof gone) =>
    maker.calendarFeeds.create({ kind: 'facility', subjectId: links.facilityId });
  const [first, second] = [await make(gone), await make(demoted)];
  for (const { address } of [first, second])
    expect(await fetched(ours, address)).toMatchObject({ status: 200 });
  await caller.users.update({ ...versionOf(await caller.users.get({ id: gone.id })), status: 'inactive' });
  await caller.users.update({ ...versionOf(await caller.users.get({ id: demoted.id })), role: 'provider' });
  for (const { address } of [first, second])
    expect(await fetched(ours, address)).toMatchObject({ status: 404 });
});

test('S35 TEN-8: whoever is bound to facilities makes feeds of those only, and they show no more than that', async () => {
  const { clinic: ours, caller, links, book } = await withFeed();
  await book(3);
  const { items } = await caller.facilities.list({});
  const other = await caller.facilities.create({ name: 'Annex', timeZone: items[0]?.timeZone ?? 'UTC' });
  const bound = await memberOf(ours, 'admin', [other.id]);
  const wish = { kind: 'facility', subjectId: links.facilityId } as const;
  await expect(bound.caller.calendarFeeds.create(wish)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { address } = await bound.caller.calendarFeeds.create({
    ...{ kind: 'practitioner', subjectId: links.practitionerId },
  });
  expect(eventsIn((await fetched(ours, address)).text)).toEqual([]);
  expect((await bound.caller.calendarFeeds.list({})).items).toHaveLength(1);
  expect((await caller.calendarFeeds.list({})).items).toHaveLength(2);
});

test('S35: practitioners make and revoke feeds of their own bookings only; services make none', async () => {
  const { clinic: ours, feed, links, caller } = await withFeed();
  const { id, caller: provider } = await memberOf(ours, 'provider');
  const wish = { kind: 'practitioner', subjectId: links.practitionerId } as const;
  await expect(provider.calendarFeeds.create(wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(provider.calendarFeeds.revoke({ id: feed.id })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
  const own = await provider.calendarFeeds.createOwn({});
  expect(await fetched(ours, own.address)).toMatchObject({ status: 200 });
  expect((await provider.calendarFeeds.list({})).items).toMatchObject([
    { id: own.id, kind: 'practitioner', subject: { id }, fetchedAt: expect.any(String) },
  ]);
  expect(await provider.calendarFeeds.revoke({ id: own.id })).toEqual({ id: own.id });
  const { token } = await caller.tokens.create({ name: 'Robot', role: 'admin', scopes: ['feeds:write'] });
  const robot = appRouter.createCaller({ ...contextWith(hostOf(ours), undefined), bearer: token });
  await expect(robot.calendarFeeds.create(wish)).rejects.toMatchObject({
    message: expect.stringContaining('Only a person who is signed in'),
  });
  await expect((await as(await clinic(), 'staff')).calendarFeeds.list({})).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('S35 IDN-10: while a clinic can only be read its feeds go on, and can be revoked; once it is suspended there are none', async () => {
  const { clinic: ours, feed, book, caller } = await withFeed(true);
  await book(3);
  const become = (status: string) =>
    admin.query('update platform.clinics set status = $2 where id = $1', [ours.id, status]);
  await become('past_due');
  expect(await fetched(ours, feed.address)).toMatchObject({ status: 200 });
  expect(await accessesOf(ours)).toHaveLength(1);
  await become('suspended');
  expect(await fetched(ours, feed.address)).toMatchObject({ status: 404 });
  await become('past_due');
  await caller.calendarFeeds.revoke({ id: feed.id });
  expect(await fetched(ours, feed.address)).toMatchObject({ status: 404 });
});

test('S35 E1: the secret stands in no table, no audit, no export and no line of the log', async () => {
  const { clinic: ours, feed, caller } = await withFeed();
  await fetched(ours, feed.address);
  const path = new URL(feed.address).pathname;
  for (const odd of [path.toUpperCase(), `${path}/x`, path.replace('.ics', ''), `${path}?x=1`])
    await knock({ host: hostOf(ours), path: odd });
  const [, secret = ''] = /feeds\/(.*)\.ics$/.exec(path) ?? [];
  expect(secret).toMatch(/^[\w-]{43}$/);
  const log = lines.join('');
  expect(log).toContain('/feeds/…');
  expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
  const { rows } = await admin.query(
    `select f::text as row from clinic.calendar_feeds f where tenant_id = $1
     union all select e::text from clinic.audit_entries e where tenant_id = $1`,
    [ours.id],
  );
  const { csv } = await caller.exports.part({ table: 'calendar_feeds' });
  const everything = [...rows.map(({ row }) => row), csv].join('\n');
  expect(everything).toContain(feed.id);
  expect(everything).not.toContain(secret);
  expect(csv).not.toContain('token_hash');
});

test('S35 E1: an error that a feed meets is told in the log without its address', async () => {
  const { clinic: ours, feed } = await withFeed();
  const holder = await sqlAs('admin');
  await holder.query('begin');
  await holder.query('select from clinic.feed_fetches where tenant_id = $1 for update', [ours.id]);
  expect(await fetched(ours, feed.address)).toMatchObject({ status: 503 });
  await holder.query('rollback');
  const log = lines.join('');
  expect(log).toContain('A calendar could not be told');
  expect(log).not.toContain(new URL(feed.address).pathname.replace('/feeds/', '').replace('.ics', ''));
});

test('S35 IDN-8: whoever tries addresses out is made to wait', async () => {
  const { clinic: ours } = await withFeed();
  const tries = Array.from({ length: 121 }, () => fetched(ours, 'http://x/feeds/x.ics'));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter(status => status === 429)).toHaveLength(1);
});
