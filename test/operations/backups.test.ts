import { cp, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { Backup } from '../../server/access/clinics/backup.entity.ts';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { inPlatform } from '../../server/data/orm/in-platform.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { askedBackups, backUp, backupsOf, writeAsked } from '../../server/operations/backups/back-up.ts';
import { takeInFound } from '../../server/operations/backups/found-backups.ts';
import { type Manifest, signed } from '../../server/operations/backups/manifest.ts';
import { backUpClinics, removeErased, removeOld } from '../../server/operations/backups/nightly.ts';
import { manifestOf, type StoredBackup } from '../../server/operations/backups/stored-backup.ts';
import { folderTarget } from '../../server/operations/backups/targets/folder.ts';
import { verifyBackup } from '../../server/operations/backups/verify-backup.ts';
import { addDatabaseMetrics } from '../../server/operations/database-metrics.ts';
import { eraseClinic } from '../../server/platform/clinics/erasure.ts';
import { closeClinic } from '../../server/platform/clinics/lifecycle.ts';
import { as, bookable, clinic, faker, planes, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

/** A folder of its own. */
const place = async () => {
  const backupDir = await mkdtemp(join(tmpdir(), 'medflow-backups-'));
  onTestFinished(() => rm(backupDir, { recursive: true, force: true }));
  return { backupDir, target: folderTarget(backupDir) };
};

/** A backup in a folder, wherever that is. */
const storedIn = (folder: string): StoredBackup => ({
  ...{ target: folderTarget(dirname(folder)), path: basename(folder) },
});

const backedUp = async (of?: TestClinic) => {
  const [{ backupDir, target }, { clinic: made }] = [await place(), of ? { clinic: of } : await bookable()];
  const backup = await backUp({ planes, target }, made, 'test');
  return { backupDir, target, clinic: made, backup, folder: join(backupDir, made.id, backup.name) };
};

const signal = new AbortController().signal;

test('OPS-1 E1: a backup holds every row of its clinic, and no name of it can be read', async () => {
  const { clinic: of, caller, links } = await bookable();
  const planted = { ...patientFields(faker), lastName: 'Plantedname', notes: 'Plantednote about an allergy' };
  await caller.patients.admit(planted);

  const { folder, backup } = await backedUp(of);

  const { manifest } = await verifyBackup(planes, of, storedIn(folder));
  const { rows } = await admin.query(
    `select relname, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from clinic.%I where tenant_id = %L', relname, $1::text), false, true, '')))[1]::text::int as count
     from pg_class where relnamespace = 'clinic'::regnamespace and relkind in ('r', 'p')`,
    [of.id],
  );
  // The trails have gone on meanwhile.
  const counts = rows.map(({ relname, count }) => [`clinic.${relname}`, count]);
  expect(Object.fromEntries(manifest.parts.map(({ table, rows }) => [table, rows]))).toEqual(
    Object.fromEntries(counts),
  );
  expect(backup.rows).toBe(counts.reduce((sum, [, count]) => sum + count, 0));
  for (const file of await readdir(folder)) {
    const bytes = (await readFile(join(folder, file))).toString('latin1');
    for (const word of [planted.lastName, planted.firstName, 'Plantednote', links.patientId])
      expect(bytes).not.toContain(word);
  }
});

/** What somebody does to a backup, and what it is refused with. */
const spoils: [what: string, spoil: (folder: string) => Promise<unknown>, says: RegExp][] = [
  ['a flipped byte', folder => flip(join(folder, 'clinic.patients.part')), /clinic\.patients .* was changed/],
  ['a missing part', folder => rm(join(folder, 'clinic.users.part')), /lacks clinic\.users/],
  ['a part that is cut off', folder => cutOff(join(folder, 'clinic.users.part')), /clinic\.users .* cut off/],
  [
    'a part in the place of another',
    folder => rename(join(folder, 'clinic.users.part'), join(folder, 'clinic.rooms.part')),
    /lacks clinic\.users/,
  ],
  [
    'a manifest that counts otherwise',
    folder => change(folder, manifest => ({ ...manifest, takenAt: new Date(0).toISOString() })),
    /signature does not fit/,
  ],
  ['no manifest', folder => rm(join(folder, 'manifest.json')), /There is no backup/],
  ['half a manifest', folder => writeFile(join(folder, 'manifest.json'), '{"kind":'), /cannot be read/],
  [
    'a newer schema',
    folder => resign(folder, manifest => ({ ...manifest, schemaVersion: '29991231000000_later' })),
    /newer MedFlow/,
  ],
  [
    'other columns',
    folder =>
      resign(folder, manifest => ({
        ...manifest,
        parts: manifest.parts.map(part => ({ ...part, columns: '0'.repeat(64) })),
      })),
    /tables have changed/,
  ],
  [
    'another key',
    folder => resign(folder, manifest => ({ ...manifest, keys: [{ version: 1, fingerprint: 'another' }] })),
    /does not hold the keys/,
  ],
  [
    'rows that are signed for and are not there',
    folder =>
      resign(folder, manifest => ({
        ...manifest,
        parts: manifest.parts.map(part => ({ ...part, rows: part.rows + 1 })),
      })),
    /was changed/,
  ],
];

const flip = async (file: string) => {
  const bytes = await readFile(file);
  const at = bytes.length >> 1;
  bytes[at] = ~(bytes[at] ?? 0) & 0xff;
  await writeFile(file, bytes);
};

const cutOff = async (file: string) => {
  await using handle = await open(file, 'r+');
  await handle.truncate((await handle.stat()).size - 1);
};

const change = async (folder: string, how: (manifest: Manifest) => Manifest) =>
  writeFile(join(folder, 'manifest.json'), JSON.stringify(how(await manifestOf(storedIn(folder)))));

/** As somebody who has the key of the installation as well. */
const resign = (folder: string, how: (manifest: Manifest) => Manifest) =>
  change(folder, manifest => {
    const { signature: _, ...statement } = how(manifest);
    return signed(statement, planes.sealKey);
  });

test('B2 BK9: a backup that is not what was written, or not of this clinic, is refused', async () => {
  const { clinic: of, folder } = await backedUp();
  const other = await clinic();
  for (const [at, [what, spoil, says]] of spoils.entries()) {
    const spoiled = `${folder}-${at}`;
    await cp(folder, spoiled, { recursive: true });
    await spoil(spoiled);
    await expect(verifyBackup(planes, of, storedIn(spoiled)), what).rejects.toThrow(says);
  }
  await expect(verifyBackup(planes, other, storedIn(folder))).rejects.toThrow(/not of/);
  await expect(verifyBackup(planes, of, storedIn(folder))).resolves.toMatchObject({
    manifest: { clinic: of.id },
  });
});

test('E5: after an erasure a backup opens no more, wherever it is, and is removed where we know of it', async () => {
  const { clinic: of, folder, backupDir, target } = await backedUp();
  const elsewhere = join((await place()).backupDir, 'copy');
  await cp(folder, elsewhere, { recursive: true });
  const asked = { clinicId: of.id, reason: 'Test' };
  await closeClinic(planes, systemHand('test'), asked);
  await admin.query(`update platform.clinics set closes_at = now() - interval '1 minute' where id = $1`, [
    of.id,
  ]);
  await eraseClinic(planes, systemHand('test'), asked);

  await expect(verifyBackup(planes, of, storedIn(elsewhere))).rejects.toThrow(/./);
  await removeErased({ planes, target });
  expect(await readdir(backupDir)).toEqual([]);
  expect(await backupsOf(planes, of.id)).toEqual([]);
});

test('OPS-1 BK11: a target that cannot be written leaves a failure and an alert, and nothing half-made', async () => {
  const of = await clinic();
  const { backupDir, target } = await place();
  // A file where the folder should be: it refuses even those whom no permission stops.
  await writeFile(join(backupDir, of.id), '');

  await expect(backUp({ planes, target }, of, 'test')).rejects.toThrow('ENOTDIR');

  const em = planes.platform.em.fork();
  expect(await em.find(Backup, { clinicId: of.id })).toMatchObject([{ failure: 'ENOTDIR' }]);
  expect(await em.find(Alert, { tenantId: of.id })).toMatchObject([
    { name: 'BackupFailed', severity: 'critical' },
  ]);
  expect(await backupsOf(planes, of.id)).toEqual([]);
});

test('OPS-1: a clinic asks for a backup, which a job writes, and sees how its backups are', async () => {
  const of = await clinic();
  const [caller, settings] = [await as(of), await place()];
  expect(await caller.backups.report()).toEqual({ backups: [], isUnderWay: false, failedAt: null });
  const asked = await caller.backups.backUpNow();
  expect(await caller.backups.backUpNow()).toEqual(asked);
  const told = await admin.query(
    `select actor_id is not null as by, procedure from clinic.audit_entries where tenant_id = $1 and changes ? 'backup'`,
    [of.id],
  );
  expect(told.rows).toEqual([{ by: true, procedure: 'backups.backUpNow' }]);
  expect(await caller.backups.report()).toMatchObject({ backups: [], isUnderWay: true });
  await expect((await as(of, 'staff')).backups.backUpNow()).rejects.toMatchObject({ code: 'FORBIDDEN' });

  const due = await clinicsWithWork(planes, askedBackups());
  expect(due.map(({ id }) => id)).toContain(of.id);
  await writeAsked(settings)(planes, of);

  expect(await caller.backups.report()).toMatchObject({
    backups: [asked],
    isUnderWay: false,
    failedAt: null,
  });
  expect(await (await as(await clinic())).backups.report()).toMatchObject({ backups: [] });
});

test('F6: what a killed process left half-made is marked as failed and removed, and no two are made at once', async () => {
  const of = await clinic();
  const { backupDir, target } = await place();
  const left = { clinicId: of.id, name: 'left', actor: 'test', startedAt: new Date() };
  await inPlatform(planes, async em => void em.create(Backup, left));
  await cp(import.meta.filename, join(backupDir, of.id, 'left', 'clinic.users.part'));

  await expect(backUp({ planes, target }, of, 'test')).rejects.toThrow(/being made already/);
  await admin.query(
    `update platform.backups set seen_at = now() - interval '3 minutes' where clinic_id = $1`,
    [of.id],
  );
  const { name } = await backUp({ planes, target }, of, 'test');

  expect(await planes.platform.em.fork().findOneOrFail(Backup, { name: 'left' })).toMatchObject({
    failure: 'interrupted',
  });
  expect(await readdir(join(backupDir, of.id))).toEqual([name]);
});

test('OPS-1: each night every clinic is backed up once, one that fails keeps no other from it, and old ones go', async () => {
  const [good, bad] = [await clinic(), await clinic()];
  const { backupDir, target } = await place();
  await writeFile(join(backupDir, bad.id), '');
  await expect(backUpClinics({ planes, target, signal })).rejects.toThrow('ENOTDIR');
  await rm(join(backupDir, bad.id));
  await backUpClinics({ planes, target, signal });

  expect(await backupsOf(planes, good.id)).toHaveLength(1);
  expect(await backupsOf(planes, bad.id)).toHaveLength(1);
  await backUpClinics({ planes, target, signal }, new Date(Date.now() + 86_400_000));
  const found = await backupsOf(planes, good.id);
  expect(found).toHaveLength(2);
  await madeOn(found[1], '2026-03-01T01:10:00Z');
  await removeOld({ planes, target }, good.id, 1);
  expect(await backupsOf(planes, good.id)).toMatchObject([{ name: found[0]?.name }]);
  expect(await readdir(join(backupDir, good.id))).toEqual([found[0]?.name]);
  const without = async () => {
    const registry = new Registry();
    addDatabaseMetrics(registry, planes);
    return Number(/^medflow_clinics_without_backup (\d+)$/m.exec(await registry.metrics())?.[1]);
  };
  expect(await without()).toBe(0);
  await admin.query(`update platform.clinics set created_at = created_at - interval '2 days'`);
  await admin.query(
    `update platform.backups set finished_at = finished_at - interval '2 days' where clinic_id = $1`,
    [bad.id],
  );
  expect(await without()).toBe(1);
});

const madeOn = (backup: Backup | undefined, at: string) =>
  admin.query('update platform.backups set created_at = $2 where id = $1', [backup?.id, at]);

test('BK1 BK2 BK3: who asks again and again pushes out no night, what was verified stays, and what a kill left goes', async () => {
  const of = await clinic();
  const { backupDir, target } = await place();
  const made: Backup[] = [];
  for (const at of [
    '02-27T01:10',
    '02-28T01:10',
    '03-01T01:10',
    '03-01T09:00',
    '03-01T09:01',
    '03-01T09:02',
  ]) {
    const backup = await backUp({ planes, target }, of, 'test');
    await madeOn(backup, `2026-${at}:00Z`);
    made.push(backup);
  }
  const [verified, night, first, asked, again, last] = made.map(({ name }) => name);
  await admin.query('update platform.backups set verified_at = now() where name = $1', [verified]);
  // Killed after the mark, before the files.
  await admin.query('update platform.backups set removed_at = now() where name = $1', [asked]);

  await removeOld({ planes, target }, of.id, 2);

  expect((await backupsOf(planes, of.id)).map(({ name }) => name)).toEqual([last, first, night, verified]);
  const files = new Set(await readdir(join(backupDir, of.id)));
  expect(files).toEqual(new Set([verified, night, first, last]));
  expect(files).not.toContain(again);
});

test('BK4 BK5: a database that was brought back to before a backup, or to the middle of it, offers it all the same', async () => {
  const { target, clinic: of, backup, folder } = await backedUp();
  const forget = (sql: string) => admin.query(`${sql} where id = $1`, [backup.id]);
  await forget('delete from platform.backups');
  await cp(folder, join(dirname(folder), 'of-another-hand'), { recursive: true });
  await change(join(dirname(folder), 'of-another-hand'), manifest => ({
    ...manifest,
    takenAt: new Date(0).toISOString(),
  }));

  await takeInFound({ planes, target }, of.id);
  await takeInFound({ planes, target }, of.id);

  const { id, name, rows, bytes } = backup;
  expect(await backupsOf(planes, of.id)).toMatchObject([{ id, name, rows, bytes, actor: 'found' }]);
  await forget(
    `update platform.backups set finished_at = null, bytes = 0, rows = 0, started_at = now(), seen_at = now() - interval '1 hour'`,
  );
  await backUp({ planes, target }, of, 'test');
  expect(await backupsOf(planes, of.id)).toMatchObject([{}, { id, name, rows, bytes }]);
  await verifyBackup(planes, of, storedIn(folder));
});
