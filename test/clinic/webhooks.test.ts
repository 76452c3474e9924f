import { createHash, createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { noteSomeEvents, unnotedChanges } from '../../server/clinic/webhooks/note-events.ts';
import { DELIVERIES, deliveries, sendWebhooks, TRIES } from '../../server/clinic/webhooks/send-webhooks.ts';
import { jobs } from '../../server/operations/jobs/jobs.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { procedures } from '../../server/router.ts';
import { BookingEventType } from '../../shared/clinic/webhooks.ts';
import { HOUR } from '../../shared/durations.ts';
import { mailsTo } from '../world/mailbox.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { unsealed } from '../world/unsealed.ts';
import { openTarget, type Received } from '../world/webhook-target.ts';
import { whereDue } from '../world/where-due.ts';
import { admit, as, bookableAnyTime, clinic, env, member, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const DAY = 24 * HOUR;
const { signal } = new AbortController();
const all = BookingEventType.options;

type World = Awaited<ReturnType<typeof listening>>;

/** A clinic that books, and a target that hears of everything. */
const listening = async (...answer: Parameters<typeof openTarget>) => {
  const world = await bookableAnyTime();
  const target = await openTarget(...answer);
  const webhook = await world.caller.webhooks.create({ name: 'Portal', url: target.url, events: [...all] });
  const book = (startsAt = slot(9)) => world.caller.bookings.book({ ...world.links, startsAt });
  return { ...world, target, webhook, book };
};

/** All that is due by then. */
const send = async ({ clinic }: Pick<World, 'clinic'>, now = Date.now() + 1000) => {
  await whereDue(clinic, unnotedChanges, () => noteSomeEvents(planes, clinic));
  await whereDue(
    clinic,
    () => deliveries(now),
    async () => {
      await sendWebhooks(planes, [clinic], { allowsLoopback: true, signal, now, timeoutMs: 2000 });
      return false;
    },
  );
};

const Body = z.object({ type: z.string(), data: z.looseObject({ sequence: z.number() }) });
const told = ({ received }: World['target']) => received.map(({ body }) => Body.parse(JSON.parse(body)));
const typesOf = (target: World['target']) => told(target).map(({ type }) => type);
const logOf = async ({ caller }: Pick<World, 'caller'>) => (await caller.webhookDeliveries.list({})).items;

/** As docs/api.md tells receivers to. */
const isSigned = ({ headers, body }: Received, secret: string): boolean => {
  const key = secret.startsWith('mfs_')
    ? createHash('sha256').update(secret).digest()
    : Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
};

test('DEV-1: a booking is told once, signed, by ids and times alone', async () => {
  const world = await listening();
  const { target, webhook, links } = world;
  const booking = await world.caller.bookings.book({
    ...links,
    startsAt: slot(9),
    notes: 'About the biopsy',
  });
  await send(world);
  await send(world);
  expect(target.received).toHaveLength(1);
  const [got] = target.received;
  if (!got) throw new Error('Nothing came.');
  expect(isSigned(got, webhook.secret)).toBe(true);
  expect(isSigned({ ...got, body: `${got.body} ` }, webhook.secret)).toBe(false);
  expect(Math.abs(Date.now() / 1000 - Number(got.headers['webhook-timestamp']))).toBeLessThan(60);
  expect(JSON.parse(got.body)).toEqual({
    type: 'booking.created',
    timestamp: expect.stringMatching(/Z$/),
    data: {
      ...{ bookingId: booking.id, sequence: 1, status: 'pending', previous: {} },
      ...{ startsAt: booking.startsAt, endsAt: booking.endsAt, roomId: null, deviceId: null },
      ...{ patientId: links.patientId, practitionerId: links.practitionerId },
      ...{ facilityId: links.facilityId, serviceId: links.serviceId },
    },
  });
  expect(got.body).not.toContain('biopsy');
  expect(await logOf(world)).toMatchObject([
    { status: 'delivered', attempts: 1, responseStatus: 204, fault: null, type: 'booking.created' },
  ]);
});

test('S43: whichever way a booking is changed, each change is one event, and a move has old and new', async () => {
  const world = await listening();
  const { caller, links, target, clinic: ours } = world;
  const { patientId: _patient, serviceId: _service, ...place } = links;
  const first = await world.book();
  const to = { startsAt: slot(11), endsAt: slot(12) };
  let now = await caller.bookings.move({ ...versionOf(first), ...place, ...to });
  now = await caller.bookings.confirm(versionOf(now));
  now = await caller.bookings.takeBack(versionOf(now));
  now = await caller.bookings.update({ ...versionOf(now), notes: 'Brings a letter' });
  await caller.bookings.cancelAll({ kind: 'patient', id: links.patientId, reason: 'Ill' });
  // Not by any procedure: the database itself leaves the entry then.
  await admin.query(`update clinic.bookings set notes = $2 where id = $1`, [first.id, unsealed('By hand')]);
  await send(world);
  const events = told(target).toSorted((a, b) => a.data.sequence - b.data.sequence);
  expect(events.map(({ type, data }) => [data.sequence, type])).toEqual([
    [1, 'booking.created'],
    [2, 'booking.moved'],
    [3, 'booking.confirmed'],
    [4, 'booking.taken_back'],
    [5, 'booking.updated'],
    [6, 'booking.cancelled'],
    [7, 'booking.updated'],
  ]);
  expect(events[0]?.data).toMatchObject({ startsAt: slot(9), status: 'pending' });
  expect(events[1]?.data).toMatchObject({ startsAt: to.startsAt, previous: { startsAt: slot(9) } });
  expect(events[2]?.data).toMatchObject({ status: 'confirmed', previous: { status: 'pending' } });
  expect(events[5]?.data).toMatchObject({ status: 'cancelled', previous: { status: 'pending' } });
  const { rows } = await admin.query(
    `select id from clinic.audit_entries where tenant_id = $1 and entity = 'Booking'`,
    [ours.id],
  );
  const ids = target.received.map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids)]).toEqual([rows.length, new Set(rows.map(({ id }) => id))]);
});

