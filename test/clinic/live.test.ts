import { afterEach, expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { follow } from '../http/follow.ts';
import { cookiesOf } from '../http/send.ts';
import { openProcess } from '../http/server-process.ts';
import { consoleAs, operator } from '../world/console.ts';
import { openedPortal, signedIn } from '../world/portal-browser.ts';
import { unsealed } from '../world/unsealed.ts';
import {
  as,
  bookableAnyTime,
  clinic,
  cookieOf,
  faker,
  hostOf,
  inContext,
  member,
  newCookieOf,
  PASSWORD,
  slot,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const [here, there] = [await openProcess(), await openProcess()];

type Stream = Awaited<ReturnType<typeof follow>>;
const streams: Stream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.leave();
});

const open = async (at: typeof here, of: TestClinic, cookie: string, more: { lastEventId?: string } = {}) => {
  const stream = await follow(at.port, { host: hostOf(of), cookie, ...more });
  streams.push(stream);
  return stream;
};

const followed = async (of: TestClinic, at = here) => {
  const stream = await open(at, of, await newCookieOf(of));
  await stream.hears('ready');
  return stream;
};

/** A practice, and a way to book one half hour after the other. */
const practice = async () => {
  const made = await bookableAnyTime();
  let hour = 8;
  const book = (more: object = {}) =>
    made.caller.bookings.book({ ...made.links, startsAt: slot((hour += 1)), ...more });
  return { ...made, book };
};

/** The cookies of a member who signs in with their password. */
const signIn = async (of: TestClinic, email: string): Promise<string> =>
  cookiesOf(
    await here.ask({
      ...{ host: hostOf(of), path: '/api/v1/session', method: 'POST', body: { email, password: PASSWORD } },
      headers: { 'x-forwarded-for': `10.9.0.${++addresses}` },
    }),
  );
let addresses = 0;

test('FD6 OPS-9: a booking that is made, moved and cancelled is heard of in every process, without the patient', async () => {
  const { clinic: of, caller, links, book } = await practice();
  const [one, other] = [await followed(of, here), await followed(of, there)];
  const { id, version } = await book();
  for (const stream of [one, other]) await stream.hearsOf(id);
  const moved = await caller.bookings.move({
    ...{ id, version, startsAt: slot(14), endsAt: slot(15), despite: { reason: 'Test' } },
  });
  await caller.bookings.cancel({ id, version: moved.version, reason: 'Only tried' });
  for (const stream of [one, other]) {
    await expect.poll(() => stream.bookings()).toEqual([id, id, id]);
    const changes = stream.events().flatMap(event => (event.kind === 'changes' ? event.changes : []));
    const place = { facilityId: links.facilityId, practitionerId: links.practitionerId };
    expect(changes.map(({ places }) => places)).toEqual([
      [{ ...place, startsAt: slot(9), endsAt: slot(9).replace(':00:', ':30:') }],
      [
        { ...place, startsAt: slot(9), endsAt: slot(9).replace(':00:', ':30:') },
        { ...place, startsAt: slot(14), endsAt: slot(15) },
      ],
      [{ ...place, startsAt: slot(14), endsAt: slot(15) }],
    ]);
    expect(JSON.stringify(stream.blocks)).not.toContain(links.patientId);
  }
});

test('G1 TEN-8: with whom something is written is heard of in every process, without a word of it, by whoever may read it', async () => {
  const { ours, email, patient, caller } = await openedPortal({ portalMessages: true });
  const { portal } = await signedIn(ours, email);
  const elsewhere = (await caller.facilities.create(facilityFields(faker))).id;
  const away = await member(ours, 'staff', [elsewhere]);
  const [branch, near, far] = [
    await open(here, ours, await signIn(ours, away.email)),
    await followed(ours, here),
    await followed(ours, there),
  ];
  await branch.hears('ready');
  const told = (stream: Stream) =>
    stream.events().flatMap(event => (event.kind === 'messages' ? event.messages : []));
  const { id } = await portal.write({ text: 'A secret rash' });
  const [said, read] = [true, false].map(isSaid => ({ patientId: patient.id, isSaid }));
  for (const stream of [near, far]) await expect.poll(() => told(stream)).toEqual([said]);
  await caller.messages.markRead({ id });
  for (const stream of [near, far]) await expect.poll(() => told(stream)).toEqual([said, read]);
  await caller.messages.settle({ id });
  for (const stream of [near, far]) await expect.poll(() => told(stream)).toEqual([said, read, said]);
  expect(JSON.stringify(near.blocks)).not.toContain('rash');
  expect(told(branch)).toEqual([]);
});

