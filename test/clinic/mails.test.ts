import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { calendarText } from '../../server/clinic/ics/write-calendar.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { type Letter, post } from '../../server/data/outbox/post.ts';
import { keyFolder } from '../../server/data/vault/key-store.ts';
import { versionOf } from '../../server/data/vault/keyring.ts';
import { localRootKey } from '../../server/data/vault/root-key.ts';
import { Vault } from '../../server/data/vault/vault.ts';
import { entities } from '../../server/entities.ts';
import { MailSender } from '../../server/operations/mail-sender.ts';
import { appRouter } from '../../server/router.ts';
import { vaultSecret } from '../../server/secrets.ts';
import { outboxOf as outboxIn } from '../world/mailbox.ts';
import { everyPage } from '../world/pages.ts';
import { openMailServer } from '../world/smtp.ts';
import {
  as,
  clinic,
  contextWith,
  database,
  databaseName,
  env,
  hostOf,
  inContext,
  log,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
  tokenOf,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const server = await openMailServer();
const settings = { mailFrom: 'MedFlow <no-reply@clinics.test>', domain: 'clinics.test', smtpUrl: server.url };
const sender = new MailSender(planes, log, settings);
afterAll(() => sender.stop());

const letter = (subject: string, more: { recipient?: string } = {}) => ({
  ...{ kind: 'test', recipient: 'ida@patients.test', subject, body: 'Grüße,\n.\nIda\n' },
  ...more,
});
const secretLetter = (subject: string, body: string) => ({ ...letter(subject), body, secret: true as const });
const write = (of: TestClinic, ...letters: Letter[]) =>
  asActor(planes, systemOf(of), async em => {
    for (const one of letters) post(em, of.id, one);
  });
const outboxOf = async (of: TestClinic) => {
  const { rows } = await admin.query(
    'select id, status, attempts, fault, sent_at, due_at > now() as later from clinic.mails where tenant_id = $1 order by at, id',
    [of.id],
  );
  return rows;
};
/** As if the time of the next try had come. */
const becomeDue = (of: TestClinic) =>
  admin.query("update clinic.mails set due_at = now() - interval '1 second' where tenant_id = $1", [of.id]);
const alertsOf = ({ id }: TestClinic) =>
  planes.platform.em.fork().find(Alert, { name: 'VaultFault', tenantId: id });
const subjects = () => server.delivered.map(({ data }) => /^Subject: (.*)$/m.exec(data)?.[1] ?? '');

beforeEach(async () => {
  await admin.query("update clinic.mails set status = 'sent' where status = 'queued'");
  server.delivered.length = 0;
  server.mood.recipient = '250 OK';
  server.mood.greeting = '220 mail.test ESMTP';
});

describe('the sender', () => {
  test('TEN-12 WRK-3: a clinic’s mails bear its name, its address for answers and its footer, others’ do not', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const look = { senderName: 'Dr. Bell, “Sunrise”', replyTo: 'desk@sunrise.test', footer: 'Open 9 to 5' };
    await (await as(ours)).settings.updateCommunication({ version: 1, ...look });
    await write(ours, letter('Ours'));
    await write(theirs, letter('Theirs'));
    await sender.sendDue();
    const dataOf = (subject: string) =>
      server.delivered.find(({ data }) => data.includes(`Subject: ${subject}\n`))?.data ?? '';
    expect(dataOf('Ours')).toMatch(/^From: =\?UTF-8\?Q\?Dr=2E_Bell\S*\s+<no-reply@clinics\.test>$/m);
    expect(dataOf('Ours')).toContain('Reply-To: desk@sunrise.test\n');
    expect(dataOf('Ours')).toMatch(/\n--=20\nOpen 9 to 5\n/);
    expect(dataOf('Theirs')).toContain('From: MedFlow <no-reply@clinics.test>\n');
    expect(dataOf('Theirs')).not.toMatch(/Reply-To|Open 9/);
  });

  test('WRK-3: hands over what is due in every clinic, as it was written', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await write(ours, letter('First'), letter('Second'));
    await write(theirs, letter('Third'));
    await sender.sendDue();
    expect(subjects().toSorted()).toEqual(['First', 'Second', 'Third']);
    const [mail] = server.delivered;
    expect(mail).toMatchObject({ from: 'no-reply@clinics.test', to: 'ida@patients.test' });
    expect(mail?.data).toContain('From: MedFlow <no-reply@clinics.test>');
    expect(mail?.data).toMatch(/^Message-ID: <[0-9a-f-]{36}@clinics\.test>$/m);
    // A lone dot would end the mail, so it travels as two.
    expect(mail?.data).toContain('\n..\n');
    expect(await outboxOf(ours)).toMatchObject([
      { status: 'sent', attempts: 1, fault: null, sent_at: expect.any(Date) },
      { status: 'sent', attempts: 1, fault: null, sent_at: expect.any(Date) },
    ]);
    await sender.sendDue();
    expect(server.delivered).toHaveLength(3);
  });

  test('S34: a calendar goes along in the name of who sends it, and the part’s type names its method', async () => {
    const ours = await clinic();
    const event = {
      ...{ uid: 'b.t@medflow', sequence: 2, changedAt: new Date(), status: 'CANCELLED' as const },
      ...{ startsAt: new Date('2031-01-06T08:00:00Z'), endsAt: new Date('2031-01-06T08:30:00Z') },
      ...{ summary: 'Appointment', location: 'Room 1' },
    };
    await write(ours, { ...letter('Off'), calendar: calendarText({ method: 'CANCEL', events: [event] }) });
    await sender.sendDue();
    const [mail] = server.delivered;
    expect(mail?.data).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=CANCEL/im);
    expect(mail?.data).toContain('appointment.ics');
    expect(mail?.data).toMatch(/ORGANIZER;CN=[^]*mailto:no-reply@clinics\.test/);
    const { items } = await (await as(ours)).mails.list({});
    expect(items).toMatchObject([{ subject: 'Off', attachment: 'appointment.ics' }]);
  });

  test.each(['app', 'identity', 'platform'] as const)(
    'A11 S10 PHI-1: what a mail says is sealed where SQL can read it, whoever wrote it (%s), and sent as it was written',
    async plane => {
      const ours = await clinic();
      const body = 'Please follow http://clinics.test/reset-password#planted-secret now.';
      const posted = { ...secretLetter('Planted', body), calendar: 'planted' };
      // Of a process that has not worked in the clinic, and so has not loaded its keys.
      const vault = new Vault(localRootKey(await vaultSecret(env)), keyFolder(join(env.dataDir, 'keys')));
      await using others = await openPlanes(database, entities, databaseName, { poolMax: 4, vault });
      if (plane === 'app') await write(ours, posted);
      else await others[plane].em.fork().transactional(async em => post(em, ours.id, posted));
      const read = (client: pg.Client) =>
        client.query<Record<string, Buffer>>('select subject, body, calendar from clinic.mails');
      const { rows } = await inContext(await sqlAs('app'), ours, read);
      expect(rows).toHaveLength(1);
      for (const sealed of Object.values(rows[0] ?? {})) {
        expect(versionOf(sealed)).toBe(1);
        expect(sealed.toString('latin1')).not.toMatch(/planted|clinics.test/i);
      }
      expect(await outboxIn(ours)).toMatchObject([posted]);
      await admin.query('update clinic.mails set calendar = null where tenant_id = $1', [ours.id]);
      await sender.sendDue();
      expect(server.delivered.map(({ data }) => data).join('')).toContain('planted-secret');
    },
  );

  test('AT1: what a mail says and to whom cannot be changed by SQL in the clinic', async () => {
    const ours = await clinic();
    await write(ours, secretLetter('Reset', 'Please follow #planted-secret now.'));
    const app = await sqlAs('app');
    for (const change of [
      "recipient = 'eve@medflow.test'",
      "subject = 'x'",
      "body = 'x'",
      "calendar = 'x'",
      'secret = false',
      "kind = 'x'",
      "at = 'epoch'",
      `tenant_id = '${ours.id}'`,
      'id = id',
    ])
      await expect(
        inContext(app, ours, client => client.query(`update clinic.mails set ${change}`)),
        change,
      ).rejects.toMatchObject({ code: '42501' });
    // The place of a mail is taken, and nobody can empty it for a copy.
    const copy = `insert into clinic.mails select (jsonb_populate_record(m, '{"recipient": "eve@medflow.test"}')).* from clinic.mails m`;
    await expect(inContext(app, ours, client => client.query(copy))).rejects.toMatchObject({ code: '23505' });
    await expect(
      inContext(app, ours, client => client.query('delete from clinic.mails')),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });

  test.each([
    ['for another recipient', { recipient: 'eve@medflow.test', id: crypto.randomUUID() }],
    ['into another clinic', {}],
  ])(
    'AT1 E2: a mail that was copied %s does not open and is given up with an alert; the others are sent',
    async (_what, change) => {
      const [ours, theirs] = [await clinic(), await clinic()];
      await write(ours, secretLetter('Reset', 'Please follow #planted-secret now.'));
      const { rows } = await admin.query(
        'select to_jsonb(m) as row from clinic.mails m where tenant_id = $1',
        [ours.id],
      );
      await admin.query(`update clinic.mails set status = 'sent' where tenant_id = $1`, [ours.id]);
      const place = 'recipient' in change ? ours : theirs;
      await inContext(await sqlAs('app'), place, client =>
        client.query('insert into clinic.mails select * from jsonb_populate_record(null::clinic.mails, $1)', [
          JSON.stringify({ ...rows[0].row, tenant_id: place.id, ...change }),
        ]),
      );
      await write(place, letter('Fine'));
      await sender.sendDue();
      expect(subjects()).toEqual(['Fine']);
      const outbox = await outboxOf(place);
      expect(outbox).toContainEqual(
        expect.objectContaining({ status: 'failed', attempts: 1, fault: 'seal' }),
      );
      expect(await alertsOf(place)).toMatchObject([{ severity: 'critical' }]);
    },
  );

  test('PHI-2: a clinic whose keys are away keeps its mails and no other one waiting, until they are brought back', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await write(ours, letter('Ours'));
    const store = keyFolder(join(env.dataDir, 'keys'));
    const [key] = await store.read(ours.id);
    if (!key) throw new Error('no key');
    await planes.vault.destroy(ours.id);
    await write(theirs, letter('Theirs'));
    await sender.sendDue();
    expect(await outboxOf(ours)).toMatchObject([{ status: 'queued', attempts: 1, fault: 'seal' }]);
    await store.add(ours.id, { ...key, rootKey: 'another one' });
    planes.vault.forget(ours.id);
    await becomeDue(ours);
    await sender.sendDue();
    expect(await outboxOf(ours)).toMatchObject([{ status: 'queued', attempts: 1 }]);
    expect(await alertsOf(ours)).toMatchObject([{ count: 2 }]);
    expect(subjects()).toEqual(['Theirs']);
    await store.remove(ours.id);
    await store.add(ours.id, key);
    await sender.sendDue();
    expect(subjects()).toEqual(['Theirs', 'Ours']);
  });

  test('A11: once a link that lets its reader in is sent, no table holds it any more', async () => {
    const ours = await clinic();
    const body = 'Please follow http://clinics.test/reset-password#planted-secret now.';
    await write(ours, secretLetter('Reset', body), letter('Open'));
    await sender.sendDue();
    expect(server.delivered.map(({ data }) => data).join('')).toContain('planted-secret');
    expect(JSON.stringify(await outboxIn(ours))).not.toContain('planted-secret');
    const { items } = await (await as(ours)).mails.list({});
    expect(items.find(({ subject }) => subject === 'Reset')?.body).toContain('is not kept');
  });

  test('WRK-3: several processes do not send one mail twice', async () => {
    const ours = await clinic();
    await write(ours, ...Array.from({ length: 12 }, (_, n) => letter(`Mail ${n}`)));
    await using others = await openPlanes(database, entities, databaseName, { poolMax: 10 });
    const another = new MailSender(others, log, settings);
    await Promise.all([sender.sendDue(), another.sendDue(), sender.sendDue(), another.sendDue()]);
    await another.stop();
    expect(subjects().toSorted()).toEqual(Array.from({ length: 12 }, (_, n) => `Mail ${n}`).toSorted());
  });

  test('WRK-3: a mail server that is busy or away is tried again later, and later still', async () => {
    const ours = await clinic();
    await write(ours, letter('Patience'));
    server.mood.recipient = '451 busy';
    await sender.sendDue();
    expect(await outboxOf(ours)).toMatchObject([
      { status: 'queued', attempts: 1, fault: 'SMTP 451', later: true },
    ]);
    await sender.sendDue();
    expect(await outboxOf(ours)).toMatchObject([{ attempts: 1 }]);
    await becomeDue(ours);
    const away = new MailSender(planes, log, { ...settings, smtpUrl: 'smtp://127.0.0.1:1' });
    await away.sendDue();
    await away.stop();
    expect(await outboxOf(ours)).toMatchObject([
      { status: 'queued', attempts: 2, fault: 'ESOCKET', later: true },
    ]);
    server.mood.recipient = '250 OK';
    await becomeDue(ours);
    await sender.sendDue();
    expect(subjects()).toEqual(['Patience']);
    expect(await outboxOf(ours)).toMatchObject([{ status: 'sent', attempts: 3, fault: null }]);
  });

  test('WRK-3: what the server refuses for good is given up, and so is what was tried often enough', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await write(ours, letter('Nobody of that name'));
    server.mood.recipient = '550 no such user';
    await sender.sendDue();
    expect(await outboxOf(ours)).toMatchObject([{ status: 'failed', attempts: 1, fault: 'SMTP 550' }]);
    await write(theirs, letter('Never mind'));
    server.mood.recipient = '451 busy';
    for (let attempts = 1; attempts <= 9; attempts++) {
      await becomeDue(theirs);
      await sender.sendDue();
      expect(await outboxOf(theirs)).toMatchObject([
        { attempts, status: attempts < 9 ? 'queued' : 'failed' },
      ]);
    }
    server.mood.recipient = '250 OK';
    await sender.sendDue();
    expect(server.delivered).toEqual([]);
    const caller = await as(ours);
    const [mail] = (await caller.mails.list({ status: 'failed' })).items;
    await caller.mails.retry({ id: mail?.id ?? '' });
    await sender.sendDue();
    expect(subjects()).toEqual(['Nobody of that name']);
    await expect(caller.mails.retry({ id: mail?.id ?? '' })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
  });

  test('WRK-3: who dies while handing a mail over leaves it to be tried again', async () => {
    const ours = await clinic();
    await write(ours, letter('Left behind'));
    // The attempt is counted and the next one set before the mail is handed over; nothing else remains of a dead process.
    await admin.query(
      "update clinic.mails set attempts = 1, due_at = now() + interval '1 minute' where tenant_id = $1",
      [ours.id],
    );
    await sender.sendDue();
    expect(server.delivered).toEqual([]);
    await becomeDue(ours);
    await sender.sendDue();
    expect(subjects()).toEqual(['Left behind']);
  });

  test('I7: a subject cannot add headers or recipients', async () => {
    const ours = await clinic();
    await write(ours, letter('Hello\r\nBcc: everybody@patients.test\r\n\r\nBuy this'));
    await sender.sendDue();
    expect(server.delivered).toMatchObject([{ to: 'ida@patients.test' }]);
    expect(server.delivered[0]?.data).not.toMatch(/^Bcc:/m);
  });

  test('TEN-9: knows which clinics have mail and nothing else of them, which no clinic’s own role may ask', async () => {
    const ours = await clinic();
    await write(ours, letter('Private'));
    const platform = await sqlAs('platform');
    const { rows } = await platform.query('select id from security.clinics_with_mail() id');
    expect(rows).toEqual([{ id: ours.id }]);
    await expect(platform.query('select * from clinic.mails')).rejects.toMatchObject({ code: '42501' });
    for (const role of ['identity', 'app'] as const)
      await expect((await sqlAs(role)).query('select security.clinics_with_mail()')).rejects.toMatchObject({
        code: '42501',
      });
  });
});

