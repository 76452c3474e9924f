import { Temporal } from 'temporal-polyfill';
import { joined, type Span, without } from './spans.ts';
import { type Days, daysOf, type Minutes, wallClock } from './wall-time.ts';

/** Hours of every week on a wall clock. */
export interface WeeklyHours extends Minutes {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
}

/** What decides when a practitioner can be booked at a facility, all of it on the facility's wall clock. */
export interface Hours {
  timeZone: string;
  weekly: readonly WeeklyHours[];
  /** Of one date each: the hours that begin on it, instead of those of its weekday. */
  exceptions: readonly { date: string; hours: readonly Minutes[] }[];
  /** When the facility is closed. */
  holidays: readonly ({ date: string } & Minutes)[];
  /** When the practitioner is away: from a time of the first day to a time of the last. */
  timeOff: readonly ({ startsOn: string; endsOn: string } & Minutes)[];
}

const datesOf = ({ from, to }: Days): Temporal.PlainDate[] => {
  const dates: Temporal.PlainDate[] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 }))
    dates.push(date);
  return dates;
};

/**
 * When hours are open that begin on local dates, one span for each of them: from the first instant at which the wall clock
 * shows their beginning, or more, to the first at which it shows their end (K10, I6).
 */
const hoursOn = (
  at: ReturnType<typeof wallClock>,
  dates: readonly Temporal.PlainDate[],
  hoursOf: (date: Temporal.PlainDate) => readonly Minutes[],
): Span[] =>
  dates.flatMap(date =>
    hoursOf(date)
      .map(({ fromMinute, toMinute }) => ({ startsAt: at(date, fromMinute), endsAt: at(date, toMinute) }))
      .filter(({ startsAt, endsAt }) => startsAt < endsAt),
  );

/** The hours of usual weeks. */
export const weeklyHours = (timeZone: string, days: Days, weekly: readonly WeeklyHours[]): Span[] =>
  hoursOn(wallClock(timeZone, days), datesOf(days), date =>
    weekly.filter(({ weekday }) => weekday === date.dayOfWeek),
  );

/**
 * The times at which a practitioner can be booked at a facility, of hours that begin on these local dates. An exception
 * replaces the hours of its day, and opens it on a holiday as well, because somebody named this very day; a holiday closes
 * what is left of the usual hours, and nobody is booked who is away (SCH-2, S7). Lists, warnings and the calendar all ask
 * this (S5).
 */
export const openHours = (hours: Hours, days: Days): Span[] => {
  const { timeZone, weekly, exceptions, holidays, timeOff } = hours;
  const at = wallClock(timeZone, days);
  const dates = datesOf(days);
  const named = new Map(exceptions.map(exception => [exception.date, exception.hours]));
  const usual = hoursOn(at, dates, date =>
    named.has(`${date}`) ? [] : weekly.filter(({ weekday }) => weekday === date.dayOfWeek),
  );
  const closed = holidays.map(({ date, fromMinute, toMinute }) => ({
    startsAt: at(date, fromMinute),
    endsAt: at(date, toMinute),
  }));
  const away = timeOff.map(({ startsOn, endsOn, fromMinute, toMinute }) => ({
    startsAt: at(startsOn, fromMinute),
    endsAt: at(endsOn, toMinute),
  }));
  const special = hoursOn(at, dates, date => named.get(`${date}`) ?? []);
  return without([...without(usual, closed), ...special], away);
};

/** Whether open hours hold the whole of a visit; its buffer may run past them. */
export const isOpen = (hours: Hours | undefined, visit: { startsAt: Date; endsAt: Date }): boolean => {
  if (!hours) return false;
  const { from, to } = daysOf(hours.timeZone, visit);
  // The night before reaches into the first day.
  return joined(openHours(hours, { from: from.subtract({ days: 1 }), to })).some(
    span => span.startsAt <= +visit.startsAt && +visit.endsAt <= span.endsAt,
  );
};