test('FD6: what raw SQL changed is heard of as well, and nothing that was taken back', async () => {
  const { clinic: of, caller, links, book } = await practice();
  const { id } = await book();
  const stream = await followed(of);
  const app = await sqlAs('app');
  await expect(caller.bookings.book({ ...links, startsAt: slot(9) })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await admin.query('begin');
  await admin.query('update clinic.bookings set notes = $2 where id = $1', [id, unsealed('Taken back')]);
  await admin.query('rollback');
  const seen = await inContext(app, of, client => client.query('select id from clinic.bookings'));
  expect(seen.rowCount).toBe(1);
  expect(stream.bookings()).toEqual([]);
  await admin.query('update clinic.bookings set notes = $2 where id = $1', [id, unsealed('In SQL')]);
  await stream.hearsOf(id);
  await admin.query('delete from clinic.claims where booking_id = $1', [id]);
  await admin.query('delete from clinic.bookings where id = $1', [id]);
  await expect.poll(() => stream.bookings()).toEqual([id, id]);
});

test('FD6 TEN-4: a spy in another clinic hears nothing, not even how far others have come', async () => {
  const [ours, theirs] = [await practice(), await practice()];
  const spy = await followed(theirs.clinic);
  const before = spy.lastId();
  const first = await ours.book();
  const heard = await followed(ours.clinic);
  const again = await open(here, theirs.clinic, await newCookieOf(theirs.clinic), {
    lastEventId: before ?? '',
  });
  await again.hears('resumed');
  expect(again.lastId()).toBe(before);
  const stolen = await open(there, theirs.clinic, await newCookieOf(theirs.clinic), {
    lastEventId: heard.lastId() ?? '',
  });
  await stolen.hears('missed');
  const own = await theirs.book();
  for (const stream of [spy, again, stolen]) {
    await stream.hearsOf(own.id);
    expect(stream.bookings()).toEqual([own.id]);
    expect(JSON.stringify(stream.blocks)).not.toContain(first.id);
  }
});

test('FD6 TEN-4: whoever runs SQL in another clinic cannot learn where changes are told', async () => {
  const { clinic: of, book } = await practice();
  const app = await sqlAs('app');
  const heard: string[] = [];
  app.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await app.query('listen medflow_live; listen medflow_beliefs');
  const told = await app.query(
    `select query from pg_stat_activity where query like '%medflow\\_live\\_%' and pid <> pg_backend_pid()`,
  );
  expect(told.rows).toEqual([]);
  await expect(app.query('select * from security.context_keys')).rejects.toMatchObject({ code: '42501' });
  await book();
  await app.query('select');
  expect(heard.filter(payload => payload.length > 32)).toEqual([]);
  const stream = await followed(of);
  await app.query(`select pg_notify('medflow_live', '{}')`);
  const { id } = await book();
  await stream.hearsOf(id);
  expect(stream.events().map(({ kind }) => kind)).toEqual(['ready', 'changes']);
});

test('FD6 TEN-8: a member who is bound hears of their facility only, also of a booking that leaves it', async () => {
  const { clinic: of, caller, links, book } = await practice();
  const elsewhere = (await caller.facilities.create(facilityFields(faker))).id;
  const { email } = await member(of, 'staff', [links.facilityId]);
  const bound = await open(here, of, await signIn(of, email));
  await bound.hears('ready');
  const other = await book({ facilityId: elsewhere });
  const own = await book();
  await bound.hearsOf(own.id);
  const left = await caller.bookings.move({
    ...{ id: own.id, version: own.version, startsAt: slot(15), endsAt: slot(16) },
    ...{ facilityId: elsewhere, despite: { reason: 'Test' } },
  });
  await expect.poll(() => bound.bookings()).toEqual([own.id, own.id]);
  await caller.bookings.cancel({ id: left.id, version: left.version, reason: 'Gone' });
  const last = await book();
  await bound.hearsOf(last.id);
  expect(bound.bookings()).toEqual([own.id, own.id, last.id]);
  expect(JSON.stringify(bound.blocks)).not.toContain(elsewhere);
  expect(JSON.stringify(bound.blocks)).not.toContain(other.id);
});

test('FD6: whoever was away for a moment hears what happened meanwhile, at another process as well, and once', async () => {
  const { clinic: of, book } = await practice();
  const stream = await followed(of);
  const heard = await book();
  await stream.hearsOf(heard.id);
  stream.leave();
  await stream.ended;
  const missed = [await book(), await book()];
  for (const at of [here, there]) {
    const again = await open(at, of, await newCookieOf(of), { lastEventId: stream.lastId() ?? '' });
    await again.hears('resumed');
    await expect.poll(() => again.bookings()).toEqual(missed.map(({ id }) => id));
    const later = await open(at, of, await newCookieOf(of), { lastEventId: again.lastId() ?? '' });
    await later.hears('resumed');
    expect(later.bookings()).toEqual([]);
  }
  const stranger = await open(here, of, await newCookieOf(of), { lastEventId: 'from before the last start' });
  await stranger.hears('missed');
});

test('FD6: while changes cannot be heard it says so, and afterwards that something may be missed', async () => {
  const { clinic: of, book } = await practice();
  const stream = await followed(of);
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'medflow listener' and datname = current_database()`,
  );
  await stream.hears('paused');
  await stream.hears('missed');
  const { id } = await book();
  await stream.hearsOf(id);
  expect(stream.events().map(({ kind }) => kind)).toEqual(['ready', 'paused', 'missed', 'changes']);
});

test('FD6: a change of five hundred bookings is told as one', async () => {
  const { clinic: of, book } = await practice();
  const { id } = await book();
  const stream = await followed(of);
  await admin.query(
    `do $$ begin for n in 1..500 loop update clinic.bookings set notes = '\\x0000'::bytea || convert_to(n::text, 'UTF8') where id = '${id}'; end loop; end $$`,
  );
  await stream.hears('missed');
  const { id: next } = await book();
  await stream.hearsOf(next);
  expect(stream.events().length).toBeLessThan(12);
});

test('FD6: it is told of at once, never packed, never kept, and pinged so that nobody hangs up', async () => {
  const { clinic: of } = await practice();
  const { status, headers, blocks } = await followed(of);
  expect({ status, headers }).toMatchObject({
    status: 200,
    headers: {
      ...{ 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' },
      ...{
        'x-accel-buffering': 'no',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      },
      'ratelimit-policy': expect.stringContaining('"clinic"'),
    },
  });
  expect(headers).not.toHaveProperty('content-encoding');
  await expect.poll(() => blocks.map(({ event }) => event), { timeout: 6000 }).toContain('ping');
});

test('FD6 IDN-7: nobody follows who may not see bookings, and nobody from another clinic’s door', async () => {
  const { clinic: of } = await practice();
  const other = await clinic();
  const refused = async (cookie: string, door = of) => {
    const stream = await open(here, door, cookie);
    await stream.ended;
    expect(stream.events()).toEqual([]);
    return stream.failure();
  };
  expect(await refused('')).toBe('UNAUTHORIZED');
  expect(await refused(await cookieOf(of, 'auditor'))).toBe('FORBIDDEN');
  expect(await refused(await newCookieOf(of), other)).toBe('FORBIDDEN');
});

test('FD6 IDN-8: one account follows twenty times at a process at most', async () => {
  const of = await clinic();
  const cookie = await newCookieOf(of);
  for (let n = 0; n < 20; n++) await (await open(here, of, cookie)).hears('ready');
  const last = await open(here, of, cookie);
  await last.ended;
  expect(last.failure()).toBe('TOO_MANY_REQUESTS');
  streams[0]?.leave();
  await expect
    .poll(async () => (await open(here, of, cookie)).blocks.length >= 0 && streams.at(-1)?.failure())
    .toBe(undefined);
});

test.each(['here', 'there'] as const)(
  'FD6 IDN-2 IDN-3: a session that ended, a member who was deactivated and a role that changed end their streams (%s)',
  async place => {
    const at = { here, there }[place];
    const of = await clinic();
    const owner = await as(of);
    const people = await Promise.all([member(of, 'staff'), member(of, 'staff'), member(of, 'staff')]);
    const cookies = [];
    for (const { email } of people) cookies.push(await signIn(of, email));
    const [left, gone, promoted] = await Promise.all(cookies.map(cookie => open(at, of, cookie)));
    for (const stream of [left, gone, promoted]) await stream?.hears('ready');
    const bystander = await followed(of, at);
    await here.ask({
      ...{ host: hostOf(of), path: '/api/v1/session', method: 'DELETE' },
      headers: { cookie: cookies[0] ?? '' },
    });
    const change = async (index: number, to: object) => {
      const id = people[index]?.id ?? '';
      const { version } = await owner.users.get({ id });
      await owner.users.update({ id, version, ...to });
    };
    await change(1, { status: 'inactive' });
    await change(2, { role: 'provider' });
    await Promise.all([left?.ended, gone?.ended, promoted?.ended]);
    expect([left?.failure(), gone?.failure()]).toEqual(['UNAUTHORIZED', 'FORBIDDEN']);
    expect(promoted?.events().at(-1)).toEqual({ kind: 'access' });
    expect(bystander.hasEnded()).toBe(false);
  },
);

test('FD6 T17 TEN-7: an ended support grant and a suspended clinic end their streams', async () => {
  const { clinic: of } = await practice();
  const [helper, desk] = [await consoleAs(await operator('support')), await consoleAs(await operator())];
  const visit = { clinicId: of.id, reason: 'The calendar shows an error', ticket: 'T-1234' };
  const { id } = await helper.grants.breakGlass(visit);
  const { url } = await helper.grants.open({ id });
  const entered = await here.ask({
    ...{ host: hostOf(of), path: '/trpc/support.enter', method: 'POST' },
    body: { ticket: url.split('#')[1] },
  });
  const [owner, visitor] = [await followed(of), await open(here, of, cookiesOf(entered))];
  await visitor.hears('ready');
  await (await as(of)).support.end({ id });
  await visitor.ended;
  expect(visitor.failure()).toBe('FORBIDDEN');
  expect(owner.hasEnded()).toBe(false);
  await desk.clinics.takeStep({ step: 'suspend', clinicId: of.id, reason: 'test' });
  await owner.ended;
  expect(owner.failure()).toBe('FORBIDDEN');
});

test('FD6 R2: a server that stops says so to whoever follows, and does not wait for them', async () => {
  const leaving = await openProcess();
  const { clinic: of } = await practice();
  const stream = await open(leaving, of, await newCookieOf(of));
  await stream.hears('ready');
  await leaving.serving.stop();
  await stream.ended;
  expect(stream.events().at(-1)).toEqual({ kind: 'stopping' });
  expect(stream.blocks.at(-1)).toMatchObject({ event: 'return' });
});

test('FD6 IDN-3: a page that only follows does not count as somebody being there', async () => {
  const { clinic: of } = await practice();
  const cookie = await newCookieOf(of);
  await admin.query(
    `update identity.sessions set last_seen_at = now() - interval '5 minutes' where tenant_id = $1`,
    [of.id],
  );
  await (await open(here, of, cookie)).hears('ready');
  const { rows } = await admin.query(
    `select count(*)::int from identity.sessions where tenant_id = $1 and last_seen_at > now() - interval '4 minutes'`,
    [of.id],
  );
  expect(rows).toEqual([{ count: 0 }]);
});
