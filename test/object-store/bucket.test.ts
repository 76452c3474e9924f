import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Backup } from '../../server/access/clinics/backup.entity.ts';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { readEnv } from '../../server/env.ts';
import type { BackupBucket } from '../../server/environment/backup-bucket.ts';
import { backUp, backupsOf } from '../../server/operations/backups/back-up.ts';
import { takeInFound } from '../../server/operations/backups/found-backups.ts';
import { backUpClinics, removeErased, removeOld } from '../../server/operations/backups/nightly.ts';
import { restoreClinic } from '../../server/operations/backups/restore.ts';
import { storedBackup } from '../../server/operations/backups/stored-backup.ts';
import { openTarget } from '../../server/operations/backups/targets/open-target.ts';
import { type Target, TargetError } from '../../server/operations/backups/targets/target.ts';
import { tryRestores } from '../../server/operations/backups/trial.ts';
import { verifyBackup } from '../../server/operations/backups/verify-backup.ts';
import { anchorsOf } from '../../server/operations/seals/anchors.ts';
import { lockHeads } from '../../server/operations/seals/lock-heads.ts';
import { sealNext } from '../../server/operations/seals/seal-trail.ts';
import { verifyTrail } from '../../server/operations/seals/verify-trail.ts';
import { eraseClinic } from '../../server/platform/clinics/erasure.ts';
import { closeClinic } from '../../server/platform/clinics/lifecycle.ts';
import { freePort, run } from '../http/npm-start.ts';
import { busy, hashesOf } from '../world/restored.ts';
import { clinic, database, databaseName, faker, planes, sqlAs, type TestClinic } from '../world/world.ts';
import { cutLine } from './cut-line.ts';

const store = z
  .object({
    MEDFLOW_BACKUP_S3_ENDPOINT: z.string(
      'These tests need an S3 store. On Debian, as root: .ci/ceph npm run test:object-store',
    ),
    MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: z.string(),
    MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY: z.string(),
  })
  .parse(process.env);
const endpoint = store.MEDFLOW_BACKUP_S3_ENDPOINT;
const secretAccessKey = store.MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY;
const client = new S3Client({
  ...{ endpoint, region: 'us-east-1', forcePathStyle: true },
  credentials: { accessKeyId: store.MEDFLOW_BACKUP_S3_ACCESS_KEY_ID, secretAccessKey },
});
const admin = await sqlAs('admin');
const signal = new AbortController().signal;

