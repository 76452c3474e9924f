import { expect, test } from 'vitest';
import { appRouter } from '../../server/router.ts';
import { mailsTo } from '../world/mailbox.ts';
import { askFor, openedPortal, portalBrowser, signedIn } from '../world/portal-browser.ts';
import { admit, contextWith, hostOf, sqlAs, tokenOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const worthless = { code: 'NOT_FOUND', message: /used or is too old/ };

test('SCH-5 UI-1: a patient signs in by a letter, moves, cancels and takes back a booking, as the trail tells', async () => {
  const { ours, email, patient, booking, caller, freeTime } = await openedPortal();
  const { portal } = await signedIn(ours, email);
  expect(await portal.home()).toMatchObject({ isOpen: true, patient: { name: 'Paula Portal' } });
  const { items } = await portal.bookings({});
  expect(items).toMatchObject([{ id: booking.id, state: 'confirmed', can: { move: true, cancel: true } }]);

  const startsAt = await freeTime(4);
  const moved = await portal.move({ id: booking.id, version: items[0]?.version ?? 0, startsAt });
  expect(moved).toMatchObject({ startsAt, state: 'confirmed' });
  const off = await portal.cancel({ id: booking.id, version: moved.version });
  expect(off).toMatchObject({ state: 'cancelled', can: { takeBack: true, move: false } });
  const back = await portal.takeBack({ id: booking.id, version: off.version });
  expect(back).toMatchObject({ state: 'confirmed', startsAt });
  expect(await caller.bookings.get({ id: booking.id })).toMatchObject({ status: 'confirmed', startsAt });

  const trail = await caller.audit.search({ entityId: booking.id });
  const steps = trail.items.filter(({ procedure }) => procedure?.startsWith('portal.'));
  expect(steps.map(({ actor }) => actor)).toEqual(
    Array.from({ length: 3 }, () => ({ id: null, name: 'The patient, in the portal' })),
  );
  const ofPatient = await caller.patients.timeline({ id: patient.id });
  expect(ofPatient.items.map(({ action }) => action)).toContain('LOGIN');
});

test('D9: a patient moves and cancels until the clinic’s hours before, and what the desk cancelled stays so', async () => {
  const late = await openedPortal({ publicChangeHours: 24 * 20 });
  const { portal } = await signedIn(late.ours, late.email);
  const { id, version } = late.booking;
  await expect(portal.cancel({ id, version })).rejects.toMatchObject({ message: /Please call the clinic/ });
  await late.caller.bookings.cancel({ id, version, reason: 'The practitioner is ill' });
  const [shown] = (await portal.bookings({})).items;
  expect(shown).toMatchObject({ state: 'cancelled', can: { takeBack: false } });
  expect(JSON.stringify(shown)).not.toContain('ill');
});

test('S15: a clinic that decides on each time decides on the new one as well', async () => {
  const { ours, email, booking, freeTime } = await openedPortal({ publicConfirms: false });
  const { portal } = await signedIn(ours, email);
  const { id, version } = booking;
  expect(await portal.move({ id, version, startsAt: await freeTime(5) })).toMatchObject({ state: 'waiting' });
});

test('SCH-5: a patient reads what is kept of them, and nothing that the clinic writes for itself', async () => {
  const { ours, email, patient, booking, caller } = await openedPortal();
  await caller.patients.update({
    ...{
      id: patient.id,
      version: patient.version,
      notes: 'Difficult',
      alerts: ['Pays late'],
      phone: '+49 30 1234567',
    },
  });
  await caller.bookings.update({ id: booking.id, version: booking.version, notes: 'Internal word' });
  await caller.patientContacts.create({
    patientId: patient.id,
    name: 'Paul',
    phone: '+49 30 99',
    isEmergency: true,
  });
  const { portal } = await signedIn(ours, email);
  const record = await portal.record();
  expect(record).toMatchObject({ lastName: 'Portal', phone: '+49 30 1234567', contacts: [{ name: 'Paul' }] });
  const all = JSON.stringify([record, await portal.bookings({}), await portal.calendar({ id: booking.id })]);
  for (const word of ['Difficult', 'Pays late', 'Internal word']) expect(all).not.toContain(word);
});

test('AUD-3: a patient reads who looked at their record, by their part in the house and not by name', async () => {
  const { ours, email, patient, caller } = await openedPortal();
  await caller.patients.get({ id: patient.id });
  const { portal } = await signedIn(ours, email);
  const { items } = await portal.whoSaw({});
  expect(items[0]).toEqual({ id: expect.any(String), at: expect.any(String), reader: 'owner' });
});

test('S34: the calendar of a booking bears the id that the clinic’s letters use', async () => {
  const { ours, email, booking } = await openedPortal();
  const { portal } = await signedIn(ours, email);
  const { text } = await portal.calendar({ id: booking.id });
  expect(text.replaceAll('\r\n ', '')).toContain(`UID:${booking.id}.${ours.id}@medflow`);
  expect(text).toContain('STATUS:CONFIRMED');
});

test('D2: known, unknown, deceased and trashed addresses are answered the same', async () => {
  const { ours, email, caller } = await openedPortal();
  const trashed = await admit(ours, { email: `${crypto.randomUUID()}@patient.test` });
  await caller.patients.trash({ id: trashed.id, version: trashed.version });
  const late = await admit(ours, { email: `${crypto.randomUUID()}@patient.test`, status: 'deceased' });
  const nobody = `${crypto.randomUUID()}@patient.test`;
  const answers: string[] = [];
  for (const asked of [email, trashed.email ?? '', late.email ?? '', nobody]) {
    const { portal, kept } = portalBrowser(ours);
    answers.push(JSON.stringify([await portal.ask({ email: asked }), Boolean(kept.asked)]));
  }
  expect(new Set(answers).size).toBe(1);
  for (const asked of [trashed.email ?? '', late.email ?? '', nobody])
    expect(await mailsTo(asked)).toEqual([]);
  expect(await mailsTo(email)).toMatchObject([{ kind: 'portal.sign-in', secret: true }]);
});

test('O4 D8 A5: a link opens once, of many presses at once exactly one, and the code of its letter no more', async () => {
  const { ours, email } = await openedPortal();
  const browser = portalBrowser(ours);
  const { token, code } = await askFor(browser, email);
  const presses = Array.from({ length: 8 }, () => browser.portal.enter({ token }));
  const outcomes = await Promise.allSettled(presses);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(browser.portal.enter({ token })).rejects.toMatchObject(worthless);
  await expect(browser.portal.enterByCode({ code })).rejects.toMatchObject(worthless);
});

test('O5 D8: a link opens in the browser that asked for it only, and stays good; elsewhere its code leads back there', async () => {
  const { ours, email } = await openedPortal();
  const [asking, scanner] = [portalBrowser(ours), portalBrowser(ours)];
  const { token, code } = await askFor(asking, email);
  await expect(scanner.portal.enter({ token })).rejects.toMatchObject({
    message: /the browser in which you asked/,
  });
  await expect(scanner.portal.enterByCode({ code })).rejects.toMatchObject(worthless);
  expect(scanner.kept.session).toBeUndefined();
  await asking.portal.enterByCode({ code: ` ${code.toLowerCase().replace('-', ' ')}` });
  expect((await asking.portal.home()).patient).not.toBeNull();
});

test('D8 T5: a link of another clinic, of after its time and one that never was read the same', async () => {
  const [here, elsewhere] = [await openedPortal(), await openedPortal()];
  const browser = portalBrowser(here.ours);
  const { token } = await askFor(browser, here.email);
  const there = portalBrowser(elsewhere.ours);
  Object.assign(there.kept, browser.kept);
  const aged = `update clinic.portal_sessions set ends_at = now() - interval '1 second' where tenant_id = $1`;
  const foreign = there.portal.enter({ token });
  await expect(foreign).rejects.toMatchObject(worthless);
  await expect(browser.portal.enter({ token: 'x'.repeat(43) })).rejects.toMatchObject(worthless);
  await admin.query(aged, [here.ours.id]);
  await expect(browser.portal.enter({ token })).rejects.toMatchObject(worthless);
});

test('O9: a second letter that the same browser asks for leaves the first one good', async () => {
  const { ours, email } = await openedPortal();
  const browser = portalBrowser(ours);
  const [first, second] = [await askFor(browser, email), await askFor(browser, email)];
  await browser.portal.enter({ token: first.token });
  await browser.portal.enterByCode({ code: second.code });
  expect((await browser.portal.home()).patient).not.toBeNull();
});

test('O11 O2: what the page of one patient asks is not done as another one, who signed in beside it since', async () => {
  const { ours, email, patient } = await openedPortal();
  const neighbour = await admit(ours, {
    lastName: 'Neighbour',
    email: `${crypto.randomUUID()}@patient.test`,
  });
  const browser = await signedIn(ours, email);
  browser.kept.shown = (await browser.portal.home()).patient?.id;
  expect(browser.kept.shown).toBe(patient.id);
  const { token } = await askFor(browser, neighbour.email ?? '');
  await browser.portal.enter({ token });
  const elsewise = { code: 'UNAUTHORIZED', message: /Somebody else has signed in/ };
  await expect(browser.portal.record()).rejects.toMatchObject(elsewise);
  await expect(browser.portal.signOut({})).rejects.toMatchObject(elsewise);
  expect((await browser.portal.home()).patient?.id).toBe(neighbour.id);
});

test('SCH-4 O12: a time of the waiting list is taken or left in the portal, to which its letter leads', async () => {
  const { ours, email, patient, caller, serviceId, facilityId, practitionerId, freeTime } =
    await openedPortal();
  const offer = async (patientId: string, startsAt: string) => {
    const [earliest, latest] = [startsAt.slice(0, 10), startsAt.slice(0, 10)];
    const { id, version } = await caller.waitingList.add({ patientId, serviceId, earliest, latest });
    return caller.waitingList.offer({ id, version, practitionerId, facilityId, startsAt });
  };
  const neighbour = await admit(ours, { email: `${crypto.randomUUID()}@patient.test` });
  const [theirs, mine] = [
    await offer(neighbour.id, await freeTime(1)),
    await offer(patient.id, await freeTime(2)),
  ];
  const letter = (await mailsTo(email)).at(-1);
  expect(letter?.body).toMatch(new RegExp(`:\\nhttp://${ours.slug}\\S+/portal\\n`));
  const { portal, portalOffers } = await signedIn(ours, email);
  const [shown, ...others] = (await portalOffers.list()).items;
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ id: mine.id, startsAt: mine.offer?.startsAt, until: mine.offer?.until });
  for (const step of ['take', 'decline'] as const)
    await expect(portalOffers[step]({ id: theirs.id, version: theirs.version })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  const { id, version } = mine;
  await portalOffers.take({ id, version });
  expect(await caller.waitingList.get({ id })).toMatchObject({ status: 'booked' });
  expect((await portal.bookings({})).items.map(({ startsAt }) => startsAt)).toContain(mine.offer?.startsAt);
  const again = await offer(patient.id, await freeTime(3));
  await portalOffers.decline({ id: again.id, version: again.version });
  expect(await caller.waitingList.get({ id: again.id })).toMatchObject({ status: 'waiting', passedOver: 1 });
  expect((await portalOffers.list()).items).toEqual([]);
});