describe('the outbox', () => {
  test('WRK-3: lists the newest first, by pages and by status', async () => {
    const ours = await clinic();
    for (const n of [1, 2, 3]) await write(ours, letter(`Mail ${n}`));
    const second = (await outboxIn(ours)).find(({ subject }) => subject === 'Mail 2');
    await admin.query("update clinic.mails set status = 'failed' where id = $1", [second?.id]);
    const caller = await as(ours);
    const pages = await everyPage(cursor => caller.mails.list({ cursor, limit: 2 }));
    expect(pages.map(page => page.map(({ subject }) => subject))).toEqual([['Mail 3', 'Mail 2'], ['Mail 1']]);
    expect((await caller.mails.list({ status: 'failed' })).items).toMatchObject([
      { subject: 'Mail 2', status: 'failed' },
    ]);
    expect((await (await as(await clinic())).mails.list({})).items).toEqual([]);
  });

  test('A5: shows a link that lets its reader in on development machines only', async () => {
    const ours = await clinic();
    await write(ours, letter('Open'), secretLetter('Secret', 'A link'));
    const context = contextWith(hostOf(ours), await tokenOf(ours));
    const outbox = { showsSecrets: false, isSending: true };
    const inProduction = await appRouter.createCaller({ ...context, outbox }).mails.list({});
    const bodies = ({ items }: typeof inProduction) =>
      Object.fromEntries(items.map(({ subject, body }) => [subject, body === null ? null : 'shown']));
    expect(bodies(inProduction)).toEqual({ Open: 'shown', Secret: null });
    expect(inProduction.isSending).toBe(true);
    expect(bodies(await (await as(ours)).mails.list({}))).toEqual({ Open: 'shown', Secret: 'shown' });
    const invited = await appRouter.createCaller({ ...context, outbox }).invitations.invite({
      ...{ email: 'new@colleague.test', firstName: 'New', lastName: 'Colleague', role: 'staff' },
    });
    expect(invited.link).toBeNull();
  });

  test('FD25: in production nobody but the addressee reads a link that lets its reader in, wherever they look', async () => {
    const ours = await clinic();
    const context = contextWith(hostOf(ours), await tokenOf(ours));
    const caller = appRouter.createCaller({ ...context, outbox: { showsSecrets: false, isSending: true } });
    const { invitation } = await caller.invitations.invite({
      ...{ email: 'new@colleague.test', firstName: 'New', lastName: 'Colleague', role: 'staff' },
    });
    await caller.invitations.resend({ id: invitation.id, version: invitation.version });
    await appRouter.createCaller(contextWith(hostOf(ours))).account.requestReset({ email: ours.ownerEmail });
    const seen = async () => ({
      mails: await caller.mails.list({}),
      invitations: await caller.invitations.list({}),
      audit: await caller.audit.search({}),
    });
    const secret = /#[\w-]{43}/;
    const waiting = await seen();
    expect(waiting.mails.items.map(({ kind, body }) => [kind, body])).toEqual([
      ['reset', null],
      ['invitation', null],
      ['invitation', null],
    ]);
    expect(JSON.stringify(waiting)).not.toMatch(secret);
    await sender.sendDue();
    expect(server.delivered).toHaveLength(3);
    expect(JSON.stringify(await seen())).not.toMatch(secret);
  });

  test('FD25: a mail with such a link cannot be posted as one that others may read', async () => {
    const ours = await clinic();
    const open = { ...letter('Open'), body: `http://clinics.test/reset-password#${'x'.repeat(43)}` };
    await expect(write(ours, open)).rejects.toThrow('secret');
  });

  test('WRK-3: nobody tries a mail of another clinic again', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await write(theirs, letter('Theirs'));
    const [mail] = (await (await as(theirs)).mails.list({})).items;
    await expect((await as(ours)).mails.retry({ id: mail?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
