import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Booking } from '../../server/clinic/bookings/booking/booking.entity.ts';
import { writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { mailNews } from '../../server/clinic/notifications/mail-news.ts';
import { newsOf } from '../../server/clinic/notifications/read-news.ts';
import { BookingEvent } from '../../server/clinic/webhooks/booking-event.entity.ts';
import { Webhook } from '../../server/clinic/webhooks/webhook.entity.ts';
import { WebhookDelivery } from '../../server/clinic/webhooks/webhook-delivery.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { NotificationKind } from '../../shared/clinic/notifications.ts';
import { DAY, HOUR, MINUTE } from '../../shared/durations.ts';
import { bound } from '../world/bound.ts';
import { enteredAs } from '../world/entered-as.ts';
import { importFile } from '../world/importing.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openedPortal, signedIn } from '../world/portal-browser.ts';
import { openedDoor } from '../world/visiting.ts';
import { as, bookableAnyTime, clinic, planes, slot, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
type Caller = Awaited<ReturnType<typeof as>>;

const toldTo = async (caller: Caller) => (await caller.notifications.list({})).items.map(({ kind }) => kind);
const unreadOf = async (caller: Caller) => (await caller.notifications.count()).unread;
const readAll = async (caller: Caller) => {
  const [newest] = (await caller.notifications.list({ limit: 1 })).items;
  await caller.notifications.markRead({ until: newest?.at ?? new Date().toISOString() });
};

test('N4 UI-2: a practitioner is told of what others do to their bookings, and of nothing that they do themselves', async () => {
  const { clinic: ours, caller, links, patient } = await bookableAnyTime();
  const practitioner = await enteredAs(ours, links.practitionerId);
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const { id } = booked;
  const { despite } = links;
  const moved = await caller.bookings.move({
    ...{ id, version: booked.version, despite, startsAt: slot(11), endsAt: '2031-01-07T11:30:00.000Z' },
  });
  const off = await caller.bookings.cancel({ id, version: moved.version, reason: 'The patient rang' });
  await caller.bookings.takeBack({ id, version: off.version });
  const own = await practitioner.bookings.book({ ...links, startsAt: slot(14) });

  const { items } = await practitioner.notifications.list({});
  expect(items.map(({ kind }) => kind)).toEqual([
    ...['booking_restored', 'booking_cancelled', 'booking_moved', 'booking_made'],
  ]);
  expect(items).toMatchObject(items.map(() => ({ recordId: id, startsAt: slot(11), count: 1 })));
  expect(await unreadOf(practitioner)).toBe(4);
  expect(JSON.stringify(items)).not.toContain(patient.lastName);
  expect(own.id).not.toBe(id);

  // Neither who did it is told, nor anybody else whose booking it is not.
  expect(await toldTo(caller)).toEqual([]);
  expect(await toldTo(await as(ours, 'staff'))).toEqual([]);
  expect(await toldTo(await as(await clinic(), 'provider'))).toEqual([]);
});

test('N5 UI-2: many bookings of one step are one notification, which says how many', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  const practitioner = await enteredAs(ours, links.practitionerId);
  const { despite: _, ...place } = links;
  await caller.series.book({
    ...{ ...place, frequency: 'daily', count: 3, time: '10:00', firstDate: '2031-02-03' },
  });
  expect((await practitioner.notifications.list({})).items).toMatchObject([
    { kind: 'booking_made', count: 3 },
  ]);
  expect(await unreadOf(practitioner)).toBe(1);
});

test('UI-2 D3: what a patient does in the portal reaches the practitioner', async () => {
  const { ours, email, booking, practitionerId } = await openedPortal();
  const practitioner = await enteredAs(ours, practitionerId);
  await readAll(practitioner);
  const { portal } = await signedIn(ours, email);
  const { id, version } = booking;
  await portal.cancel({ id, version });
  const [newest] = (await practitioner.notifications.list({})).items;
  expect(newest).toMatchObject({ kind: 'booking_cancelled', recordId: id, isUnread: true });
  expect(await unreadOf(practitioner)).toBe(1);
});

test('UI-2 SCH-5: a request that came in reaches those who may decide, of the facility that it is for', async () => {
  const door = await openedDoor();
  const { id: elsewhere } = await door.caller.facilities.create({
    name: 'Elsewhere',
    timeZone: 'Europe/Berlin',
  });
  const here = (await bound(door.ours, 'staff', [door.facilityId])).caller;
  const there = (await bound(door.ours, 'staff', [elsewhere])).caller;
  const desk = await as(door.ours, 'staff');
  const auditor = await as(door.ours, 'auditor');
  const asked = await door.ask();
  expect(await toldTo(desk)).toEqual([]);

  await door.press('confirm', asked);
  for (const caller of [desk, here]) {
    const { items } = await caller.notifications.list({});
    expect(items).toMatchObject([{ kind: 'request_received', startsAt: asked.startsAt }]);
    expect(JSON.stringify(items)).not.toContain(asked.lastName);
  }
  expect(await toldTo(there)).toEqual([]);
  expect(await toldTo(auditor)).toEqual([]);
});

test('WRK-3 D19: what a patient writes, and who wants to wait, reach the desk of the facility, under the bell and by letter', async () => {
  const { ours, caller, patient, email, facilityId, wait, waits } = await openedPortal({
    ...{ portalMessages: true, publicWaiting: true },
  });
  const { id: elsewhere } = await caller.facilities.create({ name: 'Elsewhere', timeZone: 'Europe/Berlin' });
  await caller.patients.update({ id: patient.id, version: patient.version, facilityId });
  const { caller: there } = await bound(ours, 'staff', [elsewhere]);
  const { caller: here } = await bound(ours, 'staff', [facilityId]);
  const desk = await as(ours, 'staff');
  const auditor = await as(ours, 'auditor');
  const mailed = ['message_received' as const, 'wait_asked' as const];
  await desk.preferences.save({ notifications: { hidden: [], mailed } });
  await here.preferences.save({ notifications: { hidden: [], mailed } });

  const { portal } = await signedIn(ours, email);
  await portal.write({ text: 'It hurts again.' });
  const visitor = await waits({ facilityId });
  // Whoever would come to any facility is the whole clinic's matter.
  const anywhere = await waits();
  await wait();
  const { items } = await desk.notifications.list({});
  expect(items.map(({ kind, startsAt }) => [kind, startsAt])).toEqual([
    ...[
      ['wait_asked', null],
      ['wait_asked', null],
    ],
    ['message_received', null],
  ]);
  expect(items[2]).toMatchObject({ recordId: patient.id, isUnread: true });
  expect(JSON.stringify(items)).not.toMatch(/Portal|hurts/);
  expect(JSON.stringify(items)).not.toContain(visitor.lastName);
  expect(anywhere.email).not.toBe(visitor.email);
  expect(await unreadOf(desk)).toBe(3);
  expect(await toldTo(here)).toEqual(['wait_asked', 'message_received']);
  expect(await toldTo(there)).toEqual([]);
  expect(await toldTo(auditor)).toEqual([]);

  const place = { ...ours, permissions: null, url: 'https://clinic.test' };
  await mailNews(planes, place, Date.now() + 10 * MINUTE);
  const letters = async (member: Caller) =>
    (await mailsTo((await member.profile.own()).email)).map(({ body }) => body);
  const [letter, ...more] = await letters(desk);
  expect(more).toEqual([]);
  expect(letter).toContain('- Who wants to wait for a time: 2\n- Messages of patients: 1\n');
  expect(letter).not.toMatch(/Portal|hurts|Vogel/);
  expect(await letters(here)).toEqual([expect.stringContaining('- Who wants to wait for a time: 1\n')]);
});

test('UI-2 CLI-2: an import and an export are told to whoever asked for them', async () => {
  const ours = await clinic();
  const [lead, other] = [await as(ours), await as(ours, 'admin')];
  await importFile(ours, 'First name,Last name\nAda,Import\n');
  await lead.listExports.facilities({});
  await writeExport(planes, ours);
  const { items } = await lead.notifications.list({});
  expect(items.map(({ kind, name }) => [kind, name])).toEqual([
    ['export_ready', 'facilities'],
    ['import_done', null],
  ]);
  expect(await toldTo(other)).toEqual([]);
});

test('N1 N2 N7 UI-2: an announcement is told once it is published, and not to who wrote it', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const staff = await as(ours, 'staff');
  const text = 'Said once.';
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  await lead.announcements.create({ title: 'Planned', text, publishesAt: at(DAY) });
  await readAll(staff);
  // Written later than it was to be published, so it is news all the same.
  const now = await lead.announcements.create({ title: 'Now', text, publishesAt: at(-HOUR) });
  expect((await staff.notifications.list({})).items).toMatchObject([
    { kind: 'announcement_published', name: 'Now', isUnread: true },
  ]);
  expect(await toldTo(lead)).toEqual([]);
  expect(await toldTo(await as(await clinic()))).toEqual([]);

  // Given to another facility it is told to nobody here any more, and in the trash to nobody at all, nor counted.
  const [here, there] = [
    await lead.facilities.create({ name: 'Here', timeZone: 'Europe/Berlin' }),
    await lead.facilities.create({ name: 'There', timeZone: 'Europe/Berlin' }),
  ];
  const { caller: reader } = await bound(ours, 'staff', [here.id]);
  const forThem = await lead.announcements.create({
    title: 'Ours',
    text,
    publishesAt: at(-HOUR),
    facilityId: here.id,
  });
  expect(await unreadOf(reader)).toBe(1);
  await lead.announcements.update({ id: forThem.id, version: forThem.version, facilityId: there.id });
  expect([await toldTo(reader), await unreadOf(reader)]).toEqual([[], 0]);
  for (const { id, version } of [now, { id: forThem.id, version: forThem.version + 1 }])
    await lead.announcements.trash({ id, version });
  expect([await toldTo(staff), await unreadOf(staff)]).toEqual([[], 0]);
});

