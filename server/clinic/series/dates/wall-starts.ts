import { Temporal } from 'temporal-polyfill';
import { t } from '../../../../shared/i18n/translate.ts';

/** When a visit begins on a local date, and what the clocks do to its time there, in words. */
export interface WallStart {
  startsAt: Date;
  clocks: string | null;
}

/**
 * The instant of a wall-clock time `HH:MM`. A time that the clocks skip is as much later as they are put forward, on that
 * date only; of one that comes twice the first is taken (S20).
 */
export const wallStart = (date: Temporal.PlainDate, time: string, timeZone: string): WallStart => {
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const [first, second] = (['earlier', 'later'] as const).map(disambiguation =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  const taken = wall.toZonedDateTime(timeZone);
  const shown = taken.toPlainTime().toString({ smallestUnit: 'minute' });
  return { startsAt: new Date(taken.epochMilliseconds), clocks: clocksIn({ time, shown, first, second }) };
};

interface Said {
  time: string;
  shown: string;
  first: Temporal.ZonedDateTime;
  second: Temporal.ZonedDateTime;
}

const clocksIn = ({ time, shown, first, second }: Said): string | null => {
  if (shown !== time) return t('The clocks skip {time} on this day; it is at {shown}.', { time, shown });
  if (first.equals(second)) return null;
  return t('{time} comes twice on this day; it is the first of them.', { time });
};