test('S43: every kind of event that a webhook can ask for comes of what it is called after', async () => {
  const world = await listening();
  const { caller, target } = world;
  const past = '2024-03-05T09:00:00.000Z';
  let visit = await world.book(past);
  visit = await caller.bookings.confirm(versionOf(visit));
  visit = await caller.bookings.checkIn(versionOf(visit));
  visit = await caller.bookings.begin(versionOf(visit));
  visit = await caller.bookings.complete(versionOf(visit));
  visit = await caller.bookings.takeBack(versionOf(visit));
  await caller.bookings.complete(versionOf(visit));
  const missed = await world.book(past.replace('09:', '11:'));
  await caller.bookings.markNoShow(versionOf(missed));
  for (const set of ['deleted_at = now()', 'deleted_at = null', `notes = '\\x0000'::bytea`])
    await admin.query(`update clinic.bookings set ${set} where id = $1`, [missed.id]);
  const changed = await world.book();
  const { patientId: _patient, serviceId: _service, ...place } = world.links;
  const to = { startsAt: slot(11), endsAt: slot(12) };
  const moved = await caller.bookings.move({ ...versionOf(changed), ...place, ...to });
  await caller.bookings.cancel({ ...versionOf(moved), reason: 'Ill' });
  await send(world);
  const events = Map.groupBy(
    told(target).toSorted((a, b) => a.data.sequence - b.data.sequence),
    ({ data }) => data.bookingId,
  );
  const of = (id: string) => events.get(id)?.map(({ type }) => type.replace('booking.', ''));
  expect(of(visit.id)).toEqual([
    ...['created', 'confirmed', 'arrived', 'in_room', 'completed', 'taken_back', 'completed'],
  ]);
  expect(of(missed.id)).toEqual(['created', 'no_show', 'trashed', 'restored', 'updated']);
  expect(of(changed.id)).toEqual(['created', 'moved', 'cancelled']);
  expect(new Set(typesOf(target))).toEqual(new Set(all));
});

