import { Temporal } from 'temporal-polyfill';
import { addDays, toWall } from '../../ui/formats/clinic-time.ts';
import { minutesInDay, minutesOf } from './wall-minutes.ts';

/** A booking on the clinic's clock: where it begins and ends, in days and in minutes after their midnight. */
export type WallSpan = { startDate: string; from: number; endDate: string; to: number };

/** What a day shows of a booking, in minutes after midnight. */
export type Piece = { from: number; to: number; isStart: boolean; isEnd: boolean };

/** A quarter of an hour, the least that can be read and hit (WCAG 2.5.8); shorter bookings are drawn that high (S31). */
export const leastMinutes = 15;

const placeOf = (instant: string, zone: string) => {
  const wall = toWall(instant, zone);
  return { date: wall.slice(0, 10), minute: minutesOf(wall) };
};

/** What ends at midnight ends with the day, not on the next one. */
const endOf = (instant: string, zone: string) => {
  const { date, minute } = placeOf(instant, zone);
  return minute === 0 ? { date: addDays(date, -1), minute: minutesInDay } : { date, minute };
};

/** The last place that the clock reaches before it changes within the booking; it may be later than the end (K1). */
const beforeChange = (startsAt: string, endsAt: string, zone: string) => {
  const change = Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  if (!change || change.epochMilliseconds >= Date.parse(endsAt)) return undefined;
  const { date, minute } = placeOf(change.toInstant().subtract({ minutes: 1 }).toString(), zone);
  return { date, minute: minute + 1 };
};

/**
 * Rows are hours of the clock, so a booking reaches from its first to its last. Where the clock goes back within it and it
 * ends no later by the clock than it began, it is drawn from its start by its real minutes (K1).
 */
export const wallSpanOf = (startsAt: string, endsAt: string, zone: string): WallSpan => {
  const [start, end] = [placeOf(startsAt, zone), endOf(endsAt, zone)];
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
  const endsLater = end.date > start.date || (end.date === start.date && end.minute > start.minute);
  const from = { startDate: start.date, from: start.minute };
  if (!endsLater) return { ...from, endDate: start.date, to: Math.min(start.minute + minutes, minutesInDay) };

  const isPlain = end.date === start.date && end.minute - start.minute >= minutes;
  const last = isPlain ? undefined : beforeChange(startsAt, endsAt, zone);
  const goesFurther = last?.date === end.date && last.minute > end.minute;
  return { ...from, endDate: end.date, to: goesFurther ? last.minute : end.minute };
};

/** Cuts a booking at midnight (K3); nothing on the days that it does not touch. */
export const pieceOn = (date: string, span: WallSpan): Piece | undefined => {
  const isStart = span.startDate === date;
  const isEnd = span.endDate === date;
  if (date < span.startDate || date > span.endDate) return undefined;
  const from = isStart ? Math.min(span.from, minutesInDay - leastMinutes) : 0;
  const to = Math.max(isEnd ? span.to : minutesInDay, from + leastMinutes);
  return { from, to, isStart, isEnd };
};
