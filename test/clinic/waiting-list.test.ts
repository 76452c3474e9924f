import { Temporal } from 'temporal-polyfill';
import { afterAll, expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { Hold } from '../../server/clinic/bookings/booking/hold.entity.ts';
import { offerEnd } from '../../server/clinic/waiting-list/make-offer.ts';
import { offerFreed, waiting } from '../../server/clinic/waiting-list/offer-freed.ts';
import { WaitingEntry } from '../../server/clinic/waiting-list/waiting-entry.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { MailSender } from '../../server/operations/mail-sender.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { appRouter } from '../../server/router.ts';
import { HOUR } from '../../shared/durations.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openMailServer } from '../world/smtp.ts';
import { whereDue } from '../world/where-due.ts';
import { everyDay, working } from '../world/working.ts';
import {
  admit,
  bookable,
  contextWith,
  hostOf,
  log,
  member,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const server = await openMailServer();
const sender = new MailSender(planes, log, {
  mailFrom: 'a@clinics.test',
  domain: 'clinics.test',
  smtpUrl: server.url,
});
afterAll(() => sender.stop());
const ZONE = 'Europe/Berlin';
const today = Temporal.Now.plainDateISO(ZONE);
/** So many days ahead, at nine by the facility's clock. */
const day = today.add({ days: 5 });
const nine = new Date(
  day.toZonedDateTime({ timeZone: ZONE, plainTime: '09:00' }).epochMilliseconds,
).toISOString();
/** Only this half hour of that day will do. */
const onlyNine = {
  ...{ earliest: day.toString(), latest: day.toString(), notBefore: '09:00', notAfter: '09:30' },
};

type World = Awaited<ReturnType<typeof setUp>>;

/** A clinic whose nine o'clock is taken, and in which others wait for it. */
const setUp = async () => {
  const world = await bookable();
  const { caller, links } = world;
  const booked = await caller.bookings.book({ ...links, startsAt: nine });
  const { serviceId } = links;
  const wait = async (more = {}) => {
    const email = `${crypto.randomUUID()}@patient.test`;
    const patient = await admit(world.clinic, { email });
    const entry = await caller.waitingList.add({ patientId: patient.id, serviceId, ...onlyNine, ...more });
    return { ...entry, patient, email };
  };
  const free = () => caller.bookings.cancel({ ...versionOf(booked), reason: 'Ill' });
  const run = (now = Date.now()) =>
    whereDue(
      world.clinic,
      () => waiting(now),
      () => offerFreed(planes, { ...world.clinic, url: 'http://clinic.test' }, now),
    );
  const look = ({ id }: { id: string }) => caller.waitingList.get({ id });
  return { ...world, booked, wait, free, run, look };
};

/** A member who is bound to these facilities, as their browser reaches the router. */
const boundTo = async (clinic: TestClinic, facilityIds: string[]) => {
  const { id, accountId } = await member(clinic, 'admin', facilityIds);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: clinic.id }, trace);
  return appRouter.createCaller(contextWith(hostOf(clinic), token));
};

const statusesOf = async ({ look }: World, entries: { id: string }[]) =>
  (await Promise.all(entries.map(look))).map(({ status }) => status);

/** Lets the deadlines of all offers pass. */
const letPass = ({ clinic }: World) =>
  asActor(planes, systemOf(clinic), async em => {
    const past = new Date(Date.now() - 1000);
    for (const hold of await em.find(Hold, {})) hold.expiresAt = past;
    for (const entry of await em.find(WaitingEntry, { status: 'offered' })) entry.offeredUntil = past;
  });

