import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Flag, page, paging } from '../scalars.ts';

/** `skipped` was due while the job was paused. */
export const JobState = z.enum([
  ...(['created', 'retry', 'active', 'completed', 'cancelled', 'failed'] as const),
  'skipped',
]);
export type JobState = z.infer<typeof JobState>;

const JobName = z.string().regex(/^\w{1,60}$/, t('Please use letters.'));

export const JobRunsQuery = z.strictObject({
  ...paging,
  job: JobName.optional(),
  /** Only what failed, or did at first. */
  failed: Flag.optional(),
});

/** Once that a job was due (OPS-2). */
export const JobRun = z.object({
  id: z.uuid(),
  job: z.string(),
  state: JobState,
  dueAt: AnswerInstant,
  startedAt: AnswerInstant.nullable(),
  endedAt: AnswerInstant.nullable(),
  /** How often it was tried again, and how often it may be. */
  retries: z.int(),
  mostRetries: z.int(),
  /** The kind of what went wrong, never its message. */
  fault: z.string().nullable(),
  /** In how many clinics there was something to do; null where it is not done clinic by clinic. */
  clinics: z.int().nullable(),
});
export type JobRun = z.output<typeof JobRun>;
export const JobRunsPage = page(JobRun);

export const JobKind = z.object({
  job: z.string(),
  /** When it is due as cron writes it, in UTC. */
  cron: z.string(),
  pausedAt: AnswerInstant.nullable(),
  pausedBy: z.string().nullable(),
  /** Somebody asked for a run, which nobody has begun yet. */
  isWanted: z.boolean(),
  /** Runs that failed for good within the last day. */
  failed: z.int(),
  /** The newest run that is more than waiting. */
  last: JobRun.pick({ state: true, startedAt: true, endedAt: true, fault: true, clinics: true }).nullable(),
});
export type JobKind = z.output<typeof JobKind>;
export const JobKinds = z.object({ items: z.array(JobKind) });

export const JobToRun = z.strictObject({ job: JobName });
export const JobPause = z.strictObject({ job: JobName, paused: z.boolean() });