/** The environment of an installation with a bucket of its own. */
const bucket = async (more: Record<string, string> = {}, ObjectLockEnabledForBucket = false) => {
  const Bucket = `medflow-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket }));
  return { ...store, MEDFLOW_BACKUP_S3_BUCKET: Bucket, MEDFLOW_BACKUP_S3_PREFIX: 'of/clinics', ...more };
};

const settingsOf = (environment: Record<string, string>): BackupBucket => {
  const { backupBucket } = readEnv({ NODE_ENV: 'test', ...environment });
  if (!backupBucket) throw new Error('There is no bucket.');
  return backupBucket;
};

const targetOf = (environment: Record<string, string>): Promise<Target> =>
  openTarget(readEnv({ NODE_ENV: 'test', ...environment }));

const keysIn = async ({ MEDFLOW_BACKUP_S3_BUCKET: Bucket }: Record<string, string>): Promise<string[]> => {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key = '' }) => Key);
};

const uploadsIn = async ({ MEDFLOW_BACKUP_S3_BUCKET: Bucket }: Record<string, string>) =>
  (await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? [];

const bytesOf = async (target: Target, file: string): Promise<Buffer> => {
  const found: Buffer[] = [];
  for await (const bytes of target.read(file)) found.push(bytes);
  return Buffer.concat(found);
};

async function* chunks(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += 2 ** 18) yield bytes.subarray(from, from + 2 ** 18);
}

/** Longer than one request takes. */
const long = randomBytes(20 * 2 ** 20);

test('OPS-1 B1 B2: a clinic is backed up into a bucket, tried, refused where it was changed, restored and forgotten', async () => {
  const environment = await bucket();
  const target = await targetOf(environment);
  const [{ clinic: of, caller }, other] = [await busy(), await clinic()];
  const before = await hashesOf(of, false);
  await backUpClinics({ planes, target, signal });
  const [backup] = await backupsOf(planes, of.id);
  if (!backup) throw new Error('There is no backup.');
  const stored = storedBackup(target, of.id, backup.name);
  const at = {
    Bucket: environment.MEDFLOW_BACKUP_S3_BUCKET,
    Key: `of/clinics/${stored.path}/clinic.patients.part`,
  };
  expect(target.whereIs(stored.path)).toBe(`s3://${at.Bucket}/of/clinics/${of.id}/${backup.name}`);
  expect((await target.list('')).toSorted()).toEqual([of.id, other.id].toSorted());

  await tryRestores({ planes, target, signal });
  expect((await backupsOf(planes, of.id))[0]?.verifiedAt).toBeInstanceOf(Date);
  await expect(verifyBackup(planes, other, stored)).rejects.toThrow(/not of/);
  const genuine = Buffer.from(
    (await (await client.send(new GetObjectCommand(at))).Body?.transformToByteArray()) ?? [],
  );
  const flipped = Buffer.from(genuine);
  flipped.writeUInt8(255 - flipped.readUInt8(flipped.length >> 1), flipped.length >> 1);
  for (const Body of [
    flipped,
    genuine.subarray(1),
    genuine.subarray(0, -1),
    Buffer.concat([genuine, genuine]),
  ]) {
    await client.send(new PutObjectCommand({ ...at, Body }));
    await expect(verifyBackup(planes, of, stored)).rejects.toThrow(/clinic\.patients .* was changed/);
  }
  await client.send(new DeleteObjectCommand(at));
  await expect(verifyBackup(planes, of, stored)).rejects.toThrow(/lacks clinic\.patients/);
  await client.send(new PutObjectCommand({ ...at, Body: genuine }));
  await expect(verifyBackup(planes, of, storedBackup(target, of.id, 'none'))).rejects.toThrow(
    /There is no backup in s3:/,
  );

  await caller.patients.admit(patientFields(faker));
  await restoreClinic(planes, systemHand('test'), {
    ...{ backup: await verifyBackup(planes, of, stored), name: backup.name, reason: 'A test' },
  });
  expect(await hashesOf(of, false)).toEqual(before);

  // The database was brought back to before it, or to the middle of it.
  await admin.query('delete from platform.backups where id = $1', [backup.id]);
  await takeInFound({ planes, target }, of.id);
  expect(await backupsOf(planes, of.id)).toMatchObject([{ id: backup.id, rows: backup.rows }]);
  await admin.query(
    `update platform.backups set finished_at = null, seen_at = now() - interval '1 hour' where id = $1`,
    [backup.id],
  );
  const { name: newer } = await backUp({ planes, target }, of, 'test');
  expect(await backupsOf(planes, of.id)).toMatchObject([{ name: newer }, { id: backup.id }]);

  await admin.query(
    `update platform.backups set created_at = created_at - interval '40 days', verified_at = null where id = $1`,
    [backup.id],
  );
  await removeOld({ planes, target }, of.id, 1);
  expect(await target.list(of.id)).toEqual([newer]);
  const asked = { clinicId: of.id, reason: 'Test' };
  await closeClinic(planes, systemHand('test'), asked);
  await admin.query(`update platform.clinics set closes_at = now() - interval '1 minute' where id = $1`, [
    of.id,
  ]);
  await eraseClinic(planes, systemHand('test'), asked);
  await removeErased({ planes, target });
  expect(await target.list('')).toEqual([other.id]);
});

