import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { patientFields, userFields } from '../../server/demo/factories/factories.ts';
import { backUp, backupsOf } from '../../server/operations/backups/back-up.ts';
import { differences, reopenLeft, restoreClinic } from '../../server/operations/backups/restore.ts';
import { storedBackup } from '../../server/operations/backups/stored-backup.ts';
import { folderTarget } from '../../server/operations/backups/targets/folder.ts';
import { tryRestores } from '../../server/operations/backups/trial.ts';
import { verifyBackup } from '../../server/operations/backups/verify-backup.ts';
import { busy, hashesOf, isMarked } from '../world/restored.ts';
import { unsealed } from '../world/unsealed.ts';
import {
  as,
  clinic,
  faker,
  inContext,
  planes,
  slot,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const platform = await sqlAs('platform');
const signal = new AbortController().signal;

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 };

const place = async () => {
  const backupDir = await mkdtemp(join(tmpdir(), 'medflow-backups-'));
  onTestFinished(() => rm(backupDir, { recursive: true, force: true }));
  return { backupDir, target: folderTarget(backupDir) };
};

const backedUp = async (of: TestClinic) => {
  const { backupDir, target } = await place();
  const { name } = await backUp({ planes, target }, of, 'test');
  const folder = join(backupDir, of.id, name);
  return { name, folder, verified: () => verifyBackup(planes, of, storedBackup(target, of.id, name)) };
};

const restore = async (backup: Awaited<ReturnType<typeof backedUp>>) =>
  restoreClinic(planes, systemHand('test'), {
    ...{ backup: await backup.verified(), name: backup.name, reason: 'A test' },
  });

test('B1 OPS-1 BK10: a clinic becomes what it was, to the byte, its trail tells of it, and no other is touched', async () => {
  const [{ clinic: of, caller, links, booked }, { clinic: other }] = [await busy(), await busy()];
  const before = await hashesOf(of, false);
  const backup = await backedUp(of);
  const trail = await caller.audit.search({});
  // Everything goes on in both: records are changed, made and removed, and somebody destroys what only the owner can.
  const { version } = await caller.patients.get({ id: links.patientId });
  await caller.patients.update({ id: links.patientId, version, notes: 'Changed since' });
  const { id: since } = await caller.patients.admit({ ...patientFields(faker), lastName: 'Sincethen' });
  await (await as(other)).patients.admit(patientFields(faker));
  await admin.query('set session_replication_role = replica');
  await admin.query('delete from clinic.bookings where tenant_id = $1', [of.id]);
  await admin.query('delete from clinic.claims where tenant_id = $1', [of.id]);
  await admin.query('reset session_replication_role');
  const untouched = await hashesOf(other);
  const changes = (await differences(planes, await backup.verified())).filter(({ isSame }) => !isSame);
  expect(changes.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['clinic.bookings', 'clinic.claims', 'clinic.patients']),
  );

  await restore(backup);

  expect(await hashesOf(of, false)).toEqual(before);
  expect(await hashesOf(other)).toEqual(untouched);
  expect(await caller.patients.get({ id: links.patientId })).toMatchObject({ notes: 'Planted before' });
  await expect(caller.patients.get({ id: since })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await caller.bookings.get({ id: booked })).toMatchObject({ status: 'pending' });
  const now = await caller.audit.search({ limit: 100 });
  expect(now.items[0]).toMatchObject({ action: 'RESTORE', entity: 'Clinic', reason: 'A test' });
  for (const entry of trail.items) expect(now.items).toContainEqual(entry);
  // Work goes on: versions, the index of names and the claims of times are those of then.
  const again = await caller.patients.get({ id: links.patientId });
  await caller.patients.update({ id: links.patientId, version: again.version, notes: 'And on' });
  expect((await differences(planes, await backup.verified())).filter(({ isSame }) => !isSame)).toMatchObject([
    { table: 'clinic.patients' },
  ]);
});

