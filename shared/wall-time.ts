import { Temporal } from 'temporal-polyfill';

/** What the clock on the wall of a zone shows at an instant, as `YYYY-MM-DDTHH:MM`. */
export const wallTimeOf = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(+instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
