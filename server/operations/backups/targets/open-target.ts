import type { Env } from '../../../env.ts';
import type { BackupBucket } from '../../../environment/backup-bucket.ts';
import { folderTarget } from './folder.ts';
import type { Target } from './target.ts';

export type TargetSettings = Pick<Env, 'backupDir' | 'backupBucket'>;

/** What speaks with buckets is loaded by those who have one. */
export const openBucket = async (settings: BackupBucket): Promise<Target> =>
  new (await import('./bucket.ts')).BucketTarget(settings);

/** Where this installation keeps its backups. */
export const openTarget = async ({ backupDir, backupBucket }: TargetSettings): Promise<Target> =>
  backupBucket ? openBucket(backupBucket) : folderTarget(backupDir);
