import { Temporal } from 'temporal-polyfill';
import { MINUTE } from '../../../shared/durations.ts';
import { offsetPeriods } from './offset-periods.ts';

/** Local dates, both included. */
export interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Minutes after midnight on a wall clock, the end excluded; what ends past midnight ends after minute 1440. */
export interface Minutes {
  fromMinute: number;
  toMinute: number;
}

/** `HH:MM` as minutes after midnight. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes after midnight as `HH:MM`, of the next day where it is past that. */
export const timeOf = (minute: number): string => {
  const within = minute > 1440 ? minute - 1440 : minute;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** Hours that end no later than they begin end on the next day. */
export const minutesOf = ({ from, to }: { from: string; to: string }): Minutes => {
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
  return { fromMinute, toMinute: toMinute + (toMinute <= fromMinute ? 1440 : 0) };
};

/** The same of `HH:MM-HH:MM`. */
export const minutesIn = (hours: string): Minutes =>
  minutesOf({ from: hours.slice(0, 5), to: hours.slice(6) });

/**
 * The clock on the wall of a zone for some local days: tells for a date and a minute after its midnight the first instant, in
 * milliseconds, at which it shows that time, or more. So a time that the clocks skip is the jump (K10), of one that comes
 * twice the first counts (I6), and a day begins at its first instant (S9). What lies before these days is their beginning,
 * what lies two days and more after them is never.
 */
export const wallClock = (timeZone: string, { from, to }: Days) => {
  const periods = offsetPeriods(timeZone, from, to.add({ days: 2 }));
  return (date: Temporal.PlainDate | string, minute: number): number => {
    const wall = Date.parse(`${date}T00:00Z`) + minute * MINUTE;
    const period = periods.find(({ offset, endsAt }) => wall - offset < endsAt);
    return period ? Math.max(wall - period.offset, period.startsAt) : Number.POSITIVE_INFINITY;
  };
};

/** The local dates of a zone that a span of instants touches. */
export const daysOf = (timeZone: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Days => {
  const dateOf = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(+instant).toZonedDateTimeISO(timeZone).toPlainDate();
  return { from: dateOf(startsAt), to: dateOf(endsAt) };
};