test('OPS-1 BK6 BK8: what was sent is not sent once more, and goes where there is nothing left to tell of', async () => {
  const { clinic: of, caller, links, booked } = await busy();
  const mail = (id: string, status: string) =>
    admin.query(
      `insert into clinic.mails (tenant_id, id, kind, recipient, subject, body, status) values ($1, $2, 'test', 'a@b.example', $4, $4, $3)`,
      [of.id, id, status, unsealed('as before')],
    );
  const sent = randomUUID();
  await mail(sent, 'queued');
  const { feed, guest } = await letIn(caller, links.practitionerId);
  const backup = await backedUp(of);
  await caller.calendarFeeds.revoke({ id: feed });
  await caller.invitations.revoke(guest);
  const since = await letIn(caller, links.practitionerId);
  await admin.query(`update clinic.mails set status = 'sent' where id = $1`, [sent]);
  const { id: later } = await caller.bookings.book({ ...links, startsAt: slot(11) });
  const notice = (booking: string) =>
    admin.query(
      `insert into clinic.patient_notices (tenant_id, at, booking_id, kind, starts_at) values ($1, now(), $2, 'reminder', now())`,
      [of.id, booking],
    );
  await notice(booked);
  await notice(later);

  await restore(backup);

  const { rows } = await admin.query('select status from clinic.mails where id = $1', [sent]);
  expect(rows).toEqual([{ status: 'sent' }]);
  const notices = await admin.query('select booking_id from clinic.patient_notices where tenant_id = $1', [
    of.id,
  ]);
  expect(notices.rows).toEqual([{ booking_id: booked }]);
  // Whom the clinic shut out since is not let in again.
  const open = async (table: string) =>
    (await admin.query(`select id from clinic.${table} where tenant_id = $1 and deleted_at is null`, [of.id]))
      .rows;
  expect(await open('calendar_feeds')).toEqual([{ id: since.feed }]);
  expect(await open('invitations')).toEqual([{ id: since.guest.id }]);
});

/** Somebody with a calendar's address, and somebody who is invited. */
const letIn = async (caller: Awaited<ReturnType<typeof busy>>['caller'], practitionerId: string) => {
  const feed = await caller.calendarFeeds.create({ kind: 'practitioner', subjectId: practitionerId });
  const { invitation } = await caller.invitations.invite(userFields(faker));
  return { feed: feed.id, guest: { id: invitation.id, version: invitation.version } };
};

test('B3 BK9: of two restores at once one wins, nobody writes meanwhile, and one that fails leaves everything as it was', async () => {
  const { clinic: of, caller } = await busy();
  const backup = await backedUp(of);
  await caller.patients.admit(patientFields(faker));
  const after = await hashesOf(of);
  // Somebody who had begun to write is waited for.
  await admin.query('begin');
  await admin.query('select pg_current_xact_id()');
  const found = await backup.verified();
  const both = [1, 2].map(() =>
    restoreClinic(planes, systemHand('test'), { backup: found, name: backup.name, reason: 'A test' }).then(
      () => 'restored',
      (error: Error) => error.message,
    ),
  );
  await expect.poll(() => isMarked(of), PATIENTLY).toBe(true);
  await expect(caller.patients.admit(patientFields(faker))).rejects.toThrow(
    /being brought back from a backup/,
  );
  expect(await Promise.race(both)).toBe(`${of.slug} is being restored already.`);
  await admin.query('commit');
  expect(await Promise.all(both)).toContain('restored');
  expect(await isMarked(of)).toBe(false);
  await caller.patients.admit(patientFields(faker));
  expect(await hashesOf(of, false)).not.toEqual(after);

  // As though the disk failed between the look at the backup and the last part of it.
  const verified = await backup.verified();
  const before = await hashesOf(of);
  await writeFile(join(backup.folder, 'clinic.waiting_requests.part'), '');
  await expect(
    restoreClinic(planes, systemHand('test'), { backup: verified, name: backup.name, reason: 'A test' }),
  ).rejects.toThrow('cut off');
  expect(await hashesOf(of)).toEqual(before);
  await caller.patients.admit(patientFields(faker));
});

