import { Temporal } from 'temporal-polyfill';
import { offsetPeriods } from './offset-periods.ts';

/** Instants in milliseconds since 1970; the end excluded. */
export interface Span {
  startsAt: number;
  endsAt: number;
}

/** Hours of every week on a wall clock; those that end past midnight end after minute 1440. */
export interface WeeklyHours {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  fromMinute: number;
  toMinute: number;
}

const MINUTE = 60_000;

/**
 * When hours are open that begin on the local dates `from` to `to`, one span for each of them: from the first instant at
 * which the wall clock shows their beginning, or more, to the first at which it shows their end. So hours are clipped to
 * the jump where the clocks skip a time (K10), and of a time that comes twice the first counts (I6).
 */
export const openHours = (
  timeZone: string,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  hours: readonly WeeklyHours[],
): Span[] => {
  // Hours of the last date may end on the day after it.
  const periods = offsetPeriods(timeZone, from, to.add({ days: 2 }));
  const firstAt = (wall: number): number => {
    const period = periods.find(({ offset, endsAt }) => wall - offset < endsAt);
    return period ? Math.max(wall - period.offset, period.startsAt) : Number.POSITIVE_INFINITY;
  };
  const spans: Span[] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    const midnight = Date.parse(`${date}T00:00Z`);
    for (const { fromMinute, toMinute } of hours.filter(({ weekday }) => weekday === date.dayOfWeek)) {
      const [startsAt, endsAt] = [fromMinute, toMinute].map(minute => firstAt(midnight + minute * MINUTE));
      if (startsAt !== undefined && endsAt !== undefined && startsAt < endsAt)
        spans.push({ startsAt, endsAt });
    }
  }
  return spans;
};

/** The same time in as few spans as can be, in order: what touches is one. */
export const joined = (spans: readonly Span[]): Span[] => {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = all.at(-1);
    if (last && span.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, span.endsAt);
    else all.push({ ...span });
  }
  return all;
};
