import type { Env } from '../../../env.ts';
import { folderTarget } from './folder.ts';
import type { Target } from './target.ts';

export type TargetSettings = Pick<Env, 'backupDir' | 'backupBucket'>;

/** Where this installation keeps its backups; what speaks with buckets is loaded by those who have one. */
export const openTarget = async ({ backupDir, backupBucket }: TargetSettings): Promise<Target> =>
  backupBucket ? new (await import('./bucket.ts')).BucketTarget(backupBucket) : folderTarget(backupDir);