test('SCH-4 S39: a freed time is kept for the next in line, written to them alone, and nobody else can take it', async () => {
  const world = await setUp();
  const { caller, links, wait, free, run, look } = world;
  const [first, second] = [await wait(), await wait()];
  await run();
  expect(await statusesOf(world, [first, second])).toEqual(['waiting', 'waiting']);
  await free();
  await run();
  await run();
  expect(await statusesOf(world, [first, second])).toEqual(['offered', 'waiting']);
  const { offer } = await look(first);
  expect(offer).toMatchObject({ startsAt: nine, practitioner: { id: links.practitionerId } });
  await expect(caller.bookings.book({ ...links, startsAt: nine })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const [letter, ...more] = await mailsTo(first.email);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ kind: 'waiting-list.offer' });
  expect(letter?.body).toMatch(/0?9:00/);
  expect(await mailsTo(second.email)).toEqual([]);
});

test('S22: the letter of an offer says neither what for nor holds a link', async () => {
  const { service, wait, free, run } = await setUp();
  const { email } = await wait({ note: 'About the biopsy' });
  await free();
  await run();
  const [letter] = await mailsTo(email);
  expect(letter?.body).not.toMatch(/https?:|www\./);
  expect(letter?.body).not.toContain(service.name);
  expect(letter?.body).not.toContain('biopsy');
});

test('SCH-4: an offer that is accepted becomes the booking that takes over what was kept', async () => {
  const world = await setUp();
  const { caller, wait, free, run, look } = world;
  const entry = await wait();
  await free();
  await run();
  const accepted = await caller.waitingList.accept(versionOf(await look(entry)));
  expect(accepted).toMatchObject({ status: 'booked', offer: null });
  expect(await caller.bookings.get({ id: accepted.bookingId ?? '' })).toMatchObject({
    startsAt: nine,
    patient: { id: entry.patient.id },
  });
  await expect(caller.waitingList.accept(versionOf(accepted))).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
});

test('SCH-4 S40: what is declined goes to the next, and is not offered to the same patient again', async () => {
  const world = await setUp();
  const { caller, wait, free, run, look } = world;
  const [first, second] = [await wait(), await wait()];
  await free();
  await run();
  await caller.waitingList.decline(versionOf(await look(first)));
  await run();
  expect(await statusesOf(world, [first, second])).toEqual(['waiting', 'offered']);
  await caller.waitingList.decline(versionOf(await look(second)));
  await run();
  expect(await statusesOf(world, [first, second])).toEqual(['waiting', 'waiting']);
  expect(await look(first)).toMatchObject({ passedOver: 1, offer: null });
});

test('S39: an offer that is over cannot be accepted, and goes to the next once, with four workers running', async () => {
  const world = await setUp();
  const { caller, wait, free, run, look } = world;
  const entries = [await wait(), await wait(), await wait()];
  await free();
  await Promise.all([run(), run(), run(), run()]);
  expect(await statusesOf(world, entries)).toEqual(['offered', 'waiting', 'waiting']);
  await letPass(world);
  const [first] = entries;
  await expect(caller.waitingList.accept(versionOf(await look(first ?? { id: '' })))).rejects.toMatchObject({
    message: 'This offer is over. Its time goes to the next patient on the list.',
  });
  await Promise.all([run(), run(), run(), run()]);
  expect(await statusesOf(world, entries)).toEqual(['waiting', 'offered', 'waiting']);
  const { rows } = await admin.query(
    `select count(*)::int as offers, count(distinct entry_id)::int as entries from clinic.waiting_offers where tenant_id = $1`,
    [world.clinic.id],
  );
  expect(rows).toEqual([{ offers: 2, entries: 2 }]);
});