test('UI-2 DEV-1: a webhook that fails is told to those who may see to it', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  const booking = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await caller.webhooks.create({
    ...{ name: 'Till', url: 'https://192.0.43.8/till', events: ['booking.created'] },
  });
  await asActor(planes, systemOf(ours), async em => {
    const webhook = await em.findOneOrFail(Webhook, { name: 'Till' });
    const at = new Date();
    const told = { type: 'booking.created' as const, body: '{}', at, sequence: 1 };
    const of = await em.findOneOrFail(Booking, { id: booking.id });
    const event = em.create(BookingEvent, { ...told, id: randomUUID(), booking: of });
    em.create(WebhookDelivery, { webhook, event, at, status: 'dead', settledAt: at });
  });
  expect((await caller.notifications.list({})).items).toMatchObject([
    { kind: 'webhook_failing', name: 'Till', count: 1 },
  ]);
  expect(await toldTo(await as(ours, 'staff'))).toEqual([]);
});

test('N3 UI-2: what was seen is read for its reader alone, and what comes later is unread', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const [staff, provider] = [await as(ours, 'staff'), await as(ours, 'provider')];
  const publish = (title: string) =>
    lead.announcements.create({ title, text: title, publishesAt: new Date(Date.now() - HOUR).toISOString() });
  await publish('First');
  const [first] = (await staff.notifications.list({})).items;
  await publish('Second');
  await staff.notifications.markRead({ until: first?.at ?? '' });
  expect((await staff.notifications.list({})).items.map(({ name, isUnread }) => [name, isUnread])).toEqual([
    ['Second', true],
    ['First', false],
  ]);
  expect(await unreadOf(provider)).toBe(2);

  // Nobody reads ahead, and what was read is not unread again.
  await staff.notifications.markRead({ until: '2150-01-01T00:00:00Z' });
  await staff.notifications.markRead({ until: '2020-01-01T00:00:00Z' });
  expect(await unreadOf(staff)).toBe(0);
  await publish('Third');
  expect(await unreadOf(staff)).toBe(1);
});

