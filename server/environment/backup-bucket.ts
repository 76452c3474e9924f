import { z } from 'zod';
import { oneOf, type Source, wholeNumber } from './variables.ts';

/** What is said of a bucket, beside the variables that everybody sets. */
export const bucketVariables = {
  MEDFLOW_BACKUP_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -')
    .optional(),
  MEDFLOW_BACKUP_S3_ENDPOINT: z
    .string()
    .regex(
      /^https?:\/\/[^/?#@\s]+\/?$/,
      'must be https:// and a host, with a port if need be, and nothing else',
    )
    .optional(),
  MEDFLOW_BACKUP_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a region such as eu-central-1')
    .optional(),
  MEDFLOW_BACKUP_S3_PREFIX: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*\/?$/, 'must be names with / between them, such as medflow/backups')
    .optional(),
  MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: z.string().regex(/^\S+$/, 'must have no space in it').optional(),
  MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY: z.string().regex(/^\S+$/, 'must have no space in it').optional(),
  MEDFLOW_BACKUP_S3_ADDRESSING: oneOf('path', 'host').optional(),
  MEDFLOW_BACKUP_S3_CHECKSUMS: oneOf('always', 'required').optional(),
  MEDFLOW_BACKUP_S3_LOCK_DAYS: wholeNumber(1, 3650).optional(),
  MEDFLOW_BACKUP_S3_ANCHOR_LOCK_DAYS: wholeNumber(1, 36_500).optional(),
};
const Settings = z.object(bucketVariables);
type Settings = z.output<typeof Settings>;

/** Where backups go instead of a folder: a bucket of a store that speaks S3. */
export interface BackupBucket {
  bucket: string;
  /** Amazon's own, by the region, unless there is one. */
  endpoint?: string | undefined;
  region: string;
  /** Before every path: empty, or ending with a slash. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket is named in the path or in the host of an address. */
  addressing: 'path' | 'host';
  /** Whether what is sent has a checksum wherever one may be given, or only where one must. */
  checksums: 'always' | 'required';
  /** For so many days nobody can remove or change a file, its owner included. */
  lockDays?: number | undefined;
  /** For so many days by what trails are known is kept there as well; not at all unless it is said. */
  anchorLockDays?: number | undefined;
}

const BUCKET = 'MEDFLOW_BACKUP_S3_BUCKET';
const bucketKeys = ['MEDFLOW_BACKUP_S3_ACCESS_KEY_ID', 'MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY'] as const;

/** A bucket that is set up by half would be noticed when a backup is needed. */
export function bucketFaults(given: Source): string[] {
  const set = Object.keys(given).filter(name => name.startsWith('MEDFLOW_BACKUP_S3_'));
  if (given[BUCKET] === undefined)
    return set.length > 0
      ? [`${set.join(', ')}: ${BUCKET} is missing, without which backups go to a folder.`]
      : [];
  const plain = given.MEDFLOW_BACKUP_S3_ENDPOINT?.startsWith('http:');
  return [
    ...bucketKeys.filter(name => given[name] === undefined).map(name => `${name} is required by ${BUCKET}.`),
    ...(given.MEDFLOW_BACKUP_DIR === undefined
      ? []
      : [`MEDFLOW_BACKUP_DIR and ${BUCKET} are both set; keep one.`]),
    ...(plain && given.NODE_ENV === 'production'
      ? ['MEDFLOW_BACKUP_S3_ENDPOINT must begin with https:// in production.']
      : []),
  ];
}

export function bucketOf(v: Settings): BackupBucket | undefined {
  const [accessKeyId, secretAccessKey] = bucketKeys.map(name => v[name]);
  if (!v.MEDFLOW_BACKUP_S3_BUCKET || !accessKeyId || !secretAccessKey) return undefined;
  return {
    bucket: v.MEDFLOW_BACKUP_S3_BUCKET,
    endpoint: v.MEDFLOW_BACKUP_S3_ENDPOINT,
    region: v.MEDFLOW_BACKUP_S3_REGION ?? 'us-east-1',
    prefix: v.MEDFLOW_BACKUP_S3_PREFIX?.replace(/\/?$/, '/') ?? '',
    accessKeyId,
    secretAccessKey,
    // Buckets in the host need a name and a certificate for each, which Amazon has and most others do not.
    addressing: v.MEDFLOW_BACKUP_S3_ADDRESSING ?? (v.MEDFLOW_BACKUP_S3_ENDPOINT ? 'path' : 'host'),
    checksums: v.MEDFLOW_BACKUP_S3_CHECKSUMS ?? 'always',
    lockDays: v.MEDFLOW_BACKUP_S3_LOCK_DAYS,
    anchorLockDays: v.MEDFLOW_BACKUP_S3_ANCHOR_LOCK_DAYS,
  };
}
