import { z } from 'zod';
import { ChangedSeries, SeriesRow } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { ELSEWHERE } from '../bookings/booking-view.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';

/** A series with those of its bookings that the actor sees, by their dates. */
export interface SeriesWithBookings {
  series: Series;
  bookings: Booking[];
}

export const bookingsOf = (em: ClinicEm, series: Series): Promise<Booking[]> =>
  em.find(Booking, { series }, { orderBy: { seriesDate: 'asc' } });

/** Loads what an answer tells of a series besides. */
export const withRelations = async <Told extends SeriesWithBookings>(
  em: ClinicEm,
  told: Told,
): Promise<Told> => {
  const evenGone = { filters: { live: false } };
  await em.findOne(Patient, { id: told.series.patient.id }, evenGone);
  await em.findOne(Facility, { id: told.series.facility.id }, evenGone);
  return told;
};

const rowOf = ({ series, bookings }: SeriesWithBookings): z.input<typeof SeriesRow> => {
  const { patient, ...fields } = series;
  const { id, name, timeZone } = series.facility.getEntity();
  return {
    ...fields,
    facility: { id, name, timeZone },
    patient: {
      id: patient.id,
      name: patient.isInitialized() ? patient.getEntity().fullName() : t(ELSEWHERE),
    },
    dates: bookings.map(({ id, seriesDate, startsAt, endsAt, status, changedAlone }) => ({
      ...{ bookingId: id, date: String(seriesDate), startsAt, endsAt, status, changedAlone },
    })),
  };
};

export const SeriesAnswer = z.custom<SeriesWithBookings>().transform(rowOf).pipe(SeriesRow);

/** How many bookings a change of the series changed, and how many it left because they were changed alone. */
export const ChangedAnswer = z
  .custom<SeriesWithBookings & { changed: number; kept: number }>()
  .transform(
    ({ changed, kept, ...told }): z.input<typeof ChangedSeries> => ({
      ...rowOf(told),
      ...{ changed, kept },
    }),
  )
  .pipe(ChangedSeries);
