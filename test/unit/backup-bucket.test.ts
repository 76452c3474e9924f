import { expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';
import type { BackupBucket } from '../../server/environment/backup-bucket.ts';
import { inWords } from '../../server/operations/backups/targets/bucket-errors.ts';
import { TargetError } from '../../server/operations/backups/targets/target.ts';

const least = {
  MEDFLOW_BACKUP_S3_BUCKET: 'backups',
  MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: 'an-id',
  MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY: 'a-secret-of-the-bucket',
};

test('OPS-1 DB-5: a bucket is set up by three variables, and what is left out fits most stores', () => {
  const amazon = {
    bucket: 'backups',
    region: 'us-east-1',
    prefix: '',
    addressing: 'host',
    checksums: 'always',
  };
  expect(readEnv(least).backupBucket).toMatchObject(amazon);
  const elsewhere = { ...least, MEDFLOW_BACKUP_S3_ENDPOINT: 'https://s3.example.com:9000' };
  expect(readEnv({ ...elsewhere, MEDFLOW_BACKUP_S3_PREFIX: 'a/b' }).backupBucket).toMatchObject({
    ...{ endpoint: 'https://s3.example.com:9000', addressing: 'path', prefix: 'a/b/' },
  });
  expect(readEnv({}).backupBucket).toBeUndefined();
});

test.each([
  [{ MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: '' }, 'MEDFLOW_BACKUP_S3_ACCESS_KEY_ID is required by'],
  [{ MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY: '' }, 'MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY is required by'],
  [{ MEDFLOW_BACKUP_S3_BUCKET: '' }, 'MEDFLOW_BACKUP_S3_BUCKET is missing'],
  [{ MEDFLOW_BACKUP_S3_BUCKET: 'Upper' }, 'must be the name of a bucket'],
  [{ MEDFLOW_BACKUP_DIR: '/backups' }, 'are both set; keep one'],
  [{ MEDFLOW_BACKUP_S3_ENDPOINT: 's3.example.com' }, 'must be https://'],
  [{ MEDFLOW_BACKUP_S3_ENDPOINT: 'https://s3.example.com/backups' }, 'must be https://'],
  [{ MEDFLOW_BACKUP_S3_ENDPOINT: 'https://id:secret@s3.example.com' }, 'must be https://'],
  [
    { MEDFLOW_BACKUP_S3_ENDPOINT: 'http://s3.example.com', NODE_ENV: 'production' },
    'must begin with https:// in production',
  ],
  [{ MEDFLOW_BACKUP_S3_PREFIX: '/a' }, 'must be names with / between them'],
  [{ MEDFLOW_BACKUP_S3_REGION: 'eu central' }, 'must be a region'],
  [{ MEDFLOW_BACKUP_S3_ADDRESSING: 'dns' }, 'must be one of path, host'],
  [{ MEDFLOW_BACKUP_S3_CHECKSUMS: 'never' }, 'must be one of always, required'],
  [{ MEDFLOW_BACKUP_S3_LOCK_DAYS: '0' }, 'must lie between 1 and 3650'],
])('OPS-1 DB-5: a start with %o is refused', (change, says) => {
  const start = () => readEnv({ ...least, ...change });
  expect(start).toThrow(says);
  expect(start).not.toThrow(least.MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY);
});

const settings: BackupBucket = {
  ...{ bucket: 'backups', endpoint: 'https://s3.example.com', region: 'us-east-1', prefix: '' },
  ...{ accessKeyId: 'an-id', secretAccessKey: 'a-secret', addressing: 'path', checksums: 'always' },
};

/** As the client throws what a store answers. */
const answered = (name: string, httpStatusCode = 400) =>
  Object.assign(new Error('UnknownError'), {
    name,
    $metadata: { httpStatusCode },
    StringToSign: 'of the request',
  });

test.each([
  [answered('NoSuchBucket'), 'does not exist.'],
  [answered('Unknown', 403), 'does not allow this'],
  [answered('PermanentRedirect', 301), 'Correct MEDFLOW_BACKUP_S3_REGION'],
  [answered('QuotaExceeded', 403), 'has no room left (QuotaExceeded)'],
  [answered('XAmzContentSHA256Mismatch'), 'another MEDFLOW_BACKUP_S3_CHECKSUMS'],
  [answered('SlowDown', 503), 'failed (SlowDown).'],
  [Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'cannot be reached (ENOTFOUND)'],
  [
    Object.assign(new Error('TLS'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
    'cannot be reached (SELF_SIGNED_CERT',
  ],
  [
    Object.assign(new Error('Socket timed out'), { name: 'TimeoutError' }),
    'cannot be reached (TimeoutError)',
  ],
])('OPS-1: what a store answers is told in words (%s)', (error, says) => {
  const told = inWords(error, settings);
  expect(told).toBeInstanceOf(TargetError);
  expect(String(told)).toContain(says);
  expect(told).not.toHaveProperty('cause');
});

test('OPS-1: what no store answered is left as it is', () => {
  const ours = new TypeError('ours');
  expect(inWords(ours, settings)).toBe(ours);
});
