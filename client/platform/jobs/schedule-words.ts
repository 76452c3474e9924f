import { t } from '../../../shared/i18n/translate.ts';

const two = (part: string): string => part.padStart(2, '0');

/** When a job is due, as cron has it, in words; what they cannot say is told as it is written. */
export const scheduleWords = (cron: string): string => {
  const [minute = '', hour = '', day, month, weekday] = cron.split(' ');
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (day !== '*' || month !== '*') return cron;
  if (hour === '*' && weekday === '*') {
    if (minute === '*') return t('Each minute');
    if (every) return t('Every {count} minutes', { count: Number(every) });
    if (/^\d+$/.test(minute)) return t('Each hour');
  }
  if (!/^\d+ \d+$/.test(`${minute} ${hour}`)) return cron;
  const time = `${two(hour)}:${two(minute)}`;
  if (weekday === '*') return t('Daily at {time} UTC', { time });
  return weekday === '1' ? t('Mondays at {time} UTC', { time }) : cron;
};
