import type { StatusJob, StatusReport } from '../../../shared/clinic/status.ts';
import { DAY, MINUTE } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { isOlder, type Told } from './clinic-items.tsx';
import type { StatusItem } from './StatusCard.tsx';

/** Most of them run each minute; where none did for so long, nothing runs. */
const STILL_MS = 15 * MINUTE;

const jobWords: Record<StatusJob, string> = {
  remindPatients: t('Reminders to patients'),
  tellChanges: t('Letters of changed bookings'),
  offerFreed: t('Offers of freed times'),
  markNoShows: t('Marks of who did not come'),
  mailNews: t('Letters of news to members'),
  writeDailyReports: t('Reports of the morning'),
  remindOfCompliance: t('Reminders of what expires'),
  sendWebhooks: t('Webhooks'),
  sealTrails: t('Seals of the audit log'),
  importPatients: t('Imports'),
  scanAttachments: t('Checks of attached files'),
  writeExports: t('Exports'),
  writeBackups: t('Backups asked for'),
};

type Job = StatusReport['jobs'][number];

const isFailing = ({ failedAt, doneSince }: Job): boolean => failedAt !== null && doneSince === null;

const jobsState = (jobs: Job[], at: string): Pick<StatusItem, 'tone' | 'state' | 'todo'> => {
  const failing = jobs.filter(isFailing).length;
  if (failing > 0)
    return {
      tone: 'bad',
      state: t('{count, plural, one {# fails here} other {# fail here}}', { count: failing }),
      todo: t(
        'It is tried again by itself. If it still fails in an hour, please tell those who run MedFlow for you.',
      ),
    };
  const lastRun = lastRunOf(jobs);
  if (!lastRun)
    return {
      tone: 'quiet',
      state: t('No run is known'),
      todo: t(
        'Right after a start this is as it should be. If it lasts, please tell those who run MedFlow for you.',
      ),
    };
  if (isOlder(lastRun, at, STILL_MS))
    return {
      tone: 'bad',
      state: t('Nothing runs'),
      todo: t('Reminders and other letters wait. Please tell those who run MedFlow for you.'),
    };
  return jobs.some(({ pausedAt }) => pausedAt)
    ? {
        tone: 'waiting',
        state: t('Some are paused'),
        todo: t('Those who run MedFlow paused them. What is due is made up for as soon as they go on.'),
      }
    : { tone: 'good', state: t('Running') };
};

const lastRunOf = (jobs: Job[]): string | undefined =>
  jobs
    .flatMap(({ ranAt }) => ranAt ?? [])
    .toSorted()
    .at(-1);

const valueOf = (job: Job, { formats: { moment }, at }: Told): string => {
  const { ranAt, pausedAt, failedAt, doneSince } = job;
  if (failedAt && !doneSince) return t('Failed here {moment}', { moment: moment(failedAt) });
  if (pausedAt) return t('Paused since {moment}', { moment: moment(pausedAt) });
  if (failedAt && doneSince && !isOlder(failedAt, at, DAY))
    return t('Failed here {failed}, done again {done}', {
      failed: moment(failedAt),
      done: moment(doneSince),
    });
  return ranAt ? moment(ranAt) : t('No run is known');
};

/** What is done by the clock: when it ran the last time anywhere, and what of it failed in this clinic. */
export const jobsItem = (jobs: Job[], told: Told): StatusItem => ({
  title: t('What runs by itself'),
  ...jobsState(jobs, told.at),
  facts: jobs.map(job => ({ label: jobWords[job.job], value: valueOf(job, told) })),
  meaning: t(
    'When each ran the last time. What fails in this clinic is told here, and keeps nothing else from being done.',
  ),
});