test('D8 A3 O10: codes are tried five times, a network writes to an address eight times a day, and keeps nobody else from it', async () => {
  const { ours, email } = await openedPortal();
  const browser = portalBrowser(ours);
  await askFor(browser, email);
  for (let nth = 0; nth < 5; nth++)
    await expect(browser.portal.enterByCode({ code: 'AAAA-AAAA' })).rejects.toMatchObject(worthless);
  await expect(browser.portal.enterByCode({ code: 'AAAA-AAAA' })).rejects.toMatchObject({
    code: 'TOO_MANY_REQUESTS',
  });
  for (let nth = 1; nth < 8; nth++) await browser.portal.ask({ email });
  await expect(browser.portal.ask({ email })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  const elsewhere = portalBrowser(ours);
  const { token } = await askFor(elsewhere, email);
  await elsewhere.portal.enter({ token });
  // Many networks at once fill no mailbox either, and hear the same.
  await Promise.all(Array.from({ length: 20 }, () => portalBrowser(ours).portal.ask({ email })));
  const letters = (await mailsTo(email)).length;
  await portalBrowser(ours).portal.ask({ email });
  expect((await mailsTo(email)).length).toBe(letters);
});

test('A1 A11: entering gives another secret than asking did, and the table holds hashes only', async () => {
  const { ours, email } = await openedPortal();
  const browser = portalBrowser(ours);
  const { token, code } = await askFor(browser, email);
  const { asked } = browser.kept;
  await browser.portal.enter({ token });
  expect(browser.kept.session).not.toBe(asked);
  const { rows } = await admin.query<{ text: string }>(
    'select s::text as text from clinic.portal_sessions s where tenant_id = $1',
    [ours.id],
  );
  const secrets = [token, code, code.replace('-', ''), asked, browser.kept.session, email].map(
    one => one ?? '',
  );
  for (const secret of secrets)
    for (const form of [secret, Buffer.from(secret).toString('hex')])
      expect(rows[0]?.text).not.toContain(form);
});

test('O6 O7 D5: who shares an address gets a way in for each, however it is typed, and each opens one patient only', async () => {
  const { ours, email } = await openedPortal();
  await admit(ours, { firstName: 'Kim', lastName: 'Portal', email });
  const browser = portalBrowser(ours);
  // As a phone types it.
  await browser.portal.ask({ email: ` ${email[0]?.toUpperCase()}${email.slice(1)} ` });
  const letter = (await mailsTo(email)).at(-1);
  const tokens = [...(letter?.body ?? '').matchAll(/For (\w+):\n\S+#([\w-]{43})/g)].map(
    ([, name, token]) => ({ name, token: token ?? '' }),
  );
  expect(tokens.map(({ name }) => name)).toEqual(['Kim', 'Paula']);
  expect(letter?.body).not.toContain('Portal ');
  for (const { name, token } of tokens) {
    await browser.portal.enter({ token });
    expect((await browser.portal.home()).patient?.name).toBe(`${name} Portal`);
  }
  expect((await browser.portal.bookings({})).items).toHaveLength(1);
});

test('O7 D5: an address that more stand with than a family has lets nobody in', async () => {
  const { ours, email } = await openedPortal();
  for (let nth = 0; nth < 6; nth++) await admit(ours, { email });
  await portalBrowser(ours).portal.ask({ email });
  expect(await mailsTo(email)).toEqual([]);
});

test('O3 D4 P8: a session and a link end at the next call with the address, the patient’s life, and their place in the clinic', async () => {
  const { ours, email, patient, caller } = await openedPortal();
  const { portal } = await signedIn(ours, email);
  const asking = portalBrowser(ours);
  const { token } = await askFor(asking, email);
  const ended = async (is: boolean) => expect((await portal.home()).patient === null).toBe(is);
  const change = async (fields: Record<string, unknown>) => {
    const now = await caller.patients.get({ id: patient.id });
    await caller.patients.update({ id: now.id, version: now.version, ...fields });
  };
  await ended(false);
  await change({ email: 'another@patient.test' });
  await ended(true);
  await expect(portal.record()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  await expect(asking.portal.enter({ token })).rejects.toMatchObject(worthless);
  await change({ email });
  await ended(false);
  await change({ status: 'deceased' });
  await ended(true);
  await change({ status: 'active' });
  const kept = await admit(ours, { firstName: 'Paula', lastName: 'Portal', email });
  const merged = await caller.patients.get({ id: patient.id });
  const pair = { patientId: kept.id, version: kept.version, mergedId: merged.id };
  const { id, version } = await caller.patientMerges.merge({ ...pair, mergedVersion: merged.version });
  await ended(true);
  await caller.patientMerges.undo({ id, version });
  await ended(false);
});

test('D4 A9: a session ends with the portal, after half an hour without a call, and after twelve hours', async () => {
  const { ours, email, caller } = await openedPortal();
  const { portal } = await signedIn(ours, email);
  const isIn = async () => (await portal.home()).patient !== null;
  const set = (column: string, ago: string) =>
    admin.query(`update clinic.portal_sessions set ${column} = now() - $2::interval where tenant_id = $1`, [
      ours.id,
      ago,
    ]);
  const switched = async (patientPortal: boolean) => {
    const { version } = (await caller.settings.get()).booking;
    await caller.settings.updateBooking({ version, patientPortal });
  };
  await switched(false);
  expect(await isIn()).toBe(false);
  await expect(portal.bookings({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await switched(true);
  expect(await isIn()).toBe(true);
  await set('last_seen_at', '29 minutes');
  expect(await isIn()).toBe(true);
  await set('last_seen_at', '31 minutes');
  expect(await isIn()).toBe(false);
  await set('last_seen_at', '0 minutes');
  expect(await isIn()).toBe(true);
  await set('ends_at', '1 second');
  expect(await isIn()).toBe(false);
});

test('A2: signing out ends this session, or all of them with the links that are on their way', async () => {
  const { ours, email } = await openedPortal();
  const [phone, laptop, asking] = [
    await signedIn(ours, email),
    await signedIn(ours, email),
    portalBrowser(ours),
  ];
  const { token } = await askFor(asking, email);
  const { session } = phone.kept;
  await phone.portal.signOut({});
  phone.kept.session = session;
  expect((await phone.portal.home()).patient).toBeNull();
  expect((await laptop.portal.home()).patient).not.toBeNull();
  await laptop.portal.signOut({ everywhere: true });
  await expect(asking.portal.enter({ token })).rejects.toMatchObject(worthless);
});

test('O1: one browser may be at the desk and in the portal, and neither door takes the other one’s session', async () => {
  const { ours, email } = await openedPortal();
  const { portal, kept } = await signedIn(ours, email);
  const desk = await tokenOf(ours);
  const context = contextWith(hostOf(ours), kept.session);
  await expect(appRouter.createCaller(context).session.current()).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  });
  const both = contextWith(hostOf(ours), desk);
  const browser = appRouter.createCaller({
    ...both,
    credentials: { ...both.credentials, portal: { asked: undefined, session: desk } },
  });
  expect((await browser.portal.home()).patient).toBeNull();
  await portal.signOut({});
  expect((await browser.session.current()).clinic.id).toBe(ours.id);
});

test('A2: a patient sees where they are signed in, and ends one of these alone; nobody else’s are there', async () => {
  const { ours, email } = await openedPortal();
  const [phone, laptop] = [await signedIn(ours, email), await signedIn(ours, email)];
  await askFor(portalBrowser(ours), email);
  const neighbour = await admit(ours, { email: `${crypto.randomUUID()}@patient.test` });
  const other = await signedIn(ours, neighbour.email ?? '');
  const { items } = await laptop.portal.sessions();
  expect(items.map(({ isThis, userAgent }) => [isThis, userAgent])).toEqual([
    [true, 'test'],
    [false, 'test'],
  ]);
  const [theirs] = (await other.portal.sessions()).items;
  await expect(laptop.portal.endSession({ id: theirs?.id ?? '' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const id = items[1]?.id ?? '';
  await laptop.portal.endSession({ id });
  await laptop.portal.endSession({ id });
  expect((await phone.portal.home()).patient).toBeNull();
  expect((await laptop.portal.sessions()).items).toHaveLength(1);
  await laptop.portal.endSession({ id: items[0]?.id ?? '' });
  expect(laptop.kept.session).toBeUndefined();
  expect((await other.portal.home()).patient).not.toBeNull();
});

test('UI-1: a clinic that has no portal says so, and writes to nobody', async () => {
  const { ours, email } = await openedPortal({ patientPortal: false });
  const { portal } = portalBrowser(ours);
  expect(await portal.home()).toMatchObject({ isOpen: false, patient: null });
  await expect(portal.ask({ email })).rejects.toMatchObject({ code: 'NOT_FOUND', message: /no portal/ });
  expect(await mailsTo(email)).toEqual([]);
});