test.each(['always', 'required'])(
  'OPS-1: a file of several pieces comes back as it was, with checksums %s',
  async checksums => {
    const environment = await bucket({ MEDFLOW_BACKUP_S3_CHECKSUMS: checksums });
    const target = await targetOf(environment);
    await target.write('a/b/long', chunks(long));
    await target.write('a/b-2/short', chunks(Buffer.from('short')));
    expect(long.equals(await bytesOf(target, 'a/b/long'))).toBe(true);
    expect((await target.list('a')).toSorted()).toEqual(['b', 'b-2']);
    const stamp = await target.stampOf('a/b');
    expect(await target.stampOf('a/b')).toBe(stamp);
    await target.remove('a/b');
    expect(await target.stampOf('a/b')).not.toBe(stamp);
    expect(await keysIn(environment)).toEqual(['of/clinics/a/b-2/short']);
    await expect(bytesOf(target, 'a/b/long')).rejects.toThrow('There is no s3://');
  },
);

test('OPS-1 BK11: a bucket that does not answer as it should leaves a failure in words, an alert and nothing half-made, and the next run works', async () => {
  const of = await clinic();
  const environment = await bucket();
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const faults: [what: object, says: RegExp][] = [
    [{ MEDFLOW_BACKUP_S3_ENDPOINT: nobody }, /cannot be reached \(ECONNREFUSED\)/],
    [{ MEDFLOW_BACKUP_S3_ENDPOINT: endpoint.replace('http:', 'https:') }, /cannot be reached \(EPROTO\)/],
    [{ MEDFLOW_BACKUP_S3_BUCKET: 'no-such-bucket' }, /does not exist.*MEDFLOW_BACKUP_S3_BUCKET/],
    [{ MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY: 'wrong' }, /credentials.*\(SignatureDoesNotMatch\)/],
    [{ MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: 'wrong' }, /credentials.*\(InvalidAccessKeyId\)/],
    [{ MEDFLOW_BACKUP_S3_ENDPOINT: await cutLine(endpoint, 30_000) }, /cannot be reached/],
  ];
  const em = planes.platform.em.fork();
  for (const [at, [what, says]] of faults.entries()) {
    const target = await targetOf({ ...environment, ...what });
    await expect(backUp({ planes, target }, of, 'test')).rejects.toThrow(says);
    const found = await em.find(Backup, { clinicId: of.id }, { orderBy: { createdAt: 1 } });
    expect(found).toHaveLength(at + 1);
    expect(found.at(-1)?.failure).toMatch(says);
    expect(JSON.stringify(found)).not.toContain(secretAccessKey);
    expect(await backupsOf(planes, of.id)).toEqual([]);
  }
  expect(await em.find(Alert, { tenantId: of.id })).toMatchObject([{ name: 'BackupFailed' }]);
  // What the line was cut before is there, and no backup.
  const target = await targetOf(environment);
  expect((await keysIn(environment)).filter(key => key.endsWith('.part'))).not.toEqual([]);
  await takeInFound({ planes, target }, of.id);
  expect(await backupsOf(planes, of.id)).toEqual([]);

  await backUpClinics({ planes, target, signal });

  const [{ name } = { name: '' }] = await backupsOf(planes, of.id);
  expect(await target.list(of.id)).toEqual([name]);
  await verifyBackup(planes, of, storedBackup(target, of.id, name));
});

test('F6 OPS-1: what is uploaded by half is aborted, or removed with what it belongs to', async () => {
  const environment = await bucket();
  const target = await targetOf(environment);
  const lost = new Error('The database is gone.');
  const broken = async function* () {
    yield* chunks(long);
    throw lost;
  };
  // It is the database's fault, and is told as such.
  await expect(target.write('a/b/long', broken())).rejects.toBe(lost);
  expect([await uploadsIn(environment), await target.list('a')]).toEqual([[], []]);

  const cut = await targetOf({
    ...{ ...environment, MEDFLOW_BACKUP_S3_ENDPOINT: await cutLine(endpoint, 18 * 2 ** 20) },
  });
  await expect(cut.write('a/b/long', chunks(long))).rejects.toThrow(TargetError);
  expect(await uploadsIn(environment)).toHaveLength(1);
  expect([await keysIn(environment), await target.list('a')]).toEqual([[], ['b']]);
  await target.remove('a/b');
  expect([await uploadsIn(environment), await target.list('a')]).toEqual([[], []]);
});

