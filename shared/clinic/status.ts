import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';
import { DailyReport } from './daily-reports.ts';

/** The jobs that do something in a clinic which somebody there would miss. */
export const StatusJob = z.enum([
  ...(['remindPatients', 'tellChanges', 'offerFreed', 'markNoShows', 'mailNews'] as const),
  ...([
    'writeDailyReports',
    'remindOfCompliance',
    'sendWebhooks',
    'sealTrails',
    'importPatients',
    'scanAttachments',
    'writeExports',
    'writeBackups',
  ] as const),
]);
export type StatusJob = z.infer<typeof StatusJob>;

/** How what a clinic works with is, as far as it is known; its backups tell of themselves (`BackupReport`). */
export const StatusReport = z.object({
  at: AnswerInstant,
  database: z.object({ answeredInMs: z.int() }),
  server: z.object({ version: z.string(), runningSince: AnswerInstant }),
  /** Null where whoever asks may not see the outbox. */
  mails: z
    .object({
      /** False where no mail server is set, so that mails stay in the outbox. */
      isSending: z.boolean(),
      lastSentAt: AnswerInstant.nullable(),
      waiting: z.int(),
      waitingSince: AnswerInstant.nullable(),
      /** Given up within the last seven days. */
      failed: z.int(),
    })
    .nullable(),
  /** The newest report of a morning; null where nobody wants any, or whoever asks is bound to facilities. */
  morning: DailyReport.nullable(),
  jobs: z.array(
    z.object({
      job: StatusJob,
      /** When it ran the last time, in whichever clinics there was something to do; null where nobody knows of a run. */
      ranAt: AnswerInstant.nullable(),
      /** Since when those who run MedFlow let nobody do it. */
      pausedAt: AnswerInstant.nullable(),
      /** When it failed in this clinic the last time, and when it was done there since. */
      failedAt: AnswerInstant.nullable(),
      doneSince: AnswerInstant.nullable(),
    }),
  ),
  /** The newest report of `medflow proof`; null where there is none. */
  proof: z
    .object({
      at: AnswerInstant,
      /** Whether it can be read, and is the one that this installation signed. */
      isGenuine: z.boolean(),
      isComplete: z.boolean(),
      holes: z.int(),
    })
    .nullable(),
  /** Security alerts about this clinic that nobody has acknowledged. */
  alerts: z.int(),
});
export type StatusReport = z.output<typeof StatusReport>;
