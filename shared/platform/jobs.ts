import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Flag, page, paging } from '../scalars.ts';

export const JobState = z.enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']);
export type JobState = z.infer<typeof JobState>;

export const JobRunsQuery = z.strictObject({
  ...paging,
  job: z
    .string()
    .regex(/^\w{1,60}$/, t('Please use letters.'))
    .optional(),
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
});
export type JobRun = z.output<typeof JobRun>;
export const JobRunsPage = page(JobRun);

/** The names of all jobs, and when each is due as cron writes it, in UTC. */
export const JobSchedules = z.array(z.object({ job: z.string(), cron: z.string() }));