test('B3: a restore that loses its connection in the middle leaves everything as it was', async () => {
  const { clinic: of, caller } = await busy();
  const backup = await backedUp(of);
  await caller.patients.admit(patientFields(faker));
  const before = await hashesOf(of);
  // It waits where somebody holds a table, and is killed there.
  const holder = await sqlAs('admin');
  await holder.query('begin');
  await holder.query('lock table clinic.waiting_entries in share mode');
  const ended = restore(backup).catch((error: Error) => error);
  const kill = async () =>
    (
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'medflow_platform' and wait_event_type = 'Lock'`,
      )
    ).rowCount;
  await expect.poll(kill, PATIENTLY).toBe(1);
  await holder.query('commit');

  expect(await ended).toBeInstanceOf(Error);
  expect(await hashesOf(of)).toEqual(before);
  await caller.patients.admit(patientFields(faker));
});

test('B3: a clinic whose restore was killed opens again by itself', async () => {
  const of = await clinic();
  await admin.query(
    `update platform.clinics set restoring_since = now() - interval '3 minutes' where id = $1`,
    [of.id],
  );
  await reopenLeft(planes);
  expect(await isMarked(of)).toBe(false);
});

test('AUD-1: rows are put back by a restore alone that has told of itself, and never into a trail', async () => {
  const of = await clinic();
  const context = signedContext(systemOf(of), planes.contextKey);
  const told = `insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id) values ('${of.id}', now(), 'RESTORE', 'Clinic', '${of.id}')`;
  const run = (...statements: string[]) =>
    inContext(
      platform,
      of,
      async client => {
        for (const statement of statements) await client.query(statement);
      },
      context,
    );

  await expect(run(`select security.clear_rows('clinic.users')`)).rejects.toMatchObject({ code: '42501' });
  for (const trail of ['audit_entries', 'access_entries', 'seals', 'sealed_entries'])
    await expect(run(told, `select security.clear_rows('clinic.${trail}')`)).rejects.toThrow(
      'what happened stays',
    );
  await expect(run(told, `select security.clear_rows('platform.clinics')`)).rejects.toThrow(
    'what happened stays',
  );
  const foreign = { tenant_id: randomUUID(), id: randomUUID(), name: 'Elsewhere' };
  await expect(
    run(told, `select security.restore_rows('clinic.services', '[${JSON.stringify(foreign)}]')`),
  ).rejects.toMatchObject({ code: '42501' });
  // A member, of whom a signed context is.
  await expect(
    inContext(
      platform,
      of,
      client => client.query(`select security.try_rows('clinic.services', '[]')`),
      signedContext({ ...systemOf(of), userId: randomUUID() }, planes.contextKey),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('OPS-1 BK7: each night the newest backup of each clinic is restored on trial, and one that would not come back is told', async () => {
  const [{ clinic: good }, bad] = [await busy(), await clinic()];
  const { backupDir, target } = await place();
  for (const of of [good, bad]) await backUp({ planes, target }, of, 'test');
  const [spoiled] = await backupsOf(planes, bad.id);
  const file = join(backupDir, bad.id, spoiled?.name ?? '', 'clinic.users.part');
  const kept = await readFile(file);
  await writeFile(file, kept.subarray(1));

  await expect(tryRestores({ planes, target, signal })).rejects.toThrow(/./);

  expect((await backupsOf(planes, good.id))[0]?.verifiedAt).toBeInstanceOf(Date);
  expect((await backupsOf(planes, bad.id))[0]?.verifiedAt).toBeFalsy();
  expect(await planes.platform.em.fork().find(Alert, { tenantId: bad.id })).toMatchObject([
    { name: 'BackupFailed' },
  ]);
  await writeFile(file, kept);
});
