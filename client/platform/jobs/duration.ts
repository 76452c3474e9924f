import { t } from '../../../shared/i18n/translate.ts';
import type { JobRun } from '../../../shared/platform/jobs.ts';
import { consoleFormats } from '../connection/operator.ts';

/** How long a run took; nothing while it lasts. */
export const duration = ({ startedAt, endedAt }: Pick<JobRun, 'startedAt' | 'endedAt'>): string | null => {
  if (!startedAt || !endedAt) return null;
  const seconds = (+new Date(endedAt) - +new Date(startedAt)) / 1000;
  return t('{seconds} s', { seconds: consoleFormats.number(Math.round(seconds * 10) / 10) });
};
