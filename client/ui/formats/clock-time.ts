import { t } from '../../../shared/i18n/translate.ts';

const MIDNIGHT = '24:00';

/** A time of day `HH:MM` as it is typed: `14:30` or `2:30 PM`; the end of a day of twelve hours is `midnight`. */
export const writeTime = (time: string, clock: '12h' | '24h'): string => {
  const [, hours = '', minutes = ''] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  if (clock === '24h' || !hours) return time;
  if (time === MIDNIGHT) return t('midnight');
  const hour = Number(hours);
  return `${hour % 12 || 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
};

const isMidnight = (text: string): boolean => text.trim().toLowerCase() === t('midnight').toLowerCase();

/** `HH:MM` of what is typed by either clock, as `14:30`, `2:30 pm` or `2 pm`; undefined for anything else (FD19). */
export const readTime = (text: string): string | undefined => {
  if (/^(midnight|24[:.]?00)$/i.test(text.trim()) || isMidnight(text)) return MIDNIGHT;
  const [, typed = '', minutes = '00', half] =
    /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim()) ?? [];
  // A number alone may be anything.
  if (!typed || (!half && !/[:.]|^\d{4}$/.test(text))) return undefined;
  const hour = Number(typed);
  if (half ? hour < 1 || hour > 12 : hour > 23) return undefined;
  const counted = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return `${String(counted).padStart(2, '0')}:${minutes}`;
};
