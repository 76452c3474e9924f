import { describe, expect, test } from 'vitest';
import { openAlert, vaultFault } from '../../server/access/security-events/alerts.ts';
import { morningOf } from '../../server/clinic/daily-reports/morning.ts';
import { isDailyReportWanted } from '../../server/clinic/daily-reports/report-readers.ts';
import { dailyReports, writeDailyReport } from '../../server/clinic/daily-reports/write-daily-report.ts';
import { noteSomeEvents, unnotedChanges } from '../../server/clinic/webhooks/note-events.ts';
import { sendWebhooks } from '../../server/clinic/webhooks/send-webhooks.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { inPlatform } from '../../server/data/orm/in-platform.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { reportHealth } from '../../server/platform/health-reports/report-health.ts';
import { DAY, HOUR } from '../../shared/durations.ts';
import { enteredAs } from '../world/entered-as.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openTarget } from '../world/webhook-target.ts';
import { whereDue } from '../world/where-due.ts';
import {
  as,
  bookableAnyTime,
  database,
  databaseName,
  member,
  planes,
  slot,
  sqlAs,
  systemOf,
} from '../world/world.ts';

const placeOf = <Clinic extends { slug: string }>(of: Clinic) => ({
  ...of,
  ...{ permissions: null, url: `https://${of.slug}.clinic.test` },
});
const wish = (dailyReport: boolean) => ({ notifications: { hidden: [], mailed: [], dailyReport } });
const lettersTo = async (email: string) =>
  (await mailsTo(email)).filter(({ kind }) => kind === 'reports.daily');

test('LIT-9 OPS-2 OPS-10: at six each member who wants it is written once how the day begins, whichever processes write', async () => {
  const { clinic: made, caller, links } = await bookableAnyTime();
  const ours = { ...made, timeZone: 'Europe/Berlin', locale: 'en' };
  const other = await bookableAnyTime();
  const desk = await as(ours, 'staff');
  const [{ email: lead }, { email: atDesk }] = [await caller.profile.own(), await desk.profile.own()];
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  await caller.bookings.book({ ...links, startsAt: slot(10) });
  await other.caller.bookings.book({ ...other.links, startsAt: slot(9) });
  await inPlatform(planes, em => openAlert(em, vaultFault(ours.id)));
  const day = slot(9).slice(0, 10);
  const six = Date.parse(`${day}T06:05:00+01:00`);
  const write = (now: number) =>
    whereDue(ours, dailyReports, () => writeDailyReport(planes, placeOf(ours), now));

  await write(six);
  expect(await lettersTo(lead)).toEqual([]);
  await caller.preferences.save(wish(true));
  await desk.preferences.save(wish(true));
  await write(six - HOUR);
  expect(await lettersTo(lead)).toEqual([]);

  await using second = await openPlanes(database, entities, databaseName, { poolMax: 3 });
  await Promise.all([planes, second, planes, second].map(own => writeDailyReport(own, placeOf(ours), six)));
  await write(six + HOUR);
  const [[letter, ...more], [short, ...others]] = [await lettersTo(lead), await lettersTo(atDesk)];
  expect([more, others]).toEqual([[], []]);
  expect(letter?.body).toContain(
    `Bookings today: 2\n  https://${ours.slug}.clinic.test/bookings?span=today\n`,
  );
  expect(letter?.body).toContain('Of these nobody has confirmed: 2');
  expect(letter?.body).toContain('Security alerts that are open: 1');
  expect(short?.body).toContain('Bookings today: 2');
  expect(short?.body).not.toMatch(/alerts|could not be sent/);
  const { lastName } = await caller.patients.get({ id: links.patientId });
  expect(JSON.stringify([letter, short])).not.toContain(lastName);
  expect((await caller.status.report()).morning?.counts).toMatchObject({ bookings: 2, alerts: 1 });

  // A letter that waited is sent to whoever still wants it.
  const isWanted = () =>
    asActor(planes, systemOf(ours), em => isDailyReportWanted(em, String(letter?.aboutId), lead), {
      readOnly: true,
    });
  expect(await isWanted()).toBe(true);
  await caller.preferences.save(wish(false));
  expect(await isWanted()).toBe(false);
  await write(six + DAY);
  expect([(await lettersTo(lead)).length, (await lettersTo(atDesk)).length]).toEqual([1, 2]);
});