test('WRK-3 SET-1: the bell leaves out what its reader switched off, until they want it again', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  const practitioner = await enteredAs(ours, links.practitionerId);
  const booked = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await caller.bookings.cancel({ id: booked.id, version: booked.version, reason: 'The patient rang' });
  const hide = (hidden: NotificationKind[]) =>
    practitioner.preferences.save({ notifications: { hidden, mailed: [] } });
  await hide(['booking_cancelled']);
  expect(await toldTo(practitioner)).toEqual(['booking_made']);
  expect(await unreadOf(practitioner)).toBe(1);
  await hide([...NotificationKind.options]);
  expect(await toldTo(practitioner)).toEqual([]);
  expect(await unreadOf(practitioner)).toBe(0);
  await hide([]);
  expect(await unreadOf(practitioner)).toBe(2);
});

test('UI-2: pages tell everything once, and a new member is told of nothing that was before them', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const staff = await as(ours, 'staff');
  const publishesAt = new Date(Date.now() - HOUR).toISOString();
  for (const title of ['A', 'B', 'C']) await lead.announcements.create({ title, text: title, publishesAt });
  const seen: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await staff.notifications.list({ limit: 1, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['C', 'B', 'A']);
  // Who joins now.
  expect(await toldTo(await as(ours, 'auditor'))).toEqual([]);
});

