import { Temporal } from 'temporal-polyfill';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import type { WaitingEntry } from './waiting-entry.entity.ts';
import type { WaitingOffer } from './waiting-offer.entity.ts';

type Wish = Pick<WaitingEntry, 'earliest' | 'latest' | 'notBefore' | 'notAfter' | 'weekdays'>;

/** Later than any clock says: whoever wants to be done by then is not. */
const NEXT_DAY = '25:00';

/** Whether a time lies on the days and within the hours that were wished for, by the clock of its facility. */
export const isWished = (
  { earliest, latest, notBefore, notAfter, weekdays }: Wish,
  { startsAt, endsAt }: Pick<FreeTime, 'startsAt' | 'endsAt'>,
  timeZone: string,
): boolean => {
  const at = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(+instant).toZonedDateTimeISO(timeZone);
  const clockOf = (time: Temporal.ZonedDateTime) => time.toPlainTime().toString({ smallestUnit: 'minute' });
  const [start, end] = [at(startsAt), at(endsAt)];
  const day = start.toPlainDate().toString();
  const last = end.subtract({ milliseconds: 1 });
  const endsSameDay = last.toPlainDate().toString() === day;
  const done = end.toPlainDate().toString() === day ? clockOf(end) : '24:00';
  return (
    day >= earliest &&
    day <= latest &&
    (weekdays.length === 0 || weekdays.includes(start.dayOfWeek)) &&
    (!notBefore || clockOf(start) >= notBefore) &&
    (!notAfter || (endsSameDay ? done : NEXT_DAY) <= notAfter)
  );
};

/** Whether it was offered to them before, and not taken. */
export const isKnown = (
  offers: Pick<WaitingOffer, 'startsAt' | 'practitioner' | 'facility'>[],
  { startsAt, practitioner, facility }: FreeTime,
): boolean =>
  offers.some(
    offer =>
      +offer.startsAt === +startsAt &&
      offer.practitioner.id === practitioner.id &&
      offer.facility.id === facility.id,
  );
