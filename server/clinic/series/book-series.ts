import type { z } from 'zod';
import type { NewSeries } from '../../../shared/clinic/series.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { bookAt } from '../bookings/book.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { type Occurrence, startOf } from './dates/occurrences.ts';
import { planSeries } from './planned-series.ts';
import { withOneReason } from './refused-series.ts';
import type { WishedDate } from './taken-dates.ts';

type Wish = z.output<typeof NewSeries>;

const unskipped = async (em: ClinicEm, input: Wish) => {
  const { parts, rule, occurrences, hours } = await planSeries(em, input);
  const named = [...input.skip, ...input.instead.map(({ date }) => date)];
  const stranger = named.find(date => occurrences.every(occurrence => occurrence.date !== date));
  if (stranger) throw new Refusal('{date} is no date of this series.', { date: stranger });
  const wanted = occurrences
    .filter(({ date }) => !input.skip.includes(date))
    .map(occurrence => movedTo(input, occurrence, parts.facility.timeZone));
  if (wanted.length === 0) throw new Refusal('All dates of this series are skipped.');
  return { parts, rule, hours, wanted, count: occurrences.length };
};

/** A date at the time that is wished for instead, which is a change of it alone (S17, S18). */
const movedTo = ({ instead }: Wish, occurrence: Occurrence, timeZone: string) => {
  const { date, startsAt, endsAt } = occurrence;
  const other = instead.find(one => one.date === date);
  if (!other) return { ...occurrence, changedAlone: false };
  const moved = startOf(date, 0, other.time, timeZone);
  return {
    ...{ date, startsAt: moved, endsAt: new Date(+moved + +endsAt - +startsAt) },
    changedAlone: +moved !== +startsAt,
  };
};

/** Books every date of a rule but those to skip, or none. */
export const bookSeries = async (
  em: ClinicEm,
  input: Wish,
): Promise<{ series: Series; bookings: Booking[] }> => {
  const { parts, rule, hours, wanted, count } = await unskipped(em, input);
  const { frequency, interval, weekdays, monthDay, shortMonths, firstDate } = rule;
  const series = em.create(Series, {
    ...{ patient: parts.patient, facility: parts.facility, time: input.time },
    ...{ frequency, interval, weekdays: [...weekdays], monthDay, shortMonths, firstDate, count },
    skipped: [...new Set(input.skip)].sort(),
  });
  const bookings: Booking[] = [];
  await withOneReason(
    wanted,
    ({ date }) => date,
    async ({ date, startsAt, endsAt, changedAlone }) => {
      const { notes, despite, roomId } = input;
      bookings.push(
        await bookAt(em, parts, {
          ...{ startsAt, endsAt, notes, despite, roomId },
          ...{ series, seriesDate: date, changedAlone },
          // They are those of the planned times, beyond which another one may reach.
          ...(!changedAlone && { hours }),
        }),
      );
    },
  );
  return { series, bookings };
};

/** What the series would take. */
export const wishesOf = async (em: ClinicEm, input: Wish): Promise<WishedDate[]> => {
  const { parts, wanted } = await unskipped(em, input);
  return wanted.map(({ date, startsAt, endsAt }) => ({
    ...{ date, startsAt, endsAt, service: parts.service },
    ...{ practitionerId: input.practitionerId, patientId: input.patientId, facilityId: input.facilityId },
    things: input.roomId ? [input.roomId] : [],
  }));
};
