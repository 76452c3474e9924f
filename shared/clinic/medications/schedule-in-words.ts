import { t } from '../../i18n/translate.ts';
import { doseInWords } from './dose.ts';
import type { DoseUnit } from './medications.ts';
import type { Rhythm, Schedule, WithMeals } from './schedule.ts';

/** How the reader's page writes times of day, days of the week and numbers. */
export interface Writing {
  locale: string;
  clock: (time: string) => string;
}

const weekdayIn = (locale: string, weekday: number): string =>
  // The first of January of 2024 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );

const listed = (locale: string, words: string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

const meals: Record<Exclude<WithMeals, 'any'>, () => string> = {
  before: () => t('before meals'),
  with: () => t('with meals'),
  after: () => t('after meals'),
  empty: () => t('on an empty stomach'),
};

const often = (rhythm: Rhythm, { locale, clock }: Writing): string => {
  const at = 'times' in rhythm && rhythm.times.length > 0 ? listed(locale, rhythm.times.map(clock)) : '';
  if (rhythm.kind === 'need') return t('as needed');
  if (rhythm.kind === 'once') return t('once');
  if (rhythm.kind === 'hours')
    return t('every {hours, plural, one {hour} other {# hours}}', { hours: rhythm.everyHours });
  if (rhythm.kind === 'cycle')
    return t(
      '{on, plural, one {# day} other {# days}} on and {off, plural, one {# day} other {# days}} off, at {at}',
      { on: rhythm.daysOn, off: rhythm.daysOff, at },
    );
  if (rhythm.kind === 'days')
    return t('{days, plural, =1 {daily} =2 {every other day} other {every # days}}, at {at}', {
      ...{ days: rhythm.everyDays, at },
    });
  const days = listed(
    locale,
    rhythm.weekdays.map(day => weekdayIn(locale, day)),
  );
  const weeks = t('{weeks, plural, =1 {weekly} =2 {every other week} other {every # weeks}} on {days}', {
    ...{ weeks: rhythm.everyWeeks, days },
  });
  return at ? t('{weeks}, at {at}', { weeks, at }) : weeks;
};

/** The one way in which a schedule is told, so that words and fields cannot part (CR7). */
export const scheduleInWords = (
  { rhythm, meals: when, asNeeded }: Schedule,
  unit: DoseUnit,
  writing: Writing,
) => {
  const parts = [often(rhythm, writing)];
  if (when !== 'any') parts.push(meals[when]());
  if (asNeeded) {
    const { reason, leastHours, mostPerDay } = asNeeded;
    if (rhythm.kind !== 'need') parts.push(t('only if needed'));
    parts.push(t('for {reason}', { reason }));
    if (leastHours)
      parts.push(t('at least {hours, plural, one {# hour} other {# hours}} apart', { hours: leastHours }));
    const most = doseInWords({ amount: mostPerDay, unit }, writing.locale);
    parts.push(t('at most {most} in a day', { most }));
  }
  return parts.join(', ');
};