test('S43: each seat of a group, each date of a series and each step of a hand-over tells for itself', async () => {
  const world = await listening();
  const { caller, links, service, target, clinic: ours } = world;
  await caller.services.update({ ...versionOf(service), capacity: 2 });
  const second = await admit(ours);
  await world.book();
  await caller.bookings.book({ ...links, patientId: second.id, startsAt: slot(9) });
  await caller.bookings.cancelAll({ kind: 'patient', id: second.id, reason: 'Ill' });
  const series = await caller.series.book({
    ...{ ...links, frequency: 'daily', firstDate: '2031-02-03', count: 3, time: '10:00' },
  });
  const moved = await caller.series.move({ ...versionOf(series), time: '11:00', despite: links.despite });
  await caller.series.cancel({ ...versionOf(moved), reason: 'Ill' });
  const { id: successorId } = await member(ours, 'provider');
  const { practitionerId, despite } = links;
  await caller.bookings.handOver({ practitionerId, successorId, despite });
  await send(world);
  const events = told(target).map(
    ({ type, data }) => `${data.patientId === second.id ? 'second ' : ''}${type}`,
  );
  expect(events.toSorted()).toEqual([
    ...['booking.cancelled', 'booking.cancelled', 'booking.cancelled'],
    ...['booking.created', 'booking.created', 'booking.created', 'booking.created'],
    ...['booking.moved', 'booking.moved', 'booking.moved', 'booking.moved'],
    ...['second booking.cancelled', 'second booking.created'],
  ]);
  const numbers = Map.groupBy(told(target), ({ data }) => String(data.bookingId));
  for (const [id, own] of numbers)
    expect(
      own.map(({ data }) => data.sequence).toSorted((a, b) => a - b),
      id,
    ).toEqual(own.map((_, n) => n + 1));
});

test('S43: every procedure that may change a booking leaves an event of each change', async () => {
  const of = await records();
  const caller = await as(of.clinic);
  const since = new Date();
  const may = procedures.filter(([, { _def }]) => _def.type === 'mutation' && _def.meta?.permission);
  const about = may.filter(([path, { _def }]) => `${path} ${_def.meta?.permission}`.includes('bookings'));
  for (const [path] of about) {
    const input = Object(inputFor(path, of));
    // The same booking is changed again and again.
    const { rows } = await admin.query('select version from clinic.bookings where id = $1', [input.id]);
    await answerTo(caller, path, { ...input, ...rows[0] });
  }
  while (await noteSomeEvents(planes, of.clinic));
  const { rows } = await admin.query<{ entry: string; event: string | null }>(
    `select e.id as entry, n.id as event from clinic.audit_entries e
     left join clinic.booking_events n on n.tenant_id = e.tenant_id and n.id = e.id
     where e.tenant_id = $1 and e.entity = 'Booking' and e.at >= $2`,
    [of.clinic.id, since],
  );
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ event }) => event === null)).toEqual([]);
});

test('F7 S43: what happens after the database’s clock was two hours ahead, and was put back, is told as well, once', async () => {
  const world = await listening();
  const { caller, clinic: ours, target } = world;
  const ahead = await world.book(slot(9));
  await send(world);
  for (const table of ['audit_entries', 'booking_events', 'webhook_deliveries'])
    await admin.query(`update clinic.${table} set at = at + interval '2 hours' where tenant_id = $1`, [
      ours.id,
    ]);
  await caller.bookings.cancel({ ...versionOf(await world.book(slot(10))), reason: 'Ill' });
  await caller.bookings.confirm(versionOf(ahead));
  await send(world);
  await send(world);
  expect(typesOf(target).toSorted()).toEqual([
    ...['booking.cancelled', 'booking.confirmed', 'booking.created', 'booking.created'],
  ]);
});