test('N6 UI-2: what is read for it is found by an index of each table, in a clinic with a long trail', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  await admin.query('begin');
  // Taken back at the end, so that no trigger asks for its trace.
  await admin.query(
    `insert into clinic.audit_entries (tenant_id, id, at, action, entity, entity_id, changes)
     select $1, gen_random_uuid(), now(), 'UPDATE', 'Booking', gen_random_uuid(), '{}' from generate_series(1, 5000)`,
    [ours.id],
  );
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `insert into clinic.bookings select (jsonb_populate_record(b, jsonb_build_object(
       'id', gen_random_uuid(), 'practitioner_id', gen_random_uuid()))).*
     from clinic.bookings b, generate_series(1, 2000) where b.tenant_id = $1`,
    [ours.id],
  );
  await admin.query('analyze clinic.audit_entries, clinic.bookings');
  await admin.query('set local enable_seqscan = off');
  await admin.query('set local role medflow_app');
  for (const [name, value] of Object.entries(signedContext(systemOf(ours), planes.contextKey)))
    await admin.query('select set_config($1, $2, true)', [name, value]);
  const span = { me: links.practitionerId, since: new Date(0), until: new Date() };
  const { sql, params } = newsOf(NotificationKind.options, span);
  let count = 0;
  const numbered = sql.replaceAll('?::', () => `$${++count}::`);
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(
    `explain ${numbered} select from n order by n.at desc limit 50`,
    params,
  );
  await admin.query('rollback');
  const plan = rows.map(row => row['QUERY PLAN']).join('\n');
  for (const index of [
    'bookings_tenant_id_practitioner_id_starts_at_index',
    'audit_entries_tenant_id_entity_id_at_index',
    'list_exports_tenant_id_created_by_created_at_id_index',
    'patient_imports_tenant_id_created_at_id_index',
    'webhook_deliveries_dead',
    'announcements_tenant_id_publishes_at_id_index',
    'messages_latest',
    'service_requests_tenant_id_assignee_id_index',
    'service_requests_tenant_id_created_at_id_index',
    'waiting_requests_tenant_id_confirmed_at_id_index',
  ])
    expect(plan).toContain(index);
  expect(plan).not.toContain('Seq Scan');
});

test('WRK-2 WRK-3: a task or a request is news to whom it was given, while it is theirs and open', async () => {
  const { ours, caller, patient, practitionerId: assigneeId } = await openedPortal();
  const theirs = await enteredAs(ours, assigneeId);
  const desk = await as(ours, 'staff');
  await readAll(theirs);

  const task = await caller.tasks.create({ title: `Call ${patient.lastName}`, assigneeId });
  const request = await caller.serviceRequests.create({
    ...{ patientId: patient.id, kind: 'prescription', reason: 'The usual', assigneeId: null },
  });
  await caller.serviceRequests.update({ ...versionOf(request), assigneeId });
  const news = async () => (await theirs.notifications.list({})).items.filter(({ isUnread }) => isUnread);
  const kindsOfNews = async () => (await news()).map(({ kind }) => kind);
  expect(await news()).toMatchObject([
    { kind: 'request_given', recordId: request.id },
    { kind: 'task_given', recordId: task.id },
  ]);
  expect(JSON.stringify(await news())).not.toContain(patient.lastName);
  for (const other of [desk, caller])
    expect((await toldTo(other)).filter(kind => kind.endsWith('_given'))).toEqual([]);

  // What they take themselves is none, nor what is over or somebody else's by now.
  await theirs.tasks.create({ title: 'Read the post', assigneeId });
  const done = await theirs.tasks.step({ ...versionOf(task), status: 'done' });
  expect(await kindsOfNews()).toEqual(['request_given']);
  const again = await caller.tasks.step({ ...versionOf(done), status: 'todo' });
  expect(await kindsOfNews()).toEqual(['request_given', 'task_given']);
  await caller.tasks.update({ ...versionOf(again), assigneeId: null });
  expect(await kindsOfNews()).toEqual(['request_given']);
});

test('WRK-1 WRK-3: what a patient asks for in the portal reaches whoever may see to it, and nobody of another facility', async () => {
  const { ours, caller, patient, email, facilityId } = await openedPortal();
  const { id: elsewhere } = await caller.facilities.create({ name: 'Elsewhere', timeZone: 'Europe/Berlin' });
  await caller.patients.update({ ...versionOf(patient), facilityId });
  const here = (await bound(ours, 'staff', [facilityId])).caller;
  const there = (await bound(ours, 'staff', [elsewhere])).caller;
  const { portalRequests } = await signedIn(ours, email);
  const asked = await portalRequests.ask({ kind: 'prescription', reason: 'The usual tablets are used up.' });
  const { items } = await here.notifications.list({});
  expect(items).toMatchObject([{ kind: 'request_asked', recordId: asked.id }]);
  expect(JSON.stringify(items)).not.toContain('tablets');
  expect(await toldTo(there)).toEqual([]);
  expect(await toldTo(await as(ours, 'auditor'))).toEqual([]);
});
