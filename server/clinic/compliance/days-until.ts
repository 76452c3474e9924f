import { Temporal } from 'temporal-polyfill';

/** Days from one date of a calendar to another, below nought where that is over. */
export const daysUntil = (date: string, today: string): number =>
  Temporal.PlainDate.from(today).until(date, { largestUnit: 'day' }).days;
