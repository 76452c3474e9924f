import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Count } from '../scalars.ts';

export const RepeatUnit = z.enum(['days', 'weeks', 'months', 'years']);
export type RepeatUnit = z.output<typeof RepeatUnit>;
/** Whether the next one is counted by the calendar, from the day that was planned first, or from when this one was done. */
export const RepeatBy = z.enum(['calendar', 'done']);
export type RepeatBy = z.output<typeof RepeatBy>;

/** How something comes again and again. */
export const Repeat = z.strictObject({ unit: RepeatUnit, every: Count(1, 100), by: RepeatBy });
export type Repeat = z.output<typeof Repeat>;

/** What a next day is counted from. */
export interface Counted {
  /** The day that was asked for first, which short months shorten for themselves alone (RQ29). */
  anchor: string;
  dueOn: string;
  doneOn: string;
}

const dayOf = (date: string) => Temporal.PlainDate.from(date);

/**
 * The day of the next one (RQ29, RQ30). By the calendar it is the first after both the one that was due and the one on which it
 * was done, each counted from the first of all; else so long after it was done.
 */
export const nextDue = ({ unit, every, by }: Repeat, { anchor, dueOn, doneOn }: Counted): string => {
  if (by === 'done') return `${dayOf(doneOn).add({ [unit]: every })}`;
  const first = dayOf(anchor);
  const after = dueOn > doneOn ? dueOn : doneOn;
  const passed = first.until(dayOf(after), { largestUnit: unit })[unit];
  // Counted from before that, since the last day of a short month may stand in for a later one.
  for (let n = Math.max(0, Math.floor(passed / every) - 1); ; n++) {
    const date = `${first.add({ [unit]: n * every })}`;
    if (date > after) return date;
  }
};

/** The next ones, if each is done on its day. */
export const nextDues = (repeat: Repeat, anchor: string, dueOn: string, count: number): string[] => {
  const days: string[] = [];
  for (let due = dueOn; days.length < count; days.push(due))
    due = nextDue(repeat, { anchor, dueOn: due, doneOn: due });
  return days;
};
