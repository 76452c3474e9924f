import { Temporal } from 'temporal-polyfill';
import { HOUR } from '../../../shared/durations.ts';
import type { Door } from './visitor-door.ts';

/** What can be booked by visitors at all: no sooner than this instant, and on these days of the facility. */
export interface BookingWindow {
  notBefore: Date;
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
}

export const windowOf = (
  { publicDaysAhead, publicHoursBefore }: Door['settings'],
  timeZone: string,
  now = Date.now(),
): BookingWindow => {
  const dateOf = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const notBefore = now + publicHoursBefore * HOUR;
  return {
    notBefore: new Date(notBefore),
    first: dateOf(notBefore),
    last: dateOf(now).add({ days: publicDaysAhead }),
  };
};

export const dateAt = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(+instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
