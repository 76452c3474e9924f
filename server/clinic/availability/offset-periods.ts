import { Temporal } from 'temporal-polyfill';

/** A time in which the clocks of a zone are the same way ahead of UTC, as instants in milliseconds; the end excluded. */
export interface OffsetPeriod {
  startsAt: number;
  endsAt: number;
  offset: number;
}

/** How the clocks of a zone run from the beginning of one local day to the end of another, without a gap between. */
export const offsetPeriods = (
  timeZone: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): OffsetPeriod[] => {
  const last = to.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const periods: OffsetPeriod[] = [];
  let time: Temporal.ZonedDateTime | null = from.toZonedDateTime(timeZone);
  while (time && time.epochMilliseconds < last) {
    const next: Temporal.ZonedDateTime | null = time.getTimeZoneTransition('next');
    periods.push({
      startsAt: time.epochMilliseconds,
      endsAt: Math.min(next?.epochMilliseconds ?? last, last),
      offset: time.offsetNanoseconds / 1e6,
    });
    time = next;
  }
  return periods;
};