test('B2 OPS-1: what is locked nobody removes before its time, and a bucket that cannot lock is refused', async () => {
  const environment = await bucket({ MEDFLOW_BACKUP_S3_LOCK_DAYS: '1' }, true);
  const target = await targetOf(environment);
  await target.write('a/b/long', chunks(long));
  await target.write('a/b/short', chunks(Buffer.from('short')));
  await target.remove('a/b');
  expect(await target.list('a')).toEqual([]);

  const { MEDFLOW_BACKUP_S3_BUCKET: Bucket } = environment;
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  expect(Versions.map(({ Key }) => Key)).toEqual(['of/clinics/a/b/long', 'of/clinics/a/b/short']);
  for (const { Key, VersionId } of Versions)
    await expect(
      client.send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });

  const plain = await targetOf(await bucket({ MEDFLOW_BACKUP_S3_LOCK_DAYS: '1' }));
  await expect(plain.write('a', chunks(Buffer.from('short')))).rejects.toThrow(/created with object lock/);
});

test('AUD-4 L2: heads of trails that grew are kept locked, each month of all, and tell of a trail whose end was written anew', async () => {
  const environment = await bucket({ MEDFLOW_BACKUP_S3_ANCHOR_LOCK_DAYS: '1' }, true);
  const { MEDFLOW_BACKUP_S3_BUCKET: Bucket } = environment;
  const [quiet, busyOne] = [await clinic(), await clinic()];
  for (const of of [quiet, busyOne]) await sealNext(planes, of.id);
  const keep = () => lockHeads({ planes, env: { backupBucket: settingsOf(environment) }, signal });
  await keep();
  // The first seals were made a while ago.
  await admin.query(`update clinic.seals set at = at - interval '1 hour' where tenant_id = $1`, [quiet.id]);
  await keep();
  const files = (await keysIn(environment)).toSorted();
  expect(files).toHaveLength(2);
  const [all = '', grown = ''] = await Promise.all(
    files.map(async Key =>
      (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString(),
    ),
  );
  expect([all, grown].map(text => [quiet, busyOne].map(({ id }) => text.includes(id)))).toEqual([
    [true, true],
    [false, true],
  ]);
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  for (const { Key, VersionId } of Versions)
    await expect(client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });

  const file = join(await mkdtemp(join(tmpdir(), 'medflow-anchors-')), 'anchors.jsonl');
  onTestFinished(() => rm(dirname(file), { recursive: true }));
  await writeFile(file, all + grown);
  const faults = async (of: TestClinic) =>
    (await verifyTrail(planes, of.id, await anchorsOf(file, of.id))).faults;
  expect(await faults(busyOne)).toEqual([]);
  expect(await faults(quiet)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Seal 1 is another than/)]),
  );
});

test('OPS-1: the command line says where a backup is, and what is wrong with a bucket, and no secret', async () => {
  const of = await clinic();
  const environment = await bucket();
  const settings = settingsOf(environment);
  const medflow = async (more: Record<string, string>, ...args: string[]) => {
    const child = await run([process.execPath, 'server/cli/medflow.mjs', 'backup', ...args], {
      ...{ ...inject('environment'), ...environment, ...more },
      DATABASE_URL: database.url('owner', databaseName),
    });
    return { code: await child.code, text: child.said() + child.complained() };
  };
  const made = await medflow({}, 'create', of.slug);
  expect(made).toMatchObject({
    code: 0,
    text: expect.stringContaining(`in s3://${settings.bucket}/of/clinics/`),
  });
  const wrong = { MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: 'wrong' };
  const refused = await medflow(wrong, 'create', of.slug);
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('does not take the credentials') });
  const { text } = await medflow({}, 'list', of.slug);
  expect(text).toMatch(/last verified restore[^]* failed: The bucket .* does not take the credentials/);
  expect(made.text + refused.text + text).not.toContain(secretAccessKey);
});
