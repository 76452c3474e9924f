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
const DAY = 1440 * MINUTE;

/**
 * When hours are open that begin on the local dates `from` to `to`: at every instant at which the wall clock shows a time
 * within them. So what the clocks skip is closed, what they show twice is open twice, and no span reaches beyond the hours
 * (K10). One span for each of the hours of a day, two only where the clocks, set back, return into hours that were over.
 */
export const openHours = (
  timeZone: string,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  hours: readonly WeeklyHours[],
): Span[] => {
  const periods = offsetPeriods(timeZone, from, to.add({ days: 2 }));
  const spans: Span[] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    const midnight = Date.parse(`${date}T00:00Z`);
    for (const { fromMinute, toMinute } of hours.filter(({ weekday }) => weekday === date.dayOfWeek)) {
      const [first, last] = [midnight + fromMinute * MINUTE, midnight + toMinute * MINUTE];
      const pieces = periods.flatMap(({ offset, ...period }) =>
        common({ startsAt: first - offset, endsAt: last - offset }, period),
      );
      spans.push(...joined(pieces));
    }
  }
  return spans;
};

const common = (a: Span, b: Span): Span[] => {
  const span = { startsAt: Math.max(a.startsAt, b.startsAt), endsAt: Math.min(a.endsAt, b.endsAt) };
  return span.startsAt < span.endsAt ? [span] : [];
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
