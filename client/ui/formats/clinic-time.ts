import { Temporal } from 'temporal-polyfill';

/** `YYYY-MM-DD HH:mm:ss`, the wall clock of a zone, as the calendar components speak it. */
export type WallTimestamp = string;

export const toWall = (instant: string, zone: string): WallTimestamp =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');

/** Of a wall time that comes twice, because the clocks go back. */
export type Which = 'first' | 'second';

/** A wall time that a clock change skips is read as the first moment after the gap. */
export const toInstant = (wall: WallTimestamp, zone: string, which: Which = 'first'): string => {
  const time = Temporal.PlainDateTime.from(wall.replace(' ', 'T'));
  const disambiguation = which === 'second' ? 'later' : 'compatible';
  return time.toZonedDateTime(zone, { disambiguation }).toInstant().toString();
};

/** Whether the wall clock shows this time twice. */
export const isTwice = (wall: WallTimestamp, zone: string): boolean =>
  toWall(toInstant(wall, zone), zone) === wall &&
  toInstant(wall, zone, 'first') !== toInstant(wall, zone, 'second');

export const whichOf = (instant: string, zone: string): Which =>
  Date.parse(toInstant(toWall(instant, zone), zone)) === Date.parse(instant) ? 'first' : 'second';

export const todayIn = (zone: string): string => Temporal.Now.plainDateISO(zone).toString();

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The same day of another month, or its last where it is shorter. */
export const addMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** ISO weekday of a date: 1 is Monday. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

export const startOfWeek = (date: string, weekStartsOn: number): string =>
  addDays(date, -((weekdayOf(date) - weekStartsOn + 7) % 7));

export const isDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
