import { Temporal } from 'temporal-polyfill';
import { type Frequency, MOST_DATES, type ShortMonths } from '../../../../shared/clinic/series.ts';
import { Refusal } from '../../../errors.ts';

/** What dates follow from. */
export interface DateRule {
  frequency: Frequency;
  interval: number;
  /** ISO weekdays of a weekly rule. */
  weekdays: readonly number[];
  /** The day of a monthly rule. */
  monthDay: number;
  shortMonths: ShortMonths;
  firstDate: string;
  count?: number | undefined;
  /** A local date, itself included (S21). */
  until?: string | undefined;
}

const YEARS = 2;

/** The local dates that a rule gives, in order. Refuses one that gives none, too many, or some too far ahead. */
export const ruleDates = (rule: DateRule): Temporal.PlainDate[] => {
  const { count, until } = rule;
  const horizon = Temporal.PlainDate.from(rule.firstDate).add({ years: YEARS });
  const end = until ? Temporal.PlainDate.from(until) : horizon;
  if (isAfter(end, horizon)) throw new Refusal('A series lasts {years} years at most.', { years: YEARS });
  const dates: Temporal.PlainDate[] = [];
  for (const date of candidates(rule, end)) {
    if (dates.length === count) return dates;
    if (dates.length === MOST_DATES)
      throw new Refusal('A series has {most} dates at most.', { most: MOST_DATES });
    dates.push(date);
  }
  if (dates.length === 0) throw new Refusal('This rule gives no date at all.');
  if (count !== undefined && dates.length < count)
    throw new Refusal('A series lasts {years} years at most: this one would have {dates} dates by then.', {
      ...{ years: YEARS, dates: dates.length },
    });
  return dates;
};

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) > 0;

/** Every date of the rule from its first date to the end. */
function* candidates(rule: DateRule, end: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const first = Temporal.PlainDate.from(rule.firstDate);
  for (let n = 0; ; n += rule.interval) {
    const step = steps[rule.frequency](rule, first, n);
    if (isAfter(step.from, end)) return;
    for (const date of step.dates) if (!isAfter(first, date) && !isAfter(date, end)) yield date;
  }
}

/** The dates of the day, week or month that lies n after the first, and its first day, from which on they lie. */
const steps: Record<
  Frequency,
  (
    rule: DateRule,
    first: Temporal.PlainDate,
    n: number,
  ) => { from: Temporal.PlainDate; dates: Temporal.PlainDate[] }
> = {
  daily: (_, first, days) => {
    const from = first.add({ days });
    return { from, dates: [from] };
  },
  weekly: ({ weekdays }, first, weeks) => {
    const from = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks });
    const days = [...new Set(weekdays.length > 0 ? weekdays : [first.dayOfWeek])].sort((a, b) => a - b);
    return { from, dates: days.map(day => from.add({ days: day - 1 })) };
  },
  monthly: ({ monthDay, shortMonths }, first, months) => {
    // Counted from the first of the month, so that a short one does not shorten those after it (S21).
    const from = first.with({ day: 1 }).add({ months });
    const isShort = monthDay > from.daysInMonth;
    const day = Math.min(monthDay, from.daysInMonth);
    return { from, dates: isShort && shortMonths === 'skip' ? [] : [from.with({ day })] };
  },
};
