import { Temporal } from 'temporal-polyfill';
import type { Period } from '../../../shared/clinic/dashboard.ts';

interface Asked {
  /** Local dates, both included. */
  from: string;
  to: string;
  per: Period;
  timeZone: string;
  /** ISO weekday. */
  weekStartsOn: number;
}

/** Days that are counted together; which one a booking is of is decided by instants, as another library may know other rules (K12). */
export interface Periods {
  /** The first day of each. */
  dates: string[];
  /** When each begins, and at last when the span is over. */
  bounds: Date[];
}

/** The first day of the period after the one that a day is in. */
const nextAfter = (
  date: Temporal.PlainDate,
  { per, weekStartsOn }: Pick<Asked, 'per' | 'weekStartsOn'>,
): Temporal.PlainDate => {
  if (per === 'day') return date.add({ days: 1 });
  if (per === 'month') return date.with({ day: 1 }).add({ months: 1 });
  return date.add({ days: 7 - ((date.dayOfWeek - weekStartsOn + 7) % 7) });
};

/** The days of a span by periods; its ends cut the first and the last. */
export const periodsOf = ({ from, to, timeZone, ...asked }: Asked): Periods => {
  const end = Temporal.PlainDate.from(to).add({ days: 1 });
  const dates: Temporal.PlainDate[] = [];
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, end) < 0;
    date = nextAfter(date, asked)
  )
    dates.push(date);
  return {
    dates: dates.map(String),
    bounds: [...dates, end].map(date => new Date(date.toZonedDateTime(timeZone).epochMilliseconds)),
  };
};