test('S43: a webhook hears of what it asked for, and of nothing that happened before it', async () => {
  const world = await bookableAnyTime();
  const target = await openTarget();
  const booking = await world.caller.bookings.book({ ...world.links, startsAt: slot(9) });
  await world.caller.webhooks.create({ name: 'Late', url: target.url, events: ['booking.cancelled'] });
  const confirmed = await world.caller.bookings.confirm(versionOf(booking));
  await world.caller.bookings.cancel({ ...versionOf(confirmed), reason: 'Ill' });
  await send(world);
  expect(told(target)).toMatchObject([{ type: 'booking.cancelled', data: { sequence: 3 } }]);
});

test('S44: a retry has the same id and body and a signature of its own, until it is taken', async () => {
  const world = await listening((_, res) => void res.writeHead(500).end('Ada Lovelace'));
  const booking = await world.book();
  const now = Date.now() + 1000;
  await send(world, now);
  // What the first try told stays what it was, whatever becomes of the booking meanwhile.
  await admin.query(`update clinic.webhooks set events = '{booking.created}' where id = $1`, [
    world.webhook.id,
  ]);
  await world.caller.bookings.cancel({ ...versionOf(booking), reason: 'Ill' });
  await send(world, now + 30_000);
  expect((await world.caller.webhooks.list({})).items).toMatchObject([{ status: 'active', inVain: 1 }]);
  expect(await logOf(world)).toMatchObject([
    { status: 'queued', attempts: 1, responseStatus: 500, fault: 'status' },
  ]);
  expect(JSON.stringify(await logOf(world))).not.toContain('Lovelace');
  world.target.answerWith((_, res) => void res.writeHead(200).end());
  await send(world, now + 61_000);
  const [first, second] = world.target.received;
  expect(world.target.received).toHaveLength(2);
  if (!first || !second) throw new Error('It was not tried twice.');
  expect([second.body, second.headers['webhook-id']]).toEqual([first.body, first.headers['webhook-id']]);
  expect(second.headers['webhook-timestamp']).not.toBe(first.headers['webhook-timestamp']);
  expect([first, second].map(got => isSigned(got, world.webhook.secret))).toEqual([true, true]);
  expect(await logOf(world)).toMatchObject([{ status: 'delivered', attempts: 2, fault: null }]);
  expect((await world.caller.webhooks.list({})).items).toMatchObject([{ status: 'active', inVain: 0 }]);
});

test('DEV-1 S44: what is never taken is given up after a day of tries, and sent again with its id where somebody wants that', async () => {
  const world = await listening((_, res) => void res.writeHead(503).end());
  const { caller, target, webhook } = world;
  await world.book();
  const now = Date.now() + 1000;
  for (let hour = 0; hour <= 30; hour += 0.5) await send(world, now + hour * HOUR);
  expect(target.received).toHaveLength(TRIES);
  const [dead] = await logOf(world);
  expect(dead).toMatchObject({ status: 'dead', attempts: TRIES, responseStatus: 503 });
  target.answerWith((_, res) => void res.writeHead(200).end());
  expect(await caller.webhookDeliveries.replayDead({ webhookId: webhook.id })).toEqual({ replayed: 1 });
  await expect(caller.webhookDeliveries.replay({ id: dead?.id ?? '' })).rejects.toMatchObject({
    message: 'This delivery is waiting to be tried already.',
  });
  await send(world);
  await caller.webhookDeliveries.replay({ id: dead?.id ?? '' });
  await send(world);
  const [first, ...later] = target.received;
  expect(new Set(later.map(({ headers, body }) => `${headers['webhook-id']} ${body}`))).toEqual(
    new Set([`${first?.headers['webhook-id']} ${first?.body}`]),
  );
  expect(later.slice(-2).map(({ headers }) => headers['webhook-replay'])).toEqual(['true', 'true']);
  expect(first?.headers['webhook-replay']).toBeUndefined();
});