test('TEN-8: who is bound to facilities is told of these alone', async () => {
  const { clinic: made, caller, links } = await bookableAnyTime();
  const ours = { ...made, timeZone: 'Europe/Berlin', locale: 'de' };
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const elsewhere = await caller.facilities.create({ name: 'Elsewhere', timeZone: 'Europe/Berlin' });
  const bound = await enteredAs(ours, (await member(ours, 'admin', [elsewhere.id])).id);
  await bound.preferences.save(wish(true));
  await writeDailyReport(planes, placeOf(ours), Date.parse(`${slot(9).slice(0, 10)}T06:00:00+01:00`));

  const [letter] = await lettersTo((await bound.profile.own()).email);
  expect(letter?.body).toContain('Termine heute: 0');
  expect(letter?.body).not.toContain('versendet');
  expect((await bound.status.report()).morning).toBeNull();
  const admin = await sqlAs('admin');
  const { rows } = await admin.query('select counts from clinic.daily_reports where tenant_id = $1', [
    ours.id,
  ]);
  expect(rows).toMatchObject([{ counts: { bookings: 1 } }]);
});

test('OPS-10 DEV-1: webhooks that asked for it are told of reports, each once, and of no booking less', async () => {
  const { clinic: made, caller, links } = await bookableAnyTime();
  const ours = { ...made, timeZone: 'Europe/Berlin', locale: 'en' };
  const target = await openTarget();
  const events = ['booking.created', 'report.daily', 'report.weekly'] as const;
  await caller.webhooks.create({ name: 'Reports', url: target.url, events: [...events] });
  await caller.webhooks.create({ name: 'Bookings', url: target.url, events: ['booking.cancelled'] });
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const admin = await sqlAs('admin');
  // Nobody noted it for an hour, and reports are written meanwhile.
  for (const sql of [
    `update clinic.webhooks set listens_since = now() - interval '2 hours' where tenant_id = $1`,
    `update clinic.audit_entries set at = at - interval '1 hour' where tenant_id = $1`,
    `update platform.clinics set created_at = now() - interval '20 days' where id = $1`,
  ])
    await admin.query(sql, [ours.id]);
  const { signal } = new AbortController();
  const six = Date.parse(`${slot(9).slice(0, 10)}T06:00:00+01:00`);
  for (let again = 0; again < 2; again++) {
    await whereDue(ours, dailyReports, () => writeDailyReport(planes, placeOf(ours), six));
    await Promise.all([reportHealth(planes, signal), reportHealth(planes, signal)]);
  }
  await whereDue(ours, unnotedChanges, () => noteSomeEvents(planes, ours));
  await sendWebhooks(planes, [ours], { allowsLoopback: true, signal, now: Date.now() + 1000 });

  const told = target.received
    .map(({ body }) => JSON.parse(body))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1));
  expect(told.map(({ type }) => type)).toEqual([...events]);
  expect(told[1].data).toMatchObject({ day: slot(9).slice(0, 10), bookings: 1, unconfirmed: 1, alerts: 0 });
  expect(told[2].data).toMatchObject({ state: 'HEALTHY', crossTenantAttempts: 0 });
  expect((await caller.webhookDeliveries.list({})).items.map(({ type }) => type).toSorted()).toEqual([
    ...events,
  ]);
});

describe('LIT-9: the morning of a clinic', () => {
  const at = (instant: string, zone: string) => morningOf(Date.parse(instant), zone);

  test('begins at six by its own clock and is over at noon', () => {
    expect(at('2026-11-30T00:14:59Z', 'Asia/Kathmandu')).toBeNull();
    expect(at('2026-11-30T00:15:00Z', 'Asia/Kathmandu')?.day).toBe('2026-11-30');
    expect(at('2026-11-30T13:59:59Z', 'America/Los_Angeles')).toBeNull();
    expect(at('2026-11-30T14:00:00Z', 'America/Los_Angeles')?.day).toBe('2026-11-30');
    expect(at('2026-11-30T11:00:00Z', 'Europe/London')?.day).toBe('2026-11-30');
    expect(at('2026-11-30T12:00:00Z', 'Europe/London')).toBeNull();
  });

  test('is of a day that the clocks make longer or shorter', () => {
    expect(at('2026-10-25T06:00:00Z', 'Europe/Berlin')).toEqual({
      ...{ day: '2026-10-25', yesterday: '2026-10-24', yesterdayAt: new Date('2026-10-23T22:00:00Z') },
      ...{ beginsAt: new Date('2026-10-24T22:00:00Z'), endsAt: new Date('2026-10-25T23:00:00Z') },
    });
  });
});
