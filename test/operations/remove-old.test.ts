import { expect, test } from 'vitest';
import { noteSomeEvents } from '../../server/clinic/webhooks/note-events.ts';
import { sendWebhooks } from '../../server/clinic/webhooks/send-webhooks.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { removeOld } from '../../server/operations/remove-old.ts';
import { BookingEventType } from '../../shared/clinic/webhooks.ts';
import { openTarget } from '../world/webhook-target.ts';
import { bookable, bookableAnyTime, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const { signal } = new AbortController();
const remove = (removal: Parameters<typeof removeOld>[1]) => removeOld({ planes, signal }, removal);
const left = async (table: string, tenantId: string): Promise<string[]> =>
  (await admin.query(`select id from clinic.${table} where tenant_id = $1`, [tenantId])).rows.map(
    ({ id }) => id,
  );

/** Makes rows older than anybody may, whatever triggers and references would say. */
const age = async (params: unknown[], ...statements: string[]): Promise<void> => {
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  for (const sql of statements) await admin.query(sql, params);
  await admin.query('commit');
};

test('OPS-2: holds that are over for a day are removed with what they claimed, once, and no others', async () => {
  const { caller, clinic, links } = await bookable();
  const { patientId: _patient, ...place } = links;
  const holds = [];
  for (const hour of [9, 10, 11])
    holds.push(await caller.bookings.hold({ ...place, startsAt: slot(hour), minutes: 10 }));
  const [old, over, held] = holds.map(({ id }) => id);
  for (const [id, hours] of [
    [old, 25],
    [over, 23],
  ])
    await age(
      [id, hours],
      'update clinic.holds set expires_at = now() - make_interval(hours => $2) where id = $1',
      'update clinic.claims set expires_at = now() - make_interval(hours => $2) where hold_id = $1',
    );
  expect((await Promise.all([remove('remove_holds'), remove('remove_holds')])).toSorted()).toEqual([0, 1]);
  expect(new Set(await left('holds', clinic.id))).toEqual(new Set([over, held]));
  const { rows } = await admin.query(
    'select distinct hold_id as id from clinic.claims where tenant_id = $1',
    [clinic.id],
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([over, held]));
});

test('OPS-2 SCH-4: an offer goes thirty days after its time, and the hold that kept it with the next run', async () => {
  const { caller, clinic, links } = await bookable();
  const { patientId, serviceId, ...place } = links;
  const startsAt = slot(9);
  const day = startsAt.slice(0, 10);
  const entry = await caller.waitingList.add({ patientId, serviceId, earliest: day, latest: day });
  const offered = await caller.waitingList.offer({ ...versionOf(entry), ...place, startsAt });
  await caller.waitingList.decline(versionOf(offered));
  const shift = (days: number) =>
    age(
      [clinic.id, days],
      `update clinic.waiting_offers set starts_at = now() - make_interval(days => $2) - interval '1 hour',
         ends_at = now() - make_interval(days => $2) where tenant_id = $1`,
      'update clinic.holds set expires_at = now() - make_interval(days => $2) where tenant_id = $1',
      `update clinic.claims set expires_at = now() - make_interval(days => $2) where tenant_id = $1 and hold_id is not null`,
    );
  await shift(29);
  expect([await remove('remove_offers'), await remove('remove_holds')]).toEqual([0, 0]);
  await shift(31);
  expect([await remove('remove_offers'), await remove('remove_holds')]).toEqual([1, 1]);
  expect([await left('waiting_offers', clinic.id), await left('holds', clinic.id)]).toEqual([[], []]);
  expect(await caller.waitingList.get({ id: entry.id })).toMatchObject({ status: 'waiting', passedOver: 0 });
});

test('OPS-2 S43: deliveries and events go after thirty days, nothing that is still to be sent, and nothing is told a second time', async () => {
  const { caller, clinic, links } = await bookableAnyTime();
  const target = await openTarget();
  await caller.webhooks.create({ name: 'Portal', url: target.url, events: [...BookingEventType.options] });
  const send = async () => {
    while (await noteSomeEvents(planes, clinic));
    await sendWebhooks(planes, [clinic], { allowsLoopback: true, signal, now: Date.now() + 1000 });
  };
  const booking = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await send();
  const confirmed = await caller.bookings.confirm(versionOf(booking));
  while (await noteSomeEvents(planes, clinic));
  await age(
    [clinic.id],
    `update clinic.webhooks set listens_since = now() - interval '50 days' where tenant_id = $1`,
    `update clinic.audit_entries set at = at - interval '40 days' where tenant_id = $1`,
    `update clinic.booking_events set at = at - interval '40 days' where tenant_id = $1`,
    `update clinic.webhook_deliveries set at = at - interval '40 days', settled_at = settled_at - interval '40 days'
       where tenant_id = $1`,
  );
  const removed = async () => [await remove('remove_deliveries'), await remove('remove_events')];
  // Of the two one waits, and the newest event is what the next are counted from.
  expect(await removed()).toEqual([1, 0]);
  await send();
  expect(target.received).toHaveLength(2);
  await caller.bookings.cancel({ ...versionOf(confirmed), reason: 'Ill' });
  await send();
  expect(await removed()).toEqual([0, 1]);
  await send();
  expect(target.received.map(({ body }) => JSON.parse(body).data.sequence)).toEqual([1, 2, 3]);
  expect(await left('booking_events', clinic.id)).toHaveLength(2);
});

test('OPS-2 TEN-9: nobody but the platform has anything removed, and no clinic’s own role', async () => {
  for (const role of ['app', 'identity', 'jobs'] as const)
    for (const removal of ['remove_holds', 'remove_offers', 'remove_deliveries', 'remove_events'])
      await expect(
        (await sqlAs(role)).query(`select security.${removal}(1)`),
        `${role} ${removal}`,
      ).rejects.toMatchObject({ code: '42501' });
});
