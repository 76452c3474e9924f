import { setImmediate as turn } from 'node:timers/promises';
import ICAL from 'ical.js';
import { afterAll, expect, test } from 'vitest';
import { reminders, remindSome } from '../../server/clinic/reminders/remind.ts';
import { tellSomeChanges, untoldChanges } from '../../server/clinic/reminders/tell-changes.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { entities } from '../../server/entities.ts';
import { inEachClinic } from '../../server/operations/jobs/in-each-clinic.ts';
import { MailSender } from '../../server/operations/mail-sender.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { suspendClinic } from '../../server/platform/clinics/lifecycle.ts';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openMailServer } from '../world/smtp.ts';
import { whereDue } from '../world/where-due.ts';
import {
  admit,
  bookableAnyTime,
  database,
  databaseName,
  env,
  log,
  member,
  planes,
  sqlAs,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const server = await openMailServer();
const sender = new MailSender(planes, log, {
  mailFrom: 'a@clinics.test',
  domain: 'clinics.test',
  smtpUrl: server.url,
});
afterAll(() => sender.stop());
const deliveredTo = (email: string) =>
  server.delivered.filter(({ to }) => to === email).map(({ data }) => /^Subject: (.*)$/m.exec(data)?.[1]);
/** Later than every booking of these tests was made, earlier than all of them begin. */
const noon = Date.parse('2031-05-06T12:00:00.000Z');
const inHours = (hours: number) => new Date(noon + hours * HOUR).toISOString();
const halfAnHourAfter = (startsAt: string) => new Date(+new Date(startsAt) + HOUR / 2).toISOString();

type World = Awaited<ReturnType<typeof bookableAnyTime>>;

/** A clinic with a patient who has an address of their own, and what they have been told so far. */
const withPatient = async (email: string | null = `${crypto.randomUUID()}@patient.test`) => {
  const world = await bookableAnyTime();
  const patient = await admit(world.clinic, { email, firstName: 'Ada' });
  const links = { ...world.links, patientId: patient.id };
  const book = (startsAt: string, more = {}) => world.caller.bookings.book({ ...links, startsAt, ...more });
  const letters = async () => (email ? await mailsTo(email) : []).map(({ kind }) => kind);
  return { ...world, links, patient, email: email ?? '', book, letters };
};

const remind = ({ clinic }: World, now = noon) =>
  whereDue(
    clinic,
    () => reminders(now),
    () => remindSome(planes, clinic, now),
  );

test('LIT-9: an hourly run reminds those who are expected in 24 to 25 hours, by the clock of the place, once', async () => {
  const world = await withPatient();
  const { clinic, book, letters, email } = world;
  await book(inHours(24.5));
  await book(inHours(25.5));
  await remind(world);
  await remind(world);
  expect(await letters()).toEqual(['booking.reminder']);
  const [letter] = await mailsTo(email);
  expect(letter).toMatchObject({ subject: `Your appointment at ${clinic.name}`, secret: false });
  // 12:30 UTC is 14:30 in Berlin, in summer.
  expect(letter?.body).toMatch(/Hello Ada,[^]*Wednesday[^]*7 May 2031|Wednesday[^]*May 7, 2031/);
  expect(letter?.body).toMatch(/0?2:30 PM|14:30/);
  await remind(world, noon + HOUR);
  expect(await letters()).toEqual(['booking.reminder', 'booking.reminder']);
});

test('LIT-9 S22: a reminder says neither what for nor holds a link', async () => {
  const world = await withPatient();
  await world.book(inHours(24.5), { notes: 'About the biopsy' });
  await remind(world);
  const [letter] = await mailsTo(world.email);
  expect(letter?.body).not.toContain(world.service.name);
  expect(letter?.body).not.toContain('biopsy');
  expect(letter?.body).not.toMatch(/https?:|www\./);
});

test('S41: two hours without a run lose nobody, and whoever books 20 hours ahead is reminded as well', async () => {
  const world = await withPatient();
  await world.book(inHours(24.5));
  await world.book(inHours(20));
  await world.book(inHours(1.5));
  await remind(world, noon + 2 * HOUR);
  expect(await world.letters()).toEqual(['booking.reminder', 'booking.reminder']);
});

test('S41 P8: a letter that waited for the mail server is sent only if it is still so', async () => {
  const names = ['as it was', 'cancelled', 'moved', 'trashed', 'begun', 'dead', 'refused'] as const;
  const worlds = await Promise.all(names.map(async name => ({ name, ...(await withPatient()) })));
  const changes: Record<(typeof names)[number], (world: (typeof worlds)[number], id: string) => unknown> = {
    'as it was': ({ caller }, id) => caller.bookings.confirm({ id, version: 1 }),
    cancelled: ({ caller }, id) => caller.bookings.cancel({ id, version: 1, reason: 'Ill' }),
    moved: ({ caller, links: { despite } }, id) =>
      caller.bookings.move({ id, version: 1, startsAt: inHours(24), endsAt: inHours(24.5), despite }),
    trashed: (_, id) => admin.query('update clinic.bookings set deleted_at = now() where id = $1', [id]),
    // It began while nobody could send anything.
    begun: () => undefined,
    dead: ({ caller, patient: { id, version } }) =>
      caller.patients.update({ id, version, status: 'deceased' }),
    // P19: the last answer counts when it is sent.
    refused: ({ caller, patient: { id, version } }) =>
      caller.patients.update({ id, version, contactConsent: 'refused' }),
  };
  for (const world of worlds) {
    const startsAt = world.name === 'begun' ? '2024-03-05T09:00:00.000Z' : inHours(24.5);
    const { id } = await world.book(startsAt);
    await remind(world, Date.parse(startsAt) - 24.5 * HOUR);
    await changes[world.name](world, id);
  }
  await sender.sendDue();
  for (const { name, email, clinic } of worlds) {
    const { rows } = await admin.query('select status, fault from clinic.mails where recipient = $1', [
      email,
    ]);
    const isTrue = name === 'as it was';
    expect(rows, name).toEqual([
      isTrue ? { status: 'sent', fault: null } : { status: 'failed', fault: 'outdated' },
    ]);
    expect(deliveredTo(email), name).toEqual(isTrue ? [`Your appointment at ${clinic.name}`] : []);
  }
  const [, , moved] = worlds;
  if (!moved) throw new Error('Nothing was moved.');
  await remind(moved);
  await sender.sendDue();
  expect(deliveredTo(moved.email)).toHaveLength(1);
});

test('S41 S24: of letters that waited, neither that it is off nor that it is on is sent to whoever would be misled by it', async () => {
  const world = await telling();
  const { id } = await world.book(inHours(30));
  await tell(world);
  await world.caller.bookings.cancel({ ...versionOf(await world.current(id)), reason: 'Ill' });
  await tell(world);
  await world.caller.bookings.takeBack(versionOf(await world.current(id)));
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked', 'booking.cancelled', 'booking.booked']);
  await sender.sendDue();
  expect(deliveredTo(world.email)).toEqual(Array(2).fill(`Your appointment at ${world.clinic.name}`));
});

test('S41: what happened in two hours without a run is told all the same, once, and as it is by then', async () => {
  const world = await telling();
  const [told, moved] = [await world.book(inHours(30)), await world.book(inHours(40))];
  await tell(world);
  await world.caller.bookings.cancel({ ...versionOf(await world.current(told.id)), reason: 'Ill' });
  await world.move(moved.id, inHours(41));
  const later = Date.now() + 2 * HOUR + 6 * MINUTE;
  await tell(world, later);
  await tell(world, later + MINUTE);
  expect((await world.letters()).toSorted()).toEqual([
    ...['booking.booked', 'booking.booked', 'booking.cancelled', 'booking.moved'],
  ]);
});

test('F7: in the nights in which clocks change everybody is reminded once, by the clock as it will be then', async () => {
  for (const [night, shown] of [
    ['2031-03-30T00:00:00Z', /0?1:30/, /0?3:30/],
    ['2031-10-26T00:00:00Z', /0?2:30[^]*(?:GMT\+2|CEST)/, /0?2:30[^]*(?:GMT\+1|CET)/],
  ].map(([at, ...clocks]) => [Date.parse(String(at)), clocks as RegExp[]] as const)) {
    const world = await withPatient();
    for (const minutes of [30, 90]) await world.book(new Date(night + minutes * MINUTE).toISOString());
    for (let hour = -27; hour <= 0; hour++) await remind(world, night + hour * HOUR);
    const letters = await mailsTo(world.email);
    expect(letters).toHaveLength(2);
    for (const [at, { body }] of letters.entries()) expect(body).toMatch(shown[at] ?? /never/);
  }
});

test('F7: a clock that jumps two hours ahead and back reminds nobody twice', async () => {
  const world = await withPatient();
  for (const hours of [23, 24.5, 26.5, 28]) await world.book(inHours(hours));
  for (const now of [noon, noon + 2 * HOUR, noon, noon - 2 * HOUR, noon + HOUR, noon + 3 * HOUR])
    await remind(world, now);
  expect(await world.letters()).toHaveLength(4);
});

test('LIT-9: a booking that was moved gets a reminder for its new time, and one that was moved away and back no second one', async () => {
  const world = await withPatient();
  const { caller, book, letters, links } = world;
  const { facilityId, practitionerId } = links;
  const move = async (booking: { id: string }, startsAt: string) => {
    const now = await caller.bookings.get({ id: booking.id });
    return caller.bookings.move({
      ...versionOf(now),
      startsAt,
      endsAt: halfAnHourAfter(startsAt),
      practitionerId,
      facilityId,
      despite: links.despite,
    });
  };
  const booking = await book(inHours(24.5));
  await remind(world);
  await move(booking, inHours(48.5));
  await remind(world);
  expect(await letters()).toHaveLength(1);
  await move(booking, inHours(24.5));
  await remind(world);
  expect(await letters()).toHaveLength(1);
  await move(booking, inHours(48.5));
  await remind(world, noon + 24 * HOUR);
  expect(await letters()).toHaveLength(2);
});

test('LIT-9 P19: nobody is reminded of what was cancelled, without an address, after their death, who refused letters, or where the clinic does not want it', async () => {
  const [cancelled, without, dead, refused, unwanted] = [
    await withPatient(),
    await withPatient(null),
    await withPatient(),
    await withPatient(),
    await withPatient(),
  ];
  const worlds = [cancelled, without, dead, refused, unwanted];
  for (const world of worlds) await world.book(inHours(24.5));
  const { items } = await cancelled.caller.bookings.list({ from: inHours(24), to: inHours(25) });
  await cancelled.caller.bookings.cancel({ id: items[0]?.id ?? '', version: 1, reason: 'Ill' });
  await admin.query(`update clinic.patients set status = 'deceased' where id = $1`, [dead.patient.id]);
  await admin.query(`update clinic.patients set contact_consent = 'refused' where id = $1`, [
    refused.patient.id,
  ]);
  await unwanted.caller.settings.updateCommunication({ version: 1, mailReminders: false });
  for (const world of worlds) {
    await remind(world);
    const { rows } = await admin.query('select from clinic.mails where tenant_id = $1 and kind like $2', [
      world.clinic.id,
      'booking.%',
    ]);
    expect(rows).toHaveLength(0);
  }
});

test('OPS-2 S42: several processes that remind at the same time send each reminder once', async () => {
  const world = await withPatient();
  for (let n = 0; n < 8; n++) await world.book(inHours(5 + 2 * n));
  await using other = await openPlanes(database, entities, databaseName, { poolMax: 3 });
  const runs = [planes, other, planes, other].map(own => remindSome(own, world.clinic, noon));
  expect(await Promise.all(runs)).toEqual([false, false, false, false]);
  expect(await world.letters()).toHaveLength(8);
});

test('OPS-2: clinics take turns, a suspended one is left out, and one that fails keeps no other from its turn', async () => {
  const [busy, quiet, closed] = [await withPatient(), await withPatient(), await withPatient()];
  for (const { book } of [busy, quiet, closed]) await book(inHours(24.5));
  await suspendClinic(planes, systemHand('test'), {
    clinicId: closed.clinic.id,
    reason: 'As the test wants',
  });
  const ours = new Map([
    [busy.clinic.id, 'busy'],
    [quiet.clinic.id, 'quiet'],
    [closed.clinic.id, 'closed'],
  ]);
  const turns: string[] = [];
  const left = new Map([['busy', 4]]);
  const { signal } = new AbortController();
  const run = inEachClinic({ planes, env, signal }, reminders(noon), async (_, { id }) => {
    const name = ours.get(id);
    if (!name) return false;
    turns.push(name);
    await turn();
    if (name === 'quiet') throw new TypeError('quiet fails');
    left.set(name, (left.get(name) ?? 1) - 1);
    return (left.get(name) ?? 0) > 0;
  });
  await expect(run).rejects.toThrow('quiet fails');
  expect(new Set(turns.slice(0, 2))).toEqual(new Set(['busy', 'quiet']));
  expect(turns.filter(name => name === 'busy')).toHaveLength(4);
  expect(turns).not.toContain('closed');
});

/** Tells what happened a while ago, as the job does once nobody has touched a booking for some minutes. */
const tell = ({ clinic }: World, now = Date.now() + 6 * MINUTE) =>
  whereDue(
    clinic,
    () => untoldChanges(now),
    () => tellSomeChanges(planes, clinic, now),
  );

const telling = async () => {
  const world = await withPatient();
  await world.caller.settings.updateCommunication({ version: 1, mailChanges: true });
  const { caller, links } = world;
  const { facilityId, practitionerId } = links;
  const current = (id: string) => caller.bookings.get({ id });
  const move = async (id: string, startsAt: string) =>
    caller.bookings.move({
      ...versionOf(await current(id)),
      ...{ startsAt, endsAt: halfAnHourAfter(startsAt) },
      ...{ practitionerId, facilityId, despite: links.despite },
    });
  return { ...world, move, current };
};

test('S24 LIT-9: what was cancelled and is taken back is reminded of as any booking is, once for its start', async () => {
  const world = await withPatient();
  const { caller, book, letters } = world;
  const booked = await book(inHours(24.5));
  const cancelled = await caller.bookings.cancel({ ...versionOf(booked), reason: 'By mistake' });
  await remind(world);
  expect(await letters()).toEqual([]);
  const back = await caller.bookings.takeBack(versionOf(cancelled));
  await remind(world);
  expect(await letters()).toEqual(['booking.reminder']);
  const again = await caller.bookings.cancel({ ...versionOf(back), reason: 'By mistake' });
  await caller.bookings.takeBack(versionOf(again));
  await remind(world, noon + HOUR);
  expect(await letters()).toEqual(['booking.reminder']);
});

test('S22: neither a letter that tells of a booking, a move or a cancellation nor what it brings for the calendar holds a link or says what for', async () => {
  const world = await telling();
  const { id } = await world.book(inHours(30), { notes: 'About the biopsy' });
  await tell(world);
  await world.move(id, inHours(31));
  await tell(world);
  await world.caller.bookings.cancel({ ...versionOf(await world.current(id)), reason: 'A secret reason' });
  await tell(world);
  const letters = await mailsTo(world.email);
  expect(letters).toHaveLength(3);
  for (const { subject, body, calendar } of letters) {
    const text = `${subject} ${body} ${calendar}`;
    for (const never of [/https?:/i, /www\./i, /^URL/im, /biopsy/, /secret reason/])
      expect(text).not.toMatch(never);
    expect(text).not.toContain(world.service.name);
  }
});

test('S25: a patient hears of a booking, of a move and of a cancellation, each once, and not at once', async () => {
  const world = await telling();
  const { id } = await world.book(inHours(30));
  await tell(world, Date.now() + MINUTE);
  expect(await world.letters()).toEqual([]);
  await tell(world);
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked']);
  await world.move(id, inHours(31));
  await tell(world);
  await tell(world);
  await world.caller.bookings.cancel({ ...versionOf(await world.current(id)), reason: 'Ill' });
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked', 'booking.moved', 'booking.cancelled']);
  const [, moved] = await mailsTo(world.email);
  expect(moved?.body).toMatch(/Your appointment on Wednesday[^]*was moved\. It is now:/);
});

test('S25: what was moved by mistake and put back at once tells nobody anything, and what happened in between is one letter', async () => {
  const world = await telling();
  const { id } = await world.book(inHours(30));
  await tell(world);
  await world.move(id, inHours(33));
  await world.move(id, inHours(30));
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked']);
  await world.move(id, inHours(33));
  await world.move(id, inHours(36));
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked', 'booking.moved']);
  const [, moved] = await mailsTo(world.email);
  // From where it was told to be, not from where it was for a moment.
  expect(moved?.body).toMatch(/\b(?:20|08|8):00\b[^]*was moved/);
});

test('S25 S24: booked and cancelled at once is nothing to tell, and what comes back is told as booked', async () => {
  const world = await telling();
  const { caller } = world;
  const cancelled = await world.book(inHours(40));
  await caller.bookings.cancel({ ...versionOf(await world.current(cancelled.id)), reason: 'Wrong patient' });
  await tell(world);
  expect(await world.letters()).toEqual([]);
  await caller.bookings.takeBack(versionOf(await world.current(cancelled.id)));
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked']);
});

test('S25 K9: a hand-over and a cancellation of all that are taken back at once tell nobody anything', async () => {
  const world = await telling();
  const { caller, links, clinic, letters } = world;
  const { practitionerId } = links;
  await world.book(inHours(30));
  await tell(world);
  expect(await letters()).toEqual(['booking.booked']);
  const { id: successorId } = await member(clinic, 'provider');
  const handed = await caller.bookings.handOver({ practitionerId, successorId, despite: links.despite });
  await caller.bookings.takeBackAll({ step: String(handed.step) });
  const wish = { kind: 'practitioner', id: practitionerId, reason: 'Ill' } as const;
  const cancelled = await caller.bookings.cancelAll(wish);
  await caller.bookings.takeBackAll({ step: String(cancelled.step) });
  await tell(world);
  expect(await letters()).toEqual(['booking.booked']);
  // What is not taken back is told.
  await caller.bookings.handOver({ practitionerId, successorId, despite: links.despite });
  await tell(world);
  expect(await letters()).toEqual(['booking.booked', 'booking.moved']);
});

test('S25 S18: a series that is moved and put back at once tells nobody anything, and one that stays moved is a letter for each date', async () => {
  const world = await telling();
  const { caller, links, letters } = world;
  const series = await caller.series.book({
    ...{ ...links, frequency: 'daily', firstDate: '2031-05-08', count: 2, time: '10:00' },
  });
  await tell(world);
  expect(await letters()).toEqual(['booking.booked', 'booking.booked']);
  const moved = await caller.series.move({ ...versionOf(series), time: '11:00', despite: links.despite });
  const back = await caller.series.move({ ...versionOf(moved), time: '10:00', despite: links.despite });
  await tell(world);
  expect(await letters()).toHaveLength(2);
  await caller.series.move({ ...versionOf(back), time: '11:00', despite: links.despite });
  await tell(world);
  expect((await letters()).slice(2)).toEqual(['booking.moved', 'booking.moved']);
});

test('S25: a clinic that switches this on writes about nothing that was done before', async () => {
  const world = await withPatient();
  await world.book(inHours(30));
  await world.caller.settings.updateCommunication({ version: 1, mailChanges: true });
  await tell(world);
  expect(await world.letters()).toEqual([]);
  await world.book(inHours(34));
  await tell(world);
  expect(await world.letters()).toEqual(['booking.booked']);
});

test('S25 S42: several processes that tell of the same change send one letter', async () => {
  const world = await telling();
  for (let n = 0; n < 6; n++) await world.book(inHours(30 + n));
  await using other = await openPlanes(database, entities, databaseName, { poolMax: 3 });
  const later = Date.now() + 6 * MINUTE;
  await Promise.all([planes, other, planes, other].map(own => tellSomeChanges(own, world.clinic, later)));
  expect(await world.letters()).toHaveLength(6);
});

/** What each letter does to the patient's calendar, the oldest first. */
const calendarsOf = async (email: string) =>
  (await mailsTo(email)).map(({ calendar }) => {
    const read = new ICAL.Component(ICAL.parse(calendar ?? ''));
    const [event, ...others] = read.getAllSubcomponents('vevent');
    expect(others).toEqual([]);
    if (!event) throw new Error('The letter brings no appointment along.');
    return {
      method: read.getFirstPropertyValue('method'),
      uid: event.getFirstPropertyValue('uid'),
      status: event.getFirstPropertyValue('status'),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      startsAt: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
      title: event.getFirstPropertyValue('summary'),
      guest: event.getFirstPropertyValue('attendee'),
    };
  });

test('S34: the letters put the appointment into the patient’s calendar, replace it there, and take it out', async () => {
  const world = await telling();
  const { id } = await world.book(inHours(30));
  await tell(world);
  await world.move(id, inHours(31));
  await tell(world);
  await world.caller.bookings.cancel({ ...versionOf(await world.current(id)), reason: 'Ill' });
  await tell(world);
  const same = {
    ...{ uid: `${id}.${world.clinic.id}@medflow`, guest: `mailto:${world.email}` },
    title: `Appointment at ${world.clinic.name}`,
  };
  const calendars = await calendarsOf(world.email);
  expect(calendars).toMatchObject([
    { ...same, method: 'REQUEST', status: 'CONFIRMED', startsAt: inHours(30) },
    { ...same, method: 'REQUEST', status: 'CONFIRMED', startsAt: inHours(31) },
    { ...same, method: 'CANCEL', status: 'CANCELLED', startsAt: inHours(31) },
  ]);
  const numbers = calendars.map(({ sequence }) => sequence);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  const [first] = await mailsTo(world.email);
  expect(first?.calendar).not.toContain(world.service.name);
});

test('S34: a letter of a clinic that tells nobody of changes puts nothing into a calendar that nothing would take out', async () => {
  const [quiet, world] = [await withPatient(), await telling()];
  for (const one of [quiet, world]) {
    await one.book(inHours(24.5));
    await remind(one);
  }
  expect((await mailsTo(quiet.email)).map(({ calendar }) => calendar)).toEqual([null]);
  expect(await calendarsOf(world.email)).toMatchObject([{ method: 'REQUEST', startsAt: inHours(24.5) }]);
});

test('S34 I2: a patient whose name is a line of a calendar forges none', async () => {
  const world = await telling();
  const firstName = 'END:VCALENDAR;",\\';
  const { id, version } = world.patient;
  await world.caller.patients.update({ id, version, firstName });
  await world.book(inHours(24.5));
  await remind(world);
  expect(await calendarsOf(world.email)).toMatchObject([{ method: 'REQUEST', startsAt: inHours(24.5) }]);
});

test('JB1: a patient whose record does not open keeps no other from being reminded', async () => {
  const world = await withPatient();
  const { clinic, links, caller, book, letters } = world;
  const spoilt = await admit(clinic, { email: `${crypto.randomUUID()}@patient.test` });
  await caller.bookings.book({ ...links, patientId: spoilt.id, startsAt: inHours(23) });
  await book(inHours(24.5));
  await admin.query('set session_replication_role = replica');
  await admin.query(`update clinic.patients set notes = decode(repeat('01', 60), 'hex') where id = $1`, [
    spoilt.id,
  ]);
  await admin.query('reset session_replication_role');
  for (const _ of [1, 2]) await expect(remind(world)).rejects.toThrow('has no key of version');
  expect(await letters()).toEqual(['booking.reminder']);
});