test('DEV-1: a target that takes nothing for days is disabled, its owners hear of it, and going on begins anew', async () => {
  const world = await listening((_, res) => void res.writeHead(500).end());
  const { caller, clinic: ours, webhook, target } = world;
  await world.book();
  await send(world);
  await admin.query(
    'update clinic.webhook_deliveries set attempts = 7, due_at = now() where tenant_id = $1',
    [ours.id],
  );
  await send(world);
  expect(await caller.webhooks.get({ id: webhook.id })).toMatchObject({ status: 'active' });
  await world.book(slot(10));
  for (let hours = 0; hours <= 72; hours += 6) await send(world, Date.now() + hours * HOUR);
  expect(await caller.webhooks.get({ id: webhook.id })).toMatchObject({
    ...{ status: 'disabled', disabledReason: expect.stringContaining('for days') },
  });
  expect((await mailsTo(ours.ownerEmail)).map(({ kind }) => kind)).toContain('webhook-disabled');
  await world.book(slot(11));
  const tries = target.received.length;
  await send(world, Date.now() + 4 * DAY);
  expect(target.received).toHaveLength(tries);
  expect(await caller.webhooks.resume({ id: webhook.id })).toMatchObject({
    status: 'active',
    disabledReason: null,
  });
  target.answerWith((_, res) => void res.writeHead(200).end());
  await world.book(slot(12));
  await send(world);
  expect(typesOf(target).slice(tries)).toEqual(['booking.created']);
});

test('DEV-1: a webhook that is paused catches up, and one switch disables all of a clinic', async () => {
  const [world, other] = [await listening(), await listening()];
  const { caller, webhook, target } = world;
  await caller.webhooks.pause({ id: webhook.id });
  await world.book();
  await send(world);
  expect(target.received).toHaveLength(0);
  await caller.webhooks.resume({ id: webhook.id });
  await send(world);
  expect(target.received).toHaveLength(1);
  expect(await caller.webhooks.disableAll()).toEqual({ disabled: 1 });
  await world.book(slot(10));
  await other.book();
  await send(world);
  await send(other);
  expect([target.received.length, other.target.received.length]).toEqual([1, 1]);
});

test('DEV-1: a new secret signs beside the former one, and nobody is shown either again', async () => {
  const world = await listening();
  const { caller, webhook, target, clinic: ours } = world;
  const { secret } = await caller.webhooks.rotateSecret({ id: webhook.id });
  await world.book();
  await send(world);
  const [got] = target.received;
  if (!got) throw new Error('Nothing came.');
  expect([secret, webhook.secret].map(one => isSigned(got, one))).toEqual([true, true]);
  const { rows } = await admin.query(
    'select row_to_json(w)::text as kept from clinic.webhooks w where tenant_id = $1 union all select changes::text from clinic.audit_entries where tenant_id = $1',
    [ours.id],
  );
  const seen = JSON.stringify([
    rows,
    await caller.webhooks.list({}),
    await caller.webhooks.get({ id: webhook.id }),
  ]);
  for (const one of [secret, webhook.secret]) {
    expect(seen).not.toContain(one);
    expect(seen).not.toContain(Buffer.from(one).toString('hex'));
  }
  expect(seen).not.toContain('formerSecret":{"from"');
});

test('TEN-13 AP5: the secret of the clinic signs whatever any of its webhooks sends, and the former one nothing', async () => {
  const world = await listening();
  const { secret: former } = await world.caller.clinic.rotateSecret();
  const { secret } = await world.caller.clinic.rotateSecret();
  const other = await openTarget();
  await world.caller.webhooks.create({ name: 'Other', url: other.url, events: [...all] });
  await world.book();
  await send(world);
  const got = [...world.target.received, ...other.received];
  expect(got.map(one => [secret, former].map(by => isSigned(one, by)))).toEqual([
    [true, false],
    [true, false],
  ]);
});

