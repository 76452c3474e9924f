import type { OpeningHours } from '../../../shared/clinic/availability.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';

const CLOSED = t('Closed');

type Part = { from: string; to: string };

/** The hours of a day, as the clinic writes times. */
export const hoursInWords = (hours: readonly Part[], writeTime: (time: string) => string): string =>
  hours
    .map(({ from, to }) => {
      const part = `${writeTime(from)}–${writeTime(to)}`;
      return to <= from ? t('{hours} the next day', { hours: part }) : part;
    })
    .join(', ') || CLOSED;

/** A date of each weekday, for its name. */
const dateOf = (weekday: number): string => `2024-01-0${weekday}`;

/** When a facility is open, a line for each run of days that are alike, in the order of the clinic's week. */
export const openingLines = (
  openingHours: OpeningHours,
  { writeTime, weekday, weekStartsOn }: Pick<Formats, 'writeTime' | 'weekday' | 'weekStartsOn'>,
): { days: string; hours: string }[] => {
  const week = Array.from({ length: 7 }, (_, n) => ((weekStartsOn - 1 + n) % 7) + 1);
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const day of week) {
    const name = weekday(dateOf(day));
    const hours = hoursInWords(
      openingHours.filter(opening => opening.weekday === day),
      writeTime,
    );
    const before = runs.at(-1);
    if (before?.hours === hours) before.last = name;
    else runs.push({ first: name, last: name, hours });
  }
  return runs.map(({ first, last, hours }) => ({
    days: first === last ? first : `${first} – ${last}`,
    hours,
  }));
};

/** The same in one line, without the days on which it is closed. */
export const openingInWords = (...given: Parameters<typeof openingLines>): string =>
  openingLines(...given)
    .filter(({ hours }) => hours !== CLOSED)
    .map(({ days, hours }) => `${days} ${hours}`)
    .join('; ');
