import type { z } from 'zod';
import type { SeriesCancellation, SeriesTakingBack } from '../../../shared/clinic/series.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import type { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { withRelations } from '../bookings/booking-view.ts';
import { expectBookableAgain } from '../bookings/within-hours.ts';
import { toComeFrom } from './series-scope.ts';
import { bookingsOf } from './series-view.ts';

/** Cancels what is to come of a series, those included that were moved or edited alone: the tail goes with them (S19). */
export const cancelSeries = async (em: ClinicEm, input: z.output<typeof SeriesCancellation>) => {
  const series = await findVersion(em, Series, input);
  const bookings = await bookingsOf(em, series);
  const toCome = toComeFrom(bookings, input.from);
  // One time for all, by which they are found again; never before a step that another server's clock put ahead.
  const now = new Date(Math.max(Date.now(), ...toCome.map(({ confirmedAt }) => +(confirmedAt ?? 0))));
  for (const booking of toCome) booking.cancel(input.reason, now);
  series.cancelledAt = now;
  series.cancelledFrom = input.from ?? String(toCome[0]?.seriesDate);
  return { series, bookings, changed: toCome.length, kept: 0 };
};

/** The bookings that were cancelled with the series the last time. */
export const cancelledTogether = (series: Series, bookings: Booking[]): Booking[] =>
  bookings.filter(
    ({ status, cancelledAt }) => status === 'cancelled' && +(cancelledAt ?? 0) === +(series.cancelledAt ?? 1),
  );

/** Takes back the last cancellation of a series in one step; those that were cancelled alone stay so (S18). */
export const takeBackSeries = async (em: ClinicEm, input: z.output<typeof SeriesTakingBack>) => {
  const series = await findVersion(em, Series, input);
  if (!series.cancelledAt) throw new Refusal('This series was not cancelled, so nothing can be taken back.');
  const bookings = await bookingsOf(em, series);
  const cancelled = cancelledTogether(series, bookings);
  for (const booking of cancelled) {
    booking.takeBack();
    // What is past is only put right.
    if (booking.endsAt > new Date())
      await expectBookableAgain(em, await withRelations(em, booking), input.despite);
  }
  series.cancelledAt = null;
  series.cancelledFrom = null;
  return { series, bookings, changed: cancelled.length, kept: 0 };
};
