import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';

/** How a clinic's backups are; the newest first. */
export const BackupReport = z.object({
  backups: z.array(
    z.object({
      id: z.uuid(),
      takenAt: AnswerInstant,
      bytes: z.int(),
      /** When it was restored on trial the last time, and found to be what was backed up. */
      verifiedAt: AnswerInstant.nullable(),
    }),
  ),
  /** Whether one is asked for, or being written. */
  isUnderWay: z.boolean(),
  /** Since when there is none because the last one failed. */
  failedAt: AnswerInstant.nullable(),
});
export type BackupReport = z.output<typeof BackupReport>;

/** The one that is being written, or was asked for. */
export const AskedBackup = z.object({ id: z.uuid() });