test('OPS-2 S42: two processes at once note and send each event once', async () => {
  const world = await listening();
  for (const hour of [9, 10, 11, 12]) await world.book(slot(hour));
  await Promise.all([send(world), send(world), send(world)]);
  const ids = world.target.received.map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
});

/** Takes what it is sent, and answers nobody until it is told to. */
const hanging = () => {
  const held: ServerResponse[] = [];
  const release = () => {
    for (const response of held) response.writeHead(204).end();
  };
  return { held, release, answer: (_: unknown, response: ServerResponse) => void held.push(response) };
};

test('OPS-2: a target that hangs holds up neither other clinics nor the other targets of its own', async () => {
  const { held, release, answer } = hanging();
  // Which of them is looked at first is their ids' to say.
  const [first, second] = (
    await Promise.all([listening(), listening()].map(async one => ({ ...(await one) })))
  ).toSorted((a, b) => (a.clinic.id < b.clinic.id ? -1 : 1));
  if (!first || !second) throw new Error('There are no two clinics.');
  const beside = await openTarget();
  await first.caller.webhooks.create({ name: 'Beside', url: beside.url, events: [...all] });
  first.target.answerWith(answer);
  for (let n = 0; n <= DELIVERIES; n++)
    await first.book(new Date(+new Date(slot(0)) + n * HOUR).toISOString());
  await second.book();
  const run = jobs.sendWebhooks?.work({ planes, env, signal });
  const taken = () => [held.length, beside.received.length, second.target.received.length];
  await expect.poll(taken, { timeout: 9000 }).toEqual([DELIVERIES, DELIVERIES + 1, 1]);
  first.target.answerWith((_, response) => void response.writeHead(204).end());
  release();
  await run;
  expect(first.target.received).toHaveLength(DELIVERIES + 1);
});

test('OPS-2: of a target that hangs no more than a handful is tried in one run, which ends', async () => {
  const { answer } = hanging();
  const world = await listening(answer);
  for (let n = 0; n <= DELIVERIES; n++)
    await world.book(new Date(+new Date(slot(0)) + n * HOUR).toISOString());
  await whereDue(world.clinic, unnotedChanges, () => noteSomeEvents(planes, world.clinic));
  const sending = { allowsLoopback: true, signal, now: Date.now() + 1000, timeoutMs: 500 };
  await sendWebhooks(planes, [world.clinic], sending);
  expect(world.target.received).toHaveLength(DELIVERIES);
  const log = await logOf(world);
  expect(log.filter(({ fault }) => fault === 'timeout')).toHaveLength(DELIVERIES);
  expect(log.filter(({ attempts }) => attempts === 0)).toHaveLength(1);
});

test('DEV-1: webhooks are the leads’, and a proof of who they are is asked for the address and the secret', async () => {
  const ours = await clinic();
  const target = await openTarget();
  const input = { name: 'Portal', url: target.url, events: ['booking.created' as const] };
  for (const role of ['provider', 'staff', 'auditor'] as const) {
    const caller = await as(ours, role);
    await expect(caller.webhooks.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(caller.webhooks.create(input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const caller = await as(ours);
  const { id, version } = await caller.webhooks.create(input);
  await admin.query(
    `update identity.sessions set confirmed_at = now() - interval '1 hour' where tenant_id = $1`,
    [ours.id],
  );
  for (const attempt of [
    () => caller.webhooks.create(input),
    () => caller.webhooks.update({ id, version, url: `${target.url}/elsewhere` }),
    () => caller.webhooks.rotateSecret({ id }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await caller.webhooks.pause({ id })).toMatchObject({ status: 'paused', url: target.url });
});
