import type { BackupBucket } from '../../../environment/backup-bucket.ts';
import { TargetError } from './target.ts';

const UNREACHABLE =
  /^(E(CONN|HOST|NET|PIPE|AI_|PROTO|TIMEDOUT|NOTFOUND)|ERR_(TLS|SSL)|\w*CERT|.*Timeout|ENOTFOUND)/;

/** What stores answer, and what is wrong then. */
const remedies: [answers: RegExp, says: string][] = [
  [/^NoSuchBucket$/, 'does not exist. Create it, or correct MEDFLOW_BACKUP_S3_BUCKET'],
  [
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|401)$/,
    'does not take the credentials. Correct MEDFLOW_BACKUP_S3_ACCESS_KEY_ID and MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY',
  ],
  [/^(AccessDenied|403)$/, 'does not allow this to these credentials. docs/backups.md lists what they need'],
  [
    /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException|301)$/,
    'is in another region, or elsewhere. Correct MEDFLOW_BACKUP_S3_REGION and MEDFLOW_BACKUP_S3_ENDPOINT',
  ],
  [/^(QuotaExceeded|InsufficientStorage|EntityTooLarge|507)$/, 'has no room left'],
  [
    /^(NotImplemented|InvalidRequest|InvalidArgument|BadDigest|InvalidDigest|XAmzContentSHA256Mismatch|501)$/,
    'does not do what it is asked. It may want another MEDFLOW_BACKUP_S3_CHECKSUMS, and for MEDFLOW_BACKUP_S3_LOCK_DAYS it must have been created with object lock',
  ],
  [UNREACHABLE, 'cannot be reached'],
];

/** A code of the system, the store's own word, or the status of an answer without one; null where neither answered. */
const codeOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (!('$metadata' in error)) return error.name === 'TimeoutError' ? error.name : null;
  if (!['Unknown', 'UnknownError', 'NotFound', 'Error'].includes(error.name)) return error.name;
  const { httpStatusCode } = Object(error.$metadata);
  return String(httpStatusCode);
};

/**
 * What a store answered, in words for whoever set it up. Nothing else of the answer is kept: some stores put the request with its
 * signature into it.
 */
export const inWords = (error: unknown, { bucket, endpoint }: BackupBucket): unknown => {
  const code = codeOf(error);
  if (code === null) return error;
  const says = remedies.find(([answers]) => answers.test(code))?.[1] ?? 'failed';
  return new TargetError(`The bucket ${bucket} at ${endpoint ?? 'Amazon S3'} ${says} (${code}).`);
};
