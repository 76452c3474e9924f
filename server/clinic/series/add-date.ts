import type { z } from 'zod';
import type { SkippedDate } from '../../../shared/clinic/series.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { bookAt, partsOf } from '../bookings/book.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { startOf } from './dates/occurrences.ts';
import { bookingsOf } from './series-view.ts';
import type { WishedDate } from './taken-dates.ts';

type Wish = z.output<typeof SkippedDate>;

/** What the date would be: as the one before it that was not changed alone, or else as the next. */
const planned = async (em: ClinicEm, input: Wish) => {
  const series = await findVersion(em, Series, input);
  if (!series.skipped.includes(input.date))
    throw new Refusal('{date} was not skipped.', { date: input.date });
  const bookings = await bookingsOf(em, series);
  const standing = bookings.filter(({ status }) => status !== 'cancelled');
  const like = nearestTo(
    input.date,
    standing.filter(({ changedAlone }) => !changedAlone),
  );
  const model = like ?? nearestTo(input.date, standing);
  if (!model) throw new Refusal('Nothing is booked of this series any more.');
  const parts = await partsOf(em, {
    ...{ serviceId: model.service.id, patientId: series.patient.id },
    ...{ practitionerId: model.practitioner.id, facilityId: series.facility.id },
  });
  const startsAt = startOf(input.date, series.daysLater, series.time, parts.facility.timeZone);
  const endsAt = new Date(+startsAt + +model.endsAt - +model.startsAt);
  // A room of the service's is chosen anew, for the one of that date may be taken on this one.
  const roomId = parts.service.roomIds.length === 0 ? model.room?.id : undefined;
  return { series, bookings, model, parts, startsAt, endsAt, roomId };
};

const nearestTo = (date: string, bookings: Booking[]): Booking | undefined =>
  bookings.findLast(({ seriesDate }) => String(seriesDate) < date) ?? bookings[0];

/** Books a date that was skipped when the series was, by the rules of any booking (S17). */
export const addDate = async (em: ClinicEm, input: Wish) => {
  const { series, bookings, model, parts, startsAt, endsAt, roomId } = await planned(em, input);
  const added = await bookAt(em, parts, {
    ...{ startsAt, endsAt, roomId, notes: model.notes ?? null, despite: input.despite },
    ...{ series, seriesDate: input.date },
  });
  series.skipped = series.skipped.filter(date => date !== input.date);
  const dates = [...bookings, added];
  return {
    series,
    bookings: dates.sort((a, b) => String(a.seriesDate).localeCompare(String(b.seriesDate))),
  };
};

/** What it would take. */
export const addedWish = async (em: ClinicEm, input: Wish): Promise<{ wishes: WishedDate[] }> => {
  const { parts, startsAt, endsAt, roomId } = await planned(em, input);
  const { service, practitioner, patient, facility } = parts;
  return {
    wishes: [
      {
        ...{ date: input.date, startsAt, endsAt, service, facilityId: facility.id },
        ...{ practitionerId: practitioner.id, patientId: patient.id, things: roomId ? [roomId] : [] },
      },
    ],
  };
};
