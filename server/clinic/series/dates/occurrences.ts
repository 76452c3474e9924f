import { Temporal } from 'temporal-polyfill';
import { MINUTE } from '../../../../shared/durations.ts';
import { type DateRule, ruleDates } from './rule-dates.ts';
import { type WallStart, wallStart } from './wall-starts.ts';

/** A date of a series and when it is; the date is its name (S18). */
export interface Occurrence extends WallStart {
  date: string;
  endsAt: Date;
}

interface Clock {
  time: string;
  timeZone: string;
  minutes: number;
}

/** Every visit of a rule, in order, each on the wall clock of its own day. */
export const occurrencesOf = (rule: DateRule, { time, timeZone, minutes }: Clock): Occurrence[] =>
  ruleDates(rule).map(date => {
    const start = wallStart(date, time, timeZone);
    return { date: date.toString(), ...start, endsAt: new Date(+start.startsAt + minutes * MINUTE) };
  });

/** When a visit begins that is put off by some days from the date of its rule. */
export const startOf = (date: string, days: number, time: string, timeZone: string): Date =>
  wallStart(Temporal.PlainDate.from(date).add({ days }), time, timeZone).startsAt;
