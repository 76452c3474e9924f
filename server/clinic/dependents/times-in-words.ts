import { t } from '../../../shared/i18n/translate.ts';

/** Times that a sentence names; of the others it says how many there are. */
const MOST_NAMED = 5;

/** Times of a clock, such as "2031-01-07 09:00", as part of a sentence. */
export const timesInWords = (times: string[]): string => {
  const more = times.length - MOST_NAMED;
  const named = times.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? t('{named} and {more} times more', { named, more }) : named;
};
