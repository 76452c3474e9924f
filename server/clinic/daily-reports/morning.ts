import { Temporal } from 'temporal-polyfill';

/** From this hour on the report of a day is due, by the clinic's own clock (LIT-9) … */
const FROM_HOUR = 6;
/** … and until this one: what nobody got in the morning helps nobody in the evening. */
const UNTIL_HOUR = 12;

/** A day of a clinic, and when it and the day before it begin and end there. */
export interface Day {
  day: string;
  yesterday: string;
  beginsAt: Date;
  endsAt: Date;
  yesterdayAt: Date;
}

/** The day whose report is due at this instant; null at any other time of day. */
export const morningOf = (now: number, timeZone: string): Day | null => {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  if (local.hour < FROM_HOUR || local.hour >= UNTIL_HOUR) return null;
  const date = local.toPlainDate();
  const startOf = (days: number) => new Date(date.add({ days }).toZonedDateTime(timeZone).epochMilliseconds);
  return {
    ...{ day: date.toString(), yesterday: date.subtract({ days: 1 }).toString() },
    ...{ beginsAt: startOf(0), endsAt: startOf(1), yesterdayAt: startOf(-1) },
  };
};
