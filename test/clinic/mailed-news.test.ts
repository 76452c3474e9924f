import { expect, test } from 'vitest';
import { isNewsWanted, mailedNews, mailNews } from '../../server/clinic/notifications/mail-news.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { MailSender } from '../../server/operations/mail-sender.ts';
import type { NotificationKind } from '../../shared/clinic/notifications.ts';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import type { Permission } from '../../shared/permissions.ts';
import { enteredAs } from '../world/entered-as.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openMailServer } from '../world/smtp.ts';
import { whereDue } from '../world/where-due.ts';
import {
  as,
  bookableAnyTime,
  clinic,
  database,
  databaseName,
  log,
  planes,
  slot,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');

/** When what happened until now is old enough. */
const later = () => Date.now() + 10 * MINUTE;
const placeOf = (of: TestClinic, permissions: Permission[] | null = null) => ({
  ...of,
  ...{ permissions, url: `https://${of.slug}.clinic.test` },
});
const write = (of: TestClinic, now = later()) =>
  whereDue(of, mailedNews, () => mailNews(planes, placeOf(of), now));

/** A clinic whose lead tells everybody something, and a member of the front desk who wants a letter about that. */
const telling = async () => {
  const ours = await clinic();
  const [lead, desk] = [await as(ours), await as(ours, 'staff')];
  const { email } = await desk.profile.own();
  const wish = (mailed: NotificationKind[], hidden: NotificationKind[] = []) =>
    desk.preferences.save({ notifications: { hidden, mailed } });
  const publish = (title: string) =>
    lead.announcements.create({ title, text: title, publishesAt: new Date(Date.now() - HOUR).toISOString() });
  const letters = async () => (await mailsTo(email)).filter(({ kind }) => kind === 'notifications.news');
  const readAll = () => desk.notifications.markRead({ until: new Date().toISOString() });
  return { ours, lead, email, wish, publish, letters, readAll };
};

test('WRK-3: one letter gathers what is new, ten minutes later and once, whichever processes write', async () => {
  const { ours, email, wish, publish, letters } = await telling();
  await publish('Before anybody wished for letters');
  await write(ours);
  expect(await letters()).toEqual([]);

  await wish(['announcement_published']);
  await publish('Fire drill');
  await publish('Summer party');
  await write(ours, Date.now());
  expect(await letters()).toEqual([]);

  await using other = await openPlanes(database, entities, databaseName, { poolMax: 3 });
  const now = later();
  await Promise.all([planes, other, planes, other].map(own => mailNews(own, placeOf(ours), now)));
  await write(ours);
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ recipient: email, subject: `${ours.name}: something is new for you` });
  expect(letter?.body).toContain(`- Announcements: 2\n\nSign in to see what it is:\n\nhttps://${ours.slug}.`);
  expect(letter?.body).not.toMatch(/Fire drill|Summer party/);

  await publish('Winter party');
  await write(ours);
  const [, next] = await letters();
  expect(next?.body).toContain('- Announcements: 1\n');
});

test('WRK-3: what was seen under the bell is in no letter, but for what the bell leaves out', async () => {
  const { ours, wish, publish, letters, readAll } = await telling();
  await wish(['announcement_published']);
  await publish('Fire drill');
  await readAll();
  await write(ours);
  expect(await letters()).toEqual([]);

  await wish(['announcement_published'], ['announcement_published']);
  await publish('Summer party');
  await readAll();
  await write(ours);
  expect((await letters()).map(({ body }) => body)).toEqual([
    expect.stringContaining('- Announcements: 1\n'),
  ]);
});

test('WRK-3: a letter counts the kinds that are wished for, in German for who reads German, and names no patient', async () => {
  const { clinic: ours, caller, links, patient } = await bookableAnyTime();
  const practitioner = await enteredAs(ours, links.practitionerId);
  await practitioner.profile.chooseLanguage({ language: 'de' });
  const mailed = ['booking_cancelled' as const, 'webhook_failing' as const];
  await practitioner.preferences.save({ notifications: { hidden: [], mailed } });
  for (const hour of [9, 11]) {
    const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(hour) });
    await caller.bookings.cancel({ id, version, reason: 'The patient rang' });
  }
  // What the clinic's package leaves out, the bell does not tell either.
  await mailNews(planes, placeOf(ours, ['announcements:read']), later());
  const { email } = await practitioner.profile.own();
  expect(await mailsTo(email)).toEqual([]);

  await write(ours);
  const [letter, ...more] = await mailsTo(email);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe(`${ours.name}: Es gibt Neues für Sie`);
  expect(letter?.body).toContain('- Ihre Termine, die abgesagt wurden: 2\n');
  expect(letter?.body).not.toContain('gebuchte');
  expect(letter?.body).not.toContain(patient.lastName);
});

test('WRK-3 TEN-2: nobody writes to who is deactivated, nor where the clinic is closed, and no letter that waited is sent to them', async () => {
  const { ours, lead, email, wish, publish, letters } = await telling();
  const gone = await telling();
  for (const world of [gone, { wish, publish }]) {
    await world.wish(['announcement_published']);
    await world.publish('Fire drill');
  }
  await admin.query(`update platform.clinics set status = 'suspended' where id = $1`, [gone.ours.id]);
  await write(gone.ours);
  expect(await gone.letters()).toEqual([]);

  await write(ours);
  expect(await letters()).toHaveLength(1);
  const { rows } = await admin.query<{ id: string }>(
    'select about_id as id from clinic.mails where recipient = $1',
    [email],
  );
  const isWanted = (address = email) =>
    asActor(planes, systemOf(ours), em => isNewsWanted(em, rows[0]?.id ?? '', address));
  expect([await isWanted(), await isWanted('former@clinic.test')]).toEqual([true, false]);
  await wish([]);
  expect(await isWanted()).toBe(false);
  await wish(['announcement_published']);

  await publish('Summer party');
  const member = (await lead.users.list({})).items.find(user => user.email === email);
  await lead.users.update({ id: member?.id ?? '', version: member?.version ?? 0, status: 'inactive' });
  await write(ours);
  expect(await letters()).toHaveLength(1);

  const server = await openMailServer();
  const sender = new MailSender(planes, log, {
    ...{ smtpUrl: server.url, mailFrom: 'MedFlow <medflow@clinic.test>', domain: 'localhost' },
  });
  await sender.sendDue();
  await sender.stop();
  const sent = await admin.query('select status, fault from clinic.mails where recipient = $1', [email]);
  expect(sent.rows).toEqual([{ status: 'failed', fault: 'outdated' }]);
});
