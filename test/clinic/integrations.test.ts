import { expect, test } from 'vitest';
import { noteSomeEvents, unnotedChanges } from '../../server/clinic/webhooks/note-events.ts';
import { bound } from '../world/bound.ts';
import { mailsTo } from '../world/mailbox.ts';
import { whereDue } from '../world/where-due.ts';
import { as, bookableAnyTime, clinic, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

test('SET-1: whoever leads a clinic sends themselves a letter, and sees what became of it', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const state = async () => (await caller.integrations.state()).mail;
  expect(await state()).toMatchObject({ lastFailure: null, lastTest: null });
  const before = (await state())?.waiting ?? 0;

  const { recipient } = await caller.integrations.tryMail();
  expect(recipient).toBe(ours.ownerEmail);
  const [letter, ...others] = (await mailsTo(recipient)).filter(({ kind }) => kind === 'test');
  expect(others).toEqual([]);
  expect(letter?.body).toContain('It does.');
  expect(await state()).toMatchObject({ waiting: before + 1, lastTest: { status: 'queued', fault: null } });
  await expect(caller.integrations.tryMail()).rejects.toMatchObject({
    message: 'A test letter to you was written less than a minute ago.',
  });
  const settle = (fields: string) =>
    admin.query(
      `update clinic.mails set ${fields} where tenant_id = $1 and kind = 'test' and recipient = $2`,
      [...[ours.id, recipient]],
    );
  await settle("status = 'failed', fault = 'SMTP 550'");
  expect(await state()).toMatchObject({
    lastFailure: { fault: 'SMTP 550' },
    lastTest: { status: 'failed', fault: 'SMTP 550' },
  });
  await settle("status = 'failed', fault = 'outdated'");
  expect(await state()).toMatchObject({ lastFailure: null });
  await settle("status = 'sent', fault = null, sent_at = now()");
  expect(await state()).toMatchObject({ lastSentAt: expect.any(String), lastTest: { status: 'sent' } });
  // Somebody else has their own.
  expect((await (await as(ours, 'admin')).integrations.tryMail()).recipient).not.toBe(recipient);
});

test('SET-1 DEV-1 SCH-4: feeds and webhooks tell whether anything is fetched, delivered and given up', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  await caller.webhooks.create({
    ...{ name: 'Portal', url: 'https://192.0.43.8/medflow', events: ['booking.created'] },
  });
  await caller.calendarFeeds.createOwn({});
  expect(await caller.integrations.state()).toMatchObject({
    calendarFeeds: { feeds: 1, lastFetchedAt: null },
    webhooks: { active: 1, dead: 0, lastFailure: null, targets: [{ name: 'Portal', last: null }] },
  });
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  await whereDue(ours, unnotedChanges, () => noteSomeEvents(planes, ours));
  const failing = `update clinic.webhook_deliveries set status = $2, attempts = 8, fault = $3, response_status = 503,
    settled_at = case when $2 = 'queued' then null else now() end where tenant_id = $1`;
  const state = async () => (await caller.integrations.state()).webhooks;
  await admin.query(failing, [ours.id, 'dead', 'status']);
  const [webhook] = (await caller.webhooks.list({})).items;
  const dead = await state();
  expect(dead).toMatchObject({
    lastFailure: { webhook: webhook?.name, responseStatus: 503, fault: 'status' },
    ...{ inVain: 0, lastDeliveredAt: null },
  });
  expect(dead?.dead).toBeGreaterThan(0);
  const last = dead?.targets.find(({ id }) => id === webhook?.id)?.last;
  expect(last).toMatchObject({ status: 'dead', responseStatus: 503 });
  await caller.webhookDeliveries.replay({ id: last?.deliveryId ?? '' });
  expect((await state())?.targets.find(({ id }) => id === webhook?.id)?.last).toMatchObject({
    ...{ deliveryId: last?.deliveryId, status: 'queued' },
  });
  await admin.query(failing, [ours.id, 'delivered', null]);
  expect(await state()).toMatchObject({ dead: 0, lastFailure: null, lastDeliveredAt: expect.any(String) });

  await admin.query('update clinic.feed_fetches set at = now() where tenant_id = $1', [ours.id]);
  expect((await caller.integrations.state()).calendarFeeds?.lastFetchedAt).not.toBeNull();
});

test('SET-1 TEN-8: nobody sees of it what is not theirs, and no clinic sees another’s', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await (await as(ours)).integrations.tryMail();
  expect((await (await as(theirs)).integrations.state()).mail).toMatchObject({ lastTest: null });
  const none = { mail: null, calendarFeeds: null, webhooks: null };
  expect(await (await as(ours, 'staff')).integrations.state()).toEqual(none);
  const [facility] = (await (await as(ours)).facilities.list({})).items;
  const lead = await bound(ours, 'admin', [facility?.id ?? '']);
  expect(await lead.caller.integrations.state()).toEqual(none);
  await expect(lead.caller.integrations.tryMail()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