test('C1 S39: the desk that books and the jobs that offer at the same time make one holder', async () => {
  const world = await setUp();
  const { caller, links, wait, free, run } = world;
  const entries = [await wait(), await wait()];
  await free();
  const rivals = await Promise.all(Array.from({ length: 4 }, () => admit(world.clinic)));
  const answers = await Promise.allSettled([
    ...rivals.map(({ id }) => caller.bookings.book({ ...links, patientId: id, startsAt: nine })),
    ...[run(), run()],
  ]);
  const booked = answers.slice(0, 4).filter(({ status }) => status === 'fulfilled').length;
  const offered = (await statusesOf(world, entries)).filter(status => status === 'offered').length;
  expect(answers.slice(4).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(booked + offered).toBe(1);
});

// Each race stands alone and takes a moment; the step is one conditional update, so more of them would show nothing else.
const RACES = 8;

test('S39: an offer that is accepted at the moment of its end has one holder, race after race', async () => {
  for (let n = 0; n < RACES; n++) {
    const world = await setUp();
    const { caller, links, wait, free, run, look } = world;
    const entries = [await wait(), await wait()];
    await free();
    await run();
    const seen = versionOf(await look(entries[0] ?? { id: '' }));
    const [accepted] = await Promise.allSettled([
      ...[caller.waitingList.accept(seen), letPass(world), run(), run()],
    ]);
    await run();
    const now = (await statusesOf(world, entries)).join(' ');
    // Taken in time, nobody else hears of it; too late, it is the next one's.
    expect(accepted?.status === 'fulfilled' ? ['booked waiting'] : ['waiting offered']).toContain(now);
    await expect(caller.bookings.book({ ...links, startsAt: nine })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  }
});

test('S39: accepted and declined at once, an offer comes out one way', async () => {
  const world = await setUp();
  const { caller, wait, free, run, look } = world;
  const entry = await wait();
  await free();
  await run();
  const seen = versionOf(await look(entry));
  const answers = await Promise.allSettled([
    ...[caller.waitingList.accept(seen), caller.waitingList.decline(seen), caller.waitingList.withdraw(seen)],
  ]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const losers = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : []));
  expect(losers.map(({ code }) => code)).toEqual(['CONFLICT', 'CONFLICT']);
  for (const { message } of losers) expect(message).toMatch(/^[A-Z][^]*changed[^]*\.$/);
});

test('SCH-4: urgent ones come first, whoever has waited longer, and the list is in that order', async () => {
  const world = await setUp();
  const { caller, wait, free, run } = world;
  const [usual, urgent] = [await wait(), await wait({ priority: 'urgent' })];
  const { items, nextCursor } = await caller.waitingList.list({ limit: 1 });
  expect(items.map(({ id }) => id)).toEqual([urgent.id]);
  const rest = await caller.waitingList.list({ limit: 1, cursor: nextCursor ?? '' });
  expect(rest).toMatchObject({ items: [{ id: usual.id }], nextCursor: null });
  await free();
  await run();
  expect(await statusesOf(world, [usual, urgent])).toEqual(['waiting', 'offered']);
});

test('S40: a deadline is a third of the time left and a day at most, and what begins within the hour is not offered', async () => {
  const now = Date.parse('2031-01-06T06:00:00Z');
  expect(offerEnd(new Date(now + 3 * HOUR), now)).toEqual(new Date(now + HOUR));
  expect(offerEnd(new Date(now + 240 * HOUR), now)).toEqual(new Date(now + 24 * HOUR));
  const world = await setUp();
  const entry = await world.wait();
  const soon = {
    ...versionOf(entry),
    ...{ practitionerId: world.links.practitionerId, facilityId: world.links.facilityId },
    startsAt: new Date(Date.now() + HOUR / 2).toISOString(),
  };
  await expect(world.caller.waitingList.offer(soon)).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
});

test('S39 S41: the letter of an offer that is over by the time it could be sent is not sent, and the next one’s is', async () => {
  const world = await setUp();
  const { caller, wait, free, run, look } = world;
  const [declined, late, third] = [await wait(), await wait(), await wait()];
  await free();
  await run();
  await caller.waitingList.decline(versionOf(await look(declined)));
  await run();
  await letPass(world);
  await run();
  await sender.sendDue();
  const outbox = await Promise.all([declined, late, third].map(({ email }) => mailsTo(email)));
  expect(outbox.map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(outbox.flat().map(({ sentAt }) => sentAt !== null)).toEqual([false, false, true]);
  const reached = [declined, late, third].filter(({ email }) =>
    server.delivered.some(({ to }) => to === email),
  );
  expect(reached).toEqual([third]);
});

/** What an offer no longer fits by the time it is made, or accepted, and the word that says so. */
const unfits: [
  string,
  (world: World, patient: { id: string; version: number }) => Promise<unknown>,
  RegExp,
][] = [
  [
    'the patient has died',
    ({ caller }, { id, version }) => caller.patients.update({ id, version, status: 'deceased' }),
    /died/,
  ],
  [
    'the patient is in the trash',
    ({ caller }, { id, version }) => caller.patients.trash({ id, version }),
    /in the trash/,
  ],
  [
    'the practitioner has left',
    async ({ caller, links }) => {
      const user = await caller.users.get({ id: links.practitionerId });
      await caller.users.update({ ...versionOf(user), status: 'inactive' });
    },
    /bookings/,
  ],
];

test.each(unfits)(
  'S40: once %s, nothing is offered, and what was is not accepted',
  async (_what, become, word) => {
    const [before, after] = [await setUp(), await setUp()];
    const unfit = await before.wait();
    await before.free();
    await become(before, unfit.patient);
    await before.run();
    expect(await statusesOf(before, [unfit])).toEqual(['waiting']);
    expect(await mailsTo(unfit.email)).toEqual([]);

    const offered = await after.wait();
    await after.free();
    await after.run();
    const seen = versionOf(await after.look(offered));
    await become(after, offered.patient);
    await expect(after.caller.waitingList.accept(seen)).rejects.toThrow(word);
    const { rows } = await admin.query('select status from clinic.waiting_entries where id = $1', [
      offered.id,
    ]);
    expect(rows).toEqual([{ status: 'offered' }]);
  },
);

test('S40: whoever is elsewhere at that time is not offered it, and whoever is offered it is not booked elsewhere', async () => {
  const world = await setUp();
  const { caller, links, wait, free, run } = world;
  const { id: practitionerId } = await member(world.clinic, 'provider');
  const { id: serviceId } = await caller.services.create({
    ...{ name: 'Other', slug: 'other', durationMinutes: 30, bufferMinutes: 0, price: 0, currency: 'EUR' },
  });
  const elsewhere = { ...links, practitionerId, serviceId, startsAt: nine, despite: { reason: 'They came' } };
  const [busy, fit] = [await wait(), await wait()];
  await caller.bookings.book({ ...elsewhere, patientId: busy.patient.id });
  await free();
  await run();
  expect(await statusesOf(world, [busy, fit])).toEqual(['waiting', 'offered']);
  await expect(caller.bookings.book({ ...elsewhere, patientId: fit.patient.id })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('S40 S5: whoever waits for one practitioner is offered nobody else’s time', async () => {
  const world = await setUp();
  const { clinic, caller, links, wait, free, run } = world;
  const { id: practitionerId } = await member(clinic, 'provider');
  const [other, own] = [await wait({ practitionerId }), await wait({ practitionerId: links.practitionerId })];
  await free();
  await run();
  expect(await statusesOf(world, [other, own])).toEqual(['waiting', 'offered']);
  await caller.waitingList.decline(versionOf(await world.look(own)));
});

test('S39: nothing is kept for whoever could not be told of it; the desk offers it to them by hand', async () => {
  const world = await setUp();
  const { caller, links, wait, free, run, look } = world;
  const [unreachable, next] = [await wait(), await wait()];
  await caller.patients.update({ ...versionOf(unreachable.patient), email: null });
  await free();
  await run();
  expect(await statusesOf(world, [unreachable, next])).toEqual(['waiting', 'offered']);
  await caller.waitingList.decline(versionOf(await look(next)));
  const place = { practitionerId: links.practitionerId, facilityId: links.facilityId, startsAt: nine };
  const byHand = await caller.waitingList.offer({ ...versionOf(await look(unreachable)), ...place });
  expect(byHand).toMatchObject({ status: 'offered', offer: { startsAt: nine } });
});

test('S40: whoever has died, or was booked meanwhile, is passed over', async () => {
  const world = await setUp();
  const { caller, links, wait, free, run } = world;
  const [dead, helped, third] = [await wait(), await wait(), await wait()];
  await caller.patients.update({ ...versionOf(dead.patient), status: 'deceased' });
  const atTen = new Date(+new Date(nine) + HOUR).toISOString();
  const own = await caller.bookings.book({ ...links, patientId: helped.patient.id, startsAt: atTen });
  await free();
  await run();
  await run();
  expect(await statusesOf(world, [dead, helped, third])).toEqual(['waiting', 'booked', 'offered']);
  expect(await world.look(helped)).toMatchObject({ bookingId: own.id });
});

test('S40 S5: what is too short, at another facility, on another day or at another hour is not offered', async () => {
  const world = await setUp();
  const { caller, wait, free, run } = world;
  const other = await caller.facilities.create({ name: 'Branch', timeZone: ZONE });
  const long = await caller.services.create({
    ...{ name: 'Long', slug: 'long', durationMinutes: 60, bufferMinutes: 0, price: 0, currency: 'EUR' },
  });
  const nextDay = day.add({ days: 1 });
  const unfit = [
    await wait({ serviceId: long.id }),
    await wait({ facilityId: other.id }),
    await wait({ weekdays: [nextDay.dayOfWeek] }),
    await wait({ notBefore: '22:00', notAfter: '24:00' }),
  ];
  const fit = await wait({ weekdays: [day.dayOfWeek] });
  await free();
  await run();
  expect(await statusesOf(world, [...unfit, fit])).toEqual([...unfit.map(() => 'waiting'), 'offered']);
});

test.each([
  ['America/Los_Angeles', '23:00', '24:00'],
  ['Australia/Brisbane', '00:00', '01:00'],
])(
  'S10: in %s the days that somebody waits for are those of the clock there, and so are those of the list of free times',
  async (zone, from, to) => {
    const { ours, caller, serviceId, freeOn } = await working(zone, everyDay(from, to));
    const date = Temporal.Now.plainDateISO(zone).add({ days: 4 });
    const there = date.toZonedDateTime({ timeZone: zone, plainTime: from }).toInstant().toString();
    expect(await freeOn(`${date}`)).toEqual([there.slice(0, 16)]);
    const patientId = (await admit(ours, { email: 'ann@example.org' })).id;
    const { id } = await caller.waitingList.add({
      ...{ patientId, serviceId, earliest: `${date}`, latest: `${date}` },
    });
    await offerFreed(planes, { ...ours, url: 'http://clinic.test' });
    const { offer } = await caller.waitingList.get({ id });
    expect(Date.parse(`${offer?.startsAt}`)).toBe(Date.parse(there));
  },
);

test('K9: to whoever is in the trash nothing is offered by hand and nothing is booked, and why is said', async () => {
  const world = await setUp();
  const { caller, links, wait, free, run, look } = world;
  const [waiting, offered] = [await wait(), await wait()];
  await caller.waitingList.withdraw(versionOf(waiting));
  const later = await wait();
  await free();
  await run();
  for (const { patient } of [offered, later]) await caller.patients.trash(versionOf(patient));
  const inTrash = {
    ...{ code: 'UNPROCESSABLE_CONTENT', message: 'This patient is in the trash. Please restore them first.' },
  };
  await expect(caller.waitingList.accept(versionOf(await look(offered)))).rejects.toMatchObject(inTrash);
  const place = { practitionerId: links.practitionerId, facilityId: links.facilityId };
  const atTen = new Date(+new Date(nine) + HOUR).toISOString();
  await expect(
    caller.waitingList.offer({ ...versionOf(await look(later)), ...place, startsAt: atTen }),
  ).rejects.toMatchObject(inTrash);
});

test('SCH-4: an offer made by hand, and one that is given more time, keep the time as long as they say', async () => {
  const world = await setUp();
  const { caller, links, wait, look } = world;
  const entry = await wait();
  const atTen = new Date(+new Date(nine) + HOUR).toISOString();
  const place = { practitionerId: links.practitionerId, facilityId: links.facilityId };
  const offered = await caller.waitingList.offer({ ...versionOf(entry), ...place, startsAt: atTen });
  expect(offered).toMatchObject({ status: 'offered', offer: { startsAt: atTen } });
  const extended = await caller.waitingList.extend({ ...versionOf(offered), minutes: 2880 });
  expect(+new Date(extended.offer?.until ?? 0)).toBeGreaterThan(Date.now() + 47 * HOUR);
  const { rows } = await admin.query(
    `select count(distinct expires_at)::int as ends, min(expires_at) as ends_at from clinic.claims where tenant_id = $1 and hold_id is not null`,
    [world.clinic.id],
  );
  expect(rows).toEqual([{ ends: 1, ends_at: new Date(extended.offer?.until ?? 0) }]);
  // Less than the patient was told is no more time.
  const same = await caller.waitingList.extend({ ...versionOf(extended), minutes: 5 });
  expect(same.offer).toEqual(extended.offer);
  await expect(caller.waitingList.trash(versionOf(same))).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
  const withdrawn = await caller.waitingList.withdraw(versionOf(same));
  expect(withdrawn).toMatchObject({ status: 'withdrawn', offer: null });
  await caller.bookings.book({ ...links, startsAt: atTen });
  await caller.waitingList.trash(versionOf(withdrawn));
  expect((await caller.waitingList.list({})).items).toEqual([]);
  expect((await caller.waitingList.list({ trashed: true })).items).toMatchObject([{ id: entry.id }]);
  expect(await caller.waitingList.restore({ id: entry.id })).toMatchObject({ status: 'withdrawn' });
  expect(await look(entry)).toMatchObject({ note: null });
});

test('SCH-4: entries whose days are over expire, and days that are over are not waited for', async () => {
  const world = await setUp();
  const { caller, links, wait, look } = world;
  const entry = await wait();
  await world.run(Date.now() + 30 * 24 * HOUR);
  expect(await look(entry)).toMatchObject({ status: 'expired' });
  const past = { earliest: '2020-01-01', latest: '2020-01-02' };
  await expect(
    caller.waitingList.add({ patientId: links.patientId, serviceId: links.serviceId, ...past }),
  ).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
});

test('SCH-4: an entry whose service is in the trash keeps nobody else from an offer', async () => {
  const world = await setUp();
  const { caller, wait, free, run } = world;
  const gone = await caller.services.create({
    ...{ name: 'Gone', slug: 'gone', durationMinutes: 30, bufferMinutes: 0, price: 0, currency: 'EUR' },
  });
  const [first, second] = [await wait({ serviceId: gone.id }), await wait()];
  await caller.services.trash(versionOf(gone));
  await free();
  await run();
  expect(await statusesOf(world, [first, second])).toEqual(['waiting', 'offered']);
});

test('S40 TEN-8: who is bound to a facility sees and serves the entries of that facility only', async () => {
  const world = await setUp();
  const { caller, clinic, links, wait } = world;
  const other = await caller.facilities.create({ name: 'Branch', timeZone: ZONE });
  const [anywhere, here, there] = [
    await wait(),
    await wait({ facilityId: links.facilityId }),
    await wait({ facilityId: other.id }),
  ];
  const bound = await boundTo(clinic, [other.id]);
  const { items } = await bound.waitingList.list({});
  expect(items.map(({ id }) => id)).toEqual([there.id]);
  for (const entry of [anywhere, here])
    await expect(bound.waitingList.withdraw(versionOf(entry))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await bound.waitingList.withdraw(versionOf(there))).toMatchObject({ status: 'withdrawn' });
});
